"""Stories that a user judged -> labelled stories (the format: `seeds/stories/FORMAT.md`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from monitor.learn.corpus import parse_story
from monitor.text import accession_number, fold, places
from monitor.types import Change, Kind, Report, Span, Status, Story

#: A thing that the story mentions: the letter of its type, and all its places.
Mentioned = tuple[str, tuple[Span, ...]]

_LETTERS = {
    "person": "p",
    "role": "r",
    "organisation": "o",
    "previous_role": "r",
    "previous_organisation": "o",
    "next_role": "r",
    "next_organisation": "o",
    "predecessor": "p",
    "successor": "p",
    "reports_to": "p",
    "effective_text": "d",
}
#: Without these a change would be another one.
_NEEDED = ("person", "role", "organisation")


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """A story in the format, or why it cannot be."""

    block: str = ""  #: "" where it is left out
    left_out: str = ""  #: why, in a few words
    unsaid: tuple[str, ...] = ()  #: fields of its changes that the format, or the story's text, has no words for


def label(
    story: Story, published_on: date, reports: Sequence[Report], mentioned: Sequence[Mentioned], *, identity: str
) -> Labelled:
    """The story with every mention marked: what `mentioned` has, and the words of the reports, which are its changes.
    A story that denies a change tells none by that.
    """
    told = [report for report in reports if not report.denied]
    marks = _Marks(story)
    said = [(name, report) for report in told for name in _LETTERS if getattr(report, name)]
    for name, report in sorted(said, key=lambda one: -len(getattr(one[1], one[0]))):  # no name within a longer one
        marks.claim(name, report)
    for letter, spans in mentioned:
        marks.add(letter, spans)
    lines = [_line(report, marks) for report in told]
    missing = sorted({name for report in told for name in _NEEDED if marks.lacks(name, report)})
    unsaid = tuple(sorted({name for report in told for name in _unsaid(report, marks)}))
    if reason := _unfit(story, missing):
        return Labelled(left_out=reason)
    register = "filing" if accession_number(story.url) else "press"
    title = marks.written("title").replace("\n", " ")
    body = [line.strip() for line in marks.written("text").splitlines() if line.strip()]
    head = f"@ {identity} | {published_on.isoformat()} | {register}"
    block = "\n".join((head, f"= {title.strip()}", *body, *dict.fromkeys(lines)))
    try:
        parse_story(block)
    except ValueError as error:
        return Labelled(left_out=str(error))
    return Labelled(block=block, unsaid=unsaid)


def _unfit(story: Story, missing: Sequence[str]) -> str:
    """Why the story has no place in the format; "" where it has."""
    if missing:
        return f"its text has no words for the {' and the '.join(missing)} that it is said to tell"
    if not story.language:
        return "its language is not known"
    if not story.title.strip():
        return "it has no headline"
    if "{" in story.title + story.text or "}" in story.title + story.text:
        return "braces stand in its text, which the format keeps for marks"
    if any(line.strip().startswith(("= ", "> ")) for line in story.text.splitlines()):
        return "a line of its text begins with a sign of the format"
    return ""


def _line(report: Report, marks: _Marks) -> str:
    """The change. What the format has no place for is told by `_unsaid`."""

    def key(name: str) -> str:
        return marks.key(name, report) or "-"

    change = "start" if report.change is Change.APPOINTED else "end"
    kind = "" if report.kind is Kind.UNKNOWN else f":{report.kind.value}"
    parts = [f"> {change}{kind} {key('person')} {key('role')} {key('organisation')}"]
    for word, role, organisation in (
        ("was", "previous_role", "previous_organisation"),
        ("to", "next_role", "next_organisation"),
    ):
        if key(role) != "-" or key(organisation) != "-":
            parts.append(f"{word} {key(role)} {key(organisation)}")
    for word, name in _single(report):
        if key(name) != "-":
            parts.append(f"{word} {key(name)}")
    if report.status is not Status.CONFIRMED:
        parts.append(report.status.value)
    return " | ".join(parts)


def _single(report: Report) -> tuple[tuple[str, str], ...]:
    other = ("replaces", "predecessor") if report.change is Change.APPOINTED else ("replaced", "successor")
    return (other, ("reports", "reports_to"), ("on", "effective_text"))


def _unsaid(report: Report, marks: _Marks) -> Iterator[str]:
    for name in _LETTERS:
        if name not in _NEEDED and marks.lacks(name, report):
            yield name
    nowhere = "successor" if report.change is Change.APPOINTED else "predecessor"
    if getattr(report, nowhere):
        yield nowhere
    if report.effective_on is not None and report.effective_text is None:
        yield "effective_on"


@dataclass(slots=True)
class _Marks:
    """The marks of a story, none within another: those that come first stay."""

    story: Story
    _spans: dict[Span, str] = field(default_factory=dict)  # place -> key
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)  # letter, folded words -> key
    _numbers: dict[str, int] = field(default_factory=dict)

    def claim(self, name: str, report: Report) -> None:
        """The words of a field, wherever they stand, and where its evidence is."""
        words, letter = getattr(report, name), _LETTERS[name]
        found = [span for field_, span in report.evidence if field_ == name]
        for where, text in (("title", self.story.title), ("text", self.story.text)):
            found += [Span(field=where, start=start, end=end) for start, end in places(words, text)]  # type: ignore[arg-type]  # the two that a span has
        key = self._put(letter, found, self._keys.get((letter, fold(words))))
        if key is not None:
            self._keys[letter, fold(words)] = key

    def add(self, letter: str, spans: Iterable[Span]) -> None:
        """A thing that the reader saw; where one of its places is marked, it is what is marked there."""
        spans = tuple(spans)
        marked = (key for span in spans for mark, key in self._spans.items() if _meet(mark, span))
        known = next((key for key in marked if key[0] == letter), None)
        self._put(letter, spans, known)

    def key(self, name: str, report: Report) -> str | None:
        """The key of what a field says; None where it says nothing, or where its words stand nowhere."""
        words = getattr(report, name)
        return self._keys.get((_LETTERS[name], fold(words))) if words else None

    def lacks(self, name: str, report: Report) -> bool:
        """Whether a field says something that no mark has."""
        return bool(getattr(report, name)) and self.key(name, report) is None

    def written(self, where: str) -> str:
        """The title or the text with its marks."""
        text = self.story.title if where == "title" else self.story.text
        parts, last = [], 0
        for span, key in sorted(self._spans.items(), key=lambda mark: mark[0].start):
            if span.field == where:
                parts += [text[last : span.start], f"{{{key}|{text[span.start : span.end]}}}"]
                last = span.end
        return "".join(parts) + text[last:]

    def _put(self, letter: str, spans: Sequence[Span], key: str | None) -> str | None:
        """Marks the free ones of these places; gives the key, None where nothing of it is marked."""
        for span in spans:
            at = self._spans.get(span)
            if at is not None and at[0] == letter:
                key = key or at
            elif not any(_meet(mark, span) for mark in self._spans) and self._may_be_marked(span):
                key = key or self._new(letter)
                self._spans[span] = key
        return key

    def _may_be_marked(self, span: Span) -> bool:
        text = self.story.title if span.field == "title" else self.story.text
        words = text[span.start : span.end]
        return bool(words.strip()) and not set(words) & {"|", "\n", "\r"}

    def _new(self, letter: str) -> str:
        self._numbers[letter] = self._numbers.get(letter, 0) + 1
        return f"{letter}{self._numbers[letter]}"


def _meet(one: Span, other: Span) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end
