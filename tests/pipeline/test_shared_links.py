"""Feeds that link all their news to one page, and give no guid: from the pull to the moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import text

from monitor.pipeline.fetching import fetch_due
from monitor.pipeline.pulling import pull_due
from monitor.pipeline.reading import KeyedReading, keyed
from monitor.pipeline.reports import read_due
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import Tally
from monitor.types import (
    Function,
    Kind,
    Reading,
    Report,
    RoleCode,
    Story,
    Subscription,
    Verdict,
)
from tests.pipeline.conftest import Clock, Web
from tests.query.told import report

_FILLER = "The company said that the change is part of a planned renewal, and thanked all who had a hand in it. " * 15
_FINN = "Tormund names Dale Finn chief executive"
_ROSSI = "Ulmia names Gia Rossi chief financial officer"


def read_names(stories: Sequence[Story], languages: tuple[str, ...]) -> tuple[KeyedReading, ...]:
    """A reader that takes "A names B C role" at its word; it runs in a process, like the real one."""
    verdict = Verdict(flagged=True, score=1.0, reason="always")
    return tuple(keyed(Reading(model="t", language="en", verdict=verdict, reports=(_report(s),))) for s in stories)


def _report(story: Story) -> Report:
    house, _, first, last, *_ = story.title.split()
    post = {"kind": Kind.HIRED, "role_code": RoleCode.CHIEF_FINANCIAL, "function": Function.FINANCE}
    return report(f"{first} {last}", "CFO", house, **post)


async def _round(runtime: Runtime, site: Web, clock: Clock, *titles: str) -> Tally:
    items = "".join(
        f"<item><title>{title}</title><link>{site.base}/latest</link>"
        f"<description>{title}. {_FILLER}</description></item>"
        for title in titles
    )
    site.answers["/feed.xml"] = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()
    clock.forward(timedelta(days=1))
    tally = Tally()
    assert await pull_due(runtime, tally) == 1
    await fetch_due(runtime, tally)
    await read_due(runtime, tally, read=read_names)
    return tally


def _moves(runtime: Runtime) -> list[tuple[str, bool]]:
    """Each move's person, and whether it stands."""
    with runtime.store.reading() as connection:
        rows = connection.execute(text("select person, withdrawn_at is null from moves order by id")).all()
    return [(person, bool(stands)) for person, stands in rows]


async def test_what_a_feed_shows_next_under_its_one_link_withdraws_no_move(
    runtime: Runtime, site: Web, clock: Clock
) -> None:
    runtime.store.add_feed(Subscription(url=site.base + "/feed.xml"), now=clock())
    stories = [
        (await _round(runtime, site, clock, *titles)).summary.stories_new
        for titles in ((_FINN,), (_ROSSI,), (_FINN,), (_ROSSI + ", as planned",), (_ROSSI, _FINN))
    ]
    assert stories == [1, 1, 0, 0, 0]
    assert _moves(runtime) == [("Dale Finn", True), ("Gia Rossi", True)]


async def test_two_stories_of_one_link_in_one_document_are_both_read(runtime: Runtime, site: Web, clock: Clock) -> None:
    runtime.store.add_feed(Subscription(url=site.base + "/feed.xml"), now=clock())
    assert (await _round(runtime, site, clock, _FINN, _ROSSI)).summary.stories_new == 2
    assert sorted(_moves(runtime)) == [("Dale Finn", True), ("Gia Rossi", True)]
