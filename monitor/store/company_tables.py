"""The tables of the lists of companies."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from monitor.store.columns import enum_of
from monitor.store.metadata import metadata
from monitor.types import Sector

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
