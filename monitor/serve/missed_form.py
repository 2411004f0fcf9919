"""The form by which somebody tells a move that was not read in a story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from monitor import query
from monitor.errors import UsageError
from monitor.serve.asking import Choice, plainly
from monitor.text import squeeze
from monitor.types import KINDS, Change, Kind, Missed

#: Code points of a name or a post.
LONGEST = 200

_CHANGES = (
    Choice(value="", label="choose"),
    Choice(value=Change.APPOINTED.value, label="appointed: starts in the post"),
    Choice(value=Change.DEPARTED.value, label="departed: leaves it"),
)


def _kinds() -> tuple[Choice, ...]:
    """Each with the change that it is of, for one list holds both."""
    found = [Choice(value="", label="not said")]
    for kind in Kind:
        of = [change.value for change in Change if kind in KINDS[change]]
        if kind is not Kind.UNKNOWN:
            found.append(Choice(value=kind.value, label=f"{plainly(kind.value)} ({' or '.join(of)})"))
    return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of the form, as it was filled in."""

    name: str
    label: str
    value: str = ""
    wrong: str = ""  #: what is the matter with it
    choices: tuple[Choice, ...] = ()
    required: bool = True
    type: str = "text"


_LINES = (
    Line(name="person", label="Person"),
    Line(name="change", label="Change", choices=_CHANGES),
    Line(name="role", label="Post"),
    Line(name="organisation", label="Organisation"),
    Line(name="kind", label="How", choices=_kinds(), required=False),
    Line(name="effective_on", label="Takes effect on", required=False, type="date"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class MissedForm:
    """The form with what was filled in."""

    lines: tuple[Line, ...] = _LINES
    wrong: str = ""  #: what is the matter with the whole

    def refused(self, why: str) -> MissedForm:
        """As it was filled in, with what is the matter with the whole."""
        return replace(self, wrong=why)

    @property
    def opened(self) -> bool:
        """Whether somebody filled it in, and it was refused."""
        return bool(self.wrong) or any(line.wrong for line in self.lines)


def filled_in(given: Mapping[str, object], *, today: date) -> tuple[MissedForm, Missed | None]:
    """The form as it was sent, and what it tells; None where a line of it says what is the matter."""
    said = {line.name: squeeze(str(given.get(line.name, ""))) for line in _LINES}
    change = next((member for member in Change if member.value == said["change"]), None)
    kind = next((member for member in Kind if member.value == said["kind"]), None) if said["kind"] else Kind.UNKNOWN
    day = _day(said["effective_on"], today=today)
    wrong = {line.name: _wrong(line, said[line.name]) for line in _LINES}
    if not wrong["change"] and change is None:
        wrong["change"] = "Choose one of the list."
    if kind is None:
        wrong["kind"] = "Choose one of the list."
    elif change is not None and kind not in KINDS[change]:
        wrong["kind"] = f"Nobody is {change.value} like that; choose another, or “not said”."
    if said["effective_on"] and day is None:
        wrong["effective_on"] = "Write a day within a hundred years, such as 2025-10-01."
    lines = tuple(replace(line, value=said[line.name], wrong=wrong[line.name]) for line in _LINES)
    if any(wrong.values()) or change is None or kind is None:
        return MissedForm(lines=lines), None
    told = Missed(
        person=said["person"],
        change=change,
        role=said["role"],
        organisation=said["organisation"],
        kind=kind,
        effective_on=day,
    )
    return MissedForm(lines=lines), told


def _wrong(line: Line, said: str) -> str:
    if line.required and not any(map(str.isalnum, said)):
        return "This is needed."
    return f"At most {LONGEST} characters." if len(said) > LONGEST else ""


def _day(said: str, *, today: date) -> date | None:
    try:
        return query.parse_day(said, name="effective_on", today=today)
    except UsageError:
        return None
