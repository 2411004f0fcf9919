"""One story with what it was read from, what was said of it and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from monitor.errors import NotFound
from monitor.query.evidence import passages
from monitor.query.stories import shown
from monitor.query.values import Passage, StoryRow
from monitor.store import Store
from monitor.store.columns import may_be_id
from monitor.store.links import goes_by
from monitor.store.report_rows import report_of
from monitor.store.tables import (
    entries,
    feeds,
    judged_reports,
    judgements,
    move_reports,
    moves,
    readings,
    reports,
    revisions,
    stories,
)
from monitor.types import Judged, Report


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryReport:
    """One change as the story tells it, and the move that it is part of."""

    report: Report
    #: By which it goes today; None: no page shows it (it is not put together yet, or told no longer).
    move_id: int | None
    passages: tuple[Passage, ...]
    judged: Judged | None  #: what a user said of it: that it is wrong, or, since it was missed, the report itself
    judgement_id: int | None  #: which judgement says so


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryDetail:
    """A story with everything that is known of it."""

    story: StoryRow
    feeds: tuple[str, ...]  #: that brought it, by their titles (else addresses), the first one first
    copy_of: int | None  #: the story that this one is a near copy of
    title: str  #: as it was read, which evidence counts in
    text: str | None  #: likewise; None: its text is not settled yet, or was let go (`keep_text_days`)
    settled: bool  #: whether there was a text
    model: str | None  #: that read it; None: not read yet
    read_at: datetime | None  #: our clock
    reports: tuple[StoryReport, ...]  #: of the current reading, in its order


def story(store: Store, story_id: int) -> StoryDetail:
    """The story with its text and its current reading. NotFound where there is none."""
    with store.reading() as connection:
        query = shown().add_columns(stories.c.copy_of).where(stories.c.id == story_id)
        row = connection.execute(query).first() if may_be_id(story_id) else None
        if row is None:
            raise NotFound(f"there is no story {story_id}; `monitor stories` lists them")
        values = dict(row._mapping)
        copy_of: int | None = values.pop("copy_of")
        read = _read(connection, story_id)
        title, text = (read.title, read.text) if read else (values["title"], None)
        return StoryDetail(
            story=StoryRow(**values),
            feeds=_feeds(connection, story_id),
            copy_of=copy_of,
            title=title,
            text=text,
            settled=read is not None,
            model=read.model if read else None,
            read_at=read.read_at if read else None,
            reports=_reports(connection, read.reading_id, title, text or "") if read and read.reading_id else (),
        )


def _read(connection: Connection, story_id: int) -> Any:
    """The text of the current reading; of a story that is not read yet, its newest. None where it has none."""
    query = (
        select(
            revisions.c.title, revisions.c.text, readings.c.id.label("reading_id"), readings.c.model, readings.c.read_at
        )
        .select_from(revisions.outerjoin(readings, and_(readings.c.revision_id == revisions.c.id, readings.c.current)))
        .where(revisions.c.story_id == story_id)
        .order_by(readings.c.id.is_(None), revisions.c.number.desc())
        .limit(1)
    )
    return connection.execute(query).first()


def _feeds(connection: Connection, story_id: int) -> tuple[str, ...]:
    named = func.coalesce(feeds.c.title, feeds.c.url)
    query = (
        select(named)
        .join(entries, entries.c.feed_id == feeds.c.id)
        .where(entries.c.story_id == story_id)
        .order_by(entries.c.id)
    )
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def _reports(connection: Connection, reading_id: int, title: str, text: str) -> tuple[StoryReport, ...]:
    linked, today = moves.alias("linked"), moves.alias("today")
    # A denied one has a page, with who denies it.
    has_page = and_(today.c.id == goes_by(linked), or_(today.c.withdrawn_at.is_(None), today.c.denied))
    query = (
        select(reports, today.c.id.label("move_id"))
        .select_from(
            reports.outerjoin(move_reports, move_reports.c.report_id == reports.c.id)
            .outerjoin(linked, linked.c.id == move_reports.c.move_id)
            .outerjoin(today, has_page)
        )
        .where(reports.c.reading_id == reading_id)
        .order_by(reports.c.ordinal)
    )
    taken_back, said = _judged(connection, reading_id)
    return tuple(
        StoryReport(
            report=(value := report_of(row)),
            move_id=row.move_id,
            passages=passages(title, text, value.evidence),
            judged=said[row.id][0] if row.id in said else None,
            judgement_id=said[row.id][1] if row.id in said else None,
        )
        for row in connection.execute(query)
        if row.id not in taken_back
    )


def _judged(connection: Connection, reading_id: int) -> tuple[set[int], dict[int, tuple[Judged, int]]]:
    """The reports of a reading that a user told and took back, and of the others those that a user's word holds of."""
    query = (
        select(judged_reports.c.report_id, judgements.c.id, judgements.c.judged, judgements.c.undone_at)
        .join(judgements, judgements.c.id == judged_reports.c.judgement_id)
        .join(reports, reports.c.id == judged_reports.c.report_id)
        .where(reports.c.reading_id == reading_id)
        .order_by(judgements.c.id)
    )
    rows = list(connection.execute(query))
    taken_back = {row.report_id for row in rows if row.judged is Judged.MISSED and row.undone_at}
    return taken_back, {row.report_id: (row.judged, row.id) for row in rows if not row.undone_at}
