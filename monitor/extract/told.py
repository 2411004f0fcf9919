"""A change that a story tells, while its parts are still entities of the story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A change as entities of the story (places among them)."""

    change: str  #: "start" or "end"
    person: int | None
    role: int | None
    organisation: int | None
    kind: str
    status: str
    sure: float  #: 0 to 1, by the networks; not yet a share of right reports
    was: tuple[int | None, int | None] = (None, None)
    to: tuple[int | None, int | None] = (None, None)
    predecessor: int | None = None
    successor: int | None = None
    reports_to: int | None = None
    when: int | None = None
