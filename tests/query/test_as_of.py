"""What the database knew at an earlier time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text

from monitor import query
from monitor.errors import StoreError
from monitor.query import MoveFilter, MoveRow
from monitor.query.as_of import knowing
from monitor.resolve import resolve
from monitor.store import Store, open_store
from monitor.store.engine import connect
from monitor.types import Kind, Status
from tests.store.news import HOUR, NOW, PATIL, read, receive, tell

RUMOUR = replace(PATIL, status=Status.RUMOURED, kind=Kind.UNKNOWN)
MARRIED = replace(PATIL, person="Ada Deshmukh")


def known(store: Store, when: datetime | None, **wanted: object) -> tuple[MoveRow, ...]:
    return query.moves(store, MoveFilter(as_of=when, **wanted))  # type: ignore[arg-type]


def test_a_move_is_what_it_was_then_and_later_ones_are_not_there(store: Store) -> None:
    tell(store, "rumour", RUMOUR)
    tell(store, "announced", replace(PATIL, effective_on=date(2025, 11, 1), confidence=0.9), now=NOW + 2 * HOUR)
    tell(store, "other", MARRIED, now=NOW + 4 * HOUR)
    assert known(store, NOW - HOUR) == ()
    (then,) = known(store, NOW + HOUR)
    assert (then.status, then.kind, then.effective_on, then.sources, then.confidence) == (
        Status.RUMOURED,
        Kind.UNKNOWN,
        None,
        1,
        0.75,
    )
    assert then.headline == "Anthropic hires a CTO"
    (now,) = known(store, NOW + 3 * HOUR)
    assert (now.status, now.sources, now.confidence) == (Status.CONFIRMED, 2, 0.9)
    assert known(store, NOW + 5 * HOUR) == known(store, None)


def test_filters_ask_what_was_known_then(store: Store) -> None:
    tell(store, "rumour", RUMOUR)
    tell(store, "announced", PATIL, now=NOW + 2 * HOUR)
    assert len(known(store, NOW + HOUR, status=(Status.RUMOURED,))) == 1
    assert known(store, NOW + HOUR, status=(Status.CONFIRMED,)) == ()
    assert known(store, None, status=(Status.RUMOURED,)) == ()


def test_a_merge_and_a_withdrawal_are_taken_back(store: Store) -> None:
    tell(store, "one", PATIL)
    tell(store, "two", MARRIED, now=NOW + HOUR)
    store.merge_moves([1, 2], resolve, now=NOW + 3 * HOUR)
    assert [(move.id, move.person) for move in known(store, NOW + 2 * HOUR)] == [
        (2, "Ada Deshmukh"),
        (1, "Rahul Patil"),
    ]
    assert [move.id for move in known(store, None)] == [1]


def test_nothing_of_it_stays_behind(store: Store) -> None:
    tell(store, "one", PATIL)
    known(store, NOW - HOUR)
    assert len(known(store, None)) == 1
    assert len(known(store, NOW)) == 1


def test_a_story_read_again_counts_once_and_as_it_was_read_then(store: Store) -> None:
    story = receive(store, "one")
    for number, confidence in enumerate((0.75, 0.6, 0.9)):
        read(store, story, replace(PATIL, confidence=confidence), model=f"m{number}", now=NOW + number * HOUR)
        store.resolve_story(story, resolve, now=NOW + number * HOUR)
    found = [known(store, NOW + number * HOUR) for number in range(3)]
    assert [(move.sources, move.confidence) for (move,) in found] == [(1, 0.75), (1, 0.6), (1, 0.9)]


def test_a_story_that_tells_it_no_longer_counted_then_and_does_not_now(store: Store) -> None:
    tell(store, "one", PATIL)
    tell(store, "two", PATIL, now=NOW + HOUR)
    read(store, 2, model="m2", now=NOW + 2 * HOUR)
    store.resolve_story(2, resolve, now=NOW + 2 * HOUR)
    tell(store, "three", MARRIED, now=NOW + 3 * HOUR)
    counted = [known(store, NOW + number * HOUR)[-1].sources for number in range(4)]
    assert counted == [1, 2, 1, 1]


def test_a_merge_and_a_split_are_taken_back_for_the_sources_too(store: Store) -> None:
    tell(store, "one", PATIL)
    tell(store, "two", MARRIED, now=NOW + HOUR)
    tell(store, "three", PATIL, now=NOW + HOUR)
    store.merge_moves([1, 2], resolve, now=NOW + 2 * HOUR)
    _, new = store.split_move(1, [3], resolve, now=NOW + 3 * HOUR)
    told = [
        {move.id: (move.person, move.sources) for move in known(store, NOW + number * HOUR)} for number in range(1, 4)
    ]
    assert told == [
        {1: ("Rahul Patil", 2), 2: ("Ada Deshmukh", 1)},
        {1: ("Rahul Patil", 3)},
        {1: (told[2][1][0], 2), new: ("Rahul Patil", 1)},
    ]
    assert known(store, NOW + 4 * HOUR) == known(store, None)


def test_an_error_within_it_is_the_one_that_is_told(store: Store) -> None:
    tell(store, "one", PATIL)
    asked = pytest.raises(StoreError, match="no_such_table")
    with asked, store.reading() as connection, knowing(connection, NOW - HOUR):
        connection.execute(text("select * from no_such_table"))
    assert len(known(store, None)) == 1


def test_tables_may_stand_in_any_schema(postgresql_url: str) -> None:
    engine = connect(postgresql_url)
    with engine.begin() as connection:
        connection.execute(text("create schema news"))
    engine.dispose()
    url = f"{postgresql_url}&options=-csearch_path%3Dnews"
    with open_store(url, create=True) as store:
        tell(store, "one", PATIL)
        assert known(store, NOW - HOUR) == ()
        assert len(known(store, NOW)) == 1


def test_what_was_asked_often_before_is_answered_as_of_then(store: Store) -> None:
    """PostgreSQL keeps the plan of a query that is asked again and again, with the tables that it found first."""
    tell(store, "one", PATIL)
    for _ in range(12):
        assert len(known(store, None)) == 1
        assert known(store, NOW - HOUR) == ()
