"""Column types: how the values of the house stand in the database, readable for people who query with SQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, Integer
from sqlalchemy.types import TypeDecorator

#: The highest number of an integer column; PostgreSQL's driver binds no higher one.
LAST_NUMBER = 2**31 - 1


def may_be_id(number: int) -> bool:
    """Whether a row can have this number: asked of what people write, before the database is."""
    return 0 < number <= LAST_NUMBER


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime.

    PostgreSQL: `timestamp with time zone`. SQLite: text `YYYY-MM-DD HH:MM:SS.ffffff` in UTC without a suffix, the
    form that SQLite's own `datetime('now', '-7 days')` gives and reads, so that comparing and sorting text is right.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """A naive datetime raises: it would be stored as an hour that nobody meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a datetime for the database must be aware, not {value!r}")
        moved = value.astimezone(UTC)
        return moved.replace(tzinfo=None) if dialect.name == "sqlite" else moved

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Seconds(TypeDecorator[timedelta]):
    """A length of time as whole seconds."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else round(value.total_seconds())

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else timedelta(seconds=value)


#: Room for the longest member and later ones: a longer VARCHAR would be one more migration.
_ENUM_LENGTH = 24


def enum_of(members: type[StrEnum], name: str) -> Enum:
    """The members' strings, held by a CHECK constraint called `name`."""

    def values(kind: Any) -> list[str]:
        return [member.value for member in kind]

    return Enum(
        members, name=name, native_enum=False, create_constraint=True, length=_ENUM_LENGTH, values_callable=values
    )
