"""The trained networks, run: windows in, tags and answers out (what they mean: `monitor.extract.scheme`).

Two networks of one form, trained apart, look at every window; what counts is the mean of what they say. Their LSTMs
are one ONNX file with weights of seven bits, the rest of them is numpy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from monitor.errors import ModelError
from monitor.extract.heads import Answers, Asked, Heads, View
from monitor.extract.pieces import Floats
from monitor.extract.windows import Window
from monitor.text import squeeze


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """A window as the networks see it."""

    tags: Floats  #: (units, tags) log-probabilities
    views: tuple[View, ...]  #: each network's
    flag: float  #: probability that the window tells of a change


class Network:
    """Loaded once a process; runs on one thread."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
            )
            weights: dict[str, dict[str, Floats]] = defaultdict(dict)
            with (folder / "reader.npz").open("rb") as file, np.load(file) as stored:
                for name in stored.files:
                    member, _, rest = name.partition(".")
                    weights[member][rest] = stored[name].astype(np.float32)
        except Exception as error:  # onnxruntime's errors share no base class; told once, here
            raise ModelError(
                f"{folder}: the reader cannot be loaded ({squeeze(str(error))}); install the package again"
            ) from error
        self._heads = tuple(Heads(weights[member]) for member in sorted(weights))
        self._outputs = [f"{what}{member}" for member in sorted(weights) for what in ("states", "tags")]

    @property
    def inputs(self) -> int:
        """Numbers that a unit must come with."""
        return int(self._session.get_inputs()[0].shape[2])

    def see(self, windows: Sequence[Window]) -> tuple[Sight, ...]:
        """Run the LSTMs over the windows of a story."""
        if not windows:
            return ()
        lengths = np.array([len(w) for w in windows], np.int32)
        vectors = np.zeros((int(lengths.max()), len(windows), windows[0].vectors.shape[1]), np.float32)
        for i, window in enumerate(windows):
            vectors[: len(window), i] = window.vectors
        out = self._session.run(self._outputs, {"vectors": vectors, "lengths": lengths})
        return tuple(self._sight([said[:n, i] for said in out]) for i, n in enumerate(lengths))

    def _sight(self, said: list[Floats]) -> Sight:
        views = tuple(heads.look(states) for heads, states in zip(self._heads, said[::2], strict=True))
        tags = np.mean([_shares(tags) for tags in said[1::2]], 0)
        return Sight(tags=np.log(tags + 1e-9), views=views, flag=float(np.mean([view.flag for view in views])))

    def answer(self, sight: Sight, asked: Asked) -> Answers:
        """Ask every head of every network about the mentions of a window."""
        said = [heads.answer(view, asked) for heads, view in zip(self._heads, sight.views, strict=True)]
        return Answers(
            mentions=tuple(_mean(one) for one in zip(*(answers.mentions for answers in said), strict=True)),
            pairs={types: np.mean([answers.pairs[types] for answers in said], 0) for types in asked.pairs},
        )


def _mean(answers: Sequence[Floats | None]) -> Floats | None:
    found = [answer for answer in answers if answer is not None]
    return np.mean(found, 0) if found else None


def _shares(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    out: Floats = powers / powers.sum(1, keepdims=True)
    return out
