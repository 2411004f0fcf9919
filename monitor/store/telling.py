"""What is told to whom, written in the transaction of the moves that it tells, inside one of `Store`."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, exists, insert, select, update

from monitor.store import watches
from monitor.store.contradiction import contradicts
from monitor.store.tables import move_versions, moves
from monitor.store.watch_tables import deliveries, delivery_moves
from monitor.types import DeliveryState, Event, News, Rhythm, Standing, Told, Watch


@dataclass(frozen=True, kw_only=True, slots=True)
class Teller:
    """Who decides what is told, as `decide` of `resolve_story` does what stands."""

    wanted: Callable[[Connection, Sequence[Watch], Collection[int]], Mapping[int, Collection[int]]]
    #: watch -> those of the moves that it is for; of a watch that is for none nothing is said
    rows: Callable[[Connection, Collection[int]], Mapping[int, Mapping[str, Any]]]  #: moves -> as they are told
    news: Callable[[Watch, Standing, Told | None, bool, datetime], News | None]
    #: (who hears, the move, what it was last told of it, whether it is for the move, now) -> None: it hears nothing
    due: Callable[[Rhythm, datetime], datetime]  #: (rhythm, now) -> when what is told now is sent


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """A move that stories just brought up; the times are those of `Standing`."""

    stated_at: datetime
    heard_at: datetime


@dataclass(kw_only=True, slots=True)
class _Past:
    """What a watch was told of a move so far."""

    last: Row[Any] | None = None
    unsent: list[Row[Any]] = field(default_factory=list)  #: in deliveries that no try was made of yet
    tried: Row[Any] | None = None  #: the last in another one, so that it may have arrived


_Pair = tuple[int, int]  #: watch, move


def tell(connection: Connection, heard: Mapping[int, Heard], teller: Teller, *, now: datetime) -> None:
    """Writes what the watches are to be told of the moves that stories brought up."""
    every = {watch.id: watch for watch in watches.every(connection)}
    if not every or not heard:
        return
    standings = _standings(connection, heard, teller)
    standing = [move.id for move in standings.values() if move.row is not None]
    hearing = [watch for watch in every.values() if watch.paused_at is None]
    wanted = teller.wanted(connection, hearing, standing)
    past = _past(connection, heard)
    since = _Since(connection, heard)
    outbox = _Outbox(connection, teller, now)
    pairs = {(watch_id, move_id) for watch_id, its in wanted.items() for move_id in its} | past.keys()
    for watch_id, move_id in sorted(pairs):
        watch, move, known = every[watch_id], standings[move_id], past[watch_id, move_id]
        if watch.paused_at is not None and move.row is not None and not known.unsent:
            continue
        if _is_moot(known, move):
            known = outbox.take_back(known)
        told = None if known.last is None else since.told(known.last, move)
        news = teller.news(watch, move, told, move_id in wanted.get(watch_id, ()), now)
        outbox.put(watch, move, news, known)
    outbox.close()


def _is_moot(past: _Past, move: Standing) -> bool:
    """Whether what waits is no longer so: it says of a move that stands that it was withdrawn, or of one that is
    settled that it is disputed."""
    if not past.unsent or move.row is None:
        return False
    news = past.unsent[-1].news
    return news is News.WITHDRAWN or (news is News.DISPUTED and not move.row["disputed"])


def _standings(connection: Connection, heard: Mapping[int, Heard], teller: Teller) -> dict[int, Standing]:
    rows = teller.rows(connection, list(heard))
    versions = select(moves.c.id, moves.c.version).where(moves.c.id.in_(list(heard)))
    return {
        row.id: Standing(
            id=row.id,
            version=row.version,
            row=rows.get(row.id),
            stated_at=heard[row.id].stated_at,
            heard_at=heard[row.id].heard_at,
        )
        for row in connection.execute(versions)
    }


def _past(connection: Connection, move_ids: Iterable[int]) -> dict[_Pair, _Past]:
    """What was told of the moves, and of those that are part of them now."""
    ids = list(move_ids)
    part = {row.id: row.merged_into for row in connection.execute(_parts(ids))}
    told = (
        select(
            delivery_moves,
            *(deliveries.c[name] for name in ("watch_id", "state", "attempts", "created_at")),
        )
        .join(deliveries, deliveries.c.id == delivery_moves.c.delivery_id)
        .where(delivery_moves.c.move_id.in_([*ids, *part]))
        .order_by(delivery_moves.c.delivery_id)
    )
    found: dict[_Pair, _Past] = defaultdict(lambda: _Past())
    for row in connection.execute(told):
        its = found[row.watch_id, part.get(row.move_id, row.move_id)]
        its.last = row
        if row.state is DeliveryState.WAITING and not row.attempts:
            its.unsent.append(row)
        else:
            its.tried = row
    return found


def _parts(ids: Sequence[int]) -> Any:
    return select(moves.c.id, moves.c.merged_into).where(moves.c.merged_into.in_(ids))


class _Since:
    """What news changed of the moves since they were told."""

    def __init__(self, connection: Connection, move_ids: Iterable[int]) -> None:
        """A version that a model made by reading again is no news."""
        self._versions: dict[int, list[Row[Any]]] = defaultdict(list)
        recorded = select(move_versions).where(move_versions.c.move_id.in_(list(move_ids)))
        for row in connection.execute(recorded.where(move_versions.c.reread_by.is_(None))):
            self._versions[row.move_id].append(row)

    def told(self, last: Row[Any], move: Standing) -> Told:
        """`last`: of the move, or of one that is part of it now, whose versions count otherwise."""
        later = [
            row
            for row in self._versions[move.id]
            if (row.number > last.version if last.move_id == move.id else row.recorded_at > last.created_at)
        ]
        changed = {name for row in later for name in row.changed}
        # A version that only says more may have another name of the same house (`renamed` of what records it).
        otherwise = {name for row in later if row.event is not Event.DETAILED for name in row.changed}
        return Told(
            news=last.news,
            row=last.told,
            changed=frozenset(changed),
            contradicted=frozenset(
                name
                for name in otherwise
                if move.row is not None and contradicts(name, last.told.get(name), move.row.get(name))
            ),
        )


class _Outbox:
    """The deliveries of one transaction, written together: a story may be news to a thousand watches."""

    def __init__(self, connection: Connection, teller: Teller, now: datetime) -> None:
        self._connection = connection
        self._teller = teller
        self._now = now
        self._told: dict[int, list[dict[str, Any]]] = defaultdict(list)  # watch -> rows of its delivery
        self._rhythms: dict[int, Rhythm] = {}
        self._touched: set[int] = set()  # deliveries that may have become empty

    def take_back(self, past: _Past) -> _Past:
        """What waits is not told; gives what was told then."""
        self._remove(past.unsent)
        return _Past(last=past.tried, tried=past.tried)

    def put(self, watch: Watch, move: Standing, news: News | None, past: _Past) -> None:
        """What is not sent yet is told as it stands now; what was withdrawn before it was sent is not told at all."""
        if news is News.WITHDRAWN:
            self._remove(past.unsent)
            if past.tried is not None and past.last is not None:
                self._add(watch, move, news, past.last.told)
        elif move.row is None:
            return
        elif past.unsent:
            *doubled, last = past.unsent
            self._remove(doubled)
            self._refresh(last, move, news)
        elif news is not None:
            self._add(watch, move, news, move.row)

    def close(self) -> None:
        """Writes what was put; deliveries that nothing is left in go."""
        of_watch = {watch_id: self._filling(watch_id) for watch_id in self._told}
        without = [watch_id for watch_id, delivery_id in of_watch.items() if delivery_id is None]
        if without:
            made = insert(deliveries).returning(deliveries.c.id, sort_by_parameter_order=True)
            new = self._connection.execute(made, [self._new(watch_id) for watch_id in without]).scalars()
            of_watch |= dict(zip(without, new, strict=True))
        rows = [row | {"delivery_id": of_watch[watch_id]} for watch_id, its in self._told.items() for row in its]
        if rows:
            self._connection.execute(insert(delivery_moves), rows)
        if self._touched:
            left = exists().where(delivery_moves.c.delivery_id == deliveries.c.id)
            self._connection.execute(delete(deliveries).where(deliveries.c.id.in_(self._touched), ~left))

    def _remove(self, unsent: Iterable[Row[Any]]) -> None:
        for row in unsent:
            self._connection.execute(delete(delivery_moves).where(_here(row)))
            self._touched.add(row.delivery_id)

    def _refresh(self, row: Row[Any], move: Standing, news: News | None) -> None:
        kept = row.news if news is None or row.news is News.NEW else news
        values = {"news": kept, "told": move.row}
        if row.move_id == move.id:
            values["version"] = move.version
        self._connection.execute(update(delivery_moves).where(_here(row)).values(values))

    def _add(self, watch: Watch, move: Standing, news: News, row: Mapping[str, Any]) -> None:
        self._rhythms[watch.id] = watch.rhythm
        self._told[watch.id].append({"move_id": move.id, "version": move.version, "news": news, "told": dict(row)})

    def _filling(self, watch_id: int) -> int | None:
        """The digest that is being filled; all that a story tells at once goes into one delivery anyway."""
        if self._rhythms[watch_id] is Rhythm.IMMEDIATE:
            return None
        unsent = and_(deliveries.c.state == DeliveryState.WAITING, deliveries.c.attempts == 0)
        filling = select(deliveries.c.id).where(deliveries.c.watch_id == watch_id, unsent)
        found: int | None = self._connection.execute(filling.order_by(deliveries.c.id.desc())).scalar()
        return found

    def _new(self, watch_id: int) -> dict[str, Any]:
        return {
            "watch_id": watch_id,
            "key": f"msg_{secrets.token_hex(16)}",
            "state": DeliveryState.WAITING,
            "created_at": self._now,
            "attempts": 0,
            "next_try_at": self._teller.due(self._rhythms[watch_id], self._now),
        }


def _here(row: Row[Any]) -> Any:
    return and_(delivery_moves.c.delivery_id == row.delivery_id, delivery_moves.c.move_id == row.move_id)
