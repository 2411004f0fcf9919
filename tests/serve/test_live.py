"""Moves that arrive while somebody looks, in HTTP; `browser/test_arriving.py` looks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.serve.newsroom import Newsroom
from tests.serve.web import fetch


def arrive(newsroom: Newsroom, person: str, **values: Any) -> None:
    feed = newsroom.feed("https://wire.example/rss", "The Wire")
    text = f"{person} is chair of Acme."
    newsroom.story(feed, text, text, [{"person": person, "organisation": "Acme", "role": "chair", **values}])


def asks(page: str, path: str = "/") -> str:
    """What the page at `path` asks every ten seconds."""
    return fetch(page, path).all("#live")[0].attributes["hx-get"] or ""


def test_what_came_is_counted_by_the_filter_of_the_page(news: Newsroom, page: str) -> None:
    everything, patil, acme = asks(page), asks(page, "/?person=patil"), asks(page, "/?company=acme&since=7d")
    for address in (everything, patil, acme):
        assert fetch(page, address).status == 204
    arrive(news, "Ada Moreno")
    arrive(news, "<b>Bo Chen")
    said = fetch(page, everything)
    assert (said.status, said.texts("a")) == (200, ["2 new moves: show them"])
    assert said.all("a")[0].attributes["href"] == "/"
    assert fetch(page, patil).status == 204
    assert fetch(page, acme).all("a")[0].attributes["hx-get"] == "/?company=acme&since=7d"
    assert fetch(page, everything + "&told=2").status == 204
    assert fetch(page, everything + "&told=1").texts("a") == ["2 new moves: show them"]
    assert fetch(page, asks(page)).status == 204
    assert "<script" not in said.text
    assert said.headers["cache-control"] == "no-store"


def test_what_was_taken_back_is_told_no_more(news: Newsroom, page: str) -> None:
    address = asks(page)
    assert fetch(page, address + "&told=1").text.strip() == ""


def test_a_later_page_and_a_wrong_filter_ask_nothing(site: str) -> None:
    for path in ("/?before=20251003T080000.000000-9", "/?since=soon"):
        assert not fetch(site, path).all("#live")


@pytest.mark.parametrize("query", ["since=soon", "nonsense=1", "company=%21&after=0"])
def test_what_cannot_be_asked_is_400(site: str, query: str) -> None:
    assert fetch(site, f"/moves/arrived?{query}").status == 400


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("language=en,fr", 2),
        ("language=de", 0),
        ("company=anthropic&language=en,fr", 1),
        ("role=cto", 1),
        ("role=nothing", 0),
        ("person=lee&status=rumoured", 1),
        ("since=1d", 1),
    ],
)
def test_every_filter_of_a_listing_holds_for_what_came(site: str, asked: str, count: int) -> None:
    said = fetch(site, f"/moves/arrived?after=0&{asked}")
    assert said.status == (200 if count else 204)
    assert [text.split()[0] for text in said.texts("a")] == ([str(count)] if count else [])


def test_a_number_that_is_none_counts_from_the_first(site: str) -> None:
    for after in ("", "x", "-1", "9" * 30):
        assert fetch(site, f"/moves/arrived?after={after}").texts("a") == ["2 new moves: show them"]
