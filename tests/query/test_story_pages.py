"""Stories a page at a time, and one story with all that is known of it."""

from dataclasses import replace
from datetime import datetime

import pytest

from monitor.errors import NotFound
from monitor.query import Cursor, Outcome, StoryFilter, StoryPage, story, story_page, words_of
from monitor.store import NewEntry, Store
from monitor.types import Entry, Pull, PullOutcome, Subscription
from tests.query.told import DAY, on, tell


def titles(page: StoryPage) -> list[str]:
    return [row.title for row in page.stories]


ALL = [
    "Results",
    "An old one",
    "Cup final",
    "Somebody out",
    "Board seat",
    "社長交代",
    "Chief at Østfold",
    "Patil leaves Kelmont",
    "Norvane recrute l'ancien CTO de Kelmont",
]

CASES: tuple[tuple[StoryFilter, str, list[str]], ...] = (
    (StoryFilter(), "", ALL),
    (StoryFilter(outcome=Outcome.REJECTED), "", ["Results", "Cup final"]),
    (StoryFilter(outcome=Outcome.FLAGGED, language=("ja", "fr")), "", ["社長交代", ALL[-1]]),
    (StoryFilter(outcome=Outcome.FAILED), "", []),
    (StoryFilter(reason="SPORT"), "", ["Cup final"]),
    (StoryFilter(language=("fi",)), "", []),
    (StoryFilter(feeds=()), "", []),
    (StoryFilter(), "kelm", ["Patil leaves Kelmont", ALL[-1]]),
    (StoryFilter(), "OSTFOLD chief", ["Chief at Østfold"]),
    (StoryFilter(), "交", ["社長交代"]),
    (StoryFilter(), "elmont", []),
    (StoryFilter(since=on(6), until=on(7)), "", ["Cup final", "Somebody out"]),
    (StoryFilter(before=Cursor(at=on(2) + DAY, id=1)), "", ALL[-2:]),
)


@pytest.mark.parametrize("looked_at", [1, 2, 5, 100])
def test_pages_lead_to_every_story_that_passes_however_few_a_page_looks_at(
    told: Store, subtests: pytest.Subtests, looked_at: int
) -> None:
    for wanted, words, expected in CASES:
        for most in (1, 2, 50):
            with subtests.test(f"{wanted} {words} {most}"):
                titled = words_of(words, name="q") if words else ()
                found, before = list[str](), wanted.before
                for _ in range(30):
                    asked = replace(wanted, before=before)
                    page = story_page(told, asked, titled=titled, most=most, looked_at=looked_at)
                    assert len(page.stories) <= most
                    found += titles(page)
                    if page.older is None:
                        break
                    before = page.older
                assert found == expected


def test_a_page_says_how_far_it_looked(told: Store) -> None:
    page = story_page(told, StoryFilter(outcome=Outcome.REJECTED), most=50, looked_at=2)
    assert (titles(page), page.full) == (["Results"], False)
    assert page.older is not None
    assert page.older.at == on(7)
    page = story_page(told, StoryFilter(outcome=Outcome.REJECTED), most=1, looked_at=5)
    assert (titles(page), page.full) == (["Results"], True)


def test_stories_of_one_feed_are_found_however_old(told: Store) -> None:
    sport = told.feed("https://sport.example/rss").id
    page = story_page(told, StoryFilter(feeds=(sport,)), most=50, looked_at=1)
    assert (titles(page), page.older) == (["Cup final"], None)


def test_stories_seen_at_one_moment_are_on_one_page_each(store: Store) -> None:
    for number in range(5):
        tell(store, f"Story {number}", "Nothing.", published=on(1))
    first = story_page(store, StoryFilter(), most=50, looked_at=3)
    assert first.older is not None
    second = story_page(store, StoryFilter(before=first.older), most=50, looked_at=3)
    assert (titles(first), titles(second)) == (["Story 4", "Story 3", "Story 2"], ["Story 1", "Story 0"])
    assert second.older is None


def test_a_story_comes_with_its_text_its_verdict_and_its_moves(told: Store) -> None:
    found = story(told, 1)
    assert found.text is not None
    assert found.text.startswith("Norvane a embauché")
    assert (found.feeds, found.model, found.copy_of) == (("Feed of wire.example",), "test-1", None)
    assert (found.story.flagged, found.story.reason, found.story.language) == (True, "two cues", "fr")
    (told_there,) = found.reports
    assert (told_there.report.person, told_there.move_id) == ("Zoé Patil", 1)
    assert [mark.field for mark in told_there.passages[0].marks] == ["organisation", "person", "role"]
    rejected = story(told, 8)
    assert (rejected.story.title, rejected.story.flagged, rejected.reports) == ("Cup final", False, ())


@pytest.mark.parametrize("story_id", [0, 10, 2**31 - 1, 2**31, 2**80])
def test_a_story_that_is_not_there_is_not_found(told: Store, story_id: int) -> None:
    with pytest.raises(NotFound, match=str(story_id)):
        story(told, story_id)


def test_a_story_that_is_not_read_yet_has_what_is_known(store: Store) -> None:
    _arrives(store, on(1))
    found = story(store, 1)
    assert (found.text, found.settled, found.model, found.reports) == (None, False, None, ())
    assert (found.story.title, found.story.flagged) == ("New", None)


def _arrives(store: Store, now: datetime) -> None:
    feed, _ = store.add_feed(Subscription(url="https://wire.example/rss"), now=now)
    entry = Entry(
        guid="1", url="https://wire.example/1", title="New", summary="", content="", published_at=now, published_on=None
    )
    pull = Pull(outcome=PullOutcome.UPDATED, next_pull_at=now, current_interval=DAY, failures=0, status=200)
    store.record_pull(feed.id, pull, (NewEntry(entry=entry, canonical_url="https://wire.example/1"),), now=now)
