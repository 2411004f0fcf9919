"""Pages of names, stories and seats lead through all of them, each once; watches keep their secrets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import insert

from monitor import query
from monitor.errors import UsageError
from monitor.query import Cursor, MoveFilter, StoryFilter
from monitor.store import Store
from monitor.store.engine import connect, writing
from monitor.store.tables import watch_companies, watches
from monitor.types import Rhythm
from tests.query.told import START


@pytest.mark.parametrize("find", [query.organisations, query.people])
def test_names_come_in_pages_in_their_order(told: Store, find: object) -> None:
    assert callable(find)
    whole = find(told, None, after=None, limit=100)
    assert whole.last is None
    names, after = [], None
    while True:
        page = find(told, None, after=after, limit=2)
        names += [row.name for row in page.rows]
        if (after := page.last) is None:
            break
    assert names == [row.name for row in whole.rows]
    assert len(names) == len(set(names)) > 3


def test_names_are_found_by_the_words_that_begin_them(told: Store) -> None:
    found = query.organisations(told, "norv", after=None, limit=10)
    assert [(row.name, row.moves) for row in found.rows] == [("Norvane", 2), ("Norvane Energy", 1)]
    assert [row.name for row in query.people(told, "patil asha", after=None, limit=10).rows] == ["Asha Patil"]
    assert query.people(told, "nobody", after=None, limit=10).rows == ()
    with pytest.raises(UsageError, match="name"):
        query.organisations(told, "+", after=None, limit=10)


def test_stories_and_seats_go_on_after_the_last_of_a_page(told: Store) -> None:
    wanted = StoryFilter(limit=2)
    whole = query.stories_like(told, replace(wanted, limit=None))
    seen = list(query.stories_like(told, wanted))
    while page := query.stories_like(told, replace(wanted, before=Cursor(at=seen[-1].first_seen_at, id=seen[-1].id))):
        seen += page
    assert tuple(seen) == whole
    first, last = query.seats(told, MoveFilter())
    assert query.seats(told, MoveFilter(before=first.cursor)) == (last,)
    assert query.seats(told, MoveFilter(before=last.cursor)) == ()


@pytest.mark.parametrize("limit", [1, 2, 50])
@pytest.mark.parametrize("through", [1, 2, 3, 100])
@pytest.mark.parametrize("reason", [None, "sport", "nowhere", "e"])
def test_stories_that_are_looked_through_in_parts_are_all_found(
    told: Store, limit: int, through: int, reason: str | None
) -> None:
    wanted = StoryFilter(reason=reason, limit=limit)
    page = query.story_page(told, wanted, most=limit, looked_at=through)
    seen, asked = list(page.stories), 1
    while page.older is not None:
        assert len(page.stories) <= limit
        page = query.story_page(told, replace(wanted, before=page.older), most=limit, looked_at=through)
        seen += page.stories
        asked += 1
    assert tuple(seen) == query.stories_like(told, replace(wanted, limit=None))
    number = len(query.stories_like(told, StoryFilter()))
    assert asked <= number + 1


def test_a_watch_is_told_without_what_opens_its_channel(store: Store) -> None:
    engine = connect(store.url)
    row = {
        "id": 1, "name": "chiefs", "filter": {"role": "cto"}, "channel": "slack://s3cret/s3cret", "secret": "s3cret",
        "echo": {"who": "s3cret"}, "rhythm": Rhythm.WEEKLY, "unconfirmed": True, "companies": 2,
        "created_at": START, "paused_at": None,
    }  # fmt: skip
    with writing(engine) as connection:
        connection.execute(insert(watches), [row])
        named = [{"watch_id": 1, "ordinal": n, "name": name, "key": name} for n, name in enumerate(("b", "a"))]
        connection.execute(insert(watch_companies), named)
    engine.dispose()
    (watch,) = query.watches(store)
    assert "s3cret" not in repr(watch)
    assert (watch.channel, watch.companies, watch.filter) == ("slack", ("b", "a"), {"role": "cto"})
