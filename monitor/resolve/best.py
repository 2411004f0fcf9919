"""The values of a move: of each field the best that its reports say, whatever the order they came in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from monitor.resolve.clusters import Telling
from monitor.resolve.letters import plain
from monitor.types import Kind, Report, RoleCode, Status

#: Surer first. A later "confirmed" settles an earlier rumour; a rumour told once more unsettles nothing.
_SURENESS = (Status.CONFIRMED, Status.PROPOSED, Status.RUMOURED)
#: Codes that say less than any other.
_VAGUE_CODES = frozenset({RoleCode.OTHER, RoleCode.OTHER_CHIEF, RoleCode.HEAD})
#: Fields that stand together: the second is taken from reports that say the first.
_PAIRS = (("previous_organisation", "previous_role"), ("next_organisation", "next_role"))
_ALONE = ("predecessor", "successor", "reports_to")


def best_value(tellings: Sequence[Telling]) -> Report:
    """One report that says of each field what most stories say, then the surest, then the fullest."""
    values: dict[str, Any] = {"change": tellings[0].report.change}
    post = _choose(tellings, _post, prefer=lambda value: value[0] not in _VAGUE_CODES)
    values["role_code"], values["function"], values["level"] = post
    alike = [telling for telling in tellings if _post(telling.report) == post]
    values["role"] = _choose(alike, _field("role")) or _choose(tellings, _field("role"))
    values["kind"] = _choose(tellings, _field("kind"), prefer=lambda kind: kind is not Kind.UNKNOWN)
    values["status"] = min((telling.report.status for telling in tellings), key=_SURENESS.index)
    values["person"] = _person(tellings)
    values["organisation"] = _choose(tellings, _field("organisation"))
    for name in _ALONE:
        values[name] = _choose(tellings, _field(name))
    for first, second in _PAIRS:
        values |= _pair(tellings, first, second)
    values |= _effective(tellings)
    confidence = max(telling.report.confidence for telling in tellings)
    return Report(**values, confidence=confidence)


def by_worth(tellings: Sequence[Telling], value: Report) -> list[Telling]:
    """The report that speaks best first: it says what the move says, it is sure, it is the earliest."""

    def worth(telling: Telling) -> tuple[int, float, float, str]:
        said = sum(
            getattr(telling.report, name) == getattr(value, name)
            for name in Report.__dataclass_fields__
            if getattr(value, name) is not None and name not in {"confidence", "evidence"}
        )
        return -said, -telling.report.confidence, telling.known.published_at.timestamp(), repr(telling.report)

    return sorted(tellings, key=worth)


def _field(name: str) -> Callable[[Report], Any]:
    return lambda report: getattr(report, name)


def _post(report: Report) -> tuple[Any, ...]:
    return report.role_code, report.function, report.level


def _choose(
    tellings: Sequence[Telling], said: Callable[[Report], Any], prefer: Callable[[Any], bool] = lambda value: True
) -> Any:
    """The preferred value that most stories say, then the surest, the longest, the first in the alphabet; or None.

    Values that differ in case and accents alone count as one.
    """
    stories: dict[str, set[int]] = {}
    sureness: dict[str, float] = {}
    values: dict[str, set[Any]] = {}
    for telling in tellings:
        value = said(telling.report)
        if value is None:
            continue
        key = plain(str(value))
        stories.setdefault(key, set()).add(telling.known.story_id)
        sureness[key] = max(sureness.get(key, 0.0), telling.report.confidence)
        values.setdefault(key, set()).add(value)
    if not values:
        return None
    best = min(values, key=lambda k: (not prefer(min(values[k])), -len(stories[k]), -sureness[k], -len(k), k))
    return min(values[best])


def _person(tellings: Sequence[Telling]) -> str | None:
    """A name in full goes before one with initials, and that before a family name, however many say it."""
    named = [telling for telling in tellings if telling.name is not None]
    fullness = [sum(len(given) > 1 for given in telling.name.given[:1]) for telling in named if telling.name]
    top = max(fullness, default=0)
    strong = [telling for telling, full in zip(named, fullness, strict=True) if full == top and not telling.weak]
    chosen: str | None = _choose(strong or named, _field("person"))
    return chosen


def _pair(tellings: Sequence[Telling], first: str, second: str) -> dict[str, Any]:
    lead = _choose(tellings, _field(first))
    alike = [t for t in tellings if lead is None or plain(getattr(t.report, first) or "") == plain(lead)]
    return {first: lead, second: _choose(alike, _field(second))}


def _effective(tellings: Sequence[Telling]) -> dict[str, Any]:
    """The date that most say, and the words of a report that says it; words alone where nobody gives a date."""
    day: date | None = _choose(tellings, _field("effective_on"))
    alike = [telling for telling in tellings if telling.report.effective_on == day]
    return {"effective_on": day, "effective_text": _choose(alike, _field("effective_text"))}
