"""Deliveries on their way out. Works inside a transaction of `Store`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, exists, func, select, update

from monitor.errors import NotFound
from monitor.store.watch_tables import deliveries, delivery_moves, watches
from monitor.store.watches import watch_of
from monitor.types import Delivery, DeliveryRow, DeliveryState, ToldMove, Watch

_WAITING = DeliveryState.WAITING


def has_due(connection: Connection, *, now: datetime) -> bool:
    """Whether there is one that `take` would give: asked every second or two, without holding up a writer."""
    told = _due(now).join(watches, watches.c.id == deliveries.c.watch_id).where(watches.c.paused_at.is_(None))
    return connection.execute(told.limit(1)).first() is not None


def take(
    connection: Connection, *, now: datetime, until: datetime, limit: int, but: Collection[int]
) -> tuple[Delivery, ...]:
    """Deliveries that are due, the longest waiting first, one of each watch, and none of the watches in `but` or of one
    that is paused. What was told of a move first comes first: where that waits for another try, what follows waits too.
    The try is counted now, and they are due again at `until`: whoever takes them may die of it.
    """
    # For each watch its first one, by an index: to rank all that waits would take the longer the more does.
    its = _due(now).with_only_columns(deliveries.c.id).where(deliveries.c.watch_id == watches.c.id)
    its = its.order_by(deliveries.c.next_try_at, deliveries.c.id).limit(1)
    turn = select(its.correlate(watches).scalar_subquery().label("id")).where(
        watches.c.paused_at.is_(None), watches.c.id.not_in(but)
    )
    first = turn.subquery()
    due = select(deliveries.c.id).join(first, first.c.id == deliveries.c.id)
    ids = list(connection.execute(due.order_by(deliveries.c.next_try_at, deliveries.c.id).limit(limit)).scalars())
    if not ids:
        return ()
    counted = update(deliveries).where(deliveries.c.id == bindparam("of"))
    counted = counted.values(attempts=deliveries.c.attempts + 1, next_try_at=bindparam("again"))
    connection.execute(counted, [{"of": delivery_id, "again": until} for delivery_id in ids])
    return _read(connection, ids)


def _due(now: datetime) -> Select[Any]:
    """Deliveries (id) whose turn it may be; of watches that are paused, too."""
    older, its, theirs = deliveries.alias(), delivery_moves.alias(), delivery_moves.alias()
    waits = exists().where(
        its.c.delivery_id == deliveries.c.id,
        theirs.c.move_id == its.c.move_id,
        theirs.c.delivery_id < its.c.delivery_id,
        older.c.id == theirs.c.delivery_id,
        older.c.watch_id == deliveries.c.watch_id,
        older.c.state == _WAITING,
    )
    return select(deliveries.c.id).where(deliveries.c.state == _WAITING, deliveries.c.next_try_at <= now, ~waits)


def _read(connection: Connection, ids: Sequence[int]) -> tuple[Delivery, ...]:
    told: dict[int, list[ToldMove]] = defaultdict(list)
    moves = select(delivery_moves).where(delivery_moves.c.delivery_id.in_(ids)).order_by(delivery_moves.c.move_id)
    for row in connection.execute(moves):
        told[row.delivery_id].append(ToldMove(move_id=row.move_id, version=row.version, news=row.news, row=row.told))
    found = {row.id: row for row in connection.execute(select(deliveries).where(deliveries.c.id.in_(ids)))}
    wanted = select(watches).where(watches.c.id.in_({row.watch_id for row in found.values()}))
    known: dict[int, Watch] = {row.id: watch_of(row) for row in connection.execute(wanted)}
    return tuple(
        Delivery(
            id=row.id,
            key=row.key,
            watch=known[row.watch_id],
            moves=tuple(told[row.id]),
            created_at=row.created_at,
            attempts=row.attempts,
            receivers=tuple(row.receivers or ()),
        )
        for row in (found[delivery_id] for delivery_id in ids)
    )


def note_sent(connection: Connection, delivery_id: int, *, now: datetime) -> None:
    """It was taken. Nothing to note where its watch was removed meanwhile."""
    values = {"state": DeliveryState.SENT, "sent_at": now, "error": None, "receivers": None}
    connection.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(values))


def note_failed(
    connection: Connection, delivery_id: int, error: str, *, next_try_at: datetime | None, receivers: Sequence[str]
) -> None:
    """It was not taken, or by none of these receivers; None for `next_try_at` gives it up."""
    values: dict[str, Any] = {"error": error}
    if receivers:
        values["receivers"] = list(receivers)
    values |= {"state": DeliveryState.DEAD} if next_try_at is None else {"next_try_at": next_try_at}
    still = deliveries.c.state != DeliveryState.SENT  # a try that came late may have been overtaken
    connection.execute(update(deliveries).where(deliveries.c.id == delivery_id, still).values(values))


def redeliver(
    connection: Connection, *, now: datetime, ids: Collection[int] | None, watch_id: int | None = None
) -> int:
    """Deliveries are due at once and their tries begin again: those of the ids, whatever became of them, or (None)
    all that were given up on, of this watch or (None) of any. Gives how many. Raises NotFound for an id that is none.
    """
    if ids is None:
        dead = deliveries.c.state == DeliveryState.DEAD
        chosen = dead if watch_id is None else and_(dead, deliveries.c.watch_id == watch_id)
    else:
        known = set(connection.execute(select(deliveries.c.id).where(deliveries.c.id.in_(ids))).scalars())
        if unknown := sorted(set(ids) - known):
            raise NotFound(f"there is no delivery {unknown[0]}; `monitor watch deliveries` lists them")
        chosen = deliveries.c.id.in_(ids)
    # One try counts as made: a delivery that none was made of is still being filled.
    values = {"state": _WAITING, "attempts": 1, "next_try_at": now, "error": None}
    return connection.execute(update(deliveries).where(chosen).values(values)).rowcount


def every(
    connection: Connection, *, state: DeliveryState | None, watch_id: int | None, limit: int | None
) -> tuple[DeliveryRow, ...]:
    """Deliveries, the newest first."""
    told = select(func.count()).where(delivery_moves.c.delivery_id == deliveries.c.id).scalar_subquery()
    listing = (
        select(deliveries, watches.c.name.label("watch"), told.label("moves"))
        .join(watches, watches.c.id == deliveries.c.watch_id)
        .order_by(deliveries.c.id.desc())
        .limit(limit)
    )
    if state is not None:
        listing = listing.where(deliveries.c.state == state)
    if watch_id is not None:
        listing = listing.where(deliveries.c.watch_id == watch_id)
    names = DeliveryRow.__dataclass_fields__
    return tuple(DeliveryRow(**{name: getattr(row, name) for name in names}) for row in connection.execute(listing))
