"""The database itself: which one it is."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.tables import identity as _identity


def identity(store: Store) -> UUID:
    """By which this database is told from every other one; a copy has the same. StoreError where somebody took it
    away."""
    with store.reading() as connection:
        known = connection.execute(select(_identity.c.uuid)).scalar()
    if known is None:
        raise StoreError(f"{store.name} has lost its identity (table identity); put back a backup")
    return UUID(known)
