"""The public face in SQL: the columns, and which rows they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from monitor.query import open_seats
from monitor.store import Store
from monitor.types import Change, Kind, Report, RoleCode, Status
from tests.store.news import MCCANDLISH, NOW, PATIL, tell

DAY = timedelta(days=1)

#: DESIGN section 4; a change here is a new major version.
RECENT_MOVES = (
    "id person change kind status role role_code function level organisation country sector ticker effective_on "
    "announced_at first_seen_at predecessor successor previous_role previous_organisation next_role next_organisation "
    "reports_to confidence sources headline snippet url language updated_at"
)
OPEN_SEATS = (
    "post organisation left_by left_on days_open interim_holder role_code country sector move_id search_announced"
)

GONE = replace(MCCANDLISH, kind=Kind.RESIGNED)
HEIR = replace(PATIL, evidence=())
INTERIM = replace(HEIR, person="Ada Berg", kind=Kind.INTERIM)
DISPUTED = replace(HEIR, status=Status.RUMOURED, denied=True)


@pytest.mark.parametrize(("view", "columns"), [("recent_moves", RECENT_MOVES), ("open_seats", OPEN_SEATS)])
def test_the_columns_are_these_in_this_order(store: Store, view: str, columns: str) -> None:
    with store.reading() as connection:
        assert list(connection.execute(text(f"select * from {view}")).keys()) == columns.split()


def seats(store: Store) -> list[dict[str, Any]]:
    with store.reading() as connection:
        found = connection.execute(text("select post, organisation, left_by, interim_holder from open_seats"))
        return [dict(row) for row in found.mappings()]


def told(store: Store, *news: tuple[int, Report]) -> list[dict[str, Any]]:
    """Stories on given days, each with one report; the seats that are open after them."""
    for number, (day, report) in enumerate(news):
        tell(store, f"s{number}", report, now=NOW + day * DAY, published_at=NOW + day * DAY)
    return seats(store)


OPEN = [{"post": "chief technology officer", "organisation": "Anthropic", "left_by": "Sam McCandlish"}]


def test_a_departure_opens_a_seat(store: Store) -> None:
    assert told(store, (0, GONE)) == [OPEN[0] | {"interim_holder": None}]


def test_an_interim_holder_is_shown_and_fills_no_seat(store: Store) -> None:
    assert told(store, (0, GONE), (1, INTERIM)) == [OPEN[0] | {"interim_holder": "Ada Berg"}]


def test_who_is_disputed_to_act_is_no_interim_holder(store: Store) -> None:
    denial = replace(INTERIM, status=Status.RUMOURED, denied=True)
    assert told(store, (0, GONE), (1, INTERIM), (2, denial)) == [OPEN[0] | {"interim_holder": None}]


@pytest.mark.parametrize(
    ("says", "news", "announced"),
    [
        ("nobody", [(0, GONE)], False),
        ("the story of the departure", [(0, replace(GONE, search_announced=True))], True),
        ("a later story of it", [(0, GONE), (5, replace(GONE, search_announced=True))], True),
        ("the story of who acts", [(0, GONE), (5, replace(INTERIM, search_announced=True))], True),
        ("a story of long before", [(0, replace(INTERIM, search_announced=True)), (300, GONE)], False),
    ],
)
def test_a_search_is_announced_by(store: Store, says: str, news: list[tuple[int, Report]], announced: bool) -> None:
    told(store, *news)
    assert [(seat.left_by, seat.search_announced) for seat in open_seats(store)] == [("Sam McCandlish", announced)]


@pytest.mark.parametrize(
    ("says", "news"),
    [
        ("an appointment after it", [(0, GONE), (40, HEIR)]),
        ("an appointment told before the departure", [(0, HEIR), (40, GONE)]),
        ("the permanent one after an interim", [(0, GONE), (1, INTERIM), (60, replace(INTERIM, kind=Kind.PROMOTED))]),
        ("a house named with its legal form", [(0, GONE), (9, replace(HEIR, organisation="Anthropic, Inc."))]),
        ("an heir who is confirmed after a denial", [(0, GONE), (9, HEIR), (10, DISPUTED), (11, HEIR)]),
    ],
)
def test_a_seat_is_filled_by(store: Store, says: str, news: list[tuple[int, Report]]) -> None:
    assert told(store, *news) == []


@pytest.mark.parametrize(
    ("says", "news"),
    [
        ("the leaver's own appointment before", [(0, replace(HEIR, person="Sam McCandlish")), (90, GONE)]),
        ("a rumour of an heir", [(0, GONE), (9, replace(HEIR, status=Status.RUMOURED))]),
        ("an heir at another house", [(0, GONE), (9, replace(HEIR, organisation="Globex"))]),
        ("an heir to another post", [(0, GONE), (9, replace(HEIR, role_code=RoleCode.CHIEF_EXECUTIVE))]),
        ("an appointment of long before", [(0, replace(HEIR, person="Old Hand")), (300, GONE)]),
        ("an heir who is disputed", [(0, GONE), (9, HEIR), (10, DISPUTED)]),
    ],
)
def test_a_seat_stays_open_in_spite_of(store: Store, says: str, news: list[tuple[int, Report]]) -> None:
    assert [seat["left_by"] for seat in told(store, *news)] == ["Sam McCandlish"]


def test_no_seat_is_opened_by_a_rumour_or_where_many_hold_the_post(store: Store) -> None:
    rumour = replace(GONE, status=Status.RUMOURED)
    director = replace(GONE, role="director", role_code=RoleCode.BOARD_MEMBER, person="Ida Holm")
    assert told(store, (0, rumour), (1, director)) == []


def test_of_two_who_left_one_after_the_other_the_last_is_shown(store: Store) -> None:
    assert [seat["left_by"] for seat in told(store, (0, GONE), (99, replace(GONE, person="Ada Berg")))] == ["Ada Berg"]


def test_days_count_from_the_day_it_takes_effect(store: Store) -> None:
    today = datetime.now(UTC).date()  # the view asks the database's clock
    tell(store, "a", replace(GONE, effective_on=today - 10 * DAY))
    tell(store, "b", replace(GONE, organisation="Globex", effective_on=today + 5 * DAY))
    with store.reading() as connection:
        found = connection.execute(text("select days_open, left_on from open_seats order by days_open desc")).all()
    assert [row.days_open for row in found] in ([10, -5], [11, -4])  # midnight may pass in between
    assert str(found[0].left_on) == str(today - 10 * DAY)


def test_a_departure_without_a_day_counts_from_its_announcement(store: Store) -> None:
    told(store, (0, GONE))
    with store.reading() as connection:
        left_on = connection.execute(text("select left_on from open_seats")).scalar()
    assert str(left_on) == str(date(2025, 10, 3))


def test_dates_compare_as_sql_users_write_them(sqlite_store: Store) -> None:
    tell(sqlite_store, "a", replace(PATIL, change=Change.APPOINTED))
    query = "select count(*) from recent_moves where announced_at >= datetime('2025-10-03 07:00:00')"
    with sqlite_store.reading() as connection:
        assert connection.execute(text(query)).scalar() == 1
        assert connection.execute(text(query.replace("07:00:00", "09:00:00"))).scalar() == 0
        day = connection.execute(text("select strftime('%Y-%m-%d %H:%M', first_seen_at) from recent_moves")).scalar()
    assert day == "2025-10-03 08:00"
