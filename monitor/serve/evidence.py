"""What a move's page says of it: its facts, each with the page that leads on, and its history in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from monitor.query import MoveDetail, MoveRow, VersionRow, by_user, in_words
from monitor.serve.asking import plainly
from monitor.types import Event, FieldValue, Report

#: field -> what it is called, and the page that its value leads to.
_FACTS: dict[str, tuple[str, str]] = {
    "person": ("Person", "person"),
    "role": ("Post", ""),
    "organisation": ("Organisation", "company"),
    "previous_role": ("Post before", ""),
    "previous_organisation": ("Organisation before", "company"),
    "next_role": ("Post after", ""),
    "next_organisation": ("Organisation after", "company"),
    "predecessor": ("Predecessor", "person"),
    "successor": ("Successor", "person"),
    "reports_to": ("Reports to", "person"),
    "effective_on": ("Effective", ""),
}
#: The evidence of some facts stands under another name.
_EVIDENCE = {"effective_on": "effective"}

_EVENTS = {
    Event.RUMOURED: "told as a rumour",
    Event.PROPOSED: "proposed",
    Event.ANNOUNCED: "announced",
    Event.EFFECTIVE: "took effect",
    Event.DETAILED: "told in more detail",
    Event.CORRECTED: "corrected",
    Event.DENIED: "denied",
    Event.MERGED: "made part of another move",
    Event.WITHDRAWN: "told by no story any longer",
    Event.RESTORED: "told again",
}
#: What only the database works with.
_INNER = frozenset({"merged_into", "withdrawn_at", "denied", "search_announced"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One field of a move."""

    field: str  #: by the name of its evidence
    label: str
    value: str
    leads: str  #: `person` or `company`: the page of that name; ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One version of a move, in words."""

    at: datetime
    event: str
    by: str  #: who told it, ""
    story_id: int | None
    headline: str | None
    changes: tuple[tuple[str, str, str], ...]  #: what, before, after
    reread_by: str | None
    by_user: str  #: what a user said that made it, ""


def facts(move: MoveRow | Report) -> tuple[Fact, ...]:
    """What is known of the move, or told by the report, in the order in which it is told."""
    return tuple(
        Fact(field=_EVIDENCE.get(name, name), label=label, value=str(value), leads=leads)
        for name, (label, leads) in _FACTS.items()
        if (value := getattr(move, name))
    )


def told_history(detail: MoveDetail, zone: tzinfo) -> tuple[Step, ...]:
    """The versions of the move, oldest first; times in `zone`."""
    return tuple(_step(version, zone) for version in detail.versions)


def _step(version: VersionRow, zone: tzinfo) -> Step:
    first = version.number == 1  # it told everything that the page says anyway
    changes = () if first else tuple(_change(zone, *each) for each in version.changed if each[0] not in _INNER)
    return Step(
        at=version.recorded_at,
        event=_EVENTS[version.event],
        by=version.publisher or "",
        story_id=version.story_id,
        headline=version.headline,
        changes=changes,
        reread_by=version.reread_by,
        by_user=by_user(version, f"the story of {version.publisher}" if version.publisher else "a story"),
    )


def _change(zone: tzinfo, name: str, before: FieldValue, after: FieldValue) -> tuple[str, str, str]:
    label = _FACTS[name][0].lower() if name in _FACTS else plainly(name)
    return label, in_words(name, before, zone), in_words(name, after, zone)
