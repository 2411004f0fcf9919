"""Stories on their way: queues, settled texts, failures. Works inside a transaction of `Store`."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, exists, func, insert, select, update

from monitor.errors import NotFound
from monitor.store.tables import entries, feeds, readings, reports, revisions, stories
from monitor.store.values import PendingStory, Settled, SettledText, Stage, UnreadStory
from monitor.types import Story, StoryState


def _waiting(state: StoryState, now: datetime) -> ColumnElement[bool]:
    return and_(stories.c.state == state, stories.c.next_try_at <= now)


def to_fetch(connection: Connection, *, now: datetime, limit: int) -> tuple[PendingStory, ...]:
    """Stories in state `new` whose time has come, each with the entry that gives its text: the oldest of every feed,
    then the next of every feed, so that one with thousands keeps no other waiting."""
    turns = _in_turns(now)
    queue = (
        select(stories, turns.c.turn)
        .join(turns, turns.c.id == stories.c.id)
        .order_by(turns.c.turn, stories.c.next_try_at, stories.c.id)
        .limit(limit)
        .subquery()
    )
    best = (
        select(entries.c.id)
        .where(entries.c.story_id == queue.c.id)
        .order_by(
            entries.c.changed_at.desc().nulls_last(),
            func.length(entries.c.content).desc(),
            func.length(entries.c.summary).desc(),
            entries.c.id,
        )
        .limit(1)
        .correlate(queue)
        .scalar_subquery()
    )
    names = ("title", "summary", "content", "published_at", "published_on", "publisher")
    claim = func.coalesce(entries.c.language, feeds.c.language).label("language")
    own = [queue.c[name] for name in ("id", "attempts", "url")]
    rows = connection.execute(
        select(*own, *(entries.c[name] for name in names), claim)
        .join_from(queue, entries, entries.c.id == best)
        .join(feeds, feeds.c.id == entries.c.feed_id)
        .order_by(queue.c.turn, queue.c.next_try_at, queue.c.id)
    )
    return tuple(PendingStory(**row._mapping) for row in rows)


def _in_turns(now: datetime) -> Subquery:
    """(id, turn) of the stories to fetch: 1 for the oldest of its feed, 2 for the next."""
    waiting = (
        select(stories.c.id, stories.c.next_try_at, func.min(entries.c.feed_id).label("feed_id"))
        .join(entries, entries.c.story_id == stories.c.id)
        .where(_waiting(StoryState.NEW, now))
        .group_by(stories.c.id, stories.c.next_try_at)
        .subquery()
    )
    order = (waiting.c.next_try_at, waiting.c.id)
    turn = func.row_number().over(partition_by=waiting.c.feed_id, order_by=order).label("turn")
    return select(waiting.c.id, turn).subquery()


def settle(connection: Connection, story_id: int, settled: SettledText, *, now: datetime) -> Settled:
    """The story's text from now on: a new revision, or the one it has where nothing changed. Raises NotFound."""
    story = _one(connection, story_id)
    text_hash = hashlib.sha256(f"{settled.title}\0{settled.text}".encode()).hexdigest()
    current = connection.execute(
        select(revisions.c.id, revisions.c.number, revisions.c.text_hash).where(
            revisions.c.story_id == story_id, revisions.c.number == story.revision
        )
    ).first()
    if current is not None and current.text_hash == text_hash:
        outcome = Settled(revision_id=current.id, number=current.number, new=False)
    else:
        outcome = _revise(connection, story, settled, text_hash, now=now)
    read = None if outcome.new else _current_reading(connection, outcome.revision_id)
    state = StoryState.FETCHED if read is None else StoryState.READ
    values = _settled_values(story, settled) | {"revision": outcome.number, "settled_at": now}
    connection.execute(update(stories).where(stories.c.id == story_id).values(values | advance(state, now=now)))
    return outcome


def _revise(connection: Connection, story: Any, settled: SettledText, text_hash: str, *, now: datetime) -> Settled:
    number = (story.revision or 0) + 1
    made = connection.execute(
        insert(revisions)
        .values(
            story_id=story.id,
            number=number,
            title=settled.title,
            text=settled.text,
            text_hash=text_hash,
            source=settled.source,
            reason=settled.reason,
            language=settled.language,
            settled_at=now,
        )
        .returning(revisions.c.id)
    )
    return Settled(revision_id=made.scalar_one(), number=number, new=True)


def _current_reading(connection: Connection, revision_id: int) -> int | None:
    return connection.execute(
        select(readings.c.id).where(readings.c.revision_id == revision_id, readings.c.current)
    ).scalar()


def _settled_values(story: Any, settled: SettledText) -> dict[str, object]:
    values: dict[str, object] = {
        "title": settled.title,
        "language": settled.language,
        "fingerprint": settled.fingerprint,
        "copy_of": None if settled.copy_of == story.id else settled.copy_of,
    }
    claims = ("published_at", "published_on", "publisher")
    return values | {name: getattr(settled, name) for name in claims if getattr(settled, name) is not None}


def advance(state: StoryState, *, now: datetime) -> dict[str, object]:
    """What a story's row says once a stage has gone well."""
    return {"state": state, "attempts": 0, "next_try_at": now, "failed_stage": None, "error": None}


def to_read(connection: Connection, *, now: datetime, limit: int) -> tuple[UnreadStory, ...]:
    """Stories in state `fetched` whose time has come, oldest first, in their current revision."""
    rows = connection.execute(
        select(
            stories.c.id,
            stories.c.attempts,
            stories.c.published_on,
            stories.c.url,
            revisions.c.id.label("revision_id"),
            revisions.c.title,
            func.coalesce(revisions.c.text, "").label("text"),
            revisions.c.language,
        )
        .join(revisions, and_(revisions.c.story_id == stories.c.id, revisions.c.number == stories.c.revision))
        .where(_waiting(StoryState.FETCHED, now))
        .order_by(stories.c.next_try_at, stories.c.id)
        .limit(limit)
    )
    return tuple(_unread(row) for row in rows)


def _unread(row: Any) -> UnreadStory:
    return UnreadStory(id=row.id, revision_id=row.revision_id, attempts=row.attempts, story=story_of(row))


def story_of(row: Any) -> Story:
    """A story as it is read, from a row with its text."""
    return Story(
        id=str(row.id),
        title=row.title,
        text=row.text,
        published_on=row.published_on,
        language=row.language,
        url=row.url,
    )


def to_resolve(connection: Connection, *, now: datetime, limit: int) -> tuple[int, ...]:
    """Ids of stories in state `read` whose time has come, oldest first."""
    rows = connection.execute(
        select(stories.c.id)
        .where(_waiting(StoryState.READ, now))
        .order_by(stories.c.next_try_at, stories.c.id)
        .limit(limit)
    )
    return tuple(rows.scalars())


def fail(
    connection: Connection, story_id: int, stage: Stage, error: str, *, next_try_at: datetime | None, now: datetime
) -> int:
    """One failed try of `stage`; None for `next_try_at` gives the story up. Gives the tries so far."""
    story = _one(connection, story_id)
    attempts = int(story.attempts) + 1
    values: dict[str, object] = {"attempts": attempts, "failed_stage": stage.value, "error": error}
    values |= {"state": StoryState.FAILED, "next_try_at": now} if next_try_at is None else {"next_try_at": next_try_at}
    connection.execute(update(stories).where(stories.c.id == story_id).values(values))
    return attempts


def retry(connection: Connection, story_id: int, *, now: datetime) -> None:
    """Takes a failed story up again, at the stage that it failed in. Raises NotFound."""
    story = _one(connection, story_id)
    if story.state is not StoryState.FAILED:
        return
    at = {Stage.FETCH: StoryState.NEW, Stage.READ: StoryState.FETCHED, Stage.RESOLVE: StoryState.READ}
    state = at[Stage(story.failed_stage)] if story.failed_stage else StoryState.NEW
    connection.execute(update(stories).where(stories.c.id == story_id).values(advance(state, now=now)))


def _one(connection: Connection, story_id: int) -> Any:
    row = connection.execute(select(stories).where(stories.c.id == story_id)).first()
    if row is None:
        raise NotFound(f"there is no story {story_id}")
    return row


def fingerprints(connection: Connection, *, since: datetime) -> tuple[tuple[int, int], ...]:
    """(story, fingerprint) of the originals first seen since then, oldest first: what a new text may be a copy of."""
    rows = connection.execute(
        select(stories.c.id, stories.c.fingerprint)
        .where(stories.c.first_seen_at >= since, stories.c.fingerprint.is_not(None), stories.c.copy_of.is_(None))
        .order_by(stories.c.id)
    )
    return tuple((row.id, row.fingerprint) for row in rows)


def text_of(connection: Connection, story_id: int) -> tuple[str, str]:
    """Title and text of the current revision, the text "" where it is kept no longer. Raises NotFound."""
    row = connection.execute(
        select(stories.c.title, revisions.c.text)
        .outerjoin(revisions, and_(revisions.c.story_id == stories.c.id, revisions.c.number == stories.c.revision))
        .where(stories.c.id == story_id)
    ).first()
    if row is None:
        raise NotFound(f"there is no story {story_id}")
    return row.title, row.text or ""


def forget_texts(connection: Connection, *, before: datetime) -> int:
    """Drops the texts of stories first seen before then and done with, in which no reading found anything; a text that
    evidence points into stays, for without it no decision could be explained."""
    done = select(stories.c.id).where(
        stories.c.first_seen_at < before,
        stories.c.state.in_((StoryState.RESOLVED, StoryState.FAILED)),
        ~exists().where(reports.c.story_id == stories.c.id),
    )
    old = connection.execute(
        update(revisions).where(revisions.c.story_id.in_(done), revisions.c.text.is_not(None)).values(text=None)
    ).rowcount
    connection.execute(
        update(entries)
        .where(entries.c.story_id.in_(done), (entries.c.content != "") | (entries.c.summary != ""))
        .values(content="", summary="")
    )
    return old
