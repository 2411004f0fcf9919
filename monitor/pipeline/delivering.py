"""What waits in the outbox is sent, side by side: at least once, and nobody waits for a receiver that hangs."""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import timedelta

from monitor.channels import AT_ONCE, TRY_SECONDS, Answer, Sender
from monitor.errors import StoreError
from monitor.notify import next_try
from monitor.pipeline.runtime import Runtime
from monitor.text import channel_shown
from monitor.types import Delivery

log = logging.getLogger(__name__)

#: A delivery whose try has no outcome (the program died of it, or was stopped) is due again after this.
LEASE = timedelta(seconds=TRY_SECONDS) + timedelta(seconds=10)
#: How long new deliveries are taken up in one go; what is under way then is finished.
TAKING = timedelta(minutes=1)
#: Seconds between two looks for what has become due, while tries are under way.
LOOK_AGAIN = 0.5


def open_sender(runtime: Runtime) -> Sender:
    """The doors out, as the settings say: a context manager."""
    settings = runtime.settings
    return Sender(contact=settings.contact, zone=runtime.zone, public_url=settings.public_url)


async def deliver_due(runtime: Runtime, sender: Sender) -> int:
    """Send what is due, one delivery of each watch at a time; gives how many tries were made. Raises StoreError."""
    until = runtime.clock() + TAKING
    under_way: dict[asyncio.Task[None], int] = {}
    tries = 0
    try:
        while True:
            if runtime.clock() < until:
                for delivery in await _take(runtime, AT_ONCE - len(under_way), set(under_way.values())):
                    task = asyncio.create_task(_try(runtime, sender, delivery))
                    under_way[task] = delivery.watch.id
                    tries += 1
            if not under_way:
                return tries
            done, _ = await asyncio.wait(under_way, timeout=LOOK_AGAIN, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                del under_way[task]
                task.result()  # an error of the database ends the job, and is told
    finally:
        for task in under_way:
            task.cancel()


async def _take(runtime: Runtime, limit: int, busy: set[int]) -> tuple[Delivery, ...]:
    watching, now = runtime.store.watching, runtime.clock()
    if not limit or not await runtime.keep(watching.has_due, now=now):
        return ()
    return await runtime.keep(watching.take, now=now, until=now + LEASE, limit=limit, but=busy)


async def _try(runtime: Runtime, sender: Sender, delivery: Delivery) -> None:
    try:
        answer = await sender.send(delivery, now=runtime.clock())
    except StoreError:
        raise
    except Exception as error:  # the outer loop of a run: recorded, and the other deliveries go on
        log.exception("Sending failed unexpectedly", extra=_keys(delivery))
        answer = Answer(taken=False, said=f"unexpected {type(error).__name__}: {error}")
    watching, now = runtime.store.watching, runtime.clock()
    if answer.taken:
        await runtime.keep(watching.note_sent, delivery.id, now=now)
        log.info("Told the watch %s: %s", delivery.watch.name, answer.said, extra=_keys(delivery))
        return
    chance = random.random()  # noqa: S311 -- jitter, no secret
    again = None if answer.final else next_try(delivery.attempts, now, chance=chance, asked=answer.retry_after)
    await runtime.keep(watching.note_failed, delivery.id, answer.said, next_try_at=again, receivers=answer.receivers)
    then = "given up on" if again is None else f"tried again at {again:%Y-%m-%d %H:%M:%S} UTC"
    log.warning("The watch %s was not told, %s: %s", delivery.watch.name, then, answer.said, extra=_keys(delivery))


def _keys(delivery: Delivery) -> dict[str, object]:
    return {
        "action": "deliver",
        "watch": delivery.watch.id,
        "delivery": delivery.id,
        "attempt": delivery.attempts,
        "channel": channel_shown(delivery.watch.channel),
    }
