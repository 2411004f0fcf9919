"""What a run works with, opened together and closed together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import partial
from typing import ParamSpec, TypeVar

from monitor.net import Client, open_client
from monitor.pipeline.copies import Copies
from monitor.pipeline.telling import teller_of
from monitor.settings import Settings
from monitor.store import Store, Teller
from monitor.workers import Workers

P = ParamSpec("P")
T = TypeVar("T")


def _clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Runtime:
    """The settings, the database and its one writer, the door outward, the processes, the clock, the late originals."""

    settings: Settings
    store: Store
    writer: ThreadPoolExecutor  #: one thread: everything that the run does to the database happens here, in order
    client: Client
    workers: Workers
    clock: Callable[[], datetime] = _clock
    copies: Copies = field(default_factory=Copies)
    zone: tzinfo = UTC  #: of whoever runs the monitor: when digests are due, the days in messages

    @property
    def teller(self) -> Teller:
        """Who decides what watches are told."""
        return teller_of(self.settings, self.zone)

    async def keep(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a method of the store in the writer's thread. Given up on, it still ends its transaction."""
        return await asyncio.get_running_loop().run_in_executor(self.writer, partial(method, *args, **kwargs))


@asynccontextmanager
async def open_runtime(settings: Settings, store: Store, *, zone: tzinfo = UTC) -> AsyncIterator[Runtime]:
    """A runtime for one event loop. On the way out transactions under way are finished and the processes killed."""
    writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
    try:
        with Workers(settings.workers) as workers:
            async with open_client(settings) as client:
                yield Runtime(settings=settings, store=store, writer=writer, client=client, workers=workers, zone=zone)
    finally:
        writer.shutdown(wait=False, cancel_futures=True)
        await asyncio.to_thread(writer.shutdown)
