"""Pull, fetch, read: what each does with what goes wrong, on a real store and a real server."""

import logging
import os
import signal
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from aiohttp import web
from sqlalchemy import text

from monitor.articles import fingerprint, near
from monitor.errors import DiskFull, ModelError, StoreError
from monitor.pipeline.copies import Copies
from monitor.pipeline.fetching import fetch_due
from monitor.pipeline.pulling import pull_due
from monitor.pipeline.reading import KeyedReading, keyed
from monitor.pipeline.reports import read_due
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import Tally
from monitor.pipeline.turns import in_turns, side_by_side
from monitor.store.engine import database_path
from monitor.text import host_of
from monitor.types import (
    Function,
    Kind,
    PullOutcome,
    Reading,
    Report,
    RoleCode,
    Story,
    StoryState,
    Subscription,
    Verdict,
)
from tests.pipeline.conftest import NOW, Clock, Web
from tests.query.told import report

LONG = "A sentence of ordinary length that says nothing in particular about anyone. " * 20


def feed(base: str, *entries: tuple[str, str]) -> bytes:
    """RSS of (slug, text) pairs."""
    items = "".join(
        f"<item><title>Story {slug}</title><link>{base}/{slug}</link><guid>{slug}</guid>"
        f"<description>{words}</description></item>"
        for slug, words in entries
    )
    return f"<rss version='2.0'><channel><title>T</title><link>{base}/</link>{items}</channel></rss>".encode()


async def pulled(runtime: Runtime, site: Web, *entries: tuple[str, str]) -> Tally:
    """Stories in the store, by way of a feed."""
    site.answers["/feed.xml"] = feed(site.base, *entries)
    runtime.store.add_feed(Subscription(url=site.base + "/feed.xml"), now=runtime.clock())
    tally = Tally()
    assert await pull_due(runtime, tally) == 1
    return tally


def told(person: str) -> Report:
    post = {"kind": Kind.HIRED, "role_code": RoleCode.CHIEF_FINANCIAL, "function": Function.FINANCE}
    return report(person, "CFO", "Acme", **post)


def read_all(stories: Sequence[Story], languages: tuple[str, ...]) -> tuple[KeyedReading, ...]:
    """A reader that finds its own name for each story's person; it runs in a process, like the real one."""
    verdict = Verdict(flagged=True, score=1.0, reason="always")
    return tuple(
        keyed(Reading(model="test", language="en", verdict=verdict, reports=(told(f"Ann {s.title.split()[-1]}"),)))
        for s in stories
    )


def read_or_die(stories: Sequence[Story], languages: tuple[str, ...]) -> tuple[KeyedReading, ...]:
    """A reader that one of the stories kills."""
    if any(story.title.endswith("poison") for story in stories):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_all(stories, languages)


def read_without_model(stories: Sequence[Story], languages: tuple[str, ...]) -> tuple[KeyedReading, ...]:
    raise ModelError("the model is gone")


async def test_a_feed_that_fails_stands_in_its_row_and_stops_nobody(runtime: Runtime, site: Web) -> None:
    site.answers |= {
        "/good.xml": feed(site.base, ("a", LONG)),
        "/page": b"<html><body>no feed</body></html>",
        "/e": 500,
    }
    for path in ("/good.xml", "/page", "/e", "/nowhere"):
        runtime.store.add_feed(Subscription(url=site.base + path), now=NOW)
    tally = Tally()
    await pull_due(runtime, tally)
    good, page, broken, missing = runtime.store.feeds()
    assert (good.last_outcome, good.last_error) == (PullOutcome.UPDATED, None)
    assert page.last_error is not None
    assert "feed" in page.last_error
    assert (broken.last_status, missing.last_status) == (500, 404)
    assert (tally.summary.feeds_tried, tally.summary.feeds_failed, tally.summary.stories_new) == (4, 3, 1)
    assert all(each.next_pull_at > NOW for each in (good, page, broken, missing))
    assert await pull_due(runtime, tally) == 0


async def test_a_feed_that_moved_is_told_once_in_the_log(
    runtime: Runtime, site: Web, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    site.answers |= {"/feed.xml": feed(site.base, ("one", LONG)), "/new.xml": feed(site.base, ("one", LONG))}
    for old in ("old", "older"):
        site.answers[f"/{old}.xml"] = web.Response(status=301, headers={"Location": f"{site.base}/new.xml"})
        runtime.store.add_feed(Subscription(url=f"{site.base}/{old}.xml"), now=clock())
    with caplog.at_level(logging.INFO, logger="monitor.pipeline"):
        for _ in range(2):
            await pull_due(runtime, Tally())
            clock.forward(timedelta(days=2))
    moved = sorted(record.getMessage() for record in caplog.records if "moved" in record.getMessage())
    assert len(moved) == 2
    assert sum(line.endswith(f"has moved to {site.base}/new.xml") for line in moved) == 1
    assert sum("; merged" in line for line in moved) == 1


async def test_the_sec_is_not_asked_without_a_contact(runtime: Runtime) -> None:
    runtime.store.add_feed(Subscription(url="https://www.sec.gov/cgi-bin/browse-edgar?output=atom"), now=NOW)
    await pull_due(runtime, Tally())
    (sec,) = runtime.store.feeds()
    assert "set contact to your mail or web address" in (sec.last_error or "")


async def test_a_server_that_says_nothing_new_by_the_same_bytes_is_not_parsed_again(
    runtime: Runtime, site: Web, clock: Clock
) -> None:
    await pulled(runtime, site, ("a", LONG))
    clock.forward(timedelta(days=1))
    again = Tally()
    assert await pull_due(runtime, again) == 1
    assert (again.summary.feeds_unchanged, again.summary.stories_new) == (1, 0)


async def test_a_teaser_is_settled_on_its_page_and_a_full_text_without_asking_for_one(
    runtime: Runtime, site: Web
) -> None:
    site.answers["/teaser"] = f"<html><body><article><h1>Story</h1><p>{LONG * 2}</p></article></body></html>".encode()
    await pulled(runtime, site, ("full", LONG), ("teaser", "Short teaser [...]"))
    tally = Tally()
    assert await fetch_due(runtime, tally) == 2
    unread = {u.story.title: u.story.text for u in runtime.store.stories_to_read(now=NOW, limit=9)}
    assert unread["Story full"] == LONG.strip()
    assert len(unread["Story teaser"]) > 2 * len(LONG) - 9
    assert "/full" not in site.asked
    assert tally.summary.stories_settled == 2


async def test_a_page_that_is_down_is_tried_three_times_and_then_the_feeds_own_text_is_read(
    runtime: Runtime, site: Web, clock: Clock
) -> None:
    site.answers["/teaser"] = 503
    await pulled(runtime, site, ("teaser", "Short teaser [...]"))
    waits = []
    for _ in range(2):
        tally = Tally()
        assert await fetch_due(runtime, tally) == 1
        assert (tally.summary.stories_put_off, tally.summary.stories_settled) == (1, 0)
        assert await fetch_due(runtime, tally) == 0, "not before its time"
        before = clock.at
        while not runtime.store.stories_to_fetch(now=clock.at, limit=1):
            clock.forward(timedelta(minutes=1))
        waits.append(clock.at - before)
    assert waits == [timedelta(minutes=5), timedelta(minutes=20)]
    assert await fetch_due(runtime, Tally()) == 1
    (unread,) = runtime.store.stories_to_read(now=clock.at, limit=9)
    assert unread.story.text == "Short teaser [...]"
    assert site.asked.count("/teaser") == 3


@pytest.mark.parametrize("answer", [404, 403, 410, b"<html><body>too little</body></html>"])
async def test_a_page_that_is_not_to_be_had_is_asked_for_once(runtime: Runtime, site: Web, answer: int | bytes) -> None:
    site.answers["/teaser"] = answer
    await pulled(runtime, site, ("teaser", "Short teaser [...]"))
    tally = Tally()
    await fetch_due(runtime, tally)
    assert (tally.summary.stories_settled, site.asked.count("/teaser")) == (1, 1)


async def test_robots_txt_is_obeyed(runtime: Runtime, site: Web) -> None:
    site.answers |= {"/robots.txt": b"User-agent: *\nDisallow: /", "/teaser": b"<html><body>secret</body></html>"}
    await pulled(runtime, site, ("teaser", "Short teaser [...]"))
    await fetch_due(runtime, Tally())
    assert "/teaser" not in site.asked
    assert len(runtime.store.stories_to_read(now=NOW, limit=9)) == 1


async def test_a_site_whose_robots_txt_cannot_be_read_is_tried_again_later(runtime: Runtime, site: Web) -> None:
    site.answers |= {"/robots.txt": 503}
    await pulled(runtime, site, ("teaser", "Short teaser [...]"))
    tally = Tally()
    await fetch_due(runtime, tally)
    assert (tally.summary.stories_put_off, tally.summary.stories_settled) == (1, 0)
    assert "/teaser" not in site.asked


async def test_near_copies_are_linked_to_the_first(runtime: Runtime, site: Web) -> None:
    agency = " ".join(f"Word{number} of the story that an agency wrote and two papers print." for number in range(60))
    await pulled(runtime, site, ("first", agency), ("second", agency + " An editor's note."), ("other", LONG))
    await fetch_due(runtime, Tally())
    with runtime.store.reading() as connection:
        linked = connection.execute(text("select title, copy_of from stories order by id")).all()
    assert [tuple(row) for row in linked] == [("Story first", None), ("Story second", 1), ("Story other", None)]


async def test_a_later_run_knows_the_originals_of_the_last_days(runtime: Runtime, site: Web) -> None:
    agency = " ".join(f"Word{number} of the story that an agency wrote and two papers print." for number in range(60))
    await pulled(runtime, site, ("first", agency))
    await fetch_due(runtime, Tally())
    copies = Copies()
    copies.take_from(runtime.store, now=NOW)
    assert copies.original_of(2, fingerprint(agency + " An editor's note."), same=lambda other: True) == 1
    copies.take_from(runtime.store, now=NOW + timedelta(days=4))
    assert copies.original_of(2, fingerprint(agency), same=lambda other: True) is None


def test_a_story_is_no_copy_of_itself_nor_of_what_another_was_before_it_changed() -> None:
    copies = Copies()

    def original_of(story_id: int, value: int | None) -> int | None:
        return copies.original_of(story_id, value, same=lambda other: True)

    assert original_of(9, -1) is None
    assert original_of(9, None) is None
    assert original_of(1, 0b1111) is None
    assert original_of(1, 0b1111) is None
    assert original_of(2, 0b1110) == 1
    assert original_of(3, None) is None
    assert original_of(4, -1) is None
    assert original_of(5, -2) == 4


def test_of_near_stories_the_first_that_begins_alike_is_the_original() -> None:
    copies = Copies()
    for story_id in (1, 2, 3):
        assert copies.original_of(story_id, 0b1, same=lambda other: False) is None
    assert copies.original_of(4, 0b1, same=lambda other: other >= 2) == 2


async def test_two_notices_of_one_house_are_two_stories(runtime: Runtime, site: Web) -> None:
    foot = " ".join(f"In the town of Oakham{number} it has a works that makes signals." for number in range(60))
    notices = [
        (slug, f"Harrow plc today named {person}. {foot}")
        for slug, person in (
            ("moss", "Petra Moss chief financial officer"),
            ("grant", "Leo Grant chief technology officer"),
        )
    ]
    one, other = (fingerprint(words) for _, words in notices)
    assert near(one or 0, np.array([other or 0])).all()
    await pulled(runtime, site, *notices, ("again", "LONDON (Wire) - " + notices[1][1]))
    await fetch_due(runtime, Tally())
    with runtime.store.reading() as connection:
        linked = connection.execute(text("select copy_of from stories order by id")).scalars().all()
    assert linked == [None, None, 2]


async def test_stories_are_read_and_resolved(runtime: Runtime, site: Web) -> None:
    await pulled(runtime, site, ("one", LONG), ("two", LONG + "Two."))
    await fetch_due(runtime, Tally())
    tally = Tally()
    assert await read_due(runtime, tally, read=read_all) > 0
    done = tally.summary
    assert (done.stories_read, done.stories_flagged, done.moves_new) == (2, 2, 2)
    assert runtime.store.counts().stories[StoryState.RESOLVED] == 2


def read_denials(stories: Sequence[Story], languages: tuple[str, ...]) -> tuple[KeyedReading, ...]:
    """The story called "one" denies a move, "both" denies one and tells another."""
    denied, news = replace(told("Ada Berg"), denied=True), told("Olga Brandt")
    said = {"Story one": (denied,), "Story both": (news, denied), "Story none": ()}
    verdict = Verdict(flagged=True, score=0.9, reason="for the test")
    return tuple(
        keyed(Reading(model="m1", language="en", verdict=verdict, reports=said[story.title])) for story in stories
    )


async def test_the_log_says_of_a_denial_that_it_is_one(
    runtime: Runtime, site: Web, caplog: pytest.LogCaptureFixture
) -> None:
    await pulled(runtime, site, *((name, f"{LONG} {name * 40}") for name in ("one", "both", "none")))
    await fetch_due(runtime, Tally())
    with caplog.at_level(logging.INFO, logger="monitor.pipeline.reports"):
        await read_due(runtime, Tally(), read=read_denials)
    told = [record.getMessage() for record in caplog.records if record.name == "monitor.pipeline.reports"]
    assert sorted(told) == [
        "Denied a move: Story one",
        "Told of a move and denied another: Story both",
    ]


async def test_a_story_that_kills_its_reader_is_counted_alone_and_given_up_on_after_the_third_time(
    runtime: Runtime, site: Web, clock: Clock
) -> None:
    await pulled(runtime, site, *((slug, f"{LONG} {slug}") for slug in ("a", "b", "poison", "c")))
    await fetch_due(runtime, Tally())
    tally = Tally()
    await read_due(runtime, tally, read=read_or_die)
    assert (tally.summary.stories_read, tally.summary.stories_put_off) == (3, 1)
    for _ in range(2):
        clock.forward(timedelta(hours=1))
        await read_due(runtime, tally, read=read_or_die)
    counts = runtime.store.counts()
    assert counts.stories[StoryState.RESOLVED] == 3
    (failed,) = counts.failed
    assert (failed.title, failed.attempts) == ("Story poison", 3)
    assert "SIGKILL" in (failed.error or "")
    clock.forward(timedelta(days=9))
    assert await read_due(runtime, Tally(), read=read_or_die) == 0


async def test_without_a_model_nothing_is_counted_against_the_stories(runtime: Runtime, site: Web) -> None:
    await pulled(runtime, site, ("one", LONG))
    await fetch_due(runtime, Tally())
    with pytest.raises(ModelError, match="the model is gone"):
        await read_due(runtime, Tally(), read=read_without_model)
    (unread,) = runtime.store.stories_to_read(now=NOW, limit=9)
    assert unread.attempts == 0


async def test_an_error_of_the_database_ends_the_stage_as_it_is(runtime: Runtime, site: Web) -> None:
    """The database is taken away under the stage's feet."""
    await pulled(runtime, site, ("one", LONG))
    path = database_path(runtime.store.url)
    assert path is not None
    runtime.store.close()
    path.unlink()
    path.mkdir()
    with pytest.raises(StoreError):
        await fetch_due(runtime, Tally())


def test_hosts_take_turns() -> None:
    urls = ["https://a/1", "https://a/2", "https://a/3", "https://b/1", "https://B/2", "no url"]
    assert in_turns(urls, host_of) == [
        "https://a/1",
        "https://b/1",
        "no url",
        "https://a/2",
        "https://B/2",
        "https://a/3",
    ]
    assert in_turns(urls, host_of, at_most=1) == ["https://a/1", "https://b/1", "no url"]


async def test_side_by_side_raises_the_first_error_as_it_is() -> None:
    done = []

    async def work(number: int) -> None:
        if number == 2:
            raise DiskFull
        done.append(number)

    with pytest.raises(DiskFull):
        await side_by_side(work, range(3), at_once=1)
    assert done == [0, 1]
