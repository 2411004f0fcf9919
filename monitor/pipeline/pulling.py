"""Feeds that are due: fetched side by side, parsed in processes, stored one transaction a feed."""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from monitor.errors import MonitorError, NetError, NotFound, StoreError
from monitor.feeds import after_pull, body_hash
from monitor.net import ACCEPT_FEED
from monitor.pipeline.documents import parse_document
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import Tally
from monitor.pipeline.turns import in_turns, side_by_side
from monitor.store import NewEntry, PullStored
from monitor.text import host_of
from monitor.types import Feed, ParsedFeed, Pull, PullOutcome, Response

log = logging.getLogger(__name__)

#: Feeds taken from the database at a time, and fetched side by side. How hard one host is pressed is the net's affair.
BATCH = 500
AT_ONCE = 48

#: Seconds for parsing one document: the slowest of 182 real feeds took 0.44 s, a hostile one of 10 MB 4 s.
PARSE_LIMIT = 30.0

#: After an error of our own the feed rests this long, so that its server does not pay for our mistake.
REST = timedelta(hours=1)

_COUNTED_AS = {
    PullOutcome.UPDATED: "feeds_updated",
    PullOutcome.UNCHANGED: "feeds_unchanged",
    PullOutcome.FAILED: "feeds_failed",
    PullOutcome.GONE: "feeds_gone",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Answer:
    """What asking for a feed gave: a response, its document where that is new, or an error."""

    response: Response | None = None
    parsed: ParsedFeed | None = None
    entries: tuple[NewEntry, ...] = ()
    error: str | None = None


async def pull_due(runtime: Runtime, tally: Tally, *, due_at: datetime | None = None) -> int:
    """Pull what is due (now, or at `due_at`), and give how many feeds that were. Raises StoreError; whatever else goes
    wrong with a feed stands in its row."""
    due = await runtime.keep(runtime.store.due_feeds, now=due_at or runtime.clock(), limit=BATCH)
    if due:
        tally.add(feeds_due=len(due))
        feeds = in_turns(due, lambda feed: host_of(feed.url))
        await side_by_side(partial(_pull_and_tell, runtime, tally), feeds, at_once=AT_ONCE)
    return len(due)


async def _pull_and_tell(runtime: Runtime, tally: Tally, feed: Feed) -> None:
    try:
        pull, stored = await pull_feed(runtime, feed)
    except NotFound:
        return  # the user removed it meanwhile
    except StoreError:
        raise
    except Exception as error:  # the outer loop of a run: recorded, and the other feeds go on
        log.exception("Pulling %s failed unexpectedly", feed.url, extra={"action": "pull", "feed": feed.id})
        pull, stored = await _record_mistake(runtime, feed, error)
    tally.add(**{_COUNTED_AS[pull.outcome]: 1}, stories_new=stored.new_stories, stories_changed=stored.changed)
    _tell(feed, pull, stored)


async def pull_feed(runtime: Runtime, feed: Feed) -> tuple[Pull, PullStored]:
    """Ask for the feed, decide, and store its state with its entries in one transaction."""
    answer = await _ask(runtime, feed)
    now = runtime.clock()
    pull = after_pull(
        feed,
        now=now,
        jitter=random.random(),  # noqa: S311 -- it spreads requests over time, it guards nothing
        response=answer.response,
        parsed=answer.parsed,
        error=answer.error,
        default_interval=runtime.settings.pull_interval,
    )
    return pull, await runtime.keep(runtime.store.record_pull, feed.id, pull, answer.entries, now=now)


async def _ask(runtime: Runtime, feed: Feed) -> _Answer:
    try:
        response = await runtime.client.get(
            feed.url, etag=feed.etag, last_modified=feed.last_modified, accept=ACCEPT_FEED
        )
    except NetError as error:
        return _Answer(error=str(error))
    if not 200 <= response.status < 300 or body_hash(response.body) == feed.body_hash:
        return _Answer(response=response)
    try:
        parsed, entries = await take_in(runtime, response)
    except MonitorError as error:
        return _Answer(response=response, error=str(error))
    return _Answer(response=response, parsed=parsed, entries=entries)


async def take_in(runtime: Runtime, response: Response) -> tuple[ParsedFeed, tuple[NewEntry, ...]]:
    """The document and its entries with the identity of their stories. Raises FeedError and WorkerError."""
    parsed, taken = await runtime.workers.run(PARSE_LIMIT, parse_document, response, runtime.clock())
    return parsed, tuple(NewEntry(entry=entry, canonical_url=url) for entry, url in taken)


async def _record_mistake(runtime: Runtime, feed: Feed, error: Exception) -> tuple[Pull, PullStored]:
    now = runtime.clock()
    pull = Pull(
        outcome=PullOutcome.FAILED,
        next_pull_at=now + REST,
        current_interval=feed.current_interval,
        failures=feed.failures + 1,
        error=f"unexpected {type(error).__name__}: {error}",
    )
    return pull, await runtime.keep(runtime.store.record_pull, feed.id, pull, (), now=now)


def _tell(feed: Feed, pull: Pull, stored: PullStored) -> None:
    keys = {"action": "pull", "feed": feed.id, "outcome": pull.outcome.value}
    if (moved := stored.moved) is not None:
        joined = f", which is feed {moved.joined}; merged" if moved.joined is not None else ""
        log.info("Feed %d (%s) has moved to %s%s", feed.id, feed.url, moved.url, joined, extra=keys)
    if pull.outcome is PullOutcome.FAILED:
        log.warning("Feed %s failed: %s", feed.url, pull.error, extra=keys)
    elif pull.outcome is PullOutcome.GONE:
        log.warning("Feed %s is gone and will not be pulled again", feed.url, extra=keys)
    elif stored.new or stored.changed:
        log.info("Feed %s brought entries: %d new, %d changed", feed.url, stored.new, stored.changed, extra=keys)
    else:
        log.debug("Feed %s has nothing new", feed.url, extra=keys)
