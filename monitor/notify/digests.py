"""When a message is due."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

from monitor.types import Rhythm


def due(rhythm: Rhythm, now: datetime, *, zone: tzinfo, at: time, weekday: int) -> datetime:
    """When what is news at `now` is sent: at once, or at the next `at` o'clock in `zone` (of a weekly digest on
    `weekday`, Monday being 0)."""
    if rhythm is Rhythm.IMMEDIATE:
        return now
    day = now.astimezone(zone).date()
    while True:
        moment = datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
        if moment > now and (rhythm is Rhythm.DAILY or day.weekday() == weekday):
            return moment
        day += timedelta(days=1)
