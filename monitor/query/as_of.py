"""What the database knew at an earlier time: its moves, taken back to what their versions say.

The moves as they were stand in a temporary table, and the view `recent_moves` on it: on both databases a temporary name
goes before a lasting one, for this connection alone, so that every query asks them without knowing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, column, func, select, table, text, update

from monitor.query.history import value_of
from monitor.store.keys import search_key
from monitor.store.tables import move_counts, move_versions, moves
from monitor.store.views import RECENT_MOVES

#: The temporary table while it is filled from `moves`; then it takes that name.
_then = table("moves_then", *(column(each.name, each.type) for each in moves.c))
#: Columns of which `move_counts` tells what they held when.
_COUNTED = {each.name for each in move_counts.c} & {each.name for each in moves.c} - {"change_seq"}
#: Columns made of others, for search.
_KEYS = {"person_key": "person", "organisation_key": "organisation", "role_key": "role"}


@contextmanager
def knowing(connection: Connection, when: datetime | None) -> Iterator[None]:
    """Within it this connection's queries see the moves that were recorded by then, as they stood then; None: today's.

    What a release before 0002 kept of a move tells its values at any time, but not how many sources it had: it has
    those of the upgrade from its start.
    """
    if when is None:
        yield
        return
    passing = connection.begin_nested()
    try:
        _recall(connection, when)
        yield
    finally:
        passing.rollback()  # the temporary table and view go with it


def _recall(connection: Connection, when: datetime) -> None:
    if connection.dialect.name == "postgresql":
        # It would go on with the tables that it found when it first planned a query that it is asked again.
        connection.execute(text("discard plans"))
    connection.execute(text("create temporary table moves_then as select * from moves where 1 = 0"))
    connection.execute(_then.insert().from_select(list(_then.c), _known(when)))
    connection.execute(text("create index moves_then_id on moves_then (id)"))
    for names, told in _told(connection, when).items():
        before = update(_then).where(_then.c.id == bindparam("of")).values({name: bindparam(name) for name in names})
        connection.execute(before, told)
    connection.execute(text("alter table moves_then rename to moves"))
    connection.execute(text(RECENT_MOVES.replace("create view", "create temporary view")))


def _known(when: datetime) -> Any:
    """The rows of the moves that were recorded by then, with what stood behind them by then."""
    first = and_(
        move_versions.c.move_id == moves.c.id, move_versions.c.number == 1, move_versions.c.recorded_at <= when
    )
    last = (
        select(move_counts.c.move_id, func.max(move_counts.c.change_seq).label("change_seq"))
        .where(move_counts.c.recorded_at <= when)
        .group_by(move_counts.c.move_id)
        .subquery()
    )
    counted = {name: func.coalesce(move_counts.c[name], moves.c[name]) for name in _COUNTED}
    return (
        select(*(counted.get(each.name, each) for each in moves.c))
        .join(move_versions, first)
        .outerjoin(last, last.c.move_id == moves.c.id)
        .outerjoin(
            move_counts,
            and_(move_counts.c.move_id == last.c.move_id, move_counts.c.change_seq == last.c.change_seq),
        )
    )


def _told(connection: Connection, when: datetime) -> dict[tuple[str, ...], list[dict[str, Any]]]:
    """What those moves told before the versions that came since, as rows of the same columns."""
    since = (
        select(move_versions.c.move_id, move_versions.c.changed)
        .join(_then, _then.c.id == move_versions.c.move_id)
        .where(move_versions.c.recorded_at > when)
        .order_by(move_versions.c.number.desc())
    )
    values: dict[int, dict[str, Any]] = defaultdict(dict)
    for move_id, changed in connection.execute(since):
        values[move_id] |= {name: value_of(name, before) for name, (before, _) in changed.items()}
    rows: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for move_id, told in values.items():
        told |= {key: search_key(told[name]) for key, name in _KEYS.items() if name in told}
        if told:
            rows[tuple(sorted(told))].append(told | {"of": move_id})
    return rows
