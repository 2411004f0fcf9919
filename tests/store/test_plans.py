"""How SQLite looks for things: without statistics, as a database that `monitor run` fills has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event, text

from monitor import query
from monitor.pipeline.reports import rekey
from monitor.resolve import resolve
from monitor.store import Store
from tests.store.audience import SURE, Newsroom
from tests.store.news import HOUR, NOW, PATIL, tell

LATER = NOW + HOUR


def age(store: Store) -> int:
    with store._writing() as connection:
        connection.execute(text("update reports set block_key = 'old ' || story_id"))
    return rekey(store, now=LATER)


WORK: dict[str, Callable[[Store], object]] = {
    "resolve": lambda store: store.resolve_story(1, resolve, now=LATER),
    "merge": lambda store: store.merge_moves(store.split_move(1, [1], resolve, now=LATER), resolve, now=LATER),
    "rekey": age,
}


@pytest.mark.parametrize("name", WORK)
def test_no_work_on_a_few_stories_walks_all_of_them(sqlite_store: Store, name: str) -> None:
    for number in range(3):
        tell(sqlite_store, f"story-{number}", PATIL)
    asked = _asked(sqlite_store, WORK[name])
    assert len(asked) > 3
    for statement, steps in asked:
        assert not _walks(steps), statement


def test_the_links_of_a_feed_of_moves_are_looked_up_move_by_move(sqlite_store: Store) -> None:
    for number in range(2):
        tell(sqlite_store, f"story-{number}", PATIL)
    asked = _asked(sqlite_store, lambda store: query.source_links(store, range(1, 51)))
    assert [_walks(steps) for _, steps in asked] == [[]]


def test_the_next_delivery_of_a_watch_is_looked_up_however_many_wait(sqlite_store: Store) -> None:
    room = Newsroom(sqlite_store)
    room.watch()
    room.story(SURE)
    watching, now = sqlite_store.watching, room.now + HOUR
    asked = _asked(sqlite_store, lambda store: watching.take(now=now, until=now, limit=32, but=()))
    steps = asked[0][1]
    assert "SEARCH deliveries USING COVERING INDEX ix_deliveries_watch_id_state_next_try_at_id" in " ".join(steps)


def _walks(steps: list[str]) -> list[str]:
    return [step for step in steps if "ix_readings_current" in step or "ix_stories_state" in step]


def _asked(store: Store, work: Callable[[Store], object]) -> list[tuple[str, list[str]]]:
    """The statements of some work, each with SQLite's plan for it."""
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, given: Any, ___: Any, many: bool) -> None:
        if not statement.lower().startswith(("begin", "savepoint", "release")):
            asked.append((statement, given[0] if many else given))

    event.listen(store._engine, "before_cursor_execute", note)
    work(store)
    event.remove(store._engine, "before_cursor_execute", note)
    with store.reading() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        return [
            (statement, [row[3] for row in driver.execute(f"explain query plan {statement}", given)])
            for statement, given in asked
        ]
