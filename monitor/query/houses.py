"""Organisations under all the names that the lists of companies know for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from monitor.store import Store
from monitor.store.houses import alike, houses
from monitor.store.keys import search_key
from monitor.store.tables import reports


def other_names(store: Store, asked: str) -> frozenset[str]:
    """The names, as they are searched, that stories use for the company which a list knows by exactly this name; none
    where no list does, or knows it by no other.

    Of all reports, those read before among them: `as_of` may ask for what is no move's name today."""
    from monitor.resolve import house_key  # start-up time: no other question needs that room

    key = house_key(asked)
    with store.reading() as connection:
        keys = alike(connection, key) if key else frozenset()
        if len(keys) < 2:
            return frozenset()
        told = select(reports.c.organisation).distinct().where(reports.c.house_key.in_(keys))
        return frozenset(found for name in connection.execute(told).scalars() if (found := search_key(name)))


def one_house(store: Store, names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Those of the names that a list knows as one company's, together; names that stand alone are left out."""
    from monitor.resolve import house_key  # start-up time, as above

    keys = {name: key for name in names if (key := house_key(name))}
    with store.reading() as connection:
        known = houses(connection, set(keys.values()))
    found = defaultdict(list)
    for name, key in keys.items():
        if key in known:
            found[known[key].company].append(name)
    return tuple(tuple(its) for its in found.values() if len(its) > 1)
