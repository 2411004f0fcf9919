"""A merge that is taken back: each part goes by its old id again, with its own history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count, permutations

import pytest
from sqlalchemy import func, select

from monitor import query
from monitor.query import MoveFilter
from monitor.resolve import resolve
from monitor.store import Store
from monitor.store.tables import moves
from monitor.types import Event, Report
from tests.store.news import HOUR, NOW, PATIL, read, tell

#: One change in the world, in words that no rule puts together; the story of each has the number of its move.
NAMES = ("Rahul Patil", "Rahul Deshmukh", "Ada Berg")
TOLD = tuple(replace(PATIL, person=name) for name in NAMES)
LATER = NOW + 9 * HOUR


def heard(store: Store, *reports: Report) -> None:
    """A story an hour for each."""
    for number, report in enumerate(reports):
        tell(store, f"story-{number}", report, now=NOW + number * HOUR)


def reread(store: Store, *stories: int) -> None:
    """By a newer model, which words the role otherwise."""
    for story in stories:
        read(store, story, replace(TOLD[story - 1], role="technology chief"), model="m2", now=LATER)
        store.resolve_story(story, resolve, now=LATER)


def stories_of(store: Store) -> dict[int, list[int]]:
    """The moves that stand, with the stories that tell them."""
    rows = query.moves(store, MoveFilter())
    return {
        row.id: sorted(source.story_id for source in query.move(store, row.id).sources)
        for row in sorted(rows, key=lambda row: row.id)
    }


def pointers(store: Store) -> dict[int, int | None]:
    with store.reading() as connection:
        found = connection.execute(select(moves.c.id, moves.c.merged_into).where(moves.c.merged_into.is_not(None)))
        return {row.id: row.merged_into for row in found}


def newest_change(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute(select(func.max(moves.c.change_seq))).scalar_one())


def test_the_part_has_its_old_id_its_values_and_its_history(store: Store) -> None:
    heard(store, *TOLD[:2])
    before = query.moves(store, MoveFilter())
    store.merge_moves([1, 2], resolve, now=LATER)
    seen = newest_change(store)
    assert store.split_move(1, [2], resolve, now=LATER + HOUR) == (1, 2)
    after = query.moves(store, MoveFilter())
    assert [replace(row, updated_at=NOW) for row in after] == [replace(row, updated_at=NOW) for row in before]
    part = query.history(store, 2)
    assert part.move_id == 2
    assert [version.event for version in part.versions] == [Event.ANNOUNCED, Event.MERGED, Event.RESTORED]
    assert part.versions[-1].changed == (("merged_into", 1, None),)
    assert {version.move_id for version in query.history(store, 1).versions} == {1}
    with store.reading() as connection:
        changed = set(connection.execute(select(moves.c.id).where(moves.c.change_seq > seen)).scalars())
    assert changed == {1, 2}
    assert pointers(store) == {}


@pytest.mark.parametrize("before", [(), (1,), (2,), (2, 1)])
@pytest.mark.parametrize("after", [(), (1, 2), (2,)])
def test_stories_that_are_read_again_before_or_after_keep_to_it(
    sqlite_store: Store, before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    heard(sqlite_store, *TOLD[:2])
    sqlite_store.merge_moves([1, 2], resolve, now=LATER)
    reread(sqlite_store, *before)
    assert stories_of(sqlite_store) == {1: [1, 2]}
    sqlite_store.split_move(1, [2], resolve, now=LATER)
    reread(sqlite_store, *after)
    assert stories_of(sqlite_store) == {1: [1], 2: [2]}
    assert pointers(sqlite_store) == {}


@pytest.mark.parametrize("taken", [*permutations([2, 3]), *permutations([1, 2]), *permutations([1, 3])])
@pytest.mark.parametrize("chain", [((2, 3), (1, 2)), ((1, 2), (1, 3)), ((1, 2, 3),), ((1, 3), (2, 3))])
def test_the_parts_of_a_chain_come_back_in_any_order(
    sqlite_store: Store, chain: tuple[tuple[int, ...], ...], taken: tuple[int, ...]
) -> None:
    heard(sqlite_store, *TOLD)
    for ids in chain:
        sqlite_store.merge_moves(ids, resolve, now=LATER)
    assert (stories_of(sqlite_store), pointers(sqlite_store)) == ({1: [1, 2, 3]}, {2: 1, 3: 1})
    for story in taken:
        sqlite_store.split_move(story, [story], resolve, now=LATER)
    assert (stories_of(sqlite_store), pointers(sqlite_store)) == ({1: [1], 2: [2], 3: [3]}, {})


def test_two_parts_that_are_taken_out_together_are_the_older_one_and_what_is_part_of_it(store: Store) -> None:
    heard(store, *TOLD)
    store.merge_moves([2, 3], resolve, now=LATER)
    store.merge_moves([1, 2], resolve, now=LATER)
    assert store.split_move(1, [2, 3], resolve, now=LATER) == (1, 2)
    assert (stories_of(store), pointers(store)) == ({1: [1], 2: [2, 3]}, {3: 2})
    assert query.move(store, 3).move.id == 2
    events = [(version.move_id, version.event) for version in query.history(store, 2).versions]
    assert [event for move_id, event in events if move_id == 3] == [Event.ANNOUNCED, *[Event.MERGED] * 3]
    assert store.split_move(2, [3], resolve, now=LATER) == (2, 3)
    assert (stories_of(store), pointers(store)) == ({1: [1], 2: [2], 3: [3]}, {})


def test_the_older_move_gets_its_own_story_back_from_a_larger_part(store: Store) -> None:
    heard(store, *TOLD[:2], TOLD[1])
    store.merge_moves([1, 2], resolve, now=LATER)
    assert store.split_move(1, [1], resolve, now=LATER) == (1, 2)
    assert stories_of(store) == {1: [1], 2: [2, 3]}


def test_the_larger_part_of_a_merged_move_says_where_its_id_goes(store: Store) -> None:
    heard(store, TOLD[0], *[TOLD[1]] * 3)
    store.merge_moves([1, 2], resolve, now=LATER)
    assert store.split_move(1, [4], resolve, now=LATER) == (1, 3)
    assert (stories_of(store), pointers(store)) == ({1: [1, 2, 3], 3: [4]}, {2: 1})
    assert store.split_move(1, [2, 3], resolve, now=LATER) == (1, 2)
    assert (stories_of(store), pointers(store)) == ({1: [1], 2: [2, 3], 3: [4]}, {})


def test_a_later_story_of_either_part_goes_with_it(store: Store) -> None:
    heard(store, *TOLD[:2])
    store.merge_moves([1, 2], resolve, now=LATER)
    for number in range(2):
        tell(store, f"later-{number}", TOLD[1], now=LATER)
    assert stories_of(store) == {1: [1, 2, 3, 4]}
    assert store.split_move(1, [2, 3, 4], resolve, now=LATER) == (1, 2)
    tell(store, "last", TOLD[1], now=LATER)
    assert stories_of(store) == {1: [1], 2: [2, 3, 4, 5]}


def test_what_stories_joined_by_themselves_is_taken_back_too(store: Store) -> None:
    far = timedelta(days=200)
    tell(store, "early", PATIL)
    tell(store, "late", PATIL, now=NOW + far, published_at=NOW + far)
    tell(store, "between", PATIL, now=NOW + far, published_at=NOW + far / 2)
    assert (stories_of(store), pointers(store)) == ({1: [1, 2, 3]}, {2: 1})
    assert store.split_move(1, [2], resolve, now=NOW + 2 * far) == (1, 2)
    assert stories_of(store) == {1: [1, 3], 2: [2]}


def test_a_merged_move_whose_older_part_is_told_no_longer_keeps_the_older_id(store: Store) -> None:
    heard(store, *TOLD[:2])
    store.merge_moves([1, 2], resolve, now=LATER)
    read(store, 1, model="m2", now=LATER)
    store.resolve_story(1, resolve, now=LATER)
    assert (stories_of(store), pointers(store)) == ({1: [2]}, {2: 1})


def test_merging_and_splitting_for_ever_makes_no_third_move(sqlite_store: Store) -> None:
    heard(sqlite_store, *TOLD[:2])
    clock: Iterator[int] = count()
    for _ in range(3):
        sqlite_store.merge_moves([1, 2], resolve, now=LATER + next(clock) * HOUR)
        sqlite_store.split_move(1, [2], resolve, now=LATER + next(clock) * HOUR)
    assert stories_of(sqlite_store) == {1: [1], 2: [2]}


def test_what_was_known_then_has_the_part_where_it_was(store: Store) -> None:
    heard(store, *TOLD[:2])
    store.merge_moves([1, 2], resolve, now=LATER)
    store.split_move(1, [2], resolve, now=LATER + 2 * HOUR)
    known = [
        {row.id: row.sources for row in query.moves(store, MoveFilter(as_of=when))}
        for when in (LATER - HOUR, LATER + HOUR, LATER + 3 * HOUR)
    ]
    assert known == [{1: 1, 2: 1}, {1: 2}, {1: 1, 2: 1}]
