"""A watch added in the page, told of a move at a receiver on loopback; with script and without."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from monitor.channels import Sender
from monitor.net import Client
from monitor.notify import verify
from monitor.pipeline.delivering import deliver_due
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.telling import teller_of
from monitor.resolve import keys_of, resolve
from monitor.workers import Workers
from tests.channels.receivers import Hook, hooking
from tests.serve.browser.conftest import Opens
from tests.serve.conftest import serving
from tests.serve.newsroom import NOW, PATIL, TEXT, Newsroom, settings

#: When the watch is made: a story that came before it is no news to it.
BEFORE = NOW - timedelta(hours=1)
#: Runs to its end in a loop of another thread: in this one Playwright's counts as running.
Runs = Callable[[Coroutine[Any, Any, int]], int]


@pytest.fixture
def runs() -> Iterator[Runs]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield lambda work: asyncio.run_coroutine_threadsafe(work, loop).result(30)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()


@pytest.fixture
def hook(runs: Runs) -> Iterator[Hook]:
    made, opened = Hook(), list[Any]()

    async def enter() -> int:
        opened.append(hooking(made))
        await opened[0].__aenter__()
        return 0

    async def leave() -> int:
        await opened[0].__aexit__(None, None, None)
        return 0

    runs(enter())
    yield made
    runs(leave())


@pytest.fixture
def page(newsroom: Newsroom, tmp_path: Path) -> Iterator[str]:
    with serving(newsroom, tmp_path, now=lambda: BEFORE, allow_private_networks="true") as where:
        yield where


async def deliver(room: Newsroom, folder: Path) -> int:
    """What the daemon's job does."""
    chosen = settings(folder)
    with ThreadPoolExecutor(1) as writer, Workers(1) as workers:
        async with Client(contact="", allow_private=True) as client, Sender(contact="", zone=UTC) as sender:
            daemon = Runtime(
                settings=chosen,
                store=room.store,
                writer=writer,
                client=client,
                workers=workers,
                clock=lambda: NOW + timedelta(minutes=1),
            )
            return await deliver_due(daemon, sender)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_watch_is_added_and_its_alert_arrives(
    newsroom: Newsroom, page: str, hook: Hook, runs: Runs, opens: Opens, tmp_path: Path, script: bool
) -> None:
    reader = opens(java_script_enabled=script).page()
    reader.goto(f"{page}/?company=anthropic")
    reader.get_by_role("link", name="Watch this").click()
    expect(reader.get_by_label("Company", exact=True)).to_have_value("anthropic")
    reader.get_by_label("Where to").fill("nonsense")
    reader.get_by_role("button", name="Add the watch").click()
    expect(reader.get_by_role("alert")).to_contain_text("is no address of a channel")
    reader.get_by_label("Where to").fill(hook.url)
    reader.get_by_role("button", name="Add the watch").click()
    secret = reader.locator("code.secret").inner_text()
    reader.get_by_role("link", name="I have kept it").click()
    reader.get_by_role("button", name="Send a sample").click()
    expect(reader.get_by_role("status")).to_contain_text("The sample was sent")
    assert verify(hook.headers[0], hook.bodies[0], secret=secret, now=BEFORE)

    feed = newsroom.feed("https://wire.example/rss", "The Wire")
    newsroom.keys, newsroom.decide = keys_of, resolve
    newsroom.teller = teller_of(settings(tmp_path), UTC)
    newsroom.story(feed, "Patil to Anthropic", TEXT, [PATIL], published_at=NOW)
    assert runs(deliver(newsroom, tmp_path)) == 1
    assert "Rahul Patil" in json.dumps(json.loads(hook.bodies[1]))
    assert verify(hook.headers[1], hook.bodies[1], secret=secret, now=NOW + timedelta(minutes=1))
    reader.get_by_role("link", name="Watches").click()
    reader.get_by_role("rowheader").get_by_role("link").click()
    deliveries = reader.get_by_role("region", name="Deliveries")
    expect(deliveries.get_by_role("cell", name="sent", exact=True)).to_be_visible()
    reader.get_by_role("button", name="Pause").click()
    expect(reader.get_by_role("button", name="Resume")).to_be_visible()
    reader.get_by_role("link", name="Remove").click()
    reader.get_by_role("button", name="Remove the watch").click()
    expect(reader.get_by_text("There are no watches yet.")).to_be_visible()
