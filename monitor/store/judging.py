"""`Judging`: what users say of readings, put into effect. Every method is one transaction, as those of `Store`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, func, select

from monitor.errors import NotFound, UsageError
from monitor.store import judgements, links, readings
from monitor.store.applying import Word
from monitor.store.columns import may_be_id
from monitor.store.deciding import told_now
from monitor.store.engine import writing
from monitor.store.links import goes_by
from monitor.store.mentions import with_evidence
from monitor.store.moves import resolve_block, standing
from monitor.store.tables import judged_reports, move_reports, moves, reports, revisions, stories
from monitor.store.tables import judgements as judgement_table
from monitor.store.tables import readings as reading_table
from monitor.store.telling import Teller
from monitor.types import Block, ByUser, Judged, Judgement, Missed, Report, ReportKeys, Resolution


@dataclass(frozen=True, kw_only=True, slots=True)
class Judge:
    """Who decides what follows from a user's word, as `Teller` does what is told of it."""

    decide: Callable[[Block], Resolution]
    report: Callable[[Missed, str | None, str], Report]  #: (what the user told, the story's language, its words)
    keys: Callable[[Report], ReportKeys]
    teller: Teller | None = None  #: None: nobody is told of what follows


class Judging:
    """What users say of what was read in stories: that it is wrong, that a move was missed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def wrong(self, move_id: int, story_id: int | None, judge: Judge, *, now: datetime) -> tuple[Judgement, ...]:
        """The story (None: each that tells it) does not tell this move, whatever a newer model reads: it is no source
        of it any longer, and a move without any is withdrawn. One judgement a story. Raises NotFound (also where no
        story tells the move) and UsageError.
        """
        with writing(self._engine) as connection:
            return _wrong(connection, move_id, story_id, judge, now=now)

    def missed(self, story_id: int, missed: Missed, judge: Judge, *, now: datetime) -> Judgement:
        """The story tells this too: it becomes a report of it, of confidence 1, and so a move or another source of one.
        Raises NotFound, and UsageError where the story has not been read or tells it already.
        """
        with writing(self._engine) as connection:
            return _missed(connection, story_id, missed, judge, now=now)

    def undo(self, judgement_id: int, judge: Judge, *, now: datetime) -> Judgement:
        """Takes it back: what was called wrong counts again, what was told no longer. Raises NotFound."""
        with writing(self._engine) as connection:
            return _undo(connection, judgement_id, judge, now=now)


def _wrong(
    connection: Connection, move_id: int, story_id: int | None, judge: Judge, *, now: datetime
) -> tuple[Judgement, ...]:
    today = standing(connection, move_id)
    told: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in told_now(connection, today):
        told[row.story_id].append(row)
    if story_id is not None:
        if story_id not in told:
            raise UsageError(f"story {story_id} does not tell move {today}; `monitor show {today}` lists those that do")
        told = defaultdict(list, {story_id: told[story_id]})
    gone = [row.id for rows in told.values() for row in rows]
    _require_read(connection, gone)
    made = [_keep_wrong(connection, today, rows, now=now) for rows in told.values()]
    former = _linked(connection, today, set(told))
    word = Word(said=ByUser.CALLED_WRONG, move_ids=frozenset({today}), report_id=gone[0])
    resolve_block(connection, next(iter(told)), judge.decide, now=now, word=word, teller=judge.teller)
    links.drop(connection, former)
    return tuple(_value(connection, judgement_id) for judgement_id in made)


def _linked(connection: Connection, move_id: int, story_ids: set[int]) -> list[int]:
    """The reports of any reading of these stories that stand behind the move."""
    behind = (
        select(reports.c.id)
        .join(move_reports, move_reports.c.report_id == reports.c.id)
        .where(move_reports.c.move_id.in_(links.parts_of(connection, move_id)), reports.c.story_id.in_(story_ids))
    )
    return list(connection.execute(behind).scalars())


def _require_read(connection: Connection, report_ids: list[int]) -> None:
    """What a user told is not called wrong, it is taken back."""
    own = (
        select(judgement_table.c.id)
        .join(judged_reports, judged_reports.c.judgement_id == judgement_table.c.id)
        .where(judged_reports.c.report_id.in_(report_ids), judgement_table.c.judged == Judged.MISSED)
        .order_by(judgement_table.c.id)
    )
    judgement_id = connection.execute(own).scalar()
    if judgement_id is not None:
        raise UsageError(f"this was told by a user; `monitor judge undo {judgement_id}` takes it back")


def _keep_wrong(connection: Connection, move_id: int, rows: list[Row[Any]], *, now: datetime) -> int:
    read = select(reading_table.c.revision_id).where(reading_table.c.id == rows[0].reading_id)
    judgement_id = judgements.keep(
        connection,
        Judged.WRONG,
        [dict(row._mapping) for row in rows],
        story_id=rows[0].story_id,
        revision_id=connection.execute(read).scalar_one(),
        move_id=move_id,
        now=now,
    )
    judgements.bear_on(connection, judgement_id, [row.id for row in rows])
    return judgement_id


def _missed(connection: Connection, story_id: int, missed: Missed, judge: Judge, *, now: datetime) -> Judgement:
    read = _read(connection, story_id)
    title, text = read.title, read.text or ""
    told = judge.report(missed, read.language, f"{title}\n{text}")
    report, keys = with_evidence(told, title, text), judge.keys(told)
    _require_new(connection, read.reading_id, report, keys)
    after = select(func.coalesce(func.max(reports.c.ordinal), -1) + 1).where(reports.c.reading_id == read.reading_id)
    place = connection.execute(after).scalar_one()
    ((report_id, row),) = readings.add(connection, read.reading_id, read, [(report, keys)], after=place)
    judgement_id = judgements.keep(
        connection, Judged.MISSED, [row], story_id=story_id, revision_id=read.id, move_id=None, now=now
    )
    judgements.bear_on(connection, judgement_id, [report_id])
    word = Word(said=ByUser.TOLD, report_ids=frozenset({report_id}), report_id=report_id)
    resolve_block(connection, story_id, judge.decide, now=now, word=word, teller=judge.teller)
    judgements.put_move(connection, judgement_id, next(iter(_behind(connection, [report_id])), None))
    return _value(connection, judgement_id)


def _read(connection: Connection, story_id: int) -> Row[Any]:
    """The revision that the story's current reading read, with that reading. Raises NotFound and UsageError."""
    here = stories.c.id == story_id
    if not may_be_id(story_id) or connection.execute(select(stories.c.id).where(here)).first() is None:
        raise NotFound(f"there is no story {story_id}; `monitor stories` lists them")
    found = connection.execute(
        select(revisions, reading_table.c.id.label("reading_id"))
        .join(reading_table, and_(reading_table.c.revision_id == revisions.c.id, reading_table.c.current))
        .where(reading_table.c.story_id == story_id)
    ).first()
    if found is None:
        raise UsageError(f"story {story_id} has not been read yet; `monitor run` reads it")
    return found


def _require_new(connection: Connection, reading_id: int, report: Report, keys: ReportKeys) -> None:
    """UsageError where the reading tells it, or a user told it."""
    said = select(reports.c.denied).where(
        reports.c.reading_id == reading_id,
        reports.c.change == report.change,
        reports.c.block_key == keys.block,
        reports.c.house_key.is_not_distinct_from(keys.house),
        reports.c.role_code == report.role_code,
        ~judgements.void(reports.c.id),
    )
    denied = connection.execute(said).scalar()
    if denied is not None:
        verb = "denies" if denied else "tells"
        raise UsageError(f"the story {verb} this already, as it was read or as a user told it")


def _undo(connection: Connection, judgement_id: int, judge: Judge, *, now: datetime) -> Judgement:
    row = judgements.one(connection, judgement_id)
    if row is None:
        raise NotFound(f"there is no judgement {judgement_id}; `monitor judge list` lists them")
    judgements.take_back(connection, judgement_id, now=now)
    borne_on = judgements.borne_on(connection, judgement_id)
    again = row.judged is Judged.WRONG
    if again:
        links.put(connection, dict.fromkeys(_counting(connection, borne_on), row.move_id))
    word = Word(
        said=ByUser.TAKEN_BACK,
        move_ids=frozenset(_behind(connection, borne_on)),
        report_ids=frozenset(borne_on if again else ()),
        report_id=borne_on[-1],
    )
    resolve_block(connection, row.story_id, judge.decide, now=now, word=word, teller=judge.teller)
    if not again:
        links.drop(connection, borne_on)
    return judgements.judgement_of(row)


def _counting(connection: Connection, report_ids: list[int]) -> list[int]:
    """Those that no user's word keeps out of every move."""
    counting = select(reports.c.id).where(reports.c.id.in_(report_ids), ~judgements.void(reports.c.id))
    return list(connection.execute(counting).scalars())


def _behind(connection: Connection, report_ids: list[int]) -> set[int]:
    """The moves that the reports stand behind now."""
    behind = (
        select(goes_by(moves))
        .join(move_reports, move_reports.c.move_id == moves.c.id)
        .where(move_reports.c.report_id.in_(report_ids))
    )
    return set(connection.execute(behind).scalars())


def _value(connection: Connection, judgement_id: int) -> Judgement:
    query = select(judgement_table).where(judgement_table.c.id == judgement_id)
    return judgements.judgement_of(connection.execute(query).one())
