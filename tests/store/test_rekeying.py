"""Stored keys after a release that makes them otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from monitor import query
from monitor.pipeline.reports import rekey
from monitor.resolve import resolve
from monitor.store import Store
from monitor.types import Report, ReportKeys
from tests.store.news import HOUR, NOW, PATIL, keys, settled, tell

LATER = NOW + 2 * HOUR


def age(store: Store) -> None:
    """As an earlier release left it: other keys, and two moves for what is one."""
    with store._writing() as connection:
        connection.execute(text("update reports set block_key = 'old ' || story_id, seat_key = null"))


def test_reports_stored_under_other_keys_meet_new_ones(store: Store) -> None:
    tell(store, "one", PATIL)
    age(store)
    assert rekey(store, now=LATER) == 1
    assert store.stories_to_resolve(now=LATER, limit=9) == (1,)
    store.resolve_story(1, resolve, now=LATER)
    tell(store, "two", replace(PATIL, role="CTO"), now=LATER)
    assert query.move(store, 1).move.sources == 2


def test_a_decision_holds_after_it(store: Store) -> None:
    for name, report in (("one", PATIL), ("two", replace(PATIL, person="Ada Other"))):
        tell(store, name, report)
    store.merge_moves([1, 2], resolve, now=NOW)
    age(store)
    assert rekey(store, now=LATER) == 2
    for story in (1, 2):
        store.resolve_story(story, resolve, now=LATER)
    assert query.move(store, 2).move.id == 1
    assert query.move(store, 1).move.sources == 2


def test_nothing_is_done_twice(store: Store) -> None:
    tell(store, "one", PATIL)
    assert rekey(store, now=LATER) == 0
    age(store)
    assert rekey(store, now=LATER) == 0


def test_what_one_look_settles_is_not_looked_at_again(store: Store) -> None:
    for number in range(5):
        tell(store, f"one-{number}", PATIL)
    tell(store, "two", PATIL, replace(PATIL, person="Olga Brandt", organisation="Globex"))
    age(store)
    assert rekey(store, now=LATER) == 6
    assert store.resolve_story(2, resolve, now=LATER).along == (1, 3, 4, 5)
    # The last one tells of somebody else too, and that was not looked at.
    assert store.stories_to_resolve(now=LATER, limit=9) == (6,)
    assert store.resolve_story(6, resolve, now=LATER).along == ()
    assert store.stories_to_resolve(now=LATER, limit=9) == ()
    assert [len(query.move(store, move_id).sources) for move_id in (1, 2)] == [6, 1]


def test_an_interrupted_one_begins_again_and_writes_the_rest(store: Store) -> None:
    for number in range(5):
        tell(store, f"one-{number}", PATIL)
    age(store)
    asked: list[Report] = []

    def failing(report: Report) -> ReportKeys:
        asked.append(report)
        if len(asked) == 4:
            raise RuntimeError("the power went")
        return keys(report)[0]

    with pytest.raises(RuntimeError):
        store.rekey(9, failing, now=LATER, at_once=2)
    assert store.stories_to_resolve(now=LATER, limit=9) == (1, 2)
    assert store.rekey(9, failing, now=LATER, at_once=2) == 3
    assert store.stories_to_resolve(now=LATER, limit=9) == (1, 2, 3, 4, 5)
    assert len(asked) == 4 + 5
    assert store.rekey(9, failing, now=LATER, at_once=2) == 0


def test_stories_that_are_to_be_read_again_stay_in_that_line(store: Store) -> None:
    tell(store, "one", PATIL)
    age(store)
    store.settle_story(1, settled("Another text."), now=NOW)
    assert rekey(store, now=LATER) == 0
    assert store.stories_to_resolve(now=LATER, limit=9) == ()
