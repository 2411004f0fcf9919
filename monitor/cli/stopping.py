"""Signals that ask a run to stop: the first gently, the second at once, and neither takes longer than it may."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Awaitable
from contextlib import suppress
from types import FrameType
from typing import Self, TypeVar

T = TypeVar("T")
logger = logging.getLogger(__name__)

#: Seconds after which a stop is made without waiting any longer: what was not committed by then the database rolls
#: back, and it is found due again.
STOP_WITHIN = 8.0
_STOPPING = (signal.SIGTERM, signal.SIGINT)


class Stopping:
    """A context in which SIGTERM and SIGINT set an event of the running loop. Before there is one they interrupt."""

    def __init__(self) -> None:
        self._asked = False
        self._deadline = threading.Timer(STOP_WITHIN, _give_up_waiting)
        self._deadline.daemon = True
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event = asyncio.Event()
        self._handlers = {number: signal.getsignal(number) for number in _STOPPING}

    def __enter__(self) -> Self:
        for number in _STOPPING:
            signal.signal(number, self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        self._deadline.cancel()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def event(self) -> asyncio.Event:
        """What the running loop waits for."""
        self._loop = asyncio.get_running_loop()
        return self._event

    def _heard(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            os._exit(128 + number)  # the worker processes end with their parent
        self._asked = True
        if self._loop is None:
            raise KeyboardInterrupt
        self._deadline.start()
        with suppress(RuntimeError):  # the loop has just ended, and so does the program
            self._loop.call_soon_threadsafe(self._begin)

    def _begin(self) -> None:
        logger.info("Stopping; a second signal stops at once", extra={"action": "stop"})
        self._event.set()


def _give_up_waiting() -> None:
    logger.warning("Something would not end in time; what it had not stored is done again next time")
    os._exit(0)


async def unless(stop: asyncio.Event, work: Awaitable[T]) -> T | None:
    """What `work` gives; None where `stop` is set first, and `work` is then cut short."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        working.cancel()
        await asyncio.wait({working})
        return None
    return working.result()
