"""Readings and their reports. Works inside a transaction of `Store`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, insert, select, update

from monitor.errors import NotFound
from monitor.store import judgements, story_words
from monitor.store.mentions import with_evidence
from monitor.store.report_rows import row_of
from monitor.store.stories import advance
from monitor.store.tables import move_reports, readings, reports, revisions, stories
from monitor.types import Reading, Report, ReportKeys, StoryState

Keyed = tuple[Report, ReportKeys]


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
        select(revisions, stories.c.revision, stories.c.state)
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
    told = list(zip(value.reports, keys, strict=True))
    _inherit(connection, former, _add_all(connection, reading_id, revision, told))
    language = {} if value.language is None else {"language": value.language}
    after = advance(StoryState.READ, now=now) | language
    connection.execute(update(stories).where(stories.c.id == story_id).values(after))
    return reading_id


def _add_all(
    connection: Connection, reading_id: int, revision: Any, read: Sequence[Keyed]
) -> list[tuple[int, dict[str, Any]]]:
    """Stores what was read, and after it what users say that the story tells beside it. Gives the rows that may stand
    behind a move, with their ids: no user calls them wrong.
    """
    standing = judgements.of_story(connection, revision.story_id)
    missed = judgements.missed(standing)
    title, text = revision.title, revision.text or ""
    told = [(with_evidence(report, title, text), keys) for _, report, keys in missed]
    made = add(connection, reading_id, revision, [*read, *told])
    models, users = made[: len(read)], made[len(read) :]
    wrong = {report_id: judgements.wrong(standing, row) for report_id, row in models}
    for report_id, judgement_id in wrong.items():
        if judgement_id is not None:
            judgements.bear_on(connection, judgement_id, [report_id])
    for (report_id, _), (judgement_id, _, _) in zip(users, missed, strict=True):
        judgements.bear_on(connection, judgement_id, [report_id])
    return [each for each in made if wrong.get(each[0]) is None]


def add(
    connection: Connection, reading_id: int, revision: Any, told: Sequence[Keyed], *, after: int = 0
) -> list[tuple[int, dict[str, Any]]]:
    """Stores reports of a reading, the first one in place `after`; gives their ids and rows. `revision` is the row of
    what was read.
    """
    title, text = revision.title, revision.text or ""
    ids = {"reading_id": reading_id, "story_id": revision.story_id}
    rows = [row_of(report, keys, title, text, ordinal=at, **ids) for at, (report, keys) in enumerate(told, after)]
    if not rows:
        return []
    made = connection.execute(insert(reports).returning(reports.c.id, sort_by_parameter_order=True), rows)
    story_words.add(connection, revision.id, title, text)
    return list(zip(made.scalars(), rows, strict=True))


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
