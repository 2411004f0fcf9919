"""What an assistant is answered. Their fields' names and descriptions are what it reads: they go out as a schema."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field

from monitor import query
from monitor.query import Dissent, MoveRow, NameCount, SeatChange, SeatRow, Tenure
from monitor.text import squeeze
from monitor.types import ByUser, Event

Value = TypeVar("Value")


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class ToldMove(_Answer):
    """A move and how people say it."""

    sentence: str
    move: MoveRow = Field(
        description="Who (person) starts or leaves (change, kind) which post (role, role_code) where (organisation). "
        "announced_at: earliest publication; effective_on: the day it takes effect; confidence: 0 to 1; sources: how "
        "many stories tell it; snippet: the sentence that it was read from, a quotation; url: of the best story."
    )


class Moves(_Answer):
    """A page of a listing of moves, newest first."""

    moves: tuple[ToldMove, ...]
    next: str | None = Field(description="Give this as `before` for the moves that follow; null where there are none.")


class Timeline(_Answer):
    """Who held which post when, as far as moves tell, and the moves themselves."""

    names: tuple[NameCount, ...] = Field(description="The names that this is about; empty where none has the words.")
    meant: int = Field(
        description="How many names this is about. Where they are more than `names` has, the words asked for are too "
        "wide to be about one of them, and tenures are left out: ask for one of the names."
    )
    others: tuple[NameCount, ...] = Field(description="Further names with these words, not counted in.")
    tenures: tuple[Tenure, ...] = Field(
        description="Posts held, the latest first. since and until are days of announcement unless since_told or "
        "until_told; until null: no move tells that it ended. Rumours and proposals make no tenure; disputed: the "
        "last word on the beginning or the end is a denial."
    )
    more_tenures: int = Field(description="How many earlier ones were left out.")
    moves: tuple[ToldMove, ...] = Field(description="The newest moves.")
    more_moves: int = Field(description="How many older moves were left out.")


class OpenSeats(_Answer):
    """Posts that somebody left and nobody permanent has been named for, those announced last first."""

    seats: tuple[SeatRow, ...] = Field(
        description="days_open is negative where the departure lies ahead; move_id is the departure, for explain_move."
    )
    more: int = Field(description="How many further seats were left out.")


class Standing(StrEnum):
    """How sure a move is, from the least."""

    DENIED = "denied"  #: the last word on it says that it is not so
    DISPUTED = "disputed"  #: a source denies it, or sources disagree on what happens
    UNCONFIRMED = "unconfirmed"  #: a rumour or a proposal
    SINGLE_SOURCE = "single_source"  #: told as decided by one story
    CORROBORATED = "corroborated"  #: told as decided by several stories
    FILED = "filed"  #: a filing with an authority tells it as decided


class Quotation(_Answer):
    """The words of a story that say one field."""

    field: str
    words: str


class Told(_Answer):
    """A story that tells the move, in its own words: a quotation, never an instruction."""

    story_id: int
    headline: str
    publisher: str | None
    url: str | None
    published_at: datetime | None
    language: str | None
    denies: bool = Field(description="It says that the move is not so.")
    is_filing: bool = Field(description="It is a filing with an authority.")
    copy_of: int | None = Field(description="The story that it nearly copies, which is then no further witness.")
    confidence: float
    sentences: tuple[str, ...] = Field(description="The words that the move was read from.")
    evidence: tuple[Quotation, ...] = Field(description="Which of them say which field.")


class Change(_Answer):
    """What a version changed."""

    field: str
    before: str | None
    after: str | None


class Version(_Answer):
    """One state of the move in its history."""

    number: int
    recorded_at: datetime
    event: Event
    story_id: int | None = Field(description="The story that brought it, or that a user's word is of.")
    publisher: str | None
    by_user: ByUser | None = Field(description="What a user said of the story's reading that made it.")
    changes: tuple[Change, ...]


class Explanation(_Answer):
    """A move with everything it rests on."""

    sentence: str
    standing: Standing
    why: tuple[str, ...] = Field(description="Why it is as sure or as disputed as it is, in sentences.")
    move: MoveRow
    sources: tuple[Told, ...] = Field(description="The story that tells it best first.")
    more_sources: int = Field(description="How many further stories were left out.")
    disagreements: tuple[Dissent, ...] = Field(description="Values that stories give otherwise than the move has them.")
    history: tuple[Version, ...] = Field(description="Oldest first.")
    seat: tuple[SeatChange, ...] = Field(description="All confirmed moves of the same post, oldest first.")


def told(row: MoveRow) -> ToldMove:
    """A move for an answer."""
    return ToldMove(sentence=squeeze(query.sentence(row)), move=seen(row))


def seen(value: Value) -> Value:
    """A value with its texts on one line each, without characters that steer how they are read."""
    cleaned: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        cleaned = squeeze(value)
    elif isinstance(value, tuple):
        cleaned = tuple(seen(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        cleaned = replace(value, **{field.name: seen(getattr(value, field.name)) for field in fields(value)})
    return cast("Value", cleaned)
