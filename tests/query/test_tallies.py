"""Counting moves by week and by value, and open seats by filter, on both kinds of database."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from monitor import query
from monitor.query import MoveFilter
from monitor.store import Store
from monitor.types import Change, Kind, RoleCode
from tests.query.told import CFO, CTO, DAY, on, report, tell

UNTIL = date(2025, 10, 20)


def test_moves_are_counted_week_by_week_with_empty_weeks_among_them(told: Store) -> None:
    since = on(1) - DAY
    weeks = query.tallies(told, MoveFilter(since=since), until=UNTIL).weeks
    assert [(str(week.monday), week.appointed, week.departed) for week in weeks] == [
        ("2025-09-29", 4, 1),
        ("2025-10-06", 0, 1),
        ("2025-10-13", 0, 0),
        ("2025-10-20", 0, 0),
    ]
    none = query.tallies(told, MoveFilter(company="nowhere"), until=UNTIL)
    assert (none.weeks, set(none.values.values())) == ((), {()})


def test_moves_are_counted_by_value_the_commonest_first(told: Store) -> None:
    roles = query.tallies(told, MoveFilter(), until=UNTIL).values["role_code"]
    assert (roles[0].value, roles[0].appointed, roles[0].departed, roles[0].all) == ("chief_technology", 1, 1, 2)
    assert sum(tally.all for tally in roles) == 7
    (country,) = query.tallies(told, MoveFilter(person="patil"), until=UNTIL).values["country"]
    assert (country.value, country.all) == (None, 3)


@pytest.mark.parametrize(("most", "number"), [(100, 7), (3, 3)])
def test_moves_are_counted_no_further_than_asked(told: Store, most: int, number: int) -> None:
    assert query.number_of(told, MoveFilter(), most=most) == number
    assert query.page(told, MoveFilter(limit=2), counted=most)[1] == number
    assert len(query.page(told, MoveFilter(limit=2), counted=most)[0]) == 2


def test_those_with_the_most_moves_lately_come_first(told: Store) -> None:
    names = query.companies_lately(told, since=on(1) - DAY, limit=2)
    assert [(each.name, each.moves) for each in names] == [("Kelmont", 1), ("Norvane Energy", 1)]
    people = query.people_lately(told, since=on(1) - DAY, limit=2)
    assert people[0].name == "Zoé Patil" or people[0].moves == 2


@pytest.fixture
def left(store: Store) -> Store:
    """Three departures; one seat is taken again."""

    def leaves(person: str, role: str, house: str, when: datetime, **more: object) -> None:
        gone = report(person, role, house, change=Change.DEPARTED, kind=Kind.RESIGNED, **more)
        tell(store, f"{person} goes", f"{person}, {role} of {house}, resigns.", gone, published=when)

    leaves("Ada Moreno", "CFO", "Acme", on(1), **CFO)
    leaves("Jo Lee", "CTO", "Acme", on(2), **CTO)
    leaves("Tim Ode", "CTO", "Globex", on(3), **CTO)
    tell(store, "New CTO", "Eve Low is CTO of Acme.", report("Eve Low", "CTO", "Acme", **CTO), published=on(4))
    return store


def test_open_seats_pass_the_filter_of_their_departure(left: Store) -> None:
    def who(**wanted: object) -> list[str | None]:
        return [each.seat.left_by for each in query.seats(left, MoveFilter(**wanted))]  # type: ignore[arg-type]

    assert who() == ["Tim Ode", "Ada Moreno"]
    assert who(company="acme") == ["Ada Moreno"]
    assert who(role="cto") == ["Tim Ode"]
    assert who(q="resigns moreno") == ["Ada Moreno"]
    first = query.seats(left, MoveFilter(limit=1))[0]
    assert first.seat.role_code is RoleCode.CHIEF_TECHNOLOGY
    assert who(before=first.cursor) == ["Ada Moreno"]
    assert query.seats(left, MoveFilter(), days_open=100_000) == ()
    assert query.left_open(left, MoveFilter(since=on(2))) == 1


def test_open_seats_are_those_of_the_view(left: Store) -> None:
    assert {each.seat for each in query.seats(left, MoveFilter())} == set(query.open_seats(left))
    assert [seat.left_by for seat in query.open_seats_after(left, [1, 2])] == ["Ada Moreno"]
