"""What users said of readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, func, select

from monitor.query.stories import publisher
from monitor.store import Store
from monitor.store.judgements import judgement_of, void
from monitor.store.report_rows import report_of
from monitor.store.stories import story_of
from monitor.store.tables import judgements as table
from monitor.store.tables import readings, reports, revisions, stories
from monitor.types import Judgement, Report, Story


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgementRow:
    """A judgement that holds, and the story that it is of."""

    judgement: Judgement
    headline: str
    url: str | None
    publisher: str | None


def judgements(
    store: Store,
    *,
    story_ids: Collection[int] | None = None,
    move_id: int | None = None,
    before: int | None = None,
    limit: int | None = None,
) -> tuple[JudgementRow, ...]:
    """Those that hold, the last one first; only of these stories, where any are named, about this move, and made before
    the judgement `before`.
    """
    query = (
        select(table, stories.c.title, stories.c.url, publisher)
        .join(stories, stories.c.id == table.c.story_id)
        .where(table.c.undone_at.is_(None))
        .order_by(table.c.id.desc())
        .limit(limit)
    )
    if story_ids is not None:
        query = query.where(table.c.story_id.in_(story_ids))
    if move_id is not None:
        query = query.where(table.c.move_id == move_id)
    if before is not None:
        query = query.where(table.c.id < before)
    with store.reading() as connection:
        return tuple(
            JudgementRow(judgement=judgement_of(row), headline=row.title, url=row.url, publisher=row.publisher)
            for row in connection.execute(query)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedStory:
    """A story that a judgement holds of, as it is read now."""

    id: int
    story: Story
    kept: bool  #: its text is there; False: dropped (`keep_text_days`)
    first_seen_at: datetime
    reports: tuple[Report, ...]  #: what it tells, by the reader and by users, without what is called wrong


def judged_stories(store: Store) -> tuple[JudgedStory, ...]:
    """Those that a judgement holds of, in the order in which they came."""
    held = select(table.c.story_id).where(table.c.undone_at.is_(None))
    read = (
        select(
            *(stories.c[name] for name in ("id", "published_on", "url", "first_seen_at")),
            *(revisions.c[name] for name in ("title", "language")),
            func.coalesce(readings.c.language, revisions.c.language).label("read_in"),
            func.coalesce(revisions.c.text, "").label("text"),
            revisions.c.text.is_not(None).label("kept"),
            readings.c.id.label("reading_id"),
        )
        .join(readings, and_(readings.c.story_id == stories.c.id, readings.c.current))
        .join(revisions, revisions.c.id == readings.c.revision_id)
        .where(stories.c.id.in_(held))
        .order_by(stories.c.id)
    )
    told = select(reports).where(reports.c.story_id.in_(held), ~void(reports.c.id)).order_by(reports.c.ordinal)
    of_reading: dict[int, list[Report]] = defaultdict(list)
    with store.reading() as connection:
        for row in connection.execute(told):
            of_reading[row.reading_id].append(report_of(row))
        return tuple(
            JudgedStory(
                id=row.id,
                story=replace(story_of(row), language=row.read_in),
                kept=row.kept,
                first_seen_at=row.first_seen_at,
                reports=tuple(of_reading[row.reading_id]),
            )
            for row in connection.execute(read)
        )
