"""`monitor token`: who may ask over the network."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.consent import confirm
from monitor.cli.context import Context, pass_context
from monitor.cli.feed_choice import store_to_fill
from monitor.cli.output import Column, local_zone, minute, say, say_nothing_found, write_rows, writing_options
from monitor.types import Token


@click.group()
def token() -> None:
    """Make, list and remove the tokens that others ask with, where they can reach the page.

    \b
    monitor token create laptop
    monitor --bind 0.0.0.0:8765 run
    """


@token.command()
@click.argument("name")
@pass_context
def create(context: Context, /, name: str) -> None:
    """Make a token and show it, once: it is kept nowhere. NAME says whose it is.

    \b
    monitor token create laptop

    Browsers sign in with it; programs send it as `Authorization: Bearer TOKEN`; readers of feeds and calendars ask for
    `/moves.atom?token=TOKEN`.
    """
    secret = store_to_fill(context).tokens.create(name, now=context.now())
    say(f"the token {name}; note it, it is not shown again:")
    click.echo(secret)


@token.command("list")
@writing_options
@pass_context
def list_command(context: Context, /, form: str | None, output: Path | None) -> None:
    """List the tokens: when each was made, and in which hour it was last used.

    \b
    monitor token list
    """
    store = context.store()
    tokens = store.tokens.every()
    if not tokens:
        say_nothing_found("no token", store.name)
    zone = local_zone()
    columns = (
        Column[Token](heading="name", text=lambda each: each.name, style=lambda each: "bold"),
        Column[Token](heading="made", text=lambda each: minute(each.created_at, zone), fixed=True),
        Column[Token](
            heading="last used",
            text=lambda each: minute(each.last_used_at, zone) if each.last_used_at else "never",
            fixed=True,
        ),
    )
    write_rows(tokens, columns, kind=Token, form=form, output=output)


@token.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_context
def remove(context: Context, /, name: str, yes: bool) -> None:
    """Remove a token: who asks with it, or signed in with it, is let in no more.

    \b
    monitor token remove laptop
    """
    confirm(f"Remove the token {name}?", yes=yes)
    context.store().tokens.remove(name)
    click.echo(f"removed the token {name}")
