"""`monitor feeds list` and `monitor feeds check`."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import click

from monitor.cli.context import Context, pass_context
from monitor.cli.feed_checking import FeedCheck, check_feeds
from monitor.cli.feed_choice import referred
from monitor.cli.output import Column, counted, local_zone, minute, say, say_nothing_found, write_rows, writing_options
from monitor.query import FeedHealth, feed_health
from monitor.types import Feed, FeedState

#: Stories and moves of a feed are counted over this time: a feed that has turned into a firehose must show.
LATELY = timedelta(days=30)
_HOUR, _DAY = 60, 24 * 60  # in minutes


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedLine:
    """A feed as `monitor feeds list` tells it."""

    id: int
    title: str | None
    url: str
    state: FeedState
    every: str  #: time between pulls, as last decided
    fixed: bool  #: whether the user said so; else it adapts to the feed
    last_pull_at: datetime | None
    next_pull_at: datetime
    last_outcome: str | None
    last_status: int | None
    newest_at: datetime | None  #: their clock
    stories: int  #: first seen in the last 30 days
    moves: int  #: of these, those behind at least one move
    share: float | None  #: `moves` / `stories`; None where there is no story
    failures: int  #: in a row
    error: str | None
    country: str | None
    language: str | None
    comment: str | None


@click.command("list")
@writing_options
@pass_context
def list_command(context: Context, /, form: str | None, output: Path | None) -> None:
    """List the feeds: when they are pulled, what they brought in the last 30 days, what is wrong with them.

    \b
    monitor feeds list
    monitor feeds list --format csv --output feeds.csv
    """
    store = context.store()
    health = {line.id: line for line in feed_health(store, since=context.now() - LATELY)}
    lines = [_line(feed, health[feed.id]) for feed in store.feeds() if feed.id in health]
    if not lines:
        say_nothing_found("no feed is subscribed; `monitor feeds add --defaults` takes a first set;", store.name)
    write_rows(lines, _list_columns(), kind=FeedLine, form=form, output=output)


def _line(feed: Feed, health: FeedHealth) -> FeedLine:
    interval = feed.interval or feed.current_interval
    return FeedLine(
        id=feed.id,
        title=feed.title,
        url=feed.url,
        state=feed.state,
        every=_every(interval),
        fixed=feed.interval is not None,
        last_pull_at=feed.last_pull_at,
        next_pull_at=feed.next_pull_at,
        last_outcome=feed.last_outcome.value if feed.last_outcome else None,
        last_status=feed.last_status,
        newest_at=feed.newest_at,
        stories=health.stories,
        moves=health.moves,
        share=health.share if health.stories else None,
        failures=feed.failures,
        error=feed.last_error,
        country=feed.country,
        language=feed.language,
        comment=feed.comment,
    )


def _every(interval: timedelta) -> str:
    """To the minute, and to the hour from two days on: "90m", "16h 35m", "2d 3h"."""
    minutes = max(1, round(interval / timedelta(minutes=1)))
    if minutes < 2 * _HOUR:
        return f"{minutes}m"
    large, size, small, unit = ("h", _HOUR, "m", 1) if minutes < 2 * _DAY else ("d", _DAY, "h", _HOUR)
    whole, rest = divmod(minutes, size)
    return f"{whole}{large} {rest // unit}{small}" if rest // unit else f"{whole}{large}"


def _list_columns() -> tuple[Column[FeedLine], ...]:
    zone = local_zone()
    return (
        Column(heading="id", text=lambda f: str(f.id), fixed=True, right=True),
        Column(heading="title", text=lambda f: f.title or f.url),
        Column(heading="state", text=lambda f: f.state.value, fixed=True, style=_state_style),
        Column(heading="every", text=lambda f: f.every, fixed=True, right=True, leaves=2),
        Column(
            heading="last pull",
            text=lambda f: minute(f.last_pull_at, zone) if f.last_pull_at else "",
            fixed=True,
            leaves=3,
        ),
        Column(heading="next pull", text=lambda f: _next(f, minute(f.next_pull_at, zone)), fixed=True, leaves=4),
        Column(heading="stories", text=lambda f: str(f.stories), fixed=True, right=True),
        Column(heading="moves", text=lambda f: _percent(f.share), fixed=True, right=True),
        Column(heading="error", text=lambda f: f.error or "", style=lambda f: "red"),
    )


def _state_style(line: FeedLine) -> str:
    return "" if line.state is FeedState.ACTIVE else "yellow"


def _next(line: FeedLine, moment: str) -> str:
    return moment if line.state is FeedState.ACTIVE else ""


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


@click.command()
@click.argument("refs", nargs=-1, metavar="[FEED]...")
@writing_options
@pass_context
def check(context: Context, /, refs: tuple[str, ...], form: str | None, output: Path | None) -> int:
    """Fetch feeds now and say which answer, with what: all that are not paused, or those given by id or address.

    Nothing is stored. The share of moves is that of the last 30 days. The exit status is 1 where a feed failed.

    \b
    monitor feeds check
    monitor feeds check 3 https://example.com/feed.xml
    """
    store = context.store()
    asked = {feed.id for feed in referred(store, refs)} if refs else None
    health = sorted(feed_health(store, since=context.now() - LATELY), key=lambda line: line.id)
    wanted = [line for line in health if (line.state is FeedState.ACTIVE if asked is None else line.id in asked)]
    if not wanted:
        say_nothing_found("no feed to check", store.name)
    with click.progressbar(
        length=len(wanted), label="checking", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        checks = asyncio.run(check_feeds(context.settings, wanted, now=context.now(), told=lambda: bar.update(1)))
    write_rows(checks, _check_columns(), kind=FeedCheck, form=form, output=output)
    failed = sum(not done.ok for done in checks)
    if failed:
        say(f"{failed} of {counted(len(checks), 'feed', 'feeds')} failed")
    return 1 if failed else 0


def _check_columns() -> tuple[Column[FeedCheck], ...]:
    zone = local_zone()
    return (
        Column(heading="id", text=lambda c: str(c.id), fixed=True, right=True),
        Column(heading="title", text=lambda c: c.title or c.url),
        Column(heading="answer", text=lambda c: c.answer, fixed=True, style=lambda c: "green" if c.ok else "red"),
        Column(heading="newest", text=lambda c: minute(c.newest_at, zone) if c.newest_at else "", fixed=True),
        Column(heading="items", text=lambda c: "" if c.items is None else str(c.items), fixed=True, right=True),
        Column(heading="moves", text=lambda c: _percent(c.share), fixed=True, right=True),
        Column(heading="error", text=lambda c: c.error or (f"read, though: {c.note}" if c.note else "")),
    )
