"""Who of a mail's receivers a delivery has still to reach, and an index by which the next one of a watch is found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("receivers", sa.JSON(none_as_null=True)))
    op.drop_index(op.f("ix_deliveries_watch_id_state"), "deliveries")
    op.create_index(
        op.f("ix_deliveries_watch_id_state_next_try_at_id"), "deliveries", ["watch_id", "state", "next_try_at", "id"]
    )
