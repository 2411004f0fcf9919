"""What users said of readings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from monitor.query.stories import publisher
from monitor.store import Store
from monitor.store.judgements import judgement_of
from monitor.store.tables import judgements as table
from monitor.store.tables import stories
from monitor.types import Judgement


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
