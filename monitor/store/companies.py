"""The lists of companies, and what follows for moves when they change. Works inside a transaction of `Store`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from monitor.errors import NotFound, UsageError
from monitor.store import counters, watches
from monitor.store.houses import batches, houses
from monitor.store.stories import advance
from monitor.store.tables import companies, company_names, move_reports, moves, readings, reports, stories
from monitor.store.values import CompaniesStored
from monitor.types import Company, StoryState

KeyOf = Callable[[str], str | None]
_COUNTER = "companies_version"
_FACTS = ("ticker", "country", "sector")


def every(connection: Connection) -> tuple[Company, ...]:
    """All companies: the user's own first, each list by name."""
    names: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(company_names).order_by(company_names.c.company_id, company_names.c.ordinal)):
        names[row.company_id].append(row.name)
    found = [
        Company(
            name=row.name,
            aliases=tuple(names[row.id][1:]),
            ticker=row.ticker,
            country=row.country,
            sector=row.sector,
            source=row.source,
            own=row.own,
        )
        for row in connection.execute(select(companies))
    ]
    return tuple(sorted(found, key=lambda company: (not company.own, company.name.casefold(), company.name)))


def put_own(connection: Connection, given: Sequence[Company], key_of: KeyOf, *, now: datetime) -> CompaniesStored:
    """The companies in the user's own list; one of the same name is replaced. Raises UsageError where a name is another
    company's of that list."""
    before = _called(connection)
    replaced = _own_by_key(connection, {_key(company.name, key_of) for company in given}, ordinal=0)
    _delete(connection, replaced.values())
    _require_free(connection, given, key_of)
    _insert(connection, given, key_of)
    changed, waiting = _settle(connection, before, now=now)
    return CompaniesStored(
        added=len(given) - len(replaced), replaced=len(replaced), moves_changed=changed, stories_waiting=waiting
    )


def remove_own(connection: Connection, names: Iterable[str], key_of: KeyOf, *, now: datetime) -> CompaniesStored:
    """Takes companies, given by any of their names, from the user's own list. Raises NotFound."""
    before = _called(connection)
    keys = {_key(name, key_of): name for name in names}
    found = _own_by_key(connection, keys)
    for key, name in keys.items():
        if key not in found:
            raise NotFound(f"no company of your own list is called {name!r}; {_not_yours(connection, key)}")
    _delete(connection, found.values())
    changed, waiting = _settle(connection, before, now=now)
    return CompaniesStored(added=0, replaced=0, moves_changed=changed, stories_waiting=waiting)


def _not_yours(connection: Connection, key: str) -> str:
    """What to do about a name that no company of the user's list has."""
    shipped = (
        select(companies.c.name)
        .join(company_names, company_names.c.company_id == companies.c.id)
        .where(company_names.c.key == key)
        .order_by(companies.c.id)
    )
    name = connection.execute(shipped).scalar()
    if name is None:
        return "`monitor companies list --own` lists them"
    return f"{name!r} of the shipped list is: import a line of your own, which wins"


def is_shipped(connection: Connection, version: int) -> bool:
    """Whether the shipped list that stands is of this version."""
    return counters.value(connection, _COUNTER) == version


def ship(
    connection: Connection, shipped: Callable[[], Sequence[Company]], version: int, key_of: KeyOf, *, now: datetime
) -> CompaniesStored:
    """Takes the shipped list of a release for that of an earlier one, and makes all keys anew. `version` is a number
    from 0 to 2^31 that is another for another list or other keys."""
    before = _called(connection)
    old = connection.execute(select(companies.c.id).where(companies.c.own.is_(False))).scalars().all()
    _delete(connection, old)
    _rekey(connection, key_of)
    watches.rekey(connection, key_of)
    new = shipped()
    _insert(connection, new, key_of)
    counters.put(connection, _COUNTER, version)
    changed, waiting = _settle(connection, before, now=now)
    return CompaniesStored(added=len(new), replaced=len(old), moves_changed=changed, stories_waiting=waiting)


def _key(name: str, key_of: KeyOf) -> str:
    """Names without a letter have a key that no organisation has."""
    return key_of(name) or "?"


def _own_by_key(connection: Connection, keys: Iterable[str], *, ordinal: int | None = None) -> dict[str, int]:
    """Companies of the user's list by their names' keys (of that place among them)."""
    query = (
        select(company_names.c.key, company_names.c.company_id)
        .join(companies, companies.c.id == company_names.c.company_id)
        .where(companies.c.own)
    )
    if ordinal is not None:
        query = query.where(company_names.c.ordinal == ordinal)
    found: dict[str, int] = {}
    for batch in batches(sorted(set(keys))):
        found |= {row.key: row.company_id for row in connection.execute(query.where(company_names.c.key.in_(batch)))}
    return found


def _require_free(connection: Connection, given: Iterable[Company], key_of: KeyOf) -> None:
    keys = {_key(name, key_of): name for company in given for name in company.names}
    for key, company_id in _own_by_key(connection, keys).items():
        other = connection.execute(select(companies.c.name).where(companies.c.id == company_id)).scalar_one()
        raise UsageError(
            f"{keys[key]!r} is a name of {other!r} too, which stands in your list; take it out there, or "
            f"`monitor companies remove {other!r}`"
        )


def _delete(connection: Connection, company_ids: Iterable[int]) -> None:
    for batch in batches(sorted(set(company_ids))):
        connection.execute(delete(company_names).where(company_names.c.company_id.in_(batch)))
        connection.execute(delete(companies).where(companies.c.id.in_(batch)))


def _insert(connection: Connection, given: Sequence[Company], key_of: KeyOf) -> None:
    columns = ("name", *_FACTS, "source", "own")
    rows = [{name: getattr(company, name) for name in columns} for company in given]
    if not rows:
        return
    made = connection.execute(insert(companies).returning(companies.c.id, sort_by_parameter_order=True), rows)
    names = [
        {"company_id": company_id, "ordinal": ordinal, "name": name, "key": _key(name, key_of)}
        for company_id, company in zip(made.scalars(), given, strict=True)
        for ordinal, name in enumerate(company.names)
    ]
    connection.execute(insert(company_names), names)


def _rekey(connection: Connection, key_of: KeyOf) -> None:
    names = company_names
    statement = (
        update(names)
        .where(names.c.company_id == bindparam("of"), names.c.ordinal == bindparam("at"))
        .values(key=bindparam("made"))
    )
    rows = [
        {"of": row.company_id, "at": row.ordinal, "made": _key(row.name, key_of)}
        for row in connection.execute(select(names))
    ]
    if rows:
        connection.execute(statement, rows)


# --- what follows ---------------------------------------------------------------------------------------------------


def _called(connection: Connection) -> dict[str, str]:
    """The company of every name that is one's alone, both by their keys."""
    keys = set(connection.execute(select(company_names.c.key).distinct()).scalars())
    return {key: house.company for key, house in houses(connection, keys).items()}


def _settle(connection: Connection, before: dict[str, str], *, now: datetime) -> tuple[int, int]:
    """Gives how many moves have another ticker, country or sector, and how many stories are to be put together anew."""
    after = _called(connection)
    renamed = sorted(key for key in before.keys() | after.keys() if before.get(key, key) != after.get(key, key))
    return _fill(connection, now=now), _wait(connection, renamed, now=now)


def _fill(connection: Connection, *, now: datetime) -> int:
    """Of the moves that stand; the others get theirs when they come back."""
    stand = and_(moves.c.merged_into.is_(None), moves.c.withdrawn_at.is_(None))
    keys = connection.execute(select(moves.c.house_key).where(stand, moves.c.house_key.is_not(None)).distinct())
    known = houses(connection, set(keys.scalars()))
    changed = []
    columns = (moves.c.id, moves.c.house_key, *(moves.c[name] for name in _FACTS))
    for row in connection.execute(select(*columns).where(stand).order_by(moves.c.id)):
        house = known.get(row.house_key)
        facts = {name: getattr(house, name, None) for name in _FACTS}
        if any(row._mapping[name] != value for name, value in facts.items()):
            changed.append({"of": row.id, "updated_at": now, **facts})
    if changed:
        last = counters.next_seq(connection, len(changed))
        for place, values in enumerate(reversed(changed)):
            values["change_seq"] = last - place
        connection.execute(update(moves).where(moves.c.id == bindparam("of")), changed)
    return len(changed)


def _wait(connection: Connection, keys: list[str], *, now: datetime) -> int:
    """Stories of organisations that go by another company now wait to be resolved again; gives how many."""
    waiting = 0
    for batch in batches(keys):
        told = (
            select(reports.c.story_id)
            .join(readings, readings.c.id == reports.c.reading_id)
            .where(readings.c.current, reports.c.house_key.in_(batch))
        )
        again = update(stories).where(stories.c.id.in_(told), stories.c.state == StoryState.RESOLVED)
        waiting += connection.execute(again.values(advance(StoryState.READ, now=now))).rowcount
    return waiting


def key_moves(connection: Connection) -> None:
    """Moves get the house keys of their reports anew, else of those that were merged into them."""
    part = moves.alias()
    told = (
        select(func.min(reports.c.house_key))
        .join(move_reports, move_reports.c.report_id == reports.c.id)
        .where(reports.c.organisation == moves.c.organisation)
    )
    own = told.where(move_reports.c.move_id == moves.c.id)
    others = told.join(part, part.c.id == move_reports.c.move_id).where(part.c.merged_into == moves.c.id)
    connection.execute(update(moves).values(house_key=func.coalesce(own.scalar_subquery(), others.scalar_subquery())))
