"""What the questions answer with: frozen values, the columns of the views under their own names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from monitor.types import (
    ByUser,
    Change,
    Event,
    FeedState,
    FieldValue,
    Function,
    Kind,
    Level,
    PullOutcome,
    Report,
    RoleCode,
    Status,
    StoryState,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveRow:
    """One move as it stands now: the columns of the view `recent_moves`, in its order, and what follows from them."""

    id: int
    person: str | None
    change: Change
    kind: Kind
    status: Status
    role: str | None  #: the sources' own words
    role_code: RoleCode
    function: Function
    level: Level
    organisation: str | None
    country: str | None
    sector: str | None
    ticker: str | None
    effective_on: date | None
    announced_at: datetime  #: earliest publication among the stories that tell it
    first_seen_at: datetime  #: our clock
    predecessor: str | None
    successor: str | None
    previous_role: str | None
    previous_organisation: str | None
    next_role: str | None
    next_organisation: str | None
    reports_to: str | None
    confidence: float  #: 0 to 1
    sources: int  #: stories that tell it, near copies not counted
    headline: str | None  #: of the story that tells it best
    snippet: str | None  #: the sentence that tells it
    url: str | None
    language: str | None
    updated_at: datetime  #: our clock
    disputed: bool = False  #: told as decided, and the last word on it is a denial; no column of the view


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A stretch of a passage that says one field."""

    field: str  #: person, role, organisation, ...
    start: int  #: code points from the start of the passage
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """The words of a story that a report rests on."""

    field: str  #: title or text
    text: str
    marks: tuple[Mark, ...]  #: in order, none over another


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One story's telling of a move."""

    story_id: int
    headline: str
    url: str | None
    publisher: str | None
    published_at: datetime | None  #: their clock
    first_seen_at: datetime  #: our clock
    language: str | None
    copy_of: int | None  #: the story that this one is a near copy of
    note: str  #: why it was read from the page or from the feed's own text
    report: Report
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLink:
    """Where a story that tells a move is to be read."""

    story_id: int
    headline: str
    url: str | None
    publisher: str | None
    published_at: datetime | None  #: their clock
    first_seen_at: datetime  #: our clock
    language: str | None
    denies: bool  #: it says that the move is not so


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionRow:
    """One state of a move in its history."""

    move_id: int
    number: int
    recorded_at: datetime  #: our clock
    event: Event
    story_id: int | None  #: the story whose report brought it
    headline: str | None
    publisher: str | None
    changed: tuple[tuple[str, FieldValue, FieldValue], ...]  #: field, before, after; of the first version all it told
    reread_by: str | None = None  #: the model that read known stories again and so made it; None: a story came, changed
    by_user: ByUser | None = None  #: what a user said, of the reading of the story named, that made it


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveHistory:
    """How a move became what it is."""

    move_id: int  #: by which it goes today
    versions: tuple[VersionRow, ...]  #: oldest first, those of moves that were merged into it among them


@dataclass(frozen=True, kw_only=True, slots=True)
class Dissent:
    """That some stories of a move say another value of a field than the move has."""

    field: str
    value: str
    story_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatChange:
    """A move of the seat that a move is about: one link of the chain of those who held it."""

    move_id: int
    day: date  #: on which it takes effect, else on which it was announced
    change: Change
    kind: Kind
    person: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveDetail:
    """A move with everything it rests on."""

    move: MoveRow
    denied: bool  #: the last word on it says that it is not so: it stands in no listing
    sentence: str  #: the move in one English sentence
    sources: tuple[Source, ...]  #: the one that tells it best first
    versions: tuple[VersionRow, ...]  #: oldest first
    dissents: tuple[Dissent, ...]  #: where its sources disagree with it
    filings: tuple[int, ...]  #: stories that are filings with an authority and tell it as decided
    seat: tuple[
        SeatChange, ...
    ]  #: all confirmed moves of its seat, itself among them, oldest first; none if it is alone


@dataclass(frozen=True, kw_only=True, slots=True)
class NameCount:
    """A name as the sources write it, and how many moves carry it."""

    name: str
    moves: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Tenure:
    """That somebody held a post, from when and until when as far as moves tell."""

    person: str
    role: str | None  #: the sources' own words
    organisation: str | None
    since: date | None = None
    since_told: bool = False  #: whether a story names the day; else it is the one on which it was announced
    until: date | None = None  #: None: no move tells that it ended
    until_told: bool = False
    acting: bool = False
    disputed: bool = False  #: the last word on the move that tells `since` or `until` is a denial
    move_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """The moves of a person or an organisation, newest first."""

    asked: str
    of: Literal["company", "person"]
    names: tuple[NameCount, ...]  #: the names that `moves` is about, those with the most moves first
    meant: int  #: how many those are, also where no more than the first are named
    others: tuple[NameCount, ...]  #: further names that the words asked for match
    alike: tuple[tuple[str, ...], ...]  #: names of organisations in `moves` that a list knows as one company's
    all: int  #: moves that there are of them, also where no more than the newest are here
    moves: tuple[MoveRow, ...]
    beside: tuple[MoveRow, ...] = ()  #: of a person: appointments of others to the seats in which they act

    @property
    def wide(self) -> bool:
        """Whether the words asked for match too many names to be about one of them."""
        return self.meant > len(self.names)


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryRow:
    """A story and what became of it."""

    id: int
    title: str
    url: str | None
    publisher: str | None
    language: str | None
    published_at: datetime | None  #: their clock
    first_seen_at: datetime  #: our clock
    state: StoryState
    flagged: bool | None  #: None: not read yet
    score: float | None  #: 0 to 1
    reason: str | None  #: what made the classifier say so
    note: str | None  #: why it was read from the page or from the feed's own text; None: its text is not settled yet
    reports: int
    attempts: int
    error: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatRow:
    """A post that somebody left and nobody permanent has been named for: the columns of the view `open_seats`, and
    what follows from them.
    """

    post: str
    organisation: str
    left_by: str | None
    left_on: date  #: when the departure takes effect, else the day it was announced
    days_open: int  #: negative where the departure lies ahead
    interim_holder: str | None
    role_code: RoleCode
    country: str | None
    sector: str | None
    move_id: int  #: the departure
    search_announced: bool  #: a story says that a successor is looked for
    disputed: bool = False  #: the last word on the departure is a denial; no column of the view


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedHealth:
    """A feed with what it brought."""

    id: int
    url: str
    title: str | None
    state: FeedState
    last_pull_at: datetime | None
    last_success_at: datetime | None
    next_pull_at: datetime
    last_outcome: PullOutcome | None
    last_status: int | None
    last_error: str | None
    failures: int  #: in a row
    interval: timedelta  #: between pulls, as last decided
    newest_at: datetime | None  #: their clock: the newest entry
    stories: int
    flagged: int
    moves: int  #: stories behind at least one move
    share: float  #: `moves` / `stories`; 0 where there is none


@dataclass(frozen=True, kw_only=True, slots=True)
class PutOff:
    """Stories of which a try failed and another follows."""

    stories: int
    next_try_at: datetime | None  #: of the first of them; None where there is none


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How much the database holds."""

    feeds: int
    stories: int
    flagged: int
    failed: int
    moves: int
