"""No server takes more memory or time than it is given, and nothing of a cancelled request stays."""

from __future__ import annotations

import asyncio
import time
import tracemalloc
import zlib

import brotli  # type: ignore[import-untyped]  # it has no stubs
import pytest

from monitor.errors import FetchTimeout, TooLarge
from monitor.net import Client
from tests.net.site import Play, Site, answer, slowly


async def test_a_body_at_the_cap_passes_and_one_byte_more_does_not(site: Site, client: Client) -> None:
    site.routes["/fits"] = answer(body=b"x" * 1000)
    site.routes["/over"] = answer(body=b"x" * 1001)
    assert len((await client.get(site.url("/fits"), max_bytes=1000)).body) == 1000
    with pytest.raises(TooLarge, match="sends more than 1 kB"):
        await client.get(site.url("/over"), max_bytes=1000)


async def test_a_declared_length_over_the_cap_is_refused_before_the_body_comes(site: Site, client: Client) -> None:
    site.routes["/feed"] = slowly(answer(length=50_000_000), 30)
    begun = time.monotonic()
    with pytest.raises(TooLarge, match="sends more than 10 MB"):
        await client.get(site.url("/feed"))
    assert time.monotonic() - begun < 3


async def test_a_body_without_end_is_given_up_at_the_cap(site: Site, client: Client) -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x" * 65536)
            await writer.drain()

    site.routes["/feed"] = endless
    with pytest.raises(TooLarge):
        await client.get(site.url("/feed"), max_bytes=1_000_000)


def _bomb(encoding: str, megabytes: int = 200) -> bytes:
    million = b"\0" * 1_000_000
    if encoding == "br":
        squeeze = brotli.Compressor(quality=1)
        return b"".join(squeeze.process(million) for _ in range(megabytes)) + bytes(squeeze.finish())
    packer = zlib.compressobj(1, wbits=31 if encoding == "gzip" else 15)
    return b"".join(packer.compress(million) for _ in range(megabytes)) + packer.flush()


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
async def test_a_decompression_bomb_takes_no_more_memory_than_the_cap(
    site: Site, client: Client, encoding: str
) -> None:
    site.routes["/feed"] = answer("200 OK", _bomb(encoding), f"Content-Encoding: {encoding}")
    await client.get(site.url("/warm-up"))
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            await client.get(site.url("/feed"), max_bytes=5_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 15_000_000, f"{peak / 1e6:.1f} MB at most for a cap of 5 MB"


@pytest.mark.parametrize(
    "play",
    [
        slowly(b"", 30),
        slowly(b"HTTP/1.1 200 OK\r\n", 30),
        slowly(answer(length=1000), 0.05, *[b"x"] * 600),
    ],
    ids=["says nothing", "half a header", "drips"],
)
async def test_all_of_an_answer_has_to_come_within_the_timeout(site: Site, play: Play) -> None:
    site.routes["/feed"] = play
    begun = time.monotonic()
    async with Client(contact="", allow_private=True, pause=0, timeout=0.5) as client:
        with pytest.raises(FetchTimeout, match=r"127\.0\.0\.1 took longer than 0\.5 s"):
            await client.get(site.url("/feed"))
    assert 0.4 < time.monotonic() - begun < 3


async def test_a_chain_of_slow_redirects_has_one_timeout_for_all(site: Site) -> None:
    for place in range(10):
        site.routes[f"/{place}"] = slowly(b"", 0.3, answer("302 Found", b"", f"Location: /{place + 1}"))
    begun = time.monotonic()
    async with Client(contact="", allow_private=True, pause=0, timeout=0.8) as client:
        with pytest.raises(FetchTimeout):
            await client.get(site.url("/0"))
    assert time.monotonic() - begun < 3
    assert len(site.requests) < 5


async def test_a_request_that_is_cancelled_leaves_nothing_behind(site: Site, client: Client) -> None:
    site.routes["/feed"] = slowly(answer(length=1000), 30)
    site.routes["/next"] = answer(body=b"next")
    before = asyncio.all_tasks()
    getting = [asyncio.create_task(client.get(site.url("/feed"))) for _ in range(5)]  # two at work, three waiting
    while len(site.requests) < 2:
        await asyncio.sleep(0.01)
    for task in getting:
        task.cancel()
    assert all(
        isinstance(outcome, asyncio.CancelledError)
        for outcome in await asyncio.gather(*getting, return_exceptions=True)
    )
    assert (await asyncio.wait_for(client.get(site.url("/next")), 5)).body == b"next"  # the slots are free again
    ours = {task for task in asyncio.all_tasks() - before if "Site._serve" not in repr(task)}
    assert not ours
