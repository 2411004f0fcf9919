"""One move with everything it rests on."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from monitor.query.evidence import passages
from monitor.query.history import versions_of
from monitor.query.moves import shown
from monitor.query.sentence import sentence
from monitor.query.stories import publisher
from monitor.query.values import Dissent, MoveDetail, MoveRow, SeatChange, Source
from monitor.store import Store
from monitor.store.contradiction import contradicts
from monitor.store.links import parts_of
from monitor.store.moves import standing
from monitor.store.report_rows import report_of
from monitor.store.tables import move_reports, moves, readings, reports, revisions, stories
from monitor.types import Change, Status

_told_at = func.coalesce(stories.c.published_at, stories.c.first_seen_at)


def move(store: Store, move_id: int) -> MoveDetail:
    """The move, its sources and its history; for a move that was merged, the one it is part of now. One that was
    denied is shown too, with what told it and what denies it.

    NotFound where there is none, or where no story tells it any longer."""
    with store.reading() as connection:
        id_today = standing(connection, move_id)
        value, denied = _row(connection, id_today)
        sources = _without_errors(_sources(connection, id_today))
        return MoveDetail(
            move=value,
            denied=denied,
            sentence=sentence(value, denied=denied),
            sources=sources,
            versions=versions_of(connection, [id_today]),
            dissents=_dissents(value, sources),
            filings=_filings(sources),
            seat=_seat(connection, id_today),
        )


def _row(connection: Connection, move_id: int) -> tuple[MoveRow, bool]:
    """The move as the view has it, also where it stands no longer, and whether it is denied."""
    query = shown().add_columns(and_(moves.c.denied, moves.c.withdrawn_at.is_not(None)).label("gone"))
    values = dict(connection.execute(query.where(moves.c.id == move_id)).one()._mapping)
    gone: bool = values.pop("gone")
    return MoveRow(**values), gone


def _seat(connection: Connection, move_id: int) -> tuple[SeatChange, ...]:
    seat = select(moves.c.seat_key).where(moves.c.id == move_id, moves.c.seat_key.is_not(None))
    query = select(moves).where(
        moves.c.seat_key.in_(seat),
        moves.c.status == Status.CONFIRMED,
        moves.c.merged_into.is_(None),
        moves.c.withdrawn_at.is_(None),
    )
    found = [
        SeatChange(
            move_id=row.id,
            day=row.effective_on or row.announced_at.date(),
            change=row.change,
            kind=row.kind,
            person=row.person,
        )
        for row in connection.execute(query)
    ]
    # Who leaves goes before who comes on one day.
    found.sort(key=lambda change: (change.day, change.change is Change.APPOINTED, change.move_id))
    return tuple(found) if len(found) > 1 else ()


#: Fields of which two values contradict each other. Wordings of a role do not, its code does.
_DISPUTED = (
    "kind",
    "status",
    "role_code",
    "organisation",
    "predecessor",
    "successor",
    "previous_organisation",
    "next_organisation",
    "reports_to",
    "effective_on",
)


def _dissents(move: MoveRow, sources: tuple[Source, ...]) -> tuple[Dissent, ...]:
    """What a source says that cannot be true beside the move's own value; who denies the move says nothing of it."""
    said: dict[tuple[str, str], list[int]] = defaultdict(list)
    for source in (source for source in sources if not source.report.denied):
        for field in _DISPUTED:
            value = getattr(source.report, field)
            if contradicts(field, getattr(move, field), value):
                said[field, str(value)].append(source.story_id)
    return tuple(Dissent(field=field, value=value, story_ids=tuple(ids)) for (field, value), ids in said.items())


def _filings(sources: tuple[Source, ...]) -> tuple[int, ...]:
    from monitor.resolve.sources import Trust, trust_of  # start-up time: no other question needs that room

    told = [source for source in sources if trust_of(source.url, source.publisher) is Trust.FILING]
    told = [source for source in told if not source.report.denied and source.report.status is Status.CONFIRMED]
    return tuple(dict.fromkeys(source.story_id for source in told))


def _without_errors(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Without what a story says was told wrongly, where it tells the move with another post or name itself."""
    right = {
        (source.story_id, source.report.role_code, source.report.person)
        for source in sources
        if not source.report.denied
    }

    def is_error(source: Source) -> bool:
        own = (source.story_id, source.report.role_code, source.report.person)
        return source.report.denied and own not in right and any(story_id == own[0] for story_id, _, _ in right)

    return tuple(source for source in sources if not is_error(source))


def _sources(connection: Connection, move_id: int) -> tuple[Source, ...]:
    """The current reports of the move: the one that its values follow first, then as they were published."""
    best = select(moves.c.best_report_id).where(moves.c.id == move_id).scalar_subquery()
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
        .join(readings, and_(readings.c.id == reports.c.reading_id, readings.c.current))
        .join(revisions, revisions.c.id == readings.c.revision_id)
        .join(stories, stories.c.id == reports.c.story_id)
        .where(move_reports.c.move_id.in_(parts_of(connection, move_id)))
        .order_by(reports.c.id != best, _told_at, reports.c.id)
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
