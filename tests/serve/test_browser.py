"""The page in a real browser. `make browser` installs one."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.serve.newsroom import Newsroom

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; `make browser` installs it")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def _browse(folder: Path, url: str, *flags: str) -> str:
    """One page load in a browser without a past; gives what it writes to standard output."""
    profile = folder / "profile"
    command = [CHROMIUM or "", *FLAGS, f"--user-data-dir={profile}", *flags, url]
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=90).stdout
    finally:
        shutil.rmtree(profile, ignore_errors=True)


@pytest.fixture
def news(newsroom: Newsroom) -> Newsroom:
    wire = newsroom.feed("https://wire.example/rss", "The Wire")
    values = {"person": "Ada Moreno", "organisation": "Acme", "role": "chair"}
    newsroom.story(wire, "Acme has a chair", "Ada Moreno is chair of Acme.", [values])
    return newsroom


def test_a_browser_shows_the_moves_with_the_style_of_the_page(news: Newsroom, page: str, tmp_path: Path) -> None:
    shown = LexborHTMLParser(_browse(tmp_path, page, "--dump-dom"))
    assert [node.text() for node in shown.css("article h3 b")] == ["Ada Moreno", "Acme"]
    shown = LexborHTMLParser(_browse(tmp_path, f"{page}/moves/1", "--dump-dom"))
    assert [node.text() for node in shown.css(".text mark")] == ["Ada Moreno", "chair", "Acme"]


def test_what_a_feed_says_does_not_run_in_a_browser(newsroom: Newsroom, page: str, tmp_path: Path) -> None:
    hostile = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"><svg onload=a>"
    feed = newsroom.feed("https://evil.example/rss", hostile)
    newsroom.story(feed, hostile, hostile, [{"person": hostile, "organisation": hostile}], url="javascript:alert(1)")
    for path in ("/", "/moves/1", "/feeds"):
        shown = LexborHTMLParser(_browse(tmp_path, page + path, "--dump-dom"))
        title = shown.css("title")[0].text()
        assert title != "owned"
        assert "Leadership moves" in title or "<script>" in title  # a move's page is called by its sentence
        assert not shown.css("script:not([src^='/static/']), main img, main svg")


def _png(path: Path) -> tuple[int, int, tuple[int, int, int], int]:
    """Width, height, the first pixel, and how many different bytes the picture holds."""
    data = path.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    chunks, at = b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            chunks += data[at + 8 : at + 8 + length]
        at += 12 + length
    rows = zlib.decompress(chunks)
    return width, height, (rows[1], rows[2], rows[3]), len(set(rows))  # no filter changes the very first pixel


@pytest.mark.parametrize(("scheme", "theme"), [(1, 0), (0, 1)], ids=["light", "dark"])
def test_it_is_drawn_light_or_dark_as_the_reader_prefers(
    news: Newsroom, page: str, tmp_path: Path, scheme: int, theme: int
) -> None:
    picture = tmp_path / "page.png"
    _browse(
        tmp_path,
        page,
        f"--screenshot={picture}",
        "--window-size=390,800",
        f"--blink-settings=preferredColorScheme={scheme}",
    )
    css = (Path(__file__).parents[2] / "monitor" / "serve" / "static" / "monitor.css").read_text(encoding="utf-8")
    ground = re.findall(r"--ground: #([0-9a-f]{6})", css)[theme]
    width, height, corner, variety = _png(picture)
    assert (width, height) == (390, 800)
    assert corner == tuple(bytes.fromhex(ground))
    assert variety > 50  # something is drawn
