"""Who follows the changes of moves holds what a full listing gives, whatever happens between the answers."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from monitor import query
from monitor.errors import NotFound, UsageError
from monitor.query import Cursor, FollowedMove, MoveFilter, MoveState
from monitor.resolve import resolve
from monitor.store import Store, open_store, upgrade
from monitor.store.tables import moves
from monitor.types import Report, RoleCode, Status
from tests.resolve.building import report
from tests.store import news
from tests.store.news import HOUR, NOW, PATIL

DAY = timedelta(days=1)
#: Few values, so that they meet often.
_TOLD = st.fixed_dictionaries(
    {
        "person": st.sampled_from(["Rahul Patil", "R. Patil", "Ana Suarez"]),
        "organisation": st.sampled_from(["Anthropic", "Globex"]),
        "code": st.sampled_from(["chief_technology", "chief_executive"]),
        "status": st.sampled_from(["confirmed", "rumoured"]),
        "confidence": st.sampled_from([0.5, 0.9]),
    }
)
_STORY = st.integers(0, 2)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("tell"), _STORY, st.lists(_TOLD, max_size=2, unique_by=repr)),
        st.tuples(st.just("title"), _STORY, st.sampled_from(["A title", "Another title"])),
        st.tuples(st.just("merge"), st.integers(1, 4), st.integers(1, 4)),
        st.tuples(st.just("split"), st.integers(1, 4), _STORY),
        st.tuples(st.just("poll"), st.integers(0, 1), st.integers(1, 5)),
        st.tuples(st.just("look"), st.just(0), st.just(0)),
    ),
    min_size=6,
    max_size=20,
)
#: The filters of the two who follow: none, and one that moves come to fit and cease to.
_FILTERS = (
    MoveFilter(),
    MoveFilter(role="chief_technology", min_confidence=0.6, company="anthropic", status=(Status.CONFIRMED,)),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "monitor.db"
    upgrade(f"sqlite:///{path}")
    return path


@dataclass
class Newsroom:
    """A database to which things happen; what cannot be done as things stand is left."""

    store: Store
    told: dict[int, tuple[int, tuple[Report, ...], str]] = field(default_factory=dict)
    clock: Iterator[int] = field(default_factory=count)

    def do(self, step: str, one: Any, other: Any) -> None:
        now = NOW + next(self.clock) * HOUR
        try:
            if step == "tell":
                self._read(one, tuple(report(values) for values in other), "A title", now=now)
            elif step == "title" and one in self.told:
                self._read(one, self.told[one][1], other, now=now)
            elif step == "merge" and one != other:
                self.store.merge_moves([one, other], resolve, now=now)
            elif step == "split" and other in self.told:
                self.store.split_move(one, [self.told[other][0]], resolve, now=now)
        except (UsageError, NotFound):
            return

    def _read(self, story: int, reports: tuple[Report, ...], title: str, *, now: Any) -> None:
        store = self.store
        known = self.told[story][0] if story in self.told else news.receive(store, f"s{story}", now=now)
        self.told[story] = known, reports, title
        revision = store.settle_story(known, news.settled(title=title), now=now)
        model = f"m{next(self.clock)}"
        reading = news.reading(*reports, model=model)
        store.save_reading(known, revision.revision_id, reading, news.keys(*reports), now=now)
        store.resolve_story(known, resolve, now=now)


@dataclass
class Follower:
    """A client that keeps a copy: by pages of a listing first, or from 0."""

    store: Store
    wanted: MoveFilter
    held: dict[int, FollowedMove] = field(default_factory=dict)
    gone: dict[int, FollowedMove] = field(default_factory=dict)
    seq: int = 0

    def poll(self, pages: int | None = None, size: int = 2) -> None:
        while pages is None or pages > 0:
            page = query.changed_since(self.store, replace(self.wanted, limit=size), after=self.seq)
            assert all(move.change_seq > self.seq for move in page.moves), "told again"
            assert page.change_seq >= self.seq
            for move in page.moves:
                self.held.pop(move.id, None)
                self.gone.pop(move.id, None)
                (self.held if move.state is MoveState.CURRENT else self.gone)[move.id] = move
            for move_id in page.outside:
                self.held.pop(move_id, None)
            self.seq = page.change_seq
            pages = None if pages is None else pages - 1
            if not page.more:
                return


def listed(store: Store, wanted: MoveFilter, size: int = 2) -> dict[int, FollowedMove]:
    """A full listing, page by page."""
    found: dict[int, FollowedMove] = {}
    wanted = replace(wanted, limit=size)
    while True:
        page = query.listing(store, wanted)
        assert not found.keys() & {move.id for move in page.moves}, "listed twice"
        found |= {move.id: move for move in page.moves}
        if not page.more:
            return found
        wanted = replace(wanted, before=query.cursor(page.moves[-1], wanted.by))


@given(steps=_STEPS)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_client_that_follows_holds_what_a_full_listing_gives(template: Path, steps: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, folder)
        with open_store(f"sqlite:///{folder}/monitor.db") as store:
            room, followers = Newsroom(store), [Follower(store, wanted) for wanted in _FILTERS]
            always = Follower(store, MoveFilter())  # asks after each step: what changes silently shows
            for step, one, other in steps:
                if step == "poll":
                    followers[one].poll(pages=other)
                elif step == "look":
                    _begin_by_a_listing(followers[1], room)
                else:
                    room.do(step, one, other)
                    always.poll(size=100)
                    assert always.held == listed(store, always.wanted, size=100)
            for follower in followers:
                follower.poll()
                assert follower.held == listed(store, follower.wanted)
            whole = followers[0]
            assert {move.id: move.merged_into for move in whole.gone.values()} == _gone(store)


def _begin_by_a_listing(follower: Follower, room: Newsroom) -> None:
    """Anew: the pages of a listing, between which things happen, then what changed since the first of them."""
    follower.held.clear()
    wanted = replace(follower.wanted, limit=1)
    first = page = query.listing(follower.store, wanted)
    room.do("tell", 0, [])
    while True:
        follower.held |= {move.id: move for move in page.moves}
        if not page.more:
            break
        wanted = replace(wanted, before=query.cursor(page.moves[-1], wanted.by))
        page = query.listing(follower.store, wanted)
    follower.seq = first.change_seq


def _gone(store: Store) -> dict[int, int | None]:
    with store.reading() as connection:
        gone = moves.c.merged_into.is_not(None) | moves.c.withdrawn_at.is_not(None)
        return {row.id: row.merged_into for row in connection.execute(select(moves).where(gone))}


def test_a_follower_is_told_of_every_kind_of_change(store: Store) -> None:
    story = news.receive(store, "a")
    news.read(store, story, PATIL)
    store.resolve_story(story, resolve, now=NOW)
    follower = Follower(store, MoveFilter())
    follower.poll()
    (move,) = follower.held.values()
    assert (move.person, move.state, move.merged_into) == ("Rahul Patil", MoveState.CURRENT, None)
    news.read(store, story, model="m2")
    store.resolve_story(story, resolve, now=NOW)
    follower.poll()
    assert follower.held == {}
    assert follower.gone[move.id].state is MoveState.WITHDRAWN
    assert follower.gone[move.id].person == "Rahul Patil"


def test_a_move_that_ceases_to_fit_the_filter_is_outside(store: Store) -> None:
    story = news.receive(store, "a")
    news.read(store, story, PATIL)
    store.resolve_story(story, resolve, now=NOW)
    follower = Follower(store, MoveFilter(role="cto"))
    follower.poll()
    (move,) = follower.held
    news.read(store, story, replace(PATIL, role="chief legal officer", role_code=RoleCode.CHIEF_LEGAL), model="m2")
    store.resolve_story(story, resolve, now=NOW)
    page = query.changed_since(store, MoveFilter(role="cto"), after=follower.seq)
    assert move in page.outside or page.moves[0].id == move
    follower.poll()
    assert follower.held == {}


def test_moves_that_pointed_at_a_merged_one_are_told_again(store: Store) -> None:
    ids = [
        news.tell(store, f"{n}", PATIL, now=NOW + n * 200 * DAY, published_at=NOW + n * 200 * DAY).new_moves[0]
        for n in range(3)
    ]
    follower = Follower(store, MoveFilter())
    store.merge_moves(ids[1:], resolve, now=NOW + 900 * DAY)
    follower.poll()
    assert follower.gone[ids[2]].merged_into == ids[1]
    store.merge_moves(ids[:2], resolve, now=NOW + 901 * DAY)
    follower.poll()
    assert {move.id: move.merged_into for move in follower.gone.values()} == {ids[1]: ids[0], ids[2]: ids[0]}


def test_a_new_headline_over_the_same_sentence_is_a_change(store: Store) -> None:
    story = news.receive(store, "a")
    news.read(store, story, PATIL)
    store.resolve_story(story, resolve, now=NOW)
    follower = Follower(store, MoveFilter())
    follower.poll()
    revision = store.settle_story(story, news.settled(title="Stripe loses its CTO"), now=NOW)
    store.save_reading(story, revision.revision_id, news.reading(PATIL), news.keys(PATIL), now=NOW)
    store.resolve_story(story, resolve, now=NOW)
    follower.poll()
    (move,) = follower.held.values()
    assert move.headline == "Stripe loses its CTO"


def test_a_reading_in_another_language_is_a_change_for_the_view_shows_it(store: Store) -> None:
    story = news.receive(store, "a")
    news.read(store, story, PATIL)
    store.resolve_story(story, resolve, now=NOW)
    follower = Follower(store, MoveFilter(language=("en",)))
    follower.poll()
    assert len(follower.held) == 1
    revision = store.settle_story(story, news.settled(), now=NOW)
    again = replace(news.reading(PATIL, model="m2"), language="de")
    store.save_reading(story, revision.revision_id, again, news.keys(PATIL), now=NOW)
    store.resolve_story(story, resolve, now=NOW)
    follower.poll()
    assert follower.held == {}
    assert [move.language for move in query.listing(store, MoveFilter()).moves] == ["de"]


def test_a_stream_gives_the_listing_whole(told: Store) -> None:
    wanted = MoveFilter(limit=None)
    rows = query.moves(told, wanted)
    assert len(rows) > 3
    assert tuple(row for some in query.stream(told, wanted) for row in some) == rows
    assert tuple(row for some in query.in_pages(told, wanted) for row in some) == rows
    few = replace(wanted, limit=2, role="cto")
    assert tuple(row for some in query.stream(told, few) for row in some) == query.moves(told, few)
    assert tuple(row for some in query.in_pages(told, few) for row in some) == query.moves(told, few)


def test_the_past_has_pages_and_a_stream_and_no_changes(told: Store) -> None:
    wanted = MoveFilter(as_of=NOW, limit=2)
    rows = query.moves(told, replace(wanted, limit=None))
    assert [move.id for move in query.listing(told, wanted).moves] == [row.id for row in rows[:2]]
    assert tuple(row for some in query.stream(told, replace(wanted, limit=None)) for row in some) == rows
    with pytest.raises(UsageError, match="as_of"):
        query.changed_since(told, wanted, after=0)


def test_a_cursor_leads_on_where_the_page_ended(told: Store) -> None:
    page = query.listing(told, MoveFilter(limit=2))
    last = query.cursor(page.moves[-1], MoveFilter().by)
    assert Cursor.parse(str(last)) == last
    following = query.listing(told, MoveFilter(limit=2, before=last))
    assert not {move.id for move in page.moves} & {move.id for move in following.moves}
