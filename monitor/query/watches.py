"""The watches: who is told what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from monitor.store import Store
from monitor.store.tables import watch_companies
from monitor.store.watches import every
from monitor.text import channel_shown
from monitor.types import Rhythm


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchRow:
    """A watch, for everybody who may ask: nothing of it that opens a channel."""

    id: int
    name: str
    filter: Mapping[str, str]  #: name of a field of `MoveFilter`, text as people write it
    companies: tuple[str, ...]  #: none: the filter alone says what it wants
    channel: str  #: as `text.channel_shown` has it: the kind of the channel; of a web address its host, too
    rhythm: Rhythm
    unconfirmed: bool  #: rumours and proposals too
    created_at: datetime
    paused_at: datetime | None


def watches(store: Store) -> tuple[WatchRow, ...]:
    """All watches, in the order they were added."""
    with store.reading() as connection:
        known = every(connection)
        query = select(watch_companies.c.watch_id, watch_companies.c.name).order_by(watch_companies.c.ordinal)
        companies: dict[int, list[str]] = {watch.id: [] for watch in known}
        for row in connection.execute(query):
            companies[row.watch_id].append(row.name)
    return tuple(
        WatchRow(
            id=watch.id,
            name=watch.name,
            filter=watch.filter,
            companies=tuple(companies[watch.id]),
            channel=channel_shown(watch.channel),
            rhythm=watch.rhythm,
            unconfirmed=watch.unconfirmed,
            created_at=watch.created_at,
            paused_at=watch.paused_at,
        )
        for watch in known
    )
