"""A real database filled through the store's own methods, with stories as a feed would bring them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from monitor.pipeline.judging import report_of
from monitor.settings import Settings, load
from monitor.store import Judge, NewEntry, SettledText, Store, Teller, open_store
from monitor.types import (
    Block,
    Change,
    Cluster,
    Entry,
    Feed,
    Function,
    Kind,
    KnownReport,
    Level,
    Pull,
    PullOutcome,
    Reading,
    Report,
    ReportKeys,
    Resolution,
    RoleCode,
    Span,
    Status,
    Subscription,
    Verdict,
)

NOW = datetime(2025, 10, 3, 12, 0, tzinfo=UTC)
FIELDS = ("person", "role", "organisation", "previous_organisation", "predecessor", "reports_to", "effective_text")


def settings(folder: Path, **flags: str) -> Settings:
    return load(None, {}, {"data_dir": str(folder), **flags}, cwd=folder)


def told(title: str, text: str, **values: Any) -> Report:
    """A report whose evidence is where its words first stand: in the text, else in the title."""
    defaults: dict[str, Any] = {
        "person": None,
        "change": Change.APPOINTED,
        "kind": Kind.HIRED,
        "status": Status.CONFIRMED,
        "role": None,
        "role_code": RoleCode.OTHER,
        "function": Function.OTHER,
        "level": Level.OTHER,
        "organisation": None,
        "confidence": 0.97,
    }
    report = Report(**(defaults | values))
    evidence = []
    for name in FIELDS:
        value = getattr(report, name)
        field = "text" if value and value in text else "title"
        start = {"text": text, "title": title}[field].find(value) if value else -1
        if start >= 0:
            evidence.append((name.removesuffix("_text"), Span(field=field, start=start, end=start + len(value))))  # type: ignore[arg-type]
    end = text.find(". ") + 1 or len(text)
    if text:
        evidence.append(("sentence", Span(field="text", start=0, end=end)))
    return replace(report, evidence=tuple(evidence))


def decide(block: Block) -> Resolution:
    """One move for each person, change and house: enough for a page; `resolve` has its own tests."""

    def key(known: KnownReport) -> tuple[str, str, str]:
        return known.report.person or "", known.report.change.value, known.report.organisation or ""

    clusters: list[Cluster] = []
    for _, group in groupby(sorted(block.reports, key=key), key=key):
        members = sorted(group, key=lambda known: known.published_at)
        ids = {known.id for known in members}
        old = [move.id for move in block.moves if move.report_ids & ids]
        clusters.append(
            Cluster(
                report_ids=tuple(known.id for known in members),
                move_id=old[0] if old else None,
                value=members[0].report,
                announced_at=members[0].published_at,
            )
        )
    kept = {cluster.move_id for cluster in clusters}
    gone = tuple(move.id for move in block.moves if move.id not in kept)
    return Resolution(clusters=tuple(clusters), withdrawn=gone)


def simple_keys(report: Report) -> ReportKeys:
    """The keys that go with `decide`."""
    seat = f"{report.organisation}/{report.role_code}" if report.organisation else None
    return ReportKeys(block=report.person or "", seat=seat)


JUDGE = Judge(decide=decide, report=report_of, keys=simple_keys)


class Newsroom:
    """Feeds bring stories, stories tell moves."""

    def __init__(self, folder: Path) -> None:
        self.store: Store = open_store(settings(folder).database_url)
        self.keys: Callable[[Report], ReportKeys] = simple_keys
        self.decide: Callable[[Block], Resolution] = decide
        self.teller: Teller | None = None  #: who decides what watches are told
        self._count = 0

    def feed(self, url: str, title: str | None = None) -> Feed:
        return self.store.add_feed(Subscription(url=url, title=title), now=NOW - timedelta(days=40))[0]

    def pulled(self, feed: Feed, *entries: NewEntry, error: str | None = None, failures: int = 0) -> None:
        outcome = PullOutcome.FAILED if error else PullOutcome.UPDATED
        pull = Pull(
            outcome=outcome,
            next_pull_at=NOW + timedelta(minutes=20),
            current_interval=timedelta(minutes=30),
            failures=failures,
            status=503 if error else 200,
            error=error,
        )
        self.store.record_pull(feed.id, pull, entries, now=NOW - timedelta(minutes=10))

    def story(
        self,
        feed: Feed,
        title: str,
        text: str,
        reports: Iterable[dict[str, Any]] = (),
        *,
        url: str | None = None,
        published_at: datetime = NOW - timedelta(hours=2),
        language: str = "en",
        publisher: str | None = None,
        copy_of: int | None = None,
    ) -> int:
        """The way of one story through the house; gives its id."""
        self._count += 1
        url = url or f"https://news.example/{self._count}"
        entry = Entry(
            guid=f"{feed.id}-{self._count}",
            url=url,
            title=title,
            summary="",
            content=text,
            published_at=published_at,
            published_on=published_at.date(),
            publisher=publisher,
        )
        self.pulled(feed, NewEntry(entry=entry, canonical_url=url))
        story = self.store.stories_to_fetch(now=NOW, limit=10)[-1]
        settled = SettledText(
            title=title,
            text=text,
            source="feed",
            reason="the feed has it all",
            language=language,
            publisher=publisher,
            copy_of=copy_of,
        )
        revision = self.store.settle_story(story.id, settled, now=NOW)
        made = tuple(told(title, text, **values) for values in reports)
        verdict = Verdict(flagged=bool(made), score=0.98, reason="names a post")
        reading = Reading(model="test", language=language, verdict=verdict, reports=made)
        keys = tuple(map(self.keys, made))
        self.store.save_reading(story.id, revision.revision_id, reading, keys, now=NOW)
        self.store.resolve_story(story.id, self.decide, now=NOW, teller=self.teller)
        return story.id


PATIL: dict[str, Any] = {
    "person": "Rahul Patil",
    "role": "CTO",
    "role_code": RoleCode.CHIEF_TECHNOLOGY,
    "function": Function.TECHNOLOGY,
    "level": Level.C_LEVEL,
    "organisation": "Anthropic",
    "previous_organisation": "Stripe",
    "predecessor": "Sam McCandlish",
    "reports_to": "Daniela Amodei",
}
TEXT = (
    "Anthropic hires Rahul Patil of Stripe as CTO; he follows Sam McCandlish and answers to Daniela Amodei. More soon."
)
LEE: dict[str, Any] = {
    "person": "Jo Lee",
    "change": Change.DEPARTED,
    "kind": Kind.RETIRED,
    "status": Status.RUMOURED,
    "role": "chair",
    "role_code": RoleCode.CHAIR,
    "level": Level.BOARD,
    "organisation": "Acme Österreich",
    "confidence": 0.41,
}


def fill(newsroom: Newsroom) -> Newsroom:
    """Two moves, the first in two stories."""
    wire = newsroom.feed("https://wire.example/rss", "The Wire")
    week = NOW - timedelta(days=9)
    newsroom.story(wire, "Patil to Anthropic", TEXT, [PATIL], url="https://wire.example/patil", publisher="Wire & Co")
    later = "Rahul Patil goes to Anthropic as CTO."
    newsroom.story(wire, "Another hire", later, [PATIL], published_at=NOW - timedelta(hours=1), language="fr")
    newsroom.story(wire, "Acme without chair", "Jo Lee, chair of Acme Österreich, may go.", [LEE], published_at=week)
    newsroom.story(wire, "No move at all", "Sales rose.")
    return newsroom
