"""Whether a move is news to a watch: one alert for a move, and another where something that matters has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from monitor.types import News, Standing, Status, Told, Watch

#: Another person, house or job than was told; the wording of a role may differ as it likes.
_WHO_AND_WHAT = frozenset({"person", "organisation", "role_code"})


def news_of(
    watch: Watch,
    move: Standing,
    told: Told | None,
    wanted: bool,
    now: datetime,
    *,
    alert_confidence: float,
    alert_max_age: timedelta,
    may_be_one_day: Callable[[Mapping[str, Any], Mapping[str, Any]], bool],
) -> News | None:
    """Why the watch is told of the move now; None: it is not.

    `told` is what it was last told of it; `wanted` whether filter and companies of the watch let the move through
    (whoever was told of one is told of its changes in any case). Two are the settings of these names;
    `may_be_one_day` says of two rows whether their effective days differ in how exact they are alone.
    """
    oldest = max(watch.created_at, now - alert_max_age)
    if told is not None and told.news is not News.WITHDRAWN:
        return _further(watch, move, told, oldest, alert_confidence, may_be_one_day)
    if move.row is None or not wanted:
        return None
    # Told as decided today, rumoured before the watch was made: the decision is what counts, and it is new.
    new = move.stated_at >= oldest and move.row["confidence"] >= alert_confidence
    return News.NEW if new and _asked_for(watch, move.row["status"]) else None


def _asked_for(watch: Watch, status: str) -> bool:
    """Whoever filters by a status that is not confirmed asks for what is not, too."""
    if status == Status.CONFIRMED or watch.unconfirmed:
        return True
    statuses = watch.filter.get("status", "").replace(",", " ").lower().split()
    return not {Status.PROPOSED, Status.RUMOURED}.isdisjoint(statuses)


def _further(
    watch: Watch,
    move: Standing,
    told: Told,
    oldest: datetime,
    alert_confidence: float,
    may_be_one_day: Callable[[Mapping[str, Any], Mapping[str, Any]], bool],
) -> News | None:
    """What a watch that was told of the move hears of it now."""
    if move.row is None:
        return News.WITHDRAWN  # however old, and however sure: what it was told is not so
    if "denied" in told.changed and move.row["disputed"] != told.row.get("disputed", False):
        return News.DISPUTED if move.row["disputed"] else News.CONFIRMED  # likewise: it may not be so, or is after all
    if move.heard_at < oldest or move.row["confidence"] < alert_confidence:
        return None
    if not _asked_for(watch, move.row["status"]):
        return None
    if "status" in told.changed and move.row["status"] == Status.CONFIRMED != told.row["status"]:
        return News.CONFIRMED
    if "effective_on" in told.contradicted and not may_be_one_day(told.row, move.row):
        return News.DATED
    return News.CORRECTED if told.contradicted & _WHO_AND_WHAT else None
