"""What a document asks of those who pull it: how often (`ttl`, syndication module) and when not (`skipHours`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

_FIRST_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_TTL = re.compile(r"<ttl>\s*(\d{1,7})\s*</ttl>", re.IGNORECASE)
_PERIOD = re.compile(r"<\w+:updatePeriod>\s*(\w+)\s*</", re.IGNORECASE)
_FREQUENCY = re.compile(r"<\w+:updateFrequency>\s*(\d{1,6})\s*</", re.IGNORECASE)
_HOURS = re.compile(r"<skipHours>(.{0,3000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAYS = re.compile(r"<skipDays>(.{0,1000}?)</skipDays>", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(r"<day>\s*(\w+)\s*</day>", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: RSS 1.0 syndication module.
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
#: The head of a document, where these elements stand, is read no further than this.
_HEAD = 64_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """A document's own schedule."""

    ttl: timedelta | None
    skip_hours: frozenset[int]  #: GMT, 0 to 23
    skip_days: frozenset[int]  #: Monday 0


def read_wishes(text: str) -> Wishes:
    """The wishes that stand before the first item of an RSS document."""
    head = text[:_HEAD]
    first = _FIRST_ITEM.search(head)
    head = head[: first.start()] if first else head
    hours = "".join(_HOURS.findall(head))
    days = "".join(_DAYS.findall(head)).lower()
    return Wishes(
        ttl=_ttl(head),
        skip_hours=frozenset(int(hour) % 24 for hour in _HOUR.findall(hours) if int(hour) <= 24),  # RSS 0.91: 1 to 24
        skip_days=frozenset(_WEEKDAYS.index(day) for day in _DAY.findall(days) if day in _WEEKDAYS),
    )


def _ttl(head: str) -> timedelta | None:
    if found := _TTL.search(head):
        return timedelta(minutes=int(found[1])) if int(found[1]) else None
    period = _PERIOD.search(head)
    span = _PERIODS.get(period[1].lower()) if period else None
    if span is None:
        return None
    frequency = _FREQUENCY.search(head)
    return span / max(1, int(frequency[1]) if frequency else 1)
