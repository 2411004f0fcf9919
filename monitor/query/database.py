"""The database itself: which one it is, and when its moves last changed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.tables import identity as _identity
from monitor.store.tables import moves


def identity(store: Store) -> UUID:
    """By which this database is told from every other one; a copy has the same. StoreError where somebody took it
    away."""
    with store.reading() as connection:
        known = connection.execute(select(_identity.c.uuid)).scalar()
    if known is None:
        raise StoreError(f"{store.name} has lost its identity (table identity); put back a backup")
    return UUID(known)


def last_change(store: Store) -> datetime | None:
    """When any move came, changed or was taken back last, by our clock; None before the first."""
    newest = select(moves.c.updated_at).order_by(moves.c.change_seq.desc()).limit(1)
    with store.reading() as connection:
        changed: datetime | None = connection.execute(newest).scalar()
    return changed
