"""How the feeds do, which seats are open, how much there is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Date, Integer, Select, Text, and_, column, exists, func, select, table

from monitor.query.moves import current
from monitor.query.values import Counts, FeedHealth, PutOff, SeatRow
from monitor.store import Store
from monitor.store.links import goes_by
from monitor.store.tables import entries, feeds, move_reports, moves, readings, reports, stories
from monitor.types import FeedState, StoryState

_SEAT_TYPES: dict[str, Any] = {
    "left_on": Date(),
    "days_open": Integer(),
    "role_code": moves.c.role_code.type,
    "move_id": Integer(),
    "search_announced": Boolean(),
}
#: The view `open_seats` with the types of its columns.
open_seats_view = table(
    "open_seats",
    *(column(name, _SEAT_TYPES.get(name, Text())) for name in SeatRow.__dataclass_fields__ if name != "disputed"),
)


def open_seats(store: Store, *, limit: int | None = None) -> tuple[SeatRow, ...]:
    """The view `open_seats`, the seat that was left last first."""
    view = open_seats_view
    query = _seats().order_by(view.c.left_on.desc(), view.c.move_id.desc()).limit(limit)
    with store.reading() as connection:
        return tuple(SeatRow(**row._mapping) for row in connection.execute(query))


def _seats() -> Select[Any]:
    disputed = moves.c.denied.label("disputed")
    return select(open_seats_view, disputed).join(moves, moves.c.id == open_seats_view.c.move_id)


def open_seats_after(store: Store, move_ids: Collection[int]) -> tuple[SeatRow, ...]:
    """The open seats that these departures left, the one that was left last first."""
    view = open_seats_view
    query = _seats().where(view.c.move_id.in_(move_ids)).order_by(view.c.left_on.desc(), view.c.move_id.desc())
    with store.reading() as connection:
        return tuple(SeatRow(**row._mapping) for row in connection.execute(query))


def failing_feeds(store: Store) -> tuple[int, int]:
    """How many feeds are pulled, and of how many the last pull failed."""
    query = select(func.count(), func.count(feeds.c.last_error)).where(
        feeds.c.removed_at.is_(None), feeds.c.state == FeedState.ACTIVE
    )
    with store.reading() as connection:
        pulled, failing = connection.execute(query).one()
    return pulled, failing


def feed_health(store: Store, *, since: datetime) -> tuple[FeedHealth, ...]:
    """Every feed that is subscribed to, by its address, with what it brought of stories first seen since then."""
    with store.reading() as connection:
        brought = {row.feed_id: row for row in connection.execute(_brought(since))}
        known = connection.execute(select(feeds).where(feeds.c.removed_at.is_(None)).order_by(feeds.c.url)).all()
    return tuple(_health(row, brought.get(row.id)) for row in known)


def _brought(since: datetime) -> Select[Any]:
    """Per feed: its stories, those flagged, and those that a current move rests on."""
    linked = moves.alias()
    told = exists().where(
        reports.c.reading_id == readings.c.id,
        move_reports.c.report_id == reports.c.id,
        linked.c.id == move_reports.c.move_id,
        moves.c.id == goes_by(linked),
        current,
    )
    lately = select(stories.c.id).where(stories.c.first_seen_at >= since)
    pair = select(entries.c.feed_id, entries.c.story_id).where(entries.c.story_id.in_(lately)).distinct().subquery()
    return (
        select(
            pair.c.feed_id,
            func.count().label("stories"),
            func.count().filter(readings.c.flagged).label("flagged"),
            func.count().filter(and_(readings.c.flagged, told)).label("moves"),
        )
        .select_from(pair.outerjoin(readings, and_(readings.c.story_id == pair.c.story_id, readings.c.current)))
        .group_by(pair.c.feed_id)
    )


def _health(row: Any, brought: Any) -> FeedHealth:
    total, flagged, told = (brought.stories, brought.flagged, brought.moves) if brought else (0, 0, 0)
    return FeedHealth(
        id=row.id,
        url=row.url,
        title=row.title,
        state=row.state,
        last_pull_at=row.last_pull_at,
        last_success_at=row.last_success_at,
        next_pull_at=row.next_pull_at,
        last_outcome=row.last_outcome,
        last_status=row.last_status,
        last_error=row.last_error,
        failures=row.failures,
        interval=row.current_interval,
        newest_at=row.newest_at,
        stories=total,
        flagged=flagged,
        moves=told,
        share=told / total if total else 0.0,
    )


def put_off(store: Store) -> PutOff:
    """The stories of which a try failed and another follows."""
    query = select(func.count().label("stories"), func.min(stories.c.next_try_at).label("next_try_at"))
    waiting = and_(stories.c.attempts > 0, stories.c.state != StoryState.FAILED)
    with store.reading() as connection:
        row = connection.execute(query.where(waiting)).one()
    return PutOff(**row._mapping)


def counts(store: Store) -> Counts:
    """How much the database holds; feeds and moves are those that stand."""
    parts = {
        "feeds": select(func.count()).select_from(feeds).where(feeds.c.removed_at.is_(None)),
        "stories": select(func.count()).select_from(stories),
        "flagged": select(func.count()).select_from(readings).where(readings.c.current, readings.c.flagged),
        "failed": select(func.count()).select_from(stories).where(stories.c.state == StoryState.FAILED),
        "moves": select(func.count()).select_from(moves).where(current),
    }
    with store.reading() as connection:
        row = connection.execute(select(*(part.scalar_subquery().label(name) for name, part in parts.items()))).one()
    return Counts(**row._mapping)
