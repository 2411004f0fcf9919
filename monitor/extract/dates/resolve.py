"""A text's own words for a time, as the day on which it begins.

Decisions: a period is its first day ("in March" is 1 March, "this week" its Monday), but "the end of" one is its last
day, the middle of a month its 15th, its last third the 21st. A day and month without a year is the one nearest to
the publication; so are a bare month, quarter, half-year and season (seasons begin on the first of March, June,
September and December). A bare weekday is the most recent one, the day of publication included, unless a word says
"next" or "this". Business years, seasons of sport and school years begin nobody knows when: None. So is what names
only an event ("the annual meeting", "closing") or a length of time ("after 12 years"), and feasts that move.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from monitor.extract.dates.figures import day_of, in_figures, last_day, nearest
from monitor.extract.dates.signs import Edge, Kind, Sign, Unit, signs_of

#: No longer expression is read; real ones have a handful of words.
LONGEST = 200
#: A date farther than this from the publication is a misreading; where that is not known, from the year 2000.
_CENTURY = timedelta(days=36_500)
_ABOUT_NOW = date(2000, 1, 1)
#: A publisher's day outside these years is a broken clock, and no day to count from.
_CLOCKS = range(1900, 2200)
#: A year alone is a date only where little else is said ("2026", "in the year 2026"), in letters.
_MUCH_ELSE = 14
#: Languages that are read with the words of a near relative.
_RELATIVES = {"no": "da", "nb": "da", "nn": "da", "sk": "cs"}
_PERIOD_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}


def resolve_date(text: str, *, published_on: date | None, language: str | None) -> date | None:
    """The day that a time expression names, seen from the publisher's own day; None where it names none.

    Without `published_on` only an expression that names its year is a day.
    """
    if published_on is not None and published_on.year not in _CLOCKS:
        published_on = None
    return _resolve(text[:LONGEST], published_on, read_as(language))


def read_as(language: str | None) -> str:
    """The language by whose words a text is read."""
    name = (language or "").partition("-")[0]
    return _RELATIVES.get(name, name)


@lru_cache(8_192)
def _resolve(text: str, published_on: date | None, language: str) -> date | None:
    found = in_figures(text, published_on, language)
    if found is None:
        said = Said(signs_of(text, language), published_on)
        found = next((day for day in (rule(said) for rule in _RULES) if day is not None), None)
    if found is None or abs(found - (published_on or _ABOUT_NOW)) > _CENTURY:
        return None
    return found


@dataclass(init=False, slots=True)
class Said:
    """What an expression says, sign by sign; each the first that it names."""

    month: int | None
    weekday: int | None
    season: int | None
    unit: int | None
    edge: int | None
    shift: int | None  #: -1, 0, 1
    days: int | None
    ordinal: int | None
    feast: int | None
    year: int | None
    day: int | None
    quarter: int | None
    half: int | None
    vague: bool
    numbers: bool  #: whether it has any besides the year
    unknown: int  #: letters of the words that no table has
    published: date | None

    def __init__(self, signs: list[Sign], published: date | None) -> None:
        first = {sign.kind: sign.value for sign in reversed(signs)}
        units = [sign.value for sign in signs if sign.kind is Kind.UNIT]
        self.month = first.get(Kind.MONTH)
        self.weekday = first.get(Kind.WEEKDAY)
        self.season = first.get(Kind.SEASON)
        self.edge = first.get(Kind.EDGE)
        self.shift = first[Kind.SHIFT] - 2 if Kind.SHIFT in first else None
        self.days = first.get(Kind.DAYS)
        self.ordinal = first.get(Kind.ORDINAL)
        self.feast = first.get(Kind.FEAST)
        self.unit = min((unit for unit in units if unit != Unit.DAY), default=None)
        self.year = first.get(Kind.YEAR) or _year_beside(units, self.shift, published)
        self.day = first.get(Kind.DAY) or _day_beside_month(signs)
        self.quarter = first.get(Kind.QUARTER) or (self._counted(signs) if self.unit == Unit.QUARTER else None)
        self.half = first.get(Kind.HALF) or (self._counted(signs) if self.unit == Unit.HALF else None)
        self.vague = Kind.VAGUE in first
        self.numbers = Kind.NUMBER in first or Kind.DAY in first
        self.unknown = sum(sign.value for sign in signs if sign.kind is Kind.UNKNOWN)
        self.published = published

    def _counted(self, signs: list[Sign]) -> int | None:
        """Which quarter or half: "the second quarter", "3. Quartal"."""
        numbers = [sign.value for sign in signs if sign.kind in (Kind.NUMBER, Kind.DAY) and sign.value <= 4]
        return self.ordinal or (numbers[0] if numbers else None)


def _year_beside(units: list[int], shift: int | None, published: date | None) -> int | None:
    """The year that "next year" names where it is only a part of the expression."""
    if Unit.YEAR not in units or shift is None or published is None:
        return None
    return published.year + shift


def _day_beside_month(signs: list[Sign]) -> int | None:
    """The number that stands next to the name of a month or weekday, or to the word "day", but for small words."""
    telling = [sign for sign in signs if sign.kind is not Kind.UNKNOWN or sign.value > 3]
    for before, after in pairwise(telling):
        if before == (Kind.UNIT, Unit.DAY) and after.kind is Kind.NUMBER:
            return after.value
        if after.kind is Kind.MONTH and before.kind is Kind.NUMBER:
            return before.value
        if before.kind is Kind.MONTH and after.kind is Kind.NUMBER:
            return after.value
        if before.kind is Kind.WEEKDAY and after.kind is Kind.NUMBER:
            return after.value
    return None


def _month(said: Said) -> date | None:
    """A month, with or without its day and year."""
    if said.month is None:
        return None
    if said.year is not None:
        return _in_month(said, said.year)
    if said.published is None:
        return None
    years = [said.published.year + shift for shift in (-1, 0, 1)]
    if said.day is not None:
        return _choose([day_of(year, said.month, said.day) for year in years], said)
    apart = {year: 12 * (year - said.published.year) + said.month - said.published.month for year in years}
    if said.shift == 1:
        return _in_month(said, next(year for year in years if apart[year] > 0))
    if said.shift == -1:
        return _in_month(said, next(year for year in reversed(years) if apart[year] < 0))
    return _in_month(said, min(years, key=lambda year: (abs(apart[year]), -apart[year])))


def _in_month(said: Said, year: int) -> date | None:
    month = int(said.month or 1)
    if said.day is not None:
        return day_of(year, month, said.day)
    if said.unit == Unit.WEEK and said.ordinal is not None:
        return day_of(year, month, 7 * said.ordinal - 6)
    if said.vague and said.edge is None and said.unit is not None:
        return None
    return _part(year, month, 1, said.edge)


def _part(year: int, month: int, months: int, edge: int | None) -> date:
    """The day on which a part of a period of months begins; the last day for its end."""
    if edge == Edge.END:
        ending = month + months - 1
        return last_day(year + (ending - 1) // 12, (ending - 1) % 12 + 1)
    days = {Edge.MIDDLE: 15, Edge.LATE: 21, Edge.MIDDLE_TEN: 11} if months == 1 else {}
    ahead = {Edge.MIDDLE: months // 2, Edge.LATE: months - months // 4}.get(edge or 0, 0) if months > 1 else 0
    month += ahead
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, days.get(edge or 0, 1))


def _choose(days: list[date | None], said: Said) -> date | None:
    """The one that "next" or "last" says, else the nearest."""
    if said.published is None:
        return None
    if said.shift == 1:
        return min((day for day in days if day is not None and day > said.published), default=None)
    if said.shift == -1:
        return max((day for day in days if day is not None and day < said.published), default=None)
    return nearest(days, said.published)


def _weekday(said: Said) -> date | None:
    """A weekday; with a number behind it, that day of a month."""
    if said.weekday is None or said.published is None or said.day is not None:
        return None
    monday = said.published - timedelta(days=said.published.weekday())
    if said.unit == Unit.WEEK or said.shift == 0:
        return monday + timedelta(days=said.weekday - 1, weeks=said.shift or 0)
    ago = (said.published.weekday() - said.weekday + 1) % 7
    if said.shift == 1:
        return said.published + timedelta(days=7 - ago)
    if said.shift == -1:
        return said.published - timedelta(days=ago or 7)
    return said.published - timedelta(days=ago)


def _part_of_year(said: Said) -> date | None:
    """A quarter, a half or a season."""
    if said.vague:
        return None
    for number, months, offset in ((said.quarter, 3, 0), (said.half, 6, 0), (said.season, 3, 2)):
        if number is not None:
            first = (number - 1) * months + offset + 1
            return _period(said, first, months)
    return None


def _period(said: Said, month: int, months: int) -> date | None:
    if said.year is not None:
        return _part(said.year, month, months, said.edge)
    if said.published is None:
        return None
    starts: list[date | None] = [date(said.published.year + shift, month, 1) for shift in (-1, 0, 1)]
    chosen = _choose(starts, said)
    return _part(chosen.year, month, months, said.edge) if chosen is not None else None


def _feast(said: Said) -> date | None:
    if said.feast is None:
        return None
    month, day = divmod(said.feast, 100)
    if said.year is not None:
        return day_of(said.year, month, day)
    if said.published is None:
        return None
    return _choose([day_of(said.published.year + shift, month, day) for shift in (-1, 0, 1)], said)


def _near_day(said: Said) -> date | None:
    """Yesterday, today, at once, tomorrow."""
    if said.days is None or said.published is None:
        return None
    return said.published + timedelta(days=said.days - 2)


def _day_of_month(said: Said) -> date | None:
    """A day whose month is not named: "the 15th", "14日", "다음 달 1일"."""
    if said.day is None or said.published is None or said.month is not None:
        return None
    months = [_months_on(said.published, shift) for shift in (-1, 0, 1)]
    if said.unit == Unit.MONTH and said.shift is not None:
        return day_of(*months[said.shift + 1], said.day)
    return _choose([day_of(year, month, said.day) for year, month in months], said)


def _months_on(day: date, shift: int) -> tuple[int, int]:
    months = 12 * day.year + day.month - 1 + shift
    return months // 12, months % 12 + 1


def _unit(said: Said) -> date | None:
    """A period that counts from the publication: "next year", "the end of the month"."""
    if said.unit is None or said.published is None or said.vague or (said.shift is None and said.edge is None):
        return None
    if said.unit == Unit.WEEK:
        monday = said.published - timedelta(days=said.published.weekday()) + timedelta(weeks=said.shift or 0)
        return monday + timedelta(days={Edge.MIDDLE: 2, Edge.LATE: 3, Edge.END: 6}.get(said.edge or 0, 0))
    months = _PERIOD_MONTHS[said.unit]
    if said.unit == Unit.YEAR and said.year is not None:
        return _part(said.year, 1, 12, said.edge)
    first = (said.published.month - 1) // months * months + 1
    year, month = _months_on(date(said.published.year, first, 1), months * (said.shift or 0))
    return _part(year, month, months, said.edge)


def _year(said: Said) -> date | None:
    """A year and little else."""
    if said.year is None or said.vague or said.unknown > _MUCH_ELSE or said.numbers:
        return None
    return _part(said.year, 1, 12, said.edge)


#: Tried in this order; the first that finds a day has it.
_RULES: tuple[Callable[[Said], date | None], ...] = (
    _month,
    _weekday,
    _part_of_year,
    _feast,
    _day_of_month,
    _near_day,
    _unit,
    _year,
)
