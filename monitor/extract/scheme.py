"""What the network answers: the labels of each head, in the order of its outputs, and the features of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitor.extract.pieces import Floats

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


def pair_features(a: Seen, b: Seen, mentions: Sequence[Seen], ends: npt.NDArray[np.integer]) -> list[float]:
    """PAIR_FEATURES numbers: distance and direction, whether one sentence or headline holds both, what stands between.

    `ends[i]`: how many sentences end before unit i.
    """
    out = [0.0] * PAIR_FEATURES
    low, high = (a, b) if a.first <= b.first else (b, a)
    bucket = int(np.searchsorted(_DISTANCES, max(0, high.first - low.last - 1), side="right"))
    out[bucket + (0 if low is a else len(_DISTANCES) + 1)] = 1.0
    at = 2 * (len(_DISTANCES) + 1)
    out[at] = float(ends[a.first] == ends[b.first])
    if not (a.in_text and b.in_text):
        out[at + 1 + (0 if not (a.in_text or b.in_text) else 1 if b.in_text else 2)] = 1.0
    between = [m.type for m in mentions if low.last < m.first and m.last < high.first]
    out[at + 4 + min(2, between.count(a.type))] = 1.0
    out[at + 7 + min(2, between.count(b.type))] = 1.0
    return out


def all_pairs(mentions: Sequence[Seen]) -> dict[str, list[tuple[int, int]]]:
    """For each pair head, the pairs of mentions (places in the sequence) it is asked about."""
    places: dict[str, list[int]] = {letter: [] for letter in TYPES}
    for i, mention in enumerate(mentions):
        places[mention.type].append(i)
    return {types: [(a, b) for a in places[types[0]] for b in places[types[1]] if a != b] for types in PAIR_HEADS}


def features_of(pairs: Sequence[tuple[int, int]], mentions: Sequence[Seen], ends: npt.NDArray[np.integer]) -> Floats:
    """(pairs, PAIR_FEATURES)."""
    rows = [pair_features(mentions[a], mentions[b], mentions, ends) for a, b in pairs]
    return np.array(rows, np.float32).reshape(-1, PAIR_FEATURES)
