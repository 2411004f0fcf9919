"""Applying what `resolve` decided. Works inside a transaction of `Store`; writes only what differs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from monitor.errors import NotFound
from monitor.store import counters, telling
from monitor.store.blocks import LoadedBlock, ReportFacts, load, moves_at
from monitor.store.history import event_of
from monitor.store.keys import search_key
from monitor.store.readings import VALUE_COLUMNS
from monitor.store.stories import advance
from monitor.store.tables import move_counts, move_reports, move_versions, moves, reports, stories
from monitor.store.telling import Heard, Teller
from monitor.store.values import ResolvedStory
from monitor.types import Block, Cluster, Resolution, StoryState

#: What a version records. Confidence moves with every further source and is no news; the rest is what is told.
_VERSIONED = (*(name for name in VALUE_COLUMNS if name != "confidence"), "merged_into", "withdrawn_at")
#: What is kept of how much stands behind it, for `--as-of`.
_COUNTED = tuple(column.name for column in move_counts.c if column.name not in {"move_id", "change_seq", "recorded_at"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Reread:
    """Stories that a model read again."""

    story_ids: frozenset[int]
    model: str


def resolve_story(
    connection: Connection,
    story_id: int,
    decide: Callable[[Block], Resolution],
    *,
    now: datetime,
    reread: Reread | None = None,
    teller: Teller | None = None,
) -> ResolvedStory:
    """Reads the story's block, asks `decide`, applies its answer, and marks the story resolved. `reread`: that it was
    read again, where that is why. `teller`: who decides what watches are told of it; None: nothing.
    """
    if connection.execute(select(stories.c.id).where(stories.c.id == story_id)).first() is None:
        raise NotFound(f"there is no story {story_id}")
    applied = resolve_block(connection, story_id, decide, now=now, reread=reread, teller=teller)
    done = advance(StoryState.RESOLVED, now=now) | {"resolved_at": now}
    here = update(stories).where(stories.c.id == bindparam("of")).values(done)
    connection.execute(here, [{"of": each} for each in (story_id, *applied.along)])
    return applied


def resolve_block(
    connection: Connection,
    story_id: int,
    decide: Callable[[Block], Resolution],
    *,
    now: datetime,
    reread: Reread | None = None,
    teller: Teller | None = None,
) -> ResolvedStory:
    """Decides the block of a story anew; whether the story waits for it plays no part."""
    loaded = load(connection, story_id)
    if loaded is None:
        return ResolvedStory(new_moves=(), changed_moves=())
    applying = _Applying(connection, loaded, now, reread)
    applied = applying.apply(decide(loaded.block))
    if teller is not None:
        telling.tell(connection, applying.heard, teller, now=now)
    return replace(applied, along=tuple(sorted(loaded.waiting - {story_id})))


def standing(connection: Connection, move_id: int) -> int:
    """The id that a move goes by today. Raises NotFound where there is none, or where no story tells it any longer."""
    today = id_today(connection, move_id)
    gone_at, denied = connection.execute(select(moves.c.withdrawn_at, moves.c.denied).where(moves.c.id == today)).one()
    if gone_at is not None and not denied:
        raise NotFound(
            f"move {today} was withdrawn on {gone_at:%Y-%m-%d}: no story tells it any longer;"
            f" `monitor show {today} --history` says what was told"
        )
    return today


def id_today(connection: Connection, move_id: int) -> int:
    """The move, or the one that it was merged into. Raises NotFound."""
    query = select(func.coalesce(moves.c.merged_into, moves.c.id)).where(moves.c.id == move_id)
    # An id beyond 31 bits is no move's, and more than PostgreSQL's driver can bind.
    found = connection.execute(query).scalar() if 0 < move_id < 1 << 31 else None
    if found is None:
        raise NotFound(f"there is no move {move_id}; `monitor moves` lists them")
    return int(found)


class _Applying:
    """One resolution on its way into the tables."""

    def __init__(self, connection: Connection, loaded: LoadedBlock, now: datetime, reread: Reread | None) -> None:
        self._connection = connection
        self._facts = loaded.facts
        self._move_of = loaded.move_of
        self._now = now
        self._reread = reread
        self._reread_by: str | None = None
        self._rows = {
            row.id: row for row in connection.execute(select(moves).where(moves.c.id.in_(moves_at(loaded.keys))))
        }
        self._new: list[int] = []
        self._changed: list[int] = []
        self.heard: dict[int, Heard] = {}  #: moves that stories brought up which waited to be put together

    def apply(self, resolution: Resolution) -> ResolvedStory:
        """Clusters first: a merged move's reports have found their place before it is closed."""
        for cluster in resolution.clusters:
            values = self._values(cluster)
            move_id = cluster.move_id
            self._reread_by = self._why(cluster.report_ids)
            if move_id is None and cluster.value.denied:
                self._unlink(cluster.report_ids)  # what is denied before it was ever told is no move
                continue
            if move_id is None:
                move_id = self._insert(values)
            else:
                self._update(move_id, values)
            self._link(cluster.report_ids, move_id)
            self._hear(cluster, move_id)
        self._reread_by = self._why(())
        for move_id, older in resolution.merged:
            self._merge(move_id, older)
        for move_id in resolution.withdrawn:
            before = self._rows[move_id]
            if before.withdrawn_at is None or before.denied:
                self._update(move_id, {"withdrawn_at": before.withdrawn_at or self._now, "denied": False})
                if self._reread is None:
                    self.heard[move_id] = Heard(stated_at=before.announced_at, heard_at=self._now)
        return ResolvedStory(new_moves=tuple(self._new), changed_moves=tuple(self._changed))

    def _hear(self, cluster: Cluster, move_id: int) -> None:
        facts = [self._facts[report_id] for report_id in cluster.report_ids]
        brought = [fact.published_at for fact in facts if self._is_news(fact)]
        alike = [f.published_at for f in facts if (f.status, f.denied) == (cluster.value.status, cluster.value.denied)]
        if brought:
            self.heard[move_id] = Heard(stated_at=min(alike, default=cluster.announced_at), heard_at=max(brought))

    def _is_news(self, fact: ReportFacts) -> bool:
        """Whether it is of a story that waits, and not for being read again."""
        return fact.waits and (self._reread is None or fact.story_id not in self._reread.story_ids)

    def _why(self, report_ids: Collection[int]) -> str | None:
        """The model whose rereading changes what these reports tell; None where a story that is new tells it too."""
        if self._reread is None:
            return None
        news = any(self._is_news(self._facts[report_id]) for report_id in report_ids)
        return None if news else self._reread.model

    def _values(self, cluster: Cluster) -> dict[str, Any]:
        """The row that the cluster asks for, but for its clocks of change."""
        facts = [self._facts[report_id] for report_id in cluster.report_ids]
        value = cluster.value
        at_home = next((fact for fact in facts if fact.organisation == value.organisation), None)
        house = at_home and at_home.house
        alike = [fact for fact in facts if (fact.organisation, fact.role_code) == (value.organisation, value.role_code)]
        return {name: getattr(value, name) for name in VALUE_COLUMNS} | {
            "person_key": search_key(value.person),
            "organisation_key": search_key(value.organisation),
            "role_key": search_key(value.role),
            "seat_key": (alike or facts)[0].seat_key,
            "house_key": at_home and at_home.house_key,
            "country": house and house.country,
            "sector": house and house.sector,
            "ticker": house and house.ticker,
            "announced_at": cluster.announced_at,
            "first_seen_at": min(fact.first_seen_at for fact in facts),
            "sources": len({fact.origin_id for fact in facts if not fact.denied} or {fact.origin_id for fact in facts}),
            "best_report_id": cluster.report_ids[0],
            "best_story_id": facts[0].story_id,
            "withdrawn_at": self._withdrawn_at(cluster),
        }

    def _withdrawn_at(self, cluster: Cluster) -> datetime | None:
        if not cluster.value.denied or cluster.move_id is None:
            return None
        before: datetime | None = self._rows[cluster.move_id].withdrawn_at
        return before or self._now

    def _insert(self, values: dict[str, Any]) -> int:
        values |= {
            "updated_at": self._now,
            "version": 1,
            "change_seq": counters.next_seq(self._connection),
        }
        move_id = self._connection.execute(insert(moves).values(values).returning(moves.c.id)).scalar_one()
        told = {name: (None, values[name]) for name in _VERSIONED if values.get(name) not in {None, False}}
        self._record(move_id, 1, told, values["best_report_id"])
        self._count(move_id, values)
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
        if self._reads_the_same(row["best_report_id"], differing):
            self._connection.execute(update(moves).where(moves.c.id == move_id).values(differing))
            return
        told = {name: (row[name], value) for name, value in differing.items() if name in _VERSIONED}
        version = row["version"] + bool(told)
        if told:
            renamed = self._is_one_house(row["house_key"], values.get("house_key"))
            self._record(move_id, version, told, values.get("best_report_id"), renamed=renamed)
        clocks = {
            "updated_at": self._now,
            "version": version,
            "change_seq": counters.next_seq(self._connection),
        }
        self._connection.execute(update(moves).where(moves.c.id == move_id).values(differing | clocks))
        if not differing.keys().isdisjoint(_COUNTED):
            self._count(move_id, {**row, **values, **clocks})
        self._changed.append(move_id)

    def _reads_the_same(self, best_report_id: int, differing: dict[str, Any]) -> bool:
        """Whether a new reading of the same story has the same to say in the same sentence: no news for a follower."""
        if set(differing) != {"best_report_id"}:
            return False
        both = (best_report_id, differing["best_report_id"])
        snippets = select(reports.c.snippet).distinct().where(reports.c.id.in_(both))
        return len(self._connection.execute(snippets).all()) == 1

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

    def _unlink(self, report_ids: Collection[int]) -> None:
        here = delete(move_reports).where(move_reports.c.report_id == bindparam("report"))
        self._connection.execute(here, [{"report": report_id} for report_id in report_ids])

    def _count(self, move_id: int, values: Mapping[str, Any]) -> None:
        row = {name: values[name] for name in ("change_seq", *_COUNTED)}
        self._connection.execute(insert(move_counts).values(row | {"move_id": move_id, "recorded_at": self._now}))

    def _is_one_house(self, before: str | None, after: str | None) -> bool:
        """Whether two house keys are names of one listed company: the one for the other sets nothing right."""
        known = {fact.house_key: fact.house.company for fact in self._facts.values() if fact.house is not None}
        return before in known and known[before] == known.get(after)

    def _record(
        self,
        move_id: int,
        number: int,
        told: dict[str, tuple[Any, Any]],
        report_id: int | None,
        *,
        renamed: bool = False,
    ) -> None:
        plain = {name: [_plain(before), _plain(after)] for name, (before, after) in told.items()}
        row = {"move_id": move_id, "number": number, "recorded_at": self._now, "report_id": report_id}
        event = event_of({name: values for name, values in told.items() if not (renamed and name == "organisation")})
        what = {"event": event, "changed": plain, "reread_by": self._reread_by}
        self._connection.execute(insert(move_versions).values(row | what))


def _plain(value: Any) -> Any:
    """As JSON holds it: dates and datetimes in ISO form (enums are strings already)."""
    return value.isoformat() if isinstance(value, date | datetime) else value
