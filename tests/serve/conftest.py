"""A newsroom in a temporary folder, and the page served on loopback by its real server."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.pipeline.finding import finder
from monitor.pipeline.watches import WatchDesk
from monitor.serve import address, app, listen, serve
from monitor.serve.site import Labelled, Status
from monitor.store import Judge, upgrade
from tests.serve.newsroom import JUDGE, NOW, Newsroom, fill, settings
from tests.serve.programs import fill_for_programs


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without a row, made once: copying it takes a hundredth of the time."""
    folder = tmp_path_factory.mktemp("empty")
    upgrade(settings(folder).database_url)
    return folder / "monitor.db"


@contextlib.contextmanager
def opened(folder: Path, empty_database: Path) -> Iterator[Newsroom]:
    """A newsroom of its own in this folder."""
    shutil.copy(empty_database, folder)
    room = Newsroom(folder)
    with room.store:
        yield room


@pytest.fixture
def newsroom(tmp_path: Path, empty_database: Path) -> Iterator[Newsroom]:
    with opened(tmp_path, empty_database) as room:
        yield room


@contextlib.contextmanager
def serving(
    room: Newsroom,
    folder: Path,
    *,
    status: Status | None = None,
    judge: Judge | None = JUDGE,
    labelled: Labelled | None = None,
    now: Callable[[], datetime] = lambda: NOW,
    **flags: str,
) -> Iterator[str]:
    """The page of this database, in a thread of its own; gives its address."""
    listener = listen("127.0.0.1:0")
    chosen = settings(folder, **flags)
    desk = WatchDesk(store=room.store, settings=chosen, clock=now, zone=UTC)
    page = app(
        room.store,
        chosen,
        status,
        find=finder(chosen, clock=now),
        judge=judge,
        labelled=labelled,
        watchers=desk,
        now=now,
        zone=UTC,
    )
    started: list[tuple[asyncio.AbstractEventLoop, asyncio.Task[None]]] = []
    ready = threading.Event()

    async def run() -> None:
        task = asyncio.create_task(serve(page, listener))
        started.append((asyncio.get_running_loop(), task))
        ready.set()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    ready.wait(10)
    try:
        yield address(listener)
    finally:
        loop, task = started[0]
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)


@pytest.fixture
def page(newsroom: Newsroom, tmp_path: Path) -> Iterator[str]:
    with serving(newsroom, tmp_path) as where:
        yield where


@pytest.fixture
def news(newsroom: Newsroom) -> Newsroom:
    return fill(newsroom)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[str]:
    """The news, served; for tests that only look."""
    folder = tmp_path_factory.mktemp("site")
    with opened(folder, empty_database) as room, serving(fill(room), folder) as where:
        yield where


@pytest.fixture(scope="session")
def api_site(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[str]:
    """News of every kind that the API tells of, served; for tests that only ask."""
    folder = tmp_path_factory.mktemp("api")
    with opened(folder, empty_database) as room, serving(fill_for_programs(room), folder) as where:
        yield where
