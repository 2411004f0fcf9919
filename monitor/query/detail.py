"""One move with everything it rests on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from monitor.errors import NotFound
from monitor.query.evidence import passages
from monitor.query.moves import recent_moves, row_of
from monitor.query.sentence import sentence
from monitor.query.stories import publisher
from monitor.query.values import MoveDetail, Source, VersionRow
from monitor.store import Store
from monitor.store.readings import report_of
from monitor.store.tables import move_reports, move_versions, moves, readings, reports, revisions, stories

_told_at = func.coalesce(stories.c.published_at, stories.c.first_seen_at)


def move(store: Store, move_id: int) -> MoveDetail:
    """The move, its sources and its history; for a move that was merged, the one it is part of now.

    NotFound where there is none, or where no story tells it any longer."""
    with store.reading() as connection:
        standing = _standing(connection, move_id)
        row = connection.execute(select(recent_moves).where(recent_moves.c.id == standing)).one()
        value = row_of(row)
        return MoveDetail(
            move=value,
            sentence=sentence(value),
            sources=_sources(connection, standing),
            versions=_versions(connection, standing),
        )


def _standing(connection: Connection, move_id: int) -> int:
    """The id that the move goes by today."""
    query = select(moves.c.id, moves.c.merged_into, moves.c.withdrawn_at)
    # An id beyond 31 bits is no move's, and more than PostgreSQL's driver can bind.
    row = connection.execute(query.where(moves.c.id == move_id)).one_or_none() if 0 < move_id < 1 << 31 else None
    while row is not None and row.merged_into is not None:
        row = connection.execute(query.where(moves.c.id == row.merged_into)).one_or_none()
    if row is None:
        raise NotFound(f"there is no move {move_id}; `monitor moves` lists them")
    if row.withdrawn_at is not None:
        raise NotFound(f"move {move_id} was withdrawn on {row.withdrawn_at:%Y-%m-%d}: no story tells it any longer")
    return int(row.id)


def _sources(connection: Connection, move_id: int) -> tuple[Source, ...]:
    """The current reports of the move: the one that its values follow first, then as they were published."""
    query = (
        select(
            reports,
            revisions.c.title.label("revision_title"),
            revisions.c.text.label("revision_text"),
            revisions.c.reason.label("note"),
            stories.c.title,
            stories.c.url,
            publisher,
            stories.c.published_at,
            stories.c.first_seen_at,
            stories.c.language,
            stories.c.copy_of,
        )
        .join(move_reports, move_reports.c.report_id == reports.c.id)
        .join(moves, moves.c.id == move_reports.c.move_id)
        .join(readings, and_(readings.c.id == reports.c.reading_id, readings.c.current))
        .join(revisions, revisions.c.id == readings.c.revision_id)
        .join(stories, stories.c.id == reports.c.story_id)
        .where(move_reports.c.move_id == move_id)
        .order_by(reports.c.id != moves.c.best_report_id, _told_at, reports.c.id)
    )
    return tuple(_source(row) for row in connection.execute(query))


def _source(row: Row[Any]) -> Source:
    report = report_of(row)
    return Source(
        story_id=row.story_id,
        headline=row.title,
        url=row.url,
        publisher=row.publisher,
        published_at=row.published_at,
        first_seen_at=row.first_seen_at,
        language=row.language,
        copy_of=row.copy_of,
        note=row.note,
        report=report,
        passages=passages(row.revision_title, row.revision_text, report.evidence),
    )


def _versions(connection: Connection, move_id: int) -> tuple[VersionRow, ...]:
    query = select(move_versions).where(move_versions.c.move_id == move_id).order_by(move_versions.c.number)
    return tuple(
        VersionRow(
            number=row.number,
            recorded_at=row.recorded_at,
            changed=tuple((name, _text(before), _text(after)) for name, (before, after) in row.changed.items()),
        )
        for row in connection.execute(query)
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
