"""Lines of time and bars, as places in hundredths of the width, for SVG that stretches with text that does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.query import Tenure, WeekTally
from monitor.text import fold

#: Shares of the width.
_NARROWEST = 0.8
#: What is drawn of a time of which one end is not known.
_STUB = 8.0
_YEAR = timedelta(days=365)
#: Two signs nearer than this would run into each other on a phone.
_NEAR = 10.0
#: Signs of years or months under a line of time.
_MOST_TICKS = 7
#: Months between signs under a line that no other step is long enough for.
_WHOLE_CALENDAR = 24_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A sign under a line of time."""

    label: str
    at: float  #: hundredths of the width


@dataclass(frozen=True, kw_only=True, slots=True)
class Spell:
    """A tenure and its bar."""

    tenure: Tenure
    left: float
    width: float
    open: bool  #: no move tells that it ended
    vague: bool  #: no move tells when it began
    again: bool  #: the same post as the line above


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Tenures on one line of time."""

    spells: tuple[Spell, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekBar:
    """A week's two bars: who starts above the line, who leaves below it."""

    week: WeekTally
    left: float
    width: float
    up: float  #: hundredths of the half
    down: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Weeks:
    """Bars week by week."""

    bars: tuple[WeekBar, ...]
    ticks: tuple[Tick, ...]
    most: int  #: of either kind in a week: the height of a half


def line(tenures: Sequence[Tenure], *, today: date) -> Line:
    """The tenures in their order, from the first day that is known to today, or to the last day that lies ahead."""
    known = [day for tenure in tenures for day in (tenure.since, tenure.until) if day]
    if not known:
        return Line(spells=(), ticks=())
    last = max(*known, today)
    first = min(min(known), last - _YEAR)
    if any(tenure.since is None for tenure in tenures):
        first = _later(first, (first - last) * _STUB / 100)
    scale = _Scale(first, _later(last, (last - first) / 50))
    spells: list[Spell] = []
    for tenure in tenures:
        again = bool(spells) and _same_post(spells[-1].tenure, tenure)
        spells.append(_spell(tenure, scale, today, again=again))
    return Line(spells=tuple(spells), ticks=scale.ticks())


def _later(day: date, by: timedelta) -> date:
    """So much later, or earlier, as far as there are days: stories and users may tell of any."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def by_post(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """Those of one post together, the posts and the tenures of each in the order given."""
    posts: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        posts.setdefault(fold(tenure.role or ""), []).append(tenure)
    return tuple(tenure for held in posts.values() for tenure in held)


def _same_post(one: Tenure, other: Tenure) -> bool:
    return (fold(one.role or ""), one.organisation) == (fold(other.role or ""), other.organisation)


class _Scale:
    """Days as places."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last

    def at(self, day: date) -> float:
        """Hundredths of the width."""
        return round(100 * ((day - self.first) / (self.last - self.first)), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Years, or months where there are few years, none too near the edge for its label."""
        months = (self.last - self.first).days / 30.4
        steps = (3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)
        step = next((each for each in steps if months / each <= _MOST_TICKS), _WHOLE_CALENDAR)
        found = []
        month = self.first.year * 12
        while month // 12 <= self.last.year and (day := date(month // 12, month % 12 + 1, 1)) <= self.last:
            if day >= self.first and self.at(day) < 96:
                found.append(Tick(label=f"{day:%Y}" if step >= 12 else f"{day:%Y-%m}", at=self.at(day)))
            month += step
        return tuple(found)


def _spell(tenure: Tenure, scale: _Scale, today: date, *, again: bool) -> Spell:
    end = scale.at(tenure.until or max(today, tenure.since or today))
    start = scale.at(tenure.since) if tenure.since else max(0.0, end - _STUB)
    width = max(_NARROWEST, round(end - start, 2))
    return Spell(
        tenure=tenure,
        left=min(start, 100 - width),
        width=width,
        open=tenure.until is None,
        vague=tenure.since is None,
        again=again,
    )


def weeks(tallies: Sequence[WeekTally]) -> Weeks:
    """The bars of weeks that follow one another; a sign where a month begins."""
    most = max((number for tally in tallies for number in (tally.appointed, tally.departed)), default=0) or 1
    step = 100 / max(len(tallies), 1)
    bars = tuple(
        WeekBar(
            week=tally,
            left=round(place * step + step * 0.1, 2),
            width=round(step * 0.8, 2),
            up=round(100 * tally.appointed / most, 1),
            down=round(100 * tally.departed / most, 1),
        )
        for place, tally in enumerate(tallies)
    )
    return Weeks(bars=bars, ticks=_months(tallies, step), most=most)


def _months(tallies: Sequence[WeekTally], step: float) -> tuple[Tick, ...]:
    """The first week of each month, of some months where there are many."""
    first = [
        place
        for place, tally in enumerate(tallies)
        if place == 0 or tally.monday.month != tallies[place - 1].monday.month
    ]
    if len(first) > 1 and first[1] * step < _NEAR:
        del first[0]
    every = max(1, -(-len(first) // _MOST_TICKS))
    labels = [
        (place, f"{tallies[place].monday:%b %Y}" if every > 2 else f"{tallies[place].monday:%b}") for place in first
    ]
    return tuple(Tick(label=label, at=round(place * step, 2)) for place, label in labels[::every] if place * step < 95)
