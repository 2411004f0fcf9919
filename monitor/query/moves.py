"""Listings of moves, newest first."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Text, and_, column, func, or_, select, table

from monitor.query.as_of import knowing
from monitor.query.filters import By, Cursor, MoveFilter
from monitor.query.houses import other_names
from monitor.query.names import matches
from monitor.query.picking import picked
from monitor.query.roles import codes_of
from monitor.query.texts import told_with
from monitor.query.values import MoveRow
from monitor.store import Store
from monitor.store.tables import moves as _moves
from monitor.store.tables import reports as _reports
from monitor.store.tables import stories as _stories

_VIEW_COLUMNS = tuple(field.name for field in fields(MoveRow) if field.name != "disputed")
#: The view `recent_moves`, its columns typed as those of `moves` that they show.
recent_moves = table(
    "recent_moves",
    *(column(name, _moves.c[name].type if name in _moves.c else Text()) for name in _VIEW_COLUMNS),
)
#: What makes a move stand in the view.
current = and_(_moves.c.merged_into.is_(None), _moves.c.withdrawn_at.is_(None))
#: Moves that are looked at one by one: 1 ms for 1,000 of them, where a list of all that a name is in takes 15.
_FEW_MOVES = 3_000


def moves(store: Store, wanted: MoveFilter, *, effective: bool = False) -> tuple[MoveRow, ...]:
    """The moves that pass the filter, newest first by its clock; with `effective` those alone of which a story says on
    which day they take effect. UsageError for a search without a letter."""
    passing = [*conditions(store, wanted), *([_moves.c.effective_on.is_not(None)] if effective else [])]
    chosen = select(_moves.c.id).where(*passing).order_by(clock_of(wanted).desc(), _moves.c.id.desc())
    return rows_of(store, chosen.limit(wanted.limit), by=wanted.by, as_of=wanted.as_of)


def page(store: Store, wanted: MoveFilter, *, counted: int) -> tuple[tuple[MoveRow, ...], int]:
    """A page of `wanted.limit` moves that stand today, and how many there are from its first on, counted no further
    than this: the filter is gone through once for both. UsageError for a search without a letter."""
    chosen = select(_moves.c.id).where(*conditions(store, wanted)).order_by(clock_of(wanted).desc(), _moves.c.id.desc())
    with store.reading() as connection:
        ids = connection.execute(chosen.limit(counted)).scalars().all()
    shown = select(_moves.c.id).where(_moves.c.id.in_(ids[: wanted.limit]))
    return rows_of(store, shown, by=wanted.by), len(ids)


def cursor(row: MoveRow, by: By) -> Cursor:
    """Where the page that ends with this row ends: `before` of the filter for the next page."""
    return Cursor(at=row.first_seen_at if by is By.FIRST_SEEN else row.announced_at, id=row.id)


def shown() -> Select[Any]:
    """The columns of the view, of any move, also of one that stands no longer: from the tables themselves, so that a
    condition on them and their indexes serves."""
    of_story = {"headline": _stories.c.title, "url": _stories.c.url, "language": _stories.c.language}
    columns = of_story | {"snippet": _reports.c.snippet}
    disputed = and_(_moves.c.denied, _moves.c.withdrawn_at.is_(None)).label("disputed")
    return (
        select(
            *((columns[name] if name in columns else _moves.c[name]).label(name) for name in _VIEW_COLUMNS), disputed
        )
        .join(_reports, _reports.c.id == _moves.c.best_report_id)
        .join(_stories, _stories.c.id == _moves.c.best_story_id)
    )


def rows_of(
    store: Store, chosen: Select[Any], *, by: By = By.ANNOUNCED, as_of: datetime | None = None
) -> tuple[MoveRow, ...]:
    """The moves of the ids that `chosen` selects, newest first, as the database knew them `as_of` then (None: today).

    The ids are picked first, on the table and its indexes alone; the view's joins then cost only the rows shown."""
    clock = recent_moves.c[_clock(by).name]
    listing = (
        select(recent_moves, _moves.c.denied.label("disputed"))
        .join(_moves, _moves.c.id == recent_moves.c.id)
        .where(recent_moves.c.id.in_(chosen))
        .order_by(clock.desc(), recent_moves.c.id.desc())
    )
    with store.reading() as connection, knowing(connection, as_of):
        return tuple(row_of(row) for row in connection.execute(listing))


def is_dated(move: MoveRow) -> bool:
    """Whether a story says when it was published; else `announced_at` is when this monitor first saw one."""
    return move.announced_at != move.first_seen_at


def row_of(row: Row[Any]) -> MoveRow:
    """A row of the view as its value."""
    return MoveRow(**row._mapping)


def clock_of(wanted: MoveFilter) -> ColumnElement[Any]:
    """The clock that the listing goes by."""
    return _clock(wanted.by)


def _clock(by: By) -> ColumnElement[Any]:
    return _moves.c.first_seen_at if by is By.FIRST_SEEN else _moves.c.announced_at


def conditions(store: Store, wanted: MoveFilter, *, few: bool = False) -> list[ColumnElement[bool]]:
    """What the rows of `moves` that stand and pass the filter have in common; `few` and errors as of `asked`."""
    return [current, *asked(store, wanted, few=few or few_in_time(store, wanted))]


def asked(store: Store, wanted: MoveFilter, *, few: bool = False) -> list[ColumnElement[bool]]:
    """What the filter asks of a row of `moves`, whether it stands or not. `few`: other conditions leave so few rows
    that to look at each is faster than to make lists. UsageError for a search without a letter.

    Names and words may be looked up before this returns: whoever promises that no change is missed takes the number of
    the last one first."""
    called = other_names(store, wanted.company) if wanted.company is not None else frozenset()
    pick = _as_it_is if few else partial(picked, store, today=wanted.as_of is None)
    found = [*_times(wanted), *_names(wanted, called, pick), *_values(wanted)]
    if wanted.language:
        spoken = select(_stories.c.id).where(_stories.c.language.in_(wanted.language))
        if few:
            found.append(spoken.where(_stories.c.id == _moves.c.best_story_id).exists())
        else:
            found.append((_moves.c.best_story_id + 0).in_(spoken))  # the sum: see `picked`
    if wanted.q is not None:
        found.append(told_with(store, wanted.q))
    return found


def conditions_on_few(wanted: MoveFilter) -> list[ColumnElement[bool]]:
    """What a listing asks of a move, but for its clocks, the words of its stories and the other names of its company
    (about which `watching` asks apart), in the form that is cheap where the moves are picked already: each is
    looked at by itself."""
    found = [*_names(wanted, (), _as_it_is), *_values(wanted)]
    if wanted.language:
        spoken = select(_stories.c.language).where(_stories.c.id == _moves.c.best_story_id).scalar_subquery()
        found.append(spoken.in_(wanted.language))
    return found


def _as_it_is(fits: ColumnElement[bool]) -> ColumnElement[bool]:
    return fits


def _values(wanted: MoveFilter) -> list[ColumnElement[bool]]:
    names = ("role_code", "function", "level", "change", "kind", "status", "country", "sector")
    sets = {name: getattr(wanted, name) for name in names}
    found: list[ColumnElement[bool]] = [_moves.c[name].in_(values) for name, values in sets.items() if values]
    if wanted.min_confidence > 0:
        found.append(_moves.c.confidence >= wanted.min_confidence)
    return found


def _times(wanted: MoveFilter) -> list[ColumnElement[bool]]:
    clock = clock_of(wanted)
    found = []
    if wanted.since is not None:
        found.append(clock >= wanted.since)
    if wanted.until is not None:
        found.append(clock < wanted.until)
    if wanted.before is not None:
        earlier = or_(clock < wanted.before.at, _moves.c.id < wanted.before.id)
        found.append(and_(clock <= wanted.before.at, earlier))
    return found


def few_in_time(store: Store, wanted: MoveFilter) -> bool:
    """Whether the filter's times alone leave few moves, one count on an index of the clock."""
    if wanted.since is None or wanted.as_of is not None:
        return False
    some = select(_moves.c.id).where(*_times(wanted)).limit(_FEW_MOVES + 1).subquery()
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= _FEW_MOVES


def _names(
    wanted: MoveFilter, called: Collection[str], pick: Callable[[ColumnElement[bool]], ColumnElement[bool]]
) -> list[ColumnElement[bool]]:
    found = []
    if wanted.company is not None:
        fits = matches(_moves.c.organisation_key, wanted.company, name="company")
        found.append(pick(or_(fits, _moves.c.organisation_key.in_(called)) if called else fits))
    if wanted.person is not None:
        found.append(pick(matches(_moves.c.person_key, wanted.person, name="person")))
    if wanted.role is not None:
        wording = pick(matches(_moves.c.role_key, wanted.role, name="role"))
        codes = codes_of(wanted.role)
        found.append(or_(_moves.c.role_code.in_(codes), wording) if codes else wording)
    return found
