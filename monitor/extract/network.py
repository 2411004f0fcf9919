"""The trained networks, run: windows in, tags and answers out (what they mean: `monitor.extract.scheme`).

Two networks of one form, trained apart; what counts is the mean of what they say. The layers of their LSTMs are ONNX
files with weights of seven bits, the rest of them is numpy. Most of the news tells of no change and should cost little:
after its first layer the first network, a small one, may say that a story tells of nothing; the second looks only at
stories that the whole of the first leaves a chance, and in them not at the windows that it is sure tell of nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from monitor.errors import ModelError
from monitor.extract.asked import Asked
from monitor.extract.heads import Answers, Heads, View
from monitor.extract.pieces import Floats
from monitor.extract.thresholds import CLEAR, EARLY, FLAG
from monitor.extract.windows import Window
from monitor.text import squeeze


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """A window as the networks see it."""

    tags: Floats  #: (units, tags) log-probabilities
    views: tuple[View, ...]  #: of each network that looked
    flag: float  #: probability that the window tells of a change


class Network:
    """Loaded once a process; runs on one thread."""

    def __init__(self, folder: Path) -> None:
        try:
            weights: dict[str, dict[str, Floats]] = defaultdict(dict)
            with (folder / "reader.npz").open("rb") as file, np.load(file) as stored:
                for name in stored.files:
                    member, _, rest = name.partition(".")
                    weights[member][rest] = stored[name].astype(np.float32)
            self._members = tuple(
                _Member(
                    _session(folder / f"reader.{member}.first.onnx"),
                    _session(folder / f"reader.{member}.last.onnx"),
                    Heads(weights[member]),
                )
                for member in sorted(weights)
            )
        except Exception as error:  # onnxruntime's errors share no base class; told once, here
            raise ModelError(
                f"{folder}: the reader cannot be loaded ({squeeze(str(error))}); install the package again"
            ) from error

    @property
    def inputs(self) -> int:
        """Numbers that a unit must come with."""
        return self._members[0].inputs

    def see(self, windows: Sequence[Window]) -> tuple[Sight, ...]:
        """Run the LSTMs over the windows of a story; nothing where a first look says that it tells of no change."""
        if not windows:
            return ()
        first, *others = self._members
        begun = first.begin(windows)
        if max(first.early_flags(begun)) < EARLY:
            return ()
        looks = [[look] for look in first.finish(begun)]
        flags = [look.view.flag for (look,) in looks]
        doubtful = [i for i, flag in enumerate(flags) if flag >= CLEAR]
        # Below this the others cannot lift the mean of any window to what a change needs.
        if doubtful and max(flags) + len(others) >= FLAG * len(self._members):
            for member in others:
                for i, look in zip(doubtful, member.finish(member.begin([windows[i] for i in doubtful])), strict=True):
                    looks[i].append(look)
        return tuple(_together(said) for said in looks)

    def answer(self, sights: Sequence[Sight], asked: Asked) -> Answers:
        """Ask every head of every network that looked about the mentions of windows at which the same ones looked."""
        said = [
            member.heads.answer(views, asked)
            for member, *views in zip(self._members, *(sight.views for sight in sights), strict=False)
        ]
        return Answers(
            mentions={letter: _mean([answers.mentions[letter] for answers in said]) for letter in said[0].mentions},
            pairs={head: _mean([answers.pairs[head] for answers in said]) for head in asked.pairs.of_head},
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """A window as one network sees it."""

    tags: Floats  #: (units, tags) probabilities
    view: View


@dataclass(frozen=True, kw_only=True, slots=True)
class _Begun:
    """Windows behind the first layer of an LSTM."""

    lengths: npt.NDArray[np.int32]
    states: Floats  #: (units, windows, states), zeros behind a window's end


class _Member:
    """One of the networks."""

    def __init__(self, first: onnxruntime.InferenceSession, last: onnxruntime.InferenceSession, heads: Heads) -> None:
        self._first = first
        self._last = last
        self.heads = heads

    @property
    def inputs(self) -> int:
        return int(self._first.get_inputs()[0].shape[2])

    def begin(self, windows: Sequence[Window]) -> _Begun:
        lengths = np.array([len(w) for w in windows], np.int32)
        vectors = np.zeros((int(lengths.max()), len(windows), windows[0].vectors.shape[1]), np.float32)
        for i, window in enumerate(windows):
            vectors[: len(window), i] = window.vectors
        (states,) = self._first.run(["states"], {"vectors": vectors, "lengths": lengths})
        return _Begun(lengths=lengths, states=states)

    def early_flags(self, begun: _Begun) -> list[float]:
        """The flag of each window, as far as the first layer tells."""
        return [self.heads.look_early(begun.states[:n, i]) for i, n in enumerate(begun.lengths)]

    def finish(self, begun: _Begun) -> list[_Look]:
        states, tags = self._last.run(["states", "tags"], {"first": begun.states, "lengths": begun.lengths})
        return [
            _Look(tags=_shares(tags[:n, i]), view=self.heads.look(np.ascontiguousarray(states[:n, i])))
            for i, n in enumerate(begun.lengths)
        ]


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _mean(said: Sequence[Floats]) -> Floats:
    """Of arrays of one shape; numpy's own takes several times as long for two or three small ones."""
    return said[0] if len(said) == 1 else np.add.reduce(said) / np.float32(len(said))


def _together(looks: Sequence[_Look]) -> Sight:
    return Sight(
        tags=np.log(_mean([look.tags for look in looks]) + 1e-9),
        views=tuple(look.view for look in looks),
        flag=float(np.mean([look.view.flag for look in looks])),
    )


def _shares(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    out: Floats = powers / powers.sum(1, keepdims=True)
    return out
