"""What watches are told as stories come in, on every database: scenarios, with the real rules and `resolve`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from monitor.pipeline.telling import teller_of
from monitor.resolve import house_key, resolve
from monitor.store import ReadAgain, Rereading, Store
from monitor.types import Company, NewWatch, Report, Rhythm
from tests.store.audience import CONTRADICTION, DAY, DENIAL, DOUBTFUL, PROPOSAL, RUMOUR, SURE, Newsroom, settings
from tests.store.news import HOUR, MCCANDLISH, NOW, keys, reading


@pytest.fixture
def room(store: Store) -> Newsroom:
    return Newsroom(store)


NEW = [("w", ["new"])]


def test_a_move_is_told_once_whatever_further_stories_tell_it(room: Newsroom) -> None:
    room.watch()
    room.story(SURE)
    assert room.sent() == NEW
    for _ in range(3):
        room.story(replace(SURE, previous_organisation="Stripe"))
    assert room.sent() == []


def test_all_that_a_story_tells_goes_in_one_message(room: Newsroom) -> None:
    room.watch()
    room.story(SURE, replace(MCCANDLISH, confidence=0.95))
    assert room.sent() == [("w", ["new", "new"])]


def test_each_watch_hears_of_what_it_is_for(room: Newsroom) -> None:
    room.watch("cto", filter={"role": "cto"})
    room.watch("cfo", filter={"role": "cfo"})
    room.watch("departures", filter={"change": "departed"})
    room.watch("listed", companies=(Company(name="Anthropic PBC"), Company(name="Kelmont")))
    room.watch("others", companies=(Company(name="Kelmont"),))
    room.story(SURE)
    assert [name for name, _ in room.sent()] == ["cto", "listed"]


def test_a_watch_for_words_hears_of_a_move_once_a_story_has_them(room: Newsroom) -> None:
    room.watch("words", filter={"q": '"hires a cto"', "change": "appointed"})
    room.watch("others", filter={"q": "supervisory"})
    room.story(SURE)
    assert room.sent() == [("words", ["new"])]
    room.again("story-1", SURE)  # under a title that has other words
    assert room.sent() == []


def test_the_message_has_the_move_as_the_listing_shows_it(room: Newsroom) -> None:
    room.watch()
    room.story(SURE)
    (row,) = room.rows()
    assert (row["person"], row["organisation"], row["role_code"]) == ("Rahul Patil", "Anthropic", "chief_technology")
    assert row["headline"] == "Anthropic hires a CTO"
    assert row["announced_at"] == NOW.isoformat()


def test_a_second_source_makes_a_doubtful_move_news(room: Newsroom) -> None:
    room.watch()
    room.story(DOUBTFUL)
    assert room.sent() == []
    room.story(SURE)
    with room.store.reading() as connection:
        assert connection.execute(text("select version from moves")).scalar() == 1, "it is told without any new version"
    assert room.sent() == NEW


def test_what_was_announced_before_the_watch_existed_is_not_told(room: Newsroom) -> None:
    room.story(SURE)
    room.watch(made=room.now)
    room.story(SURE)
    assert room.sent() == []


def test_a_back_fill_is_not_told(room: Newsroom) -> None:
    room.watch(made=NOW - 400 * DAY)
    room.story(SURE, published=NOW - 20 * DAY)
    room.story(SURE)  # told again today, it is still old
    assert room.sent() == []


def test_the_archive_of_a_new_feed_without_dates_is_not_told(room: Newsroom) -> None:
    room.watch()
    room.story(SURE, undated=True)
    assert room.sent() == []
    room.story(replace(SURE, person="Ines Castaldi"), undated=True)  # it was not there at the first pull
    assert room.sent() == NEW


def test_an_old_story_that_comes_late_is_no_second_news(room: Newsroom) -> None:
    room.watch(made=NOW - 400 * DAY)
    room.story(replace(SURE, effective_on=date(2025, 11, 1)))
    assert room.sent() == NEW
    room.story(replace(SURE, effective_on=date(2025, 9, 1), confidence=0.99), published=NOW - 60 * DAY)
    assert room.sent() == []


def test_rumours_and_proposals_are_told_only_to_those_who_asked(room: Newsroom) -> None:
    room.watch("sure")
    room.watch("all", unconfirmed=True)
    room.story(RUMOUR)
    assert room.sent() == [("all", ["new"])]
    room.story(PROPOSAL)
    assert room.sent() == []
    room.story(SURE)
    assert sorted(room.sent()) == [("all", ["confirmed"]), ("sure", ["new"])]


def test_whoever_filters_by_rumours_asks_for_them_for_so_long(room: Newsroom) -> None:
    watch = room.watch(filter={"status": "confirmed, Rumoured"})
    room.story(RUMOUR)
    assert room.sent() == NEW
    everything = NewWatch(name="w", filter={}, channel=watch.channel, secret=watch.secret, echo={})
    room.store.watching.change(watch.id, everything, house_key, listed=False, due=room.now)
    room.story(replace(RUMOUR, person="Ines Castaldi"))
    assert room.sent() == []


def test_a_rumour_of_long_ago_that_is_decided_today_is_news(room: Newsroom) -> None:
    room.story(RUMOUR, published=NOW - 20 * DAY)
    room.watch(made=NOW - 10 * DAY)
    room.story(SURE)
    assert room.sent() == NEW


def test_a_first_date_is_no_second_news(room: Newsroom) -> None:
    room.watch()
    room.story(SURE)
    assert room.sent() == NEW
    room.story(replace(SURE, effective_on=date(2025, 11, 1)))
    assert room.sent() == []


def test_another_date_than_was_told_is_told(room: Newsroom) -> None:
    room.watch()
    room.story(replace(SURE, effective_on=date(2025, 11, 1)), name="first")
    assert room.sent() == NEW
    room.again("first", replace(SURE, effective_on=date(2025, 12, 1)))
    assert room.sent() == [("w", ["dated"])]
    room.again("first", replace(SURE, effective_on=date(2025, 12, 1), predecessor="Sam McCandlish"))
    assert room.sent() == []


def test_a_day_that_only_becomes_more_exact_is_no_second_news(room: Newsroom) -> None:
    room.watch()
    room.story(replace(SURE, effective_on=date(2027, 3, 1), effective_text="in March 2027"), name="first")
    assert room.sent() == NEW
    room.again("first", replace(SURE, effective_on=date(2027, 3, 15), effective_text="15 March 2027"))
    assert room.sent() == []
    room.again("first", replace(SURE, effective_on=date(2027, 4, 1), effective_text="1 April 2027"))
    assert room.sent() == [("w", ["dated"])]
    room.again("first", replace(SURE, effective_on=date(2027, 4, 1), effective_text="the second quarter of 2027"))
    assert room.sent() == []


def test_a_correction_is_told(room: Newsroom) -> None:
    room.watch()
    room.story(SURE, name="first")
    assert room.sent() == NEW
    room.again("first", replace(SURE, organisation="Globex"))
    assert room.sent() == [("w", ["corrected"])]


@pytest.mark.parametrize("how", ["denied", "taken back"])
def test_what_was_told_and_is_not_so_is_withdrawn_once(room: Newsroom, how: str) -> None:
    room.watch("told", unconfirmed=True)
    room.watch("never told", filter={"role": "cfo"}, unconfirmed=True)
    room.story(RUMOUR, name="first")
    assert room.sent() == [("told", ["new"])]
    if how == "denied":
        room.story(DENIAL)
    else:
        room.again("first")
    assert room.sent() == [("told", ["withdrawn"])]
    room.story(DENIAL)
    assert room.sent() == []


def test_what_was_decided_and_is_denied_is_disputed_until_it_is_settled(room: Newsroom) -> None:
    room.watch("told")
    room.watch("never told", filter={"role": "cfo"})
    room.story(SURE)
    assert room.sent() == [("told", ["new"])]
    room.story(CONTRADICTION)
    assert room.rows("told")[0]["disputed"] is True
    assert room.sent() == [("told", ["disputed"])]
    room.story(CONTRADICTION)
    assert room.sent() == []
    room.story(SURE)
    assert room.sent() == [("told", ["confirmed"])]
    room.story(SURE)
    assert room.sent() == []


def test_what_is_settled_before_a_dispute_was_sent_is_not_told_again(room: Newsroom) -> None:
    room.watch()
    room.watch("later", rhythm=Rhythm.DAILY)
    room.story(SURE)
    assert room.sent() == NEW
    room.story(CONTRADICTION)
    room.story(SURE)
    assert room.sent() == []
    room.now += 2 * DAY
    assert room.sent() == [("later", ["new"])]


def test_what_is_withdrawn_before_it_was_sent_is_never_told(room: Newsroom) -> None:
    room.watch("now")
    room.watch("later", rhythm=Rhythm.DAILY)
    room.story(SURE, name="first")
    room.again("first")
    room.now += 2 * DAY
    assert room.sent() == []
    assert room.store.watching.deliveries() == ()


def test_what_may_have_arrived_is_withdrawn_aloud(room: Newsroom) -> None:
    room.watch()
    room.story(SURE, name="first")
    room.store.watching.take(now=room.now, until=room.now + HOUR, limit=9)  # and the program dies of it
    room.again("first")
    assert sorted(each.attempts for each in room.store.watching.deliveries()) == [0, 1]
    room.now += HOUR
    assert room.sent() == [("w", ["new"])]
    assert room.sent() == [("w", ["withdrawn"])]


def test_a_move_that_stands_again_is_told_again(room: Newsroom) -> None:
    room.watch()
    room.story(SURE, name="first")
    room.sent()
    room.again("first")
    room.sent()
    room.story(SURE)
    assert room.sent() == NEW


def test_what_was_told_is_brought_up_to_date_where_a_withdrawal_was_not_sent(room: Newsroom) -> None:
    room.watch(rhythm=Rhythm.DAILY, unconfirmed=True)
    room.story(RUMOUR)
    room.now += 2 * DAY
    assert room.sent() == NEW
    room.story(DENIAL)
    room.story(SURE)
    room.now += 2 * DAY
    assert room.sent() == [("w", ["confirmed"])]


def test_news_of_a_move_comes_in_its_order_though_a_try_failed(room: Newsroom) -> None:
    room.watch()
    room.story(SURE, name="first")
    (taken,) = room.store.watching.take(now=room.now, until=room.now + HOUR, limit=9)
    room.store.watching.note_failed(taken.id, "no answer", next_try_at=room.now + 10 * HOUR)
    room.again("first")
    room.story(replace(SURE, person="Ines Castaldi"))
    assert room.sent() == NEW  # of the other move, which waits for nothing
    assert not room.store.watching.has_due(now=room.now)
    room.now += 10 * HOUR
    assert [room.sent(), room.sent()] == [NEW, [("w", ["withdrawn"])]]


def test_a_digest_collects_what_comes_until_it_is_due(room: Newsroom) -> None:
    room.watch(rhythm=Rhythm.DAILY)
    room.story(SURE)
    room.story(replace(SURE, person="Ines Castaldi"))
    room.story(replace(SURE, person="Theo Marchand", organisation="Kelmont"))
    assert room.sent() == []
    (waiting,) = room.store.watching.deliveries()
    assert waiting.next_try_at == datetime(2025, 10, 4, 7, tzinfo=NOW.tzinfo)
    room.now = waiting.next_try_at
    assert room.sent() == [("w", ["new", "new", "new"])]
    room.now += 3 * DAY
    assert room.sent() == []  # nothing happened, nothing is sent


def test_a_digest_tells_a_move_as_it_stands_when_it_is_sent(room: Newsroom) -> None:
    room.watch(rhythm=Rhythm.WEEKLY, unconfirmed=True)
    room.story(RUMOUR)
    room.story(replace(SURE, predecessor="Sam McCandlish"))
    (row,) = room.rows()
    assert (row["status"], row["predecessor"], row["sources"]) == ("confirmed", "Sam McCandlish", 2)
    room.now += 7 * DAY
    assert room.sent() == NEW


def test_what_waits_in_a_digest_follows_the_rhythm(room: Newsroom) -> None:
    watch = room.watch(rhythm=Rhythm.WEEKLY)
    room.story(SURE)
    now = NewWatch(name="w", filter={}, channel=watch.channel, secret=watch.secret, echo={})
    room.store.watching.change(watch.id, replace(now, rhythm=Rhythm.DAILY), house_key, listed=False, due=room.now + DAY)
    room.story(replace(SURE, person="Ines Castaldi"))
    assert room.sent() == []
    room.now += DAY
    assert room.sent() == [("w", ["new", "new"])]


def test_after_a_try_a_digest_takes_nothing_more(room: Newsroom) -> None:
    room.watch(rhythm=Rhythm.DAILY)
    room.story(SURE)
    room.now += DAY
    (taken,) = room.store.watching.take(now=room.now, until=room.now + HOUR, limit=9)
    room.store.watching.note_failed(taken.id, "no answer", next_try_at=room.now + 99 * HOUR)
    room.story(replace(SURE, person="Ines Castaldi"))
    assert [(each.moves, each.attempts) for each in room.store.watching.deliveries()] == [(1, 0), (1, 1)]


def test_a_paused_watch_hears_nothing_and_what_waited_is_sent_when_it_is_resumed(room: Newsroom) -> None:
    watch = room.watch()
    room.story(SURE, name="first")
    room.store.watching.pause(watch.id, now=room.now)
    room.story(replace(SURE, person="Ines Castaldi"))
    assert room.sent() == []
    room.store.watching.resume(watch.id)
    assert room.sent() == NEW
    assert room.sent() == []


def test_what_is_withdrawn_while_a_watch_is_paused_is_not_told_when_it_is_resumed(room: Newsroom) -> None:
    watch = room.watch()
    room.story(SURE, name="first")
    room.store.watching.pause(watch.id, now=room.now)
    room.again("first")
    room.store.watching.resume(watch.id)
    assert room.sent() == []


def test_a_move_that_stands_again_before_a_watch_is_resumed_is_not_withdrawn(room: Newsroom) -> None:
    watch = room.watch(unconfirmed=True)
    room.story(RUMOUR)
    assert room.sent() == NEW
    room.store.watching.pause(watch.id, now=room.now)
    room.story(DENIAL)
    room.story(SURE)
    room.store.watching.resume(watch.id)
    assert room.sent() == [("w", ["confirmed"])]


def test_reading_again_is_no_news(room: Newsroom) -> None:
    room.watch()
    room.story(replace(SURE, effective_on=date(2025, 11, 1)))
    assert room.sent() == NEW
    reread(room, replace(SURE, effective_on=date(2026, 1, 1), organisation="Globex"))
    assert room.sent() == []
    room.story(replace(SURE, effective_on=date(2026, 1, 1), organisation="Globex"))
    assert room.sent() == []  # what the model read otherwise is not what this story brings
    reread(room, model="m3")
    assert room.sent() == []


def test_a_new_story_that_is_put_together_with_those_read_again_is_news(room: Newsroom) -> None:
    room.watch()
    room.story(RUMOUR)
    room.story(SURE, alone=True)
    reread(room, RUMOUR, only={1})
    assert room.sent() == NEW


def reread(room: Newsroom, *told: Report, model: str = "m2", only: set[int] | None = None) -> None:
    """All stories (or some) are read again, and tell this."""
    room.now += HOUR
    lot = room.store.lot_to_reread(Rereading(model=model))
    assert lot is not None
    again = [
        ReadAgain(story=story, reading=reading(*told, model=model), keys=keys(*told))
        for story in lot.stories
        if only is None or story.id in only
    ]
    room.store.keep_reread(again, resolve, now=room.now, teller=teller_of(settings(), ZoneInfo("UTC")))


def test_merging_and_splitting_by_a_user_is_no_news(room: Newsroom) -> None:
    room.watch()
    room.story(SURE)
    room.story(replace(SURE, organisation="Globex", role="CTO"))
    with room.store.reading() as connection:
        ids = list(connection.execute(text("select id from moves where merged_into is null order by id")).scalars())
    assert len(ids) == 2
    assert sum(len(news) for _, news in [*room.sent(), *room.sent()]) == 2
    room.store.merge_moves(ids, resolve, now=room.now)
    assert room.sent() == []
    room.story(SURE)
    assert room.sent() == []  # both were told; the one that they are now is known
    room.store.split_move(ids[0], [room.ids["story-2"]], resolve, now=room.now)
    assert room.sent() == []


def broken_clock(rhythm: Rhythm, now: datetime) -> datetime:
    raise ZeroDivisionError


def test_what_fails_after_the_decision_leaves_neither_move_nor_message(room: Newsroom) -> None:
    room.watch()
    story = room.story(SURE, alone=True)
    broken = replace(teller_of(settings(), ZoneInfo("UTC")), due=broken_clock)
    with pytest.raises(ZeroDivisionError):
        room.store.resolve_story(story, resolve, now=room.now, teller=broken)
    with room.store.reading() as connection:
        assert connection.execute(text("select count(*) from moves")).scalar() == 0
    assert room.store.watching.deliveries() == ()
    room.resolve(story)
    assert room.sent() == NEW
