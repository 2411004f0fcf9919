"""Stored stories are read again, lot by lot, and what they tell is resolved anew."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

from monitor.errors import StoreError, WorkerError
from monitor.pipeline.reading import KeyedReading, model_version, read_stories
from monitor.pipeline.reports import LIMIT, TOGETHER, rekey
from monitor.pipeline.turns import batches_of
from monitor.resolve import resolve
from monitor.store import Lot, ReadAgain, Rereading, Store, StoryToReread, Teller
from monitor.types import Story
from monitor.workers import Workers

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")
#: What a process is given to do.
Read = Callable[[tuple[Story, ...]], tuple[KeyedReading, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reread:
    """How far a rereading is."""

    stories: int = 0  #: gone through: read, or given up in this run
    failed: int = 0  #: of these, those that keep the reading they had
    first_error: str | None = None
    moves_new: frozenset[int] = frozenset()
    moves_changed: frozenset[int] = frozenset()  #: known before, and in another state now


def load_model(workers: Workers, model: Path | None) -> str:
    """Loads the shipped model, or that of another folder, in every process; gives its version. Raises ModelError,
    WorkerError."""
    (version, *_) = [workers.submit(LIMIT, model_version, model) for _ in range(workers.size)]
    return version.result()


class Rereader:
    """Reads what waits to be read again, the newest first, one lot ahead of what is stored.

    `read` runs in a process; `teller` decides what watches are told of stories that are new and wait beside those that
    are read again. A lot is stored and resolved in one transaction, so that whatever ends the run leaves each lot as it
    was or done; which ones are done the readings themselves tell."""

    def __init__(
        self,
        store: Store,
        workers: Workers,
        wanted: Rereading,
        *,
        read: Read = read_stories,
        clock: Callable[[], datetime],
        teller: Teller | None = None,
    ) -> None:
        self._store = store
        self._workers = workers
        self._wanted = wanted
        self._read = read
        self._clock = clock
        self._teller = teller
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._done = Reread()
        self._ahead: _UnderWay | None = None

    def pace(self) -> float:
        """Stories a second, by the first lot, which is not stored yet. Raises StoreError, ModelError."""
        begun = time.monotonic()
        self._ahead = self._begin(None)
        if self._ahead is None:
            return 0.0
        for batch in self._ahead.batches:
            batch.result.exception()
        return len(self._ahead.lot.stories) / (time.monotonic() - begun)

    def run(self, progress: Callable[[Reread], None] = lambda _: None) -> Reread:
        """Goes through all that waits. `progress` hears of every lot. Raises StoreError and ModelError."""
        try:
            self._in_turn(rekey, self._store, now=self._clock())  # new keys meet those of the readings before
            return self._go_through(progress)
        finally:
            self._writer.shutdown(cancel_futures=True)

    def _go_through(self, progress: Callable[[Reread], None]) -> Reread:
        lot = self._ahead or self._begin(None)
        while lot is not None:
            after = self._begin(lot)
            self._keep(list(self._readings(lot)))
            progress(self._done)
            lot = after
        return self._done

    def _begin(self, before: _UnderWay | None) -> _UnderWay | None:
        """The next lot, given to the processes."""
        taken = [story.id for story in before.lot.stories] if before else []
        after = before.lot if before else None
        lot = self._in_turn(self._store.lot_to_reread, self._wanted, after=after, but=taken)
        if lot is None:
            return None
        return _UnderWay(lot=lot, batches=[self._submit(batch) for batch in batches_of(lot.stories, TOGETHER)])

    def _submit(self, stories: Sequence[StoryToReread]) -> _Batch:
        texts = tuple(each.story for each in stories)
        return _Batch(stories=stories, result=self._workers.submit(LIMIT, self._read, texts))

    def _readings(self, lot: _UnderWay) -> Iterator[ReadAgain]:
        for batch in lot.batches:
            try:
                yield from map(_read_again, batch.stories, batch.result.result())
            except WorkerError as error:
                yield from self._apart(batch.stories, error)

    def _apart(self, stories: Sequence[StoryToReread], error: WorkerError) -> Iterator[ReadAgain]:
        """A batch that failed, one story after the other: the guilty one alone keeps the reading that it had."""
        if len(stories) == 1:
            self._fail(stories, f"reading: {error}")
            return
        for story in stories:
            batch = self._submit([story])
            try:
                yield from map(_read_again, batch.stories, batch.result.result())
            except WorkerError as again:
                self._fail(batch.stories, f"reading: {again}")

    def _keep(self, read: list[ReadAgain]) -> None:
        try:
            told = self._in_turn(self._store.keep_reread, read, resolve, now=self._clock(), teller=self._teller)
        except StoreError:
            raise
        except Exception as error:  # the outer loop of a run: recorded, and the other lots go on
            log.exception("Resolving a lot failed unexpectedly", extra={"action": "reread"})
            self._fail([each.story for each in read], f"resolving: unexpected {type(error).__name__}: {error}")
            return
        new = self._done.moves_new | set(told.new_moves)
        changed = (self._done.moves_changed | set(told.changed_moves)) - new
        self._done = replace(self._done, stories=self._done.stories + len(read), moves_new=new, moves_changed=changed)

    def _in_turn(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Does what the database is asked in the writer's thread: an interruption, which meets the thread that waits
        here, never meets a transaction."""
        return self._writer.submit(work, *args, **kwargs).result()

    def _fail(self, stories: Sequence[StoryToReread], reason: str) -> None:
        self._done = replace(
            self._done,
            stories=self._done.stories + len(stories),
            failed=self._done.failed + len(stories),
            first_error=self._done.first_error or f"story {stories[0].id}: {reason}",
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Batch:
    stories: Sequence[StoryToReread]
    result: Future[tuple[KeyedReading, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _UnderWay:
    """A lot that the processes read."""

    lot: Lot
    batches: list[_Batch]


def _read_again(story: StoryToReread, read: KeyedReading) -> ReadAgain:
    return ReadAgain(story=story, reading=read.reading, keys=read.keys)
