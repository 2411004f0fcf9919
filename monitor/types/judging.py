"""What users say of what was read in a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from monitor.types.closed import KINDS, Change, Judged, Kind, Status
from monitor.types.reading import Report


@dataclass(frozen=True, kw_only=True, slots=True)
class Missed:
    """A move that a story tells and that was not read there, as a user tells it; strings best in the story's words."""

    person: str
    change: Change
    role: str
    organisation: str
    kind: Kind = Kind.UNKNOWN
    status: Status = Status.CONFIRMED
    previous_role: str | None = None
    previous_organisation: str | None = None
    next_role: str | None = None
    next_organisation: str | None = None
    predecessor: str | None = None
    successor: str | None = None
    reports_to: str | None = None
    effective_on: date | None = None
    effective_text: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS[self.change]:
            raise ValueError(f"{self.change} cannot be of kind {self.kind}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What a user said of the reading of a story; it holds for what later models read in the story too."""

    id: int
    made_at: datetime
    judged: Judged
    story_id: int
    revision_id: int  #: the text that was judged
    move_id: int | None  #: the move that it was about, by its id then; of what was missed the one that it was found in,
    #: None where what else the story says denies it
    told: tuple[Report, ...]  #: what was read wrongly, or what was missed; without evidence
