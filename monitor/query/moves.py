"""Listings of moves, newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Text, and_, column, or_, select, table

from monitor.query.as_of import knowing
from monitor.query.filters import By, Cursor, MoveFilter
from monitor.query.names import matches
from monitor.query.roles import codes_of
from monitor.query.values import MoveRow
from monitor.store import Store
from monitor.store.tables import moves as _moves
from monitor.store.tables import stories as _stories

_VIEW_COLUMNS = tuple(field.name for field in fields(MoveRow))
#: The view `recent_moves`, its columns typed as those of `moves` that they show.
recent_moves = table(
    "recent_moves",
    *(column(name, _moves.c[name].type if name in _moves.c else Text()) for name in _VIEW_COLUMNS),
)
#: What makes a move stand in the view.
current = and_(_moves.c.merged_into.is_(None), _moves.c.withdrawn_at.is_(None))


def moves(store: Store, wanted: MoveFilter) -> tuple[MoveRow, ...]:
    """The moves that pass the filter, newest first by its clock. UsageError for a search without a letter."""
    clock = _clock(wanted.by)
    chosen = select(_moves.c.id).where(current, *_conditions(wanted)).order_by(clock.desc(), _moves.c.id.desc())
    return rows_of(store, chosen.limit(wanted.limit), by=wanted.by, as_of=wanted.as_of)


def cursor(row: MoveRow, by: By) -> Cursor:
    """Where the page that ends with this row ends: `before` of the filter for the next page."""
    return Cursor(at=row.first_seen_at if by is By.FIRST_SEEN else row.announced_at, id=row.id)


def rows_of(
    store: Store, chosen: Select[Any], *, by: By = By.ANNOUNCED, as_of: datetime | None = None
) -> tuple[MoveRow, ...]:
    """The moves of the ids that `chosen` selects, newest first, as the database knew them `as_of` then (None: today).

    The ids are picked first, on the table and its indexes alone; the view's joins then cost only the rows shown."""
    clock = recent_moves.c[_clock(by).name]
    listing = select(recent_moves).where(recent_moves.c.id.in_(chosen)).order_by(clock.desc(), recent_moves.c.id.desc())
    with store.reading() as connection, knowing(connection, as_of):
        return tuple(row_of(row) for row in connection.execute(listing))


def is_dated(move: MoveRow) -> bool:
    """Whether a story says when it was published; else `announced_at` is when this monitor first saw one."""
    return move.announced_at != move.first_seen_at


def row_of(row: Row[Any]) -> MoveRow:
    """A row of the view as its value."""
    return MoveRow(**row._mapping)


def _clock(by: By) -> ColumnElement[Any]:
    return _moves.c.first_seen_at if by is By.FIRST_SEEN else _moves.c.announced_at


def _conditions(wanted: MoveFilter) -> list[ColumnElement[bool]]:
    found = [*_times(wanted), *_names(wanted, named), *_sets(wanted)]
    if wanted.language:
        spoken = select(_stories.c.id).where(_stories.c.language.in_(wanted.language))
        found.append((_moves.c.best_story_id + 0).in_(spoken))  # the sum: see `named`
    return found


def conditions_on_few(wanted: MoveFilter) -> list[ColumnElement[bool]]:
    """What a listing asks of a move, but for its clocks, in the form that is cheap where the moves are picked already:
    each is looked at by itself, and nothing is searched for."""
    found = [*_names(wanted, matches), *_sets(wanted)]
    if wanted.language:
        spoken = select(_stories.c.language).where(_stories.c.id == _moves.c.best_story_id).scalar_subquery()
        found.append(spoken.in_(wanted.language))
    return found


def _sets(wanted: MoveFilter) -> list[ColumnElement[bool]]:
    sets = {
        name: getattr(wanted, name) for name in ("function", "level", "change", "kind", "status", "country", "sector")
    }
    found: list[ColumnElement[bool]] = [_moves.c[name].in_(values) for name, values in sets.items() if values]
    if wanted.min_confidence > 0:
        found.append(_moves.c.confidence >= wanted.min_confidence)
    return found


def _times(wanted: MoveFilter) -> list[ColumnElement[bool]]:
    clock = _clock(wanted.by)
    found = []
    if wanted.since is not None:
        found.append(clock >= wanted.since)
    if wanted.until is not None:
        found.append(clock < wanted.until)
    if wanted.before is not None:
        earlier = or_(clock < wanted.before.at, _moves.c.id < wanted.before.id)
        found.append(and_(clock <= wanted.before.at, earlier))
    return found


def _names(wanted: MoveFilter, having: Callable[..., ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    """`having`: how a key is asked for words, `named` or `matches`."""
    found = []
    if wanted.company is not None:
        found.append(having(_moves.c.organisation_key, wanted.company, name="company"))
    if wanted.person is not None:
        found.append(having(_moves.c.person_key, wanted.person, name="person"))
    if wanted.role is not None:
        wording = having(_moves.c.role_key, wanted.role, name="role")
        codes = codes_of(wanted.role)
        found.append(or_(_moves.c.role_code.in_(codes), wording) if codes else wording)
    return found


def named(key: ColumnElement[str | None], asked: str, *, name: str) -> ColumnElement[bool]:
    """Moves whose key has words that begin with the words asked for.

    As a list of ids, which SQLite finds by one pass over the key's index (12 ms at 100,000 moves; over the table 110).
    The sum hides from it that the list could lead: the newest moves are then walked in their order and looked up in
    the list, so that a name in thousands of moves costs no more than one in three."""
    return (_moves.c.id + 0).in_(select(_moves.c.id).where(matches(key, asked, name=name)))
