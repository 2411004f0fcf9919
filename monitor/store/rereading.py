"""Stories to be read again, and what a new reading makes of their moves. Inside a transaction of `Store`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, update

from monitor.errors import NotFound
from monitor.store import moves, readings
from monitor.store.applying import Reread
from monitor.store.columns import may_be_id
from monitor.store.links import family
from monitor.store.stories import advance, story_of
from monitor.store.tables import move_reports, reports, revisions, stories
from monitor.store.tables import readings as reading_table
from monitor.store.telling import Teller
from monitor.store.values import Lot, ReadAgain, Rereading, RereadingCounts, ResolvedStory, StoryToReread
from monitor.types import Block, Resolution, StoryState

#: Stories of a lot without those that tell the same moves, and with them. A lot is read in seconds and stored in one
#: transaction, for which the daemon waits; a story told a thousand times goes over several lots.
NEWEST = 64
MOST = 256

_DONE = (StoryState.READ, StoryState.RESOLVED)


def backlog(connection: Connection, wanted: Rereading) -> RereadingCounts:
    """How many stories wait to be read again, and how many cannot be. Raises NotFound for one that is not there."""
    _require(connection, wanted.story_ids)
    kept, dropped = revisions.c.text.is_not(None), revisions.c.text.is_(None)
    counts = _stories(func.count().filter(kept), func.count().filter(dropped)).where(*_asked(wanted))
    waiting, gone = connection.execute(counts).one()
    return RereadingCounts(waiting=waiting, dropped=gone)


def _require(connection: Connection, story_ids: Collection[int]) -> None:
    asked = list(filter(may_be_id, story_ids))
    there = set(connection.execute(select(stories.c.id).where(stories.c.id.in_(asked))).scalars())
    if missing := sorted(set(story_ids) - there):
        raise NotFound(f"there is no story {missing[0]}; `monitor stories` lists them")


def lot(connection: Connection, wanted: Rereading, *, after: Lot | None, but: Collection[int]) -> Lot | None:
    """The newest stories that wait and come after those of another lot, with all that tell the same moves, so that
    these are resolved once; without the ids in `but`. None where there is none left."""
    clock = (stories.c.first_seen_at, stories.c.id)
    newest = _stories(*clock).where(*_waiting(wanted, but)).order_by(clock[0].desc(), clock[1].desc()).limit(NEWEST)
    if after is not None:
        earlier = or_(clock[0] < after.oldest_at, clock[1] < after.oldest_id)
        newest = newest.where(clock[0] <= after.oldest_at, earlier)
    rows = connection.execute(newest).all()
    if not rows:
        return None
    found = _with_mates(connection, wanted, [row.id for row in rows], but)
    return Lot(stories=_read(connection, found), oldest_at=rows[-1].first_seen_at, oldest_id=rows[-1].id)


def keep(
    connection: Connection,
    read: Sequence[ReadAgain],
    decide: Callable[[Block], Resolution],
    *,
    now: datetime,
    teller: Teller | None = None,
) -> ResolvedStory:
    """Stores the readings and resolves what they bear on. A story that was read or whose text changed meanwhile keeps
    what it has."""
    # In the order in which they came: between reports that say the same as surely, the first one stored speaks.
    ids = sorted(each.story.id for each in read)
    of_story = {each.story.id: each for each in read}
    current = {row.story_id: row.id for row in connection.execute(_current_readings(ids))}
    taken = [
        story_id
        for story_id in ids
        if current.get(story_id) == of_story[story_id].story.reading_id
        and _save(connection, of_story[story_id], now=now)
    ]
    keys = _keys_of(connection, taken)
    new: dict[int, None] = {}
    changed: dict[int, None] = {}
    resolved: set[str] = set()
    for story_id in taken:
        if not keys[story_id] <= resolved:
            model = of_story[story_id].reading.model
            reread = Reread(story_ids=frozenset(taken), model=model)
            told = moves.resolve_story(connection, story_id, decide, now=now, reread=reread, teller=teller)
            new |= dict.fromkeys(told.new_moves)
            changed |= dict.fromkeys(told.changed_moves)
            resolved |= keys[story_id]
    done = advance(StoryState.RESOLVED, now=now) | {"resolved_at": now}
    connection.execute(update(stories).where(stories.c.id.in_(taken)).values(done))
    return ResolvedStory(new_moves=tuple(new), changed_moves=tuple(changed))


def _stories(*columns: ColumnElement[Any]) -> Select[Any]:
    """Of stories that have been read, with their current reading and revision."""
    return (
        select(*columns)
        .select_from(stories)
        .join(reading_table, and_(reading_table.c.story_id == stories.c.id, reading_table.c.current))
        .join(revisions, and_(revisions.c.story_id == stories.c.id, revisions.c.number == stories.c.revision))
    )


def _asked(wanted: Rereading) -> list[ColumnElement[bool]]:
    """Stories that are asked for, whether or not their text is there. Those on their way to be read anyway are not."""
    if wanted.read_before is None:
        found = [reading_table.c.model != wanted.model]
    else:
        found = [reading_table.c.read_at < wanted.read_before]
    found.append(stories.c.state.in_(_DONE))
    if wanted.since is not None:
        found.append(stories.c.first_seen_at >= wanted.since)
    if wanted.until is not None:
        found.append(stories.c.first_seen_at < wanted.until)
    if wanted.languages:
        found.append(stories.c.language.in_(wanted.languages))
    if wanted.story_ids:
        found.append(stories.c.id.in_(wanted.story_ids))
    return found


def _waiting(wanted: Rereading, but: Collection[int]) -> list[ColumnElement[bool]]:
    return [*_asked(wanted), revisions.c.text.is_not(None), stories.c.id.not_in(but)]


def _with_mates(connection: Connection, wanted: Rereading, newest: list[int], but: Collection[int]) -> list[int]:
    """Those stories and the ones that wait and tell a move with them, or with one of these: `MOST` at most."""
    found = dict.fromkeys(newest)
    edge = newest
    while edge and len(found) < MOST:
        edge = [each for each in connection.execute(_mates(wanted, edge, but)).scalars() if each not in found]
        found |= dict.fromkeys(edge)
    return list(found)[:MOST]


def _mates(wanted: Rereading, ids: list[int], but: Collection[int]) -> Select[Any]:
    mine, behind = reports.alias(), move_reports.alias()
    told = (
        select(move_reports.c.move_id).join(mine, mine.c.id == move_reports.c.report_id).where(mine.c.story_id.in_(ids))
    )
    return (
        _stories(stories.c.id)
        .distinct()
        .join(reports, reports.c.reading_id == reading_table.c.id)
        .join(behind, behind.c.report_id == reports.c.id)
        .where(behind.c.move_id.in_(family(told)), *_waiting(wanted, but))
        .order_by(stories.c.id.desc())
        .limit(MOST)
    )


def _read(connection: Connection, ids: list[int]) -> tuple[StoryToReread, ...]:
    columns = (
        stories.c.id,
        reading_table.c.id.label("reading_id"),
        revisions.c.id.label("revision_id"),
        revisions.c.title,
        revisions.c.text,
        revisions.c.language,
        stories.c.published_on,
        stories.c.url,
    )
    rows = connection.execute(_stories(*columns).where(stories.c.id.in_(ids)).order_by(stories.c.id.desc()))
    return tuple(
        StoryToReread(id=row.id, reading_id=row.reading_id, revision_id=row.revision_id, story=story_of(row))
        for row in rows
    )


def _current_readings(ids: Sequence[int]) -> Select[Any]:
    """(story, its current reading): still the one that is to be replaced, unless somebody was faster."""
    return select(reading_table.c.story_id, reading_table.c.id).where(
        reading_table.c.story_id.in_(ids), reading_table.c.current
    )


def _save(connection: Connection, again: ReadAgain, *, now: datetime) -> bool:
    """Whether the reading is stored: it is not where the text has changed meanwhile."""
    story = again.story
    saved = readings.save(connection, story.id, story.revision_id, again.reading, again.keys, now=now)
    return saved is not None


def _keys_of(connection: Connection, ids: Sequence[int]) -> dict[int, set[str]]:
    """The block keys of each story's reports, of current and former readings."""
    keys: dict[int, set[str]] = {story_id: set() for story_id in ids}
    told = select(reports.c.story_id, reports.c.block_key).distinct().where(reports.c.story_id.in_(ids))
    for row in connection.execute(told):
        keys[row.story_id].add(row.block_key)
    return keys
