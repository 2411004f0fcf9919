"""Each feed fetched and parsed now, side by side, and nothing of it stored."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import FeedError, NetError
from monitor.net import Client, open_client
from monitor.pipeline.finding import fetch, read
from monitor.pipeline.turns import in_turns, side_by_side
from monitor.query import FeedHealth
from monitor.settings import Settings
from monitor.text import host_of

#: Feeds asked side by side. How hard one host is pressed is the net's affair.
AT_ONCE = 24


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedCheck:
    """How a feed does, now and of late."""

    id: int
    title: str | None
    url: str
    ok: bool
    answer: str  #: "ok", or what went wrong in a word
    newest_at: datetime | None  #: their clock: the newest item
    items: int | None  #: in the document; None where it could not be read
    stories: int  #: first seen of late
    moves: int  #: of these, those behind at least one move
    share: float | None  #: `moves` / `stories`; None where there is no story
    seconds: float  #: until it was read
    error: str | None  #: one line
    note: str | None  #: what was wrong with a document that could be read all the same


async def check_feeds(
    settings: Settings, feeds: Sequence[FeedHealth], *, now: datetime, told: Callable[[], None]
) -> tuple[FeedCheck, ...]:
    """One value a feed, in the order given; `told` is called as each is done."""
    done: dict[int, FeedCheck] = {}

    async def check(feed: FeedHealth) -> None:
        done[feed.id] = await _check(client, feed, now=now)
        told()

    async with open_client(settings) as client:
        await side_by_side(check, in_turns(feeds, lambda feed: host_of(feed.url)), at_once=AT_ONCE)
    return tuple(done[feed.id] for feed in feeds)


async def _check(client: Client, feed: FeedHealth, *, now: datetime) -> FeedCheck:
    begun = time.monotonic()
    newest: datetime | None = None
    items: int | None = None
    error: str | None = None
    note: str | None = None
    answer = "ok"
    try:
        response = await fetch(client, feed.url)
        parsed = await asyncio.to_thread(read, response, now=now)  # a large one takes a second
        newest = max((entry.published_at for entry in parsed.entries if entry.published_at), default=None)
        items, note = len(parsed.entries), parsed.damaged
    except FeedError as problem:
        answer, error = "no feed", str(problem)
    except NetError as problem:
        answer, error = "no answer", str(problem)
    return FeedCheck(
        id=feed.id,
        title=feed.title,
        url=feed.url,
        ok=error is None,
        answer=answer,
        newest_at=newest,
        items=items,
        stories=feed.stories,
        moves=feed.moves,
        share=feed.share if feed.stories else None,
        seconds=round(time.monotonic() - begun, 2),
        error=error,
        note=note,
    )
