"""Which moves a watch is for: what a listing with its filter shows, and no others."""

import json
from datetime import UTC, datetime

import pytest

from monitor import query
from monitor.errors import UsageError
from monitor.query import MoveFilter, parse_filter, told_row, told_rows, wanted, watch_filter
from monitor.resolve import house_key
from monitor.store import Store
from monitor.types import Company, NewWatch, Rhythm, Watch
from tests.query.told import report, tell

NOW = datetime(2025, 10, 8, tzinfo=UTC)

FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"company": "norvane"},
    {"company": "østfold bank"},
    {"company": "東京"},
    {"person": "patil"},
    {"role": "cto"},
    {"role": "directrice"},
    {"role_code": "chief_technology,chair"},
    {"role": "cfo", "company": "norvane"},
    {"level": "board,executive"},
    {"change": "departed"},
    {"kind": "hired,elected"},
    {"status": "proposed"},
    {"language": "fr,ja"},
    {"min_confidence": "0.6"},
    {"function": "technology", "change": "appointed", "min_confidence": "0.9", "language": "fr"},
    {"country": "US"},
    {"company": "nobody of that name"},
    {"q": "kelmont"},
    {"q": "kelm"},
    {"q": '"joins the board"', "level": "board"},
    {"q": "embauché", "change": "departed"},
    {"q": "社長"},
    {"q": "no such word"},
)


def watch(number: int, asked: dict[str, str]) -> Watch:
    return Watch(
        id=number, name=str(number), filter=asked, companies=0, channel="", secret=None, echo={},
        rhythm=Rhythm.IMMEDIATE, unconfirmed=True, created_at=NOW, paused_at=None,
    )  # fmt: skip


def listed(store: Store, asked: dict[str, str]) -> frozenset[int]:
    wish = parse_filter({**asked, "limit": "all"}, now=NOW, zone=UTC)
    return frozenset(row.id for row in query.moves(store, wish))


def test_a_watch_is_for_what_the_listing_with_its_filter_shows(told: Store) -> None:
    every = listed(told, {})
    watches = [watch(number, asked) for number, asked in enumerate(FILTERS, start=1)]
    with told.reading() as connection:
        found = wanted(connection, watches, every)
    assert {each.id: found.get(each.id, frozenset()) for each in watches} == {
        each.id: listed(told, dict(each.filter)) for each in watches
    }
    assert len(set(found.values())) > 8, "the filters tell little apart"


def test_only_the_moves_asked_about_come_back(told: Store) -> None:
    with told.reading() as connection:
        assert wanted(connection, [watch(1, {}), watch(2, {"company": "norvane"})], {1, 2}) == {1: {1, 2}, 2: {1}}
        assert wanted(connection, [watch(1, {})], ()) == {}


def test_many_watches_are_asked_about_together(told: Store) -> None:
    watches = [watch(number, {"min_confidence": f"{number / 1000}"}) for number in range(1, 1000)]
    with told.reading() as connection:
        found = wanted(connection, watches, {2})
    assert sorted(found) == list(range(1, 501))  # move 2 has a confidence of 0.5


def test_a_list_of_companies_knows_them_by_their_other_names(retold: Store) -> None:
    tell(retold, "IBM", "IBM hires Lea Ott as CEO.", report("Lea Ott", "CEO", "Big Blue"), published=NOW)
    (newest,) = query.moves(retold, MoveFilter(limit=1))
    names = {
        "by its own name": ("IBM",),
        "by an alias": ("International Business Machines Corp",),
        "as it is called here": ("Big Blue",),
        "another house": ("Globex",),
    }
    watches = {
        name: retold.watching.add(
            NewWatch(name=name, filter={}, echo={}, channel="json", companies=tuple(Company(name=n) for n in called)),
            house_key, now=NOW,
        )
        for name, called in names.items()
    }  # fmt: skip

    def hearing() -> set[str]:
        with retold.reading() as connection:
            found = wanted(connection, tuple(watches.values()), {newest.id})
        return {name for name, each in watches.items() if each.id in found}

    assert hearing() == {"as it is called here"}
    ibm = Company(name="IBM", aliases=("Big Blue", "International Business Machines"), own=True)
    retold.put_companies([ibm], house_key, now=NOW)
    assert hearing() == {"by its own name", "by an alias", "as it is called here"}


def test_a_list_and_a_filter_must_both_fit(retold: Store) -> None:
    both = retold.watching.add(
        NewWatch(name="x", filter={"change": "departed"}, echo={}, channel="", companies=(Company(name="Kelmont"),)),
        house_key, now=NOW,
    )  # fmt: skip
    with retold.reading() as connection:
        assert wanted(connection, [both], range(1, 8)) == {both.id: {2, 6}}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"since": "7d"}, "--since: a watch hears of what is new"),
        ({"limit": "5"}, "--limit: a watch hears of what is new"),
        ({"level": "boss"}, "'boss' is none of"),
        ({"colour": "red"}, "'colour' is no filter"),
        ({"company": "?!"}, "--company: '?!' has no letter"),
        ({"role": "..."}, "--role: '...' has no letter"),
        ({"q": "?!"}, "--q: '?!' has no letter"),
    ],
)
def test_a_filter_that_cannot_be_watched_is_refused(asked: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError) as refused:
        watch_filter(asked, named=lambda name: f"--{name}")
    assert told in str(refused.value)


def test_a_filter_is_kept_as_it_was_written() -> None:
    assert watch_filter({"role": " cfo ", "level": "", "country": "de,us"}) == {"role": "cfo", "country": "de,us"}


def test_what_is_kept_of_a_move_is_read_back_from_json(told: Store) -> None:
    rows = query.moves(told, MoveFilter(limit=None))
    with told.reading() as connection:
        kept = told_rows(connection, [row.id for row in rows])
    assert [told_row(json.loads(json.dumps(kept[row.id]))) for row in rows] == list(rows)
