"""Who decides what watches are told: what they are for by `query`, what is news to them by `notify`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from functools import partial
from typing import Any

from monitor import query
from monitor.notify import due, news_of
from monitor.settings import Settings
from monitor.store import Teller
from monitor.types import Rhythm


def teller_of(settings: Settings, zone: tzinfo) -> Teller:
    """As the settings say; digests are due in `zone`."""
    return Teller(
        wanted=query.wanted,
        rows=query.told_rows,
        news=partial(
            news_of,
            alert_confidence=settings.alert_confidence,
            alert_max_age=settings.alert_max_age,
            may_be_one_day=may_be_one_day,
        ),
        due=due_of(settings, zone),
    )


def due_of(settings: Settings, zone: tzinfo) -> Callable[[Rhythm, datetime], datetime]:
    """When what is news now is sent."""
    return partial(due, zone=zone, at=settings.digest_time, weekday=settings.digest_day)


def may_be_one_day(told: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether the days on which two rows say that a move takes effect differ in how exact they are alone: the one is in
    the period that the other's words name ("in March", then 15 March)."""
    return _has(told, now) or _has(now, told)


def _has(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    words, first, day = one.get("effective_text"), one.get("effective_on"), other.get("effective_on")
    if not words or not first or not day:
        return False
    from monitor.extract.dates import period_from  # start-up time of the page: the reader's room

    period = period_from(words, date.fromisoformat(first), language=one.get("language"))
    return period is not None and period[0] <= date.fromisoformat(day) <= period[1]
