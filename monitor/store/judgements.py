"""What users said of readings, kept by what the stories tell, so that it holds for what a new reading finds in them.
Works inside a transaction of `Store`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, insert, select, update

from monitor.store.columns import may_be_id
from monitor.store.report_rows import VALUE_COLUMNS
from monitor.store.tables import judged_reports, judgements
from monitor.types import VAGUE, Judged, Judgement, Report, ReportKeys
from monitor.types.closed import Change, Function, Kind, Level, RoleCode, Status

_SETS = {"change": Change, "kind": Kind, "status": Status, "role_code": RoleCode, "function": Function, "level": Level}


def keep(
    connection: Connection,
    judged: Judged,
    rows: Sequence[Mapping[str, Any]],
    *,
    story_id: int,
    revision_id: int,
    move_id: int | None,
    now: datetime,
) -> int:
    """Stores what was said of reports, rows of `reports` or values for them; gives its id."""
    told = [
        {name: _plain(row[name]) for name in (*VALUE_COLUMNS, "block_key", "seat_key", "house_key")} for row in rows
    ]
    made = insert(judgements).values(
        made_at=now, judged=judged, story_id=story_id, revision_id=revision_id, move_id=move_id, told=told
    )
    return int(connection.execute(made.returning(judgements.c.id)).scalar_one())


def bear_on(connection: Connection, judgement_id: int, report_ids: Iterable[int]) -> None:
    """From now on the judgement bears on these reports."""
    rows = [{"report_id": report_id, "judgement_id": judgement_id} for report_id in report_ids]
    if rows:
        connection.execute(insert(judged_reports), rows)


def borne_on(connection: Connection, judgement_id: int) -> list[int]:
    """The reports of any reading that a judgement bears on."""
    query = select(judged_reports.c.report_id).where(judged_reports.c.judgement_id == judgement_id)
    return list(connection.execute(query.order_by(judged_reports.c.report_id)).scalars())


def void(report_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a user's word keeps a report out of every move: it is called wrong, or was told by the user and is not
    any longer.
    """
    keeps_out = (judgements.c.judged == Judged.WRONG) == judgements.c.undone_at.is_(None)
    return exists().where(
        judged_reports.c.report_id == report_id, judgements.c.id == judged_reports.c.judgement_id, keeps_out
    )


def of_story(connection: Connection, story_id: int) -> list[Row[Any]]:
    """The judgements that hold of a story, in the order in which they were made."""
    query = select(judgements).where(judgements.c.story_id == story_id, judgements.c.undone_at.is_(None))
    return list(connection.execute(query.order_by(judgements.c.id)))


def missed(standing: Iterable[Row[Any]]) -> list[tuple[int, Report, ReportKeys]]:
    """What users say that the story tells: the judgement, the report and the keys that it is found by."""
    return [
        (row.id, report_of(told), ReportKeys(block=told["block_key"], seat=told["seat_key"], house=told["house_key"]))
        for row in standing
        if row.judged is Judged.MISSED
        for told in row.told
    ]


def wrong(standing: Iterable[Row[Any]], report: Mapping[str, Any]) -> int | None:
    """The judgement that calls this report wrong, a row for `reports` that a model read; None: none does."""
    its = (row.id for row in standing if row.judged is Judged.WRONG and any(_again(told, report) for told in row.told))
    return next(its, None)


def keys_in(keys: ReportKeys) -> dict[str, str | None]:
    """The keys as they are kept beside a report."""
    return {"block_key": keys.block, "seat_key": keys.seat, "house_key": keys.house}


def _again(told: Mapping[str, Any], report: Mapping[str, Any]) -> bool:
    """Whether a report says what was called wrong once more. Another post, or another house, may be what is right: a
    wrong move that comes again costs a click, a true one that never comes is missed by all.
    """
    codes = {told["role_code"], report["role_code"]}
    houses = {told["house_key"], report["house_key"]} - {None}
    same = all(told[name] == report[name] for name in ("change", "denied", "block_key"))
    return same and len(houses) < 2 and (len(codes) == 1 or not codes.isdisjoint(VAGUE))


def take_back(connection: Connection, judgement_id: int, *, now: datetime) -> None:
    """It holds no longer."""
    connection.execute(update(judgements).where(judgements.c.id == judgement_id).values(undone_at=now))


def put_move(connection: Connection, judgement_id: int, move_id: int | None) -> None:
    """Which move was made of what was missed."""
    connection.execute(update(judgements).where(judgements.c.id == judgement_id).values(move_id=move_id))


def one(connection: Connection, judgement_id: int) -> Row[Any] | None:
    """The row, where it holds."""
    here = and_(judgements.c.id == judgement_id, judgements.c.undone_at.is_(None))
    return connection.execute(select(judgements).where(here)).first() if may_be_id(judgement_id) else None


def judgement_of(row: Any) -> Judgement:
    """The value of a row of `judgements` (all columns)."""
    names = ("id", "made_at", "judged", "story_id", "revision_id", "move_id")
    return Judgement(**{name: getattr(row, name) for name in names}, told=tuple(map(report_of, row.told)))


def report_of(told: Mapping[str, Any]) -> Report:
    """A report as it is kept, without evidence."""
    values = {name: told[name] for name in VALUE_COLUMNS}
    values |= {name: members(values[name]) for name, members in _SETS.items()}
    day = values["effective_on"]
    return Report(**values | {"effective_on": day and date.fromisoformat(day)})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
