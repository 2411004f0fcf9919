"""What users say of readings (a move is wrong, a move was missed), and the versions of moves that it made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_UTC = sa.DateTime(timezone=True)


def _one_of(name: str, members: str) -> sa.Enum:
    return sa.Enum(*members.split(), name=name, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    _judgements()
    with op.batch_alter_table("move_versions") as batch:
        batch.add_column(sa.Column("by_user", _one_of("by_user", "called_wrong told taken_back")))


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("made_at", _UTC, nullable=False),
        sa.Column("judged", _one_of("judged", "wrong missed"), nullable=False),
        sa.Column("story_id", sa.Integer, nullable=False),
        sa.Column("revision_id", sa.Integer, nullable=False),
        sa.Column("move_id", sa.Integer),
        sa.Column("told", sa.JSON, nullable=False),
        sa.Column("undone_at", _UTC),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_judgements_story_id_stories")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_judgements_revision_id_revisions")),
        sa.ForeignKeyConstraint(["move_id"], ["moves.id"], name=op.f("fk_judgements_move_id_moves")),
    )
    op.create_index(op.f("ix_judgements_story_id"), "judgements", ["story_id"])
    op.create_table(
        "judged_reports",
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("judgement_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "judgement_id", name=op.f("pk_judged_reports")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_judged_reports_report_id_reports")),
        sa.ForeignKeyConstraint(
            ["judgement_id"], ["judgements.id"], name=op.f("fk_judged_reports_judgement_id_judgements")
        ),
    )
    op.create_index(op.f("ix_judged_reports_judgement_id"), "judged_reports", ["judgement_id"])
