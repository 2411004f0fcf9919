"""The day comes on which a move takes effect. Works inside a transaction of `Store`."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from monitor.store import counters
from monitor.store.tables import move_versions, moves
from monitor.types import Event, Status

#: A day that passed longer ago (the database was asleep, or of a release that did not keep this) is no news.
_STILL_NEWS = timedelta(days=7)


def note_effective(connection: Connection, *, now: datetime, limit: int) -> int:
    """Records that the day has come, in the last week, on which confirmed moves take effect; gives how many.

    A move that was announced on that day or later has no such version: it was in effect when it was told.
    """
    told = select(move_versions.c.move_id).where(
        move_versions.c.move_id == moves.c.id,
        move_versions.c.event == Event.EFFECTIVE,
        move_versions.c.recorded_at >= moves.c.effective_on,
    )
    due = (
        select(moves.c.id, moves.c.version, moves.c.best_report_id)
        .where(moves.c.merged_into.is_(None), moves.c.withdrawn_at.is_(None), moves.c.status == Status.CONFIRMED)
        .where(moves.c.effective_on.between((now - _STILL_NEWS).date(), now.date()))
        .where(moves.c.announced_at < moves.c.effective_on, ~told.exists())
        .order_by(moves.c.effective_on, moves.c.id)
        .limit(limit)
    )
    rows = connection.execute(due).all()
    for row in rows:
        version = {"move_id": row.id, "number": row.version + 1, "recorded_at": now, "report_id": row.best_report_id}
        connection.execute(insert(move_versions).values(version | {"event": Event.EFFECTIVE, "changed": {}}))
        clocks = {
            "updated_at": now,
            "version": row.version + 1,
            "change_seq": counters.next_seq(connection),
        }
        connection.execute(update(moves).where(moves.c.id == row.id).values(clocks))
    return len(rows)
