"""Who wants to be told of what, and what is on its way to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor.types.clocks import require_utc
from monitor.types.closed import DeliveryState, News, Rhythm
from monitor.types.companies import Company


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedWatch:
    """A watch as people ask for it, in their words. Where one is changed, None leaves a thing as it is."""

    filter: Mapping[str, str]  #: {name of a field of `query.MoveFilter`: its text}; an empty one takes that filter away
    channel: str | None = None  #: an address
    name: str | None = None  #: "": one made of what it is for
    companies: bytes | tuple[str, ...] | None = None  #: a list in CSV, or names; no name: at any company
    rhythm: Rhythm | None = None
    unconfirmed: bool | None = None
    echo: tuple[str, ...] | None = None  #: KEY=VALUE each


@dataclass(frozen=True, kw_only=True, slots=True)
class NewWatch:
    """A watch as it is asked for, checked."""

    name: str
    filter: Mapping[str, str]  #: {name of a field of `query.MoveFilter`: text as people write it}
    companies: tuple[Company, ...] = ()  #: only moves at these; none: at any
    channel: str  #: an address, its secrets in it
    secret: str | None = None  #: signs webhooks; None for other channels
    echo: Mapping[str, str]  #: the user's own fields, sent back with every webhook
    rhythm: Rhythm = Rhythm.IMMEDIATE
    unconfirmed: bool = False  #: rumours and proposals too


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """A saved query with a channel."""

    id: int
    name: str
    filter: Mapping[str, str]
    companies: int  #: how many; 0: it is for any
    channel: str
    secret: str | None
    echo: Mapping[str, str]
    rhythm: Rhythm
    unconfirmed: bool
    created_at: datetime
    paused_at: datetime | None

    def __post_init__(self) -> None:
        require_utc("created_at", self.created_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchHealth:
    """A watch and how telling goes."""

    watch: Watch
    sent: int  #: deliveries that the receiver took
    waiting: int
    dead: int
    last_sent_at: datetime | None
    next_try_at: datetime | None  #: of what waits: the earliest
    last_error: str | None  #: of the delivery tried last among those that wait or are dead


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A move as it stands, for those who decide whether it is news."""

    id: int
    version: int
    row: Mapping[str, Any] | None  #: as in `ToldMove`; None: it was withdrawn or denied
    stated_at: datetime  #: the earliest publication of a story that tells it with the status that it has
    heard_at: datetime  #: the latest publication among the stories that brought it up now


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a watch was last told of a move, and what news changed since; what a model read anew is none."""

    news: News
    row: Mapping[str, Any]  #: as in `ToldMove`
    changed: frozenset[str]  #: columns of `moves`
    contradicted: frozenset[str]  #: those of them whose values cannot both be so


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldMove:
    """A move in a delivery."""

    move_id: int
    version: int
    news: News
    row: Mapping[str, Any]  #: the columns of `recent_moves`, disputed and effective_text, in what JSON knows


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One message of a watch."""

    id: int
    key: str  #: the same on every try
    watch: Watch
    moves: tuple[ToldMove, ...]  #: in the order in which they came
    created_at: datetime
    attempts: int  #: the one under way counted
    receivers: tuple[str, ...] = ()  #: of a mail that some have got: who has not


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveryRow:
    """A delivery in a listing."""

    id: int
    watch: str  #: its name
    state: DeliveryState
    moves: int  #: that it tells
    created_at: datetime
    attempts: int
    next_try_at: datetime  #: of a digest first: when it is due
    sent_at: datetime | None
    error: str | None  #: of the last try
    key: str
