"""Moves for programs that keep a copy: pages of a listing, what changed after a number, and all of them in a stream.

`change_seq` is the number of a move's last change; it grows in the order of commits, so that whoever asks for what
came after the number that the last answer gave is told of every change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, func, literal, select

from monitor.errors import UsageError
from monitor.query.as_of import knowing
from monitor.query.filters import MoveFilter
from monitor.query.moves import asked, clock_of, conditions, cursor, row_of, shown
from monitor.query.moves import moves as listed
from monitor.query.values import MoveRow
from monitor.store import Store
from monitor.store.tables import moves

#: Rows of a stream that are in memory at once.
BATCH = 1_000


class MoveState(StrEnum):
    """Whether a move stands."""

    CURRENT = "current"
    WITHDRAWN = "withdrawn"  #: no story tells it any longer, or the last word on it denies it
    MERGED = "merged"  #: part of another move from now on


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowedMove(MoveRow):
    """A move as it stands, or as it last stood, and the number of its last change."""

    state: MoveState
    merged_into: int | None  #: the move that it is part of
    change_seq: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MovePage:
    """Some of the moves asked for."""

    moves: tuple[FollowedMove, ...]
    outside: tuple[int, ...]  #: of what changed: moves that the filter leaves out now, whatever it did before
    change_seq: int  #: whoever goes on from here misses no change
    more: bool


_STATE = case(
    (moves.c.merged_into.is_not(None), literal(MoveState.MERGED.value)),
    (moves.c.withdrawn_at.is_not(None), literal(MoveState.WITHDRAWN.value)),
    else_=literal(MoveState.CURRENT.value),
).label("state")


def listing(store: Store, wanted: MoveFilter) -> MovePage:
    """The moves that pass the filter, newest first by its clock, `limit` of them (which is not None), and the number of
    the last change before. UsageError for a search without a letter."""
    clock, most = clock_of(wanted), _most(wanted)
    order = (clock.desc(), moves.c.id.desc())
    seq = last_seq(store)  # before names are looked up: what changes between is told again, not missed
    chosen = select(moves.c.id).where(*conditions(store, wanted)).order_by(*order).limit(most + 1)
    with store.reading() as connection, knowing(connection, wanted.as_of):
        found = _rows(connection, _followed().where(moves.c.id.in_(chosen)).order_by(*order))
    return MovePage(moves=found[:most], outside=(), change_seq=seq, more=len(found) > most)


def changed_since(store: Store, wanted: MoveFilter, *, after: int) -> MovePage:
    """The moves that changed after that number, in the order of their last change, `limit` of them (not None): those
    that pass the filter, withdrawn and merged ones too, and the ids of those that do not.

    A move stands in it once, as it is now; one that changes again later has a higher number then. UsageError for a
    search without a letter, for a time that the past was known, and for a number that is yet to come.
    """
    if wanted.as_of is not None:
        raise UsageError("as_of: what is known now has changed since, not what was known then", name="as_of")
    most = _most(wanted)
    last = last_seq(store)  # before names are looked up, as in `listing`; what comes after it is told the next time
    passes = and_(literal(True), *asked(store, replace(wanted, before=None), few=True)).label("passes")
    told = select(moves.c.id, moves.c.change_seq, passes).where(moves.c.change_seq > after, moves.c.change_seq <= last)
    with store.reading() as connection:
        rows = connection.execute(told.order_by(moves.c.change_seq).limit(most + 1)).all()
        page = rows[:most]
        inside = [row.id for row in page if row.passes]
        found = _rows(connection, _followed().where(moves.c.id.in_(inside)).order_by(moves.c.change_seq))
    more = len(rows) > most
    return MovePage(
        moves=found,
        outside=tuple(row.id for row in page if not row.passes),
        change_seq=page[-1].change_seq if more else last,
        more=more,
    )


def stream(store: Store, wanted: MoveFilter) -> Iterator[tuple[MoveRow, ...]]:
    """The moves that pass the filter, newest first by its clock, some at a time and all of one state of the database,
    which is kept for the reader until the end: not for one who may take hours. UsageError as in `listing`."""
    query = shown().where(*conditions(store, wanted)).order_by(clock_of(wanted).desc(), moves.c.id.desc())
    with store.reading() as connection, knowing(connection, wanted.as_of):
        rows = connection.execute(query.limit(wanted.limit).execution_options(yield_per=BATCH))
        for some in rows.partitions():
            yield tuple(row_of(row) for row in some)


def in_pages(store: Store, wanted: MoveFilter) -> Iterator[tuple[MoveRow, ...]]:
    """The moves as `stream` gives them, each part in a transaction of its own, for a reader who may be slow: a move
    whose own clock changes meanwhile may come twice or not at all. Not for a filter of what was known then."""
    left = wanted.limit
    while left is None or left > 0:
        size = BATCH if left is None else min(BATCH, left)
        rows = listed(store, replace(wanted, limit=size))
        if rows:
            yield rows
        if len(rows) < size:
            return
        left = None if left is None else left - size
        wanted = replace(wanted, before=cursor(rows[-1], wanted.by))


def last_seq(store: Store) -> int:
    """The number of the last change of a move; 0 where there is none."""
    with store.reading() as connection:
        return int(connection.execute(select(func.coalesce(func.max(moves.c.change_seq), 0))).scalar_one())


def _most(wanted: MoveFilter) -> int:
    assert wanted.limit is not None, "a page has a size"
    return wanted.limit


def _followed() -> Select[Any]:
    return shown().add_columns(_STATE, moves.c.merged_into, moves.c.change_seq)


def _rows(connection: Connection, query: Select[Any]) -> tuple[FollowedMove, ...]:
    return tuple(_value(row) for row in connection.execute(query))


def _value(row: Row[Any]) -> FollowedMove:
    return FollowedMove(**{**row._mapping, "state": MoveState(row.state)})
