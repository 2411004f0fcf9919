"""Feeds and what comes of pulling them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from monitor.types.clocks import require_utc
from monitor.types.closed import FeedState, PullOutcome


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
        require_utc("published_at", self.published_at)
        require_utc("updated_at", self.updated_at)


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
    state: FeedState = FeedState.ACTIVE  #: active or paused


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """An answer from the web: what `net` gives and the pure rooms take."""

    url: str  #: the final address, after redirects
    status: int
    headers: dict[str, str]  #: names in lower case; the last of repeated ones
    body: bytes  #: decoded from gzip, br, deflate; b"" for 304
    permanent_url: str | None = None  #: where only permanent redirects (301, 308) led from the address asked for


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
