"""The tables of what users say and of who may ask."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text

from monitor.store.columns import UtcDateTime, enum_of
from monitor.store.metadata import metadata
from monitor.types import Judgement

#: What users said of what was read in a story: that it is wrong, or that a move was missed. A report that was called
#: wrong is known by what the story tells, not by its id, which a new reading replaces; it stands behind no move.
judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("judgement", enum_of(Judgement, "judgement"), nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),  # the text that was judged
    Column("told", JSON, nullable=False),  # {column of `reports`: value} of the report, or of what was missed
    Column("block_key", Text),  # of the report; null where something was missed
    Index(None, "story_id"),
    Index(None, "block_key"),
)

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
