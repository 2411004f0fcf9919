"""The first tables.

Column types are spelled out, never imported: a migration says what was, whatever the models say later.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_UTC = sa.DateTime(timezone=True)
_KINDS = "hired promoted moved interim elected returned resigned retired dismissed died expired unknown "
_ROLE_CODES = (
    "chief_executive chief_financial chief_operating chief_technology chief_information chief_security "
    "chief_marketing chief_people chief_product chief_revenue chief_commercial chief_risk chief_compliance "
    "chief_legal chief_strategy chief_investment chief_communications chief_data chief_procurement "
    "chief_accounting other_chief chair vice_chair president managing_director general_manager board_member "
    "vice_president head partner general_secretary editor principal other "
)
_FUNCTIONS = (
    "general finance operations technology people legal marketing sales product risk communications strategy "
    "investment research other "
)


def _one_of(name: str, members: str) -> sa.Enum:
    return sa.Enum(*members.split(), name=name, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    _counters()
    _feeds()
    _stories()
    _entries()
    _pulls()
    _revisions()
    _readings()
    _reports()
    _moves()
    _move_reports()
    _move_versions()


def _change_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("person", sa.Text()),
        sa.Column("change", _one_of("change", "appointed departed"), nullable=False),
        sa.Column("kind", _one_of("kind", _KINDS), nullable=False),
        sa.Column("status", _one_of("status", "confirmed proposed rumoured"), nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("role_code", _one_of("role_code", _ROLE_CODES), nullable=False),
        sa.Column("function", _one_of("function", _FUNCTIONS), nullable=False),
        sa.Column("level", _one_of("level", "board c_level executive senior other"), nullable=False),
        sa.Column("organisation", sa.Text()),
        sa.Column("previous_role", sa.Text()),
        sa.Column("previous_organisation", sa.Text()),
        sa.Column("next_role", sa.Text()),
        sa.Column("next_organisation", sa.Text()),
        sa.Column("predecessor", sa.Text()),
        sa.Column("successor", sa.Text()),
        sa.Column("reports_to", sa.Text()),
        sa.Column("effective_on", sa.Date()),
        sa.Column("effective_text", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
    )


def _counters() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("state", _one_of("state", "active paused gone"), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("site_url", sa.Text()),
        sa.Column("comment", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("interval", sa.Integer()),
        sa.Column("current_interval", sa.Integer(), nullable=False),
        sa.Column("next_pull_at", _UTC, nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("body_hash", sa.Text()),
        sa.Column("last_pull_at", _UTC),
        sa.Column("last_success_at", _UTC),
        sa.Column("last_outcome", _one_of("last_outcome", "updated unchanged failed gone")),
        sa.Column("last_status", sa.Integer()),
        sa.Column("last_error", sa.Text()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("newest_at", _UTC),
        sa.Column("added_at", _UTC, nullable=False),
        sa.Column("removed_at", _UTC),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("url", name=op.f("uq_feeds_url")),
    )
    op.create_index(op.f("ix_feeds_state_next_pull_at"), "feeds", ["state", "next_pull_at"], unique=False)


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("canonical_url", sa.Text()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", _one_of("state", "new fetched read resolved failed"), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", _UTC, nullable=False),
        sa.Column("failed_stage", sa.Text()),
        sa.Column("error", sa.Text()),
        sa.Column("revision", sa.Integer()),
        sa.Column("copy_of", sa.Integer()),
        sa.Column("fingerprint", sa.BigInteger()),
        sa.Column("language", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("published_at", _UTC),
        sa.Column("published_on", sa.Date()),
        sa.Column("first_seen_at", _UTC, nullable=False),
        sa.Column("settled_at", _UTC),
        sa.Column("resolved_at", _UTC),
        sa.ForeignKeyConstraint(["copy_of"], ["stories.id"], name=op.f("fk_stories_copy_of_stories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sa.UniqueConstraint("canonical_url", name=op.f("uq_stories_canonical_url")),
    )
    op.create_index(op.f("ix_stories_copy_of"), "stories", ["copy_of"], unique=False)
    op.create_index(op.f("ix_stories_first_seen_at"), "stories", ["first_seen_at"], unique=False)
    op.create_index(op.f("ix_stories_language"), "stories", ["language"], unique=False)
    op.create_index(op.f("ix_stories_state_next_try_at_id"), "stories", ["state", "next_try_at", "id"], unique=False)


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("published_at", _UTC),
        sa.Column("published_on", sa.Date()),
        sa.Column("updated_at", _UTC),
        sa.Column("language", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("first_seen_at", _UTC, nullable=False),
        sa.Column("changed_at", _UTC),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_entries_feed_id_feeds")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_entries_story_id_stories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
        sa.UniqueConstraint("feed_id", "guid", name=op.f("uq_entries_feed_id_guid")),
    )
    op.create_index(op.f("ix_entries_story_id"), "entries", ["story_id"], unique=False)


def _pulls() -> None:
    op.create_table(
        "pulls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("pulled_at", _UTC, nullable=False),
        sa.Column("outcome", _one_of("outcome", "updated unchanged failed gone"), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("error", sa.Text()),
        sa.Column("entries_new", sa.Integer(), nullable=False),
        sa.Column("entries_changed", sa.Integer(), nullable=False),
        sa.Column("entries_known", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_pulls_feed_id_feeds"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulls")),
    )
    op.create_index(op.f("ix_pulls_feed_id_pulled_at"), "pulls", ["feed_id", "pulled_at"], unique=False)


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("settled_at", _UTC, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_revisions_story_id_stories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("story_id", "number", name=op.f("uq_revisions_story_id_number")),
    )


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("read_at", _UTC, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_readings_revision_id_revisions")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_readings_story_id_stories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
    )
    op.create_index(
        op.f("ix_readings_current_flagged_read_at"), "readings", ["current", "flagged", "read_at"], unique=False
    )
    op.create_index(op.f("ix_readings_revision_id"), "readings", ["revision_id"], unique=False)
    op.create_index(op.f("ix_readings_story_id_current"), "readings", ["story_id", "current"], unique=False)
    op.create_index(
        "uq_readings_story_id_current",
        "readings",
        ["story_id"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *_change_columns(),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("block_key", sa.Text(), nullable=False),
        sa.Column("seat_key", sa.Text()),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_reports_reading_id_readings")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_reports_story_id_stories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("reading_id", "ordinal", name=op.f("uq_reports_reading_id_ordinal")),
    )
    op.create_index(op.f("ix_reports_block_key"), "reports", ["block_key"], unique=False)
    op.create_index(op.f("ix_reports_story_id"), "reports", ["story_id"], unique=False)


def _moves() -> None:
    op.create_table(
        "moves",
        sa.Column("id", sa.Integer(), nullable=False),
        *_change_columns(),
        sa.Column("person_key", sa.Text()),
        sa.Column("organisation_key", sa.Text()),
        sa.Column("role_key", sa.Text()),
        sa.Column("seat_key", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("sector", sa.Text()),
        sa.Column("ticker", sa.Text()),
        sa.Column("announced_at", _UTC, nullable=False),
        sa.Column("first_seen_at", _UTC, nullable=False),
        sa.Column("updated_at", _UTC, nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("best_report_id", sa.Integer(), nullable=False),
        sa.Column("best_story_id", sa.Integer(), nullable=False),
        sa.Column("merged_into", sa.Integer()),
        sa.Column("withdrawn_at", _UTC),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("change_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["best_report_id"], ["reports.id"], name=op.f("fk_moves_best_report_id_reports")),
        sa.ForeignKeyConstraint(["best_story_id"], ["stories.id"], name=op.f("fk_moves_best_story_id_stories")),
        sa.ForeignKeyConstraint(["merged_into"], ["moves.id"], name=op.f("fk_moves_merged_into_moves")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moves")),
        sa.UniqueConstraint("change_seq", name=op.f("uq_moves_change_seq")),
        sqlite_autoincrement=True,
    )
    current = ["merged_into", "withdrawn_at"]
    filtered = ["level", "kind", "status", "change", "function", "role_code", "country", "sector", "confidence"]
    merged = sa.text("merged_into is not null")
    indexes = {
        "ix_moves_listing": ["announced_at", *current, *filtered, "best_story_id"],
        "ix_moves_organisation": ["organisation_key", "announced_at", *current],
        "ix_moves_person": ["person_key", "announced_at", *current],
        "ix_moves_seat": ["seat_key", "announced_at", *current, "change", "status", "kind", "person_key"],
        "ix_moves_first_seen_at": ["first_seen_at"],
        "ix_moves_role_key": ["role_key"],
        "ix_moves_best_report_id": ["best_report_id"],
        "ix_moves_best_story_id": ["best_story_id"],
    }
    for name, columns in indexes.items():
        op.create_index(op.f(name), "moves", columns, unique=False)
    op.create_index(
        op.f("ix_moves_merged_into"), "moves", ["merged_into"], sqlite_where=merged, postgresql_where=merged
    )


def _move_reports() -> None:
    op.create_table(
        "move_reports",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("move_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["move_id"], ["moves.id"], name=op.f("fk_move_reports_move_id_moves")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_move_reports_report_id_reports")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_move_reports")),
    )
    op.create_index(op.f("ix_move_reports_move_id"), "move_reports", ["move_id"], unique=False)


def _move_versions() -> None:
    op.create_table(
        "move_versions",
        sa.Column("move_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recorded_at", _UTC, nullable=False),
        sa.Column("report_id", sa.Integer()),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["move_id"], ["moves.id"], name=op.f("fk_move_versions_move_id_moves")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_move_versions_report_id_reports")),
        sa.PrimaryKeyConstraint("move_id", "number", name=op.f("pk_move_versions")),
    )
    op.create_index(op.f("ix_move_versions_report_id"), "move_versions", ["report_id"], unique=False)
