"""`monitor doctor`: what is wrong, with what, and what to do about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from monitor.cli.context import Context, pass_context
from monitor.cli.doctor_findings import Health, Line, ok, problem, warning
from monitor.cli.doctor_network import SET_CONTACT, is_unasked, network
from monitor.cli.output import Column, local_zone, minute, write_rows, writing_options
from monitor.errors import AlreadyRunning, MonitorError
from monitor.pipeline.reading import model_version
from monitor.query import FeedHealth, feed_health, put_off
from monitor.settings import Settings
from monitor.store import Grade, Store, check, lock, open_store
from monitor.store.engine import database_path, describe
from monitor.text import host_of
from monitor.types import FeedState

#: Bytes on the database's disk below which a warning, and a problem, is seen: a busy day of feeds is some 50 MB.
LOW, VERY_LOW = 1 << 30, 100 << 20
#: A feed that has given nothing for so long, and failed so often in a row, is a problem; before that it may pass.
FAILING_TOO_LONG = timedelta(days=2)
OFTEN = 3
TOO_MANY_REQUESTS = 429  #: the server is there and names its pace, which is kept
#: A feed whose newest entry is older has perhaps moved away.
SILENT = timedelta(days=60)
#: Of a feed that used to bring moves: stories of late among which none is one, before that is worth a look.
LATE = timedelta(days=14)
LATE_STORIES = 30
#: A story that waits longer means that nothing works on it.
WAITS_TOO_LONG = timedelta(hours=6)
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
FAILED_SHOWN = 10


@click.command()
@click.option("--offline", is_flag=True, help="Do not try the network.")
@writing_options
@pass_context
def doctor(context: Context, /, offline: bool, form: str | None, output: Path | None) -> int:
    """Say what is wrong with the settings, the database, the model, the network, each feed, and what to do about it.

    \b
    monitor doctor
    monitor doctor --format json

    Feeds that do well share one line. The exit status is 1 where there is a problem; warnings do not count.
    """
    settings, now = context.settings, context.now()
    lines = [*_settings(settings), *_model(), *_database(settings), *_disk(settings)]
    try:
        with open_store(settings.database_url) as store:
            lines += [*_running(settings), *_stories(store, now), *_feeds(settings, store, now)]
            lines += [] if offline else network(settings, store)
    except MonitorError:
        pass  # said by `_database` already; there is nothing more to look at
    write_rows(tuple(lines), _COLUMNS, kind=Line, form=form, output=output)
    return 1 if any(line.health is Health.PROBLEM for line in lines) else 0


_STYLES = {Health.OK: "green", Health.WARNING: "yellow", Health.PROBLEM: "bold red"}
_COLUMNS = (
    Column[Line](heading="health", text=lambda n: n.health.value, fixed=True, style=lambda n: _STYLES[n.health]),
    Column[Line](heading="what", text=lambda n: n.what),
    Column[Line](heading="found", text=lambda n: n.found),
    Column[Line](heading="what to do", text=lambda n: n.advice),
)


# --- the house itself ----------------------------------------------------------------------------------------------


def _settings(settings: Settings) -> Iterator[Line]:
    yield ok("settings", f"from {settings.source}" if settings.source else "no monitor.toml here: the defaults")
    if not settings.contact:
        found = "servers do not see whom to write to; www.sec.gov is not asked without it"
        yield warning("contact", found, SET_CONTACT)


def _model() -> Iterator[Line]:
    try:
        yield ok("model", f"version {model_version()}")
    except MonitorError as error:
        yield problem("model", str(error))


def _database(settings: Settings) -> Iterator[Line]:
    findings = [finding for finding in check(settings.database_url) if finding.grade is not Grade.OK]
    for finding in findings:
        health = Health.PROBLEM if finding.grade is Grade.ERROR else Health.WARNING
        yield Line(health=health, what="database", found=finding.what, advice="`monitor db check` says more")
    if not findings:
        yield ok("database", f"{describe(settings.database_url)} is whole")


def _disk(settings: Settings) -> Iterator[Line]:
    path = database_path(settings.database_url)
    if path is None or not path.is_file():
        return
    free = shutil.disk_usage(path.parent).free
    found = f"the database has {_megabytes(path.stat().st_size)}, {_megabytes(free)} are free"
    if free < VERY_LOW:
        yield problem("disk", found, "make room; until then nothing new can be stored")
    elif free < LOW:
        yield warning("disk", found, "make room, or set keep_text_days")
    else:
        yield ok("disk", found)


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):,.0f} MiB"


def _running(settings: Settings) -> Iterator[Line]:
    try:
        with lock(settings.database_url):
            pass
    except AlreadyRunning:
        yield ok("daemon", "running")
    except MonitorError as error:
        yield problem("daemon", str(error))
    else:
        yield warning("daemon", "no monitor is running on this database", "`monitor run` starts it")


# --- what comes in -------------------------------------------------------------------------------------------------


def _stories(store: Store, now: datetime) -> Iterator[Line]:
    counts = store.counts()
    total = sum(counts.stories.values())
    waiting = counts.oldest_pending_at
    if waiting is not None and now - waiting > WAITS_TOO_LONG:
        yield warning("stories", f"the oldest of those not read yet waits since {minute(waiting, local_zone())}",
                       "`monitor run --once` takes them up")  # fmt: skip
    else:
        yield ok("stories", f"{total:,} stories, {counts.moves:,} moves")
    if (waits := put_off(store)).stories:
        noun = "story is" if waits.stories == 1 else "stories are"
        yield ok("put off", f"{waits.stories:,} {noun} tried again after an error, the next at "
                  f"{minute(waits.next_try_at or now, local_zone())}")  # fmt: skip
    for failed in counts.failed[:FAILED_SHOWN]:
        found = f"given up on after {failed.attempts} tries ({failed.stage}): {failed.error}"
        yield warning(
            f"story {failed.id}", f"{failed.title}: {found}", "`monitor stories --failed --retry` tries again"
        )
    if len(counts.failed) > FAILED_SHOWN:
        yield warning(
            "stories", f"{len(counts.failed) - FAILED_SHOWN} more were given up on", "`monitor stories --failed`"
        )


def _feeds(settings: Settings, store: Store, now: datetime) -> Iterator[Line]:
    late = {feed.id: feed for feed in feed_health(store, since=now - LATE)}
    feeds = feed_health(store, since=_EVER)
    lines = [line for feed in feeds if (line := _feed(settings, feed, late[feed.id], now)) is not None]
    if not feeds:
        yield problem("feeds", "no feed is subscribed", "`monitor feeds add --defaults`, or `monitor feeds add URL`")
    elif len(lines) < len(feeds):
        yield ok("feeds", f"{len(feeds) - len(lines)} of {len(feeds)} do well")
    yield from lines


def _feed(settings: Settings, feed: FeedHealth, late: FeedHealth, now: datetime) -> Line | None:
    """What is wrong with a feed; None where nothing is."""
    name = f"feed {feed.id} {feed.title or feed.url}"
    remove = f"`monitor feeds remove {feed.id}`"
    if feed.state is FeedState.GONE:
        return warning(name, "the server says that it is gone for good", remove)
    if feed.state is FeedState.PAUSED:
        return None
    if is_unasked(settings, feed.url):
        return warning(name, f"not asked: {host_of(feed.url)} answers only who says whom to write to", SET_CONTACT)
    if feed.last_error:
        found = f"{feed.last_error} ({_since(feed)})"
        too_long = feed.last_success_at is None or now - feed.last_success_at > FAILING_TOO_LONG
        if too_long and feed.failures >= OFTEN and feed.last_status != TOO_MANY_REQUESTS:
            return problem(name, found, f"look at {feed.url}, or {remove}")
        return warning(name, found, f"it waits until {minute(feed.next_pull_at, local_zone())} and is asked again")
    if feed.newest_at is not None and now - feed.newest_at > SILENT:
        newest = minute(feed.newest_at, local_zone())
        return warning(name, f"nothing new since {newest}", f"has it moved? look at {feed.url}, or {remove}")
    if feed.moves and late.stories >= LATE_STORIES and not late.moves:
        found = f"none of its last {late.stories} stories is a move; before, {feed.share:.1%} were"
        return warning(name, found, f"look at {feed.url}: it may carry something else now")
    return None


def _since(feed: FeedHealth) -> str:
    """How often a feed has failed, and since when."""
    often = "once" if feed.failures == 1 else f"{feed.failures} times in a row"
    last = f"last well {minute(feed.last_success_at, local_zone())}" if feed.last_success_at else "never well so far"
    return f"failed {often}, {last}"
