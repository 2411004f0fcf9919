"""One round: everything that is due now, from the feeds to the moves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from monitor.pipeline.fetching import fetch_due
from monitor.pipeline.pulling import pull_due
from monitor.pipeline.reports import read_due
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import RoundSummary, Tally
from monitor.pipeline.turns import side_by_side

#: Seconds that a stage without work waits before it looks whether the stage before it has brought some.
LOOK_AGAIN = 0.1

Work = Callable[[], Awaitable[int]]


async def run_round(runtime: Runtime, progress: Callable[[RoundSummary], None] = lambda _: None) -> RoundSummary:
    """Pull what is due, fetch and read what comes of it and what still waits, and resolve it. The stages run side by
    side, each until it and those before it have nothing left. `progress` hears the counts as they grow. Raises
    StoreError and ModelError; whatever else goes wrong stands in the row of its feed or story."""
    tally = Tally(progress)
    begun = runtime.clock()
    line = _Line(
        lambda: pull_due(runtime, tally, due_at=begun),
        lambda: fetch_due(runtime, tally),
        lambda: read_due(runtime, tally),
    )
    await line.run()
    await runtime.keep(runtime.store.note_effective, now=runtime.clock())
    return tally.summary


class _Line:
    """Stages in a row, each fed by the one before it."""

    def __init__(self, *stages: Work) -> None:
        self._stages = stages
        self._over = [asyncio.Event() for _ in stages]

    async def run(self) -> None:
        await side_by_side(self._work, range(len(self._stages)), at_once=len(self._stages))

    async def _work(self, place: int) -> None:
        while True:
            fed_no_more = place == 0 or self._over[place - 1].is_set()
            if await self._stages[place]():
                continue
            if fed_no_more:
                self._over[place].set()
                return
            await asyncio.sleep(LOOK_AGAIN)
