"""What the networks are asked about a story: mentions and pairs of mentions, the same for every network.

All windows at once: the weights of the heads are too large to be fetched from memory for each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitor.extract.pieces import Floats
from monitor.extract.scheme import PAIR_HEADS, TYPES, Seen, all_pairs, between, features_of
from monitor.extract.windows import Window

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairs:
    """Pairs of mentions of one window each, head by head; arrays of one length."""

    first: Places  #: among the mentions
    second: Places
    features: Floats  #: (pairs, PAIR_FEATURES)
    low: Places  #: units [low, high) stand between the two; none where they touch or stand far apart
    high: Places
    of_head: dict[str, slice]  #: head -> the pairs that it is asked about; no head with none


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Mentions and pairs of some windows; units and mentions are counted over all of them."""

    window: Places  #: of each mention
    first: Places  #: unit of each mention
    last: Places  #: inclusive
    inside: Places  #: the units of the first mention, of the second, ...
    begins: Places  #: where those of each mention begin
    of_type: dict[str, Places]  #: letter -> places among the mentions
    pairs: Pairs

    @classmethod
    def of(cls, windows: Sequence[Window], mentions: Sequence[Sequence[Seen]]) -> Asked:
        """Everything that may be asked about the mentions of each window, one or more."""
        before = np.cumsum([0, *map(len, windows)])
        spans = [np.array([(m.first, m.last) for m in seen], np.int64) for seen in mentions]
        first, last = np.concatenate([its + units for its, units in zip(spans, before, strict=False)]).T
        ends = np.cumsum(last + 1 - first)
        types = np.array([TYPES.index(mention.type) for seen in mentions for mention in seen])
        return cls(
            window=np.repeat(np.arange(len(windows)), [len(seen) for seen in mentions]),
            first=first,
            last=last,
            inside=np.arange(ends[-1]) + np.repeat(last + 1 - ends, last + 1 - first),
            begins=np.concatenate([[0], ends[:-1]]),
            of_type={letter: of for at, letter in enumerate(TYPES) if len(of := np.flatnonzero(types == at))},
            pairs=_pairs(windows, mentions, spans, before),
        )


def _pairs(
    windows: Sequence[Window], mentions: Sequence[Sequence[Seen]], spans: Sequence[Places], before: Places
) -> Pairs:
    """`before`: how many units stand before each window."""
    heads: list[int] = []
    parts: list[tuple[npt.NDArray[np.generic], ...]] = []
    counted = 0  # mentions
    for window, seen, its, units in zip(windows, mentions, spans, before, strict=False):
        found = [(at, pair) for at, pairs in enumerate(all_pairs(seen).values()) for pair in pairs]
        heads += [at for at, _ in found]
        pairs = [pair for _, pair in found]
        a, b = np.array(pairs, np.int64).reshape(-1, 2).T
        low, high = between(its[a], its[b])
        sentences = np.concatenate([[0], np.cumsum(window.breaks)])
        parts.append((a + counted, b + counted, features_of(pairs, seen, sentences), low + units, high + units))
        counted += len(seen)
    order = np.argsort(heads, kind="stable")
    ends = np.cumsum(np.bincount(np.array(heads, np.int64), minlength=len(PAIR_HEADS))).tolist()
    first, second, features, low, high = (np.concatenate(part)[order] for part in zip(*parts, strict=True))
    return Pairs(
        first=first,
        second=second,
        features=features,
        low=low,
        high=high,
        of_head={head: slice(lo, hi) for head, lo, hi in zip(PAIR_HEADS, [0, *ends], ends, strict=False) if lo < hi},
    )
