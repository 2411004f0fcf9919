"""Made-up news on its way through a store, for the tests of `store`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.resolve import block_key, house_key, resolve, seat_key
from monitor.store import NewEntry, ResolvedStory, SettledText, Store
from monitor.types import (
    Change,
    Entry,
    Feed,
    Function,
    Kind,
    Level,
    Pull,
    PullOutcome,
    Reading,
    Report,
    ReportKeys,
    RoleCode,
    Span,
    Status,
    Subscription,
    Verdict,
)

NOW = datetime(2025, 10, 3, 8, 0, 0, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXT = "Anthropic has hired Rahul Patil as its chief technology officer. He joins from Stripe."

PATIL = Report(
    person="Rahul Patil",
    change=Change.APPOINTED,
    kind=Kind.HIRED,
    status=Status.CONFIRMED,
    role="chief technology officer",
    role_code=RoleCode.CHIEF_TECHNOLOGY,
    function=Function.TECHNOLOGY,
    level=Level.C_LEVEL,
    organisation="Anthropic",
    confidence=0.75,
    evidence=(
        ("person", Span(field="text", start=20, end=31)),
        ("sentence", Span(field="text", start=0, end=64)),
    ),
)
MCCANDLISH = replace(PATIL, person="Sam McCandlish", change=Change.DEPARTED, kind=Kind.MOVED, evidence=())


def add_feed(store: Store, url: str = "https://news.example/feed") -> Feed:
    """A feed, subscribed to at NOW."""
    return store.add_feed(Subscription(url=url), now=NOW)[0]


def pull(**fields: Any) -> Pull:
    """A pull that went well, next due in an hour."""
    usual: dict[str, Any] = {
        "outcome": PullOutcome.UPDATED,
        "next_pull_at": NOW + HOUR,
        "current_interval": HOUR,
        "failures": 0,
        "status": 200,
    }
    return Pull(**usual | fields)


def arrival(name: str, **fields: Any) -> NewEntry:
    """An entry whose guid, address and title come from `name`."""
    url = fields.pop("canonical_url", f"https://news.example/{name}")
    usual: dict[str, Any] = {
        "guid": name,
        "url": url,
        "title": f"Title of {name}",
        "summary": f"Summary of {name}",
        "content": "",
        "published_at": NOW - HOUR,
        "published_on": (NOW - HOUR).date(),
    }
    return NewEntry(entry=Entry(**usual | fields), canonical_url=url)


def settled(text: str = TEXT, **fields: Any) -> SettledText:
    """A text taken from the feed."""
    usual: dict[str, Any] = {
        "title": "Anthropic hires a CTO",
        "text": text,
        "source": "feed",
        "reason": "long enough",
        "language": "en",
    }
    return SettledText(**usual | fields)


def reading(*reports: Report, model: str = "m1") -> Reading:
    """A reading that found these reports."""
    verdict = Verdict(flagged=bool(reports), score=0.9 if reports else 0.1, reason="for the test")
    return Reading(model=model, language="en", verdict=verdict, reports=reports)


def keys(*reports: Report) -> tuple[ReportKeys, ...]:
    """As the pipeline makes them."""
    return tuple(
        ReportKeys(block=block_key(report), seat=seat_key(report), house=house_key(report.organisation))
        for report in reports
    )


def receive(store: Store, name: str, *, now: datetime = NOW, **fields: Any) -> int:
    """A story, new; its id."""
    feed = add_feed(store)
    before = {story.id for story in store.stories_to_fetch(now=now, limit=1000)}
    store.record_pull(feed.id, pull(), (arrival(name, **fields),), now=now)
    (story_id,) = {story.id for story in store.stories_to_fetch(now=now, limit=1000)} - before
    return story_id


def read(store: Store, story_id: int, *reports: Report, model: str = "m1", now: datetime = NOW) -> None:
    """Settles and reads a story."""
    revision = store.settle_story(story_id, settled(), now=now)
    assert store.save_reading(story_id, revision.revision_id, reading(*reports, model=model), keys(*reports), now=now)


def tell(store: Store, name: str, *reports: Report, now: datetime = NOW, **fields: Any) -> ResolvedStory:
    """A story, all the way."""
    story_id = receive(store, name, now=now, **fields)
    read(store, story_id, *reports, now=now)
    return store.resolve_story(story_id, resolve, now=now)
