"""Feeds added, paused and removed by somebody who looks at the page; with script and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from monitor.types import FeedState
from tests.cli.web import Web
from tests.serve.browser.conftest import Opens
from tests.serve.conftest import serving
from tests.serve.newsroom import Newsroom
from tests.serve.test_feeds import net

__all__ = ["net"]


@pytest.fixture
def page(newsroom: Newsroom, tmp_path: Path) -> Iterator[str]:
    with serving(newsroom, tmp_path, allow_private_networks="true", host_pause="0s") as where:
        yield where


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_feed_is_added_paused_and_removed(
    newsroom: Newsroom, page: str, net: Web, opens: Opens, script: bool
) -> None:
    reader = opens(java_script_enabled=script).page()
    reader.goto(f"{page}/feeds")
    reader.get_by_label("Address of a feed").fill(f"{net.origin}/none")
    reader.get_by_role("button", name="Add feed").click()
    expect(reader.get_by_role("alert")).to_contain_text("it names no feed")
    expect(reader.get_by_label("Address of a feed")).to_have_value(f"{net.origin}/none")
    expect(reader.get_by_label("Address of a feed")).to_be_focused()
    reader.get_by_label("Address of a feed").fill(f"{net.origin}/two")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", name="This page names 2 feeds")).to_be_visible()
    reader.get_by_role("listitem").filter(has_text="<script>News").get_by_role("button", name="Add").click()
    expect(reader.get_by_role("status")).to_have_text("Subscribed to The Wire.")
    reader.get_by_role("button", name="Pause The Wire").click()
    expect(reader.get_by_role("row", name="The Wire")).to_contain_text("paused")
    assert newsroom.store.feed(1).state is FeedState.PAUSED
    reader.get_by_role("link", name="Remove").click()
    reader.get_by_role("link", name="Keep it").click()
    assert len(newsroom.store.feeds()) == 1
    reader.get_by_role("link", name="Remove").click()
    reader.get_by_role("button", name="Remove the feed").click()
    expect(reader.get_by_text("There are no feeds yet")).to_be_visible()
    assert newsroom.store.feeds() == ()
