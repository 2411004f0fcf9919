"""How many moves there are, by when and by what: the figures behind charts and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Date, and_, func, select

from monitor.query.filters import MoveFilter
from monitor.query.moves import conditions, current
from monitor.query.values import NameCount
from monitor.store import Store
from monitor.store.tables import moves
from monitor.types import Change

#: Columns that moves are counted by.
BY = ("role_code", "country", "sector")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many moves one value has."""

    value: str | None  #: of the column; None where it is not known
    appointed: int
    departed: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.appointed + self.departed


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekTally:
    """How many moves were announced in a week (UTC)."""

    monday: date
    appointed: int
    departed: int


def by_week(store: Store, wanted: MoveFilter, *, until: date) -> tuple[WeekTally, ...]:
    """The moves that pass the filter, week by week from the first that has one to the one with the day `until`, those
    without any among them."""
    day = func.date(moves.c.announced_at, type_=Date)
    query = select(day, moves.c.change, func.count()).where(*conditions(store, wanted)).group_by(day, moves.c.change)
    counted: Counter[tuple[date, Change]] = Counter()
    with store.reading() as connection:
        for on, change, number in connection.execute(query):
            counted[on - timedelta(days=on.weekday()), change] += number
    if not counted:
        return ()
    monday, last = min(week for week, _ in counted), until - timedelta(days=until.weekday())
    weeks = [monday + timedelta(weeks=n) for n in range((max(last, monday) - monday).days // 7 + 1)]
    return tuple(
        WeekTally(monday=week, appointed=counted[week, Change.APPOINTED], departed=counted[week, Change.DEPARTED])
        for week in weeks
    )


def by_value(store: Store, wanted: MoveFilter) -> dict[str, tuple[Tally, ...]]:
    """The moves that pass the filter by each column of BY, the commonest value first.

    In one pass: a further one over the same rows costs more than adding up its groups here."""
    columns = [moves.c[name] for name in BY]
    query = select(*columns, moves.c.change, func.count().label("number")).where(*conditions(store, wanted))
    with store.reading() as connection:
        rows = connection.execute(query.group_by(*columns, moves.c.change)).all()
    return {name: _tallies((row[place], row.change, row.number) for row in rows) for place, name in enumerate(BY)}


def _tallies(counted: Iterable[tuple[str | None, Change, int]]) -> tuple[Tally, ...]:
    found: Counter[tuple[str | None, Change]] = Counter()
    for value, change, number in counted:
        found[value, change] += number
    tallies = (
        Tally(value=value, appointed=found[value, Change.APPOINTED], departed=found[value, Change.DEPARTED])
        for value in dict.fromkeys(value for value, _ in found)
    )
    return tuple(sorted(tallies, key=lambda tally: (-tally.all, tally.value or "")))


def number_of(store: Store, wanted: MoveFilter, *, most: int) -> int:
    """How many moves pass the filter; no more than `most` are counted."""
    some = select(moves.c.id).where(*conditions(store, wanted)).limit(most).subquery()
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def companies_lately(store: Store, *, since: datetime, limit: int) -> tuple[NameCount, ...]:
    """The organisations with the most moves announced since then."""
    return _lately(store, "organisation", since, limit)


def people_lately(store: Store, *, since: datetime, limit: int) -> tuple[NameCount, ...]:
    """The people with the most moves announced since then."""
    return _lately(store, "person", since, limit)


def _lately(store: Store, name: str, since: datetime, limit: int) -> tuple[NameCount, ...]:
    key, shown = moves.c[f"{name}_key"], func.max(moves.c[name])
    query = (
        select(shown, func.count().label("number"))
        .where(and_(current, moves.c.announced_at >= since, key.is_not(None)))
        .group_by(key)
        .order_by(func.count().desc(), func.max(moves.c.announced_at).desc(), key)
        .limit(limit)
    )
    with store.reading() as connection:
        return tuple(NameCount(name=row[0], moves=row.number) for row in connection.execute(query))
