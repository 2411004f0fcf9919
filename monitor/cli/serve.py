"""`monitor serve`: the page without pulling."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket

import click
from starlette.applications import Starlette

from monitor.cli.context import Context, pass_context
from monitor.cli.output import local_zone
from monitor.cli.page import page_of
from monitor.pipeline.telling import teller_of
from monitor.serve import address, listen, require_tokens
from monitor.serve import serve as answer


@click.command()
@pass_context
def serve(context: Context, /) -> None:
    """Serve the page without pulling.

    \b
    monitor serve
    monitor --bind 127.0.0.1:9000 serve

    Shows recent moves with their evidence and sources, and the feeds and their health, to a browser on this machine;
    to others too with `bind` and a token (`monitor token create`).
    `monitor run` serves the same page while it pulls. Ctrl-C stops it.
    """
    store = context.store()
    require_tokens(store, context.settings)
    with listen(context.settings.bind) as listener, store:
        click.echo(f"The page is on {address(listener)} (Ctrl-C stops it)")
        zone = local_zone()
        teller = teller_of(context.settings, zone)
        page = page_of(store, context.settings, teller=teller, clock=context.now, zone=zone)
        asyncio.run(_until_stopped(page, listener))


async def _until_stopped(page: Starlette, listener: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT."""
    serving = asyncio.create_task(answer(page, listener))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, serving.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await serving
