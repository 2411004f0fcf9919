"""That a move is disputed is news to a watch."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _one_of(name: str, members: str) -> sa.Enum:
    return sa.Enum(*members.split(), name=name, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    before = _one_of("news", "new confirmed dated corrected withdrawn")
    with op.batch_alter_table("delivery_moves") as batch:
        batch.alter_column(
            "news",
            existing_type=before,
            existing_nullable=False,
            type_=_one_of("news", "new confirmed dated corrected disputed withdrawn"),
        )
