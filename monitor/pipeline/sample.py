"""The bundled sample feed, taken the way of any other: it shows a newcomer what comes out, without internet."""

from __future__ import annotations

from pathlib import Path

from monitor.errors import InputError
from monitor.feeds import after_pull, body_hash
from monitor.pipeline.fetching import fetch_due
from monitor.pipeline.pulling import take_in
from monitor.pipeline.reports import read_due
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import Tally
from monitor.types import FeedState, Response, Subscription

#: Its address in the database. No such host can exist (RFC 2606), and the feed is paused, so nobody asks for it.
ADDRESS = "https://sample.invalid/feed.xml"

SUBSCRIPTION = Subscription(url=ADDRESS, comment="the sample that comes with the monitor; not pulled from anywhere")


async def take_sample(runtime: Runtime, file: Path) -> bool:
    """Store the sample's entries, read and resolve them; False where the database has them already. Raises InputError
    where the file cannot be read, FeedError, StoreError, ModelError."""
    try:
        body = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}; install the package again") from error
    store, now = runtime.store, runtime.clock()
    feed, _ = await runtime.keep(store.add_feed, SUBSCRIPTION, now=now)
    if feed.state is not FeedState.PAUSED:  # new, or back after a removal
        await runtime.keep(store.set_feed_state, feed.id, FeedState.PAUSED, now=now)
    if feed.body_hash == body_hash(body):
        return False
    response = Response(url=ADDRESS, status=200, headers={"content-type": "application/rss+xml"}, body=body)
    parsed, entries = await take_in(runtime, response)
    default = runtime.settings.pull_interval
    pull = after_pull(feed, now=now, jitter=0.0, default_interval=default, response=response, parsed=parsed)
    tally = Tally()
    await runtime.keep(store.record_pull, feed.id, pull, entries, now=now)
    while await fetch_due(runtime, tally) or await read_due(runtime, tally):
        pass
    return True
