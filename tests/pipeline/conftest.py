"""A runtime on a real store, a real server on loopback, and processes; the clock stands where a test puts it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from monitor.net import Client
from monitor.pipeline.runtime import Runtime
from monitor.settings import Settings, load
from monitor.store import Store
from monitor.workers import Workers

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, span: timedelta) -> None:
        self.at += span


@dataclass
class Web:
    """Paths and what they answer with."""

    base: str
    answers: dict[str, web.Response | bytes | int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
async def site() -> AsyncIterator[Web]:
    """A server on loopback; a path that nobody filled is 404, a number is a status, bytes are a document."""

    async def answer(request: web.Request) -> web.StreamResponse:
        made.asked.append(request.path)
        found = made.answers.get(request.path, 404)
        if isinstance(found, int):
            return web.Response(status=found)
        return web.Response(body=found, content_type="text/html") if isinstance(found, bytes) else found

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    async with TestServer(app) as server:
        made = Web(str(server.make_url("")).rstrip("/"))
        yield made


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(load(None, {}, {}, cwd=tmp_path), allow_private_networks=True, data_dir=tmp_path)


@pytest.fixture
async def runtime(sqlite_store: Store, settings: Settings, workers: Workers, clock: Clock) -> AsyncIterator[Runtime]:
    with ThreadPoolExecutor(1) as writer:
        async with Client(contact="", allow_private=True, pause=0.0, timeout=5.0) as client:
            yield Runtime(
                settings=settings, store=sqlite_store, writer=writer, client=client, workers=workers, clock=clock
            )
