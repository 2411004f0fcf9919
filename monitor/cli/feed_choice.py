"""What the commands on feeds share: which feeds are meant, and where they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import click

from monitor.cli.context import Context
from monitor.cli.output import counted, say
from monitor.feeds import feed_address
from monitor.store import Store, open_store
from monitor.store.engine import database_path
from monitor.types import Feed, Subscription


def referred(store: Store, refs: Sequence[str]) -> list[Feed]:
    """The feeds that ids and addresses name, each once. NotFound for the first that names none."""
    found = {feed.id: feed for feed in (store.feed(feed_address(ref) if "://" in ref else ref) for ref in refs)}
    return list(found.values())


def name_of(feed: Feed) -> str:
    """A feed in a sentence."""
    return f"feed {feed.id} ({feed.title or feed.url})"


def store_to_fill(context: Context) -> Store:
    """The database; made where there is none yet, since subscribing is what people do first."""
    url = context.settings.database_url
    path = database_path(url)
    if path is not None and not path.exists():
        with open_store(url, create=True) as made:
            say(f"made the database {made.name}")
    return context.store()


def subscribe(store: Store, subscriptions: Iterable[Subscription], *, now: datetime) -> None:
    """Add feeds without asking their servers, and tell how many."""
    added = [store.add_feed(subscription, now=now)[1] for subscription in subscriptions]
    known = (
        f", {added.count(False)} {'was' if added.count(False) == 1 else 'were'} there already" if not all(added) else ""
    )
    click.echo(f"added {counted(added.count(True), 'feed', 'feeds')}{known}")
