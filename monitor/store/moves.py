"""Applying what `resolve` decided. Works inside a transaction of `Store`; writes only what differs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from monitor.errors import NotFound
from monitor.store.blocks import LoadedBlock, load
from monitor.store.keys import search_key
from monitor.store.readings import VALUE_COLUMNS
from monitor.store.stories import advance
from monitor.store.tables import counters, move_reports, move_versions, moves, stories
from monitor.store.values import ResolvedStory
from monitor.types import Block, Cluster, Resolution, StoryState

#: What a version records. Confidence moves with every further source and is no news; the rest is what is told.
_VERSIONED = (*(name for name in VALUE_COLUMNS if name != "confidence"), "merged_into", "withdrawn_at")


def resolve_story(
    connection: Connection, story_id: int, decide: Callable[[Block], Resolution], *, now: datetime
) -> ResolvedStory:
    """Reads the story's block, asks `decide`, applies its answer, and marks the story resolved."""
    if connection.execute(select(stories.c.id).where(stories.c.id == story_id)).first() is None:
        raise NotFound(f"there is no story {story_id}")
    loaded = load(connection, story_id)
    result = ResolvedStory(new_moves=(), changed_moves=())
    if loaded is not None:
        result = _Applying(connection, loaded, now).apply(decide(loaded.block))
    done = advance(StoryState.RESOLVED, now=now) | {"resolved_at": now}
    connection.execute(update(stories).where(stories.c.id == story_id).values(done))
    return result


class _Applying:
    """One resolution on its way into the tables."""

    def __init__(self, connection: Connection, loaded: LoadedBlock, now: datetime) -> None:
        self._connection = connection
        self._facts = loaded.facts
        self._move_of = loaded.move_of
        self._now = now
        self._rows = self._stored({move.id for move in loaded.block.moves})
        self._new: list[int] = []
        self._changed: list[int] = []

    def apply(self, resolution: Resolution) -> ResolvedStory:
        """Clusters first: a merged move's reports have found their place before it is closed."""
        for cluster in resolution.clusters:
            values = self._values(cluster)
            move_id = cluster.move_id
            if move_id is None:
                move_id = self._insert(values)
            else:
                self._update(move_id, values)
            self._link(cluster.report_ids, move_id)
        for move_id, older in resolution.merged:
            self._merge(move_id, older)
        for move_id in resolution.withdrawn:
            if self._rows[move_id].withdrawn_at is None:
                self._update(move_id, {"withdrawn_at": self._now})
        return ResolvedStory(new_moves=tuple(self._new), changed_moves=tuple(self._changed))

    def _stored(self, ids: set[int]) -> dict[int, Row[Any]]:
        return {row.id: row for row in self._connection.execute(select(moves).where(moves.c.id.in_(ids)))}

    def _values(self, cluster: Cluster) -> dict[str, Any]:
        """The row that the cluster asks for, but for its clocks of change."""
        facts = [self._facts[report_id] for report_id in cluster.report_ids]
        value = cluster.value
        alike = [fact for fact in facts if (fact.organisation, fact.role_code) == (value.organisation, value.role_code)]
        return {name: getattr(value, name) for name in VALUE_COLUMNS} | {
            "person_key": search_key(value.person),
            "organisation_key": search_key(value.organisation),
            "role_key": search_key(value.role),
            "seat_key": (alike or facts)[0].seat_key,
            "announced_at": cluster.announced_at,
            "first_seen_at": min(fact.first_seen_at for fact in facts),
            "sources": len({fact.origin_id for fact in facts}),
            "best_report_id": cluster.report_ids[0],
            "best_story_id": facts[0].story_id,
            "withdrawn_at": None,
        }

    def _insert(self, values: dict[str, Any]) -> int:
        values |= {"updated_at": self._now, "version": 1, "change_seq": self._next_seq()}
        move_id = self._connection.execute(insert(moves).values(values).returning(moves.c.id)).scalar_one()
        told = {name: [None, values[name]] for name in _VERSIONED if values.get(name) is not None}
        self._record(move_id, 1, told, values["best_report_id"])
        self._new.append(move_id)
        return int(move_id)

    def _update(self, move_id: int, values: dict[str, Any]) -> None:
        """Writes the columns that differ; a version only where what is told differs."""
        row = self._rows[move_id]._mapping
        if "first_seen_at" in values:
            values["first_seen_at"] = min(values["first_seen_at"], row["first_seen_at"])
        differing = {name: value for name, value in values.items() if row[name] != value}
        if not differing:
            return
        told = {name: [row[name], value] for name, value in differing.items() if name in _VERSIONED}
        version = row["version"] + bool(told)
        if told:
            self._record(move_id, version, told, values.get("best_report_id"))
        clocks = {"updated_at": self._now, "version": version, "change_seq": self._next_seq()}
        self._connection.execute(update(moves).where(moves.c.id == move_id).values(differing | clocks))
        self._changed.append(move_id)

    def _merge(self, move_id: int, older: int) -> None:
        """The move points at the older one from now on, as do those that pointed at it, and its former reports."""
        self._update(move_id, {"merged_into": older})
        self._connection.execute(update(moves).where(moves.c.merged_into == move_id).values(merged_into=older))
        self._connection.execute(update(move_reports).where(move_reports.c.move_id == move_id).values(move_id=older))

    def _link(self, report_ids: tuple[int, ...], move_id: int) -> None:
        moved = [report_id for report_id in report_ids if self._move_of.get(report_id) != move_id]
        if not moved:
            return
        # One statement on both databases, but each dialect has its own `insert`.
        onto = sqlite.insert if self._connection.dialect.name == "sqlite" else postgresql.insert
        link = onto(move_reports)
        statement = link.on_conflict_do_update(index_elements=["report_id"], set_={"move_id": link.excluded.move_id})
        self._connection.execute(statement, [{"report_id": report, "move_id": move_id} for report in moved])

    def _record(self, move_id: int, number: int, told: dict[str, list[Any]], report_id: int | None) -> None:
        plain = {name: [_plain(before), _plain(after)] for name, (before, after) in told.items()}
        row = {"move_id": move_id, "number": number, "recorded_at": self._now, "report_id": report_id}
        self._connection.execute(insert(move_versions).values(row | {"changed": plain}))

    def _next_seq(self) -> int:
        """Writers follow one another, so this grows in the order of commits."""
        bump = update(counters).where(counters.c.name == "change_seq").values(value=counters.c.value + 1)
        value = self._connection.execute(bump.returning(counters.c.value)).scalar()
        if value is None:
            self._connection.execute(insert(counters).values(name="change_seq", value=1))
            return 1
        return int(value)


def _plain(value: Any) -> Any:
    """As JSON holds it: dates and datetimes in ISO form (enums are strings already)."""
    return value.isoformat() if isinstance(value, date | datetime) else value
