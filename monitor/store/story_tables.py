"""The tables of stories: their texts, and what was read in them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from monitor.store.columns import UtcDateTime, enum_of
from monitor.store.metadata import metadata
from monitor.types import StoryState

stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text),  # as the feed gave it
    Column("canonical_url", Text, unique=True),  # the identity; null where the feed gives no address of its own
    Column("title", Text, nullable=False),
    Column("state", enum_of(StoryState, "state"), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),  # failed tries of the stage that is due
    Column("next_try_at", UtcDateTime, nullable=False),  # the queues are ordered by it
    Column("failed_stage", Text),
    Column("error", Text),  # of the last failure; null after a success
    Column("revision", Integer),  # number of the current one; null until its text is settled
    Column("copy_of", ForeignKey("stories.id")),
    Column("fingerprint", BigInteger),  # 64 bits of the text, for finding near copies
    Column("language", Text),
    Column("publisher", Text),
    Column("published_at", UtcDateTime),
    Column("published_on", Date),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("resolved_at", UtcDateTime),
    Index(None, "state", "next_try_at", "id"),
    Index(None, "copy_of"),
    Index(None, "first_seen_at"),
    Index(None, "language"),
)

#: The texts that a story has had; evidence points into one of them.
revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text),  # null once it is older than `keep_text_days` and told no move
    Column("text_hash", Text, nullable=False),
    Column("source", Text, nullable=False),  # feed or page
    Column("reason", Text, nullable=False),
    Column("language", Text),
    Column("settled_at", UtcDateTime, nullable=False),
    UniqueConstraint("story_id", "number"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),
    Column("model", Text, nullable=False),
    Column("language", Text),
    Column("flagged", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
    Column("current", Boolean, nullable=False),
    Index(None, "story_id", "current"),
    Index(None, "current", "flagged", "read_at"),
    Index(None, "revision_id"),
)

#: At most one current reading a story.
Index(
    "uq_readings_story_id_current",
    readings.c.story_id,
    unique=True,
    sqlite_where=text("current"),
    postgresql_where=text("current"),
)
