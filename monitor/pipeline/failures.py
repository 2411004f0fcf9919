"""A story that a stage failed on: tried again later, given up on after the third time."""

from __future__ import annotations

import logging
from datetime import timedelta

from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import Tally
from monitor.store import Stage

log = logging.getLogger(__name__)

#: A stage tries a story this often. Between the tries lie FIRST_WAIT, then four times as long: a busy machine or a
#: server's hiccup has passed by then.
TRIES = 3
FIRST_WAIT = timedelta(minutes=5)


def last_try(attempts: int) -> bool:
    """Whether a stage that failed so often before gives up when it fails now."""
    return attempts + 1 >= TRIES


async def record(runtime: Runtime, tally: Tally, stage: Stage, *, story_id: int, attempts: int, error: str) -> None:
    """Keep the failure in the story's row, with the time of the next try. `attempts` are those that failed before."""
    now = runtime.clock()
    final = last_try(attempts)
    next_try_at = None if final else now + FIRST_WAIT * 4**attempts
    await runtime.keep(runtime.store.record_failure, story_id, stage, error, next_try_at=next_try_at, now=now)
    tally.add(**{"stories_failed" if final else "stories_put_off": 1})
    then = "it is given up on" if final else f"next try at {next_try_at:%H:%M} UTC"
    log.warning("Story %d failed: %s; %s", story_id, error, then, extra={"action": stage.value, "story": story_id})
