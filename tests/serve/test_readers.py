"""The page for everybody: screen readers, weak eyes, slow lines."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from monitor.serve.move_pages import MOVES_A_PAGE
from tests.serve.newsroom import PATIL, TEXT, Newsroom
from tests.serve.web import fetch


@pytest.mark.parametrize("path", ["/", "/feeds", "/moves/1", "/nope"])
def test_a_screen_reader_finds_its_way(site: str, path: str) -> None:
    shown = fetch(site, path)
    assert shown.all("html")[0].attributes["lang"] == "en"
    assert [len(shown.all(name)) for name in ("title", "h1", "main", "header", "footer")] == [1] * 5
    levels = [int((node.tag or "")[1]) for node in shown.all("h1, h2, h3")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert shown.all("body > a")[0].attributes["href"] == "#main"  # the first stop of the tab key
    assert all(node.attributes.get("aria-label") for node in shown.all("nav, [role=region], form"))
    assert len(shown.all("label input, label select")) == len(shown.all("input:not([type=hidden]), select"))
    assert all(node.attributes.get("scope") for node in shown.all("th"))
    assert all(node.text().strip() for node in shown.all("a, button, summary"))
    ids = [node.attributes["id"] for node in shown.all("[id]")]
    assert len(ids) == len(set(ids))


def test_a_full_page_with_its_style_is_small(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://wire.example/rss")
    for number in range(MOVES_A_PAGE):
        values = PATIL | {"person": f"Rahul Patil{number}"}
        newsroom.story(feed, "A headline of some length, as newspapers have them", TEXT * 3, [values])
    files = [f"/static/{name}" for name in ("monitor.css", "icon.svg", "htmx-4.0.1.min.js", "live.js")]
    size = sum(len(fetch(page, path).text.encode()) for path in ("/", *files))
    assert size < 200_000


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_stands_out_from_its_ground(site: str, theme: int) -> None:
    """WCAG 2.2, 1.4.3: a contrast of at least 4.5 : 1."""
    block = re.findall(r":root \{(.*?)\}", fetch(site, "/static/monitor.css").text, re.DOTALL)[theme]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    texts = [(name, ground) for name in ("text", "quiet", "link") for ground in ("ground", "raised")]
    texts += [(name, "ground") for name in ("in", "out", "doubt", "wrong")] + [("text", "mark"), ("ground", "link")]
    for name, ground in texts:
        dark, light = sorted((_luminance(colours[name]), _luminance(colours[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{name} on {ground}"
