"""The perceptrons behind the LSTM of one trained network: its states in, answers about mentions and pairs out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from monitor.extract.asked import Asked, Pairs
from monitor.extract.pieces import Floats
from monitor.extract.scheme import MENTION_HEADS


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A window as one network sees it."""

    states: Floats  #: (units, states)
    whole: Floats  #: what is seen of the whole window
    flag: float  #: probability that the window tells of a change


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What is said of the mentions, as probabilities (labels: see `scheme`)."""

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

    def answer(self, views: Sequence[View], asked: Asked) -> Answers:
        """Ask every head about the mentions of these windows."""
        states = np.concatenate([view.states for view in views])
        reps = self._represent(states, asked)
        wholes = np.stack([view.whole for view in views])[asked.window]
        told: dict[str, Floats] = {}
        for letter, places in asked.of_type.items():
            if letter in MENTION_HEADS:
                hidden = self._layer(f"mention_in.{letter}", np.concatenate([reps[places], wholes[places]], 1))
                told[letter] = _sigmoid(self._linear(f"mention_out.{letter}", hidden))
        return Answers(mentions=told, pairs=self._ask(states, asked.pairs, reps))

    def _represent(self, states: Floats, asked: Asked) -> Floats:
        """(mentions, mention)."""
        counts = (asked.last + 1 - asked.first).astype(np.float32)
        means = np.add.reduceat(states[asked.inside], asked.begins) / counts[:, None]
        seen = np.concatenate([states[asked.first], states[asked.last], means], 1)
        out = np.zeros((len(seen), len(self._weights["rep.p.bias"])), np.float32)
        for letter, places in asked.of_type.items():
            out[places] = self._layer(f"rep.{letter}", seen[places])
        return out

    def _ask(self, states: Floats, pairs: Pairs, reps: Floats) -> dict[str, Floats]:
        """Head -> (pairs, labels)."""
        sums = _running(states @ self._weights["between.weight"])
        count = np.maximum(pairs.high - pairs.low, 1).astype(np.float32)[:, None]
        middle = np.maximum((sums[pairs.high] - sums[pairs.low]) / count + self._weights["between.bias"], 0.0)
        a, b = reps[pairs.first], reps[pairs.second]
        seen = np.concatenate([a, b, a * b, middle, pairs.features], 1)
        return {
            head: _sigmoid(self._linear(f"pair_out.{head}", self._layer(f"pair_in.{head}", seen[its])))
            for head, its in pairs.of_head.items()
        }

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._weights[f"{name}.weight"]
        out += self._weights[f"{name}.bias"]
        return out

    def _layer(self, name: str, x: Floats) -> Floats:
        out = self._linear(name, x)
        return np.maximum(out, 0.0, out=out)


def _running(x: Floats) -> Floats:
    """Sums of the rows before each row, and of all of them."""
    out = np.zeros((len(x) + 1, x.shape[1]), np.float32)
    np.cumsum(x, 0, out=out[1:])
    return out


def _sigmoid(x: Floats) -> Floats:
    out: Floats = np.reciprocal(1 + np.exp(-np.clip(x, -30, 30)))
    return out
