"""Listings of moves on real databases: what passes a filter, in what order, page by page."""

from dataclasses import fields, replace
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from sqlalchemy import inspect

from monitor.errors import UsageError
from monitor.query import By, MoveFilter, MoveRow, cursor, moves, parse_filter
from monitor.store import Store
from monitor.types import Change, Function, Kind, Level, RoleCode, Status
from tests.query.told import on, read, report, tell


def ids(store: Store, **asked: Any) -> list[int]:
    return [row.id for row in moves(store, MoveFilter(**asked))]


def test_the_newest_announcement_comes_first(told: Store) -> None:
    assert ids(told) == [6, 5, 4, 3, 2, 1, 7]


def test_the_order_may_go_by_when_they_were_first_seen(told: Store) -> None:
    assert ids(told, by=By.FIRST_SEEN) == [7, 6, 5, 4, 3, 2, 1]


def test_a_row_has_every_column_of_the_view(told: Store) -> None:
    (row,) = moves(told, MoveFilter(person="zoé", change=(Change.APPOINTED,)))
    with told.reading() as connection:
        columns = [column["name"] for column in inspect(connection).get_columns("recent_moves")]
    assert [field.name for field in fields(MoveRow)] == [*columns, "disputed"]
    assert row == MoveRow(
        id=1,
        person="Zoé Patil",
        change=Change.APPOINTED,
        kind=Kind.HIRED,
        status=Status.CONFIRMED,
        role="directrice technique",
        role_code=RoleCode.CHIEF_TECHNOLOGY,
        function=Function.TECHNOLOGY,
        level=Level.C_LEVEL,
        organisation="Norvane",
        country=None,
        sector=None,
        ticker=None,
        effective_on=date(2025, 9, 29),
        announced_at=on(1),
        first_seen_at=on(1) + timedelta(hours=1),
        predecessor="Ben Ode",
        successor=None,
        previous_role="CTO",
        previous_organisation="Kelmont",
        next_role=None,
        next_organisation=None,
        reports_to=None,
        confidence=0.97,
        sources=1,
        headline="Norvane recrute l'ancien CTO de Kelmont",
        snippet="Norvane a embauché Zoé Patil, l'ancienne CTO de Kelmont, au poste de directrice technique.",
        url=row.url,
        language="fr",
        updated_at=on(1) + timedelta(hours=1),
    )
    assert row.url is not None
    assert row.url.startswith("https://wire.example/rss/")


CASES: tuple[tuple[dict[str, str], set[int]], ...] = (
    ({"person": "patil"}, {1, 2, 5}),
    ({"person": "ZOE"}, {1, 2}),
    ({"person": "patil zo"}, {1, 2}),
    ({"person": "til"}, set()),
    ({"person": "muller"}, {3}),
    ({"person": "jorg MÜLLER"}, {3}),
    ({"person": "lapinski"}, {3}),
    ({"company": "ostfold"}, {3}),
    ({"person": "太郎"}, {4}),
    ({"company": "norvane"}, {1, 5, 7}),
    ({"company": "kelmont inc"}, {2}),
    ({"company": "bank"}, {3}),
    ({"company": "第一"}, {4}),
    ({"company": "n_rvane"}, set()),
    ({"role": "cto"}, {1, 2}),
    ({"role": "chief_technology"}, {1, 2}),
    ({"role_code": "chief_technology"}, {1, 2}),
    ({"role_code": "chief_financial,chief_technology", "role": "directrice"}, {1}),
    ({"role": "directrice"}, {1}),
    ({"role": "asia"}, {6}),
    ({"role": "finance"}, {7}),
    ({"role": "CFO"}, {7}),
    ({"role": "社長"}, {4}),
    ({"level": "board,executive"}, {5, 6}),
    ({"function": "technology"}, {1, 2}),
    ({"change": "departed"}, {2, 6}),
    ({"kind": "resigned,dismissed"}, {2, 6}),
    ({"status": "proposed"}, {3}),
    ({"language": "fr,ja"}, {1, 4}),
    ({"country": "US"}, set()),
    ({"sector": "financials,Real Estate"}, set()),
    ({"min_confidence": "0.98"}, {3, 4, 5, 6, 7}),
    ({"since": "2025-10-04"}, {4, 5, 6}),
    ({"until": "2025-10-02"}, {1, 2, 7}),
    ({"since": "2025-10-02", "until": "2025-10-02"}, {2}),
    ({"since": "2025-10-07", "by": "first-seen"}, {7}),
    ({"company": "norvane", "role": "cto", "since": "2025"}, {1}),
    ({"limit": "2"}, {5, 6}),
)


def test_a_filter_lets_pass_what_it_says(told: Store, subtests: pytest.Subtests) -> None:
    for asked, found in CASES:
        with subtests.test(**asked):
            wanted = parse_filter(asked, now=on(30), zone=UTC)
            assert {row.id for row in moves(told, wanted)} == found


def test_a_search_without_a_letter_is_refused(told: Store) -> None:
    with pytest.raises(UsageError, match="company: '%' has no letter or digit to look for"):
        moves(told, MoveFilter(company="%"))


@pytest.mark.parametrize("by", By)
def test_pages_hold_every_move_once_even_where_many_share_a_moment(retold: Store, by: By) -> None:
    for number in range(5):
        name = f"Twin {'ABCDE'[number]}"
        tell(retold, f"{name} in", f"{name} is CEO.", report(name, "CEO", "Twins"), published=on(3), seen=on(4))
    everything = ids(retold, by=by)
    assert len(everything) == 12
    paged: list[int] = []
    wanted = MoveFilter(by=by, limit=2)
    while page := moves(retold, wanted):
        assert len(page) <= 2
        paged += [row.id for row in page]
        wanted = replace(wanted, before=cursor(page[-1], by))
    assert paged == everything


def test_a_move_that_no_story_tells_any_longer_is_not_listed(retold: Store) -> None:
    with retold.reading() as connection:
        story, revision = connection.exec_driver_sql("select story_id, id from revisions where id = 2").one()
    read(retold, story, revision, (), language="en", reason="read again", now=on(9))
    assert 2 not in ids(retold)


def test_an_empty_store_gives_nothing(store: Store) -> None:
    assert moves(store, MoveFilter()) == ()
