"""What the network answers: the labels of each head, in the order of its outputs, and the features of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitor.extract.pieces import Floats

Spans = npt.NDArray[np.int64]

TYPES = "pord"  #: person, organisation, role, date
#: Outside, then begin and inside of each type.
TAGS = ("O", *(f"{part}-{letter}" for letter in TYPES for part in "BI"))

START_KINDS = ("", "hired", "promoted", "moved", "interim", "elected", "returned")
END_KINDS = ("", "resigned", "retired", "dismissed", "died", "moved", "expired")
_KINDS = (*(f"start:{kind}" for kind in START_KINDS), *(f"end:{kind}" for kind in END_KINDS))

#: What is asked of one mention. `start` and `end`: it takes part in such a change. `lone`: with nobody named.
MENTION_HEADS: dict[str, tuple[str, ...]] = {
    "p": ("start", "end", "proposed", "rumoured", *_KINDS),
    "r": ("start", "end", "lone start", "lone end", "proposed", "rumoured", *_KINDS),
    "o": ("start", "end"),
}
#: What is asked of a pair of mentions, first type and second. `replaces`: the first person takes the second's post.
PAIR_HEADS: dict[str, tuple[str, ...]] = {
    "pr": ("start", "end", "was", "to"),
    "po": ("start", "end", "was", "to"),
    "ro": ("of",),
    "pp": ("replaces", "reports"),
    "pd": ("start", "end"),
    "rd": ("start", "end"),
}

_DISTANCES = np.array([2, 4, 7, 13, 26, 61])
PAIR_FEATURES = 2 * (len(_DISTANCES) + 1) + 1 + 3 + 6
BETWEEN = 40  #: units between two mentions that are looked at; farther apart, none are


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A mention in a window."""

    type: str  #: a letter of TYPES
    first: int  #: units of the window
    last: int  #: inclusive
    in_text: bool


def between(one: Spans, other: Spans) -> tuple[Spans, Spans]:
    """The units [low, high) between two mentions each (n, 2: first and last unit); 0, 0 where they touch or are far."""
    low = np.minimum(one[:, 1], other[:, 1]) + 1
    high = np.maximum(one[:, 0], other[:, 0])
    near = (high > low) & (high - low <= BETWEEN)
    return np.where(near, low, 0), np.where(near, high, 0)


def all_pairs(mentions: Sequence[Seen]) -> dict[str, list[tuple[int, int]]]:
    """For each pair head, the pairs of mentions (places in the sequence) it is asked about."""
    places: dict[str, list[int]] = {letter: [] for letter in TYPES}
    for i, mention in enumerate(mentions):
        places[mention.type].append(i)
    return {types: [(a, b) for a in places[types[0]] for b in places[types[1]] if a != b] for types in PAIR_HEADS}


def features_of(pairs: Sequence[tuple[int, int]], mentions: Sequence[Seen], ends: npt.NDArray[np.integer]) -> Floats:
    """(pairs, PAIR_FEATURES): distance and direction, whether one sentence or headline holds both, what stands between.

    `ends[i]`: how many sentences end before unit i.
    """
    out = np.zeros((len(pairs), PAIR_FEATURES), np.float32)
    if not pairs:
        return out
    rows = np.arange(len(pairs))
    first, last = np.array([(m.first, m.last) for m in mentions]).T
    in_text = np.array([m.in_text for m in mentions])
    a, b = np.array(pairs).T
    forth = first[a] <= first[b]
    low, high = np.where(forth, a, b), np.where(forth, b, a)
    bucket = np.searchsorted(_DISTANCES, np.maximum(0, first[high] - last[low] - 1), side="right")
    out[rows, bucket + np.where(forth, 0, len(_DISTANCES) + 1)] = 1
    at = 2 * (len(_DISTANCES) + 1)
    out[:, at] = ends[first[a]] == ends[first[b]]
    out[:, at + 1] = ~in_text[a] & ~in_text[b]
    out[:, at + 2] = ~in_text[a] & in_text[b]
    out[:, at + 3] = in_text[a] & ~in_text[b]
    amid = (first > last[low][:, None]) & (last < first[high][:, None])
    types = np.array([TYPES.index(m.type) for m in mentions])
    for place, one in ((at + 4, a), (at + 7, b)):
        alike = types == types[one][:, None]
        out[rows, place + np.minimum(2, (amid & alike).sum(1))] = 1
    return out
