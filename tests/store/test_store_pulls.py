"""What a pull does to feeds, entries and stories."""

from __future__ import annotations

import time
from typing import Any

import pytest
from sqlalchemy import text

from monitor.errors import StoreError
from monitor.resolve import resolve
from monitor.store import NewEntry, PullStored, Store
from monitor.store.values import Moved
from monitor.text import titled_guid
from monitor.types import FeedState, PullOutcome, StoryState
from tests.store.news import HOUR, NOW, PATIL, add_feed, arrival, pull, read, receive, settled


def test_an_entry_comes_once_whatever_the_number_of_pulls(store: Store) -> None:
    feed = add_feed(store)
    many = tuple(arrival(f"story{number}") for number in range(1200))
    assert store.record_pull(feed.id, pull(), many, now=NOW).new_stories == 1200
    again = store.record_pull(feed.id, pull(), (*many, arrival("fresh")), now=NOW)
    assert again == PullStored(new=1, changed=0, known=1200, new_stories=1)


def test_entries_keep_the_order_of_the_document(store: Store) -> None:
    feed = add_feed(store)
    store.record_pull(feed.id, pull(), tuple(arrival(name) for name in "cab"), now=NOW)
    assert [story.title[-1] for story in store.stories_to_fetch(now=NOW, limit=9)] == ["c", "a", "b"]


def test_a_story_in_two_feeds_is_one_story(store: Store) -> None:
    one, two = add_feed(store, "https://a.example/f"), add_feed(store, "https://b.example/f")
    store.record_pull(one.id, pull(), (arrival("x"),), now=NOW)
    shared = arrival("elsewhere", canonical_url="https://news.example/x", content="The full text")
    assert store.record_pull(two.id, pull(), (shared,), now=NOW) == PullStored(new=1, changed=0, known=0, new_stories=0)
    (story,) = store.stories_to_fetch(now=NOW, limit=9)
    assert story.content == "The full text"  # the fullest entry gives the text


def test_a_changed_text_sends_the_story_back_and_keeps_its_history(store: Store) -> None:
    story = receive(store, "x")
    read(store, story, PATIL)
    store.resolve_story(story, resolve, now=NOW)
    (feed,) = store.feeds()
    stored = store.record_pull(feed.id, pull(), (arrival("x", summary="Corrected"),), now=NOW + HOUR)
    assert stored == PullStored(new=0, changed=1, known=0, new_stories=0)
    (again,) = store.stories_to_fetch(now=NOW + HOUR, limit=9)
    assert (again.id, again.summary) == (story, "Corrected")
    assert store.settle_story(story, settled("Corrected"), now=NOW + HOUR).number == 2
    with store.reading() as connection:
        texts = connection.execute(text("select text from revisions order by number")).scalars().all()
        assert len(texts) == 2
        assert connection.execute(text("select count(*) from recent_moves")).scalar() == 1  # until it is read again


def test_a_change_that_leaves_the_story_as_it_was_costs_no_reading(store: Store) -> None:
    story = receive(store, "x")
    read(store, story, PATIL)
    store.resolve_story(story, resolve, now=NOW)
    (feed,) = store.feeds()
    store.record_pull(feed.id, pull(), (arrival("x", summary="A comma, moved"),), now=NOW)
    assert not store.settle_story(story, settled(), now=NOW).new
    assert store.stories_to_read(now=NOW, limit=9) == ()
    assert store.stories_to_resolve(now=NOW, limit=9) == (story,)


def test_a_feed_that_links_all_entries_to_one_page_loses_none(store: Store) -> None:
    feed = add_feed(store)
    home = "https://news.example/"
    first = tuple(arrival(name, canonical_url=home) for name in ("a", "b"))
    assert store.record_pull(feed.id, pull(), first, now=NOW).new_stories == 2
    assert store.record_pull(feed.id, pull(), (arrival("c", canonical_url=home),), now=NOW).new_stories == 1
    assert len(store.stories_to_fetch(now=NOW, limit=9)) == 3


def test_a_new_guid_for_the_same_address_and_title_is_the_same_story(store: Store) -> None:
    feed = add_feed(store)
    store.record_pull(feed.id, pull(), (arrival("x", guid="1"), arrival("x", guid="2")), now=NOW)
    store.record_pull(feed.id, pull(), (arrival("x", guid="3"),), now=NOW)
    assert store.counts().stories[StoryState.NEW] == 1


def test_entries_without_an_address_are_stories_by_their_guid(store: Store) -> None:
    feed = add_feed(store)
    none = {"url": None, "canonical_url": None}
    stored = store.record_pull(feed.id, pull(), (arrival("a", **none), arrival("b", **none)), now=NOW)
    assert stored.new_stories == 2


def test_of_a_guid_given_twice_the_first_counts(store: Store) -> None:
    feed = add_feed(store)
    twice = (arrival("a", guid="g"), arrival("b", guid="g"))
    assert store.record_pull(feed.id, pull(), twice, now=NOW).new == 1
    assert store.record_pull(feed.id, pull(), twice, now=NOW).changed == 0


def test_a_failed_pull_keeps_what_the_next_one_needs(store: Store) -> None:
    feed = add_feed(store)
    store.record_pull(feed.id, pull(etag="1", body_hash="ab"), (), now=NOW)
    failed = pull(outcome=PullOutcome.FAILED, failures=1, status=503, error="the server is busy")
    store.record_pull(feed.id, failed, (), now=NOW + HOUR)
    after = store.feed(feed.id)
    assert (after.etag, after.body_hash, after.last_success_at) == ("1", "ab", NOW)
    assert (after.last_error, after.last_status, after.failures) == ("the server is busy", 503, 1)


def test_a_feed_that_is_gone_is_not_pulled(store: Store) -> None:
    feed = add_feed(store)
    store.record_pull(feed.id, pull(outcome=PullOutcome.GONE, status=410), (), now=NOW)
    assert store.feed(feed.id).state is FeedState.GONE
    assert store.due_feeds(now=NOW + 999 * HOUR, limit=9) == ()


def test_a_feed_that_moved_has_its_new_address(store: Store) -> None:
    feed = add_feed(store)
    stored = store.record_pull(feed.id, pull(url="https://new.example/f"), (), now=NOW)
    assert stored.moved == Moved(url="https://new.example/f", joined=None)
    assert store.feed(feed.id).url == "https://new.example/f"
    assert store.record_pull(feed.id, pull(url="https://new.example/f"), (), now=NOW).moved is None


def test_a_feed_that_moved_to_where_another_is_makes_room_for_it(store: Store) -> None:
    old, other = add_feed(store, "https://old.example/f"), add_feed(store, "https://new.example/f")
    stored = store.record_pull(old.id, pull(url=other.url), (arrival("x"),), now=NOW)
    assert stored.moved == Moved(url=other.url, joined=other.id)
    assert [feed.id for feed in store.feeds()] == [other.id]
    assert store.feed(old.id).last_error == f"moved to https://new.example/f, which is feed {other.id}"
    assert len(store.stories_to_fetch(now=NOW, limit=9)) == 1


def test_nothing_of_a_pull_is_stored_when_its_last_step_fails(store: Store) -> None:
    feed = add_feed(store)
    with store._writing() as connection:
        connection.execute(text("drop table pulls"))
    with pytest.raises(StoreError):
        store.record_pull(feed.id, pull(etag="1"), (arrival("x"),), now=NOW)
    assert store.feed(feed.id).etag is None
    assert store.stories_to_fetch(now=NOW, limit=9) == ()


_LATEST = "https://news.example/latest"
_FINN, _ROSSI = "Tormund names Dale Finn chief executive", "Ulmia names Gia Rossi chief financial officer"


def _guidless(title: str, *, told: str = "The text.", titled: bool = False, **fields: Any) -> NewEntry:
    """An entry whose guid is its link, or, where the document has the link twice, link and title."""
    guid = titled_guid(_LATEST, title) if titled else _LATEST
    return arrival("latest", canonical_url=_LATEST, guid=guid, title=title, summary=told, **fields)


def _titles(store: Store) -> list[str]:
    return sorted(story.title for story in store.stories_to_fetch(now=NOW + 99 * HOUR, limit=99))


def test_a_link_without_guid_that_turns_to_another_title_keeps_the_first_story(store: Store) -> None:
    feed = add_feed(store)
    for title, brought in (
        (_FINN, PullStored(new=1, changed=0, known=0, new_stories=1)),
        (_ROSSI, PullStored(new=1, changed=0, known=0, new_stories=1)),
        (_FINN, PullStored(new=0, changed=0, known=1, new_stories=0)),
        (_ROSSI, PullStored(new=0, changed=0, known=1, new_stories=0)),
    ):
        assert store.record_pull(feed.id, pull(), (_guidless(title),), now=NOW) == brought
    assert _titles(store) == [_FINN, _ROSSI]


@pytest.mark.parametrize("old", [_FINN, _ROSSI])
def test_a_corrected_title_without_guid_is_a_revision_of_its_own_story(store: Store, old: str) -> None:
    feed = add_feed(store)
    for title in (_FINN, _ROSSI):
        store.record_pull(feed.id, pull(), (_guidless(title),), now=NOW)
    corrected = old + ", at last"
    for changed in (1, 0):
        stored = store.record_pull(feed.id, pull(), (_guidless(corrected),), now=NOW)
        assert (stored.new, stored.changed, stored.known) == (0, changed, 1 - changed)
    assert len(_titles(store)) == 2
    assert corrected in {story.title for story in store.stories_to_fetch(now=NOW, limit=9)}


def test_entries_without_guid_that_share_a_link_are_known_together_and_apart(store: Store) -> None:
    feed = add_feed(store)
    store.record_pull(feed.id, pull(), (_guidless(_FINN),), now=NOW)
    both = (_guidless(_ROSSI, titled=True), _guidless(_FINN, titled=True))
    assert store.record_pull(feed.id, pull(), both, now=NOW) == PullStored(new=1, changed=0, known=1, new_stories=1)
    assert store.record_pull(feed.id, pull(), both, now=NOW) == PullStored(new=0, changed=0, known=2, new_stories=0)
    alone = store.record_pull(feed.id, pull(), (_guidless(_ROSSI, told="Changed"),), now=NOW)
    assert alone == PullStored(new=0, changed=1, known=0, new_stories=0)
    assert _titles(store) == [_FINN, _ROSSI]


def test_one_house_naming_another_person_on_the_next_day_under_its_one_link_is_another_story(store: Store) -> None:
    feed = add_feed(store)
    store.record_pull(feed.id, pull(), (_guidless("Tormund names Dale Finn chief executive"),), now=NOW)
    later = _guidless("Tormund names Gia Rossi chief executive", published_at=NOW)
    assert store.record_pull(feed.id, pull(), (later,), now=NOW).new_stories == 1


def test_a_guid_of_the_feeds_own_holds_whatever_becomes_of_the_title(store: Store) -> None:
    feed = add_feed(store)
    for title, new in ((_FINN, 1), (_ROSSI, 0)):
        stored = store.record_pull(feed.id, pull(), (arrival("x", guid="7", title=title),), now=NOW)
        assert (stored.new, stored.changed) == (new, 1 - new)


def test_a_headline_and_its_correction_in_one_document_are_one_entry(store: Store) -> None:
    feed = add_feed(store)
    corrected = _FINN + " today"
    both = (_guidless(_FINN, titled=True), _guidless(_ROSSI, titled=True))
    store.record_pull(feed.id, pull(), both, now=NOW)
    store.record_pull(feed.id, pull(), (_guidless(corrected),), now=NOW)
    stored = store.record_pull(feed.id, pull(), (_guidless(corrected, titled=True), *both), now=NOW)
    assert (stored.new, stored.new_stories) == (0, 0)
    assert _titles(store) == sorted([corrected, _ROSSI])


def test_a_page_of_notices_whose_headlines_all_change_is_taken_in_in_bounded_time(store: Store) -> None:
    feed = add_feed(store)
    for day in range(2):
        many = tuple(_guidless(f"Notice {n} of day {day}: {n * 7} and {n * 11}", titled=True) for n in range(2000))
        began = time.monotonic()
        store.record_pull(feed.id, pull(), many, now=NOW)
        assert time.monotonic() - began < 20
