"""Moves by the words of the stories that tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Exists, Select, case, exists, func, select

from monitor.store import Store
from monitor.store.story_words import matching, terms
from monitor.store.tables import move_reports, moves, readings, reports, revisions

#: Stories up to which it is quicker to go from them to their moves than from the newest moves to their stories
#: (100,000 moves: 1,000 stories take 5 ms; words that stand in all of 150,000 take 35 ms the other way, 280 this way).
_FEW = 1_000
#: The newest revisions: most of a page of newest moves rest on them, and a list of those with a word in is short.
_NEWEST = 20_000
#: Said so that SQLite does not begin with the index of what is current, which most readings are.
_is_current = readings.c.current.is_not(False)


def told_with(store: Store, asked: str) -> ColumnElement[bool]:
    """Moves of which a story, as it is read now, has the words asked for. UsageError for a search without a letter."""
    wanted = terms(asked)
    with store.reading() as connection:
        found = matching(connection.dialect.name, wanted)
        some = found.limit(_FEW).subquery()
        if connection.execute(select(func.count()).select_from(some)).scalar_one() < _FEW:
            return moves.c.id.in_(_moves_of(found))
        newest = connection.execute(select(func.max(revisions.c.id))).scalar_one()
    return _told_in(found, newest - _NEWEST)


def told_with_each(connection: Connection, asked: Collection[str], move_ids: Collection[int]) -> dict[str, set[int]]:
    """Of these few moves those that each search finds, as `told_with` would. UsageError as there."""
    telling = (
        select(move_reports.c.move_id, readings.c.revision_id)
        .join(reports, reports.c.id == move_reports.c.report_id)
        .join(readings, readings.c.id == reports.c.reading_id)
        .where(_is_current, move_reports.c.move_id.in_(move_ids))
    )
    told_in: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(telling):
        told_in[row.revision_id].add(row.move_id)
    found = {}
    for search in asked:
        having = matching(connection.dialect.name, terms(search))
        here: Select[Any] = having.where(having.selected_columns[0].in_(sorted(told_in)))
        found[search] = {move_id for (revision,) in connection.execute(here) for move_id in told_in[revision]}
    return found


def _moves_of(found: Select[tuple[int]]) -> Select[tuple[int]]:
    return (
        select(move_reports.c.move_id)
        .join(reports, reports.c.id == move_reports.c.report_id)
        .join(readings, readings.c.id == reports.c.reading_id)
        .where(_is_current, readings.c.revision_id.in_(found))
    )


def _told_in(found: Select[tuple[int]], older: int) -> Exists:
    """The sum keeps SQLite from going from the list to the moves: it is asked of each move whether it is in it. A list
    is made when it is first asked: that of all stories only if a walk comes to one of the `older` revisions."""
    revision = readings.c.revision_id + 0
    recent = found.where(found.selected_columns[0] > older)
    return exists().where(
        move_reports.c.move_id == moves.c.id,
        reports.c.id == move_reports.c.report_id,
        readings.c.id == reports.c.reading_id,
        _is_current,
        case((revision > older, revision.in_(recent)), else_=revision.in_(found)),
    )
