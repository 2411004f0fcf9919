"""Settled stories are read in processes, and their reports resolved into moves."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from monitor.errors import StoreError, WorkerError
from monitor.pipeline import failures
from monitor.pipeline.reading import KeyedReading, read_stories
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import Tally
from monitor.pipeline.turns import batches_of, side_by_side
from monitor.resolve import KEYS_VERSION, keys_of, resolve
from monitor.store import Stage, Store, UnreadStory
from monitor.types import Reading, Story

log = logging.getLogger(__name__)

#: Stories taken from the database at a time, and given to a process at a time.
BATCH = 256
TOGETHER = 8
#: Seconds for reading what is given at a time. A story takes well under a second; the rest is for the model to load
#: on a busy machine.
LIMIT = 120.0


Read = Callable[[tuple[Story, ...], tuple[str, ...]], tuple[KeyedReading, ...]]


async def read_due(runtime: Runtime, tally: Tally, *, read: Read = read_stories) -> int:
    """Read a batch of settled stories and resolve what is to be resolved; gives how many stories were taken up.
    `read` runs in a process. Raises StoreError and ModelError."""
    unread = await runtime.keep(runtime.store.stories_to_read, now=runtime.clock(), limit=BATCH)
    batches = batches_of(unread, TOGETHER)
    await side_by_side(partial(_read, runtime, tally, read), batches, at_once=2 * runtime.workers.size)
    return len(unread) + await resolve_due(runtime, tally)


async def _read(runtime: Runtime, tally: Tally, read: Read, batch: Sequence[UnreadStory]) -> None:
    stories = tuple(unread.story for unread in batch)
    try:
        readings = await runtime.workers.run(LIMIT, read, stories, runtime.settings.languages)
    except WorkerError as error:
        await _apart(runtime, tally, read, batch, error)
        return
    for unread, reading in zip(batch, readings, strict=True):
        await _keep_reading(runtime, tally, unread, reading)


async def _apart(runtime: Runtime, tally: Tally, read: Read, batch: Sequence[UnreadStory], error: WorkerError) -> None:
    """A batch that failed, one story after the other: the guilty one alone is counted."""
    if len(batch) == 1:
        story = batch[0]
        await failures.record(
            runtime, tally, Stage.READ, story_id=story.id, attempts=story.attempts, error=f"reading: {error}"
        )
        return
    for one in batch:
        await _read(runtime, tally, read, [one])


async def _keep_reading(runtime: Runtime, tally: Tally, unread: UnreadStory, read: KeyedReading) -> None:
    reading = read.reading
    saved = await runtime.keep(
        runtime.store.save_reading, unread.id, unread.revision_id, reading, read.keys, now=runtime.clock()
    )
    if saved is None:
        return  # its text has changed meanwhile: it comes again with the new one
    tally.add(stories_read=1, stories_flagged=int(reading.verdict.flagged))
    if reading.reports:
        log.info("%s: %s", _said(reading), unread.story.title, extra={"action": "read", "story": unread.id})


def _said(reading: Reading) -> str:
    """ "Told of a move", "Denied 2 moves", "Told of a move and denied another"."""
    told, denied = len(reading.told), len(reading.reports) - len(reading.told)
    tells = f"told of {'a move' if told == 1 else f'{told} moves'}" if told else ""
    denies = f"denied {('another' if told else 'a move') if denied == 1 else f'{denied} moves'}" if denied else ""
    return " and ".join(part for part in (tells, denies) if part).capitalize()


def rekey(store: Store, *, now: datetime) -> int:
    """After a release that names reports otherwise; gives how many stories are to be resolved again. Raises
    StoreError."""
    return store.rekey(KEYS_VERSION, keys_of, now=now)


async def resolve_due(runtime: Runtime, tally: Tally) -> int:
    """Resolve the stories that have been read; gives how many. Raises StoreError."""
    waiting = await runtime.keep(runtime.store.stories_to_resolve, now=runtime.clock(), limit=BATCH)
    done: set[int] = set()
    for story_id in waiting:
        if story_id not in done:
            done |= await _resolve(runtime, tally, story_id)
    return len(waiting)


async def _resolve(runtime: Runtime, tally: Tally, story_id: int) -> set[int]:
    """The other stories that need not be resolved any longer."""
    try:
        told = await runtime.keep(
            runtime.store.resolve_story, story_id, resolve, now=runtime.clock(), teller=runtime.teller
        )
    except StoreError:
        raise
    except Exception as error:  # the outer loop of a run: recorded, and the other stories go on
        keys = {"action": "resolve", "story": story_id}
        log.exception("Resolving story %d failed unexpectedly", story_id, extra=keys)
        reason = f"resolving: unexpected {type(error).__name__}: {error}"
        # A mistake of our own does not pass by waiting; `monitor doctor` lists the story.
        attempts = failures.TRIES - 1
        await failures.record(runtime, tally, Stage.RESOLVE, story_id=story_id, attempts=attempts, error=reason)
        return set()
    tally.add(moves_new=len(told.new_moves), moves_changed=len(told.changed_moves))
    return set(told.along)
