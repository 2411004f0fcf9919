"""Moves that arrive while somebody looks, under the page's own policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.serve.browser.chromium import Window
from tests.serve.newsroom import Newsroom
from tests.serve.test_live import arrive


@pytest.fixture
def browser(window: Window) -> Page:
    """A page whose clock the test moves."""
    page = window.page()
    page.clock.install()
    return page


def test_moves_come_into_the_page_when_the_reader_asks(news: Newsroom, page: str, browser: Page) -> None:
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


def test_a_server_that_fails_leaves_the_page_as_it_is(news: Newsroom, page: str, window: Window, browser: Page) -> None:
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
    window.forgive("Failed to")  # the browser says so, and htmx: nobody need do anything
    expect(browser.locator("#arrived")).to_be_empty()
    expect(browser.locator("h1")).to_have_text("Recent moves")
    browser.unroute_all()
    arrive(news, "Ada Moreno")
    browser.clock.run_for(10_500)
    expect(browser.get_by_role("status")).to_have_text("1 new move: show it")
