"""The tables. Every datetime is UTC; enums stand as their strings; migrations/ holds how they came to be.

The views `recent_moves` and `open_seats` (views.py) are the face for people who query with SQL; tables may change with
any release.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from monitor.store.columns import Seconds, UtcDateTime, enum_of
from monitor.store.metadata import REVISION, metadata
from monitor.store.user_tables import tokens
from monitor.store.watch_tables import deliveries, delivery_moves, watch_companies, watches
from monitor.types import (
    Change,
    Event,
    FeedState,
    Function,
    Kind,
    Level,
    PullOutcome,
    RoleCode,
    Sector,
    Status,
    StoryState,
)

__all__ = [
    "REVISION",
    "companies",
    "company_names",
    "counters",
    "decided_reports",
    "decisions",
    "deliveries",
    "delivery_moves",
    "entries",
    "feeds",
    "identity",
    "metadata",
    "move_counts",
    "move_reports",
    "move_versions",
    "moves",
    "pulls",
    "readings",
    "reports",
    "revisions",
    "stories",
    "tokens",
    "watch_companies",
    "watches",
]

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


def _change_columns() -> tuple[Column[object], ...]:
    """What a report tells and a move is: the fields of `types.Report`, without evidence."""
    return (
        Column("person", Text),
        Column("change", enum_of(Change, "change"), nullable=False),
        Column("kind", enum_of(Kind, "kind"), nullable=False),
        Column("status", enum_of(Status, "status"), nullable=False),
        Column("role", Text),
        Column("role_code", enum_of(RoleCode, "role_code"), nullable=False),
        Column("function", enum_of(Function, "function"), nullable=False),
        Column("level", enum_of(Level, "level"), nullable=False),
        Column("organisation", Text),
        Column("previous_role", Text),
        Column("previous_organisation", Text),
        Column("next_role", Text),
        Column("next_organisation", Text),
        Column("predecessor", Text),
        Column("successor", Text),
        Column("reports_to", Text),
        Column("effective_on", Date),
        Column("effective_text", Text),
        Column("search_announced", Boolean, nullable=False, server_default=false()),
        Column("denied", Boolean, nullable=False, server_default=false()),
        Column("confidence", Float, nullable=False),
    )


reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading_id", ForeignKey("readings.id"), nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),  # its place in the reading, from 0
    *_change_columns(),
    Column("evidence", JSON, nullable=False),  # {field: ["title" or "text", start, end]}
    Column("snippet", Text, nullable=False),  # the sentence, so that listings need no text
    Column("block_key", Text, nullable=False),  # reports that may tell one change share it
    Column("seat_key", Text),  # organisation and post; null where a post has many holders
    Column("house_key", Text),  # the organisation, as it is looked up among companies
    UniqueConstraint("reading_id", "ordinal"),
    Index(None, "block_key"),
    Index(None, "house_key"),
    Index(None, "story_id"),
)

#: What makes a move stand in the views.
_CURRENT = ("merged_into", "withdrawn_at")
#: Columns that listings are filtered by (names have indexes of their own).
_FILTERED = ("level", "kind", "status", "change", "function", "role_code", "country", "sector", "confidence")
_MERGED = "merged_into is not null"

moves = Table(
    "moves",
    metadata,
    Column("id", Integer, primary_key=True),
    *_change_columns(),
    Column("person_key", Text),  # for search: `keys.search_key`
    Column("organisation_key", Text),  # for search
    Column("role_key", Text),  # for search: the wording
    Column("seat_key", Text),
    Column("house_key", Text),
    Column("country", Text),  # this and the next two: of `companies`
    Column("sector", Text),
    Column("ticker", Text),
    Column("announced_at", UtcDateTime, nullable=False),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("sources", Integer, nullable=False),  # stories that tell it, near copies not counted
    Column("best_report_id", ForeignKey("reports.id"), nullable=False),
    Column("best_story_id", ForeignKey("stories.id"), nullable=False),
    Column("merged_into", ForeignKey("moves.id")),
    Column("withdrawn_at", UtcDateTime),  # no current report tells it any longer, or who does denies it
    Column("version", Integer, nullable=False),
    Column("change_seq", Integer, nullable=False, unique=True),  # increasing in the order of commits
    # A listing walks one of these in its order and asks the table for the rows it shows only: each holds all that a
    # filter asks (100,000 moves, the rarest combination: 12 ms, over the table 110).
    Index("ix_moves_listing", "announced_at", *_CURRENT, *_FILTERED, "best_story_id"),
    Index("ix_moves_organisation", "organisation_key", "announced_at", *_CURRENT),
    Index("ix_moves_person", "person_key", "announced_at", *_CURRENT),
    Index("ix_moves_seat", "seat_key", "announced_at", *_CURRENT, "change", "status", "kind", "person_key"),
    Index(None, "first_seen_at"),
    Index(None, "role_key"),
    Index(None, "house_key"),
    Index(None, "best_report_id"),
    Index(None, "best_story_id"),
    # Partial: without statistics SQLite takes an index on it for the best way to the moves that stand, which are all.
    Index(None, "merged_into", sqlite_where=text(_MERGED), postgresql_where=text(_MERGED)),
    sqlite_autoincrement=True,  # ids are never used again
)

#: Which move a report tells; a report of a former reading keeps its row, so that a new reading finds the move again; so
#: does one of a move that was merged, so that a split finds it (links.py).
move_reports = Table(
    "move_reports",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("move_id", ForeignKey("moves.id"), nullable=False),
    Index(None, "move_id"),
)

move_versions = Table(
    "move_versions",
    metadata,
    Column("move_id", ForeignKey("moves.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("report_id", ForeignKey("reports.id")),
    Column("event", enum_of(Event, "event"), nullable=False),
    Column("changed", JSON, nullable=False),  # {column: [before, after]}
    # The model that read known stories again and so made it; null: a story came or changed. Who tells people what is
    # new (alerts) goes by the versions and passes over those with a model here: they are no news.
    Column("reread_by", Text),
    PrimaryKeyConstraint("move_id", "number"),
    Index(None, "report_id"),
)

#: How much stands behind a move from when on: what changes with a further story and makes no version of its own.
move_counts = Table(
    "move_counts",
    metadata,
    Column("move_id", ForeignKey("moves.id"), nullable=False),
    Column("change_seq", Integer, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("announced_at", UtcDateTime, nullable=False),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("best_report_id", ForeignKey("reports.id"), nullable=False),
    Column("best_story_id", ForeignKey("stories.id"), nullable=False),
    PrimaryKeyConstraint("move_id", "change_seq"),
)

#: What users said of moves: that they are one, or that some of the stories behind one tell another. It refers to what
#: the stories tell, not to reports, which a new reading replaces.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("same", Boolean, nullable=False),  # false: those of side 0 are apart from those of side 1
)

decided_reports = Table(
    "decided_reports",
    metadata,
    Column("decision_id", ForeignKey("decisions.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("side", Integer, nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("change", enum_of(Change, "change"), nullable=False),
    Column("person", Text),
    Column("organisation", Text),
    Column("role", Text),
    Column("role_code", enum_of(RoleCode, "role_code"), nullable=False),
    Column("block_key", Text, nullable=False),
    PrimaryKeyConstraint("decision_id", "ordinal"),
    Index(None, "block_key"),
)

#: The shipped list of companies and the user's own, which wins over it.
companies = Table(
    "companies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("ticker", Text),
    Column("country", Text),
    Column("sector", enum_of(Sector, "sector")),
    Column("source", Text, nullable=False),
    Column("own", Boolean, nullable=False),
)

company_names = Table(
    "company_names",
    metadata,
    Column("company_id", ForeignKey("companies.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),  # 0: its name; its aliases follow
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),  # as `reports.house_key`
    PrimaryKeyConstraint("company_id", "ordinal"),
    Index(None, "key"),
)

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

#: Which database this is: one row, made with it and kept by its copies. The names that moves go by elsewhere
#: (entries of feeds, events of calendars) are made from it.
identity = Table("identity", metadata, Column("uuid", Text, primary_key=True))
