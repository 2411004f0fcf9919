"""Readings and their reports. Works inside a transaction of `Store`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, insert, select, update

from monitor.errors import NotFound
from monitor.store import story_words
from monitor.store.stories import advance
from monitor.store.tables import move_reports, readings, reports, revisions, stories
from monitor.types import Reading, Report, ReportKeys, Span, StoryState

#: A snippet is one line of a listing; a longer sentence is cut at a blank.
_SNIPPET = 300
#: The fields of a report that are columns of the same name, in `reports` and in `moves`.
VALUE_COLUMNS = tuple(name for name in Report.__dataclass_fields__ if name != "evidence")


def save(
    connection: Connection,
    story_id: int,
    revision_id: int,
    value: Reading,
    keys: tuple[ReportKeys, ...],
    *,
    now: datetime,
) -> int | None:
    """Stores the reading as the current one; None where it is of a text that the story no longer has."""
    revision = connection.execute(
        select(revisions.c.title, revisions.c.text, revisions.c.number, stories.c.revision, stories.c.state)
        .join(stories, stories.c.id == revisions.c.story_id)
        .where(revisions.c.id == revision_id, stories.c.id == story_id)
    ).first()
    if revision is None:
        raise NotFound(f"there is no revision {revision_id} of story {story_id}")
    if revision.number != revision.revision or revision.state is StoryState.NEW:
        return None
    former = _told_before(connection, story_id)
    connection.execute(update(readings).where(readings.c.story_id == story_id).values(current=False))
    reading_id = _insert(connection, story_id, revision_id, value, now=now)
    rows = [
        _report_row(report, key, revision, reading_id=reading_id, story_id=story_id, ordinal=ordinal)
        for ordinal, (report, key) in enumerate(zip(value.reports, keys, strict=True))
    ]
    if rows:
        made = connection.execute(insert(reports).returning(reports.c.id, sort_by_parameter_order=True), rows)
        _inherit(connection, former, list(zip(made.scalars(), rows, strict=True)))
        story_words.add(connection, revision_id, revision.title, revision.text or "")
    language = {} if value.language is None else {"language": value.language}
    after = advance(StoryState.READ, now=now) | language
    connection.execute(update(stories).where(stories.c.id == story_id).values(after))
    return reading_id


def _told_before(connection: Connection, story_id: int) -> list[dict[str, Any]]:
    """The reports of the reading that is current until now, each with the move that it stands behind."""
    rows = connection.execute(
        select(reports, move_reports.c.move_id)
        .join(readings, and_(readings.c.id == reports.c.reading_id, readings.c.current))
        .join(move_reports, move_reports.c.report_id == reports.c.id)
        .where(reports.c.story_id == story_id)
        .order_by(reports.c.ordinal)
    )
    return [dict(row) for row in rows.mappings()]


def _inherit(connection: Connection, former: list[dict[str, Any]], made: list[tuple[int, dict[str, Any]]]) -> None:
    """A report said another way stands behind the move of the report that it replaces, so that the move keeps its id.

    It is a claim, not a decision: `resolve` looks at all reports of the move and may say otherwise.
    """
    rows = [
        {"report_id": made[new][0], "move_id": former[old]["move_id"]}
        for old, new in matched(former, [row for _, row in made], likeness)
    ]
    if rows:
        connection.execute(insert(move_reports), rows)


def matched(
    old: Sequence[Mapping[str, Any]],
    new: Sequence[Mapping[str, Any]],
    alike: Callable[[Mapping[str, Any], Mapping[str, Any]], int | None],
) -> list[tuple[int, int]]:
    """Places of reports in `old` and of those in `new` that they are said again in, the likest first, each at most
    once.
    """
    pairs = sorted(
        (-degree, before, after)
        for before, former in enumerate(old)
        for after, made in enumerate(new)
        if (degree := alike(former, made)) is not None
    )
    gone: set[int] = set()
    taken: set[int] = set()
    found = []
    for _, before, after in pairs:
        if before not in gone and after not in taken:
            gone.add(before)
            taken.add(after)
            found.append((before, after))
    return found


#: What tells that a report of a new reading is the one of the former reading, said another way.
_ALIKE = ("block_key", "role_code", "organisation", "person", "role")


def likeness(old: Mapping[str, Any], new: Mapping[str, Any]) -> int | None:
    """How much a report of a story is the one that an earlier reading of it told; None where it is another."""
    same = old["change"] == new["change"]
    if not same or (old["block_key"] != new["block_key"] and old["role_code"] != new["role_code"]):
        return None
    return sum(bool(old[name] == new[name]) for name in _ALIKE)


def _insert(connection: Connection, story_id: int, revision_id: int, value: Reading, *, now: datetime) -> int:
    made = connection.execute(
        insert(readings)
        .values(
            story_id=story_id,
            revision_id=revision_id,
            model=value.model,
            language=value.language,
            flagged=value.verdict.flagged,
            score=value.verdict.score,
            reason=value.verdict.reason,
            read_at=now,
            current=True,
        )
        .returning(readings.c.id)
    )
    return int(made.scalar_one())


def _report_row(report: Report, key: ReportKeys, revision: Any, **ids: int) -> dict[str, Any]:
    values = {name: getattr(report, name) for name in VALUE_COLUMNS}
    evidence = {name: [span.field, span.start, span.end] for name, span in report.evidence}
    snippet = _snippet(dict(report.evidence).get("sentence"), revision.title, revision.text or "")
    return (
        values
        | ids
        | {
            "evidence": evidence,
            "snippet": snippet,
            "block_key": key.block,
            "seat_key": key.seat,
            "house_key": key.house,
        }
    )


def _snippet(sentence: Span | None, title: str, text: str) -> str:
    """The sentence that tells it, else the story's first words."""
    if sentence is None:
        words = text or title
    else:
        words = (title if sentence.field == "title" else text)[sentence.start : sentence.end]
    line = " ".join(words.split())
    if len(line) <= _SNIPPET:
        return line
    cut = line[:_SNIPPET].rpartition(" ")[0] or line[:_SNIPPET]
    return f"{cut} …"


def report_of(row: Any) -> Report:
    """The value of a row of `reports` (all columns), evidence included."""
    evidence = tuple(
        (name, Span(field=field, start=start, end=end)) for name, (field, start, end) in row.evidence.items()
    )
    return Report(**{name: getattr(row, name) for name in VALUE_COLUMNS}, evidence=evidence)
