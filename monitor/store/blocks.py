"""Reading a block: everything that can bear on a story's reports, as `resolve` wants it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from monitor.store.readings import report_of
from monitor.store.tables import move_reports, moves, readings, reports, stories
from monitor.types import Block, KnownMove, KnownReport


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportFacts:
    """What the store itself needs of a report when a move is made of it."""

    story_id: int
    origin_id: int  #: the story, or the one that it is a near copy of
    first_seen_at: datetime
    organisation: str | None
    role_code: str
    seat_key: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadedBlock:
    """A block, and beside it what `resolve` has no use for."""

    block: Block
    facts: dict[int, ReportFacts]  #: by report
    move_of: dict[int, int]  #: report -> the move that it stood behind last time


def load(connection: Connection, story_id: int) -> LoadedBlock | None:
    """The block of a story's reports, of current and former readings; None where it never had any."""
    keys = set(connection.execute(select(reports.c.block_key).where(reports.c.story_id == story_id)).scalars())
    if not keys:
        return None
    while more := _keys_reached(connection, keys) - keys:
        keys |= more
    rows = connection.execute(_current_reports(keys)).all()
    known, move_of = _moves(connection, keys)
    block = Block(reports=tuple(_known_report(row) for row in rows), moves=known)
    return LoadedBlock(block=block, facts={row.id: _facts(row) for row in rows}, move_of=move_of)


def _moves_at(keys: Set[str]) -> Select[tuple[int]]:
    """Moves behind which a report of these keys stands or stood."""
    return (
        select(move_reports.c.move_id)
        .join(reports, reports.c.id == move_reports.c.report_id)
        .where(reports.c.block_key.in_(keys))
    )


def _keys_reached(connection: Connection, keys: Set[str]) -> set[str]:
    """Keys of the current reports of those moves: a move is seen whole, or it would seem to lose reports."""
    reached = (
        select(reports.c.block_key)
        .distinct()
        .join(move_reports, move_reports.c.report_id == reports.c.id)
        .join(readings, and_(readings.c.id == reports.c.reading_id, readings.c.current))
        .where(move_reports.c.move_id.in_(_moves_at(keys)))
    )
    return set(connection.execute(reached).scalars())


def _current_reports(keys: Set[str]) -> Select[Any]:
    # A publication time after our own first sight is a wrong clock or a planned one: ours bounds it.
    seen = stories.c.first_seen_at
    at = case((stories.c.published_at < seen, stories.c.published_at), else_=seen)
    return (
        select(
            reports,
            at.label("published_at"),
            seen.label("story_seen_at"),
            func.coalesce(stories.c.copy_of, stories.c.id).label("origin_id"),
        )
        .join(readings, and_(readings.c.id == reports.c.reading_id, readings.c.current))
        .join(stories, stories.c.id == reports.c.story_id)
        .where(reports.c.block_key.in_(keys))
        .order_by(reports.c.id)
    )


def _known_report(row: Any) -> KnownReport:
    return KnownReport(id=row.id, story_id=row.story_id, published_at=row.published_at, report=report_of(row))


def _facts(row: Any) -> ReportFacts:
    return ReportFacts(
        story_id=row.story_id,
        origin_id=row.origin_id,
        first_seen_at=row.story_seen_at,
        organisation=row.organisation,
        role_code=row.role_code,
        seat_key=row.seat_key,
    )


def _moves(connection: Connection, keys: Set[str]) -> tuple[tuple[KnownMove, ...], dict[int, int]]:
    """The moves of the block, withdrawn ones too (they may come back), and which report stands behind which."""
    rows = connection.execute(
        select(move_reports.c.move_id, move_reports.c.report_id, reports.c.story_id)
        .join(reports, reports.c.id == move_reports.c.report_id)
        .join(moves, moves.c.id == move_reports.c.move_id)
        .where(move_reports.c.move_id.in_(_moves_at(keys)), moves.c.merged_into.is_(None))
    ).all()
    behind: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        behind[row.move_id].append(row)
    known = tuple(
        KnownMove(
            id=move_id,
            report_ids=frozenset(row.report_id for row in its),
            story_ids=frozenset(row.story_id for row in its),
        )
        for move_id, its in sorted(behind.items())
    )
    return known, {row.report_id: row.move_id for row in rows}
