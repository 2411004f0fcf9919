"""Making the keys of stored reports anew, after a release by which `resolve` names them otherwise.

A batch is a transaction, so that nobody waits long; one that was interrupted begins again and finds less to write.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, select, update

from monitor.store import counters
from monitor.store import judgements as judged
from monitor.store.report_rows import VALUE_COLUMNS
from monitor.store.stories import advance
from monitor.store.tables import decided_reports, judgements, readings, reports, stories
from monitor.types import Kind, Report, ReportKeys, Status, StoryState
from monitor.types.closed import Function, Level

_COUNTER = "keys_version"


def is_of(connection: Connection, version: int) -> bool:
    """Whether the stored keys are of this version."""
    return counters.value(connection, _COUNTER) == version


def keep(connection: Connection, version: int) -> None:
    """Notes that all stored keys are of this version."""
    counters.put(connection, _COUNTER, version)


def rekey_reports(
    connection: Connection, after: int, keys_of: Callable[[Report], ReportKeys], *, at_once: int, now: datetime
) -> tuple[int | None, int]:
    """The next reports by their id; gives the last one's (None: there are no more), and how many stories are to be
    resolved again: those with a current report whose key is another now.
    """
    rows = connection.execute(_next(after, at_once)).all()
    changed: list[dict[str, Any]] = []
    again: set[int] = set()
    for row in rows:
        keys = keys_of(Report(**{name: getattr(row, name) for name in VALUE_COLUMNS}))
        apart = (keys.block, keys.seat) != (row.block_key, row.seat_key)
        if apart or keys.house != row.house_key:
            changed.append({"of": row.id, "block_key": keys.block, "seat_key": keys.seat, "house_key": keys.house})
        if apart and row.current and row.state is StoryState.RESOLVED:
            again.add(row.story_id)
    # One row at a time by its id, in one call: a condition beside it has SQLite walk another index.
    if changed:
        connection.execute(update(reports).where(reports.c.id == bindparam("of")), changed)
    if again:
        waits = update(stories).where(stories.c.id == bindparam("of")).values(advance(StoryState.READ, now=now))
        connection.execute(waits, [{"of": story_id} for story_id in sorted(again)])
    return (rows[-1].id if len(rows) == at_once else None), len(again)


def _next(after: int, at_once: int) -> Select[Any]:
    """The values that keys are made of, without the evidence, which is most of a row."""
    wanted = ("id", "story_id", "block_key", "seat_key", "house_key", *VALUE_COLUMNS)
    return (
        select(*(reports.c[name] for name in wanted), readings.c.current, stories.c.state)
        .join(readings, readings.c.id == reports.c.reading_id)
        .join(stories, stories.c.id == reports.c.story_id)
        .where(reports.c.id > after)
        .order_by(reports.c.id)
        .limit(at_once)
    )


def rekey_decisions(connection: Connection, keys_of: Callable[[Report], ReportKeys]) -> None:
    """All that users decided of, which is little."""
    for row in connection.execute(select(decided_reports)).all():
        told = Report(
            person=row.person,
            change=row.change,
            kind=Kind.UNKNOWN,
            status=Status.CONFIRMED,
            role=row.role,
            role_code=row.role_code,
            function=Function.OTHER,
            level=Level.OTHER,
            organisation=row.organisation,
        )
        here = and_(decided_reports.c.decision_id == row.decision_id, decided_reports.c.ordinal == row.ordinal)
        connection.execute(update(decided_reports).where(here).values(block_key=keys_of(told).block))


def rekey_judgements(connection: Connection, keys_of: Callable[[Report], ReportKeys]) -> None:
    """All that users said of readings, which is little too."""
    for row in connection.execute(select(judgements.c.id, judgements.c.told)).all():
        told = [each | judged.keys_in(keys_of(judged.report_of(each))) for each in row.told]
        connection.execute(update(judgements).where(judgements.c.id == row.id).values(told=told))
