"""How long work goes on: a bar on a terminal, nothing in a pipe (the log tells it there)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from monitor.pipeline.tally import RoundSummary


@contextmanager
def following(database: str) -> Iterator[Callable[[RoundSummary], None]]:
    """What to tell the counts to while they grow."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # start-up time: 35 ms that a pipe need not pay
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<8}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bars.console.print(f"One round on {database}", highlight=False, markup=False)
        feeds = bars.add_task("feeds", total=None, told="")
        stories = bars.add_task("stories", total=None, told="")

        def follow(s: RoundSummary) -> None:
            failed = f", {s.feeds_failed} failed" if s.feeds_failed else ""
            bars.update(feeds, completed=s.feeds_tried, total=s.feeds_due, told=f"{s.feeds_tried} tried{failed}")
            waiting = s.stories_new + s.stories_changed
            told = f"{s.stories_read} read, {s.stories_flagged} flagged, {s.moves_new} new moves"
            bars.update(stories, completed=s.stories_read, total=max(waiting, s.stories_read) or None, told=told)

        yield follow


@contextmanager
def counting(what: str, total: int | None) -> Iterator[Callable[[int, str], None]]:
    """One bar for what is counted up to `total` (None: it moves without an end); tell it how far it is, and a few words
    beside."""
    if not sys.stderr.isatty():
        yield lambda _, __: None
        return
    from rich.console import Console  # start-up time, as above
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    counted = () if total is None else (MofNCompleteColumn(), TextColumn("{task.fields[told]}"), TimeRemainingColumn())
    columns = (TextColumn("{task.description}"), BarColumn(), *counted)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=total, told="")
        yield lambda done, told: bars.update(task, completed=done, told=told)
