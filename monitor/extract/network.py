"""The trained network, run: windows in, tags and answers out (what they mean: `monitor.extract.scheme`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from monitor.errors import ModelError
from monitor.extract.pieces import Floats
from monitor.extract.scheme import BETWEEN, MENTION_HEADS, PAIR_HEADS, Seen, all_pairs, features_of
from monitor.extract.windows import Window
from monitor.text import squeeze


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """A window as the network sees it."""

    tags: Floats  #: (units, tags) log-probabilities
    states: Floats  #: (units, states)
    whole: Floats  #: what is seen of the whole window
    flag: float  #: probability that the window tells of a change


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What the network says of the mentions of a window, as probabilities (kinds: see `scheme`)."""

    mentions: tuple[Floats | None, ...]  #: for each mention its head's labels; None for dates
    pairs: dict[str, tuple[list[tuple[int, int]], Floats]]  #: head -> pairs of mentions, (pairs, labels)


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
            with (folder / "reader.npz").open("rb") as file, np.load(file) as stored:
                self._weights = {name: stored[name].astype(np.float32) for name in stored.files}
        except Exception as error:  # onnxruntime's errors share no base class; told once, here
            raise ModelError(
                f"{folder}: the reader cannot be loaded ({squeeze(str(error))}); install the package again"
            ) from error

    @property
    def inputs(self) -> int:
        """Numbers that a unit must come with."""
        return int(self._session.get_inputs()[0].shape[2])

    def see(self, windows: Sequence[Window]) -> tuple[Sight, ...]:
        """Run the LSTM over windows of one or more stories at once."""
        if not windows:
            return ()
        lengths = np.array([len(w) for w in windows], np.int32)
        vectors = np.zeros((int(lengths.max()), len(windows), windows[0].vectors.shape[1]), np.float32)
        for i, window in enumerate(windows):
            vectors[: len(window), i] = window.vectors
        states, tags = self._session.run(["states", "tags"], {"vectors": vectors, "lengths": lengths})
        return tuple(self._sight(states[:n, i], tags[:n, i]) for i, n in enumerate(lengths))

    def _sight(self, states: Floats, tags: Floats) -> Sight:
        seen = self._layer("whole", states)
        top = seen.max(0)
        flag = np.concatenate([top, seen.mean(0)]) @ self._weights["flag.weight"] + self._weights["flag.bias"]
        high = tags.max(1, keepdims=True)
        logs = tags - high - np.log(np.exp(tags - high).sum(1, keepdims=True))
        return Sight(tags=logs, states=np.ascontiguousarray(states), whole=top, flag=float(_sigmoid(flag)[0]))

    def answer(self, window: Window, sight: Sight, mentions: Sequence[Seen]) -> Answers:
        """Ask every head about the mentions of a window."""
        sums = np.zeros((len(sight.states) + 1, sight.states.shape[1]), np.float32)
        np.cumsum(sight.states, 0, out=sums[1:])
        reps = np.zeros((len(mentions), len(self._weights["rep.p.bias"])), np.float32)
        said: list[Floats | None] = [None] * len(mentions)
        for letter in {mention.type for mention in mentions}:
            places = [i for i, mention in enumerate(mentions) if mention.type == letter]
            reps[places] = self._represent(letter, sight.states, sums, [mentions[i] for i in places])
            if letter in MENTION_HEADS:
                whole = np.repeat(sight.whole[None], len(places), 0)
                hidden = self._layer(f"mention_in.{letter}", np.concatenate([reps[places], whole], 1))
                answers = _sigmoid(self._linear(f"mention_out.{letter}", hidden))
                for i, answer in zip(places, answers, strict=True):
                    said[i] = answer
        ends = np.concatenate([[0], np.cumsum(window.breaks)])
        pairs = {
            types: (found, self._ask_pairs(types, found, mentions, reps, sums, ends))
            for types, found in all_pairs(mentions).items()
        }
        return Answers(mentions=tuple(said), pairs=pairs)

    def _represent(self, letter: str, states: Floats, sums: Floats, mentions: Sequence[Seen]) -> Floats:
        first = np.array([m.first for m in mentions])
        last = np.array([m.last for m in mentions])
        mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
        return self._layer(f"rep.{letter}", np.concatenate([states[first], states[last], mean], 1))

    def _ask_pairs(
        self,
        types: str,
        pairs: list[tuple[int, int]],
        mentions: Sequence[Seen],
        reps: Floats,
        sums: Floats,
        ends: npt.NDArray[np.integer],
    ) -> Floats:
        if not pairs:
            return np.zeros((0, len(PAIR_HEADS[types])), np.float32)
        a, b = np.array(pairs).T
        spans = np.array([(m.first, m.last) for m in mentions])
        seen = self._layer("between", _middle(sums, spans[a], spans[b]))
        features = features_of(pairs, mentions, ends)
        hidden = np.concatenate([reps[a], reps[b], reps[a] * reps[b], seen, features], 1)
        return _sigmoid(self._linear(f"pair_out.{types}", self._layer(f"pair_in.{types}", hidden)))

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return out

    def _layer(self, name: str, x: Floats) -> Floats:
        return np.maximum(self._linear(name, x), 0.0)


def _middle(sums: Floats, first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]) -> Floats:
    """Mean of the states between two mentions; zeros where they touch or stand far apart."""
    low = np.minimum(first[:, 1], second[:, 1]) + 1
    high = np.maximum(first[:, 0], second[:, 0])
    near = (high > low) & (high - low <= BETWEEN)
    low, high = np.where(near, low, 0), np.where(near, high, 0)
    count = np.maximum(high - low, 1).astype(np.float32)
    out: Floats = ((sums[high] - sums[low]) / count[:, None]).astype(np.float32)
    return out


def _sigmoid(x: Floats) -> Floats:
    out: Floats = np.reciprocal(1 + np.exp(-np.clip(x, -30, 30)))
    return out
