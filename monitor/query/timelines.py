"""The moves of one organisation or one person."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from monitor.query.moves import current, rows_of
from monitor.query.names import core, matches, words
from monitor.query.values import NameCount, Timeline
from monitor.store import Store
from monitor.store.tables import moves

#: Names that are told apart for the user; a search that meets more is too wide to be about one of them.
MOST_NAMES = 40


def company(store: Store, name: str, *, limit: int | None = None) -> Timeline:
    """The moves of an organisation, newest first, by the words of its name; legal forms (Inc, GmbH) do not count.

    Where a name is exactly the words asked for, it alone is meant and the others that match are listed beside it; else
    all that match are. UsageError for a name without a letter or digit."""
    return _timeline(
        store, name, moves.c.organisation, moves.c.organisation_key, field="company", identity=core, limit=limit
    )


def person(store: Store, name: str, *, limit: int | None = None) -> Timeline:
    """The moves of a person, newest first, as `company` finds them; the order of the names does not count."""
    return _timeline(store, name, moves.c.person, moves.c.person_key, field="person", identity=_unordered, limit=limit)


def _unordered(name: str) -> frozenset[str]:
    return frozenset(words(name))


def _timeline(
    store: Store,
    asked: str,
    shown: ColumnElement[Any],
    key: ColumnElement[Any],
    *,
    field: str,
    identity: Callable[[str], frozenset[str]],
    limit: int | None,
) -> Timeline:
    wanted = " ".join(sorted(identity(asked)))
    found = matches(key, wanted or asked, name=field)
    with store.reading() as connection:
        counted = select(key, func.count()).where(current, found).group_by(key).order_by(func.count().desc(), key)
        keys = {row[0]: row[1] for row in connection.execute(counted)}
        exact = {k: n for k, n in keys.items() if identity(k) == identity(asked)}
        meant = exact or keys
        others = {k: n for k, n in keys.items() if k not in meant}
        names = _names(connection, shown, key, meant), _names(connection, shown, key, others)
    wide = len(meant) > MOST_NAMES
    chosen = select(moves.c.id).where(current, found if wide else key.in_(meant))
    newest = chosen.order_by(moves.c.announced_at.desc(), moves.c.id.desc()).limit(limit)
    return Timeline(asked=asked, names=names[0], others=names[1], moves=rows_of(store, newest))


def _names(
    connection: Connection, shown: ColumnElement[Any], key: ColumnElement[Any], counted: dict[str, int]
) -> tuple[NameCount, ...]:
    """The first of the names as the sources write them."""
    first = dict(islice(counted.items(), MOST_NAMES))
    spelled = select(key, func.max(shown)).where(current, key.in_(first)).group_by(key)
    spelling = {row[0]: row[1] for row in connection.execute(spelled)}
    return tuple(NameCount(name=spelling[k], moves=n) for k, n in first.items())
