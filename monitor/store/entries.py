"""What a pull brought: entries into the table, each with its story. Works inside a transaction of `Store`.

Identity: in one feed the guid (`arrivals`); between feeds (and for a feed that gives a story a new guid) the canonical
URL. A feed whose entries all link to one page is seen by their titles: those that differ are stories of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from monitor.store.arrivals import batches, recognise
from monitor.store.tables import entries, stories
from monitor.store.values import NewEntry, PullStored
from monitor.text import fold, squeeze
from monitor.types import Entry, StoryState

#: The columns that an entry's text and dates fill.
_TEXT_COLUMNS = ("url", "title", "summary", "content", "published_at", "published_on", "updated_at", "language")


def _hash(entry: Entry) -> str:
    return hashlib.sha256("\0".join((entry.title, entry.summary, entry.content)).encode()).hexdigest()


def _row(entry: Entry) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name in (*_TEXT_COLUMNS, "publisher")}
    return values | {"content_hash": _hash(entry)}


def store_entries(connection: Connection, feed_id: int, arrived: tuple[NewEntry, ...], *, now: datetime) -> PullStored:
    """New entries get stories, changed ones send theirs back to `new`, known ones cost nothing."""
    known, fresh = recognise(connection, feed_id, arrived)
    changed = [
        {"entry_id": row.id, "story_id": row.story_id, **_row(arrival.entry)}
        for arrival, row in known
        if row.content_hash != _hash(arrival.entry)
    ]
    _store_changed(connection, changed, now=now)
    new_stories = _store_fresh(connection, feed_id, fresh, now=now)
    unchanged = len(known) - len(changed)
    return PullStored(new=len(fresh), changed=len(changed), known=unchanged, new_stories=new_stories)


def _store_changed(connection: Connection, changed: list[dict[str, Any]], *, now: datetime) -> None:
    if not changed:
        return
    text: dict[str, Any] = {name: bindparam(name) for name in (*_TEXT_COLUMNS, "publisher", "content_hash")}
    statement = update(entries).where(entries.c.id == bindparam("entry_id")).values(**text, changed_at=now)
    connection.execute(statement, changed)
    again = {"state": StoryState.NEW, "attempts": 0, "next_try_at": now, "error": None, "failed_stage": None}
    for batch in batches({row["story_id"] for row in changed}):
        connection.execute(update(stories).where(stories.c.id.in_(batch)).values(again))


def _store_fresh(connection: Connection, feed_id: int, fresh: list[NewEntry], *, now: datetime) -> int:
    """Inserts the entries, and stories for those that no feed had; gives how many stories that were."""
    if not fresh:
        return 0
    story_ids = _stories_at(connection, {arrival.canonical_url for arrival in fresh if arrival.canonical_url})
    keys = _identities(fresh, _titles_here(connection, feed_id, story_ids))
    unknown: dict[str, NewEntry] = {}
    for key, arrival in zip(keys, fresh, strict=True):
        if key not in story_ids:
            unknown.setdefault(key, arrival)
    story_ids |= _make_stories(connection, unknown, now=now)
    rows = [
        {"feed_id": feed_id, "story_id": story_ids[key], "guid": arrival.entry.guid, "first_seen_at": now}
        | _row(arrival.entry)
        for key, arrival in zip(keys, fresh, strict=True)
    ]
    connection.execute(insert(entries), rows)
    return len(unknown)


def _stories_at(connection: Connection, urls: Collection[str]) -> dict[str, int]:
    columns = (stories.c.canonical_url, stories.c.id)
    return {
        row.canonical_url: row.id
        for batch in batches(urls)
        for row in connection.execute(select(*columns).where(stories.c.canonical_url.in_(batch)))
    }


def _titles_here(connection: Connection, feed_id: int, story_ids: dict[str, int]) -> dict[str, str]:
    """Canonical URL -> the title, folded, under which this feed has it already."""
    url_of = {story_id: url for url, story_id in story_ids.items()}
    return {
        url_of[row.story_id]: fold(squeeze(row.title))
        for batch in batches(url_of)
        for row in connection.execute(
            select(entries.c.story_id, entries.c.title).where(
                entries.c.feed_id == feed_id, entries.c.story_id.in_(batch)
            )
        )
    }


#: Before the guid, in the key of an entry that is a story of its own: no URL begins so.
_OWN = "\0"


def _identities(fresh: list[NewEntry], titles: dict[str, str]) -> list[str]:
    """For each entry the key of its story: the canonical URL, unless this feed uses it for another title."""
    keys = []
    for arrival in fresh:
        url, title = arrival.canonical_url, fold(squeeze(arrival.entry.title))
        own = url is None or titles.setdefault(url, title) != title
        keys.append(_OWN + arrival.entry.guid if own else str(url))
    return keys


def _make_stories(connection: Connection, unknown: dict[str, NewEntry], *, now: datetime) -> dict[str, int]:
    if not unknown:
        return {}
    rows = [
        {name: getattr(arrival.entry, name) for name in ("url", "title", "publisher", "language")}
        | {"published_at": arrival.entry.published_at, "published_on": arrival.entry.published_on}
        | {"canonical_url": None if key.startswith(_OWN) else key}
        | {"state": StoryState.NEW, "next_try_at": now, "first_seen_at": now}
        for key, arrival in unknown.items()
    ]
    made = connection.execute(insert(stories).returning(stories.c.id, sort_by_parameter_order=True), rows)
    return dict(zip(unknown, made.scalars(), strict=True))
