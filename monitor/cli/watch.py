"""`monitor watch`: who is told of what, by which channel."""

from __future__ import annotations

import click

from monitor.cli.consent import confirm
from monitor.cli.context import Context, pass_context
from monitor.cli.output import counted, say
from monitor.cli.watch_asking import add, desk, edit
from monitor.cli.watch_listing import deliveries, list_command, show
from monitor.errors import UsageError
from monitor.types import Watch


@click.group()
def watch() -> None:
    """Be told of moves: by mail, by chat, by a signed webhook; at once, daily or weekly.

    \b
    monitor watch add --role cfo --to https://hooks.example/in
    monitor watch list
    monitor watch test 1

    The daemon (`monitor run`) sends; so does `monitor run --once` at the end of its round.
    """


for command in (add, edit, list_command, show, deliveries):
    watch.add_command(command)


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
    answer = desk(context, context.store()).sample(watch)
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

    They are due at once, and tried again for two days where that fails, as before; receivers know a repeat by its key,
    which stays the same.
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
