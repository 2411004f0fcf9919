"""What a round has done, counted while it does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundSummary:
    """The counts of one round."""

    feeds_due: int = 0
    feeds_updated: int = 0  #: the document changed
    feeds_unchanged: int = 0
    feeds_failed: int = 0
    feeds_gone: int = 0
    stories_new: int = 0
    stories_changed: int = 0  #: known ones whose text in the feed changed
    stories_settled: int = 0  #: their text stands: from the feed or from the page
    stories_read: int = 0
    stories_flagged: int = 0
    stories_failed: int = 0  #: given up on
    stories_put_off: int = 0  #: a try failed and another follows later
    moves_new: int = 0
    moves_changed: int = 0

    @property
    def feeds_tried(self) -> int:
        """All that were asked for, whatever came of it."""
        return self.feeds_updated + self.feeds_unchanged + self.feeds_failed + self.feeds_gone


def _tell_nobody(_: RoundSummary) -> None:
    pass


class Tally:
    """A summary that grows; `progress` hears each step of it."""

    def __init__(self, progress: Callable[[RoundSummary], None] = _tell_nobody) -> None:
        self.summary = RoundSummary()
        self._progress = progress

    def add(self, **more: int) -> None:
        """Add to the counts named."""
        grown = {name: getattr(self.summary, name) + count for name, count in more.items()}
        self.summary = replace(self.summary, **grown)
        self._progress(self.summary)
