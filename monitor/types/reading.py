"""Stories and what is read in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from monitor.types.closed import KINDS, Change, Function, Kind, Level, RoleCode, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """What is read: title and text as given, to the code point."""

    id: str
    title: str
    text: str
    published_on: date | None  #: the publisher's own calendar day; relative dates count from it
    language: str | None = None  #: ISO 639-1; None: not known yet
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Where in a story something stands: code points [start, end) of the title or the text."""

    field: Literal["title", "text"]
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The classifier's answer for a story."""

    flagged: bool
    score: float  #: 0 to 1
    reason: str  #: for people: in a few words what made it so; after a colon what that rests on


#: In the evidence of a report: the note by which its story says that it told another post before.
CORRECTION = "correction"


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One change as one story tells it. The strings are the story's own wording; evidence is left out of equality."""

    person: str | None  #: the fullest form in the story; None where nobody is named
    change: Change
    kind: Kind
    status: Status
    role: str | None  #: the text's own words
    role_code: RoleCode
    function: Function
    level: Level
    organisation: str | None  #: the fullest form in the story
    previous_role: str | None = None
    previous_organisation: str | None = None
    next_role: str | None = None
    next_organisation: str | None = None
    predecessor: str | None = None
    successor: str | None = None
    reports_to: str | None = None
    effective_on: date | None = None  #: the first day of the period that the text names
    effective_text: str | None = None  #: the text's own words for it
    search_announced: bool = False  #: the text says that somebody is looked for to take the post
    #: The text tells the change only to say that it is not so; `status` then says as what it stood: `rumoured` where it
    #: is denied, `confirmed` where what was decided is taken back.
    denied: bool = False
    confidence: float = field(default=1.0, compare=False)  #: 0 to 1
    #: field name (or "sentence", or CORRECTION) -> where it stands
    evidence: tuple[tuple[str, Span], ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS[self.change]:
            raise ValueError(f"{self.change} cannot be of kind {self.kind}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One pass of one model over one story."""

    model: str  #: the model's version
    language: str | None
    verdict: Verdict
    reports: tuple[Report, ...]

    @property
    def told(self) -> tuple[Report, ...]:
        """The reports without those that the story denies."""
        return tuple(report for report in self.reports if not report.denied)
