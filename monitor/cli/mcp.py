"""`monitor mcp`: an assistant asks."""

from __future__ import annotations

import click

from monitor import log
from monitor.assistant import Tools, server
from monitor.cli.context import Context, pass_context
from monitor.cli.output import local_zone
from monitor.store import open_store


@click.command()
@pass_context
def mcp(context: Context, /) -> None:
    """Answer an assistant over the Model Context Protocol, on standard input and output.

    \b
    monitor --data-dir /home/ada/news mcp

    An assistant (a program with a language model that speaks MCP) starts this command itself and asks with the tools
    recent_moves, company_timeline, person_career, open_seats and explain_move. The database is opened for reading
    alone. The log goes to standard error. It ends when the assistant closes standard input.
    """
    log.set_up(context.settings.log_format)
    with open_store(context.settings.database_url, read_only=True) as store:
        tools = Tools(
            store=store,
            now=context.now,
            zone=local_zone(),
            min_confidence=context.settings.min_confidence,
        )
        server(tools).run("stdio")
