"""The perceptrons behind the LSTM of one trained network: its states in, answers about mentions and pairs out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitor.extract.pieces import Floats
from monitor.extract.scheme import BETWEEN, MENTION_HEADS, PAIR_HEADS, Seen, all_pairs, features_of
from monitor.extract.windows import Window

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The mentions of a window and the pairs of them that are asked about: the same for every network."""

    mentions: tuple[Seen, ...]
    pairs: dict[str, list[tuple[int, int]]]  #: head -> places among the mentions
    features: dict[str, Floats]  #: head -> (pairs, PAIR_FEATURES)

    @classmethod
    def of(cls, window: Window, mentions: Sequence[Seen]) -> Asked:
        """Everything that the heads may be asked about the mentions of a window."""
        ends = np.concatenate([[0], np.cumsum(window.breaks)])
        pairs = all_pairs(mentions)
        features = {types: features_of(found, mentions, ends) for types, found in pairs.items()}
        return cls(mentions=tuple(mentions), pairs=pairs, features=features)


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A window as one network sees it."""

    states: Floats  #: (units, states)
    whole: Floats  #: what is seen of the whole window
    flag: float  #: probability that the window tells of a change


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What is said of the mentions of a window, as probabilities (kinds: see `scheme`)."""

    mentions: tuple[Floats | None, ...]  #: for each mention its head's labels; None for dates
    pairs: dict[str, Floats]  #: head -> (pairs, labels)


class Heads:
    """The weights of one network behind its LSTM."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    def look(self, states: Floats) -> View:
        """(units, states) of a window -> the window as a whole."""
        seen = self._layer("whole", states)
        top = seen.max(0)
        flag = np.concatenate([top, seen.mean(0)]) @ self._weights["flag.weight"] + self._weights["flag.bias"]
        return View(states=np.ascontiguousarray(states), whole=top, flag=float(_sigmoid(flag)[0]))

    def answer(self, view: View, asked: Asked) -> Answers:
        """Ask every head about the mentions of a window."""
        sums = np.zeros((len(view.states) + 1, view.states.shape[1]), np.float32)
        np.cumsum(view.states, 0, out=sums[1:])
        reps = np.zeros((len(asked.mentions), len(self._weights["rep.p.bias"])), np.float32)
        said: list[Floats | None] = [None] * len(asked.mentions)
        for letter in {mention.type for mention in asked.mentions}:
            places = [i for i, mention in enumerate(asked.mentions) if mention.type == letter]
            reps[places] = self._represent(letter, view.states, sums, [asked.mentions[i] for i in places])
            if letter in MENTION_HEADS:
                whole = np.repeat(view.whole[None], len(places), 0)
                hidden = self._layer(f"mention_in.{letter}", np.concatenate([reps[places], whole], 1))
                for i, answer in zip(places, _sigmoid(self._linear(f"mention_out.{letter}", hidden)), strict=True):
                    said[i] = answer
        return Answers(
            mentions=tuple(said), pairs={types: self._ask_pairs(types, asked, reps, sums) for types in asked.pairs}
        )

    def _represent(self, letter: str, states: Floats, sums: Floats, mentions: Sequence[Seen]) -> Floats:
        first = np.array([m.first for m in mentions])
        last = np.array([m.last for m in mentions])
        mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
        return self._layer(f"rep.{letter}", np.concatenate([states[first], states[last], mean], 1))

    def _ask_pairs(self, types: str, asked: Asked, reps: Floats, sums: Floats) -> Floats:
        if not asked.pairs[types]:
            return np.zeros((0, len(PAIR_HEADS[types])), np.float32)
        a, b = np.array(asked.pairs[types]).T
        spans = np.array([(m.first, m.last) for m in asked.mentions])
        seen = self._layer("between", _middle(sums, spans[a], spans[b]))
        hidden = np.concatenate([reps[a], reps[b], reps[a] * reps[b], seen, asked.features[types]], 1)
        return _sigmoid(self._linear(f"pair_out.{types}", self._layer(f"pair_in.{types}", hidden)))

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return out

    def _layer(self, name: str, x: Floats) -> Floats:
        return np.maximum(self._linear(name, x), 0.0)


def _middle(sums: Floats, first: Places, second: Places) -> Floats:
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
