"""Signing in with a real browser: what it sends by itself is what the guards go by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cli import web
from tests.serve.browser.chromium import Window
from tests.serve.conftest import serving
from tests.serve.newsroom import NOW, Newsroom


@pytest.fixture
def secret(news: Newsroom) -> str:
    return news.store.tokens.create("laptop", now=NOW)


@pytest.fixture
def guarded(news: Newsroom, secret: str, tmp_path: Path) -> Iterator[str]:
    with serving(news, tmp_path, status=None, public_url="http://nas.test", allow_private_networks="true") as where:
        yield where


def sign_in(browser: Page, secret: str) -> None:
    browser.get_by_label("Token").fill(secret)
    browser.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("name", ["127.0.0.1", "nas.test"], ids=["trusted by the browser", "plain http in a LAN"])
def test_a_browser_signs_in_changes_something_and_signs_out(
    guarded: str, secret: str, window: Window, browser: Page, news: Newsroom, name: str
) -> None:
    where = guarded.replace("127.0.0.1", name)
    browser.goto(f"{where}/feeds")
    sign_in(browser, "wrong")
    expect(browser.get_by_role("alert")).to_have_text("This is no token that is known here.")
    sign_in(browser, secret)
    expect(browser).to_have_url(f"{where}/feeds")
    browser.get_by_role("button", name="Pause The Wire").click()
    expect(browser.get_by_role("button", name="Resume The Wire")).to_be_visible()
    assert news.store.feed(1).state.value == "paused"
    browser.get_by_role("link", name="Remove").click()
    browser.get_by_role("button", name="Remove the feed").click()
    expect(browser.get_by_text("There are no feeds yet")).to_be_visible()
    browser.get_by_label("Address of a feed").fill("nonsense")
    browser.get_by_role("button", name="Add feed").click()
    expect(browser.get_by_role("alert")).to_contain_text("is no web address")
    browser.get_by_role("button", name="Sign out").click()
    expect(browser.get_by_role("heading", name="Sign in")).to_be_visible()
    browser.goto(f"{where}/feeds")
    expect(browser.get_by_role("heading", name="Sign in")).to_be_visible()
    if name == "nas.test":
        window.forgive("Cross-Origin-Opener-Policy header has been ignored")  # as is right without TLS


def test_another_site_may_link_here_but_not_act(
    guarded: str, secret: str, window: Window, browser: Page, news: Newsroom
) -> None:
    browser.goto(f"{guarded}/")
    sign_in(browser, secret)
    expect(browser.get_by_role("heading", name="Recent moves")).to_be_visible()
    with web.serving() as other:
        elsewhere = other.origin.replace("127.0.0.1", "localhost")
        lines = (
            f'<a href="{guarded}/moves/1">see</a>',
            f'<form method=post action="{guarded}/feeds/1/pause"><button>act</button></form>',
            f'<iframe src="{guarded}/"></iframe>',
        )
        other.routes["/"] = web.Answer(body="".join(lines).encode(), content_type="text/html")
        browser.goto(elsewhere)
        browser.get_by_role("button", name="act").click()
        expect(browser.locator("body")).to_contain_text("This needs a token")  # the session did not come along
        browser.goto(elsewhere)
        window.forgive("frame-ancestors")
        assert "Patil" not in "".join(frame.content() for frame in browser.frames)
        browser.get_by_role("link", name="see").click()
        expect(browser.get_by_role("heading", level=1)).to_contain_text("Rahul Patil")  # still signed in
    assert news.store.feed(1).state.value == "active"
