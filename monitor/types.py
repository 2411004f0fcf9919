"""The nouns of the house and their closed sets.

Every room takes and gives these values; none of them knows a database, a socket or a clock. All are frozen; text is
plain text (never HTML); every datetime is aware UTC, checked when the value is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal


class Change(StrEnum):
    """What happens to a person and a post."""

    APPOINTED = "appointed"  #: starts in the post
    DEPARTED = "departed"  #: leaves the post


class Kind(StrEnum):
    """How the change comes about."""

    HIRED = "hired"  #: appointed from outside
    PROMOTED = "promoted"  #: appointed from inside, upward
    MOVED = "moved"  #: inside, sideways or unclear; of a departure: to another post of the same house
    INTERIM = "interim"  #: appointed for the time being
    ELECTED = "elected"  #: appointed to a board by a vote
    RETURNED = "returned"  #: appointed to where they had been before
    RESIGNED = "resigned"  #: left of their own accord
    RETIRED = "retired"  #: left working life
    DISMISSED = "dismissed"  #: was removed
    DIED = "died"  #: died in office
    EXPIRED = "expired"  #: term or contract ended
    UNKNOWN = "unknown"  #: the text does not say


#: The kinds that each change may have.
KINDS: dict[Change, frozenset[Kind]] = {
    Change.APPOINTED: frozenset(
        {Kind.HIRED, Kind.PROMOTED, Kind.MOVED, Kind.INTERIM, Kind.ELECTED, Kind.RETURNED, Kind.UNKNOWN}
    ),
    Change.DEPARTED: frozenset(
        {Kind.RESIGNED, Kind.RETIRED, Kind.DISMISSED, Kind.DIED, Kind.MOVED, Kind.EXPIRED, Kind.UNKNOWN}
    ),
}


class Status(StrEnum):
    """How sure the source itself is."""

    CONFIRMED = "confirmed"  #: announced, or reported as decided
    PROPOSED = "proposed"  #: nominated, subject to a vote or an approval
    RUMOURED = "rumoured"  #: may, in talks, sources expect


class RoleCode(StrEnum):
    """The job, named without ambiguity and without language."""

    CHIEF_EXECUTIVE = "chief_executive"
    CHIEF_FINANCIAL = "chief_financial"
    CHIEF_OPERATING = "chief_operating"
    CHIEF_TECHNOLOGY = "chief_technology"
    CHIEF_INFORMATION = "chief_information"
    CHIEF_SECURITY = "chief_security"
    CHIEF_MARKETING = "chief_marketing"
    CHIEF_PEOPLE = "chief_people"
    CHIEF_PRODUCT = "chief_product"
    CHIEF_REVENUE = "chief_revenue"
    CHIEF_COMMERCIAL = "chief_commercial"
    CHIEF_RISK = "chief_risk"
    CHIEF_COMPLIANCE = "chief_compliance"
    CHIEF_LEGAL = "chief_legal"
    CHIEF_STRATEGY = "chief_strategy"
    CHIEF_INVESTMENT = "chief_investment"
    CHIEF_COMMUNICATIONS = "chief_communications"
    CHIEF_DATA = "chief_data"
    CHIEF_PROCUREMENT = "chief_procurement"
    CHIEF_ACCOUNTING = "chief_accounting"
    OTHER_CHIEF = "other_chief"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    PRESIDENT = "president"
    MANAGING_DIRECTOR = "managing_director"
    GENERAL_MANAGER = "general_manager"
    BOARD_MEMBER = "board_member"
    VICE_PRESIDENT = "vice_president"
    HEAD = "head"
    PARTNER = "partner"
    GENERAL_SECRETARY = "general_secretary"
    EDITOR = "editor"
    PRINCIPAL = "principal"
    OTHER = "other"


class Function(StrEnum):
    """The part of an organisation that a role answers for."""

    GENERAL = "general"
    FINANCE = "finance"
    OPERATIONS = "operations"
    TECHNOLOGY = "technology"
    PEOPLE = "people"
    LEGAL = "legal"
    MARKETING = "marketing"
    SALES = "sales"
    PRODUCT = "product"
    RISK = "risk"
    COMMUNICATIONS = "communications"
    STRATEGY = "strategy"
    INVESTMENT = "investment"
    RESEARCH = "research"
    OTHER = "other"


class Level(StrEnum):
    """The rung of the ladder."""

    BOARD = "board"
    C_LEVEL = "c_level"
    EXECUTIVE = "executive"
    SENIOR = "senior"
    OTHER = "other"


class FeedState(StrEnum):
    """Whether a feed is pulled."""

    ACTIVE = "active"
    PAUSED = "paused"  #: by the user
    GONE = "gone"  #: the server said 410


class StoryState(StrEnum):
    """How far a story has come; every stage takes its work from the table by this."""

    NEW = "new"  #: an entry came in; its text is not settled yet
    FETCHED = "fetched"  #: its text is settled: from the feed, or from the page
    READ = "read"  #: it has a current reading
    RESOLVED = "resolved"  #: its reports stand in moves, or it has none
    FAILED = "failed"  #: it brought a stage down too often; skipped and listed by `monitor doctor`


class PageKind(StrEnum):
    """What a fetched page turned out to be."""

    ARTICLE = "article"
    CONSENT = "consent"  #: a cookie or consent wall, or an aggregator's interstitial
    PAYWALL = "paywall"  #: a stub: the first lines and a call to subscribe
    EMPTY = "empty"  #: no main text found


def _utc(name: str, value: datetime | None) -> None:
    if value is not None and value.utcoffset() != timedelta(0):
        raise ValueError(f"{name} must be an aware UTC datetime, not {value!r}")


# --- feeds ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One item as a feed gives it, already plain text."""

    guid: str  #: the feed's own identity for it; the link, else a hash of the content, where it gives none
    url: str | None  #: absolute link to the story
    title: str
    summary: str  #: the teaser; "" where there is none
    content: str  #: the full text where the feed carries it; "" otherwise
    published_at: datetime | None  #: their clock
    published_on: date | None  #: the publisher's own calendar day, before conversion to UTC
    updated_at: datetime | None = None  #: their clock
    language: str | None = None  #: the feed's claim
    publisher: str | None = None  #: the source named inside the entry (aggregators), where there is one

    def __post_init__(self) -> None:
        _utc("published_at", self.published_at)
        _utc("updated_at", self.updated_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class ParsedFeed:
    """A feed document as parsed."""

    title: str
    site_url: str | None
    language: str | None
    entries: tuple[Entry, ...]
    ttl: timedelta | None = None  #: the feed's own wish for the time between pulls (`ttl`, `sy:updatePeriod`)
    skip_hours: frozenset[int] = frozenset()  #: hours (GMT) in which the feed asks not to be pulled
    skip_days: frozenset[int] = frozenset()  #: weekdays (Monday 0) in which the feed asks not to be pulled
    damaged: str | None = None  #: what was wrong with the document, where it could be read all the same


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """A feed that somebody wants pulled: a line of OPML, of the catalogue, or of a command."""

    url: str
    title: str | None = None
    site_url: str | None = None
    comment: str | None = None  #: what it carries, for people
    interval: timedelta | None = None  #: fixed by the user; None adapts to the feed
    country: str | None = None  #: ISO 3166 alpha-2
    language: str | None = None  #: ISO 639-1


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """An answer from the web: what `net` gives and the pure rooms take."""

    url: str  #: the final address, after redirects
    status: int
    headers: dict[str, str]  #: names in lower case; the last of repeated ones
    body: bytes  #: decoded from gzip, br, deflate; b"" for 304
    permanent_url: str | None = None  #: where only permanent redirects (301, 308) led from the address asked for


class PullOutcome(StrEnum):
    """What came of one pull of a feed."""

    UPDATED = "updated"  #: the document changed
    UNCHANGED = "unchanged"  #: 304, or the same bytes as last time
    FAILED = "failed"  #: no answer, an error status, or no feed; it is tried again later
    GONE = "gone"  #: 410: never tried again unless the user says so


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A subscription with its schedule and health, as the database knows it."""

    id: int
    url: str
    state: FeedState
    title: str | None
    site_url: str | None
    comment: str | None
    country: str | None
    language: str | None
    interval: timedelta | None  #: fixed by the user; None adapts
    current_interval: timedelta  #: what the last pull decided on
    next_pull_at: datetime
    etag: str | None
    last_modified: str | None
    body_hash: str | None  #: SHA-256 of the last body that was taken in, hex
    last_pull_at: datetime | None
    last_success_at: datetime | None
    last_outcome: PullOutcome | None
    last_status: int | None  #: HTTP status of the last answer
    last_error: str | None  #: one line; None after a success
    failures: int  #: in a row
    newest_at: datetime | None  #: publication time of the newest entry seen


@dataclass(frozen=True, kw_only=True, slots=True)
class Pull:
    """What one pull decided about its feed: applied by the store in one transaction with the entries it brought."""

    outcome: PullOutcome
    next_pull_at: datetime
    current_interval: timedelta
    failures: int
    status: int | None = None
    error: str | None = None
    url: str | None = None  #: the new address, after a permanent redirect
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    title: str | None = None
    site_url: str | None = None
    language: str | None = None


# --- articles ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A web page, read."""

    kind: PageKind
    reason: str  #: why it is of that kind, for people
    title: str
    text: str  #: main text, paragraphs on lines of their own; "" unless `kind` is ARTICLE or PAYWALL
    canonical_url: str | None
    published_at: datetime | None
    published_on: date | None  #: the publisher's own calendar day
    language: str | None  #: the page's claim
    publisher: str | None = None

    def __post_init__(self) -> None:
        _utc("published_at", self.published_at)


# --- reading -------------------------------------------------------------------------------------------------------


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
    reason: str  #: for people: what made it so


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
    confidence: float = field(default=1.0, compare=False)  #: 0 to 1
    #: field name (or "sentence") -> where it stands
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


# --- resolving -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownReport:
    """A report of a current reading, as the store hands it to `resolve`."""

    id: int
    story_id: int
    published_at: datetime  #: the story's publication; when we first saw it where the publisher gives none
    report: Report


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownMove:
    """A move that the store holds, with the reports that stood behind it last time."""

    id: int
    report_ids: frozenset[int]  #: of any reading, current or not: overlap decides which cluster keeps the id
    story_ids: frozenset[int]  #: the stories of those reports: they outlive a new reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Everything that can bear on one another: all current reports of a block of person names, and their moves."""

    reports: tuple[KnownReport, ...]
    moves: tuple[KnownMove, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster:
    """Reports that tell one change, and what the move's values follow from them to be."""

    report_ids: tuple[int, ...]  #: the one that speaks best first
    move_id: int | None  #: the known move that it goes on as; None: a new one
    value: Report  #: the move's current values, each the best of all reports
    announced_at: datetime  #: earliest publication among the reports


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What `resolve` decided for a block; the store applies it in one transaction."""

    clusters: tuple[Cluster, ...]
    merged: tuple[tuple[int, int], ...] = ()  #: (move, the older move that it is part of now)
    withdrawn: tuple[int, ...] = ()  #: moves that no report tells any longer
