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


def told(scenario: dict[str, Any], store: Store, order: tuple[int, ...]) -> dict[str, MoveDetail]:
    """The moves that stand in the end, by the letters of their stories."""
    given = [Company(source="mine.csv", own=True, **spec) for spec in scenario.get("companies", ())]
    store.put_companies(given, house_key, now=START)
    stories: dict[int, str] = {}
    for turn, place in enumerate(order):
        story = scenario["stories"][place]
        published = START + timedelta(days=story.get("day", 0))
        seen = max(published, START + timedelta(days=turn)) if order != tuple(sorted(order)) else published
        stories[_tell(store, story, published, seen)] = story["id"]
    store.note_effective(now=START + timedelta(days=scenario.get("days_later", 0)))
    return _by_letters([row.id for row in query.moves(store, MoveFilter(limit=None))], store, stories)


def _by_letters(ids: Iterable[int], store: Store, stories: dict[int, str]) -> dict[str, MoveDetail]:
    details = [query.move(store, move_id) for move_id in ids]
    return {"".join(sorted({stories[source.story_id] for source in detail.sources})): detail for detail in details}


def denied(store: Store) -> dict[str, MoveDetail]:
    """The moves that the last word denies, by the letters of their stories (numbered in their order)."""
    with store.reading() as connection:
        ids = connection.execute(select(moves_table.c.id).where(moves_table.c.denied)).scalars().all()
    return _by_letters(ids, store, dict(enumerate("abcdefgh", start=1)))


def _tell(store: Store, story: dict[str, Any], published: datetime, seen: datetime) -> int:
    url = story.get("url", f"https://paper-{story['id']}.example/news")
    fields = {"canonical_url": url, "published_at": published, "published_on": published.date()}
    story_id = news.receive(store, story["id"], now=seen, **fields)
    reports = tuple(_report(spec) for spec in story["reports"])
    settled = news.settled(title=story.get("headline", f"Story {story['id']}"))
    revision = store.settle_story(story_id, settled, now=seen)
    reading = news.reading(*reports)
    assert store.save_reading(story_id, revision.revision_id, reading, news.keys(*reports), now=seen)
    store.resolve_story(story_id, resolve, now=seen)
    return story_id


def _report(spec: dict[str, Any]) -> Report:
    return report({"function": "technology"} | spec)


@scenarios
def test_stories_make_the_moves_and_versions_that_the_sentence_says(scenario: dict[str, Any], store: Store) -> None:
    standing = told(scenario, store, tuple(range(len(scenario["stories"]))))
    _compare(standing, scenario["moves"])
    _compare(denied(store), scenario.get("withdrawn", []))


def _compare(moves: dict[str, MoveDetail], wants: list[dict[str, Any]]) -> None:
    assert sorted(moves) == sorted(wanted["stories"] for wanted in wants)
    for wanted in wants:
        detail = moves[wanted["stories"]]
        assert [version.event.value for version in detail.versions] == wanted["history"]
        for name, value in wanted.get("value", {}).items():
            assert str(getattr(detail.move, name) or "") == value, name


@scenarios
def test_in_any_order_the_same_stories_make_the_same_moves(scenario: dict[str, Any], tmp_path: Path) -> None:
    places = range(len(scenario["stories"]))
    orders = list(permutations(places)) if len(places) <= _MOST else [tuple(places), tuple(reversed(places))]
    for number, order in enumerate(orders):
        with _fresh(tmp_path / f"{number}.db") as store:
            moves = told(scenario, store, order)
        assert sorted(moves) == sorted(wanted["stories"] for wanted in scenario["moves"]), f"in the order {order}"
        for wanted in scenario["moves"]:
            for name, value in wanted.get("value", {}).items():
                assert str(getattr(moves[wanted["stories"]].move, name) or "") == value, f"{name} in the order {order}"


def _fresh(path: Path) -> Store:
    from monitor.store import open_store

    return open_store(f"sqlite:///{path}", create=True)
