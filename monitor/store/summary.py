"""Counts for summaries and `monitor doctor`. Works inside a transaction of `Store`."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from monitor.store.tables import feeds, moves, stories
from monitor.store.values import Counts, FailedStory
from monitor.types import FeedState, StoryState

_PENDING = (StoryState.NEW, StoryState.FETCHED, StoryState.READ)
_FAILED_SHOWN = 100


def counts(connection: Connection) -> Counts:
    """How much there is of everything; every state stands in the tables of counts, with 0 where there is none."""
    by_feed_state = connection.execute(
        select(feeds.c.state, func.count().label("n")).where(feeds.c.removed_at.is_(None)).group_by(feeds.c.state)
    )
    by_story_state = connection.execute(select(stories.c.state, func.count().label("n")).group_by(stories.c.state))
    current = (moves.c.merged_into.is_(None), moves.c.withdrawn_at.is_(None))
    pending = select(func.min(stories.c.first_seen_at)).where(stories.c.state.in_(_PENDING))
    return Counts(
        feeds=dict.fromkeys(FeedState, 0) | {row.state: row.n for row in by_feed_state},
        stories=dict.fromkeys(StoryState, 0) | {row.state: row.n for row in by_story_state},
        moves=connection.execute(select(func.count()).select_from(moves).where(*current)).scalar_one(),
        oldest_pending_at=connection.execute(pending).scalar(),
        failed=_failed(connection),
    )


def _failed(connection: Connection) -> tuple[FailedStory, ...]:
    columns = (stories.c.id, stories.c.title, stories.c.url, stories.c.failed_stage.label("stage"), stories.c.attempts)
    rows = connection.execute(
        select(*columns, stories.c.error)
        .where(stories.c.state == StoryState.FAILED)
        .order_by(stories.c.next_try_at.desc(), stories.c.id.desc())
        .limit(_FAILED_SHOWN)
    )
    return tuple(FailedStory(**row._mapping) for row in rows)
