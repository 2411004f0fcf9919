"""Few requests at a time to one host, a pause between their starts, and no memory of hosts gone idle."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise

from monitor.net import Client
from monitor.net.pacing import Pacing
from tests.net.site import Play, Site, answer


def _after(seconds: float) -> Play:
    async def play(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        writer.write(answer(body=b"x"))
        await writer.drain()

    return play


async def test_no_more_than_two_requests_run_against_one_host(site: Site) -> None:
    site.routes["/"] = _after(0.05)
    async with Client(contact="", allow_private=True, pause=0) as client:
        await asyncio.gather(*(client.get(site.url()) for _ in range(10)))
    assert len(site.requests) == 10
    assert site.most == 2


async def test_requests_to_one_host_start_with_a_pause_between_them(site: Site) -> None:
    site.routes["/"] = answer(body=b"x")
    async with Client(contact="", allow_private=True, pause=0.2) as client:
        await asyncio.gather(*(client.get(site.url()) for _ in range(5)))
    gaps = [later.at - earlier.at for earlier, later in pairwise(site.requests)]
    assert all(gap > 0.15 for gap in gaps), gaps
    assert sum(gaps) < 4


async def test_hosts_do_not_wait_for_one_another() -> None:
    async with (
        Site(host="127.0.0.1").open() as first,
        Site(host="127.0.0.2").open() as second,
        Client(contact="", allow_private=True, pause=30) as client,
    ):
        begun = time.monotonic()
        await asyncio.gather(client.get(first.url()), client.get(second.url()))
    assert time.monotonic() - begun < 5


async def test_waiting_for_a_turn_does_not_count_against_the_timeout(site: Site) -> None:
    site.routes["/"] = answer(body=b"x")
    async with Client(contact="", allow_private=True, pause=0.4, timeout=0.5) as client:
        answers = await asyncio.gather(*(client.get(site.url()) for _ in range(4)))
    assert [response.status for response in answers] == [200] * 4


async def test_turns_are_given_in_the_order_asked() -> None:
    pacing, order = Pacing(per_host=1, pause=0.01), []

    async def take(number: int) -> None:
        async with pacing.turn("news.example"):
            order.append(number)

    await asyncio.gather(*(take(number) for number in range(10)))
    assert order == list(range(10))


async def test_ten_thousand_hosts_are_not_remembered_for_ever() -> None:
    now = 0.0
    pacing = Pacing(per_host=2, pause=1.0, clock=lambda: now)
    for number in range(10_000):
        now += 0.01
        async with pacing.turn(f"{number}.example"):
            pass
    assert len(pacing) < 2_500
