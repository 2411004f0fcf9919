"""Stories told to a store through its own methods, from the pull of a feed to the resolved move."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zlib import crc32

from monitor.resolve import house_key
from monitor.store import NewEntry, SettledText, Store
from monitor.text import fold
from monitor.types import (
    Block,
    Change,
    Cluster,
    Entry,
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

#: The first publication; every story tells a day.
START = datetime(2025, 10, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)
CTO: dict[str, Any] = {"role_code": RoleCode.CHIEF_TECHNOLOGY, "function": Function.TECHNOLOGY}
CFO: dict[str, Any] = {"role_code": RoleCode.CHIEF_FINANCIAL, "function": Function.FINANCE}
BOARD: dict[str, Any] = {"role_code": RoleCode.BOARD_MEMBER, "level": Level.BOARD}


def on(day: int) -> datetime:
    """The hour at which the story of that day of October 2025 was published."""
    return START + (day - 1) * DAY


def report(person: str | None, role: str | None, organisation: str | None, **more: Any) -> Report:
    """A report with everyday values for what is not given."""
    values: dict[str, Any] = {
        "change": Change.APPOINTED,
        "kind": Kind.UNKNOWN,
        "status": Status.CONFIRMED,
        "role_code": RoleCode.CHIEF_EXECUTIVE,
        "function": Function.GENERAL,
        "level": Level.C_LEVEL,
    }
    return Report(person=person, role=role, organisation=organisation, **(values | more))


def marked(told: Report, title: str, text: str) -> Report:
    """The report with the first place of each of its names in the text (else the title) as evidence, and as sentence
    the text's first line."""
    evidence = [("sentence", Span(field="text", start=0, end=len(text.split("\n")[0])))]
    for name in ("person", "role", "organisation", "predecessor", "successor"):
        value = getattr(told, name)
        for field, where in (("text", text), ("title", title)):
            if value and value in where:
                start = where.index(value)
                evidence.append((name, Span(field=field, start=start, end=start + len(value))))  # type: ignore[arg-type]
                break
    return replace(told, evidence=tuple(evidence))


def tell(
    store: Store,
    title: str,
    text: str,
    *reports: Report,
    published: datetime | None = START,
    seen: datetime | None = None,
    language: str = "en",
    feed: str = "https://wire.example/rss",
    publisher: str | None = None,
    reason: str = "two cues",
) -> int:
    """A story that comes in through `feed`, is settled, read and resolved; gives its id."""
    now = seen or (published or START) + timedelta(hours=1)
    source, _ = store.add_feed(Subscription(url=feed, title=f"Feed of {feed.split('/')[2]}"), now=now)
    url = f"{feed}/{crc32(f'{title}{text}'.encode())}"
    entry = Entry(
        guid=url, url=url, title=title, summary=text, content="", published_at=published,
        published_on=published.date() if published else None, publisher=publisher,
    )  # fmt: skip
    pull = Pull(
        outcome=PullOutcome.UPDATED, next_pull_at=now, current_interval=timedelta(minutes=15), failures=0, status=200
    )
    store.record_pull(source.id, pull, (NewEntry(entry=entry, canonical_url=url),), now=now)
    (pending,) = store.stories_to_fetch(now=now, limit=2)
    settled = SettledText(title=title, text=text, source="feed", reason="full text in the feed", language=language)
    revision = store.settle_story(pending.id, settled, now=now).revision_id
    read(
        store,
        pending.id,
        revision,
        tuple(marked(r, title, text) for r in reports),
        language=language,
        reason=reason,
        now=now,
    )
    return pending.id


def read(
    store: Store, story: int, revision: int, reports: tuple[Report, ...], *, language: str, reason: str, now: datetime
) -> None:
    """A reading of a story, and what follows from it."""
    verdict = Verdict(flagged=bool(reports), score=0.9 if reports else 0.1, reason=reason)
    reading = Reading(model="test-1", language=language, verdict=verdict, reports=reports)
    keys = tuple(
        ReportKeys(block=fold(r.person or "nobody"), seat=_seat(r), house=house_key(r.organisation)) for r in reports
    )
    store.save_reading(story, revision, reading, keys, now=now)
    store.resolve_story(story, decide, now=now)


def _seat(told: Report) -> str | None:
    return f"{fold(told.organisation)}/{told.role_code}" if told.organisation else None


def decide(block: Block) -> Resolution:
    """Reports of the same person, change and role code are one move; the newest report speaks for it."""
    groups: dict[object, list[KnownReport]] = defaultdict(list)
    for known in block.reports:
        groups[known.report.person, known.report.change, known.report.role_code].append(known)
    clusters = []
    for group in groups.values():
        group.sort(key=lambda known: known.id, reverse=True)
        stories = {known.story_id for known in group}
        ids = [move.id for move in block.moves if move.story_ids & stories and move.report_ids & {k.id for k in group}]
        clusters.append(
            Cluster(
                report_ids=tuple(known.id for known in group),
                move_id=min(ids, default=None),
                value=group[0].report,
                announced_at=min(known.published_at for known in group),
            )
        )
    kept = {cluster.move_id for cluster in clusters}
    return Resolution(clusters=tuple(clusters), withdrawn=tuple(m.id for m in block.moves if m.id not in kept))
