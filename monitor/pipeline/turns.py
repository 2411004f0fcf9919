"""Many things side by side: in fair turns, so that no host with many items makes the others wait."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T")


def in_turns(items: Iterable[T], host: Callable[[T], str], *, at_most: int | None = None) -> list[T]:
    """The first item of each host, then the second of each, and so on; at most so many of one host."""
    queues: dict[str, list[T]] = defaultdict(list)
    for item in items:
        queues[host(item)].append(item)
    missing = object()
    rounds = zip_longest(*(queue[:at_most] for queue in queues.values()), fillvalue=missing)
    return [item for one_round in rounds for item in one_round if item is not missing]  # type: ignore[misc]


def batches_of(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """The items in their order, `size` together; the last batch has what is left."""
    return [items[start : start + size] for start in range(0, len(items), size)]


async def side_by_side(work: Callable[[T], Awaitable[None]], items: Iterable[T], *, at_once: int) -> None:
    """Do `work` on every item, so many at once. The first error ends the others and is raised as it is."""
    slots = asyncio.Semaphore(at_once)

    async def in_slot(item: T) -> None:
        async with slots:
            await work(item)

    try:
        async with asyncio.TaskGroup() as group:
            for item in items:
                group.create_task(in_slot(item))
    except BaseExceptionGroup as errors:
        raise _first(errors) from errors


def _first(error: BaseException) -> BaseException:
    return _first(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error
