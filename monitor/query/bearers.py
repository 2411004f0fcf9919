"""The organisations and the people that moves tell of, by their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from monitor.query.moves import current
from monitor.query.names import matches
from monitor.store import Store
from monitor.store.tables import moves


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationRow:
    """An organisation as the sources write it."""

    name: str
    moves: int
    country: str | None  #: this and the next two: where a list of companies has it
    sector: str | None
    ticker: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRow:
    """A person's name as the sources write it; two people may bear it."""

    name: str
    moves: int


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownNames:
    """Some of the names asked for, in the order of their keys."""

    rows: tuple[OrganisationRow, ...] | tuple[PersonRow, ...]
    last: str | None  #: the key after which there are more


def organisations(store: Store, asked: str | None, *, after: str | None, limit: int) -> KnownNames:
    """Those of standing moves whose names have words that begin with the words asked for (None: all), from `after`
    on. UsageError for a search without a letter."""
    found, last = _named(store, moves.c.organisation_key, moves.c.organisation, asked, after=after, limit=limit)
    return KnownNames(rows=tuple(OrganisationRow(**row) for row in found), last=last)


def people(store: Store, asked: str | None, *, after: str | None, limit: int) -> KnownNames:
    """As `organisations`."""
    found, last = _named(store, moves.c.person_key, moves.c.person, asked, after=after, limit=limit)
    plain = ({"name": row["name"], "moves": row["moves"]} for row in found)
    return KnownNames(rows=tuple(PersonRow(**row) for row in plain), last=last)


def _named(
    store: Store,
    key: ColumnElement[Any],
    name: ColumnElement[Any],
    asked: str | None,
    *,
    after: str | None,
    limit: int,
) -> tuple[list[dict[str, Any]], str | None]:
    """The keys first, off their index; then what belongs to the few that are shown."""
    keys = select(key).where(current, key.is_not(None)).group_by(key).order_by(key).limit(limit + 1)
    if asked is not None:
        keys = keys.where(matches(key, asked, name="name"))
    if after is not None:
        keys = keys.where(key > after)
    facts = [func.max(moves.c[each]).label(each) for each in ("country", "sector", "ticker")]
    with store.reading() as connection:
        found = list(connection.execute(keys).scalars())
        told = select(key.label("key"), func.max(name).label("name"), func.count().label("moves"), *facts)
        rows = connection.execute(told.where(current, key.in_(found[:limit])).group_by(key).order_by(key)).all()
    plain = [{each: value for each, value in row._mapping.items() if each != "key"} for row in rows]
    return plain, found[limit - 1] if len(found) > limit else None
