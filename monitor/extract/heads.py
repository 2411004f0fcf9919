"""The perceptrons behind the LSTM of one trained network: its states in, answers about mentions and pairs out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitor.extract.pieces import Floats
from monitor.extract.scheme import MENTION_HEADS, TYPES, Seen, all_pairs, between, features_of
from monitor.extract.windows import Window

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairs:
    """The pairs of mentions that one head is asked about; arrays of one length."""

    first: Places  #: among the mentions
    second: Places
    features: Floats  #: (pairs, PAIR_FEATURES)
    low: Places  #: units [low, high) stand between the two; none where they touch or stand far apart
    high: Places


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The mentions of a window and the pairs of them that are asked about: the same for every network."""

    first: Places  #: unit of each mention
    last: Places  #: inclusive
    shares: Floats  #: (mentions, units): what each unit adds to the mean over a mention
    of_type: dict[str, Places]  #: letter -> places among the mentions
    pairs: dict[str, Pairs]  #: by head; those about which there is nothing to ask are left out

    @classmethod
    def of(cls, window: Window, mentions: Sequence[Seen]) -> Asked:
        """Everything that the heads may be asked about the mentions of a window."""
        sentences = np.concatenate([[0], np.cumsum(window.breaks)])
        spans = np.array([(mention.first, mention.last) for mention in mentions], np.int64)
        first, last = spans.T
        units = np.arange(len(window))
        inside = (units >= first[:, None]) & (units <= last[:, None])
        types = [mention.type for mention in mentions]
        pairs: dict[str, Pairs] = {}
        for head, found in all_pairs(mentions).items():
            if found:
                a, b = np.array(found, np.int64).T
                low, high = between(spans[a], spans[b])
                features = features_of(found, mentions, sentences)
                pairs[head] = Pairs(first=a, second=b, features=features, low=low, high=high)
        return cls(
            first=first,
            last=last,
            shares=(inside / (last + 1 - first)[:, None]).astype(np.float32),
            of_type={letter: np.flatnonzero([t == letter for t in types]) for letter in TYPES if letter in types},
            pairs=pairs,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A window as one network sees it."""

    states: Floats  #: (units, states)
    whole: Floats  #: what is seen of the whole window
    flag: float  #: probability that the window tells of a change


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What is said of the mentions of a window, as probabilities (labels: see `scheme`)."""

    mentions: dict[str, Floats]  #: letter -> (mentions of the type, labels of its head); dates have none
    pairs: dict[str, Floats]  #: head -> (pairs, labels)


class Heads:
    """The weights of one network behind its LSTM."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    def look(self, states: Floats) -> View:
        """(units, states) of a window -> the window as a whole."""
        whole, flag = self._pool(states, "whole", "flag")
        return View(states=states, whole=whole, flag=flag)

    def look_early(self, states: Floats) -> float:
        """(units, states of the first layer) of a window -> the flag, as far as these tell."""
        return self._pool(states, "early_whole", "early_flag")[1]

    def _pool(self, states: Floats, whole: str, flag: str) -> tuple[Floats, float]:
        seen = self._layer(whole, states)
        top = seen.max(0)
        return top, float(_sigmoid(self._linear(flag, np.concatenate([top, seen.mean(0)])))[0])

    def answer(self, view: View, asked: Asked) -> Answers:
        """Ask every head about the mentions of a window."""
        reps = self._represent(view.states, asked)
        told: dict[str, Floats] = {}
        for letter, places in asked.of_type.items():
            if letter in MENTION_HEADS:
                whole = np.repeat(view.whole[None], len(places), 0)
                hidden = self._layer(f"mention_in.{letter}", np.concatenate([reps[places], whole], 1))
                told[letter] = _sigmoid(self._linear(f"mention_out.{letter}", hidden))
        sums = _running(view.states @ self._weights["between.weight"])
        return Answers(
            mentions=told,
            pairs={head: self._ask(head, pairs, reps, sums) for head, pairs in asked.pairs.items()},
        )

    def _represent(self, states: Floats, asked: Asked) -> Floats:
        """(mentions, mention)."""
        seen = np.concatenate([states[asked.first], states[asked.last], asked.shares @ states], 1)
        out = np.zeros((len(seen), len(self._weights["rep.p.bias"])), np.float32)
        for letter, places in asked.of_type.items():
            out[places] = self._layer(f"rep.{letter}", seen[places])
        return out

    def _ask(self, head: str, pairs: Pairs, reps: Floats, sums: Floats) -> Floats:
        """(pairs, labels). `sums`: running sums of the states as the layer `between` weighs them."""
        count = np.maximum(pairs.high - pairs.low, 1).astype(np.float32)[:, None]
        middle = np.maximum((sums[pairs.high] - sums[pairs.low]) / count + self._weights["between.bias"], 0.0)
        a, b = reps[pairs.first], reps[pairs.second]
        hidden = self._layer(f"pair_in.{head}", np.concatenate([a, b, a * b, middle, pairs.features], 1))
        return _sigmoid(self._linear(f"pair_out.{head}", hidden))

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return out

    def _layer(self, name: str, x: Floats) -> Floats:
        return np.maximum(self._linear(name, x), 0.0)


def _running(x: Floats) -> Floats:
    """Sums of the rows before each row, and of all of them."""
    out = np.zeros((len(x) + 1, x.shape[1]), np.float32)
    np.cumsum(x, 0, out=out[1:])
    return out


def _sigmoid(x: Floats) -> Floats:
    out: Floats = np.reciprocal(1 + np.exp(-np.clip(x, -30, 30)))
    return out
