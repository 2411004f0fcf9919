"""`monitor feeds`: subscriptions, their health, and lists of them in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from monitor.cli.consent import confirm
from monitor.cli.context import Context, pass_context
from monitor.cli.feed_adding import add
from monitor.cli.feed_choice import name_of, referred, store_to_fill, subscribe
from monitor.cli.feed_listing import check, list_command
from monitor.cli.files import read_file
from monitor.cli.output import emit, say
from monitor.errors import InputError, UsageError
from monitor.feeds import read_opml, write_opml
from monitor.pipeline.finding import as_address
from monitor.pipeline.sample import ADDRESS as SAMPLE
from monitor.types import Feed, FeedState, Subscription


@click.group()
def feeds() -> None:
    """Add, list, remove, pause, check, import and export feeds.

    \b
    monitor feeds add https://example.com/news
    monitor feeds list
    monitor feeds check
    """


for command in (add, list_command, check):
    feeds.add_command(command)


@feeds.command()
@click.argument("refs", nargs=-1, required=True, metavar="FEED...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_context
def remove(context: Context, /, refs: tuple[str, ...], yes: bool) -> None:
    """Unsubscribe from feeds, given by id or address. Their stories and moves stay.

    \b
    monitor feeds remove 3
    """
    store = context.store()
    chosen = referred(store, refs)
    names = ", ".join(name_of(feed) for feed in chosen)
    confirm(f"Remove {names}? The stories stay.", yes=yes)
    for feed in chosen:
        store.remove_feed(feed.id, now=context.now())
        click.echo(f"removed {name_of(feed)}; its stories stay")


@feeds.command()
@click.argument("refs", nargs=-1, required=True, metavar="FEED...")
@pass_context
def pause(context: Context, /, refs: tuple[str, ...]) -> None:
    """Stop pulling feeds, given by id or address, until `monitor feeds resume`.

    \b
    monitor feeds pause 3
    """
    _set_state(context, refs, FeedState.PAUSED, "paused")


@feeds.command()
@click.argument("refs", nargs=-1, required=True, metavar="FEED...")
@pass_context
def resume(context: Context, /, refs: tuple[str, ...]) -> None:
    """Pull feeds again that were paused or gone, given by id or address; they are due at once.

    \b
    monitor feeds resume 3
    """
    _set_state(context, refs, FeedState.ACTIVE, "resumed")


def _set_state(context: Context, refs: Sequence[str], state: FeedState, done: str) -> None:
    store = context.store()
    for feed in referred(store, refs):
        store.set_feed_state(feed.id, state, now=context.now())
        click.echo(f"{done} {name_of(feed)}")


@feeds.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@pass_context
def import_command(context: Context, /, file: Path) -> int:
    """Subscribe to the feeds of an OPML file (- for standard input), without asking them.

    \b
    monitor feeds import subscriptions.opml
    """
    try:
        subscriptions = read_opml(read_file(file))
    except InputError as error:
        raise InputError(f"{file}: {error}") from error
    good: list[Subscription] = []
    for subscription in subscriptions:
        try:
            good.append(replace(subscription, url=as_address(subscription.url)))
        except UsageError as error:
            say(f"left out: {error}")
    subscribe(store_to_fill(context), good, now=context.now())
    return 0 if len(good) == len(subscriptions) else 1


@feeds.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@pass_context
def export_command(context: Context, /, file: Path | None) -> None:
    """Write the feeds as OPML, to a file or to standard output. The bundled sample is left out.

    \b
    monitor feeds export subscriptions.opml
    """
    subscriptions = [_as_subscription(feed) for feed in context.store().feeds() if feed.url != SAMPLE]
    written = write_opml(subscriptions, title="Feeds of leadership-monitor")
    if file is None:
        emit(written.decode("utf-8"))
    else:
        _write(file, written)


def _write(file: Path, data: bytes) -> None:
    if not file.parent.is_dir():
        raise UsageError(f"{file} cannot be written: there is no folder {file.parent}")
    try:
        file.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}; name another file") from error


def _as_subscription(feed: Feed) -> Subscription:
    return Subscription(
        url=feed.url,
        title=feed.title,
        site_url=feed.site_url,
        comment=feed.comment,
        interval=feed.interval,
        country=feed.country,
        language=feed.language,
        state=feed.state,
    )
