"""The moves of one organisation or one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from monitor.query.houses import one_house, other_names
from monitor.query.moves import current, rows_of
from monitor.query.names import matches
from monitor.query.tenures import acts
from monitor.query.values import MoveRow, NameCount, Timeline
from monitor.store import Store
from monitor.store.keys import core_of_key, search_key
from monitor.store.tables import moves
from monitor.types import Change, Kind, Status

#: Names that are told apart for the user; a search that meets more is too wide to be about one of them.
MOST_NAMES = 40
#: Moves of one that are looked at for who held which post when; no organisation or person has as many.
MOST_MOVES = 2_000
#: Moves from which on it is quicker to look for the newest of them than to put all in order.
_MANY = 3_000


def company(
    store: Store, name: str, *, limit: int | None = None, if_wide: int | None = None, min_confidence: float = 0.0
) -> Timeline:
    """The newest `limit` moves of an organisation, newest first, by the words of its name (`if_wide`: so many where the
    words match too many names); legal forms (Inc, GmbH) do not count.

    Where a name is exactly the words asked for, it alone is meant, with the other names that a list of companies knows
    for it, and the others that match are listed beside it; else all that match are. UsageError for a name without a
    letter or digit."""
    found = _Search(
        shown=moves.c.organisation,
        key=moves.c.organisation_key,
        field="company",
        identity=core_of_key,
        called=other_names(store, name),
    )
    return _timeline(store, name, found, limit=limit, if_wide=if_wide, min_confidence=min_confidence)


def person(
    store: Store, name: str, *, limit: int | None = None, if_wide: int | None = None, min_confidence: float = 0.0
) -> Timeline:
    """The moves of a person, newest first, as `company` finds them; the order of the names does not count. Beside them
    the appointments of others that may end what the person does for the time being."""
    found = _Search(shown=moves.c.person, key=moves.c.person_key, field="person", identity=_unordered)
    return _timeline(store, name, found, limit=limit, if_wide=if_wide, min_confidence=min_confidence)


def _unordered(key: str) -> frozenset[str]:
    return frozenset(key.split())


@dataclass(frozen=True, kw_only=True)
class _Search:
    """What a name is looked for in."""

    shown: ColumnElement[Any]  #: as the sources write it
    key: ColumnElement[Any]  #: as it is searched
    field: Literal["company", "person"]
    identity: Callable[[str], frozenset[str]]  #: from a key to the words that tell one name from another
    called: frozenset[str] = frozenset()  #: keys that are meant whatever their words


def _timeline(
    store: Store, asked: str, search: _Search, *, limit: int | None, if_wide: int | None, min_confidence: float
) -> Timeline:
    key, wanted = search.key, search.identity(search_key(asked) or "")
    # Asked for only where it is wanted: the indexes by name do not hold it.
    standing = and_(current, moves.c.confidence >= min_confidence) if min_confidence > 0 else current
    found = or_(matches(key, " ".join(sorted(wanted)) or asked, name=search.field), key.in_(search.called))
    with store.reading() as connection:
        counted = select(key, func.count()).where(standing, found).group_by(key).order_by(func.count().desc(), key)
        keys = {row[0]: row[1] for row in connection.execute(counted)}
        exact = {k: n for k, n in keys.items() if k in search.called or search.identity(k) == wanted}
        meant = exact or keys
        others = {k: n for k, n in keys.items() if k not in meant}
        names, further = (_names(connection, search, some) for some in (meant, others))
    chosen = select(moves.c.id).where(standing, found if sum(meant.values()) > _MANY else key.in_(meant))
    newest = chosen.order_by(moves.c.announced_at.desc(), moves.c.id.desc())
    rows = rows_of(store, newest.limit(if_wide if len(meant) > MOST_NAMES else limit))
    beside = _follow(store, rows, standing) if search.field == "person" else ()
    houses = ((row.organisation, row.previous_organisation, row.next_organisation) for row in (*rows, *beside))
    return Timeline(
        asked=asked,
        of=search.field,
        names=names,
        meant=len(meant),
        others=further,
        alike=one_house(store, sorted({name for named in houses for name in named if name})),
        all=sum(meant.values()),
        moves=rows,
        beside=beside,
    )


def _follow(store: Store, rows: Sequence[MoveRow], standing: ColumnElement[bool]) -> tuple[MoveRow, ...]:
    """Appointments, confirmed and for good, to the seats of which these moves tell that they are held for the time
    being."""
    acting = [row.id for row in rows if acts(row)]
    if not acting:
        return ()
    seats = select(moves.c.seat_key).where(moves.c.id.in_(acting), moves.c.seat_key.is_not(None))
    begun = moves.c.change == Change.APPOINTED, moves.c.status == Status.CONFIRMED, moves.c.kind != Kind.INTERIM
    known = moves.c.id.not_in([row.id for row in rows])
    return rows_of(store, select(moves.c.id).where(standing, moves.c.seat_key.in_(seats), known, *begun))


def _names(connection: Connection, search: _Search, counted: dict[str, int]) -> tuple[NameCount, ...]:
    """The first of the names as the sources write them."""
    first = dict(islice(counted.items(), MOST_NAMES))
    spelled = select(search.key, func.max(search.shown)).where(current, search.key.in_(first)).group_by(search.key)
    spelling = {row[0]: row[1] for row in connection.execute(spelled)}
    return tuple(NameCount(name=spelling[k], moves=n) for k, n in first.items())
