"""The tables of feeds: subscriptions, their pulls, and what they gave."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from monitor.store.columns import Seconds, UtcDateTime, enum_of
from monitor.store.metadata import metadata
from monitor.types import FeedState, PullOutcome

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("state", enum_of(FeedState, "state"), nullable=False),
    Column("title", Text),
    Column("site_url", Text),
    Column("comment", Text),
    Column("country", Text),
    Column("language", Text),
    Column("interval", Seconds),  # fixed by the user; null adapts
    Column("current_interval", Seconds, nullable=False),
    Column("next_pull_at", UtcDateTime, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", Text),
    Column("last_pull_at", UtcDateTime),
    Column("last_success_at", UtcDateTime),
    Column("last_outcome", enum_of(PullOutcome, "last_outcome")),
    Column("last_status", Integer),
    Column("last_error", Text),
    Column("failures", Integer, nullable=False, default=0),
    Column("newest_at", UtcDateTime),
    Column("added_at", UtcDateTime, nullable=False),
    Column("removed_at", UtcDateTime),  # its stories stay; adding it again clears this
    Index(None, "state", "next_pull_at"),
)

#: One row a pull: the health of a feed over time.
pulls = Table(
    "pulls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False),
    Column("pulled_at", UtcDateTime, nullable=False),
    Column("outcome", enum_of(PullOutcome, "outcome"), nullable=False),
    Column("status", Integer),
    Column("error", Text),
    Column("entries_new", Integer, nullable=False, default=0),
    Column("entries_changed", Integer, nullable=False, default=0),
    Column("entries_known", Integer, nullable=False, default=0),
    Index(None, "feed_id", "pulled_at"),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("guid", Text, nullable=False),
    Column("url", Text),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("content_hash", Text, nullable=False),  # SHA-256 of title, summary and content, hex
    Column("published_at", UtcDateTime),
    Column("published_on", Date),
    Column("updated_at", UtcDateTime),
    Column("language", Text),
    Column("publisher", Text),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime),  # when its text was last seen to differ
    UniqueConstraint("feed_id", "guid"),
    Index(None, "story_id"),
)
