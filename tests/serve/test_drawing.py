"""Where bars and signs stand: nothing runs out of the picture, whatever the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.query import Tenure, WeekTally
from monitor.serve.drawing import by_post, line, weeks

TODAY = date(2025, 10, 3)
DAYS = st.dates(date(1950, 1, 1), date(2040, 1, 1))
TENURES = st.builds(
    lambda first, length, known: Tenure(
        person="Jo",
        role="chair",
        organisation="Acme",
        since=first if known != "end" else None,
        until=first + timedelta(length) if known != "start" else None,
    ),
    DAYS,
    st.integers(0, 20_000),
    st.sampled_from(["both", "start", "end"]),
)


@given(st.lists(TENURES, max_size=8))
def test_every_bar_stands_within_the_picture(tenures: list[Tenure]) -> None:
    drawn = line(tenures, today=TODAY)
    assert len(drawn.spells) == len(tenures)
    for spell in drawn.spells:
        assert spell.left >= 0
        assert spell.width > 0
        assert spell.left + spell.width <= 100.01
    places = [tick.at for tick in drawn.ticks]
    assert places == sorted(places)
    assert len(places) <= 8
    assert all(0 <= place < 96 for place in places)


@pytest.mark.parametrize("day", [date.min, date(25, 10, 1), date(1325, 1, 1), date(9925, 1, 1), date.max])
def test_a_day_of_another_age_is_drawn_with_few_signs(day: date) -> None:
    known = Tenure(person="A", role="chair", organisation="Acme", since=day)
    drawn = line([known, replace(known, since=None, until=day)], today=TODAY)
    assert all(0 <= spell.left <= spell.left + spell.width <= 100.01 for spell in drawn.spells)
    assert 2 <= len(drawn.ticks) <= 8


def test_who_came_later_stands_further_right_and_who_is_still_there_reaches_today() -> None:
    first = Tenure(person="A", role="chair", organisation="Acme", since=date(2010, 1, 1), until=date(2020, 1, 1))
    then = Tenure(person="B", role="chair", organisation="Acme", since=date(2020, 1, 1))
    one, two = line([first, then], today=TODAY).spells
    assert one.left + one.width == pytest.approx(two.left, abs=0.1)
    assert (one.open, two.open, one.again, two.again) == (False, True, False, True)
    assert 97 < two.left + two.width < 99
    assert [tick.label for tick in line([first, then], today=TODAY).ticks] == [
        "2010", "2015", "2020", "2025",
    ]  # fmt: skip


def test_tenures_of_one_post_stand_together() -> None:
    roles = ["Chair", "CFO", "chair", "cfo", None]
    found = by_post(Tenure(person="A", role=role, organisation="Acme") for role in roles)
    assert [tenure.role for tenure in found] == ["Chair", "chair", "CFO", "cfo", None]


@pytest.mark.parametrize("number", [0, 1, 2, 26, 160, 600])
def test_weeks_of_any_number_fit(number: int) -> None:
    tallies = [
        WeekTally(monday=date(2015, 1, 5) + timedelta(weeks=n), appointed=n % 7, departed=n % 3) for n in range(number)
    ]
    drawn = weeks(tallies)
    assert len(drawn.bars) == number
    assert all(bar.left >= 0 and bar.left + bar.width <= 100 for bar in drawn.bars)
    assert all(0 <= share <= 100 for bar in drawn.bars for share in (bar.up, bar.down))
    gaps = [after.at - before.at for before, after in zip(drawn.ticks, drawn.ticks[1:], strict=False)]
    assert all(gap >= 9 for gap in gaps)
