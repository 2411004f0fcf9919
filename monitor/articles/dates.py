"""Dates as pages write them for machines."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

#: ISO 8601 and its usual misspellings: a blank for the "T", a blank before the offset, "+0200", ".0", "Z", "UTC".
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
#: Before this no news stood on the web: such a date is a template's default.
_EARLIEST = 1990


def read_date(text: str) -> tuple[datetime | None, date | None]:
    """(moment in UTC, the publisher's own calendar day); a time without an offset is read as UTC, a bare day gives no
    moment, and what is no date, or none of the web's, gives (None, None)."""
    stripped = text.strip()
    moment = _iso(stripped) or _mail(stripped)
    if moment is None or moment.year < _EARLIEST:
        return None, None
    if (found := _ISO.match(stripped)) and found[4] is None:
        return None, moment.date()
    try:
        return moment.astimezone(UTC), moment.date()
    except OverflowError:  # year 9999 with an offset
        return None, None


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    offset = "+00:00" if zone is None or zone[0] not in "+-" else zone
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{offset}")
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
