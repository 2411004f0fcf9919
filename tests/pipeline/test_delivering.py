"""The outbox is emptied side by side, at real receivers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web

from monitor.channels import Sender
from monitor.net import Client
from monitor.notify import TRIES, new_secret, verify
from monitor.pipeline.delivering import LEASE, deliver_due
from monitor.pipeline.runtime import Runtime
from monitor.resolve import house_key
from monitor.settings import Settings
from monitor.store import Store
from monitor.types import DeliveryState, NewWatch
from monitor.workers import Workers
from tests.channels.receivers import Hook, Post, hang, hooking, posting, status
from tests.pipeline.conftest import Clock
from tests.store.audience import SURE, Newsroom

SECONDS = 0.7  #: for one try


@pytest.fixture
async def daemon(store: Store, settings: Settings, workers: Workers, clock: Clock) -> AsyncIterator[Runtime]:
    """On each kind of database."""
    with ThreadPoolExecutor(1) as writer:
        async with Client(contact="", allow_private=True) as client:
            yield Runtime(settings=settings, store=store, writer=writer, client=client, workers=workers, clock=clock)


@pytest.fixture
def room(store: Store, clock: Clock) -> Newsroom:
    return Newsroom(store, now=clock())


async def deliver(daemon: Runtime, room: Newsroom, clock: Clock) -> int:
    clock.at = max(clock.at, room.now)
    async with Sender(contact="", zone=daemon.zone, seconds=SECONDS) as sender:
        return await deliver_due(daemon, sender)


async def test_what_waits_is_sent_once(daemon: Runtime, room: Newsroom, clock: Clock) -> None:
    hook, secret = Hook(), new_secret()
    async with hooking(hook):
        room.watch(channel=hook.url, secret=secret)
        room.story(SURE)
        assert await deliver(daemon, room, clock) == 1
        assert await deliver(daemon, room, clock) == 0
    assert len(hook.bodies) == 1
    assert verify(hook.headers[0], hook.bodies[0], secret=secret, now=clock.at)
    (row,) = room.store.watching.deliveries()
    assert (row.state, row.attempts, row.error) == (DeliveryState.SENT, 1, None)


async def test_a_receiver_that_hangs_does_not_delay_others(daemon: Runtime, room: Newsroom, clock: Clock) -> None:
    bad, arrived = Hook(answer=hang), list[float]()

    def note(_: int) -> web.Response:
        arrived.append(time.monotonic())
        return web.Response(status=204)

    good = [Hook(answer=note) for _ in range(20)]
    async with hooking(bad, *good):
        for number, hook in enumerate([*[bad] * 5, *good]):
            room.watch(f"w{number}", channel=hook.url, secret=new_secret())
        room.story(SURE)
        begun = time.monotonic()
        assert await deliver(daemon, room, clock) == 25
    assert [len(hook.bodies) for hook in good] == [1] * 20
    assert max(arrived) - begun < SECONDS, "they waited for the one that hangs"
    states = [row.state for row in room.store.watching.deliveries()]
    assert (states.count(DeliveryState.SENT), states.count(DeliveryState.WAITING)) == (20, 5)


async def test_what_becomes_due_while_another_hangs_is_sent_meanwhile(
    daemon: Runtime, room: Newsroom, clock: Clock
) -> None:
    bad, good = Hook(answer=hang), Hook()
    async with hooking(bad, good):
        room.watch("bad", channel=bad.url, secret=new_secret(), filter={"person": "patil"})
        room.watch("good", channel=good.url, secret=new_secret(), filter={"person": "castaldi"})
        room.story(SURE)
        clock.at = room.now + timedelta(hours=2)
        async with Sender(contact="", zone=daemon.zone, seconds=4.0) as sender:
            work = asyncio.create_task(deliver_due(daemon, sender))
            while not bad.bodies:
                await asyncio.sleep(0.01)
            await asyncio.to_thread(room.story, replace(SURE, person="Ines Castaldi"))
            while not good.bodies:
                assert not work.done()
                await asyncio.sleep(0.01)
            work.cancel()
            await asyncio.wait({work})


async def test_failing_ends_in_the_dead_letters_with_the_same_key_all_along(
    daemon: Runtime, room: Newsroom, clock: Clock
) -> None:
    hook = Hook(answer=status(500))
    async with hooking(hook):
        room.watch(channel=hook.url, secret=new_secret())
        room.story(SURE)
        await deliver(daemon, room, clock)
        begun = clock.at
        while (row := room.store.watching.deliveries()[0]).state is DeliveryState.WAITING:
            assert row.next_try_at > clock.at
            clock.at = row.next_try_at
            await deliver(daemon, room, clock)
        assert len(hook.bodies) == row.attempts == TRIES
        assert timedelta(days=1) < clock.at - begun < timedelta(days=3)
        assert (row.state, row.error) == (DeliveryState.DEAD, "127.0.0.1 answers 500 Internal Server Error")
        hook.answer = status(204)
        assert room.store.watching.redeliver(now=clock.at) == 1
        await deliver(daemon, room, clock)
    assert len(set(hook.keys)) == len(set(hook.bodies)) == 1
    assert room.store.watching.deliveries()[0].state is DeliveryState.SENT


async def test_what_is_refused_for_good_is_not_tried_again(daemon: Runtime, room: Newsroom, clock: Clock) -> None:
    hook = Hook(answer=status(410))
    async with hooking(hook):
        room.watch(channel=hook.url, secret=new_secret())
        room.story(SURE)
        await deliver(daemon, room, clock)
    (row,) = room.store.watching.deliveries()
    assert (row.state, row.attempts, row.error) == (DeliveryState.DEAD, 1, "127.0.0.1 answers 410 Gone")


async def test_a_receiver_that_asks_for_a_wait_gets_it(daemon: Runtime, room: Newsroom, clock: Clock) -> None:
    hook = Hook(answer=status(429, Retry_After="3600"))
    async with hooking(hook):
        room.watch(channel=hook.url, secret=new_secret())
        room.story(SURE)
        await deliver(daemon, room, clock)
    (row,) = room.store.watching.deliveries()
    hour = timedelta(hours=1)
    assert hour <= row.next_try_at - clock.at <= 1.2 * hour


async def test_what_was_under_way_when_the_program_died_is_sent_again_with_the_same_key(
    daemon: Runtime, room: Newsroom, clock: Clock
) -> None:
    hook = Hook()
    async with hooking(hook):
        room.watch(channel=hook.url, secret=new_secret())
        room.story(SURE)
        clock.at = room.now
        (taken,) = room.store.watching.take(now=clock.at, until=clock.at + LEASE, limit=9)
        assert await deliver(daemon, room, clock) == 0
        clock.at += LEASE
        assert await deliver(daemon, room, clock) == 1
    assert hook.keys == [taken.key]


async def test_a_watch_is_told_in_the_order_of_the_news(daemon: Runtime, room: Newsroom, clock: Clock) -> None:
    hook = Hook()
    people = [f"Person Number{chr(65 + number)}" for number in range(12)]
    async with hooking(hook):
        room.watch(channel=hook.url, secret=new_secret())
        for person in people:
            room.story(replace(SURE, person=person))
        assert await deliver(daemon, room, clock) == 12
    assert [person for body in hook.bodies for person in people if person.encode() in body] == people


async def test_who_has_a_mail_does_not_get_it_again_for_another_who_has_not(
    daemon: Runtime, room: Newsroom, clock: Clock
) -> None:
    with posting(Post(refuse={"bob@example.org": "452 full"})) as post:
        channel = f"mailto://me:open%20sesame@127.0.0.1:{post.port}?from=m@example.org&mode=insecure&to="
        both = channel + "ann@example.org,bob@example.org"
        watch = room.watch(channel=both, secret=None)
        room.story(SURE)
        for _ in range(3):
            await deliver(daemon, room, clock)
            clock.at = room.store.watching.deliveries()[0].next_try_at
        post.refuse.clear()
        await deliver(daemon, room, clock)
        assert post.receivers == [["ann@example.org"], ["bob@example.org"]]
        assert room.store.watching.deliveries()[0].state is DeliveryState.SENT
        # Sent again by hand, and to others, it goes to all.
        room.store.watching.redeliver(now=clock.at, ids=[1])
        await deliver(daemon, room, clock)
        post.refuse["bob@example.org"] = "452 full"
        room.store.watching.redeliver(now=clock.at, ids=[1])
        await deliver(daemon, room, clock)
        others = NewWatch(name=watch.name, filter={}, channel=channel + "bob@example.org,eve@example.org", echo={})
        room.store.watching.change(watch.id, others, house_key, listed=False, due=clock.at)
        post.refuse.clear()
        clock.at = room.store.watching.deliveries()[0].next_try_at
        await deliver(daemon, room, clock)
    assert post.receivers[2:] == [
        ["ann@example.org", "bob@example.org"], ["ann@example.org"], ["bob@example.org", "eve@example.org"]
    ]  # fmt: skip


async def test_a_sender_that_fails_unexpectedly_is_recorded(daemon: Runtime, room: Newsroom, clock: Clock) -> None:
    watch = room.watch(channel="https://hooks.example", secret="whsec_A")
    room.story(SURE)
    await deliver(daemon, room, clock)
    (health,) = room.store.watching.health()
    assert (health.watch.id, health.waiting) == (watch.id, 1)
    assert health.last_error is not None
    assert health.last_error.startswith("unexpected Error: ")
