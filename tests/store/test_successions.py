"""A departure from a post that was told wrongly follows the appointment that a correction sets right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from monitor import query
from monitor.query import MoveFilter
from monitor.resolve import resolve
from monitor.store import Store
from monitor.types import Change, Event, Function, Kind, RoleCode, Status
from tests.store.news import HOUR, MCCANDLISH, NOW, PATIL, read, tell

LATER = NOW + 9 * HOUR
WRONG = replace(PATIL, role="CFO", role_code=RoleCode.CHIEF_FINANCIAL, function=Function.FINANCE)
#: "Anthropic names Patil CFO, replacing McCandlish"; "he is CTO, not CFO".
STORY = (
    replace(WRONG, predecessor="Sam McCandlish"),
    replace(WRONG, person="Sam McCandlish", change=Change.DEPARTED, kind=Kind.MOVED, successor="Rahul Patil"),
)
CORRECTION = (PATIL, replace(WRONG, status=Status.RUMOURED, denied=True))


def left(store: Store) -> list[RoleCode]:
    """The posts from which departures are told."""
    return [row.role_code for row in query.moves(store, MoveFilter(change=(Change.DEPARTED,)))]


@pytest.fixture
def corrected(store: Store) -> Store:
    tell(store, "story", *STORY)
    tell(store, "correction", *CORRECTION, now=NOW + HOUR)
    assert left(store) == [RoleCode.CHIEF_TECHNOLOGY]
    return store


def test_the_version_says_which_story_set_it_right(corrected: Store) -> None:
    (departure,) = query.moves(corrected, MoveFilter(change=(Change.DEPARTED,)))
    first, second = query.history(corrected, departure.id).versions
    assert (first.event, first.story_id) == (Event.ANNOUNCED, 1)
    assert (second.event, second.story_id) == (Event.CORRECTED, 2)


def test_the_seat_that_was_left_is_the_right_one(corrected: Store) -> None:
    with corrected.reading() as connection:
        seats = connection.execute(text("select change, seat_key from moves order by id")).all()
    assert {seat.seat_key for seat in seats} == {"anthropic|chief_technology"}
    assert query.open_seats(corrected) == ()


def test_a_correction_that_is_read_again_and_is_none_leaves_the_departure_as_it_was_told(corrected: Store) -> None:
    read(corrected, 2, PATIL, model="m2", now=LATER)
    corrected.resolve_story(2, resolve, now=LATER)
    assert left(corrected) == [RoleCode.CHIEF_FINANCIAL]


def test_so_does_a_user_who_says_that_the_correction_is_of_another_move(corrected: Store) -> None:
    (came,) = query.moves(corrected, MoveFilter(change=(Change.APPOINTED,)))
    corrected.split_move(came.id, [2], resolve, now=LATER)
    assert left(corrected) == [RoleCode.CHIEF_FINANCIAL]


def test_another_story_of_the_family_name_changes_nothing(corrected: Store) -> None:
    told = tell(corrected, "other", replace(MCCANDLISH, person="Ida McCandlish", organisation="Globex"), now=LATER)
    assert (len(told.new_moves), told.changed_moves) == (1, ())
    told = tell(corrected, "further", replace(PATIL, person="Ida Patil", organisation="Globex"), now=LATER)
    assert (len(told.new_moves), told.changed_moves) == (1, ())


def test_resolving_each_again_changes_nothing(corrected: Store) -> None:
    for story in (1, 2, 1):
        told = corrected.resolve_story(story, resolve, now=LATER)
        assert (told.new_moves, told.changed_moves) == ((), ())
