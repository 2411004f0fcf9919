"""What each method of the store promises: one list, held on every database, complete by the last test."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from monitor.errors import NotFound, UsageError
from monitor.resolve import house_key, resolve
from monitor.store import (
    PullStored,
    ReadAgain,
    Rereading,
    RereadingCounts,
    ResolvedStory,
    Settled,
    Stage,
    Store,
)
from monitor.types import Company, FeedState, PullOutcome, ReportKeys, Resolution, StoryState, Subscription
from tests.store.news import (
    HOUR,
    NOW,
    PATIL,
    TEXT,
    add_feed,
    arrival,
    keys,
    pull,
    read,
    reading,
    receive,
    settled,
    tell,
)

Contract = Callable[[Store], None]
CONTRACTS: dict[str, Contract] = {}


def contract(check: Contract) -> Contract:
    CONTRACTS[check.__name__] = check
    return check


@contract
def add_feed_gives_the_feed_and_whether_it_is_new(store: Store) -> None:
    sub = Subscription(url="https://a.example/f", title="A", interval=timedelta(minutes=7), country="FR", language="fr")
    made, new = store.add_feed(sub, now=NOW)
    assert new
    assert (made.url, made.title, made.interval, made.country, made.language) == (
        "https://a.example/f", "A", timedelta(minutes=7), "FR", "fr",
    )  # fmt: skip
    assert (made.state, made.next_pull_at, made.failures) == (FeedState.ACTIVE, NOW, 0)
    assert store.add_feed(sub, now=NOW + HOUR) == (made, False)


@contract
def feeds_are_listed_in_the_order_they_were_added(store: Store) -> None:
    urls = ["https://c.example/f", "https://a.example/f"]
    assert store.feeds() == ()
    assert [add_feed(store, url).url for url in urls] == [made.url for made in store.feeds()] == urls


@contract
def feed_is_found_by_id_and_by_address(store: Store) -> None:
    made = add_feed(store)
    assert store.feed(made.id) == store.feed(str(made.id)) == store.feed(made.url) == made
    for ref in (made.id + 1, "https://nobody.example/"):
        with pytest.raises(NotFound, match=str(ref)):
            store.feed(ref)


@contract
def remove_feed_keeps_its_stories_and_adding_it_again_brings_it_back(store: Store) -> None:
    receive(store, "one")
    (made,) = store.feeds()
    store.remove_feed(made.id, now=NOW)
    assert store.feeds() == store.due_feeds(now=NOW + 9 * HOUR, limit=9) == ()
    assert len(store.stories_to_fetch(now=NOW, limit=9)) == 1
    with pytest.raises(NotFound):
        store.remove_feed(made.id, now=NOW)
    again, new = store.add_feed(Subscription(url=made.url), now=NOW + HOUR)
    assert (again.id, new, again.next_pull_at) == (made.id, True, NOW + HOUR)
    assert store.record_pull(made.id, pull(), (arrival("one"),), now=NOW).known == 1


@contract
def set_feed_state_pauses_and_wakes(store: Store) -> None:
    made = add_feed(store)
    store.set_feed_state(made.id, FeedState.PAUSED, now=NOW)
    assert store.due_feeds(now=NOW, limit=9) == ()
    store.set_feed_state(made.id, FeedState.ACTIVE, now=NOW + HOUR)
    assert store.feed(made.id).next_pull_at == NOW + HOUR
    with pytest.raises(NotFound):
        store.set_feed_state(made.id + 1, FeedState.PAUSED, now=NOW)


@contract
def due_feeds_come_longest_waiting_first(store: Store) -> None:
    late, early, later = (add_feed(store, f"https://{name}.example/f") for name in ("late", "early", "later"))
    for made, hours in ((late, 2), (early, 1), (later, 3)):
        store.record_pull(made.id, pull(next_pull_at=NOW + hours * HOUR), (), now=NOW)
    due = store.due_feeds(now=NOW + 2 * HOUR, limit=9)
    assert [made.id for made in due] == [early.id, late.id]
    assert [made.id for made in store.due_feeds(now=NOW + 9 * HOUR, limit=1)] == [early.id]


@contract
def record_pull_stores_the_feed_and_its_entries_together(store: Store) -> None:
    made = add_feed(store)
    taken = pull(etag='"1"', last_modified="yesterday", body_hash="ab", title="T", site_url="https://x.example/")
    stored = store.record_pull(made.id, taken, (arrival("a"), arrival("b")), now=NOW)
    assert stored == PullStored(new=2, changed=0, known=0, new_stories=2)
    after = store.feed(made.id)
    assert (after.etag, after.last_modified, after.body_hash, after.title) == ('"1"', "yesterday", "ab", "T")
    assert (after.last_pull_at, after.last_success_at, after.last_outcome) == (NOW, NOW, PullOutcome.UPDATED)
    assert (after.newest_at, after.next_pull_at, after.current_interval) == (NOW - HOUR, NOW + HOUR, HOUR)
    with pytest.raises(NotFound):
        store.record_pull(made.id + 1, taken, (arrival("c"),), now=NOW)
    assert store.counts().stories[StoryState.NEW] == 2
    older, ahead = (arrival(str(hours), published_at=NOW + hours * HOUR) for hours in (-9, 1))
    store.record_pull(made.id, taken, (older, ahead), now=NOW)
    assert store.feed(made.id).newest_at == NOW - HOUR, "neither an older one nor one of the future"
    store.remove_feed(made.id, now=NOW)
    with pytest.raises(NotFound, match="removed while"):
        store.record_pull(made.id, taken, (arrival("d"),), now=NOW)
    assert store.counts().stories[StoryState.NEW] == 4


@contract
def stories_to_fetch_come_oldest_first_with_the_text_of_their_feed(store: Store) -> None:
    made = add_feed(store)
    store.record_pull(made.id, pull(language="de"), (arrival("a", content="Body"), arrival("b")), now=NOW)
    first, second = store.stories_to_fetch(now=NOW, limit=9)
    assert (first.title, first.summary, first.content) == ("Title of a", "Summary of a", "Body")
    assert (first.url, first.language) == ("https://news.example/a", "de")
    assert (first.published_at, first.published_on) == (NOW - HOUR, (NOW - HOUR).date())
    assert second.title == "Title of b"
    assert store.stories_to_fetch(now=NOW, limit=1) == (first,)
    assert store.stories_to_fetch(now=NOW - HOUR, limit=9) == ()


@contract
def settle_story_makes_a_revision_where_the_text_is_new(store: Store) -> None:
    story = receive(store, "a")
    first = store.settle_story(story, settled(published_at=NOW - 3 * HOUR, publisher="Post"), now=NOW)
    assert first == Settled(revision_id=first.revision_id, number=1, new=True)
    assert store.settle_story(story, settled(), now=NOW) == Settled(revision_id=first.revision_id, number=1, new=False)
    assert store.settle_story(story, settled("Another text."), now=NOW).number == 2
    (unread,) = store.stories_to_read(now=NOW, limit=9)
    assert unread.story.text == "Another text."
    with pytest.raises(NotFound):
        store.settle_story(story + 1, settled(), now=NOW)


@contract
def fingerprints_are_those_of_originals(store: Store) -> None:
    one, two, three = (receive(store, name) for name in ("a", "b", "c"))
    store.settle_story(one, settled(fingerprint=-(2**63)), now=NOW)
    store.settle_story(two, settled(fingerprint=2**63 - 1), now=NOW)
    store.settle_story(three, settled(fingerprint=-(2**63) + 1, copy_of=one), now=NOW)
    assert store.fingerprints(since=NOW) == ((one, -(2**63)), (two, 2**63 - 1))
    assert store.fingerprints(since=NOW + HOUR) == ()


@contract
def text_of_gives_the_current_title_and_text(store: Store) -> None:
    story = receive(store, "a")
    assert store.text_of(story) == ("Title of a", "")
    for words in (TEXT, "Another text."):
        store.settle_story(story, settled(words), now=NOW)
    assert store.text_of(story) == ("Anthropic hires a CTO", "Another text.")
    with pytest.raises(NotFound):
        store.text_of(story + 1)


@contract
def stories_to_read_give_the_current_revision(store: Store) -> None:
    story = receive(store, "a")
    revision = store.settle_story(story, settled(), now=NOW)
    (unread,) = store.stories_to_read(now=NOW, limit=9)
    assert (unread.id, unread.revision_id, unread.attempts) == (story, revision.revision_id, 0)
    assert (unread.story.title, unread.story.text, unread.story.language) == ("Anthropic hires a CTO", TEXT, "en")
    assert (unread.story.published_on, unread.story.url) == ((NOW - HOUR).date(), "https://news.example/a")
    assert store.stories_to_fetch(now=NOW, limit=9) == ()


@contract
def save_reading_is_current_unless_the_text_has_changed_meanwhile(store: Store) -> None:
    story = receive(store, "a")
    old = store.settle_story(story, settled(), now=NOW).revision_id
    new = store.settle_story(story, settled("Another text."), now=NOW).revision_id
    assert store.save_reading(story, old, reading(PATIL), keys(PATIL), now=NOW) is None
    assert store.save_reading(story, new, reading(PATIL), keys(PATIL), now=NOW) is not None
    assert store.stories_to_read(now=NOW, limit=9) == ()
    with pytest.raises(NotFound):
        store.save_reading(story, new + 9, reading(), (), now=NOW)
    with pytest.raises(ValueError, match="zip"):
        store.save_reading(story, new, reading(PATIL), (), now=NOW)


@contract
def stories_to_resolve_are_those_read(store: Store) -> None:
    one, two = receive(store, "a"), receive(store, "b")
    read(store, two)
    read(store, one, PATIL)
    assert store.stories_to_resolve(now=NOW, limit=9) == (one, two)
    assert store.stories_to_resolve(now=NOW, limit=1) == (one,)


@contract
def resolve_story_applies_what_is_decided_and_nothing_the_second_time(store: Store) -> None:
    story = receive(store, "a")
    read(store, story, PATIL)
    (move,) = store.resolve_story(story, resolve, now=NOW).new_moves
    assert store.resolve_story(story, resolve, now=NOW) == ResolvedStory(new_moves=(), changed_moves=())
    assert store.stories_to_resolve(now=NOW, limit=9) == ()
    assert store.counts().moves == move == 1
    with pytest.raises(NotFound):
        store.resolve_story(story + 1, resolve, now=NOW)
    with pytest.raises(ZeroDivisionError):
        store.resolve_story(story, lambda block: Resolution(clusters=(1 // 0,)), now=NOW)  # type: ignore[arg-type]


@contract
def merge_moves_gives_the_older_id_and_holds_for_later_stories(store: Store) -> None:
    other = replace(PATIL, person="Ada Brandt")
    tell(store, "a", PATIL)
    tell(store, "b", other)
    assert store.merge_moves([2, 1], resolve, now=NOW) == 1
    assert tell(store, "c", other).changed_moves == (1,)
    with pytest.raises(NotFound):
        store.merge_moves([1, 9], resolve, now=NOW)
    with pytest.raises(UsageError):
        store.merge_moves([1, 2], resolve, now=NOW)


@contract
def split_move_gives_the_ids_of_both_parts(store: Store) -> None:
    for name in ("a", "b", "c"):
        tell(store, name, PATIL)
    assert store.split_move(1, [2], resolve, now=NOW) == (1, 2)
    assert store.counts().moves == 2
    with pytest.raises(NotFound):
        store.split_move(9, [2], resolve, now=NOW)
    with pytest.raises(UsageError):
        store.split_move(1, [2], resolve, now=NOW)


@contract
def rekey_puts_stories_whose_keys_change_in_line_once(store: Store) -> None:
    tell(store, "a", PATIL)
    assert store.rekey(7, lambda report: ReportKeys(block="other", seat=None), now=NOW) == 1
    assert store.stories_to_resolve(now=NOW, limit=9) == (1,)
    assert store.rekey(7, lambda report: ReportKeys(block="never asked", seat=None), now=NOW) == 0


@contract
def note_effective_records_a_day_that_has_come_once(store: Store) -> None:
    tell(store, "a", replace(PATIL, effective_on=(NOW + 48 * HOUR).date()))
    assert [store.note_effective(now=NOW + hours * HOUR) for hours in (24, 48, 72)] == [0, 1, 0]


@contract
def record_failure_puts_off_and_at_last_gives_up(store: Store) -> None:
    story = receive(store, "a")
    assert store.record_failure(story, Stage.FETCH, "no answer", next_try_at=NOW + HOUR, now=NOW) == 1
    assert store.stories_to_fetch(now=NOW, limit=9) == ()
    (waiting,) = store.stories_to_fetch(now=NOW + HOUR, limit=9)
    assert waiting.attempts == 1
    assert store.record_failure(story, Stage.FETCH, "no answer", next_try_at=None, now=NOW) == 2
    assert store.stories_to_fetch(now=NOW + 99 * HOUR, limit=9) == ()
    (failed,) = store.counts().failed
    assert (failed.id, failed.stage, failed.error, failed.attempts) == (story, "fetch", "no answer", 2)
    with pytest.raises(NotFound):
        store.record_failure(story + 1, Stage.FETCH, "x", next_try_at=None, now=NOW)


@contract
def stories_to_fetch_take_turns_among_feeds(store: Store) -> None:
    taken = pull()
    full, small = add_feed(store), add_feed(store, url="https://other.example/feed")
    store.record_pull(full.id, taken, tuple(arrival(name) for name in "abcde"), now=NOW)
    store.record_pull(small.id, taken, (arrival("z"),), now=NOW + HOUR)
    titles = [story.title for story in store.stories_to_fetch(now=NOW + HOUR, limit=3)]
    assert titles == ["Title of a", "Title of z", "Title of b"]


@contract
def retry_story_goes_on_where_it_failed(store: Store) -> None:
    story = receive(store, "a")
    store.settle_story(story, settled(), now=NOW)
    store.record_failure(story, Stage.READ, "crash", next_try_at=None, now=NOW)
    store.retry_story(story, now=NOW)
    (unread,) = store.stories_to_read(now=NOW, limit=9)
    assert (unread.id, unread.attempts) == (story, 0)
    with pytest.raises(NotFound):
        store.retry_story(story + 1, now=NOW)


@contract
def rereading_counts_tells_how_many_stories_another_model_read(store: Store) -> None:
    tell(store, "a", PATIL)
    assert store.rereading_counts(Rereading(model="m1")) == RereadingCounts(waiting=0, dropped=0)
    assert store.rereading_counts(Rereading(model="m2")) == RereadingCounts(waiting=1, dropped=0)


@contract
def lot_to_reread_gives_what_another_model_read(store: Store) -> None:
    tell(store, "a", PATIL)
    assert store.lot_to_reread(Rereading(model="m1")) is None
    lot = store.lot_to_reread(Rereading(model="m2"))
    assert lot is not None
    assert [each.story.text for each in lot.stories] == [TEXT]
    assert store.lot_to_reread(Rereading(model="m2"), after=lot) is None


@contract
def keep_reread_stores_a_reading_and_resolves_the_story(store: Store) -> None:
    (move,) = tell(store, "a", PATIL).new_moves
    lot = store.lot_to_reread(Rereading(model="m2"))
    assert lot is not None
    again = ReadAgain(story=lot.stories[0], reading=reading(model="m2"), keys=())
    assert store.keep_reread([again], resolve, now=NOW).changed_moves == (move,)
    assert store.lot_to_reread(Rereading(model="m2")) is None
    assert store.counts().stories[StoryState.RESOLVED] == 1


@contract
def counts_name_every_state(store: Store) -> None:
    receive(store, "a")
    counts = store.counts()
    assert counts.feeds == {FeedState.ACTIVE: 1, FeedState.PAUSED: 0, FeedState.GONE: 0}
    assert counts.stories == dict.fromkeys(StoryState, 0) | {StoryState.NEW: 1}
    assert (counts.moves, counts.oldest_pending_at, counts.failed) == (0, NOW, ())


@contract
def tidy_drops_old_logs_and_texts_without_a_move(store: Store) -> None:
    tell(store, "quiet")
    tell(store, "telling", PATIL)
    assert store.tidy(pulls_before=NOW, texts_before=NOW) == 0
    assert store.tidy(pulls_before=NOW + HOUR, texts_before=NOW + HOUR) == 3
    with store.reading() as connection:
        kept = connection.execute(
            text("select s.id, r.text, e.summary || e.content from stories s join entries e on e.story_id = s.id "
                 "join revisions r on r.story_id = s.id order by s.id")
        ).all()  # fmt: skip
    assert [tuple(row)[:2] for row in kept] == [(1, None), (2, TEXT)]
    assert [bool(row[2]) for row in kept] == [False, True]
    counts = store.rereading_counts(Rereading(model="m2"))
    assert counts == RereadingCounts(waiting=1, dropped=1), "what is dropped cannot be read again"


@contract
def reading_gives_one_state_of_the_database(store: Store) -> None:
    with store.reading() as connection:
        assert connection.execute(text("select count(*) from recent_moves")).scalar() == 0


@contract
def close_lets_go_and_the_next_call_opens_again(store: Store) -> None:
    store.close()
    assert store.feeds() == ()


GLOBEX = Company(name="Globex", aliases=("GBX",), ticker="GBX", source="mine.csv", own=True)


@contract
def companies_are_the_users_then_the_shipped_each_by_name(store: Store) -> None:
    shipped = [replace(GLOBEX, name=name, aliases=(), own=False) for name in ("beta", "Alpha")]
    store.ship_companies(lambda: shipped, 1, house_key, now=NOW)
    store.put_companies([GLOBEX], house_key, now=NOW)
    assert store.companies() == (GLOBEX, shipped[1], shipped[0])


@contract
def put_companies_replaces_those_of_the_same_name(store: Store) -> None:
    assert store.put_companies([GLOBEX], house_key, now=NOW).added == 1
    again = store.put_companies([replace(GLOBEX, ticker=None)], house_key, now=NOW)
    assert (again.added, again.replaced) == (0, 1)
    assert store.companies() == (replace(GLOBEX, ticker=None),)


@contract
def remove_companies_takes_any_of_their_names(store: Store) -> None:
    store.put_companies([GLOBEX], house_key, now=NOW)
    with pytest.raises(NotFound, match="'Norvane'"):
        store.remove_companies(["GBX", "Norvane"], house_key, now=NOW)
    store.remove_companies(["gbx Inc."], house_key, now=NOW)
    assert store.companies() == ()


@contract
def ship_companies_asks_for_the_list_where_it_is_new(store: Store) -> None:
    asked: list[int] = []

    def shipped() -> list[Company]:
        asked.append(1)
        return [replace(GLOBEX, own=False)]

    for version in (5, 5, 6):
        store.ship_companies(shipped, version, house_key, now=NOW)
    assert len(asked) == 2
    assert len(store.companies()) == 1


@pytest.mark.parametrize("name", CONTRACTS)
def test_contract(name: str, store: Store) -> None:
    CONTRACTS[name](store)


def test_every_method_has_a_contract() -> None:
    methods = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    without = {name for name in methods if not any(check.startswith(f"{name}_") for check in CONTRACTS)}
    assert without == set()
