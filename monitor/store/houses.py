"""Which company of the lists an organisation is. Works inside a transaction of `Store`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, bindparam, select

from monitor.store.tables import companies, company_names

#: Bound values in one statement.
_BATCH = 1_000
One = TypeVar("One")


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """What the lists say of an organisation."""

    company: str  #: the key of the company's name, whatever it is called here
    ticker: str | None
    country: str | None
    sector: str | None


def houses(connection: Connection, keys: Collection[str]) -> dict[str, House]:
    """The company of each house key that exactly one has; the user's own list wins over the shipped one, also where it
    has the name by which the shipped one goes on."""
    rows = _rows(connection, keys)
    names = {row.company for of_key in rows.values() for row in of_key if not row.own}
    rows |= _rows(connection, names - rows.keys())
    found = {}
    for key in keys:
        row = _only(rows[key], own=True) or _only(rows[key], own=False)
        if row is not None and not row.own:
            row = _only(rows[row.company], own=True) or row
        if row is not None:
            found[key] = House(
                company=row.company,
                ticker=row.ticker,
                country=row.country,
                sector=row.sector and row.sector.value,
            )
    return found


def alike(connection: Connection, key: str) -> frozenset[str]:
    """The house keys of all names of the company that has this one; itself alone where the lists know none."""
    here = houses(connection, {key}).get(key)
    if here is None:
        return frozenset({key})
    found, edge = {key}, {key}
    while edge:
        edge = _names_beside(connection, edge) - found
        found |= edge
    known = houses(connection, found)
    return frozenset(each for each in found if each in known and known[each].company == here.company)


def _names_beside(connection: Connection, keys: Collection[str]) -> set[str]:
    """All names of the companies that have one of these."""
    beside = company_names.alias()
    query = select(beside.c.key).distinct().join(company_names, company_names.c.company_id == beside.c.company_id)
    return {
        name
        for batch in batches(sorted(keys))
        for name in connection.execute(query.where(company_names.c.key.in_(batch))).scalars()
    }


def _only(rows: Iterable[Any], *, own: bool) -> Any:
    """The one of that list; None where there is none, or a choice: a wrong ticker is worse than none."""
    found = [row for row in rows if row.own is own]
    return found[0] if len(found) == 1 else None


_head = company_names.alias()
_KNOWN = (  # made once: every story asks it
    select(
        company_names.c.key,
        _head.c.key.label("company"),
        *(companies.c[name] for name in ("ticker", "country", "sector", "own")),
    )
    .distinct()  # a company may have two names of one key
    .join(companies, companies.c.id == company_names.c.company_id)
    .join(_head, and_(_head.c.company_id == companies.c.id, _head.c.ordinal == 0))
    .where(company_names.c.key.in_(bindparam("keys", expanding=True)))
)


def _rows(connection: Connection, keys: Collection[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for batch in batches(sorted(keys)):
        for row in connection.execute(_KNOWN, {"keys": batch}):
            found[row.key].append(row)
    return found


def batches(values: list[One]) -> Iterator[list[One]]:
    """The values, so many at a time as one statement may bind."""
    for first in range(0, len(values), _BATCH):
        yield values[first : first + _BATCH]
