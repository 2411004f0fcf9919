"""What users decide of moves, put into effect: that several are one, or that one is several. Works inside a transaction
of `Store`; a decision that cannot come true is not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, select

from monitor.errors import UsageError
from monitor.store import decisions
from monitor.store.links import goes_by, parts_of
from monitor.store.moves import resolve_block, standing
from monitor.store.tables import move_reports, moves, readings, reports
from monitor.types import Block, Resolution


def merge(
    connection: Connection, move_ids: Sequence[int], decide: Callable[[Block], Resolution], *, now: datetime
) -> int:
    """Decides that the moves are one, for good; gives the id that it goes by. Whether it stands, where one was denied
    and another was not, follows from what the stories of both say, as if they had told one move from the start: a
    rumour that was denied stands by a later story, or by one that tells it as decided, and by no other. Raises NotFound
    (also where no story tells a move any longer) and UsageError.
    """
    ids = sorted({standing(connection, move_id) for move_id in move_ids})
    if len(ids) < 2:
        raise UsageError(f"these are one move already, move {ids[0]}")
    told = [row for move_id in ids for row in told_now(connection, move_id)]
    if len({row.change for row in told}) > 1:
        raise UsageError("one of these moves is an appointment and another a departure; they cannot be one")
    decisions.keep(connection, told, now=now)
    resolve_block(connection, told[0].story_id, decide, now=now)
    if len(_behind(connection, told)) > 1:
        named = f"{', '.join(map(str, ids[:-1]))} and {ids[-1]}"
        raise UsageError(f"moves {named} could not be made one; nothing was changed")
    return standing(connection, ids[0])


def split(
    connection: Connection,
    move_id: int,
    story_ids: Collection[int],
    decide: Callable[[Block], Resolution],
    *,
    now: datetime,
) -> tuple[int, ...]:
    """Decides that these stories tell of another change than the move's other stories, for good; gives the ids that
    the move's reports go by then: of a part that was merged before its own. Raises NotFound and UsageError.
    """
    told = told_now(connection, standing(connection, move_id))
    strangers = sorted(set(story_ids) - {row.story_id for row in told})
    if strangers:
        raise UsageError(
            f"story {strangers[0]} does not tell move {move_id}; `monitor show {move_id}` lists those that do"
        )
    taken = [row for row in told if row.story_id in story_ids]
    left = [row for row in told if row.story_id not in story_ids]
    if not left:
        raise UsageError(f"these are all the stories of move {move_id}; name those that tell another change")
    decisions.keep(connection, taken, left, now=now)
    resolve_block(connection, left[0].story_id, decide, now=now)
    gone, stayed = _behind(connection, taken), _behind(connection, left)
    if gone & stayed:
        named = f"{'story' if len(set(story_ids)) == 1 else 'stories'} {', '.join(map(str, sorted(set(story_ids))))}"
        raise UsageError(f"{named} could not be taken out of move {move_id}; nothing was changed")
    return tuple(sorted(gone | stayed))


def told_now(connection: Connection, move_id: int) -> list[Row[Any]]:
    """The current reports behind a move, those of the first story first. UsageError where there is none: its stories
    were read again, and what they tell now is not put together yet.
    """
    told = (
        select(reports)
        .join(move_reports, move_reports.c.report_id == reports.c.id)
        .join(readings, and_(readings.c.id == reports.c.reading_id, readings.c.current))
        .where(move_reports.c.move_id.in_(parts_of(connection, move_id)))
        .order_by(reports.c.story_id, reports.c.ordinal)
    )
    rows = list(connection.execute(told))
    if not rows:
        raise UsageError(
            f"no story tells move {move_id} as it was read last; `monitor run` puts its stories together again"
        )
    return rows


def _behind(connection: Connection, told: Sequence[Row[Any]]) -> set[int]:
    """The moves that the reports stand behind now."""
    behind = (
        select(goes_by(moves))
        .join(move_reports, move_reports.c.move_id == moves.c.id)
        .where(move_reports.c.report_id == bindparam("report"))
    )
    return {move_id for row in told for move_id in connection.execute(behind, {"report": row.id}).scalars()}
