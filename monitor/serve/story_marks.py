"""A story with the words marked that its reports were read from, one number for one stretch of words.

A move's page numbers the fields of one report; a story may tell several changes, which share words (one house, one
date), so here the words have the numbers, and a fact names those of its words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from monitor.query import Passage, StoryDetail, StoryReport, whole
from monitor.serve.evidence import Fact, facts
from monitor.types import Span

#: Code points of a text that are shown; on a move's page a longer one gives way to the passages that tell the move.
LONGEST_TEXT = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedReport:
    """One change as the story tells it."""

    told: StoryReport
    facts: tuple[tuple[Fact, int | None], ...]  #: each with the number of its words, where they are shown


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedStory:
    """A story's words and what was read from them."""

    title: Passage  #: each mark goes by its number
    text: Passage | None
    names: dict[str, str]  #: number -> what these words say: "organisation", "predecessor, person"
    cut: bool  #: whether the text goes on
    reports: tuple[MarkedReport, ...]


def marked_story(detail: StoryDetail) -> MarkedStory:
    """Numbers count in the order of the words, the title's first."""
    text = detail.text[:LONGEST_TEXT] if detail.text else None
    spans: dict[Span, dict[str, None]] = {}
    for each in detail.reports:
        for name, span in each.report.evidence:
            if name != "sentence":
                spans.setdefault(span, {})[name.replace("_", " ")] = None
    shown = _apart(spans, {"title": len(detail.title), "text": len(text or "")})
    numbers = {span: place for place, span in enumerate(shown, start=1)}
    given = tuple((str(number), span) for span, number in numbers.items())
    return MarkedStory(
        title=whole("title", detail.title, given),
        text=whole("text", text, given) if text else None,
        names={str(number): ", ".join(spans[span]) for span, number in numbers.items()},
        cut=len(detail.text or "") > LONGEST_TEXT,
        reports=tuple(_report(each, numbers) for each in detail.reports),
    )


def _apart(spans: Collection[Span], lengths: Mapping[str, int]) -> list[Span]:
    """Those that can be marked, in the order of the words: of words within other words the longer ones."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.field != "title", span.start, -span.end)):
        after = not found or found[-1].field != span.field or found[-1].end <= span.start
        if after and 0 <= span.start < span.end <= lengths[span.field]:
            found.append(span)
    return found


def _report(told: StoryReport, numbers: Mapping[Span, int]) -> MarkedReport:
    where = dict(told.report.evidence)
    known = facts(told.report)
    return MarkedReport(told=told, facts=tuple((fact, _number(where.get(fact.field), numbers)) for fact in known))


def _number(span: Span | None, numbers: Mapping[Span, int]) -> int | None:
    """The number at these words, be it that of more words in which they stand."""
    if span is None:
        return None
    holding = (
        number
        for marked, number in numbers.items()
        if marked.field == span.field and marked.start <= span.start and span.end <= marked.end
    )
    return next(holding, None)
