"""What the store takes and gives, beside the nouns of `monitor.types`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from monitor.types import Change, Entry, FeedState, FieldValue, Reading, ReportKeys, Story, StoryState


class Stage(StrEnum):
    """What can fail about a story."""

    FETCH = "fetch"
    READ = "read"
    RESOLVE = "resolve"


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEntry:
    """An entry as pulled, with the identity of its story."""

    entry: Entry
    canonical_url: str | None  #: None: the entry is a story of its own


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """Where a feed is from now on."""

    url: str
    joined: int | None  #: the feed that had this address already; the one that moved is no longer listed


@dataclass(frozen=True, kw_only=True, slots=True)
class PullStored:
    """What one pull brought."""

    new: int  #: entries not seen before
    changed: int  #: entries whose text changed since; their stories are read again
    known: int
    new_stories: int  #: fewer than `new` where other feeds had them already
    moved: Moved | None = None  #: by a permanent redirect


@dataclass(frozen=True, kw_only=True, slots=True)
class PendingStory:
    """A story whose text is to be settled, with the entry it comes from: the last changed one, else the fullest."""

    id: int
    attempts: int
    url: str | None
    title: str
    summary: str
    content: str
    published_at: datetime | None
    published_on: date | None
    language: str | None  #: the entry's claim, else the feed's
    publisher: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SettledText:
    """The text a story gets."""

    title: str
    text: str
    source: Literal["feed", "page"]
    reason: str  #: why this text, for people
    language: str | None
    fingerprint: int | None = None
    copy_of: int | None = None  #: the story that this one nearly equals
    published_at: datetime | None = None  #: None keeps what the feed said
    published_on: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """Where a settled text stands."""

    revision_id: int
    number: int
    new: bool  #: False: the text is the one the story had


@dataclass(frozen=True, kw_only=True, slots=True)
class UnreadStory:
    """A story to be read, in its current revision."""

    id: int
    revision_id: int
    attempts: int
    story: Story


@dataclass(frozen=True, kw_only=True, slots=True)
class CompaniesStored:
    """What a change of the list of companies brought."""

    added: int
    replaced: int  #: companies of that name were there
    moves_changed: int  #: another ticker, country or sector
    stories_waiting: int  #: to be put together anew, since what their houses are called has changed


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolvedStory:
    """What resolving a story changed."""

    new_moves: tuple[int, ...]
    changed_moves: tuple[int, ...]  #: other values, other sources, merged or withdrawn
    along: tuple[int, ...] = ()  #: other stories that waited and need not any longer


@dataclass(frozen=True, kw_only=True, slots=True)
class Rereading:
    """Which stories are to be read again."""

    model: str  #: the version that reads; stories whose current reading is of another one
    read_before: datetime | None = None  #: instead: stories read before then, by whatever model
    since: datetime | None = None  #: first seen by us not before
    until: datetime | None = None  #: first seen by us before
    languages: tuple[str, ...] = ()  #: none: all
    story_ids: tuple[int, ...] = ()  #: none: all


@dataclass(frozen=True, kw_only=True, slots=True)
class RereadingCounts:
    """How many stories a rereading is about."""

    waiting: int
    dropped: int  #: asked for too, but their text is kept no longer (`keep_text_days`)


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryToReread:
    """A story in its current revision, and the reading that is to be replaced."""

    id: int
    reading_id: int
    revision_id: int
    story: Story


@dataclass(frozen=True, kw_only=True, slots=True)
class Lot:
    """Stories that are read again together."""

    stories: tuple[StoryToReread, ...]
    oldest_at: datetime  #: where the next lot begins: `first_seen_at` and id of the oldest taken in its turn
    oldest_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadAgain:
    """A story and its new reading."""

    story: StoryToReread
    reading: Reading
    keys: tuple[ReportKeys, ...]  #: one for each report


class Effect(StrEnum):
    """What reading stories again does to a move."""

    NEW = "new"
    CHANGED = "changed"
    MERGED = "merged"  #: part of another move from now on
    WITHDRAWN = "withdrawn"  #: no story tells it any longer
    RESTORED = "restored"  #: told again after that


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """A value of a move that differs."""

    field: str
    before: FieldValue
    after: FieldValue


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveDifference:
    """A move that reading stories again would leave in another state."""

    effect: Effect
    id: int | None  #: None: it would be new
    merged_into: int | None
    person: str | None  #: this and the next four as they would be
    change: Change
    role: str | None
    organisation: str | None
    announced_at: datetime
    changed: tuple[FieldChange, ...]  #: none of a new move


@dataclass(frozen=True, kw_only=True, slots=True)
class FailedStory:
    """A story that is skipped for good."""

    id: int
    title: str
    url: str | None
    stage: str | None
    attempts: int
    error: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How much there is of everything."""

    feeds: dict[FeedState, int]
    stories: dict[StoryState, int]
    moves: int  #: merged and withdrawn ones left out
    oldest_pending_at: datetime | None  #: since when the story waits that waits longest
    failed: tuple[FailedStory, ...]  #: the newest ones, at most 100


@dataclass(frozen=True, kw_only=True, slots=True)
class UpgradeReport:
    """What an upgrade did."""

    before: str | None  #: revision; None: there was no database
    after: str
    backup: str | None  #: path of the copy made first


class Grade(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One line of a check."""

    grade: Grade
    what: str
