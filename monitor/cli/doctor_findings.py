"""What `monitor doctor` finds: one line for each thing that it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing looked at."""

    health: Health
    what: str  #: database, model, feed 12, ...
    found: str
    advice: str = ""


def ok(what: str, found: str) -> Line:
    """That it is as it should be."""
    return Line(health=Health.OK, what=what, found=found)


def warning(what: str, found: str, advice: str = "") -> Line:
    """That it may go on so, and something is lost by it."""
    return Line(health=Health.WARNING, what=what, found=found, advice=advice)


def problem(what: str, found: str, advice: str = "") -> Line:
    """That something does not work."""
    return Line(health=Health.PROBLEM, what=what, found=found, advice=advice)
