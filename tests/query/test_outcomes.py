"""What became of stories, how the feeds do, which seats are open."""

from datetime import date

import pytest

from monitor.query import Outcome, StoryFilter, counts, feed_health, open_seats, stories_like
from monitor.store import Stage, Store
from monitor.types import RoleCode, StoryState
from tests.query.told import on


def test_rejected_stories_come_with_the_reason(told: Store) -> None:
    results, cup = stories_like(told, StoryFilter(outcome=Outcome.REJECTED))
    assert (results.title, results.reason, results.flagged, results.reports) == (
        "Results",
        "no cue of a change",
        False,
        0,
    )
    assert (cup.title, cup.reason, cup.publisher) == ("Cup final", "sport", "Feed of sport.example")
    assert cup.score == pytest.approx(0.1)
    assert cup.state is StoryState.RESOLVED


CASES: tuple[tuple[StoryFilter, list[str]], ...] = (
    (StoryFilter(outcome=Outcome.REJECTED, reason="SPORT"), ["Cup final"]),
    (StoryFilter(outcome=Outcome.REJECTED, reason="%"), []),
    (StoryFilter(outcome=Outcome.REJECTED, since=on(7)), ["Results"]),
    (StoryFilter(outcome=Outcome.REJECTED, limit=1), ["Results"]),
    (StoryFilter(outcome=Outcome.FLAGGED, limit=2), ["An old one", "Somebody out"]),
    (StoryFilter(outcome=Outcome.FAILED), []),
    (StoryFilter(state=(StoryState.NEW, StoryState.FETCHED)), []),
    (StoryFilter(limit=1), ["Results"]),
)


def test_stories_are_found_by_what_became_of_them(told: Store, subtests: pytest.Subtests) -> None:
    for wanted, titles in CASES:
        with subtests.test(str(wanted)):
            assert [row.title for row in stories_like(told, wanted)] == titles


def test_a_story_that_was_given_up_is_listed_with_its_error(retold: Store) -> None:
    retold.record_failure(1, Stage.READ, "the reader ran out of time", next_try_at=None, now=on(9))
    (row,) = stories_like(retold, StoryFilter(outcome=Outcome.FAILED))
    assert (row.id, row.error, row.state) == (1, "the reader ran out of time", StoryState.FAILED)
    assert [r.id for r in stories_like(retold, StoryFilter(reason="out of TIME"))] == [1]


def test_the_health_of_a_feed_says_what_it_brought(told: Store) -> None:
    sport, wire = feed_health(told, since=on(1))
    assert (sport.title, sport.stories, sport.flagged, sport.moves, sport.share) == (
        "Feed of sport.example",
        1,
        0,
        0,
        0.0,
    )
    assert (wire.stories, wire.flagged, wire.moves) == (8, 7, 7)
    assert wire.share == pytest.approx(7 / 8)
    assert wire.last_status == 200
    assert [feed.stories for feed in feed_health(told, since=on(7))] == [0, 2]


def test_a_removed_feed_is_not_listed(retold: Store) -> None:
    retold.remove_feed(retold.feed("https://sport.example/rss").id, now=on(9))
    assert [feed.title for feed in feed_health(retold, since=on(1))] == ["Feed of wire.example"]


def test_an_open_seat_names_who_left_it(told: Store) -> None:
    seats = {seat.move_id: seat for seat in open_seats(told)}
    assert set(seats) == {2, 6}
    assert (seats[2].post, seats[2].organisation, seats[2].left_by) == ("CTO", "Kelmont Inc", "Zoe Patil")
    assert seats[2].left_on == date(2025, 10, 2)
    assert seats[2].role_code is RoleCode.CHIEF_TECHNOLOGY
    assert seats[6].left_by is None
    assert seats[2].days_open == seats[6].days_open + 4
    assert [seat.move_id for seat in open_seats(told, limit=1)] == [6]


def test_counts_say_how_much_there_is(told: Store) -> None:
    held = counts(told)
    assert (held.feeds, held.stories, held.flagged, held.failed, held.moves) == (2, 9, 7, 0, 7)
