"""Reading a block: everything that can bear on a story's reports, as `resolve` wants it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, case, exists, func, select

from monitor.store import decisions, links, successions
from monitor.store.houses import House, houses
from monitor.store.judgements import void
from monitor.store.report_rows import report_of
from monitor.store.tables import entries, move_reports, moves, readings, reports, stories
from monitor.types import Block, KnownMove, KnownReport, Status, StoryState


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportFacts:
    """What the store itself needs of a report when a move is made of it."""

    story_id: int
    origin_id: int  #: the story, or the one that it is a near copy of
    first_seen_at: datetime
    published_at: datetime  #: as `KnownReport` has it
    status: Status
    organisation: str | None
    role_code: str
    seat_key: str | None
    denied: bool
    waits: bool  #: its story was read and not resolved yet
    archived: bool  #: its story has no date and was there when its feed was pulled for the first time
    house_key: str | None
    house: House | None  #: what the lists of companies say of the organisation


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadedBlock:
    """A block, and beside it what `resolve` has no use for."""

    block: Block
    facts: dict[int, ReportFacts]  #: by report
    keys: frozenset[str]  #: the block keys that it is made of
    move_of: dict[int, int]  #: report -> the move that it stood behind last time, its own where that was merged
    waiting: frozenset[int]  #: stories to be resolved that have no report outside it


def load(connection: Connection, story_id: int) -> LoadedBlock | None:
    """The block of a story's reports, of current and former readings; None where it never had any."""
    own = connection.execute(successions.told_by(story_id)).all()
    if not own:
        return None
    inner = _closed(connection, {row.block_key for row in own})
    rows = _current_reports(connection, inner)
    following = successions.keys_of_followers(connection, own, rows)
    keys = inner if following <= inner else _closed(connection, inner | following)
    if keys > inner:
        rows = _current_reports(connection, keys)
    known, move_of = _moves(connection, keys)
    decided = decisions.of_block(connection, keys, rows)
    listed = houses(connection, {row.house_key for row in rows if row.house_key})
    told = tuple(_known_report(row, listed.get(row.house_key)) for row in rows)
    elsewhere = successions.moves_beside(connection, (row for row in rows if row.is_set_right))
    elsewhere -= {move.id for move in known}
    return LoadedBlock(
        block=Block(reports=told, moves=known, decisions=decided, beside=_beside(connection, elsewhere)),
        facts={row.id: _facts(row, listed.get(row.house_key)) for row in rows},
        keys=frozenset(keys),
        move_of=move_of,
        waiting=_waiting(connection, inner, {row.story_id for row in rows if _waits(row, inner)} | {story_id}),
    )


def _closed(connection: Connection, keys: set[str]) -> set[str]:
    """These keys with all that moves and decisions tie to them."""
    keys = set(keys)
    while more := (_keys_reached(connection, keys) | decisions.keys_reached(connection, keys)) - keys:
        keys |= more
    return keys


def _waits(row: Any, keys: Set[str]) -> bool:
    """Whether it is of a story that is to be resolved and has told something in the block itself: of blocks that are
    there for what follows, not all that follows in turn is there.
    """
    return row.state is StoryState.READ and row.block_key in keys


def _waiting(connection: Connection, keys: Set[str], waiting: set[int]) -> frozenset[int]:
    """Of these stories of the block those that have told nothing outside it."""
    if len(waiting) < 2:  # the one that it was loaded for
        return frozenset(waiting)
    return frozenset(waiting - set(connection.execute(_OUTSIDE, {"keys": sorted(keys)}).scalars()))


# Statements of every story are made once, with the block's keys as `keys`: making one takes as long as its answer.
_IN_BLOCK = reports.c.block_key.in_(bindparam("keys", expanding=True))
#: Moves behind which a report of these keys stands or stood, and what is merged with them.
MOVES_AT = links.family(
    select(move_reports.c.move_id).join(reports, reports.c.id == move_reports.c.report_id).where(_IN_BLOCK)
)
_REACHED = (
    select(reports.c.block_key, readings.c.current)
    .distinct()
    .join(move_reports, move_reports.c.report_id == reports.c.id)
    .join(readings, readings.c.id == reports.c.reading_id)
    .where(move_reports.c.move_id.in_(MOVES_AT))
)
_BEHIND = (
    select(moves.c.id.label("move_id"), moves.c.merged_into, move_reports.c.report_id, reports.c.story_id)
    .outerjoin(move_reports, move_reports.c.move_id == moves.c.id)
    .outerjoin(reports, reports.c.id == move_reports.c.report_id)
    .where(moves.c.id.in_(MOVES_AT))
)

#: The stories of the block that have told something outside it. Not those alone that wait: SQLite would begin with all
#: stories that do, and each block would take as long as there are some (200,000 stories: 0.4 of 1.05 ms a story).
_OUTSIDE = (
    select(reports.c.story_id)
    .distinct()
    .where(reports.c.story_id.in_(select(reports.c.story_id).where(_IN_BLOCK)), ~_IN_BLOCK)
)


def _keys_reached(connection: Connection, keys: Set[str]) -> set[str]:
    """Keys of the current reports of those moves: a move is seen whole, or it would seem to lose reports.

    Which are current is asked of the answer: as a condition, SQLite without statistics takes it for the way in and
    walks all current readings (of 20,000 stories: 16 ms for each that is resolved).
    """
    return {row.block_key for row in connection.execute(_REACHED, {"keys": sorted(keys)}) if row.current}


def _beside(connection: Connection, move_ids: Set[int]) -> tuple[tuple[KnownReport, ...], ...]:
    """The reports behind each of these moves."""
    found = []
    for move_id in sorted(move_ids):
        behind = select(move_reports.c.report_id).where(move_reports.c.move_id.in_(links.parts_of(connection, move_id)))
        rows = connection.execute(_REPORTS.where(reports.c.id.in_(behind))).all()
        found.append(tuple(_known_report(row, None) for row in rows))
    return tuple(found)


def _reports() -> Select[Any]:
    """Those of current readings."""
    # A publication time after our own first sight is a wrong clock or a planned one: ours bounds it.
    seen = stories.c.first_seen_at
    at = case((stories.c.published_at < seen, stories.c.published_at), else_=seen)
    return (
        select(
            reports,
            at.label("published_at"),
            seen.label("story_seen_at"),
            func.coalesce(stories.c.copy_of, stories.c.id).label("origin_id"),
            stories.c.title.label("headline"),
            stories.c.url,
            stories.c.publisher,
            stories.c.state,
            _is_archived().label("archived"),
        )
        .join(readings, and_(readings.c.id == reports.c.reading_id, readings.c.current))
        .join(stories, stories.c.id == reports.c.story_id)
        .where(~void(reports.c.id))
        .order_by(reports.c.id)
    )


def _is_archived() -> ColumnElement[bool]:
    later, before = entries.alias(), entries.alias()
    earlier = exists().where(before.c.feed_id == later.c.feed_id, before.c.first_seen_at < later.c.first_seen_at)
    return and_(stories.c.published_at.is_(None), ~exists().where(later.c.story_id == stories.c.id, earlier))


_REPORTS = _reports()
_IN_FULL = _REPORTS.add_columns(successions.is_set_right()).where(_IN_BLOCK)


def _current_reports(connection: Connection, keys: Set[str]) -> Sequence[Row[Any]]:
    return connection.execute(_IN_FULL, {"keys": sorted(keys)}).all()


def _known_report(row: Any, house: House | None) -> KnownReport:
    return KnownReport(
        id=row.id,
        story_id=row.story_id,
        published_at=row.published_at,
        report=report_of(row),
        headline=row.headline,
        url=row.url,
        publisher=row.publisher,
        company=None if house is None else house.company,
    )


def _facts(row: Any, house: House | None) -> ReportFacts:
    return ReportFacts(
        story_id=row.story_id,
        origin_id=row.origin_id,
        first_seen_at=row.story_seen_at,
        published_at=row.published_at,
        status=row.status,
        organisation=row.organisation,
        role_code=row.role_code,
        seat_key=at_company(row.seat_key, house),
        denied=row.denied,
        waits=row.state is StoryState.READ,
        archived=row.archived,
        house_key=row.house_key,
        house=house,
    )


def at_company(seat: str | None, house: House | None) -> str | None:
    """The seat at the company, so that those who know it by its other names sit on the same one."""
    if house is None or seat is None:
        return seat
    return f"{house.company}|{seat.partition('|')[2]}"


def _moves(connection: Connection, keys: Set[str]) -> tuple[tuple[KnownMove, ...], dict[int, int]]:
    """The moves of the block, withdrawn and merged ones too (they may come back), and which report is whose."""
    rows = connection.execute(_BEHIND, {"keys": sorted(keys)}).all()
    merged_into = {row.move_id: row.merged_into for row in rows}
    behind: dict[int, list[Any]] = {move_id: [] for move_id in sorted(merged_into)}
    for row in rows:
        if row.report_id is not None:
            behind[row.move_id].append(row)
    known = tuple(
        KnownMove(
            id=move_id,
            report_ids=frozenset(row.report_id for row in its),
            story_ids=frozenset(row.story_id for row in its),
            merged_into=merged_into[move_id],
        )
        for move_id, its in behind.items()
    )
    return known, {row.report_id: row.move_id for its in behind.values() for row in its}
