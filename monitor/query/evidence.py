"""The words of a story that a report rests on, cut to what a person wants to read, with the fields marked."""

from __future__ import annotations

from typing import Literal

from monitor.query.values import Mark, Passage
from monitor.types import Span

#: The evidence entry that spans the whole sentence.
SENTENCE = "sentence"
#: Code points of a line of text shown on either side of words that stand outside the sentence.
CONTEXT = 120


def passages(title: str, text: str, evidence: tuple[tuple[str, Span], ...]) -> tuple[Passage, ...]:
    """The sentence first, then the title or the piece of a line round each field that stands elsewhere; every field in
    a passage is marked there. Spans that reach beyond their text are left out."""
    texts = {"title": title, "text": text}
    inside = [(name, span) for name, span in evidence if 0 <= span.start < span.end <= len(texts[span.field])]
    frames: list[Span] = [span for name, span in inside if name == SENTENCE]
    fields = [(name, span) for name, span in inside if name != SENTENCE]
    for _, span in fields:
        if not any(_holds(frame, span) for frame in frames):
            frames = _with(frames, _frame(span, texts[span.field]))
    return tuple(_passage(frame, texts[frame.field], fields) for frame in frames)


def whole(field: Literal["title", "text"], text: str, evidence: tuple[tuple[str, Span], ...]) -> Passage:
    """All of the title or the text, every field marked that stands there."""
    named = [(name, span) for name, span in evidence if name != SENTENCE and span.start < span.end <= len(text)]
    return _passage(Span(field=field, start=0, end=len(text)), text, named)


def _with(frames: list[Span], new: Span) -> list[Span]:
    """The frames and a new one; those that it overlaps become one with it, in the place of the first of them."""
    met = [frame for frame in frames if frame.field == new.field and frame.start < new.end and new.start < frame.end]
    if not met:
        return [*frames, new]
    start, end = min(frame.start for frame in (*met, new)), max(frame.end for frame in (*met, new))
    whole = Span(field=new.field, start=start, end=end)
    return [whole if frame is met[0] else frame for frame in frames if frame is met[0] or frame not in met]


def _holds(frame: Span, span: Span) -> bool:
    return frame.field == span.field and frame.start <= span.start and span.end <= frame.end


def _frame(span: Span, text: str) -> Span:
    """The title as a whole; of a text the line that the span stands in, cut at blanks where it is long."""
    if span.field == "title":
        return Span(field="title", start=0, end=len(text))
    start = text.rfind("\n", 0, span.start) + 1
    newline = text.find("\n", span.end)
    end = len(text) if newline < 0 else newline
    if span.start - start > CONTEXT:
        blank = text.find(" ", span.start - CONTEXT, span.start)
        start = blank + 1 if blank >= 0 else span.start - CONTEXT
    if end - span.end > CONTEXT:
        blank = text.rfind(" ", span.end, span.end + CONTEXT)
        end = blank if blank >= 0 else span.end + CONTEXT
    return Span(field="text", start=start, end=end)


def _passage(frame: Span, text: str, fields: list[tuple[str, Span]]) -> Passage:
    marks: list[Mark] = []
    for name, span in sorted(fields, key=lambda item: (item[1].start, -item[1].end)):
        if _holds(frame, span) and (not marks or marks[-1].end <= span.start - frame.start):
            marks.append(Mark(field=name, start=span.start - frame.start, end=span.end - frame.start))
    return Passage(field=frame.field, text=text[frame.start : frame.end], marks=tuple(marks))
