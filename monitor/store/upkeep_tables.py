"""The tables of the database about itself."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from monitor.store.metadata import metadata

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

#: Which database this is: one row, made with it and kept by its copies. The names that moves go by elsewhere
#: (entries of feeds, events of calendars) are made from it.
identity = Table("identity", metadata, Column("uuid", Text, primary_key=True))
