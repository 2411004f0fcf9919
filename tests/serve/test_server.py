"""The server inside somebody's event loop: where it listens, how it stops."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import time
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from monitor.errors import MonitorError
from monitor.serve import address, listen, serve
from tests.serve.web import fetch


@pytest.mark.parametrize(
    ("bind", "told"),
    [
        ("example.org:8765", "example.org is a name; give the address in numbers"),
        ("localhost.example:1", "is a name"),
        ("8.8.8.8:8765", "is no address of this machine"),
    ],
)
def test_what_cannot_be_listened_on_is_refused_with_what_to_do(bind: str, told: str) -> None:
    with pytest.raises(MonitorError, match=rf"^bind: .*{told}"):
        listen(bind)


@pytest.mark.parametrize("bind", ["127.0.0.1:0", "127.0.0.2:0", "localhost:0", "LocalHost:0"])
def test_port_0_takes_a_free_one(bind: str) -> None:
    with listen(bind) as listener:
        assert address(listener).startswith("http://127.0.0.")
        assert listener.getsockname()[1] > 0


@pytest.mark.skipif(not Path("/proc/net/if_inet6").exists(), reason="this machine has no IPv6")
def test_the_ipv6_loopback_is_loopback() -> None:
    with listen("[::1]:0") as listener:
        assert address(listener) == f"http://[::1]:{listener.getsockname()[1]}"


def test_a_port_in_use_is_one_line_that_names_the_setting() -> None:
    with listen("127.0.0.1:0") as first:
        port = first.getsockname()[1]
        with pytest.raises(MonitorError, match=rf"^bind: 127\.0\.0\.1:{port} is in use by another program; .* `bind`"):
            listen(f"127.0.0.1:{port}")


def _slow(seconds: float) -> tuple[Starlette, list[str]]:
    """An application whose one page takes its time, and what it has done."""
    done: list[str] = []

    async def page(_: object) -> PlainTextResponse:
        done.append("begun")
        await asyncio.sleep(seconds)
        done.append("ended")
        return PlainTextResponse("whole")

    return Starlette(routes=[Route("/", page)]), done


async def test_a_request_under_way_is_answered_before_the_server_stops() -> None:
    page, done = _slow(0.5)
    listener = listen("127.0.0.1:0")
    where = address(listener)
    serving = asyncio.create_task(serve(page, listener))
    asking = asyncio.create_task(asyncio.to_thread(fetch, where))
    while not done:
        await asyncio.sleep(0.01)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    assert (await asking).text == "whole"
    with pytest.raises(ConnectionRefusedError):
        await asyncio.to_thread(fetch, where)


async def test_a_request_that_never_ends_does_not_hold_the_server_up() -> None:
    page, done = _slow(60)
    listener = listen("127.0.0.1:0")
    serving = asyncio.create_task(serve(page, listener))
    _, writer = await asyncio.open_connection(*listener.getsockname())
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    while not done:
        await asyncio.sleep(0.01)
    begun = time.monotonic()
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    assert time.monotonic() - begun < 6
    assert done == ["begun"]
    writer.close()


async def test_the_signals_stay_with_the_daemon() -> None:
    page, _ = _slow(0)
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    listener = listen("127.0.0.1:0")
    serving = asyncio.create_task(serve(page, listener))
    assert (await asyncio.to_thread(fetch, address(listener))).text == "whole"
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving


async def test_a_stop_leaves_no_task_and_no_socket_behind() -> None:
    page, _ = _slow(0)
    before = asyncio.all_tasks()
    listener = listen("127.0.0.1:0")
    serving = asyncio.create_task(serve(page, listener))
    await asyncio.to_thread(fetch, address(listener))
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving
    assert asyncio.all_tasks() == before
    assert listener.fileno() == -1
    assert isinstance(listener, socket.socket)
