"""How a move became what it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from monitor.query.stories import publisher
from monitor.query.values import MoveHistory, VersionRow
from monitor.store import Store
from monitor.store.links import parts_of
from monitor.store.moves import id_today
from monitor.store.tables import move_versions, reports, stories


def history(store: Store, move_id: int) -> MoveHistory:
    """All versions of a move and of those that were merged into it, oldest first; for a move that was merged, those of
    the one it is part of now. One that was withdrawn has its history too. NotFound where there is none.
    """
    with store.reading() as connection:
        today = id_today(connection, move_id)
        versions = versions_of(connection, parts_of(connection, today))
    versions = tuple(sorted(versions, key=lambda version: (version.recorded_at, version.move_id, version.number)))
    return MoveHistory(move_id=today, versions=versions)


def versions_of(connection: Connection, move_ids: Sequence[int]) -> tuple[VersionRow, ...]:
    """The versions of these moves, move by move, each move's in order."""
    query = (
        select(move_versions, reports.c.story_id, stories.c.title, publisher)
        .outerjoin(reports, reports.c.id == move_versions.c.report_id)
        .outerjoin(stories, stories.c.id == reports.c.story_id)
        .where(move_versions.c.move_id.in_(move_ids))
        .order_by(move_versions.c.move_id, move_versions.c.number)
    )
    return tuple(
        VersionRow(
            move_id=row.move_id,
            number=row.number,
            recorded_at=row.recorded_at,
            event=row.event,
            story_id=row.story_id,
            headline=row.title,
            publisher=row.publisher,
            changed=tuple(
                (name, value_of(name, before), value_of(name, after)) for name, (before, after) in row.changed.items()
            ),
            reread_by=row.reread_by,
            by_user=row.by_user,
        )
        for row in connection.execute(query)
    )


def value_of(field: str, plain: Any) -> Any:
    """A value that a version keeps as JSON, as its column holds it."""
    if plain is None:
        return None
    if field == "effective_on":
        return date.fromisoformat(plain)
    return datetime.fromisoformat(plain) if field == "withdrawn_at" else plain
