"""What becomes of moves as stories come, change and are read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import text

from monitor import query
from monitor.resolve import resolve
from monitor.store import Store
from monitor.store.tables import move_versions, moves
from monitor.types import Kind, Status
from tests.store.news import HOUR, MCCANDLISH, NOW, PATIL, keys, read, reading, receive, settled, tell

DAY = timedelta(days=1)


def rows(store: Store, query: str) -> list[dict[str, Any]]:
    with store.reading() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]


def test_a_second_story_adds_a_source_and_no_version(store: Store) -> None:
    first = tell(store, "a", PATIL)
    second = tell(store, "b", PATIL, now=NOW + HOUR)
    assert second.changed_moves == first.new_moves
    assert second.new_moves == ()
    (move,) = rows(store, "select sources, version, change_seq from moves")
    assert (move["sources"], move["version"], move["change_seq"]) == (2, 1, 2)


def test_a_near_copy_is_no_second_source(store: Store) -> None:
    tell(store, "a", PATIL)
    copy = receive(store, "b")
    revision = store.settle_story(copy, settled(copy_of=1), now=NOW).revision_id
    store.save_reading(copy, revision, reading(PATIL), keys(PATIL), now=NOW)
    store.resolve_story(copy, resolve, now=NOW)
    assert rows(store, "select sources from recent_moves") == [{"sources": 1}]


def test_a_confirmation_is_a_new_version_that_says_what_changed(store: Store) -> None:
    tell(store, "a", replace(PATIL, status=Status.RUMOURED, kind=Kind.UNKNOWN))
    tell(store, "b", PATIL, now=NOW + HOUR)
    with store.reading() as connection:
        versions = connection.execute(move_versions.select().order_by(move_versions.c.number)).all()
    assert [version.number for version in versions] == [1, 2]
    assert versions[0].changed["person"] == [None, "Rahul Patil"]
    assert versions[1].changed == {"status": ["rumoured", "confirmed"], "kind": ["unknown", "hired"]}
    assert versions[1].recorded_at == NOW + HOUR


def test_reading_a_story_again_keeps_the_ids_of_its_moves(store: Store) -> None:
    story = receive(store, "a")
    read(store, story, PATIL, MCCANDLISH)
    store.resolve_story(story, resolve, now=NOW)
    before = rows(store, "select id, person from recent_moves order by id")
    read(store, story, replace(MCCANDLISH, kind=Kind.RESIGNED), replace(PATIL, role="CTO"), model="m2")
    again = store.resolve_story(story, resolve, now=NOW)
    assert again.new_moves == ()
    assert rows(store, "select id, person from recent_moves order by id") == before


def test_two_changes_of_one_person_keep_their_ids_when_read_in_another_order(store: Store) -> None:
    architect = replace(PATIL, person="Sam McCandlish", role="chief architect", kind=Kind.MOVED)
    story = receive(store, "a")
    read(store, story, MCCANDLISH)
    store.resolve_story(story, resolve, now=NOW)
    read(store, story, architect, MCCANDLISH, model="m2")
    store.resolve_story(story, resolve, now=NOW)
    told = "select id, change from recent_moves order by id"
    assert rows(store, told) == [{"id": 1, "change": "departed"}, {"id": 2, "change": "appointed"}]
    read(store, story, replace(architect, kind=Kind.PROMOTED), model="m3")
    assert store.resolve_story(story, resolve, now=NOW).new_moves == ()
    assert rows(store, told) == [{"id": 2, "change": "appointed"}]


def test_a_move_that_no_reading_tells_any_longer_is_withdrawn_and_comes_back(store: Store) -> None:
    story = receive(store, "a")
    read(store, story, PATIL)
    (move,) = store.resolve_story(story, resolve, now=NOW).new_moves
    read(store, story, model="m2")
    assert store.resolve_story(story, resolve, now=NOW).changed_moves == (move,)
    assert rows(store, "select * from recent_moves") == []
    assert store.resolve_story(story, resolve, now=NOW).changed_moves == ()
    read(store, story, PATIL, model="m3")
    assert store.resolve_story(story, resolve, now=NOW).new_moves == ()
    assert rows(store, "select id, person from recent_moves") == [{"id": move, "person": "Rahul Patil"}]


def test_a_story_between_joins_two_moves_and_the_older_id_survives(store: Store) -> None:
    (older,) = tell(store, "a", PATIL).new_moves
    (younger,) = tell(store, "b", PATIL, now=NOW + 200 * DAY, published_at=NOW + 200 * DAY).new_moves
    tell(store, "c", PATIL, now=NOW + 201 * DAY, published_at=NOW + 100 * DAY)
    assert rows(store, "select id, sources from recent_moves") == [{"id": older, "sources": 3}]
    assert rows(store, f"select merged_into, version from moves where id = {younger}") == [
        {"merged_into": older, "version": 2}
    ]
    assert [source.story_id for source in query.move(store, younger).sources] == [1, 3, 2]


def test_a_name_corrected_by_a_new_reading_leaves_its_old_block(store: Store) -> None:
    wrong = replace(PATIL, person="Rahul Mehta")
    story = receive(store, "a")
    read(store, story, wrong)
    (move,) = store.resolve_story(story, resolve, now=NOW).new_moves
    tell(store, "b", PATIL, now=NOW + HOUR)
    read(store, story, PATIL, model="m2")
    store.resolve_story(story, resolve, now=NOW)
    assert rows(store, "select id, person, sources from recent_moves") == [
        {"id": move, "person": "Rahul Patil", "sources": 2}
    ]
    tell(store, "c", wrong, now=NOW + 2 * HOUR)  # the old block again: the move that left it is seen whole
    found = rows(store, "select person, sources from recent_moves order by person")
    assert found == [{"person": "Rahul Mehta", "sources": 1}, {"person": "Rahul Patil", "sources": 2}]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_any_order_of_stories_gives_the_same_moves(sqlite_store: Store, order: tuple[int, ...]) -> None:
    told = [
        PATIL,
        replace(PATIL, person="R. Patil", status=Status.RUMOURED, confidence=0.9),
        replace(PATIL, person="Patil", role="CTO"),
        replace(PATIL, organisation="Anthropic PBC", previous_organisation="Stripe"),
    ]
    for number in order:
        tell(sqlite_store, str(number), told[number], published_at=NOW - number * HOUR)
    columns = "person, organisation, status, previous_organisation, announced_at, sources, headline, confidence"
    (move,) = rows(sqlite_store, f"select {columns} from recent_moves")
    assert move == {
        "person": "Rahul Patil",
        "organisation": "Anthropic",
        "status": "confirmed",
        "previous_organisation": "Stripe",
        "announced_at": "2025-10-03 05:00:00.123456",
        "sources": 4,
        "headline": "Anthropic hires a CTO",
        "confidence": 0.9,
    }


def test_change_seq_grows_with_every_change_and_is_never_used_twice(store: Store) -> None:
    seen = []
    for number in range(3):
        tell(store, f"a{number}", PATIL, now=NOW + number * HOUR)
        tell(store, f"b{number}", MCCANDLISH, now=NOW + number * HOUR)
        seen.append(sorted(row["change_seq"] for row in rows(store, "select change_seq from moves")))
    assert seen == [[1, 2], [3, 4], [5, 6]]


def test_a_publication_in_the_future_counts_from_when_it_was_seen(store: Store) -> None:
    tell(store, "a", PATIL, published_at=NOW + 30 * DAY)
    with store.reading() as connection:
        assert connection.execute(moves.select()).one().announced_at == NOW
