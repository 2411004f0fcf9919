"""Manners towards one host: few requests at a time, and a pause between their starts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

#: Hosts remembered before the idle ones are swept out for the first time.
_SWEEP_AT = 1024


class _Gate:
    """One host: its slots, its door (passed by one at a time), and when it opens next."""

    def __init__(self, slots: int) -> None:
        self.slots = asyncio.Semaphore(slots)
        self.door = asyncio.Lock()
        self.opens_at = 0.0
        self.users = 0


class Pacing:
    """Hands out turns; hosts that nobody waits for are forgotten."""

    def __init__(self, *, per_host: int, pause: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_host = per_host
        self._pause = pause
        self._clock = clock
        self._gates: dict[str, _Gate] = {}
        self._sweep_at = _SWEEP_AT

    def __len__(self) -> int:
        """How many hosts are remembered."""
        return len(self._gates)

    @asynccontextmanager
    async def turn(self, host: str, *, at_least: float = 0.0) -> AsyncIterator[None]:
        """Wait for a slot and for the pause (`at_least` seconds where the host asks for more), first come first."""
        gate = self._gate(host)
        gate.users += 1
        try:
            async with gate.slots:
                async with gate.door:
                    await asyncio.sleep(max(0.0, gate.opens_at - self._clock()))
                    gate.opens_at = self._clock() + max(self._pause, at_least)
                yield
        finally:
            gate.users -= 1

    def _gate(self, host: str) -> _Gate:
        gate = self._gates.get(host)
        if gate is None:
            self._sweep()
            gate = self._gates[host] = _Gate(self._per_host)
        return gate

    def _sweep(self) -> None:
        """Forget idle hosts, seldom enough that each new host costs constant time on average."""
        if len(self._gates) < self._sweep_at:
            return
        now = self._clock()
        self._gates = {host: gate for host, gate in self._gates.items() if gate.users or gate.opens_at > now}
        self._sweep_at = max(_SWEEP_AT, 2 * len(self._gates))
