"""Stories in, moves and versions out: sentences with their cases in scenarios.toml, through the store, in every order
in which the stories may come (of more than four: there and back).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from monitor import query
from monitor.query import MoveDetail, MoveFilter
from monitor.resolve import house_key, resolve
from monitor.store import Store
from monitor.store.tables import moves as moves_table
from monitor.types import Company, Report
from tests.resolve.building import START, report
from tests.store import news

SCENARIOS = tomllib.loads((Path(__file__).parent / "scenarios.toml").read_text(encoding="utf-8"))["scenario"]
scenarios = pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["says"] for scenario in SCENARIOS])
_MOST = 4


#: Moves by the letters of their stories.
Lettered = dict[str, MoveDetail]


def told(
    scenario: dict[str, Any], store: Store, order: tuple[int, ...], *, together: bool = False
) -> tuple[Lettered, Lettered]:
    """The moves that stand in the end, and those that the last word denies. `together`: the stories come in one round,
    so that all of them are read before any is resolved.
    """
    given = [Company(source="mine.csv", own=True, **spec) for spec in scenario.get("companies", ())]
    store.put_companies(given, house_key, now=START)
    stories: dict[int, str] = {}
    tell = _hear if together else _tell
    for turn, place in enumerate(order):
        story = scenario["stories"][place]
        published = START + timedelta(days=story.get("day", 0))
        seen = max(published, START + timedelta(days=turn)) if order != tuple(sorted(order)) else published
        stories[tell(store, story, published, seen)] = story["id"]
    for story_id in stories if together else ():
        store.resolve_story(story_id, resolve, now=START + timedelta(days=len(order)))
    store.note_effective(now=START + timedelta(days=scenario.get("days_later", 0)))
    standing = [row.id for row in query.moves(store, MoveFilter(limit=None))]
    with store.reading() as connection:
        denied = select(moves_table.c.id).where(moves_table.c.denied, moves_table.c.withdrawn_at.is_not(None))
        gone = connection.execute(denied).scalars().all()
    return _by_letters(standing, store, stories), _by_letters(gone, store, stories)


def _by_letters(ids: Iterable[int], store: Store, stories: dict[int, str]) -> Lettered:
    details = [query.move(store, move_id) for move_id in ids]
    return {"".join(sorted({stories[source.story_id] for source in detail.sources})): detail for detail in details}


def _tell(store: Store, story: dict[str, Any], published: datetime, seen: datetime) -> int:
    story_id = _hear(store, story, published, seen)
    store.resolve_story(story_id, resolve, now=seen)
    return story_id


def _hear(store: Store, story: dict[str, Any], published: datetime, seen: datetime) -> int:
    url = story.get("url", f"https://paper-{story['id']}.example/news")
    fields = {"canonical_url": url, "published_at": published, "published_on": published.date()}
    story_id = news.receive(store, story["id"], now=seen, **fields)
    reports = tuple(_report(spec) for spec in story["reports"])
    settled = news.settled(title=story.get("headline", f"Story {story['id']}"))
    revision = store.settle_story(story_id, settled, now=seen)
    reading = news.reading(*reports)
    assert store.save_reading(story_id, revision.revision_id, reading, news.keys(*reports), now=seen)
    return story_id


def _report(spec: dict[str, Any]) -> Report:
    return report({"function": "technology"} | spec)


@scenarios
def test_stories_make_the_moves_and_versions_that_the_sentence_says(scenario: dict[str, Any], store: Store) -> None:
    standing, denied = told(scenario, store, tuple(range(len(scenario["stories"]))))
    _compare(standing, scenario["moves"])
    _compare(denied, scenario.get("withdrawn", []))


DENIALS = [one for one in SCENARIOS if any(told.get("denied") for story in one["stories"] for told in story["reports"])]


@pytest.mark.parametrize("scenario", DENIALS, ids=[scenario["says"] for scenario in DENIALS])
def test_a_rumour_and_its_denial_in_one_round_end_as_in_two(scenario: dict[str, Any], sqlite_store: Store) -> None:
    order = tuple(reversed(range(len(scenario["stories"]))))
    standing, denied = told(scenario, sqlite_store, order, together=True)
    _compare_values(standing, scenario["moves"])
    _compare_values(denied, scenario.get("withdrawn", []))
    told_first = {one["history"][0] for one in scenario.get("withdrawn", [])}
    for detail in denied.values():
        first, *later = (version.event.value for version in detail.versions)
        assert first in told_first
        assert later == ["denied"]
        against = {source.story_id for source in detail.sources if source.report.denied}
        assert [version.story_id in against for version in detail.versions] == [False, True]


def _compare(moves: Lettered, wants: list[dict[str, Any]]) -> None:
    _compare_values(moves, wants)
    for wanted in wants:
        assert [version.event.value for version in moves[wanted["stories"]].versions] == wanted["history"]


def _compare_values(moves: Lettered, wants: list[dict[str, Any]], note: str = "") -> None:
    assert sorted(moves) == sorted(wanted["stories"] for wanted in wants), note
    for wanted in wants:
        for name, value in wanted.get("value", {}).items():
            assert str(getattr(moves[wanted["stories"]].move, name) or "") == value, f"{name} {note}"


@scenarios
def test_in_any_order_the_same_stories_make_the_same_moves(scenario: dict[str, Any], tmp_path: Path) -> None:
    places = range(len(scenario["stories"]))
    orders = list(permutations(places)) if len(places) <= _MOST else [tuple(places), tuple(reversed(places))]
    for number, order in enumerate(orders):
        with _fresh(tmp_path / f"{number}.db") as store:
            standing, denied = told(scenario, store, order)
        _compare_values(standing, scenario["moves"], f"in the order {order}")
        _compare_values(denied, scenario.get("withdrawn", []), f"in the order {order}")


def _fresh(path: Path) -> Store:
    from monitor.store import open_store

    return open_store(f"sqlite:///{path}", create=True)
