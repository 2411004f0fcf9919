"""Reports on their way into moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from monitor.types.reading import Report

#: What a field of a move can hold; members of closed sets are their strings.
FieldValue = str | int | float | date | datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportKeys:
    """What `resolve` names a report by: `block_key`, `seat_key` and, of its organisation, `house_key`."""

    block: str
    seat: str | None
    house: str | None = None  #: None: no organisation is named


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownReport:
    """A report of a current reading, as the store hands it to `resolve`."""

    id: int
    story_id: int
    published_at: datetime  #: the story's publication; when we first saw it where the publisher gives none
    report: Report
    headline: str = ""  #: the story's
    url: str | None = None
    publisher: str | None = None
    company: str | None = None  #: which company a list takes the organisation for: two of one are one house


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownMove:
    """A move that the store holds, with the reports that stood behind it last time, or until it was merged."""

    id: int
    report_ids: frozenset[int]  #: of any reading, current or not: overlap decides which cluster keeps the id
    story_ids: frozenset[int]  #: the stories of those reports: they outlive a new reading
    merged_into: int | None = None  #: the move that it is part of; None: it goes by its own id


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What a user said of reports: that all of them tell one change, or that those of one side tell another."""

    reports: frozenset[int]
    apart_from: frozenset[int] = frozenset()  #: none: `reports` tell one change


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Everything that can bear on one another: all current reports of a block of person names, and their moves."""

    reports: tuple[KnownReport, ...]
    moves: tuple[KnownMove, ...]
    decisions: tuple[Decision, ...] = ()  #: in the order in which they were made
    #: Moves of other blocks, each the reports behind it: appointments whose post is another now than a story told that
    #: tells a departure of this block too.
    beside: tuple[tuple[KnownReport, ...], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster:
    """Reports that tell one change, and what the move's values follow from them to be."""

    report_ids: tuple[int, ...]  #: the one that speaks best first
    move_id: int | None  #: the known move that it goes on as; None: a new one
    value: Report  #: the move's current values, each the best of all reports; `denied`: the last word on it
    announced_at: datetime  #: earliest publication among the reports
    stands: bool = True  #: False: it is denied, and nobody says that it is decided
    seat_key: str | None = None  #: of the value; None where many hold such a post
    set_right_by: tuple[int, ...] = ()  #: reports of another move that set the post right, and so this one's


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What `resolve` decided for a block; the store applies it in one transaction."""

    clusters: tuple[Cluster, ...]
    merged: tuple[tuple[int, int], ...] = ()  #: (move, the one that it is part of from now on)
    withdrawn: tuple[int, ...] = ()  #: moves that no report tells any longer
