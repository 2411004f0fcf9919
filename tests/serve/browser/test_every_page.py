"""What holds of every page: it can be read by all, on a phone too, it weighs little, and nothing goes wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from monitor.serve import app
from tests.serve.browser.conftest import Opens
from tests.serve.browser.pages import ADDRESSES, NOT_LOOKED_AT, PAGES, World, routes_of
from tests.serve.conftest import opened
from tests.serve.newsroom import settings

#: What axe-core must not find: https://github.com/dequelabs/axe-core/blob/develop/doc/issue_impact.md
GRAVE = ("serious", "critical")
#: Bytes of a page with all that it fetches, as sent.
MOST = 200_000
PHONE: ViewportSize = {"width": 360, "height": 740}


def found(page: Page, look: str) -> Iterator[str]:
    """What axe finds that is grave, each with its rule, the element and the page."""
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in GRAVE:
            for node in violation["nodes"]:
                yield f"{violation['id']} ({violation['help']}) in {page.url}, {look}: {node['html']}"


@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_a_page_can_be_read_by_all_and_weighs_little(opens: Opens, world: World, path: str) -> None:
    page = opens(color_scheme="light").page()
    sent: list[int] = []
    page.on("requestfinished", lambda request: sent.append(request.sizes()["responseBodySize"]))
    page.goto(world.where(path))
    grave = list(found(page, "light"))
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    grave += found(page, "dark on a phone")
    assert grave == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert 1_000 < sum(sent) < MOST


def test_what_is_grave_is_found(browser: Page) -> None:
    browser.set_content("<html lang=en><title>Bad</title><main><h1>Bad</h1><input><p style='color: #ccc'>faint</main>")
    rules = sorted(each.partition(" ")[0] for each in found(browser, "light"))
    assert rules == ["color-contrast", "label"]


def test_no_page_is_forgotten(tmp_path: Path, empty_database: Path) -> None:
    with opened(tmp_path, empty_database) as room:
        routes = set(routes_of(app(room.store, settings(tmp_path), zone=UTC)))
    assert routes == PAGES.keys() | NOT_LOOKED_AT
