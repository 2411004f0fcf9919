"""Dates in figures: 2025-07-01, 1.7.2025, 07/01/2025, 20250701."""

from __future__ import annotations

import re
from datetime import date, timedelta

_SEPARATED = r"\s?[-./]\s?"
_YEAR_FIRST = re.compile(rf"(?<!\d)((?:19|20)\d\d){_SEPARATED}(\d{{1,2}}){_SEPARATED}(\d{{1,2}})(?!\d)")
_YEAR_LAST = re.compile(rf"(?<!\d)(\d{{1,2}}){_SEPARATED}(\d{{1,2}}){_SEPARATED}((?:19|20)\d\d|\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_MINGUO = re.compile(r"(?<!\d)(1[01]\d)/(\d{1,2})/(\d{1,2})(?!\d)")
_MONTH_DAY = re.compile(r"^\D*?(?<!\d)(\d{1,2})/(\d{1,2})(?!\d)\D*$")
#: Years of the Republic of China (Taiwan) count from 1912.
_MINGUO_EPOCH = 1911
#: Languages whose dates in figures put the month first; English ones may do either, most of the news is American.
_MONTH_FIRST = frozenset({"en", "zh", "ja", "ko"})


def in_figures(text: str, published_on: date | None, language: str | None) -> date | None:
    """The first date in figures; the month comes first in English and in East Asia, the day elsewhere and with dots.

    Where only one order gives a date, that one holds. Without a year it is the one nearest to the publication.
    """
    match = _YEAR_FIRST.search(text) or _COMPACT.search(text)
    if match is not None:
        return day_of(int(match[1]), int(match[2]), int(match[3]))
    match = _YEAR_LAST.search(text)
    if match is not None:
        year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
        return _either(year, int(match[1]), int(match[2]), None if "." in match[0] else language)
    match = _MINGUO.search(text) if language == "zh" else None
    if match is not None:
        return day_of(_MINGUO_EPOCH + int(match[1]), int(match[2]), int(match[3]))
    match = _MONTH_DAY.match(text)
    if match is None or published_on is None:
        return None
    years = (published_on.year + shift for shift in (-1, 0, 1))
    return nearest([_either(year, int(match[1]), int(match[2]), language) for year in years], published_on)


def _either(year: int, first: int, second: int, language: str | None) -> date | None:
    month_first, day_first = day_of(year, first, second), day_of(year, second, first)
    return (month_first or day_first) if language in _MONTH_FIRST else (day_first or month_first)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def nearest(days: list[date | None], to: date) -> date | None:
    """The day nearest to another; of two as near, the later."""
    return min((day for day in days if day is not None), key=lambda day: (abs(day - to), to - day), default=None)
