"""What has come since somebody looked. Ids of moves grow in the order in which moves are made."""

from __future__ import annotations

from sqlalchemy import func, select

from monitor.query.filters import MoveFilter
from monitor.query.moves import conditions
from monitor.store import Store
from monitor.store.tables import moves


def newest_move(store: Store) -> int:
    """The highest id of a move; 0 where there is none."""
    with store.reading() as connection:
        return connection.execute(select(func.max(moves.c.id))).scalar() or 0


def arrived(store: Store, wanted: MoveFilter, *, after: int, most: int) -> int:
    """How many moves pass the filter that are newer than the id `after`, counted up to `most`. Where nothing has come,
    which is what most who ask every few seconds hear, that is one step on an index. UsageError for a search without a
    letter.
    """
    with store.reading() as connection:
        if (connection.execute(select(func.max(moves.c.id))).scalar() or 0) <= after:
            return 0
        newer = select(moves.c.id).where(moves.c.id > after, *conditions(store, wanted, few=True)).limit(most)
        return connection.execute(select(func.count()).select_from(newer.subquery())).scalar_one()
