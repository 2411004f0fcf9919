"""Where the words of a report that a user told stand in a story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from monitor.text import places
from monitor.types import Report, Span

#: The fields of a report that are words of the story.
WORDS = (
    "person",
    "role",
    "organisation",
    "previous_role",
    "previous_organisation",
    "next_role",
    "next_organisation",
    "predecessor",
    "successor",
    "reports_to",
    "effective_text",
)
#: A sentence, roughly: to a full stop before a blank and no small letter, to that of Chinese and Japanese, to the end
#: of a line.
_SENTENCE = re.compile(r"[^\s].*?(?:[.!?…][\"”’»)]*(?=\s+[^\sa-zà-ÿ]|\s*$)|[。！？]|$)", re.MULTILINE)


def with_evidence(report: Report, title: str, text: str) -> Report:
    """The report with the places where its words stand: all in the sentence that holds most of them where they are
    there, else wherever they stand first, in the text or in the title. What stands nowhere has no evidence.
    """
    said = {name: value for name in WORDS if (value := getattr(report, name))}
    best = max(_sentences(title, text), key=lambda place: _held(said, place, title, text), default=None)
    frames = [Span(field="text", start=0, end=len(text)), Span(field="title", start=0, end=len(title))]
    if best is not None and _held(said, best, title, text):
        frames.insert(0, best)
    else:
        best = None
    found = [(name, span) for name, value in said.items() if (span := _first(value, frames, title, text))]
    return replace(report, evidence=tuple(found) + ((("sentence", best),) if best else ()))


def _sentences(title: str, text: str) -> Iterator[Span]:
    for match in _SENTENCE.finditer(text):
        yield Span(field="text", start=match.start(), end=match.end())
    if title:
        yield Span(field="title", start=0, end=len(title))


def _held(said: dict[str, str], place: Span, title: str, text: str) -> int:
    """How many of the words stand there."""
    return sum(_first(value, [place], title, text) is not None for value in said.values())


def _first(words: str, frames: list[Span], title: str, text: str) -> Span | None:
    for frame in frames:
        part = (title if frame.field == "title" else text)[frame.start : frame.end]
        for start, end in places(words, part):
            return Span(field=frame.field, start=frame.start + start, end=frame.start + end)
    return None
