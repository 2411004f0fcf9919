"""The period that a text's own words for a time name, where they name more than a day."""

from __future__ import annotations

from datetime import date, timedelta

from monitor.extract.dates.figures import in_figures, last_day
from monitor.extract.dates.resolve import LONGEST, Said, read_as
from monitor.extract.dates.signs import Unit, signs_of

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}


def period_from(text: str, first: date, *, language: str | None) -> tuple[date, date] | None:
    """First and last day of the period ("in March", "next quarter") that the text names, which is known to begin on
    `first`; None where it names a day, a part of a period ("the end of March") or nothing that is known to begin then.
    """
    text, language = text[:LONGEST], read_as(language)
    said = Said(signs_of(text, language), first)
    days = (said.edge, said.day, said.weekday, said.days, said.feast)
    if said.vague or any(sign is not None for sign in days) or in_figures(text, None, language) is not None:
        return None
    if said.unit == Unit.WEEK and said.month is not None:
        return None  # the second week of May
    if said.unit == Unit.WEEK:
        return (first, first + timedelta(days=6)) if first.weekday() == 0 else None
    months = _months(said)
    # Whatever year and month the words were counted from: a period of months begins with one.
    if not months or first.day != 1 or (said.month is not None and said.month != first.month):
        return None
    ending = first.month + months - 2
    return first, last_day(first.year + ending // 12, ending % 12 + 1)


def _months(said: Said) -> int:
    """How many months the period has; 0 where nothing says."""
    if said.month is not None:
        return 1
    if said.quarter is not None or said.season is not None:
        return 3
    if said.half is not None:
        return 6
    if said.unit is not None:
        return _MONTHS.get(said.unit, 0)
    return 12 if said.year is not None else 0
