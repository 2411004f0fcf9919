"""`monitor run`: the daemon, or one round."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from socket import socket

import click

from monitor import log, resources
from monitor.cli.context import Context, pass_context
from monitor.cli.moves import move_columns
from monitor.cli.output import Column, local_zone, say, write_rows
from monitor.cli.page import page_of
from monitor.cli.progress import following
from monitor.cli.stopping import Stopping, unless
from monitor.feeds import read_opml
from monitor.pipeline.companies import ship_companies
from monitor.pipeline.delivering import deliver_due, open_sender
from monitor.pipeline.reading import model_version
from monitor.pipeline.reports import LIMIT as LOADING_LIMIT
from monitor.pipeline.reports import rekey
from monitor.pipeline.round import run_round
from monitor.pipeline.runtime import Runtime, open_runtime
from monitor.pipeline.sample import ADDRESS, take_sample
from monitor.pipeline.tally import RoundSummary
from monitor.query import MoveFilter, MoveRow, moves
from monitor.schedule import Daemon
from monitor.serve import address, listen, require_tokens
from monitor.settings import Settings
from monitor.store import Store, lock, open_store, upgrade
from monitor.store.engine import database_path
from monitor.types import Feed

logger = logging.getLogger(__name__)

#: Moves shown after the sample was read.
SHOWN = 20


@click.command()
@click.option("--once", is_flag=True, help="Do one round and stop.")
@click.option("--sample", is_flag=True, help="Read the bundled sample feed first; subscribe to the default feeds where "
              "no feed is subscribed yet.")  # fmt: skip
@click.option("--no-page", is_flag=True, help="Do not serve the page.")
@pass_context
def run(context: Context, /, once: bool, sample: bool, no_page: bool) -> int:
    """Pull feeds, read stories, keep moves: the daemon, or (--once) one round.

    \b
    monitor run
    monitor run --once

    The daemon logs to standard error, serves the page (setting bind), and stops on SIGTERM or Ctrl-C within ten
    seconds; a second signal stops it at once. A SQLite database is made, or upgraded after a backup, first. The exit
    status of --once is 1 where no feed could be pulled at all.
    """
    settings = context.settings
    terminal = once and sys.stderr.isatty()
    log.set_up(settings.log_format, level=logging.WARNING if terminal else logging.INFO)
    with lock(settings.database_url), _opened(settings.database_url) as store:
        listener = None if once or no_page else _listener(store, settings)
        with Stopping() as stopping:
            plan = _Plan(settings=settings, store=store, sample=sample, listener=listener, stopping=stopping)
            return asyncio.run(_once(plan) if once else _always(plan))


def _listener(store: Store, settings: Settings) -> socket:
    require_tokens(store, settings)
    return listen(settings.bind)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    settings: Settings
    store: Store
    sample: bool
    listener: socket | None
    stopping: Stopping


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    """The database, made or upgraded where it is a file; a server's is upgraded only by `monitor db upgrade`."""
    if database_path(url) is not None:
        report = upgrade(url)
        if report.backup is not None:
            logger.info("The database was upgraded; its copy of before is %s", report.backup)
    with open_store(url) as store:
        if waiting := rekey(store, now=datetime.now(UTC)):
            logger.info("Names are compared in a new way: %d stories are put together anew", waiting)
        if shipped := ship_companies(store, now=datetime.now(UTC)):
            logger.info("The list of companies is new: %d of them", shipped.added)
        yield store


async def _once(plan: _Plan) -> int:
    async with _ready(plan) as (runtime, stop):
        with following(plan.store.name) as follow:
            summary = await unless(stop, _round(runtime, follow))
    if summary is None:
        raise click.Abort
    _show_summary(summary)
    if summary.feeds_tried and summary.feeds_failed == summary.feeds_tried:
        say(f"none of the {summary.feeds_tried} feeds could be pulled; `monitor doctor` says what is wrong with each")
        return 1
    return 0


async def _round(runtime: Runtime, follow: Callable[[RoundSummary], None]) -> RoundSummary:
    """One round, and what is to be sent by then."""
    summary = await run_round(runtime, follow)
    async with open_sender(runtime) as sender:
        await deliver_due(runtime, sender)
    return summary


async def _always(plan: _Plan) -> int:
    async with _ready(plan) as (runtime, stop):
        daemon = Daemon(runtime)
        page = None
        if plan.listener is not None:
            teller, clock, zone = runtime.teller, runtime.clock, runtime.zone
            made = page_of(plan.store, plan.settings, daemon.status, teller=teller, clock=clock, zone=zone)
            page = made, plan.listener
            logger.info("The page is on %s", address(plan.listener), extra={"action": "serve"})
        logger.info("Running on %s", plan.store.name, extra={"action": "start"})
        await daemon.run(stop, page=page)
    logger.info("Stopped", extra={"action": "stop"})
    return 0


@asynccontextmanager
async def _ready(plan: _Plan) -> AsyncIterator[tuple[Runtime, asyncio.Event]]:
    """A runtime that has its model and its feeds, and an event that is set when a signal asks to stop."""
    stop = plan.stopping.event()
    async with open_runtime(plan.settings, plan.store, zone=local_zone()) as runtime:
        await runtime.workers.run(LOADING_LIMIT, model_version)
        if plan.sample:
            await _show_sample(runtime)
            await _subscribe_to_defaults(runtime)
        if not await runtime.keep(_pulled_feeds, plan.store):
            say("no feed is subscribed; `monitor feeds add --defaults` takes a first set, `monitor feeds add URL` one")
        yield runtime, stop


def _pulled_feeds(store: Store) -> list[Feed]:
    return [feed for feed in store.feeds() if feed.url != ADDRESS]


async def _show_sample(runtime: Runtime) -> None:
    new = await take_sample(runtime, resources.seeds() / "sample.xml")
    say("The sample feed tells these moves:" if new else "The newest moves:")
    rows = await runtime.keep(moves, runtime.store, MoveFilter(limit=SHOWN))
    write_rows(rows, move_columns(), kind=MoveRow, form="table", output=None)


async def _subscribe_to_defaults(runtime: Runtime) -> None:
    if await runtime.keep(_pulled_feeds, runtime.store):
        return
    defaults = read_opml((resources.seeds() / "feeds.opml").read_bytes())
    for subscription in defaults:
        await runtime.keep(runtime.store.add_feed, subscription, now=runtime.clock())
    logger.info("Subscribed to the %d default feeds", len(defaults), extra={"action": "subscribe"})


# --- the summary ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Count:
    what: str
    count: int


def _show_summary(summary: RoundSummary) -> None:
    rows = tuple(_Count(what=what, count=count(summary)) for what, count in _COUNTS)
    columns = (
        Column[_Count](heading="this round", text=lambda row: row.what),
        Column[_Count](heading="count", text=lambda row: str(row.count), fixed=True, right=True),
    )
    write_rows(rows, columns, kind=_Count, form=None, output=None)


_COUNTS: tuple[tuple[str, Callable[[RoundSummary], int]], ...] = (
    ("feeds tried", lambda s: s.feeds_tried),
    ("feeds updated", lambda s: s.feeds_updated),
    ("feeds unchanged", lambda s: s.feeds_unchanged),
    ("feeds failed", lambda s: s.feeds_failed),
    ("feeds gone", lambda s: s.feeds_gone),
    ("stories new", lambda s: s.stories_new),
    ("stories changed", lambda s: s.stories_changed),
    ("stories read", lambda s: s.stories_read),
    ("stories flagged", lambda s: s.stories_flagged),
    ("stories put off", lambda s: s.stories_put_off),
    ("stories failed", lambda s: s.stories_failed),
    ("moves new", lambda s: s.moves_new),
    ("moves changed", lambda s: s.moves_changed),
)
