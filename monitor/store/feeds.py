"""Subscriptions, their schedule and health. Every function works inside a transaction of `Store`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from monitor.errors import NotFound
from monitor.store.tables import feeds, pulls
from monitor.store.values import Moved, PullStored
from monitor.types import Feed, FeedState, Pull, PullOutcome, Subscription

#: Of a feed not pulled yet; the first pull sets what it finds.
_FIRST_INTERVAL = timedelta(minutes=15)
#: The columns that are fields of `types.Feed`, under the same name.
_FEED_COLUMNS = [feeds.c[name] for name in Feed.__dataclass_fields__]
_SUCCESSES = {PullOutcome.UPDATED, PullOutcome.UNCHANGED}


def _feed(row: Row[Any]) -> Feed:
    return Feed(**row._mapping)


def add(connection: Connection, sub: Subscription, *, now: datetime) -> tuple[Feed, bool]:
    """The feed, and whether it is new; a removed one comes back, due at once, with its history."""
    known = connection.execute(select(feeds.c.id, feeds.c.removed_at).where(feeds.c.url == sub.url)).first()
    if known is None:
        claims = {name: getattr(sub, name) for name in Subscription.__dataclass_fields__}
        start = {"current_interval": sub.interval or _FIRST_INTERVAL, "next_pull_at": now}
        made = connection.execute(insert(feeds).values(**claims, **start, added_at=now).returning(feeds.c.id))
        return one(connection, made.scalar_one()), True
    if known.removed_at is None:
        return one(connection, known.id), False
    revived = {"removed_at": None, "state": sub.state, "next_pull_at": now, "failures": 0}
    connection.execute(update(feeds).where(feeds.c.id == known.id).values(revived))
    return one(connection, known.id), True


def every(connection: Connection) -> tuple[Feed, ...]:
    """All feeds that are not removed, in the order they were added."""
    rows = connection.execute(select(*_FEED_COLUMNS).where(feeds.c.removed_at.is_(None)).order_by(feeds.c.id))
    return tuple(_feed(row) for row in rows)


def one(connection: Connection, ref: int | str) -> Feed:
    """The feed of this id or address; raises NotFound. A removed one is found by its id only."""
    by_id = isinstance(ref, int) or ref.isdecimal()
    condition = feeds.c.id == int(ref) if by_id else (feeds.c.url == ref) & feeds.c.removed_at.is_(None)
    row = connection.execute(select(*_FEED_COLUMNS).where(condition)).first()
    if row is None:
        raise NotFound(f"there is no feed {ref}; see `monitor feeds list`")
    return _feed(row)


def remove(connection: Connection, feed_id: int, *, now: datetime) -> None:
    """No longer listed or pulled; its stories stay. Raises NotFound."""
    _change(connection, feed_id, {"removed_at": now})


def set_state(connection: Connection, feed_id: int, state: FeedState, *, now: datetime) -> None:
    """Pause, or wake: a feed made active is due at once. Raises NotFound."""
    due = {"next_pull_at": now, "failures": 0} if state is FeedState.ACTIVE else {}
    _change(connection, feed_id, {"state": state, **due})


def _change(connection: Connection, feed_id: int, values: dict[str, object]) -> None:
    found = connection.execute(
        update(feeds).where(feeds.c.id == feed_id, feeds.c.removed_at.is_(None)).values(values).returning(feeds.c.id)
    ).first()
    if found is None:
        raise NotFound(f"there is no feed {feed_id}; see `monitor feeds list`")


def due(connection: Connection, *, now: datetime, limit: int) -> tuple[Feed, ...]:
    """Active feeds whose time has come, the longest waiting first."""
    waiting = (feeds.c.state == FeedState.ACTIVE, feeds.c.next_pull_at <= now, feeds.c.removed_at.is_(None))
    rows = connection.execute(
        select(*_FEED_COLUMNS).where(*waiting).order_by(feeds.c.next_pull_at, feeds.c.id).limit(limit)
    )
    return tuple(_feed(row) for row in rows)


def apply_pull(connection: Connection, feed_id: int, pull: Pull, *, now: datetime) -> Moved | None:
    """The feed's row after a pull, and where the feed has moved. Raises NotFound."""
    values: dict[str, object] = {
        "next_pull_at": pull.next_pull_at,
        "current_interval": pull.current_interval,
        "failures": pull.failures,
        "last_pull_at": now,
        "last_outcome": pull.outcome,
        "last_status": pull.status,
        "last_error": pull.error,
    }
    if pull.outcome is PullOutcome.GONE:
        values["state"] = FeedState.GONE
    if pull.outcome in _SUCCESSES:  # the same bytes may come with new validators
        values |= {"etag": pull.etag, "last_modified": pull.last_modified, "body_hash": pull.body_hash}
        values["last_success_at"] = now
    claims = {"title": pull.title, "site_url": pull.site_url, "language": pull.language}
    old = one(connection, feed_id)
    if connection.execute(select(feeds.c.removed_at).where(feeds.c.id == feed_id)).scalar() is not None:
        raise NotFound(f"feed {feed_id} was removed while it was pulled")
    values |= {name: claim for name, claim in claims.items() if claim and getattr(old, name) is None}
    moved = _moved(connection, pull.url) if pull.url is not None and pull.url != old.url else None
    if moved is not None and moved.joined is None:
        values["url"] = moved.url
    elif moved is not None:
        values |= {"removed_at": now, "last_error": f"moved to {moved.url}, which is feed {moved.joined}"}
    connection.execute(update(feeds).where(feeds.c.id == feed_id).values(values))
    return moved


def _moved(connection: Connection, url: str) -> Moved | None:
    """A permanent redirect rewrites the address; where another feed has that one, this feed makes room for it. One
    that was removed keeps its address, and this feed goes on by the redirect."""
    other = connection.execute(select(feeds.c.id, feeds.c.removed_at).where(feeds.c.url == url)).first()
    if other is not None and other.removed_at is not None:
        return None
    return Moved(url=url, joined=other.id if other is not None else None)


def log_pull(connection: Connection, feed_id: int, pull: Pull, stored: PullStored, *, now: datetime) -> None:
    """One line of the feed's health."""
    connection.execute(
        insert(pulls).values(
            feed_id=feed_id,
            pulled_at=now,
            outcome=pull.outcome,
            status=pull.status,
            error=pull.error,
            entries_new=stored.new,
            entries_changed=stored.changed,
            entries_known=stored.known,
        )
    )


def note_newest(connection: Connection, feed_id: int, dates: Iterable[datetime | None], *, now: datetime) -> None:
    """The date of the feed's newest entry, from those of a pull; never in the future, since feeds get clocks wrong."""
    newest = max((date for date in dates if date is not None and date <= now), default=None)
    if newest is not None:
        older = or_(feeds.c.newest_at.is_(None), feeds.c.newest_at < newest)
        connection.execute(update(feeds).where(feeds.c.id == feed_id, older).values(newest_at=newest))


def forget_pulls(connection: Connection, *, before: datetime) -> int:
    """Drops the log of pulls older than `before`; gives how many lines."""
    return connection.execute(delete(pulls).where(pulls.c.pulled_at < before)).rowcount
