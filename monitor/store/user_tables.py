"""The tables of who may ask."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from monitor.store.columns import UtcDateTime
from monitor.store.metadata import metadata

#: Who may ask over the network. The token itself is shown once and not kept.
tokens = Table(
    "tokens",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False, unique=True),  # SHA-256 of the token, hex: it is 32 random bytes
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_used_at", UtcDateTime),  # to the hour
)

#: Browsers that signed in. What the browser holds is kept here no more than a token is.
sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),  # SHA-256 of the cookie, hex: it is 32 random bytes
    Column("token_id", ForeignKey("tokens.id", ondelete="CASCADE"), nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Index(None, "token_id"),
)
