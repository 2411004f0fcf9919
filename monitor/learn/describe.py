"""`model.json`: what a model was made of, and what its networks' sureness is worth."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from monitor.extract.confidence import AS_SURE, Calibration
from monitor.extract.dates.words import WORDS
from monitor.learn import corpus
from monitor.learn.augment import Shares
from monitor.learn.calibrate import calibrate
from monitor.learn.corpus import LabelledStory
from monitor.learn.plan import GatePlan, Plan

VECTORS = ("pieces.model", "pieces.npz")  #: frozen: training starts from them and leaves them as they are


def describe(folder: Path, stories: Sequence[LabelledStory], plan: Plan, lists: Path) -> str:
    """Write `model.json` into a folder with a trained gate and reader; give the model's version.

    The confidence is calibrated on the held-out stories; `error` is what is left on stories that it was not
    calibrated on.
    """
    made_of = _made_of(folder, stories, plan, lists)
    _write(folder, made_of, AS_SURE, {})
    unseen = [story for story in stories if corpus.held_out(story.id)]
    calibration, error = calibrate(folder, lists, unseen)
    _write(folder, made_of, calibration, {} if error is None else {"error": round(error, 4)})
    return str(made_of["version"])


def _write(folder: Path, made_of: dict[str, object], calibration: Calibration, more: dict[str, float]) -> None:
    weights = {name: round(weight, 6) for name, weight in dataclasses.asdict(calibration).items()}
    card = made_of | {"confidence": weights | more}
    (folder / "model.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _made_of(folder: Path, stories: Sequence[LabelledStory], plan: Plan, lists: Path) -> dict[str, object]:
    """No clock in it, so that the same training writes the same file."""
    settings = {
        "plan": dataclasses.asdict(plan),
        "shares": dataclasses.asdict(Shares()),
        "gate": dataclasses.asdict(GatePlan()),
    }
    known = corpus.digest(stories)
    frozen = _digest(folder / name for name in VECTORS)
    listed = _digest([*sorted((lists / "roles").glob("*.tsv")), lists / "names" / "people.tsv"])
    made_of = [known, frozen, listed, WORDS, settings]
    version = hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:12]
    return {
        "version": version,
        "corpus": {
            "digest": known,
            "stories": len(stories),
            "with_changes": sum(bool(story.changes) for story in stories),
            "changes": sum(len(story.changes) for story in stories),
            "held_out": sum(corpus.held_out(story.id) for story in stories),
            "languages": dict(sorted(Counter(story.language for story in stories).items())),
        },
        "vectors": frozen,
        "lists": listed,
        "settings": settings,
    }


def _digest(paths: Iterable[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]
