"""`monitor watch add` and `edit`: what a watch is for, and where it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from monitor.cli.context import Context, pass_context
from monitor.cli.feed_choice import store_to_fill
from monitor.cli.files import read_file
from monitor.cli.moves import filter_options, flag
from monitor.cli.output import Command, local_zone, say
from monitor.errors import InputError, UsageError
from monitor.pipeline.watches import WatchDesk
from monitor.query import NOT_WATCHED
from monitor.store import Store
from monitor.text import channel_shown
from monitor.types import AskedWatch, Rhythm, Watch

_FILTERS = filter_options(
    *NOT_WATCHED,
    min_confidence="From 0 to 1, where it is more than the setting alert_confidence.",
)


def desk(context: Context, store: Store) -> WatchDesk:
    """Where the command line asks for watches."""
    return WatchDesk(store=store, settings=context.settings, clock=context.now, zone=local_zone(), named=flag)


def _options(*, adding: bool) -> Callable[[Command], Command]:
    """The options of both commands."""
    options = (
        click.option("--companies", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True),
                     help="Only moves at the companies of a CSV file, as `monitor companies import` reads it."),
        click.option("--to", "channel", metavar="URL", required=adding, help="Where to: see below."),
        click.option("--name", help="What the watch is called. Default: what it is for."),
        click.option("--daily", "rhythm", flag_value="daily", help="One message a day (setting digest_time)."),
        click.option("--weekly", "rhythm", flag_value="weekly",
                     help="One message a week (settings digest_day, digest_time)."),
        click.option("--echo", multiple=True, metavar="KEY=VALUE",
                     help="A field of your own, sent back with every webhook."),
    )  # fmt: skip

    def put(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return _FILTERS(command)

    return put


@click.command()
@_options(adding=True)
@click.option("--unconfirmed", is_flag=True, help="Rumours and proposals too.")
@pass_context
def add(
    context: Context,
    /,
    companies: Path | None,
    channel: str,
    name: str | None,
    rhythm: str | None,
    unconfirmed: bool,
    echo: tuple[str, ...],
    **asked: str | None,
) -> None:
    """Add a watch: the filters of `monitor moves`, and a channel.

    \b
    monitor watch add --company anthropic --role cto --to https://hooks.example/in
    monitor watch add --level board --companies mine.csv --daily --to 'mailtos://me:secret@mail.example?to=me@example.org'
    monitor watch add --to ntfy://ntfy.sh/my-topic --unconfirmed

    https:// and http:// are a signed webhook: its secret is shown once. Everything else is an address of apprise
    (mailtos://, slack://, tgram://, ntfy:// and a hundred more; docs/alerts.md). It hears of what is announced from now
    on, once; a second time where a move is confirmed, dated otherwise, corrected, disputed or withdrawn.
    """
    wish = AskedWatch(
        filter=_given(asked),
        channel=channel,
        name=name,
        companies=_list(companies),
        rhythm=Rhythm(rhythm) if rhythm else None,
        unconfirmed=unconfirmed,
        echo=echo,
    )
    with _told_where(companies):
        made = desk(context, store_to_fill(context)).add(wish)
    click.echo(f"added watch {made.id} ({made.name}) to {channel_shown(made.channel)}")
    _tell_secret(made)
    say(f"`monitor watch test {made.id}` sends a sample")


@click.command()
@click.argument("ref", metavar="WATCH")
@_options(adding=False)
@click.option("--at-once", "rhythm", flag_value="immediate", help="A message as soon as there is news.")
@click.option("--any-company", is_flag=True, help="No list of companies any longer.")
@click.option("--unconfirmed/--confirmed", default=None, help="Rumours and proposals too, or not.")
@pass_context
def edit(
    context: Context,
    /,
    ref: str,
    companies: Path | None,
    channel: str | None,
    name: str | None,
    rhythm: str | None,
    any_company: bool,
    unconfirmed: bool | None,
    echo: tuple[str, ...],
    **asked: str | None,
) -> None:
    """Change a watch, given by id or name: only what is named changes, and what it was told stays told.

    \b
    monitor watch edit 3 --role cto --weekly
    monitor watch edit 3 --role '' --companies mine.csv
    monitor watch edit 3 --to https://hooks.example/other

    An empty value takes a filter away (--echo '' all fields of your own; others replace them all). Another webhook gets
    another secret, shown once. What waits to be sent goes to the new channel.
    """
    if any_company and companies is not None:
        raise UsageError("--any-company: --companies names a list; say one of them")
    wish = AskedWatch(
        filter=_given(asked),
        channel=channel,
        name=name,
        companies=() if any_company else _list(companies),
        rhythm=Rhythm(rhythm) if rhythm else None,
        unconfirmed=unconfirmed,
        echo=echo or None,
    )
    if wish == AskedWatch(filter={}):
        raise UsageError("name what is to change; `monitor watch edit --help` says how")
    store = context.store()
    before = store.watching.one(ref)
    with _told_where(companies):
        made = desk(context, store).change(before.id, wish)
    click.echo(f"changed watch {made.id} ({made.name}) to {channel_shown(made.channel)}")
    if made.secret != before.secret:
        _tell_secret(made)


def _given(asked: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in asked.items() if value is not None}


def _list(file: Path | None) -> bytes | None:
    if file is None:
        return None
    try:
        return read_file(file)
    except InputError as error:
        raise InputError(f"{file}: {error}") from error


@contextmanager
def _told_where(companies: Path | None) -> Iterator[None]:
    """What is wrong is told with the flag or the file that it stands in, where the message does not say."""
    try:
        yield
    except UsageError as error:
        where = {"echo": "--echo", "companies": companies}.get(error.name or "")
        if where is None:
            raise
        raise type(error)(f"{where}: {error}", name=error.name) from error


def _tell_secret(watch: Watch) -> None:
    if watch.secret is not None:
        click.echo(f"secret: {watch.secret}")
        say("the receiver checks signatures with this secret (docs/alerts.md); it is not shown again")
