"""The accuracy card: precision, recall and F1 for each level, language, register, kind and field, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from monitor.learn.evaluate import BINS, LEVELS, Judged, Tally, binned, total

_DRAWS = 1_000  #: of the bootstrap over stories
_SEED = 7
_SHORT = ("flag", "person+change", "strict")  #: levels told of a part of the stories
_NONE = Tally(right=0, given=0, wanted=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """One line of the card."""

    group: str  #: all, language, register, kind, field, confidence
    name: str  #: of the group's member; "" for all
    level: str  #: flag, one of LEVELS; "" for the other groups, which count the changes found (person + change)
    stories: int
    right: int
    given: int
    wanted: int
    precision: float
    recall: float
    f1: float
    said: float | None  #: mean confidence of a bin of reports, for which right / given is what it promises
    low: float  #: 2.5 % of the bootstrap samples of the stories have a lower F1
    high: float  #: 2.5 % a higher one


def card(judged: Sequence[Judged]) -> tuple[Score, ...]:
    """Every line of the card of the stories judged."""
    return tuple(_lines(judged))


def _lines(judged: Sequence[Judged]) -> Iterator[Score]:
    for level in ("flag", *LEVELS):
        yield _score("all", "", level, judged, _level(level))
    for group in ("language", "register"):
        of = attrgetter(f"story.{group}")
        for name in sorted({of(one) for one in judged}):
            mine = [one for one in judged if of(one) == name]
            yield from (_score(group, name, level, mine, _level(level)) for level in _SHORT)
    for kind in sorted({kind for one in judged for kind in one.kinds}):
        yield _score("kind", kind, "", judged, partial(_kind, kind))
    for field in judged[0].fields if judged else ():
        yield _score("field", field, "", judged, partial(_field, field))
    for number, told in sorted(binned(pair for one in judged for pair in one.told).items()):
        name = f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"
        yield _score(
            "confidence", name, "", judged, partial(_bin, number), said=sum(said for said, _ in told) / len(told)
        )


def _kind(kind: str, one: Judged) -> Tally:
    return one.kinds.get(kind, _NONE)


def _field(field: str, one: Judged) -> Tally:
    return one.fields[field]


def _bin(number: int, one: Judged) -> Tally:
    """Reports are wanted as often as given: F1 is the share of right ones."""
    inside = binned(one.told).get(number, [])
    return Tally(right=sum(right for _, right in inside), given=len(inside), wanted=len(inside))


def _level(level: str) -> Callable[[Judged], Tally]:
    return lambda one: one.levels[level]


def _score(
    group: str,
    name: str,
    level: str,
    judged: Sequence[Judged],
    tally: Callable[[Judged], Tally],
    said: float | None = None,
) -> Score:
    tallies = [tally(one) for one in judged]
    whole = total(tallies)
    low, high = _interval(np.array([(t.right, t.given + t.wanted) for t in tallies], np.float64))
    return Score(
        group=group,
        name=name,
        level=level,
        stories=len(judged),
        right=whole.right,
        given=whole.given,
        wanted=whole.wanted,
        precision=round(whole.precision, 4),
        recall=round(whole.recall, 4),
        f1=round(whole.f1, 4),
        said=None if said is None else round(said, 4),
        low=low,
        high=high,
    )


def _interval(counts: npt.NDArray[np.float64]) -> tuple[float, float]:
    """The middle 95 % of F1 when the stories are drawn again, as many, with repeats."""
    draws = np.random.default_rng(_SEED).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), _DRAWS)
    right, both = (draws @ counts).T
    low, high = np.quantile(2 * right / np.maximum(both, 1), (0.025, 0.975))
    return round(float(low), 4), round(float(high), 4)
