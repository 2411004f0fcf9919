"""Reports from a few words, for the tests of `resolve`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from monitor.types import CORRECTION, Change, Function, Kind, KnownReport, Level, Report, RoleCode, Span, Status

#: Fields that a specification names as a report does.
_FURTHER = ("previous_role", "next_role", "next_organisation", "predecessor", "successor", "reports_to")
START = datetime(2025, 1, 15, 9, tzinfo=UTC)


def report(spec: dict[str, Any]) -> Report:
    """A report with the defaults that scenarios.toml names."""
    change = Change(spec.get("change", "appointed"))
    effective = spec.get("effective")
    return Report(
        person=spec.get("person", "Rahul Patil") or None,
        change=change,
        kind=Kind(spec.get("kind", "hired" if change is Change.APPOINTED else "resigned")),
        status=Status(spec.get("status", "rumoured" if spec.get("denied") else "confirmed")),
        role=spec.get("role", "CTO"),
        role_code=RoleCode(spec.get("code", "chief_technology")),
        function=Function(spec.get("function", "other")),
        level=Level(spec.get("level", "c_level")),
        organisation=spec.get("organisation", "Anthropic") or None,
        previous_organisation=spec.get("from"),
        **{name: spec[name] for name in _FURTHER if name in spec},
        effective_on=date.fromisoformat(effective) if effective else None,
        denied=spec.get("denied", False),
        search_announced=spec.get("search", False),
        confidence=spec.get("confidence", 0.9),
        evidence=((CORRECTION, Span(field="text", start=0, end=9)),) if spec.get("note") else (),
    )


def known(number: int, story: int, spec: dict[str, Any]) -> KnownReport:
    """A report of a story published `day` days after the start."""
    published = START + timedelta(days=spec.get("day", 0))
    return KnownReport(
        id=number, story_id=story, published_at=published, report=report(spec), company=spec.get("company")
    )
