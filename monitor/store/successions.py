"""What a corrected appointment reaches beyond its block: departures from the post that was told wrongly, which are in
the blocks of those who left (`resolve.successions` decides which follow).

A block brings along those of the departures that may follow an appointment of its own; and for departures of its own
the moves of the appointments, as they stand. So each is decided with all that it follows from, whichever of the two
blocks a story comes to, and no chain of blocks grows out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Label,
    Row,
    Select,
    and_,
    column,
    literal,
    or_,
    select,
    table,
)

from monitor.store.links import goes_by
from monitor.store.tables import move_reports, moves, readings, reports
from monitor.types import Change, Status


def _named(name: str, whole: FromClause, *columns: str) -> FromClause:
    """These columns of a table under a name of its own, as `links` makes them."""
    return table(whole.description, *(column(each, whole.c[each].type) for each in columns)).alias(name)


_came_in = _named("came", reports, "id", "reading_id", "story_id", "change", "role_code")
_reading = _named("came_by", readings, "id", "current")
_link = _named("came_link", move_reports, "report_id", "move_id")
_move = _named("came_as", moves, "id", "merged_into", "role_code")
_NAMED = (reports.c.block_key, reports.c.change, reports.c.status, reports.c.denied, reports.c.role_code)


_CODE = reports.c.role_code.type


def told_by(story_id: int) -> Select[Any]:
    """The reports of a story, of current and former readings, as `keys_of_followers` wants them."""
    return select(*_NAMED, reports.c.house_key).where(reports.c.story_id == story_id)


def keys_of_followers(connection: Connection, own: Sequence[Row[Any]], rows: Iterable[Row[Any]]) -> set[str]:
    """The keys of departures that may follow what the block's reports (`rows`), or former ones of the story that it is
    loaded for (`own`), name as errors: of the same stories and posts as appointments that tell the error.
    """
    rows = list(rows)
    wrong = {(row.house_key, row.role_code) for row in (*own, *rows) if _is_error(row) and row.house_key}
    if not wrong:
        return set()
    told = [row for row in rows if _is_told(row) and (row.house_key, row.role_code) in wrong]
    if not told:
        return set()
    left = select(reports.c.block_key).where(
        reports.c.story_id.in_({row.story_id for row in told}),
        reports.c.change == Change.DEPARTED,
        reports.c.role_code.in_({row.role_code for row in told}),
    )
    return set(connection.execute(left).scalars())


def _is_error(row: Row[Any]) -> bool:
    """As `resolve.corrections` knows it, where its story tells another one in its place."""
    return bool(row.denied) and row.status is not Status.CONFIRMED and row.change is Change.APPOINTED


def _is_told(row: Row[Any]) -> bool:
    return row.change is Change.APPOINTED and not row.denied


def is_set_right() -> Label[bool]:
    """Whether a row of `reports` is a departure of which `moves_beside` may find something."""
    return and_(reports.c.change == Change.DEPARTED, _came(reports.c.story_id, reports.c.role_code).exists()).label(
        "is_set_right"
    )


def moves_beside(connection: Connection, rows: Iterable[Row[Any]]) -> set[int]:
    """The moves of appointments that stories of these departures tell to the same posts, where a move has another post
    now, or is merged.
    """
    found: set[int] = set()
    for story_id, role_code in {(row.story_id, row.role_code) for row in rows}:
        found |= set(connection.execute(_came(literal(story_id), literal(role_code, _CODE))).scalars())
    return found


def _came(story_id: ColumnElement[int], role_code: ColumnElement[str]) -> Select[int]:
    return (
        select(goes_by(_move))
        .select_from(_came_in)
        .join(_reading, and_(_reading.c.id == _came_in.c.reading_id, _reading.c.current))
        .join(_link, _link.c.report_id == _came_in.c.id)
        .join(_move, _move.c.id == _link.c.move_id)
        .where(_came_in.c.story_id == story_id, _came_in.c.change == Change.APPOINTED)
        .where(_came_in.c.role_code == role_code)
        .where(or_(_move.c.role_code != _came_in.c.role_code, _move.c.merged_into.is_not(None)))
    )
