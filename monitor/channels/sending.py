"""`Sender`: one try at a delivery, by whatever channel its watch has."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, tzinfo
from types import TracebackType
from typing import Self

from monitor.channels import mail, services, webhooks
from monitor.channels.answers import Answer
from monitor.net import Client
from monitor.notify import body_of, message_of
from monitor.types import Delivery

#: How many tries may be under way at one time; all at one host, where that is what people have.
AT_ONCE = 32
#: Longest time for one try, whatever the receiver does meanwhile.
TRY_SECONDS = 20.0
#: Shorter, so that a slow one says itself what it waits for.
_ANSWER_SECONDS = 15.0


class Sender:
    """An asynchronous context manager; `send` may be called up to `AT_ONCE` times side by side."""

    def __init__(self, *, contact: str, zone: tzinfo, public_url: str = "", seconds: float = TRY_SECONDS) -> None:
        """`contact` and `public_url` as the settings have them; days in messages are of `zone`; `seconds` for one
        try."""
        self._zone = zone
        self._public_url = public_url
        self._seconds = seconds
        answer_seconds = min(_ANSWER_SECONDS, seconds)
        self._client = Client(contact=contact, allow_private=True, per_host=AT_ONCE, pause=0.0, timeout=answer_seconds)

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def send(self, delivery: Delivery, *, now: datetime, test: bool = False) -> Answer:
        """What the receiver says; raises nothing of its own. `test`: it says in a webhook that it is one."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._send(delivery, now, test=test)
        except TimeoutError:
            return Answer(taken=False, said=f"the receiver took longer than {self._seconds:g} s")

    async def _send(self, delivery: Delivery, now: datetime, *, test: bool) -> Answer:
        watch, key = delivery.watch, delivery.key
        if watch.secret is not None:
            body = body_of(delivery, test=test)
            return await webhooks.send(self._client, watch.channel, body, key=key, secret=watch.secret, now=now)
        message = message_of(delivery, zone=self._zone, public_url=self._public_url)
        seconds = min(_ANSWER_SECONDS, self._seconds)
        if mail.is_mail(watch.channel):
            return await _in_thread(
                lambda: mail.send(watch.channel, message, key=key, only=delivery.receivers, seconds=seconds, now=now)
            )
        return await _in_thread(lambda: services.send(watch.channel, message, seconds=seconds))


async def _in_thread(work: Callable[[], Answer]) -> Answer:
    """What `work` gives or raises. A daemon thread each: one that hangs holds up neither the others, as in a pool of
    so many, nor the end of the program."""
    done: Future[Answer] = Future()

    def run() -> None:
        done.set_running_or_notify_cancel()
        try:
            done.set_result(work())
        except Exception as error:  # noqa: BLE001 -- raised again where it is waited for
            done.set_exception(error)

    threading.Thread(target=run, name="send", daemon=True).start()
    return await asyncio.wrap_future(done)
