"""Second models for tests: the shipped one with other weights, in folders of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from monitor import resources
from monitor.extract.scheme import MENTION_HEADS


def without_retirements(folder: Path) -> Path:
    """A model that takes no departure for a retirement; version "no-retirements"."""
    made = _linked(folder, "no-retirements")
    with np.load(resources.model() / "reader.npz") as stored:
        weights = {name: stored[name] for name in stored.files}
    for member in "01":
        for head in "pr":
            weights[f"{member}.mention_out.{head}.bias"][MENTION_HEADS[head].index("end:retired")] = -50.0
    _written(made / "reader.npz", weights)
    return made


def deaf(folder: Path) -> Path:
    """A model whose gate lets nothing through; version "deaf"."""
    made = _linked(folder, "deaf")
    with np.load(resources.model() / "gate.npz") as stored:
        weights = {name: stored[name] for name in stored.files}
    weights["threshold"] = np.float32(1e6)
    _written(made / "gate.npz", weights)
    return made


def _linked(folder: Path, version: str) -> Path:
    """The shipped model's files as links, but for its card."""
    folder.mkdir()
    for path in resources.model().iterdir():
        (folder / path.name).symlink_to(path)
    card = json.loads((resources.model() / "model.json").read_text(encoding="utf-8"))
    card["version"] = version
    (folder / "model.json").unlink()
    (folder / "model.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


def _written(path: Path, weights: dict[str, Any]) -> None:
    path.unlink()
    np.savez(path, **weights)
