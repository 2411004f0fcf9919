"""Who wants to be told and what they were told, who may ask over the network; which
database this is; and the words of stories for the search.
"""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from monitor.store import story_words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_UTC = sa.DateTime(timezone=True)


def _one_of(name: str, members: str) -> sa.Enum:
    return sa.Enum(*members.split(), name=name, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    _watches()
    _deliveries()
    _tokens()
    _identity()
    story_words.make(op.get_bind())


def _watches() -> None:
    op.create_table(
        "watches",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("filter", sa.JSON, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("secret", sa.Text),
        sa.Column("echo", sa.JSON, nullable=False),
        sa.Column("rhythm", _one_of("rhythm", "immediate daily weekly"), nullable=False),
        sa.Column("unconfirmed", sa.Boolean, nullable=False),
        sa.Column("companies", sa.Integer, nullable=False),
        sa.Column("created_at", _UTC, nullable=False),
        sa.Column("paused_at", _UTC),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watches")),
        sa.UniqueConstraint("name", name=op.f("uq_watches_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "watch_companies",
        sa.Column("watch_id", sa.Integer, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "ordinal", name=op.f("pk_watch_companies")),
        sa.ForeignKeyConstraint(
            ["watch_id"], ["watches.id"], name=op.f("fk_watch_companies_watch_id_watches"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_watch_companies_key"), "watch_companies", ["key"])


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("watch_id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("state", _one_of("state", "waiting sent dead"), nullable=False),
        sa.Column("created_at", _UTC, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_try_at", _UTC, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("sent_at", _UTC),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("key", name=op.f("uq_deliveries_key")),
        sa.ForeignKeyConstraint(
            ["watch_id"], ["watches.id"], name=op.f("fk_deliveries_watch_id_watches"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_deliveries_state_next_try_at_id"), "deliveries", ["state", "next_try_at", "id"])
    op.create_index(op.f("ix_deliveries_watch_id_state"), "deliveries", ["watch_id", "state"])
    op.create_table(
        "delivery_moves",
        sa.Column("delivery_id", sa.Integer, nullable=False),
        sa.Column("move_id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("news", _one_of("news", "new confirmed dated corrected withdrawn"), nullable=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("delivery_id", "move_id", name=op.f("pk_delivery_moves")),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["deliveries.id"],
            name=op.f("fk_delivery_moves_delivery_id_deliveries"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["move_id"], ["moves.id"], name=op.f("fk_delivery_moves_move_id_moves")),
    )
    op.create_index(op.f("ix_delivery_moves_move_id"), "delivery_moves", ["move_id"])


def _tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("created_at", _UTC, nullable=False),
        sa.Column("last_used_at", _UTC),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("name", name=op.f("uq_tokens_name")),
        sa.UniqueConstraint("hash", name=op.f("uq_tokens_hash")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("token_id", sa.Integer, nullable=False),
        sa.Column("ends_at", _UTC, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("hash", name=op.f("uq_sessions_hash")),
        sa.ForeignKeyConstraint(
            ["token_id"], ["tokens.id"], name=op.f("fk_sessions_token_id_tokens"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_sessions_token_id"), "sessions", ["token_id"])


def _identity() -> None:
    made = op.create_table(
        "identity",
        sa.Column("uuid", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_identity")),
    )
    op.bulk_insert(made, [{"uuid": str(uuid4())}])
