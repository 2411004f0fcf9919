"""Listings of stories: what was dropped and why, what was flagged, what failed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, or_, select

from monitor.query.filters import DEFAULT_LIMIT, Cursor
from monitor.query.values import StoryRow
from monitor.store import Store
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
    since: datetime | None = None  #: first seen by us not before
    limit: int | None = DEFAULT_LIMIT
    before: Cursor | None = None  #: by when we first saw it


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryPage:
    """Some of the stories asked for."""

    stories: tuple[StoryRow, ...]
    next: Cursor | None  #: `before` for those that follow; None where there are no more


#: Stories that a page with words of the reason is looked for in: in 300,000 it would take a second.
LOOKED_THROUGH = 5_000

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
_STORY_COLUMNS = ("id", "title", "url", "language", "published_at", "first_seen_at", "state", "attempts", "error")


def stories_like(store: Store, wanted: StoryFilter, *, until: Cursor | None = None) -> tuple[StoryRow, ...]:
    """The stories that pass the filter, the one seen last first, down to the one at `until`."""
    current = and_(readings.c.story_id == stories.c.id, readings.c.current)
    text = and_(revisions.c.story_id == stories.c.id, revisions.c.number == stories.c.revision)
    told = select(func.count()).where(reports.c.reading_id == readings.c.id).scalar_subquery()
    query = (
        select(
            *(stories.c[name] for name in _STORY_COLUMNS),
            publisher,
            readings.c.flagged,
            readings.c.score,
            readings.c.reason,
            revisions.c.reason.label("note"),
            told.label("reports"),
        )
        .select_from(stories.outerjoin(readings, current).outerjoin(revisions, text))
        .where(*_conditions(wanted), *([] if until is None else [_not_behind(until)]))
        .order_by(stories.c.first_seen_at.desc(), stories.c.id.desc())
        .limit(wanted.limit)
    )
    with store.reading() as connection:
        return tuple(StoryRow(**row._mapping) for row in connection.execute(query))


def page_of_stories(store: Store, wanted: StoryFilter, *, through: int = LOOKED_THROUGH) -> StoryPage:
    """The first stories that pass the filter, `limit` of them (not None), the one seen last first. With words of the
    reason, which no index knows, those among the next `through`: there may be few or none, and more to follow."""
    assert wanted.limit is not None, "a page has a size"
    end = _end(store, wanted, through) if wanted.reason is not None else None
    rows = stories_like(store, replace(wanted, limit=wanted.limit + 1), until=end)
    if len(rows) > wanted.limit:
        last = rows[wanted.limit - 1]
        return StoryPage(stories=rows[: wanted.limit], next=Cursor(at=last.first_seen_at, id=last.id))
    return StoryPage(stories=rows, next=end)


def _not_behind(place: Cursor) -> ColumnElement[bool]:
    later = or_(stories.c.first_seen_at > place.at, stories.c.id >= place.id)
    return and_(stories.c.first_seen_at >= place.at, later)


def _end(store: Store, wanted: StoryFilter, through: int) -> Cursor | None:
    """The last story that is looked through; None where none would be left behind it."""
    times = _conditions(StoryFilter(since=wanted.since, before=wanted.before))
    order = (stories.c.first_seen_at.desc(), stories.c.id.desc())
    query = select(stories.c.first_seen_at, stories.c.id).where(*times).order_by(*order)
    with store.reading() as connection:
        found = connection.execute(query.offset(through - 1).limit(2)).all()
    return Cursor(at=found[0].first_seen_at, id=found[0].id) if len(found) == 2 else None


def _conditions(wanted: StoryFilter) -> list[ColumnElement[bool]]:
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
    if wanted.since is not None:
        found.append(stories.c.first_seen_at >= wanted.since)
    if wanted.before is not None:
        earlier = or_(stories.c.first_seen_at < wanted.before.at, stories.c.id < wanted.before.id)
        found.append(and_(stories.c.first_seen_at <= wanted.before.at, earlier))
    return found
