"""Stories a page at a time, by filters that hardly any of them may pass: no page looks at more than it has time for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from monitor.query.filters import Cursor
from monitor.query.names import named_so
from monitor.query.stories import (
    LAST_SEEN_FIRST,
    WITH_READING,
    Outcome,
    StoryFilter,
    conditions,
    seen_within,
    shown,
)
from monitor.query.values import StoryRow
from monitor.store import Store
from monitor.store.tables import entries, stories
from monitor.types import StoryState

#: Stories that a page looks at, at most (with 300,000 of them and none that passes 20 to 40 ms, most of it for titles).
LOOKED_AT = 5_000
#: Stories of one kind (given up, of a feed, in a language) up to which a page looks at just these, however old.
_FEW = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryPage:
    """A page of stories, the one seen last first."""

    stories: tuple[StoryRow, ...]
    older: Cursor | None  #: after which the next page begins; None: there is nothing older to look at
    full: bool  #: whether `older` is the last of `stories`; else it is how far was looked


def story_page(
    store: Store, wanted: StoryFilter, *, titled: tuple[str, ...] = (), most: int, looked_at: int = LOOKED_AT
) -> StoryPage:
    """Up to `most` stories that pass the filter, whatever its limit, and whose title has words that begin with each of
    `titled` (folded: `query.words_of`)."""
    with store.reading() as connection:
        few = _few(connection, wanted)
        edge = _edge(connection, wanted, looked_at) if few is None else None
        frame = [stories.c.id.in_(few)] if few is not None else [_not_beyond(edge)] if edge else []
        found = _with_reading(select(stories.c.id, stories.c.title), wanted)
        found = found.where(*conditions(wanted), *frame).order_by(*LAST_SEEN_FIRST)
        passed = _first(connection.execute(found if titled else found.limit(most + 1)), most + 1, titled)
        page = shown().where(stories.c.id.in_(passed[:most])).order_by(*LAST_SEEN_FIRST)
        listed = tuple(StoryRow(**row._mapping) for row in connection.execute(page))
    full = len(passed) > most
    return StoryPage(stories=listed, older=_cursor(listed[-1]) if full else edge, full=full)


def _first(rows: Iterable[Row[Any]], most: int, titled: tuple[str, ...]) -> list[int]:
    found: list[int] = []
    for row in rows:
        if named_so(row.title, titled):
            found.append(row.id)
            if len(found) == most:
                break
    return found


def _with_reading(query: Select[Any], wanted: StoryFilter) -> Select[Any]:
    """Only where it is asked for: a listing of all stories walks the index alone."""
    if wanted.outcome in (Outcome.REJECTED, Outcome.FLAGGED) or wanted.reason is not None:
        return query.select_from(WITH_READING)
    return query


def _few(connection: Connection, wanted: StoryFilter) -> Select[tuple[int]] | None:
    """The stories of the kind asked for, where an index leads to them and they are few."""
    kinds = []
    if wanted.outcome is Outcome.FAILED:
        kinds.append(select(stories.c.id).where(stories.c.state == StoryState.FAILED))
    if wanted.feeds is not None:
        kinds.append(select(entries.c.story_id).where(entries.c.feed_id.in_(wanted.feeds)))
    if wanted.language:
        kinds.append(select(stories.c.id).where(stories.c.language.in_(wanted.language)))
    for kind in kinds:
        some = select(func.count()).select_from(kind.limit(_FEW + 1).subquery())
        if connection.execute(some).scalar_one() <= _FEW:
            return kind
    return None


def _edge(connection: Connection, wanted: StoryFilter, looked_at: int) -> Cursor | None:
    """The last story that a page looks at, of those seen in the time asked for; None where it can look at all."""
    last = select(stories.c.id, stories.c.first_seen_at).where(*seen_within(wanted)).order_by(*LAST_SEEN_FIRST)
    row = connection.execute(last.offset(looked_at - 1).limit(1)).first()
    return _cursor(row) if row else None


def _not_beyond(edge: Cursor) -> ColumnElement[bool]:
    later = or_(stories.c.first_seen_at > edge.at, stories.c.id >= edge.id)
    return and_(stories.c.first_seen_at >= edge.at, later)


def _cursor(row: Any) -> Cursor:
    return Cursor(at=row.first_seen_at, id=row.id)
