"""A company by any of the names that the lists of companies know for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from monitor import query
from monitor.query import MoveFilter
from monitor.resolve import house_key, resolve
from monitor.store import Store
from monitor.types import Change, Company, Kind, NewWatch, RoleCode
from tests.store.meanwhile import once_asked
from tests.store.news import HOUR, MCCANDLISH, NOW, PATIL, read, receive, tell

IBM = Company(name="IBM Corp", aliases=("International Business Machines",), source="shipped")
GLOBEX = Company(name="Globex", aliases=("IBX",), source="shipped")
LONG = "International Business Machines"


@pytest.fixture
def listed(store: Store) -> Store:
    """Moves 1 and 2 of one house under two names, 3 of another, 4 of one that has part of the name."""
    store.ship_companies(lambda: (IBM, GLOBEX), 1, house_key, now=NOW)
    told = (
        replace(PATIL, organisation="IBM"),
        replace(MCCANDLISH, organisation=f"{LONG} Inc."),
        replace(PATIL, person="Ada Other", organisation="Globex"),
        replace(PATIL, person="Eva Other", organisation="IBM Cloud"),
    )
    for number, report in enumerate(told):
        tell(store, f"story-{number}", report, now=NOW + number * HOUR)
    return store


def ids(store: Store, company: str, **more: object) -> list[int]:
    return [row.id for row in query.moves(store, MoveFilter(company=company, **more))]  # type: ignore[arg-type]


def test_a_name_in_full_finds_the_moves_told_under_the_others(listed: Store) -> None:
    for asked in (LONG, "international business machines corp"):
        assert ids(listed, asked) == [2, 1]
    assert ids(listed, "ibm") == [4, 2, 1]
    assert ids(listed, "IBX") == [3]
    assert ids(listed, "international") == [2], "part of a name may be anybody's"
    assert ids(listed, LONG, limit=1) == [2]


def test_a_watch_knows_a_company_by_its_other_names_as_a_search_does(listed: Store) -> None:
    filters: list[dict[str, str]] = [
        *({"company": name} for name in (LONG, "international business machines corp", "ibm", "IBX", "Globex")),
        *({"company": name} for name in ("international", "IBM Cloud", "nobody", "IBM Corp")),
        {"company": LONG, "change": "departed"},
        {"company": LONG, "person": "patil"},
        {"company": "IBX", "role": "cfo"},
    ]
    watches = [
        listed.watching.add(NewWatch(name=str(n), filter=asked, channel="", echo={}), house_key, now=NOW)
        for n, asked in enumerate(filters)
    ]
    with listed.reading() as connection:
        found = query.wanted(connection, watches, range(1, 5))
        assert query.wanted(connection, watches, {3}).keys() == {4, 5}
    for watch in watches:
        wish = query.parse_filter(watch.filter, now=NOW, zone=UTC)
        assert found.get(watch.id, frozenset()) == {row.id for row in query.moves(listed, wish)}, watch.filter


def test_a_timeline_is_of_the_company_under_all_its_names(listed: Store) -> None:
    for asked in ("IBM", LONG):
        timeline = query.company(listed, asked)
        assert [row.id for row in timeline.moves] == [2, 1]
        assert {name.name for name in timeline.names} == {"IBM", f"{LONG} Inc."}
    assert [name.name for name in query.company(listed, "IBM").others] == ["IBM Cloud"]
    assert [row.id for row in query.company(listed, "nobody").moves] == []


def test_a_name_that_is_first_told_while_it_is_looked_up_is_not_missed(store: Store) -> None:
    store.ship_companies(lambda: (IBM,), 1, house_key, now=NOW)
    tell(store, "first", replace(PATIL, organisation="IBM"), now=NOW)
    wanted, after = MoveFilter(company="IBM"), query.last_seq(store)
    late = replace(MCCANDLISH, organisation=f"{LONG} Inc.")
    with once_asked(store, "select distinct reports.organisation", lambda: tell(store, "late", late, now=NOW + HOUR)):
        page = query.changed_since(store, wanted, after=after)
    following = query.changed_since(store, wanted, after=page.change_seq)
    assert [move.person for move in (*page.moves, *following.moves)] == ["Sam McCandlish"]


def test_the_users_own_list_says_which_names_are_one(listed: Store) -> None:
    def own(name: str, alias: str) -> None:
        company = Company(name=name, aliases=(alias,), source="mine.csv", own=True)
        listed.put_companies([company], house_key, now=NOW + 9 * HOUR)

    own("Deep Blue", LONG)
    assert (ids(listed, "deep blue"), ids(listed, "IBM Corp"), ids(listed, LONG)) == ([2], [], [2])
    listed.remove_companies(["Deep Blue"], house_key, now=NOW + 9 * HOUR)
    own("Big Blue", "IBM")  # by which the shipped one goes
    assert (ids(listed, "big blue"), ids(listed, LONG)) == ([2, 1], [2, 1])


def test_a_post_told_under_two_names_of_a_house_is_held_once(listed: Store) -> None:
    left = replace(PATIL, organisation=LONG, change=Change.DEPARTED, kind=Kind.RESIGNED)
    tell(listed, "left", left, now=NOW + 30 * HOUR)
    came = replace(PATIL, person="Kim Aas", previous_organisation=LONG, previous_role="chief financial officer",
                   organisation="Kelmont")  # fmt: skip
    tell(listed, "came", came, now=NOW + 40 * HOUR)
    was = replace(came, organisation="IBM", role="CFO", role_code=RoleCode.CHIEF_FINANCIAL, previous_organisation=None,
                  previous_role=None)  # fmt: skip
    tell(listed, "was", was, now=NOW - 400 * HOUR)
    by_company = query.company(listed, "ibm")
    names = [name.name for name in by_company.names]
    held = query.tenures(by_company.moves, companies=names, alike=by_company.alike)
    assert [len(each.move_ids) for each in held if each.person == "Rahul Patil"] == [2]
    career = query.person(listed, "kim aas")
    posts = query.tenures(career.moves, people=["Kim Aas"], alike=career.alike)
    assert {each.organisation for each in posts} == {"Kelmont", "IBM"}


def test_what_was_known_then_is_found_under_names_that_no_move_has_today(listed: Store) -> None:
    story = receive(listed, "first", now=NOW + 50 * HOUR)
    told = replace(PATIL, person="Liv Moe", organisation=LONG)
    read(listed, story, told, now=NOW + 50 * HOUR)
    listed.resolve_story(story, resolve, now=NOW + 50 * HOUR)
    read(listed, story, replace(told, organisation="Globex"), model="m2", now=NOW + 52 * HOUR)
    listed.resolve_story(story, resolve, now=NOW + 52 * HOUR)
    (move,) = query.moves(listed, MoveFilter(person="liv moe", as_of=NOW + 51 * HOUR))
    assert move.organisation == LONG
    assert move.id in ids(listed, "IBM", as_of=NOW + 51 * HOUR)
    assert move.id not in ids(listed, "IBM")
