"""By which move a report goes: one that was merged keeps its own reports, and `merged_into` says where they are now, so
that a merge can be taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Integer,
    Select,
    bindparam,
    column,
    delete,
    func,
    select,
    table,
    union,
)
from sqlalchemy.dialects import postgresql, sqlite

from monitor.store.tables import move_reports, moves

#: The two columns of `moves` that say it, under names that no query around has. Made once, of two columns: an alias of
#: the whole table takes two milliseconds.
_named, _part = (
    table("moves", column("id", Integer), column("merged_into", Integer)).alias(name) for name in ("named", "part")
)


def goes_by(linked: FromClause) -> ColumnElement[int]:
    """Of a row of `moves` the id that it goes by today."""
    return func.coalesce(linked.c.merged_into, linked.c.id)


def family(ids: Select[Any]) -> CompoundSelect[Any]:
    """These moves with all that go by the same ids today."""
    today = select(goes_by(_named).label("id")).where(_named.c.id.in_(ids)).cte()
    return union(select(today.c.id), select(_part.c.id).join(today, _part.c.merged_into == today.c.id))


def put(connection: Connection, links: Mapping[int, int]) -> None:
    """From now on these reports stand behind these moves: report -> move."""
    if not links:
        return
    # One statement on both databases, but each dialect has its own `insert`.
    link = (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(move_reports)
    statement = link.on_conflict_do_update(index_elements=["report_id"], set_={"move_id": link.excluded.move_id})
    connection.execute(statement, [{"report_id": report, "move_id": move} for report, move in links.items()])


def drop(connection: Connection, report_ids: Collection[int]) -> None:
    """From now on these reports stand behind no move."""
    here = delete(move_reports).where(move_reports.c.report_id == bindparam("report"))
    connection.execute(here, [{"report": report_id} for report_id in report_ids])


def parts_of(connection: Connection, move_id: int) -> tuple[int, ...]:
    """A move that goes by its own id, and those that are part of it. As a list for the queries that ask for them: with
    a condition in its place SQLite without statistics takes the current readings for the way in and walks them all.
    """
    parts = select(moves.c.id).where(moves.c.merged_into == move_id).order_by(moves.c.id)
    return (move_id, *connection.execute(parts).scalars())
