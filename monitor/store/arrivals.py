"""Which entries of a pull are known: by their guid, and where the feed gives none by their link and headline.

A feed without guids goes by its links, and one that links all its news to one page (`/latest`) would seem to change
one entry for ever: each new headline would take the place of the story before it, and its moves away. So a headline of
other words under a known link is another entry; one with a word mended is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from monitor.store.tables import entries
from monitor.store.values import NewEntry
from monitor.text import titled_guid, words
from monitor.types import Entry

#: SQLite takes 32,766 parameters a statement (sqlite.org/limits.html, from 3.32); this many keeps well below.
_BATCH = 500
_T = TypeVar("_T")

#: The share of their words that two headlines of one entry have in common. Half: a correction keeps more, and what two
#: notices of different houses share ("names", "chief executive") is less.
_SAME_TITLE = 0.5
#: The same where the time of publication differs as well: two notices of ONE house share up to two thirds ("Acme names
#: ... chief executive"). An entry wrongly taken for new is a second source, one wrongly taken for a change a lost move.
_SAME_TITLE_LATER = 0.7
#: Entries of one link that a headline is compared with, the newest: enough for a page of notices.
_AT_ONE_LINK = 100


def batches(items: Collection[_T]) -> Iterator[Sequence[_T]]:
    """All items, as many at a time as a statement takes."""
    listed = list(items)
    return (listed[start : start + _BATCH] for start in range(0, len(listed), _BATCH))


def recognise(
    connection: Connection, feed_id: int, arrived: Sequence[NewEntry]
) -> tuple[list[tuple[NewEntry, Any]], list[NewEntry]]:
    """What is known, with its row, and what is new, with a guid that no row has; of a guid given twice the first."""
    arrivals = {arrival.entry.guid: arrival for arrival in reversed(arrived)}
    rows = _rows(connection, feed_id, "guid", arrivals)
    by_guid = {row.guid: row for row in rows}
    known: dict[str, Any] = {}
    unsure: list[NewEntry] = []
    for guid, arrival in reversed(arrivals.items()):
        row = by_guid.get(guid)
        if _is_loose(arrival.entry) and (row is None or row.title != arrival.entry.title):
            unsure.append(arrival)
        elif row is not None:
            known[guid] = row
    known |= _by_headline(connection, feed_id, unsure, taken={row.id for row in known.values()})
    fresh = [arrival for guid, arrival in reversed(arrivals.items()) if guid not in known]
    named = [_titled(arrival) if arrival.entry.guid in by_guid else arrival for arrival in fresh]
    return [(arrivals[guid], row) for guid, row in known.items()], _unnamed(connection, feed_id, named)


def _unnamed(connection: Connection, feed_id: int, fresh: Sequence[NewEntry]) -> list[NewEntry]:
    """Without those whose headline another entry of the document corrects: that one has the row, and its guid."""
    guids = {arrival.entry.guid for arrival in fresh}
    here = {row.guid for row in _rows(connection, feed_id, "guid", guids)}
    return list({a.entry.guid: a for a in reversed(fresh) if a.entry.guid not in here}.values())[::-1]


def _rows(connection: Connection, feed_id: int, name: str, values: Collection[str]) -> list[Any]:
    columns = (entries.c[each] for each in ("id", "story_id", "guid", "url", "title", "published_at", "content_hash"))
    found = select(*columns).where(entries.c.feed_id == feed_id).order_by(entries.c.id)
    return [
        row for batch in batches(values) for row in connection.execute(found.where(entries.c[name].in_(batch))).all()
    ]


def _is_loose(entry: Entry) -> bool:
    """Whether the guid is none of the feed's own: the link, or the link with the headline."""
    return entry.url is not None and entry.guid in (entry.url, titled_guid(entry.url, entry.title))


def _by_headline(
    connection: Connection, feed_id: int, unsure: Sequence[NewEntry], *, taken: set[int]
) -> dict[str, Any]:
    """guid -> the row of the same link whose headline is most like; each row once, the closest pairs first."""
    at_link: dict[str, list[Any]] = {}
    for row in _rows(connection, feed_id, "url", {str(arrival.entry.url) for arrival in unsure}):
        at_link.setdefault(row.url, []).append(row)
    told = {row.title: words(row.title) for rows in at_link.values() for row in rows[-_AT_ONE_LINK:]}
    pairs: list[tuple[float, int, str, Any]] = []
    for arrival in unsure:
        title = words(arrival.entry.title)
        for row in at_link.get(str(arrival.entry.url), [])[-_AT_ONE_LINK:]:
            likeness = _likeness(title, told[row.title])
            if likeness >= _least(arrival.entry, row):
                pairs.append((likeness, -row.id, arrival.entry.guid, row))
    found: dict[str, Any] = {}
    used = set(taken)
    for _, _, guid, row in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if guid not in found and row.id not in used:
            found[guid] = row
            used.add(row.id)
    return found


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two headlines have in common, 0 to 1; one without words may be any other."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else _SAME_TITLE_LATER


def _least(entry: Entry, row: Any) -> float:
    return _SAME_TITLE_LATER if _differ(entry.published_at, row.published_at) else _SAME_TITLE


def _differ(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one != other


def _titled(arrival: NewEntry) -> NewEntry:
    """Under a guid of its own, where another entry has the link."""
    entry = arrival.entry
    return replace(arrival, entry=replace(entry, guid=titled_guid(str(entry.url), entry.title)))
