"""The tables of reports and of the moves that are made of them, with their history."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
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

from monitor.store.columns import UtcDateTime, enum_of
from monitor.store.metadata import metadata
from monitor.types import ByUser, Change, Event, Function, Kind, Level, RoleCode, Status


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
    Column("by_user", enum_of(ByUser, "by_user")),  # what a user said that made it; null: nothing
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
