"""What the operations answer with: the values of `monitor.query` under a noun, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.query import (
    FeedHealth,
    FollowedMove,
    MoveRow,
    NameCount,
    OrganisationRow,
    PersonRow,
    SeatRow,
    StoryRow,
    Tenure,
    VersionRow,
    WatchRow,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moves:
    """A page of moves, or of changes of moves."""

    moves: tuple[FollowedMove, ...]
    outside: tuple[int, ...]  #: of what changed: moves that the filter leaves out now; drop them if you hold them
    change_seq: int  #: ask with `updated_since` of this number for what changed since
    next: str | None  #: the address of what follows at once; null where there is no more


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """How a move became what it is."""

    move_id: int  #: by which it goes today
    versions: tuple[VersionRow, ...]  #: oldest first


@dataclass(frozen=True, kw_only=True, slots=True)
class Companies:
    """A page of organisations, in the order of their folded names."""

    companies: tuple[OrganisationRow, ...]
    next: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """A page of people, in the order of their folded names."""

    people: tuple[PersonRow, ...]
    next: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """The moves of a person or an organisation, and the tenures that they tell of."""

    asked: str
    names: tuple[NameCount, ...]  #: those that the rest is about
    others: tuple[NameCount, ...]  #: further names that the words asked for match
    tenures: tuple[Tenure, ...]  #: that began or ended last first
    moves: tuple[MoveRow, ...]  #: newest first


@dataclass(frozen=True, kw_only=True, slots=True)
class Seats:
    """A page of posts that somebody left and nobody permanent has been named for, that whose leaving was announced last
    first."""

    seats: tuple[SeatRow, ...]
    next: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stories:
    """A page of stories, the one seen last first."""

    stories: tuple[StoryRow, ...]
    next: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Feeds:
    """Every feed that is subscribed to, by its address."""

    feeds: tuple[FeedHealth, ...]
    days: int  #: over which stories and moves are counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Watches:
    """Every watch, in the order they were added."""

    watches: tuple[WatchRow, ...]
