"""What the store takes and gives, beside the nouns of `monitor.types`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from monitor.types import Entry, FeedState, Story, StoryState


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
class ReportKeys:
    """What `resolve` names a report by: `block_key(report)` and `seat_key(report)`."""

    block: str
    seat: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolvedStory:
    """What resolving a story changed."""

    new_moves: tuple[int, ...]
    changed_moves: tuple[int, ...]  #: other values, other sources, merged or withdrawn


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
