"""The tables of those who want to be told: watches, and the outbox of what is told them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from monitor.store.columns import UtcDateTime, enum_of
from monitor.store.metadata import metadata
from monitor.types import DeliveryState, News, Rhythm

#: A saved query with a channel.
watches = Table(
    "watches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("filter", JSON, nullable=False),  # {name of a field of `query.MoveFilter`: text as people write it}
    Column("channel", Text, nullable=False),  # an address, secrets in it: shown without them
    Column("secret", Text),  # signs webhooks; null for other channels
    Column("echo", JSON, nullable=False),  # the user's own fields, sent back with every webhook
    Column("rhythm", enum_of(Rhythm, "rhythm"), nullable=False),
    Column("unconfirmed", Boolean, nullable=False),  # rumours and proposals too
    Column("companies", Integer, nullable=False),  # how many it is for (`watch_companies`); 0: any
    Column("created_at", UtcDateTime, nullable=False),
    Column("paused_at", UtcDateTime),
    sqlite_autoincrement=True,  # a watch's id is part of the keys of its deliveries
)

#: The companies that a watch is for; none: its filter alone says what it wants.
watch_companies = Table(
    "watch_companies",
    metadata,
    Column("watch_id", ForeignKey("watches.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),  # as `reports.house_key`
    PrimaryKeyConstraint("watch_id", "ordinal"),
    Index(None, "key"),
)

#: The outbox: one message of a watch, written in the transaction of the moves that it tells.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("watch_id", ForeignKey("watches.id", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False, unique=True),  # the same on every try: receivers know a repeat by it
    Column("state", enum_of(DeliveryState, "state"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_try_at", UtcDateTime, nullable=False),  # of a digest first: when it is due
    Column("error", Text),  # of the last try; null after a success
    Column("sent_at", UtcDateTime),
    Column("receivers", JSON(none_as_null=True)),  # of a mail that some have got: [address of who has not]
    Index(None, "state", "next_try_at", "id"),
    Index(None, "watch_id", "state", "next_try_at", "id"),
)

#: What a delivery tells of each move, as the move stood then.
delivery_moves = Table(
    "delivery_moves",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id", ondelete="CASCADE"), nullable=False),
    Column("move_id", ForeignKey("moves.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("news", enum_of(News, "news"), nullable=False),
    Column("told", JSON, nullable=False),  # the row of `recent_moves`
    PrimaryKeyConstraint("delivery_id", "move_id"),
    Index(None, "move_id"),
)
