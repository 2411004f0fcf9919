"""The values of a move: of each field the best that its reports say, whatever the order they came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from monitor.resolve.letters import plain
from monitor.resolve.sources import Trust
from monitor.resolve.telling import Telling
from monitor.types import VAGUE, Report, Status

#: Surer first. A later "confirmed" settles an earlier rumour; a rumour told once more unsettles nothing.
_SURENESS = (Status.CONFIRMED, Status.PROPOSED, Status.RUMOURED)
#: Fields that stand together: the second is taken from reports that say the first.
_PAIRS = (("previous_organisation", "previous_role"), ("next_organisation", "next_role"))
_ALONE = ("predecessor", "successor", "reports_to")


def best_value(tellings: Sequence[Telling]) -> Report:
    """One report that says of each field what is best told of it (`_choose`); of what stories deny, only where no
    other tells it."""
    values: dict[str, Any] = {"change": tellings[0].report.change, "denied": _denied(tellings)}
    values["search_announced"] = any(telling.report.search_announced for telling in tellings)
    tellings = told(tellings) or tellings
    post = _choose(tellings, _post, prefer=lambda value: value[0] not in VAGUE)
    values["role_code"], values["function"], values["level"] = post
    alike = [telling for telling in tellings if _post(telling.report) == post]
    values["role"] = _choose(alike, _field("role")) or _choose(tellings, _field("role"))
    values["kind"] = _choose(tellings, _field("kind"), prefer=lambda kind: kind not in VAGUE)
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


def told(tellings: Sequence[Telling]) -> list[Telling]:
    """Those of stories that do not deny it: who denies a change tells it too, in whatever sentence."""
    denials = _denials(tellings)
    against = {telling.known.story_id for telling in denials}
    return [t for t in tellings if not t.report.denied and t.known.story_id not in against]


def _denials(tellings: Sequence[Telling]) -> list[Telling]:
    """Those that deny the change; who says what was told wrongly and what is right denies nothing."""
    wrongs = {wrong.known.id for telling in tellings for wrong in telling.wrongs}
    return [telling for telling in tellings if telling.report.denied and telling.known.id not in wrongs]


def _denied(tellings: Sequence[Telling]) -> bool:
    """Whether the last word on it is a denial. Of what is decided, only who says so once more has a later one: a rumour
    told again settles nothing.
    """
    denials = _denials(tellings)
    if not denials:
        return False
    said = told(tellings)
    last = max(map(_published, denials))
    return all(_published(telling) <= last for telling in _decided(said) or said)


def _published(telling: Telling) -> datetime:
    return telling.known.published_at


def _decided(tellings: Sequence[Telling]) -> list[Telling]:
    return [telling for telling in tellings if telling.report.status is Status.CONFIRMED]


def stands(tellings: Sequence[Telling], value: Report) -> bool:
    """Whether the move stands: a denial ends what was rumoured or proposed; what is decided it makes disputed, unless a
    story says that it is taken back (a denial that is `confirmed`) and none decides it since.
    """
    if not value.denied:
        return True
    taken_back = [_published(denial) for denial in _denials(tellings) if denial.report.status is Status.CONFIRMED]
    decided = _decided(told(tellings))
    return any(not taken_back or _published(telling) > max(taken_back) for telling in decided)


def by_worth(tellings: Sequence[Telling], value: Report, *, standing: bool) -> list[Telling]:
    """The report that speaks best first: it says what the move says, it is sure, it is the earliest. Of a move that
    stands no longer a denial speaks first."""
    for_it = {telling.known.id for telling in told(tellings)}

    def worth(telling: Telling) -> tuple[bool, int, float, float, str]:
        said = sum(
            getattr(telling.report, name) == getattr(value, name)
            for name in Report.__dataclass_fields__
            if getattr(value, name) is not None and name not in {"confidence", "evidence"}
        )
        against = (telling.known.id in for_it) is not standing
        return against, -said, -telling.report.confidence, telling.known.published_at.timestamp(), repr(telling.report)

    return sorted(tellings, key=worth)


def _field(name: str) -> Callable[[Report], Any]:
    return lambda report: getattr(report, name)


def _post(report: Report) -> tuple[Any, ...]:
    return report.role_code, report.function, report.level


def _choose(
    tellings: Sequence[Telling], said: Callable[[Report], Any], prefer: Callable[[Any], bool] = lambda value: True
) -> Any:
    """The preferred value: from the latest story that sets an earlier one right, from a filing or a release of the
    house itself, then what most stories say, the nearest source, the surest, the longest, the first in the alphabet.
    None where nobody says any.

    Values that differ in case and accents alone count as one: the spelling of most, then one with accents.
    """
    said_by: dict[str, list[Telling]] = {}
    for telling in tellings:
        if said(telling.report) is not None:
            said_by.setdefault(plain(str(said(telling.report))), []).append(telling)
    if not said_by:
        return None

    def worth(key: str) -> tuple[Any, ...]:
        its = said_by[key]
        nearest = min(telling.trust for telling in its)
        return (
            not prefer(min(said(telling.report) for telling in its)),
            -max((telling.known.published_at.timestamp() for telling in its if telling.corrects), default=0.0),
            min(nearest, Trust.WIRE),
            -len({telling.known.story_id for telling in its}),
            nearest,
            -max(telling.report.confidence for telling in its),
            -len(key),
            key,
        )

    spellings = Counter(said(telling.report) for telling in said_by[min(said_by, key=worth)])
    return min(spellings, key=lambda value: (-spellings[value], str(value).isascii(), value))


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
