"""`monitor watch`: who is told of what, by which channel."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path

import click

from monitor.channels import Answer, Sender, open_address, shown
from monitor.cli.consent import confirm
from monitor.cli.context import Context, pass_context
from monitor.cli.feed_choice import store_to_fill
from monitor.cli.files import read_file
from monitor.cli.moves import filter_options, flag
from monitor.cli.output import counted, local_zone, say
from monitor.cli.watch_listing import deliveries, list_command, show
from monitor.companies import read_companies
from monitor.errors import InputError, UsageError
from monitor.notify import new_watch, sample
from monitor.query import NOT_WATCHED, watch_filter
from monitor.resolve import house_key
from monitor.types import Company, Rhythm, Watch


@click.group()
def watch() -> None:
    """Be told of moves: by mail, by chat, by a signed webhook; at once, daily or weekly.

    \b
    monitor watch add --role cfo --to https://hooks.example/in
    monitor watch list
    monitor watch test 1

    The daemon (`monitor run`) sends; so does `monitor run --once` at the end of its round.
    """


for command in (list_command, show, deliveries):
    watch.add_command(command)


@watch.command()
@filter_options(
    *NOT_WATCHED,
    company="Words that begin words of the name; --companies knows a company's other names, too.",
    min_confidence="From 0 to 1, where it is more than the setting alert_confidence.",
)
@click.option("--companies", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True),
              help="Only moves at the companies of a CSV file, as `monitor companies import` reads it.")  # fmt: skip
@click.option("--to", "channel", metavar="URL", required=True, help="Where to: see below.")
@click.option("--name", default="", help="What the watch is called. Default: what it is for.")
@click.option("--daily", "rhythm", flag_value="daily", help="One message a day (setting digest_time).")
@click.option("--weekly", "rhythm", flag_value="weekly", help="One message a week (settings digest_day, digest_time).")
@click.option("--unconfirmed", is_flag=True, help="Rumours and proposals too.")
@click.option("--echo", multiple=True, metavar="KEY=VALUE", help="A field of your own, sent back with every webhook.")
@pass_context
def add(
    context: Context,
    /,
    companies: Path | None,
    channel: str,
    name: str,
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
    on, once; a second time where a move is confirmed, dated otherwise, corrected or withdrawn.
    """
    wish = watch_filter({key: value for key, value in asked.items() if value is not None}, named=flag)
    listed = _companies(companies)
    echoed = dict(_field(each) for each in echo)
    opened = open_address(channel)
    watching = store_to_fill(context).watching
    new = new_watch(
        name=name,
        asked=wish,
        companies=listed,
        channel=opened.address,
        signed=opened.signed,
        rhythm=Rhythm(rhythm or "immediate"),
        unconfirmed=unconfirmed,
        echo=echoed,
        taken={each.name for each in watching.every()},
    )
    made = watching.add(new, house_key, now=context.now())
    click.echo(f"added watch {made.id} ({made.name}) to {shown(made.channel)}")
    if made.secret is not None:
        click.echo(f"secret: {made.secret}")
        say("the receiver checks signatures with this secret (docs/alerts.md); it is not shown again")
    say(f"`monitor watch test {made.id}` sends a sample")


def _companies(file: Path | None) -> tuple[Company, ...]:
    if file is None:
        return ()
    try:
        return read_companies(read_file(file), house_key, source="watch", own=True)
    except InputError as error:
        raise InputError(f"{file}: {error}") from error


def _field(text: str) -> tuple[str, str]:
    key, apart, value = text.partition("=")
    if not apart or not key.strip():
        raise UsageError(f"--echo: {text!r} is no field; write KEY=VALUE")
    return key.strip(), value


@watch.command()
@click.argument("refs", nargs=-1, required=True, metavar="WATCH...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_context
def remove(context: Context, /, refs: tuple[str, ...], yes: bool) -> None:
    """Remove watches, given by id or name, with what still waits to be sent to them.

    \b
    monitor watch remove 3
    """
    watching = context.store().watching
    chosen = _referred(context, refs)
    confirm(f"Remove {', '.join(map(_named, chosen))}?", yes=yes)
    for each in chosen:
        watching.remove(each.id)
        click.echo(f"removed {_named(each)}")


@watch.command()
@click.argument("refs", nargs=-1, required=True, metavar="WATCH...")
@pass_context
def pause(context: Context, /, refs: tuple[str, ...]) -> None:
    """Tell watches, given by id or name, nothing until `monitor watch resume`.

    \b
    monitor watch pause 3
    """
    for each in _referred(context, refs):
        context.store().watching.pause(each.id, now=context.now())
        click.echo(f"paused {_named(each)}")


@watch.command()
@click.argument("refs", nargs=-1, required=True, metavar="WATCH...")
@pass_context
def resume(context: Context, /, refs: tuple[str, ...]) -> None:
    """Tell watches, given by id or name, again. What waited before the pause is sent.

    \b
    monitor watch resume 3
    """
    for each in _referred(context, refs):
        context.store().watching.resume(each.id)
        click.echo(f"resumed {_named(each)}")


@watch.command()
@click.argument("ref", metavar="WATCH")
@pass_context
def test(context: Context, /, ref: str) -> int:
    """Send a made-up move to a watch, given by id or name, and say what the receiver says.

    \b
    monitor watch test 3
    """
    watch = context.store().watching.one(ref)
    now = context.now()
    delivery = sample(watch, key=f"test_{secrets.token_hex(16)}", now=now)

    async def send() -> Answer:
        async with Sender(contact=context.settings.contact, zone=local_zone()) as sender:
            return await sender.send(delivery, now=now, test=True)

    answer = asyncio.run(send())
    if answer.taken:
        click.echo(f"sent to {_named(watch)}: {answer.said}")
        return 0
    say(f"not sent to {_named(watch)}: {answer.said}")
    return 1


@watch.command()
@click.argument("ids", nargs=-1, type=click.IntRange(1, 2**31 - 1), metavar="[DELIVERY]...")
@click.option("--dead", is_flag=True, help="All that were given up on.")
@pass_context
def redeliver(context: Context, /, ids: tuple[int, ...], dead: bool) -> None:
    """Send deliveries again, given by their ids, or (--dead) all that were given up on.

    \b
    monitor watch deliveries --dead
    monitor watch redeliver 17
    monitor watch redeliver --dead

    They are due at once and have all their tries again; receivers know a repeat by its key, which stays the same.
    """
    if bool(ids) == dead:
        raise UsageError("name the deliveries, or say --dead; `monitor watch deliveries` lists them")
    count = context.store().watching.redeliver(now=context.now(), ids=None if dead else ids)
    click.echo(f"{counted(count, 'delivery is', 'deliveries are')} due again; `monitor run` sends")


def _referred(context: Context, refs: tuple[str, ...]) -> list[Watch]:
    """Each once. NotFound for the first that names none."""
    found = {each.id: each for each in (context.store().watching.one(ref) for ref in refs)}
    return list(found.values())


def _named(watch: Watch) -> str:
    return f"watch {watch.id} ({watch.name})"
