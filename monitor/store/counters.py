"""Numbers that the database keeps by name: versions of what was made of it, and the last of a sequence. Works inside a
transaction of `Store`.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from monitor.store.tables import counters

_CHANGE_SEQ = "change_seq"


def value(connection: Connection, name: str) -> int | None:
    """None where it was never put."""
    kept: int | None = connection.execute(select(counters.c.value).where(counters.c.name == name)).scalar()
    return kept


def put(connection: Connection, name: str, number: int) -> None:
    """From now on it is this number."""
    known = update(counters).where(counters.c.name == name).values(value=number)
    if not connection.execute(known).rowcount:
        connection.execute(insert(counters).values(name=name, value=number))


def next_seq(connection: Connection, by: int = 1) -> int:
    """The last of so many further numbers of `change_seq`. Writers follow one another, so it grows in the order of
    commits.
    """
    bump = update(counters).where(counters.c.name == _CHANGE_SEQ).values(value=counters.c.value + by)
    number = connection.execute(bump.returning(counters.c.value)).scalar()
    if number is None:
        put(connection, _CHANGE_SEQ, by)
        return by
    return int(number)
