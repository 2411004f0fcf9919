"""Datetimes are aware UTC from the edge inwards."""

from __future__ import annotations

from datetime import datetime, timedelta


def require_utc(name: str, value: datetime | None) -> None:
    """ValueError for a datetime that is naive or of another zone; `name` is the field it stands in."""
    if value is not None and value.utcoffset() != timedelta(0):
        raise ValueError(f"{name} must be an aware UTC datetime, not {value!r}")
