"""The whole text of a story with the evidence of its report marked."""

from __future__ import annotations

from sqlalchemy import and_, select

from monitor.query.evidence import whole
from monitor.query.values import Passage, Source
from monitor.store import Store
from monitor.store.tables import readings, revisions


def told_in_full(store: Store, source: Source) -> tuple[Passage, Passage] | None:
    """Title and text of the story as it was read, the fields of the source's report marked; None where the text is kept
    no longer, or was read again meanwhile."""
    query = (
        select(revisions.c.title, revisions.c.text)
        .join(readings, and_(readings.c.revision_id == revisions.c.id, readings.c.current))
        .where(readings.c.story_id == source.story_id)
    )
    with store.reading() as connection:
        row = connection.execute(query).first()
    if row is None or not row.text:
        return None
    return whole("title", row.title, source.report.evidence), whole("text", row.text, source.report.evidence)
