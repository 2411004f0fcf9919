"""Companies of lists and the moves of their organisations, on every database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from monitor import query
from monitor.errors import NotFound, UsageError
from monitor.pipeline.companies import resolve_waiting, ship_companies
from monitor.pipeline.reports import rekey
from monitor.query import MoveFilter, MoveRow
from monitor.resolve import KEYS_VERSION, house_key
from monitor.store import CompaniesStored, Store
from monitor.types import Change, Company, Kind, RoleCode, Sector
from tests.store.news import HOUR, NOW, PATIL, tell

LATER = NOW + 2 * HOUR
IBM = Company(name="IBM", ticker="IBM", country="US", sector=Sector.TECHNOLOGY, source="list")
SHIPPED = (IBM, Company(name="Globex plc", aliases=("GBX",), ticker="GBX.L", country="GB", source="list"))
AT_IBM = replace(PATIL, organisation="IBM Corp.")


def ship(store: Store, *companies: Company, version: int = 1) -> CompaniesStored | None:
    return store.ship_companies(lambda: companies, version, house_key, now=NOW)


def put(store: Store, **fields: Any) -> CompaniesStored:
    company = Company(source="mine.csv", own=True, **fields)
    return store.put_companies([company], house_key, now=LATER)


def facts(store: Store, move_id: int = 1) -> tuple[str | None, str | None, str | None]:
    move = query.move(store, move_id).move
    return move.ticker, move.country, move.sector


def listed(store: Store, **asked: Any) -> tuple[MoveRow, ...]:
    return query.moves(store, MoveFilter(limit=None, **asked))


def test_a_move_has_the_ticker_country_and_sector_of_its_house(store: Store) -> None:
    ship(store, *SHIPPED)
    tell(store, "one", AT_IBM)
    assert facts(store) == ("IBM", "US", "technology")
    assert [move.id for move in listed(store, country=("US", "DE"), sector=(Sector.TECHNOLOGY,))] == [1]
    assert listed(store, country=("GB",)) == listed(store, sector=(Sector.ENERGY,)) == ()


def test_a_list_that_comes_later_fills_what_is_there(store: Store) -> None:
    tell(store, "one", AT_IBM)
    tell(store, "two", replace(AT_IBM, organisation=None, person="Ada Other"))
    before = query.move(store, 1).move
    assert facts(store) == (None, None, None)
    assert ship(store, *SHIPPED) == CompaniesStored(added=2, replaced=0, moves_changed=1, stories_waiting=0)
    assert facts(store) == ("IBM", "US", "technology")
    with store.reading() as connection:
        rows = connection.execute(text("select id, version, change_seq from moves order by id")).all()
    assert [(row.id, row.version) for row in rows] == [(1, 1), (2, 1)], "nothing that stories tell has changed"
    assert rows[0].change_seq > rows[1].change_seq
    assert before.announced_at == query.move(store, 1).move.announced_at


def test_what_a_list_says_has_no_history(store: Store) -> None:
    tell(store, "one", AT_IBM)
    put(store, name="IBM", country="US")
    (then,) = listed(store, as_of=NOW + HOUR)
    assert then.country == "US", "as --as-of says of itself"


def test_a_part_or_a_like_name_gets_nothing(store: Store) -> None:
    ship(store, *SHIPPED)
    for number, house in enumerate(("IBM Cloud", "IBN", "Globex Motor", "GBX Group plc Bank"), start=1):
        tell(store, house, replace(PATIL, person=f"Ada{house} Other{house}", organisation=house))
        assert facts(store, number) == (None, None, None), house


def test_a_name_of_two_companies_is_nobodys(store: Store) -> None:
    ship(store, *SHIPPED, Company(name="Globex Foods", aliases=("GBX",), ticker="GBXF", source="list"))
    tell(store, "one", replace(PATIL, organisation="GBX"))
    assert facts(store) == (None, None, None)


def test_the_users_list_wins_as_it_stands_there(store: Store) -> None:
    ship(store, *SHIPPED)
    tell(store, "one", AT_IBM)
    tell(store, "two", replace(PATIL, person="Ada Other", organisation="GBX"))
    assert put(store, name="IBM Corporation", country="DE").moves_changed == 1
    assert facts(store) == (None, "DE", None)
    put(store, name="Globex", ticker="MINE")
    assert facts(store, 2) == ("MINE", None, None), "the shipped list says whose name GBX is"
    store.remove_companies(["ibm inc"], house_key, now=LATER)
    assert facts(store) == ("IBM", "US", "technology")


def test_two_names_of_a_company_are_one_house_once_the_user_says_so(store: Store) -> None:
    tell(store, "one", replace(PATIL, organisation="IBM"))
    tell(store, "two", replace(PATIL, organisation="Big Blue"), now=NOW + HOUR)
    assert len(listed(store)) == 2
    stored = put(store, name="IBM", aliases=("Big Blue",), ticker="IBM")
    assert (stored.added, stored.moves_changed, stored.stories_waiting) == (1, 2, 1)
    assert resolve_waiting(store, clock=lambda: LATER) == 1
    (move,) = listed(store)
    assert (move.id, move.sources, move.ticker) == (1, 2, "IBM")
    store.remove_companies(["Big Blue"], house_key, now=LATER)
    assert resolve_waiting(store, clock=lambda: LATER) == 1
    assert [(move.sources, move.ticker) for move in listed(store)] == [(1, None), (1, None)]


def test_who_leaves_a_house_by_one_name_is_followed_by_who_starts_by_another(store: Store) -> None:
    put(store, name="IBM", aliases=("Big Blue",))
    tell(store, "one", replace(PATIL, organisation="Big Blue", change=Change.DEPARTED, kind=Kind.RESIGNED))
    assert len(query.open_seats(store)) == 1
    tell(store, "two", replace(PATIL, person="Ada Other", organisation="IBM"), now=LATER)
    assert query.open_seats(store) == ()
    assert {link.move_id for link in query.move(store, 1).seat} == {1, 2}


def test_a_company_of_that_name_is_replaced_and_another_ones_name_refused(store: Store) -> None:
    put(store, name="IBM", aliases=("Big Blue",), ticker="OLD")
    assert put(store, name="IBM Corp.", ticker="IBM") == CompaniesStored(
        added=0, replaced=1, moves_changed=0, stories_waiting=0
    )
    assert [(each.name, each.aliases, each.ticker) for each in store.companies()] == [("IBM Corp.", (), "IBM")]
    given = [Company(name="New", source="x", own=True), Company(name="Cobalt", aliases=("IBM",), source="x", own=True)]
    with pytest.raises(UsageError, match=r"'IBM' is a name of 'IBM Corp.' too"):
        store.put_companies(given, house_key, now=LATER)
    assert len(store.companies()) == 1, "all or none"


def test_only_companies_of_the_users_list_can_be_removed(store: Store) -> None:
    ship(store, *SHIPPED)
    put(store, name="Norvane")
    with pytest.raises(NotFound, match="'Globex plc' of the shipped list is: import a line of your own"):
        store.remove_companies(["Norvane", "GBX"], house_key, now=LATER)
    with pytest.raises(NotFound, match=r"^no company of your own list is called 'Nobody'; `monitor companies list"):
        store.remove_companies(["Nobody"], house_key, now=LATER)
    assert len(store.companies()) == 3, "all or none"


def test_a_newer_shipped_list_takes_the_place_of_the_older_and_leaves_the_users(store: Store) -> None:
    ship(store, *SHIPPED)
    put(store, name="Norvane")
    assert ship(store, IBM) is None, "this version stands already"
    assert ship(store, replace(IBM, ticker="NEW"), version=2) == CompaniesStored(
        added=1, replaced=2, moves_changed=0, stories_waiting=0
    )
    assert [(each.name, each.ticker, each.own) for each in store.companies()] == [
        ("Norvane", None, True), ("IBM", "NEW", False),
    ]  # fmt: skip


def test_names_are_looked_up_anew_after_a_release_that_compares_them_otherwise(store: Store) -> None:
    put(store, name="IBM", ticker="IBM")
    tell(store, "one", AT_IBM)
    with store._writing() as connection:  # as an earlier release left it
        connection.execute(text("update company_names set key = 'old'"))
        connection.execute(text("update reports set house_key = null"))
        connection.execute(text("update moves set house_key = null, ticker = null"))
        connection.execute(text("delete from counters where name = 'keys_version'"))
    assert rekey(store, now=LATER) == 0, "who may meet whom is what it was"
    ship(store, version=KEYS_VERSION)
    assert facts(store) == ("IBM", None, None)


def test_the_list_of_the_release_is_taken_once(sqlite_store: Store) -> None:
    tell(sqlite_store, "one", replace(PATIL, organisation="Disney"))
    stored = ship_companies(sqlite_store, now=LATER)
    assert stored is not None
    assert stored.moves_changed == 1
    assert facts(sqlite_store) == ("DIS", "US", "communication")
    assert ship_companies(sqlite_store, now=LATER) is None


def test_a_seat_is_one_whatever_small_word_a_name_of_the_company_has(store: Store) -> None:
    ship(store, Company(name="E.ON", ticker="EOAN.DE", country="DE", source="list"))
    code: dict[str, Any] = {"role": "chief executive", "role_code": RoleCode.CHIEF_EXECUTIVE}
    tell(store, "gone", replace(PATIL, organisation="Eon", change=Change.DEPARTED, kind=Kind.RESIGNED, **code))
    assert len(query.open_seats(store)) == 1
    tell(store, "come", replace(PATIL, organisation="E.ON", person="Ada Berg", **code), now=LATER)
    assert query.open_seats(store) == ()
