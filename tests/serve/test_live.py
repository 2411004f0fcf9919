"""Moves that arrive while somebody looks: in HTTP, and in a real browser under the page's own policy."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

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


def test_moves_come_into_the_page_when_the_reader_asks(news: Newsroom, page: str, browser: Page) -> None:
    said: list[str] = []
    browser.on("console", lambda message: said.append(message.text))
    browser.on("pageerror", lambda error: said.append(str(error)))
    browser.goto(page)
    browser.evaluate("document.body.dataset.same = 'yes'")
    expect(browser.locator("#moves article")).to_have_count(2)
    browser.clock.run_for(10_500)
    expect(browser.locator("#arrived")).to_be_empty()

    arrive(news, "Ada Moreno")
    browser.clock.run_for(10_500)
    expect(browser.get_by_role("status")).to_have_text("1 new move: show it")
    expect(browser.locator("#moves article")).to_have_count(2)  # nothing moves under the reader
    browser.evaluate("document.querySelector('#arrived a').dataset.same = 'yes'")
    browser.clock.run_for(10_500)
    assert browser.locator("#arrived a").get_attribute("data-same") == "yes"  # what was said is not said again

    browser.get_by_role("link", name="1 new move").focus()
    browser.keyboard.press("Enter")
    expect(browser.locator("#moves article")).to_have_count(3)
    expect(browser.locator("#arrived")).to_be_empty()
    assert browser.evaluate("document.activeElement.id") == "moves"
    assert browser.evaluate("document.body.dataset.same") == "yes"  # without loading the page again

    arrive(news, "Bo Chen")
    arrive(news, "Cy Dahl")
    browser.clock.run_for(10_500)
    expect(browser.get_by_role("status")).to_have_text("2 new moves: show them")
    assert said == []  # the policy blocked nothing, and htmx wanted nothing of it


def test_nobody_is_asked_while_nobody_looks(news: Newsroom, page: str, browser: Page) -> None:
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url))
    browser.goto(page)
    hide = "Object.defineProperty(document, 'hidden', {value: %s, configurable: true})"
    browser.evaluate(hide % "true")
    before = len(asked)
    browser.clock.run_for(60_000)
    assert asked[before:] == []
    arrive(news, "Ada Moreno")
    browser.evaluate(hide % "false")
    browser.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(browser.get_by_role("status")).to_have_text("1 new move: show it")


def test_a_server_that_fails_leaves_the_page_as_it_is(news: Newsroom, page: str, browser: Page) -> None:
    browser.goto(page)
    failures: list[int | None] = [401, 429, 500, 503, None]

    def fail(route: Route) -> None:
        status = failures.pop()
        if status is None:
            route.abort()
        else:
            route.fulfill(status=status, body="<h1>No</h1>")

    browser.route("**/moves/arrived*", fail)
    while failures:
        with browser.expect_event("requestfinished" if failures[-1] else "requestfailed"):
            browser.clock.run_for(10_500)
    expect(browser.locator("#arrived")).to_be_empty()
    expect(browser.locator("h1")).to_have_text("Recent moves")
    browser.unroute_all()
    arrive(news, "Ada Moreno")
    browser.clock.run_for(10_500)
    expect(browser.get_by_role("status")).to_have_text("1 new move: show it")
