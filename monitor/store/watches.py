"""Who wants to be told: watches and how telling them goes. Works inside a transaction of `Store`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy import delete as deleting

from monitor.errors import NotFound, UsageError
from monitor.store.watch_tables import deliveries, watch_companies, watches
from monitor.types import Company, DeliveryState, NewWatch, Rhythm, Watch, WatchHealth

KeyOf = Callable[[str], str | None]


def add(connection: Connection, new: NewWatch, key_of: KeyOf, *, now: datetime) -> Watch:
    """The watch, which hears of what comes from now on. Raises UsageError for a name that another one has."""
    _require_free(connection, new.name, but=None)
    values = _values(new) | {"companies": len(new.companies), "created_at": now}
    watch_id = connection.execute(insert(watches).values(values).returning(watches.c.id)).scalar_one()
    _insert_companies(connection, watch_id, new.companies, key_of)
    return one(connection, watch_id)


def change(
    connection: Connection, watch_id: int, new: NewWatch, key_of: KeyOf, *, listed: bool, due: datetime
) -> Watch:
    """The watch is this from now on; what it was told, when it was made and whether it is paused stays. `listed`: its
    list of companies is the one given here, too. `due`: when a digest that is being filled is sent, where the rhythm is
    another. Raises NotFound, and UsageError for a name that another one has."""
    before = one(connection, watch_id)
    _require_free(connection, new.name, but=watch_id)
    values = _values(new) | ({"companies": len(new.companies)} if listed else {})
    connection.execute(update(watches).where(watches.c.id == watch_id).values(values))
    if new.rhythm is not before.rhythm is not Rhythm.IMMEDIATE:
        filling = (deliveries.c.state == DeliveryState.WAITING, deliveries.c.attempts == 0)
        moved = update(deliveries).where(deliveries.c.watch_id == watch_id, *filling)
        connection.execute(moved.values(next_try_at=due))
    if new.channel != before.channel:  # who it leads to now has got nothing of what waits
        own = update(deliveries).where(deliveries.c.watch_id == watch_id, deliveries.c.receivers.is_not(None))
        connection.execute(own.values(receivers=None))
    if listed:
        connection.execute(deleting(watch_companies).where(watch_companies.c.watch_id == watch_id))
        _insert_companies(connection, watch_id, new.companies, key_of)
    return one(connection, watch_id)


def _require_free(connection: Connection, name: str, *, but: int | None) -> None:
    having = connection.execute(select(watches.c.id).where(watches.c.name == name)).scalar()
    if having is not None and having != but:
        raise UsageError(f"there is a watch {name!r} already; give this one another name", name="name")


def _values(new: NewWatch) -> dict[str, Any]:
    columns = ("name", "channel", "secret", "rhythm", "unconfirmed")
    return {name: getattr(new, name) for name in columns} | {"filter": dict(new.filter), "echo": dict(new.echo)}


def _insert_companies(connection: Connection, watch_id: int, companies: Sequence[Company], key_of: KeyOf) -> None:
    names = dict.fromkeys(name for company in companies for name in company.names)
    rows = [
        {"watch_id": watch_id, "ordinal": ordinal, "name": name, "key": _key(name, key_of)}
        for ordinal, name in enumerate(names)
    ]
    if rows:
        connection.execute(insert(watch_companies), rows)


def _key(name: str, key_of: KeyOf) -> str:
    """Names without a letter have a key that no organisation has."""
    return key_of(name) or "?"


def rekey(connection: Connection, key_of: KeyOf) -> None:
    """Makes the keys of all companies anew, after a release that compares names otherwise."""
    rows = [
        {"of": row.watch_id, "at": row.ordinal, "made": _key(row.name, key_of)}
        for row in connection.execute(select(watch_companies))
    ]
    here = (watch_companies.c.watch_id == bindparam("of"), watch_companies.c.ordinal == bindparam("at"))
    if rows:
        connection.execute(update(watch_companies).where(*here).values(key=bindparam("made")), rows)


def one(connection: Connection, ref: int | str) -> Watch:
    """By id or name. Raises NotFound."""
    text = str(ref)
    by_id = text.isascii() and text.isdecimal() and len(text) < 10
    row = connection.execute(select(watches).where(watches.c.id == int(text))).first() if by_id else None
    row = row or connection.execute(select(watches).where(watches.c.name == text)).first()
    if row is None:
        raise NotFound(f"there is no watch {text}; `monitor watch list` lists them")
    return watch_of(row)


def every(connection: Connection) -> tuple[Watch, ...]:
    """All watches, in the order they were added."""
    return tuple(watch_of(row) for row in connection.execute(select(watches).order_by(watches.c.id)))


def companies_of(connection: Connection, watch_id: int) -> tuple[str, ...]:
    """The names that a watch's list of companies has, aliases among them, in its order."""
    names = select(watch_companies.c.name).where(watch_companies.c.watch_id == watch_id)
    return tuple(connection.execute(names.order_by(watch_companies.c.ordinal)).scalars())


def pause(connection: Connection, watch_id: int, *, now: datetime | None) -> Watch:
    """Paused since `now`, or (None) told again from now on. Raises NotFound."""
    before = one(connection, watch_id)
    if (before.paused_at is None) != (now is None):
        connection.execute(update(watches).where(watches.c.id == watch_id).values(paused_at=now))
    return one(connection, watch_id)


def remove(connection: Connection, watch_id: int) -> None:
    """With all that it was told or waits to be. Raises NotFound."""
    if not connection.execute(deleting(watches).where(watches.c.id == watch_id)).rowcount:
        raise NotFound(f"there is no watch {watch_id}; `monitor watch list` lists them")


def health(connection: Connection) -> tuple[WatchHealth, ...]:
    """All watches with how telling them goes, in the order they were added."""
    counts = (
        select(
            deliveries.c.watch_id,
            *(func.count().filter(deliveries.c.state == state).label(state.value) for state in DeliveryState),
            func.max(deliveries.c.sent_at).label("last_sent_at"),
            func.min(deliveries.c.next_try_at).filter(deliveries.c.state == DeliveryState.WAITING).label("next_try_at"),
            func.max(deliveries.c.id).filter(deliveries.c.error.is_not(None)).label("failed"),
        )
        .group_by(deliveries.c.watch_id)
        .subquery()
    )
    told = (
        select(watches, counts, deliveries.c.error.label("last_error"))
        .outerjoin(counts, counts.c.watch_id == watches.c.id)
        .outerjoin(deliveries, deliveries.c.id == counts.c.failed)
        .order_by(watches.c.id)
    )
    return tuple(
        WatchHealth(
            watch=watch_of(row),
            sent=row.sent or 0,
            waiting=row.waiting or 0,
            dead=row.dead or 0,
            last_sent_at=row.last_sent_at,
            next_try_at=row.next_try_at,
            last_error=row.last_error,
        )
        for row in connection.execute(told)
    )


def watch_of(row: Row[Any]) -> Watch:
    """A row of `watches` as its value."""
    return Watch(**{name: getattr(row, name) for name in Watch.__dataclass_fields__})
