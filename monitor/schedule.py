"""The daemon: a few jobs under APScheduler, each bounded in time, and the page, in one event loop.

WHEN a feed is due is a column of the database and a pure function (`feeds.after_pull`); the scheduler only looks, every
few seconds, at what is due.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from socket import socket
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from starlette.applications import Starlette

from monitor.errors import MonitorError
from monitor.pipeline.delivering import deliver_due, open_sender
from monitor.pipeline.fetching import fetch_due
from monitor.pipeline.pulling import pull_due
from monitor.pipeline.reports import read_due
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import Tally
from monitor.serve import serve

log = logging.getLogger(__name__)

#: Seconds. A run of a job that comes later (the machine slept) is left out; the next one finds what is due.
MISFIRE_GRACE = 60
#: After an error of the database or of our own a job rests, so that a full disk does not fill the log as well.
REST = timedelta(minutes=1)
#: How long the log of pulls is kept.
PULLS_KEPT = timedelta(days=90)


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """Something done again and again."""

    name: str
    work: Callable[[], Awaitable[int]]  #: gives how much it did; it is called until that is nothing
    every: timedelta
    then: str | None = None  #: the job that looks at once at what this one brought
    limit: timedelta = timedelta(minutes=10)  #: a run is cut off then; what it had not finished is found due again


class Daemon:
    """Pulls, fetches, reads, delivers and tidies until it is told to stop."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._tally = Tally()
        self._started_at = runtime.clock()
        self._errors: dict[str, str] = {}
        self._under_way: set[asyncio.Task[int]] = set()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": MISFIRE_GRACE},
        )

    def status(self) -> Mapping[str, object]:
        """What the daemon says of itself, for /healthz."""
        done = self._tally.summary
        return {
            "pulling": True,
            "since": self._started_at.isoformat(),
            "feeds_tried": done.feeds_tried,
            "stories_read": done.stories_read,
            "errors": dict(self._errors),
        }

    async def run(self, stop: asyncio.Event, *, page: tuple[Starlette, socket] | None = None) -> None:
        """Work until `stop` is set, then cut short what is under way: transactions end, the rest is found due again."""
        for job in self._jobs():
            now = self._runtime.clock()
            self._scheduler.add_job(
                self._run_job, "interval", args=[job], id=job.name, seconds=job.every.total_seconds(), next_run_time=now
            )
        self._scheduler.start()
        serving = asyncio.create_task(serve(*page), name="page") if page is not None else None
        if serving is not None:
            serving.add_done_callback(_tell_page_ended)
        try:
            await stop.wait()
        finally:
            self._scheduler.pause()
            await _end([*self._under_way, *([serving] if serving else [])])
            self._scheduler.shutdown(wait=False)

    def _jobs(self) -> tuple[Job, ...]:
        runtime, tally = self._runtime, self._tally
        return (
            Job(name="pull", work=lambda: pull_due(runtime, tally), every=timedelta(seconds=10), then="fetch"),
            Job(name="fetch", work=lambda: fetch_due(runtime, tally), every=timedelta(seconds=5), then="read"),
            Job(name="read", work=lambda: read_due(runtime, tally), every=timedelta(seconds=5), then="deliver"),
            Job(name="deliver", work=self._deliver, every=timedelta(seconds=5)),
            Job(name="effective", work=self._note_effective, every=timedelta(hours=1)),
            Job(name="tidy", work=self._tidy, every=timedelta(days=1)),
        )

    async def _deliver(self) -> int:
        """Bounded in time by itself, so that no try is cut off; what is due then waits for the next turn."""
        async with open_sender(self._runtime) as sender:
            await deliver_due(self._runtime, sender)
        return 0

    async def _note_effective(self) -> int:
        return await self._runtime.keep(self._runtime.store.note_effective, now=self._runtime.clock())

    async def _tidy(self) -> int:
        now, days = self._runtime.clock(), self._runtime.settings.keep_text_days
        texts_before = now - timedelta(days=days) if days else None
        dropped = await self._runtime.keep(
            self._runtime.store.tidy, pulls_before=now - PULLS_KEPT, texts_before=texts_before
        )
        if dropped:
            log.info("Tidied %d old rows away", dropped, extra={"action": "tidy"})
        return 0

    async def _run_job(self, job: Job) -> None:
        task = asyncio.create_task(_until_nothing_is_left(job), name=job.name)
        self._under_way.add(task)
        await asyncio.wait({task})
        self._under_way.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._tell(job, error)
            return
        self._errors.pop(job.name, None)
        if task.result() and job.then is not None:
            self._scheduler.modify_job(job.then, next_run_time=self._runtime.clock())

    def _tell(self, job: Job, error: BaseException) -> None:
        keys = {"action": job.name}
        if isinstance(error, TimeoutError):
            log.warning("The job %s took longer than %s and goes on next time", job.name, job.limit, extra=keys)
            return
        self._errors[job.name] = str(error)
        if isinstance(error, MonitorError):
            log.error("%s", error, extra=keys)
        else:
            log.error("The job %s failed unexpectedly", job.name, exc_info=error, extra=keys)
        self._scheduler.modify_job(job.name, next_run_time=self._runtime.clock() + REST)


def _tell_page_ended(serving: asyncio.Task[None]) -> None:
    if not serving.cancelled() and (error := serving.exception()) is not None:
        log.error("The page is no longer served; pulling goes on", exc_info=error, extra={"action": "serve"})


async def _until_nothing_is_left(job: Job) -> int:
    """How much was done. Raises TimeoutError."""
    total = 0
    async with asyncio.timeout(job.limit.total_seconds()):
        while done := await job.work():
            total += done
    return total


async def _end(tasks: Collection[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)
