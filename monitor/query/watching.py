"""Watches as listings: which moves a saved filter lets through, asked as a listing asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, select, true

from monitor.errors import UsageError
from monitor.query.filters import MoveFilter, parse_filter
from monitor.query.moves import conditions_on_few, current, shown
from monitor.query.texts import told_with_each
from monitor.query.values import MoveRow
from monitor.store.houses import batches, houses
from monitor.store.story_words import terms as search_terms
from monitor.store.tables import companies, company_names, moves
from monitor.store.watch_tables import watch_companies
from monitor.types import Change, Function, Kind, Level, RoleCode, Status, Watch

#: Filters of a listing that a watch has no use for: it hears of what is new, when it is.
NOT_WATCHED = ("since", "until", "by", "as_of", "limit", "before")
#: Filters asked about in one statement: each is a column of its answer, of which SQLite takes 2,000.
_TOGETHER = 200
#: Parsing a watch's filter asks neither clock nor zone: what would is in `NOT_WATCHED`.
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def watch_filter(asked: Mapping[str, str], *, named: Callable[[str], str] = str) -> dict[str, str]:
    """The filter of a watch as it is kept, from texts as people give them (see `parse_filter`); empty ones are left
    out. UsageError says which value is wrong."""
    given = {name: value.strip() for name, value in asked.items() if value.strip()}
    for name in NOT_WATCHED:
        if name in given:
            raise UsageError(f"{named(name)}: a watch hears of what is new, from now on; leave it out")
    wish = parse_filter(given, now=_ANY_TIME, zone=UTC, named=named)
    if wish.q is not None:
        search_terms(wish.q, name=named("q"))
    return given


def wanted(connection: Connection, watches: Sequence[Watch], move_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Of these moves those that each watch is for: by its filter as a listing has it (but for time), and by its list of
    companies, whatever name the organisation goes by. Watches that are for none are left out."""
    if not move_ids:
        return {}
    at = _at(connection, move_ids)
    called = _names_of(connection, set(at.values()))
    listed = _at_companies(connection, at, called)
    asked: dict[MoveFilter, list[Watch]] = defaultdict(list)
    for watch in watches:
        if not watch.companies or watch.id in listed:
            asked[_parsed(tuple(sorted(watch.filter.items())))].append(watch)
    passing = _passing(connection, tuple(asked), move_ids)
    for wish, found_so in _by_other_names(connection, tuple(asked), at, called).items():
        passing[wish] |= found_so
    for wish, found_so in _by_words(connection, passing).items():
        passing[wish] &= found_so
    found = {}
    for wish, its in asked.items():
        for watch in its:
            here = passing[wish] & listed[watch.id] if watch.companies else passing[wish]
            if here:
                found[watch.id] = frozenset(here)
    return found


@lru_cache(maxsize=4096)
def _parsed(kept: tuple[tuple[str, str], ...]) -> MoveFilter:
    return parse_filter(dict(kept), now=_ANY_TIME, zone=UTC)


def _passing(
    connection: Connection, asked: tuple[MoveFilter, ...], move_ids: Collection[int]
) -> dict[MoveFilter, set[int]]:
    found: dict[MoveFilter, set[int]] = {wish: set() for wish in asked}
    left = iter(asked)
    while together := tuple(islice(left, _TOGETHER)):
        for row in connection.execute(_question(together), {"ids": sorted(move_ids)}):
            for wish, passes in zip(together, row[1:], strict=True):
                if passes:
                    found[wish].add(row.id)
    return found


@lru_cache(maxsize=64)
def _question(together: tuple[MoveFilter, ...]) -> Select[Any]:
    """Kept: the same watches are asked after every story, and writing the statement takes longer than its answer."""
    columns = [and_(true(), *conditions_on_few(wish)).label(f"f{place}") for place, wish in enumerate(together)]
    return select(moves.c.id, *columns).where(moves.c.id.in_(bindparam("ids", expanding=True)))


def _by_other_names(
    connection: Connection, asked: Collection[MoveFilter], at: Mapping[int, str], called: Mapping[str, set[str]]
) -> dict[MoveFilter, set[int]]:
    """Of the filters that ask for a company which a list knows by that name: the moves at it, by whatever name, that
    pass what else they ask. Only these few are asked about: most names are of none of the moves' companies."""
    found: dict[MoveFilter, set[int]] = {}
    for wish in asked:
        if wish.company is not None and (key := _house_key(wish.company)):
            here = {move_id for move_id, house in at.items() if len(called[house]) > 1 and key in called[house]}
            if here:
                found[wish] = here
    if not found:
        return {}
    others = {wish: replace(wish, company=None) for wish in found}
    passing = _passing(connection, tuple(dict.fromkeys(others.values())), set().union(*found.values()))
    return {wish: here & passing[others[wish]] for wish, here in found.items()}


def _by_words(connection: Connection, passing: Mapping[MoveFilter, set[int]]) -> dict[MoveFilter, set[int]]:
    """Of the filters that ask for words of the stories, and let a move through that far: the moves told with them."""
    searching = {wish: wish.q for wish, here in passing.items() if wish.q is not None and here}
    if not searching:
        return {}
    here = set().union(*(passing[wish] for wish in searching))
    found = told_with_each(connection, set(searching.values()), here)
    return {wish: found[search] for wish, search in searching.items()}


@lru_cache(maxsize=4096)
def _house_key(name: str) -> str | None:
    from monitor.resolve import house_key  # start-up time: no other question needs that room

    return house_key(name)


def _at(connection: Connection, move_ids: Collection[int]) -> dict[int, str]:
    """Move -> the house key of its organisation."""
    here = select(moves.c.id, moves.c.house_key).where(moves.c.id.in_(move_ids), moves.c.house_key.is_not(None))
    return {row.id: row.house_key for row in connection.execute(here)}


def _at_companies(connection: Connection, at: Mapping[int, str], called: Mapping[str, set[str]]) -> dict[int, set[int]]:
    """Watch -> the moves at companies of its list."""
    found: dict[int, set[int]] = defaultdict(set)
    for move_id, house_key in at.items():
        of_it = select(watch_companies.c.watch_id).distinct().where(watch_companies.c.key.in_(called[house_key]))
        for watch_id in connection.execute(of_it).scalars():
            found[watch_id].add(move_id)
    return found


def _names_of(connection: Connection, keys: Collection[str]) -> dict[str, set[str]]:
    """House key -> it and the other keys by which the lists of companies know the same company."""
    found = {key: {key} for key in keys}
    known = {key: house.company for key, house in houses(connection, keys).items()}
    head = company_names.alias()
    same = (
        select(head.c.key.label("company"), company_names.c.key)
        .distinct()
        .join(companies, companies.c.id == company_names.c.company_id)
        .join(head, and_(head.c.company_id == companies.c.id, head.c.ordinal == 0))
    )
    others: dict[str, set[str]] = defaultdict(set)
    for batch in batches(sorted(set(known.values()))):
        for row in connection.execute(same.where(head.c.key.in_(batch))):
            others[row.company].add(row.key)
    named = houses(connection, set().union(*others.values()))
    for key, company in known.items():
        found[key] |= {each for each in others[company] if each in named and named[each].company == company}
    return found


def told_rows(connection: Connection, move_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """The rows of a listing by their ids, in what JSON knows: dates and times in ISO form, times UTC; beside them the
    words for the day on which the move takes effect."""
    here = shown().add_columns(moves.c.effective_text).where(current, moves.c.id.in_(move_ids))
    return {row.id: {name: _plain(value) for name, value in row._mapping.items()} for row in connection.execute(here)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date too


_SETS = {"change": Change, "kind": Kind, "status": Status, "role_code": RoleCode, "function": Function, "level": Level}
_TIMES = ("announced_at", "first_seen_at", "updated_at")


def told_row(kept: Mapping[str, Any]) -> MoveRow:
    """A row of `recent_moves` from what `told_rows` made of it."""
    values: dict[str, Any] = {field.name: kept.get(field.name) for field in fields(MoveRow)}
    values |= {name: of(values[name]) for name, of in _SETS.items()} | {"disputed": bool(values["disputed"])}
    values |= {name: datetime.fromisoformat(values[name]) for name in _TIMES}
    if values["effective_on"] is not None:
        values["effective_on"] = date.fromisoformat(values["effective_on"])
    return MoveRow(**values)
