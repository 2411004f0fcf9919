"""Whatever comes from the web gives a page, quickly."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import MAX_BYTES, detect_language, fingerprint, read_page
from monitor.articles.markup import MAX_DEPTH, bounded
from monitor.types import Page, PageKind

#: Seconds; the slowest here takes two on one busy core, and an unbounded parser would take minutes.
_PATIENCE = 20.0
_WORDS = b"Some words of a story stand here, and others there. "


def _read(body: bytes, content_type: str | None = "text/html") -> Page:
    return read_page(body, url="https://paper.example/a", content_type=content_type)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<p>" + _WORDS * 200_000, id="ten megabytes of text"),
        pytest.param(b"<p class=x><a href=y>z</a>" * 60_000, id="links"),
        pytest.param(b"<div>" * 100_000 + _WORDS * 20, id="nested divs"),
        pytest.param(b"<span><b>" * 100_000 + _WORDS * 20, id="nested spans"),
        pytest.param(b"<b><i><p><table>" * 50_000, id="formatting never closed"),
        pytest.param(b"<p " + b"a1=x " * 200_000 + b">" + _WORDS, id="attributes"),
        pytest.param(b"<!--" * 300_000, id="comments never closed"),
        pytest.param(b"<script>" * 100_000, id="scripts never closed"),
        pytest.param(b"<" * 1_000_000, id="less-than signs"),
        pytest.param(b"&" * 1_000_000, id="ampersands"),
        pytest.param(b'<script type="application/ld+json">' + b"[" * 1_000_000, id="nested JSON-LD"),
        pytest.param(
            b'<script type="application/ld+json">[' + b'{"a":[{}]},' * 100_000 + b"{}]</script>", id="wide JSON-LD"
        ),
        pytest.param(b"<title>" + b"a - " * 200_000, id="a title of separators"),
        pytest.param(b"<div class='" + b"a-B_" * 100_000 + b"'>x</div>", id="a long class"),
        pytest.param(b"".join(b"<div class='related'><p>%d</p></div>" % n for n in range(5_000)), id="boxes"),
    ],
)
def test_a_hostile_page_is_read_in_time(body: bytes) -> None:
    start = time.monotonic()
    page = _read(body)
    assert time.monotonic() - start < _PATIENCE
    assert len(page.text) <= 200_000


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n\t ",
        b"\0" * 4_000,
        bytes(range(256)) * 100,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20,
        b"PK\x03\x04" + bytes(range(256)) * 20,
        b"\x1f\x8b\x08" + bytes(range(256)) * 20,
        b"<html></html>",
        b"<?xml version='1.0'?><rss><channel/></rss>",
        b'{"items": [{"id": 1}, {"id": 2}]}' * 100,
        b"\xff" * 4_000,
        random.Random(7).randbytes(60_000),
    ],
)
@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "application/octet-stream", None])
def test_what_holds_no_story_is_empty(body: bytes, content_type: str | None) -> None:
    page = _read(body, content_type)
    assert (page.kind, page.text) == (PageKind.EMPTY, "")
    assert page.reason


def test_what_lies_beyond_the_cap_is_not_read() -> None:
    body = b"<html><body><p>" + _WORDS * 10 + b"</p><!--" + b"x" * MAX_BYTES + b"--><p>Hidden beyond the cap.</p>"
    page = _read(body)
    assert page.kind is PageKind.ARTICLE
    assert "Hidden" not in page.text


def test_a_page_as_deep_as_real_ones_get_is_read_whole() -> None:
    body = b"<div>" * 400 + b"<p>" + _WORDS * 10 + b"</p>" + b"</div>" * 400 + b"<p>The end of it.</p>"
    assert "Some words" in _read(body).text


def test_a_long_page_that_nests_little_is_not_cut() -> None:
    markup = "<ul>" + "<li><a href='/x'>x</a><br>" * 5_000 + "</ul>"
    assert bounded(markup) == markup


def test_a_page_is_cut_where_it_nests_too_deep() -> None:
    assert bounded("<div>" * (5 * MAX_DEPTH)).count("<div>") == MAX_DEPTH


@pytest.mark.parametrize(
    "root",
    [
        "<html hidden>",
        "<html aria-hidden=true class=klaro>",
        "<html><body hidden class='cookie-consent'>",
        "<html role=dialog>",
    ],
)
def test_a_page_hidden_until_a_script_has_run_is_read(root: str) -> None:
    assert _read(root.encode() + b"<div>" + _WORDS * 10 + b"</div>").kind is PageKind.ARTICLE


def test_a_story_of_line_breaks_stays_whatever_its_box_is_called() -> None:
    body = b"<html><body><div class='share-text'>" + (_WORDS + b"<br><br>") * 10 + b"</div><ul class=menu><li>x</ul>"
    assert "Some words" in _read(body).text


def test_plain_text_is_taken_as_it_is() -> None:
    page = _read(b"Board changes\n\n" + _WORDS * 5, "text/plain; charset=utf-8")
    assert page.kind is PageKind.ARTICLE
    assert page.text.startswith("Board changes\nSome words")


@settings(deadline=None, max_examples=40)
@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html", "text/html; charset=utf-16", "text/plain", "x; charset=\0"]),
)
def test_no_bytes_raise(body: bytes, content_type: str | None) -> None:
    assert _read(body, content_type).reason
    assert _read(b"<html><body><p>" + body, content_type).reason


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300), st.text(max_size=5))
def test_no_text_raises(text: str, hint: str) -> None:
    detect_language(text, hint=hint)
    fingerprint(text)
