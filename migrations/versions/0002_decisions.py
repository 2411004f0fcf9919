"""What users decided of moves (that several are one, or that one is several), what made each version of a move, and
how much stood behind it when, companies with their ticker, country and sector, and whether a report denies what it
tells or says that a successor is looked for.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_UTC = sa.DateTime(timezone=True)
_ROLE_CODES = (
    "chief_executive chief_financial chief_operating chief_technology chief_information chief_security "
    "chief_marketing chief_people chief_product chief_revenue chief_commercial chief_risk chief_compliance "
    "chief_legal chief_strategy chief_investment chief_communications chief_data chief_procurement "
    "chief_accounting other_chief chair vice_chair president managing_director general_manager board_member "
    "vice_president head partner general_secretary editor principal other"
)


def _one_of(name: str, members: str) -> sa.Enum:
    return sa.Enum(*members.split(), name=name, native_enum=False, create_constraint=True, length=24)


_EVENTS = "rumoured proposed announced effective detailed corrected denied merged withdrawn restored"
_STATUSES = {"rumoured": "rumoured", "proposed": "proposed", "confirmed": "announced"}


def upgrade() -> None:
    _decisions()
    _events()
    _counts()
    _companies()
    _signs()


def _signs() -> None:
    for table in ("reports", "moves"):
        for name in ("search_announced", "denied"):
            # Not in a batch: SQLite would make the table anew for it.
            op.add_column(table, sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false()))


def _events() -> None:
    with op.batch_alter_table("move_versions") as batch:
        batch.add_column(sa.Column("event", sa.String(24)))
    versions = sa.table(
        "move_versions",
        sa.column("move_id", sa.Integer),
        sa.column("number", sa.Integer),
        sa.column("changed", sa.JSON),
        sa.column("event", sa.String),
    )
    connection = op.get_bind()
    found: dict[str, list[dict[str, int]]] = {}
    for row in connection.execute(sa.select(versions.c.move_id, versions.c.number, versions.c.changed)):
        found.setdefault(_event(row.changed), []).append({"m": row.move_id, "n": row.number})
    for event, keys in found.items():
        here = sa.and_(versions.c.move_id == sa.bindparam("m"), versions.c.number == sa.bindparam("n"))
        connection.execute(sa.update(versions).where(here).values(event=event), keys)
    with op.batch_alter_table("move_versions") as batch:
        batch.alter_column("event", existing_type=sa.String(24), type_=_one_of("event", _EVENTS), nullable=False)
        batch.add_column(sa.Column("reread_by", sa.Text))


def _event(changed: dict[str, list[object]]) -> str:
    """As the release that brought the column tells it, but for values told otherwise, which were not kept apart."""
    if "merged_into" in changed:
        return "merged"
    if "withdrawn_at" in changed:
        return "restored" if changed["withdrawn_at"][1] is None else "withdrawn"
    if "status" in changed:
        return _STATUSES[str(changed["status"][1])]
    return "detailed"


def _counts() -> None:
    """Moves of before count as they do today from the start: when which story joined them was not kept."""
    made = op.create_table(
        "move_counts",
        sa.Column("move_id", sa.Integer, nullable=False),
        sa.Column("change_seq", sa.Integer, nullable=False),
        sa.Column("recorded_at", _UTC, nullable=False),
        sa.Column("announced_at", _UTC, nullable=False),
        sa.Column("first_seen_at", _UTC, nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("best_report_id", sa.Integer, nullable=False),
        sa.Column("best_story_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("move_id", "change_seq", name=op.f("pk_move_counts")),
        sa.ForeignKeyConstraint(["move_id"], ["moves.id"], name=op.f("fk_move_counts_move_id_moves")),
        sa.ForeignKeyConstraint(["best_report_id"], ["reports.id"], name=op.f("fk_move_counts_best_report_id_reports")),
        sa.ForeignKeyConstraint(["best_story_id"], ["stories.id"], name=op.f("fk_move_counts_best_story_id_stories")),
    )
    counted = ("announced_at", "first_seen_at", "sources", "confidence", "best_report_id", "best_story_id")
    moves = sa.table("moves", sa.column("id"), sa.column("change_seq"), *map(sa.column, counted))
    versions = sa.table("move_versions", sa.column("move_id"), sa.column("number"), sa.column("recorded_at"))
    first = sa.and_(versions.c.move_id == moves.c.id, versions.c.number == 1)
    known = sa.select(moves.c.id, moves.c.change_seq, versions.c.recorded_at, *(moves.c[name] for name in counted))
    names = ["move_id", "change_seq", "recorded_at", *counted]
    op.execute(made.insert().from_select(names, known.join_from(moves, versions, first)))


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("made_at", _UTC, nullable=False),
        sa.Column("same", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_table(
        "decided_reports",
        sa.Column("decision_id", sa.Integer, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("side", sa.Integer, nullable=False),
        sa.Column("story_id", sa.Integer, nullable=False),
        sa.Column("change", _one_of("change", "appointed departed"), nullable=False),
        sa.Column("person", sa.Text),
        sa.Column("organisation", sa.Text),
        sa.Column("role", sa.Text),
        sa.Column("role_code", _one_of("role_code", _ROLE_CODES), nullable=False),
        sa.Column("block_key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("decision_id", "ordinal", name=op.f("pk_decided_reports")),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_decided_reports_decision_id_decisions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_decided_reports_story_id_stories")),
    )
    op.create_index(op.f("ix_decided_reports_block_key"), "decided_reports", ["block_key"])


_SECTORS = (
    "energy materials industrials consumer_discretionary consumer_staples health_care financials technology "
    "communication utilities real_estate"
)


def _companies() -> None:
    op.create_table(
        "companies",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("ticker", sa.Text),
        sa.Column("country", sa.Text),
        sa.Column("sector", _one_of("sector", _SECTORS)),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("own", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
    )
    op.create_table(
        "company_names",
        sa.Column("company_id", sa.Integer, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("company_id", "ordinal", name=op.f("pk_company_names")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_company_names_company_id_companies"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_company_names_key"), "company_names", ["key"])
    for table in ("reports", "moves"):
        op.add_column(table, sa.Column("house_key", sa.Text))
        op.create_index(op.f(f"ix_{table}_house_key"), table, ["house_key"])
