"""How the page is drawn: light or dark as the reader prefers, and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.serve.browser.conftest import Opens
from tests.serve.browser.pages import World

#: A4 between margins of 1 cm, at 96 to the inch.
PAPER: ViewportSize = {"width": 718, "height": 1047}
CSS = Path(__file__).parents[3] / "monitor" / "serve" / "static" / "monitor.css"


@pytest.mark.parametrize(("scheme", "theme"), [("light", 0), ("dark", 1)])
def test_it_is_light_or_dark_as_the_reader_prefers(opens: Opens, world: World, scheme: str, theme: int) -> None:
    page = opens(color_scheme=scheme).page()
    page.goto(world.site)
    ground = re.findall(r"--ground: #([0-9a-f]{6})", CSS.read_text(encoding="utf-8"))[theme]
    red, green, blue = bytes.fromhex(ground)
    drawn = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert drawn == f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize("path", ["/", "/moves/14", "/company?name=globex"])
def test_paper_is_legible_and_holds_what_is_read(opens: Opens, world: World, path: str) -> None:
    page = opens(color_scheme="dark", viewport=PAPER).page()
    page.goto(world.site + path)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    text = page.evaluate("getComputedStyle(document.body).color")
    assert sum(map(int, re.findall(r"[0-9]+", text))) < 150  # dark, though the reader's screen is too
    expect(page.locator("article").first).to_be_visible()
    for gone in ("nav", ".filters", ".subscribe", "#arrived", "footer"):
        for each in page.locator(gone).all():
            expect(each).to_be_hidden()
