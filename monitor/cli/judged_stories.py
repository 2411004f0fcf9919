"""Judged stories as labelled stories, said where one cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from monitor.cli.output import say
from monitor.learn import label
from monitor.pipeline.reading import load_readers
from monitor.query import JudgedStory


def labelled(judged: Sequence[JudgedStory], database: UUID, *, tell: Callable[[str], None] = say) -> list[str]:
    """The stories in the format of labelled ones; what is left out is told (on standard error). Raises ModelError."""
    reader = load_readers().reader
    blocks = []
    for one in judged:
        if not one.kept:
            tell(f"story {one.id} is left out: its text is kept no longer")
            continue
        identity, seen = f"{one.story.language}-{database.hex[:8]}-{one.id}", reader.mentioned(one.story)
        made = label(one.story, _day_of(one), one.reports, seen, identity=identity)
        if made.left_out:
            tell(f"story {one.id} is left out: {made.left_out}")
            continue
        blocks.append(made.block)
        if made.unsaid:
            tell(f"story {one.id} is written without its {', '.join(made.unsaid).replace('_', ' ')}")
    return blocks


def _day_of(one: JudgedStory) -> date:
    """When it was published; where nobody says, when we first saw it."""
    return one.story.published_on or one.first_seen_at.date()
