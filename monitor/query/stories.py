"""Listings of stories: what was dropped and why, what was flagged, what failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from monitor.query.filters import DEFAULT_LIMIT, Cursor
from monitor.query.values import StoryRow
from monitor.store import Store
from monitor.store.judgements import void
from monitor.store.tables import entries, feeds, readings, reports, revisions, stories
from monitor.types import StoryState


class Outcome(StrEnum):
    """What became of a story."""

    REJECTED = "rejected"  #: read, and no move seen in it
    FLAGGED = "flagged"  #: read, and said to report a move
    FAILED = "failed"  #: given up


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryFilter:
    """Which stories are wanted; what is left out does not restrict."""

    outcome: Outcome | None = None
    state: tuple[StoryState, ...] = ()
    reason: str | None = None  #: a part of the verdict's reason, the error or the note on the text, case aside
    language: tuple[str, ...] = ()  #: ISO 639-1
    feeds: tuple[int, ...] | None = None  #: brought by one of these; None: by any
    since: datetime | None = None  #: first seen by us not before
    until: datetime | None = None  #: first seen by us before
    limit: int | None = DEFAULT_LIMIT
    before: Cursor | None = None  #: by when we first saw it


#: Who published a story: as it says itself, else the title of the feed that first brought it.
publisher = func.coalesce(
    stories.c.publisher,
    select(func.coalesce(feeds.c.title, feeds.c.url))
    .join(entries, entries.c.feed_id == feeds.c.id)
    .where(entries.c.story_id == stories.c.id)
    .order_by(entries.c.id)
    .limit(1)
    .scalar_subquery(),
).label("publisher")
LAST_SEEN_FIRST = (stories.c.first_seen_at.desc(), stories.c.id.desc())
_STORY_COLUMNS = ("id", "title", "url", "language", "published_at", "first_seen_at", "state", "attempts", "error")


def stories_like(store: Store, wanted: StoryFilter) -> tuple[StoryRow, ...]:
    """The stories that pass the filter, the one seen last first."""
    query = shown().where(*conditions(wanted)).order_by(*LAST_SEEN_FIRST).limit(wanted.limit)
    with store.reading() as connection:
        return tuple(StoryRow(**row._mapping) for row in connection.execute(query))


_current = and_(readings.c.story_id == stories.c.id, readings.c.current)
_text = and_(revisions.c.story_id == stories.c.id, revisions.c.number == stories.c.revision)
#: Stories, each with its current reading and its text beside it, where it has them.
WITH_READING = stories.outerjoin(readings, _current).outerjoin(revisions, _text)


def shown() -> Select[Any]:
    """Stories as a listing shows them."""
    counts = and_(reports.c.reading_id == readings.c.id, ~void(reports.c.id))
    told = select(func.count()).where(counts).scalar_subquery()
    return select(
        *(stories.c[name] for name in _STORY_COLUMNS),
        publisher,
        readings.c.flagged,
        readings.c.score,
        readings.c.reason,
        revisions.c.reason.label("note"),
        told.label("reports"),
    ).select_from(WITH_READING)


def conditions(wanted: StoryFilter) -> list[ColumnElement[bool]]:
    """The whole filter, asked of `WITH_READING`."""
    found: list[ColumnElement[bool]] = []
    match wanted.outcome:
        case Outcome.REJECTED:
            found.append(readings.c.flagged.is_(False))
        case Outcome.FLAGGED:
            found.append(readings.c.flagged.is_(True))
        case Outcome.FAILED:
            found.append(stories.c.state == StoryState.FAILED)
    if wanted.state:
        found.append(stories.c.state.in_(wanted.state))
    if wanted.reason is not None:
        said = (readings.c.reason, stories.c.error, revisions.c.reason)
        found.append(or_(*(column.icontains(wanted.reason, autoescape=True) for column in said)))
    if wanted.language:
        # Not the bare column: SQLite would begin with all stories in a language, which may be most of them.
        found.append((stories.c.language + "").in_(wanted.language))
    if wanted.feeds is not None:
        brought = exists().where(entries.c.story_id == stories.c.id, entries.c.feed_id.in_(wanted.feeds))
        found.append(brought)
    found += seen_within(wanted)
    return found


def seen_within(wanted: StoryFilter) -> list[ColumnElement[bool]]:
    """The part of the filter that goes by when we first saw a story."""
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(stories.c.first_seen_at >= wanted.since)
    if wanted.until is not None:
        found.append(stories.c.first_seen_at < wanted.until)
    if wanted.before is not None:
        earlier = or_(stories.c.first_seen_at < wanted.before.at, stories.c.id < wanted.before.id)
        found.append(and_(stories.c.first_seen_at <= wanted.before.at, earlier))
    return found
