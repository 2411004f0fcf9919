"""What `resolve` decided of a block, on its way into the tables: writes only what differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from monitor.store import counters, links
from monitor.store.blocks import MOVES_AT, LoadedBlock, ReportFacts, at_company
from monitor.store.history import event_of
from monitor.store.keys import search_key
from monitor.store.report_rows import VALUE_COLUMNS
from monitor.store.tables import move_counts, move_versions, moves, readings, reports, revisions
from monitor.store.telling import Heard
from monitor.store.values import ResolvedStory
from monitor.types import ByUser, Cluster, Report, Resolution

#: What a version records. Confidence moves with every further source and is no news; the rest is what is told.
_VERSIONED = (*(name for name in VALUE_COLUMNS if name != "confidence"), "merged_into", "withdrawn_at")
_AT = select(moves).where(moves.c.id.in_(MOVES_AT))
#: What is kept of how much stands behind it, for `--as-of`.
_COUNTED = tuple(column.name for column in move_counts.c if column.name not in {"move_id", "change_seq", "recorded_at"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Reread:
    """Stories that a model read again."""

    story_ids: frozenset[int]
    model: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """What a user said of reports, and what it bears on."""

    said: ByUser
    move_ids: frozenset[int] = frozenset()  #: moves that lose a report by it, or get it back
    report_ids: frozenset[int] = frozenset()  #: reports that count from now on
    report_id: int  #: that the versions name which it makes


class Applying:
    """One resolution on its way into the tables."""

    def __init__(
        self,
        connection: Connection,
        loaded: LoadedBlock,
        now: datetime,
        reread: Reread | None,
        word: Word | None,
    ) -> None:
        self._connection = connection
        self._facts = loaded.facts
        self._move_of = loaded.move_of
        self._said = {known.id: known.report for known in loaded.block.reports}
        self._now = now
        self._reread = reread
        self._reread_by: str | None = None
        self._word = word
        self._spoken: Word | None = None  # where it is why the version at hand is made
        its = connection.execute(_AT, {"keys": sorted(loaded.keys)})
        self._rows: dict[int, dict[str, Any]] = {row["id"]: dict(row) for row in its.mappings()}
        self._new: list[int] = []
        self._changed: list[int] = []
        self.heard: dict[int, Heard] = {}  #: moves that stories brought up which waited to be put together

    def apply(self, resolution: Resolution) -> ResolvedStory:
        """Links last: by then it is known which move goes by which id."""
        told: list[tuple[int, tuple[int, ...]]] = []
        for cluster in resolution.clusters:
            self._reread_by = self._why(cluster.report_ids)
            self._spoken = self._spoken_of(cluster.move_id, cluster.report_ids)
            move_id = cluster.move_id
            if move_id is None:
                first = self._first_told(cluster)
                if first is None:
                    links.drop(self._connection, cluster.report_ids)  # what is only denied is no move
                    continue
                move_id = self._insert(self._values(first))
            if cluster.move_id is not None or cluster.value.denied:
                self._update(move_id, self._values(cluster, move_id), because=self._because(cluster))
            told.append((move_id, cluster.report_ids))
            self._hear(cluster, move_id)
        self._reread_by = self._why(())
        self._merge(resolution.merged)
        for move_id in resolution.withdrawn:
            self._spoken = self._spoken_of(move_id)
            before = self._rows[move_id]
            if before["withdrawn_at"] is None or before["denied"]:
                announced_at = before["announced_at"]
                self._update(move_id, {"withdrawn_at": before["withdrawn_at"] or self._now, "denied": False})
                if self._reread is None:
                    self.heard[move_id] = Heard(stated_at=announced_at, heard_at=self._now)
        for move_id, report_ids in told:
            self._link(report_ids, move_id)
        return ResolvedStory(new_moves=tuple(self._new), changed_moves=tuple(self._changed))

    def _hear(self, cluster: Cluster, move_id: int) -> None:
        facts = [self._facts[report_id] for report_id in cluster.report_ids]
        beside = [self._facts[report_id] for report_id in cluster.set_right_by if report_id in self._facts]
        brought = [fact.published_at for fact in (*facts, *beside) if self._is_news(fact)]
        if self._spoken is not None:
            brought.append(self._now)
        standing = (cluster.value.status, cluster.value.denied)
        alike = [f.published_at for f in facts if (f.status, f.denied) == standing and not f.archived]
        if brought:
            self.heard[move_id] = Heard(stated_at=min(alike, default=cluster.announced_at), heard_at=max(brought))

    def _is_news(self, fact: ReportFacts) -> bool:
        """Whether it is of a story that waits, and not for being read again; how old an archive is nobody knows."""
        return (
            fact.waits and not fact.archived and (self._reread is None or fact.story_id not in self._reread.story_ids)
        )

    def _spoken_of(self, move_id: int | None, report_ids: Collection[int] = ()) -> Word | None:
        """The user's word, where it bears on the move or on one of the reports."""
        if self._word is None:
            return None
        bears = move_id in self._word.move_ids or not self._word.report_ids.isdisjoint(report_ids)
        return self._word if bears else None

    def _why(self, report_ids: Collection[int]) -> str | None:
        """The model whose rereading changes what these reports tell; None where a story that is new tells it too."""
        if self._reread is None:
            return None
        news = any(self._is_news(self._facts[report_id]) for report_id in report_ids)
        return None if news else self._reread.model

    def _first_told(self, cluster: Cluster) -> Cluster | None:
        """The cluster as it was before anybody denied it, so that its history is the same whatever came first; None
        where nobody tells it but to deny it.
        """
        if not cluster.value.denied:
            return cluster
        against = {fact.story_id for fact in map(self._facts.__getitem__, cluster.report_ids) if fact.denied}
        told = tuple(each for each in cluster.report_ids if self._facts[each].story_id not in against)
        if not told:
            return None
        return replace(cluster, report_ids=told, value=replace(cluster.value, denied=False), stands=True)

    def _because(self, cluster: Cluster) -> dict[str, int]:
        """Columns of which another report than the best may say why they changed: that it is denied, that who denies it
        and speaks best; the post, that which set it right beside another move.
        """
        denials = (each for each in cluster.report_ids if self._facts[each].denied)
        denial = next(denials, None) if cluster.value.denied else None
        said = {"denied": denial, "role_code": next(iter(cluster.set_right_by), None)}
        return {name: report_id for name, report_id in said.items() if report_id is not None}

    def _values(self, cluster: Cluster, move_id: int | None = None) -> dict[str, Any]:
        """The row that the cluster asks for, but for its clocks of change."""
        before = None if move_id is None else self._rows[move_id]["withdrawn_at"]
        facts = [self._facts[report_id] for report_id in cluster.report_ids]
        value = cluster.value
        at_home = next((fact for fact in facts if fact.organisation == value.organisation), None)
        house = at_home and at_home.house
        alike = [fact for fact in facts if (fact.organisation, fact.role_code) == (value.organisation, value.role_code)]
        seat = alike[0].seat_key if alike else at_company(cluster.seat_key, house or None)
        return {name: getattr(value, name) for name in VALUE_COLUMNS} | {
            "person_key": search_key(value.person),
            "organisation_key": search_key(value.organisation),
            "role_key": search_key(value.role),
            "seat_key": seat,
            "house_key": at_home and at_home.house_key,
            "country": house and house.country,
            "sector": house and house.sector,
            "ticker": house and house.ticker,
            "announced_at": cluster.announced_at,
            "first_seen_at": min(fact.first_seen_at for fact in facts),
            "sources": len({fact.origin_id for fact in facts}),
            "best_report_id": cluster.report_ids[0],
            "best_story_id": facts[0].story_id,
            "merged_into": None,
            "withdrawn_at": None if cluster.stands else before or self._now,
        }

    def _insert(self, values: dict[str, Any]) -> int:
        values |= {
            "updated_at": self._now,
            "version": 1,
            "change_seq": counters.next_seq(self._connection),
        }
        move_id = self._connection.execute(insert(moves).values(values).returning(moves.c.id)).scalar_one()
        self._rows[move_id] = {"id": move_id, **values}
        told = {name: (None, values[name]) for name in _VERSIONED if values.get(name) not in {None, False}}
        self._record(move_id, 1, told, values["best_report_id"])
        self._count(move_id, values)
        self._new.append(move_id)
        return int(move_id)

    def _update(self, move_id: int, values: dict[str, Any], *, because: Mapping[str, int] | None = None) -> None:
        """Writes the columns that differ; a version only where what is told differs. `because`: as `_because` gives
        it."""
        row = self._rows[move_id]
        if "first_seen_at" in values:
            values["first_seen_at"] = min(values["first_seen_at"], row["first_seen_at"])
        differing = {name: value for name, value in values.items() if row[name] != value}
        if not differing:
            return
        if self._reads_the_same(row["best_report_id"], differing):
            self._write(move_id, differing)
            return
        told = {name: (row[name], value) for name, value in differing.items() if name in _VERSIONED}
        version = row["version"] + bool(told)
        renamed = self._is_one_house(row["house_key"], values.get("house_key"))
        clocks = {
            "updated_at": self._now,
            "version": version,
            "change_seq": counters.next_seq(self._connection),
        }
        self._write(move_id, differing | clocks)
        if told:
            said = (report_id for name, report_id in (because or {}).items() if name in told)
            by = next(said, values.get("best_report_id"))
            self._record(move_id, version, told, by, renamed=renamed)
        if not differing.keys().isdisjoint(_COUNTED):
            self._count(move_id, self._rows[move_id])
        self._changed.append(move_id)

    def _write(self, move_id: int, values: dict[str, Any]) -> None:
        self._connection.execute(update(moves).where(moves.c.id == move_id).values(values))
        self._rows[move_id] |= values

    def _reads_the_same(self, best_report_id: int, differing: dict[str, Any]) -> bool:
        """Whether a new reading of the same story has the same to say in the same sentence under the same headline: no
        news for a follower."""
        if set(differing) != {"best_report_id"}:
            return False
        shown = (
            select(reports.c.snippet, revisions.c.title, readings.c.language)
            .join(readings, readings.c.id == reports.c.reading_id)
            .join(revisions, revisions.c.id == readings.c.revision_id)
            .where(reports.c.id.in_((best_report_id, differing["best_report_id"])))
        )
        return len(self._connection.execute(shown.distinct()).all()) == 1

    def _merge(self, merged: Collection[tuple[int, int]]) -> None:
        """The moves point at the others from now on, as do those that pointed at them."""
        for move_id, into in merged:
            self._spoken = self._spoken_of(move_id) or self._spoken_of(into)
            self._update(move_id, {"merged_into": into})
        for move_id, row in self._rows.items():
            further = row["merged_into"] and self._rows[row["merged_into"]]["merged_into"]
            if further is not None:
                self._update(move_id, {"merged_into": further})

    def _link(self, report_ids: tuple[int, ...], move_id: int) -> None:
        """What stands behind a part of the move stays there: it is that part's again, should it be taken out."""
        known = [report_id for report_id in report_ids if self._goes_by(self._move_of.get(report_id)) == move_id]
        merged = bool(known) and any(row["merged_into"] == move_id for row in self._rows.values())
        moved = [report_id for report_id in report_ids if report_id not in known]
        links.put(self._connection, {new: self._likest(new, known) if merged else move_id for new in moved})

    def _likest(self, report_id: int, known: Collection[int]) -> int:
        """Whose the one of these reports is that says most nearly the same; of two the older move's."""
        own = {each: self._move_of[each] for each in known}
        said = self._said[report_id]
        return min((-_alike(said, self._said[each]), move_id) for each, move_id in own.items())[1]

    def _goes_by(self, move_id: int | None) -> int | None:
        return None if move_id is None else self._rows[move_id]["merged_into"] or move_id

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
        changed = {name: values for name, values in told.items() if not (renamed and name == "organisation")}
        event = event_of(changed, self._rows[move_id])
        what = {"event": event, "changed": plain, "reread_by": self._reread_by, "by_user": None}
        if self._spoken is not None:
            what["by_user"] = self._spoken.said
            row["report_id"] = self._spoken.report_id
        self._connection.execute(insert(move_versions).values(row | what))


def _alike(one: Report, other: Report) -> int:
    """In how many of the fields that tell one change from another two reports say the same."""
    return sum(getattr(one, name) == getattr(other, name) for name in ("person", "organisation", "role_code", "role"))


def _plain(value: Any) -> Any:
    """As JSON holds it: dates and datetimes in ISO form (enums are strings already)."""
    return value.isoformat() if isinstance(value, date | datetime) else value
