"""How values become words on the page."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from markupsafe import Markup

from monitor.query import Mark, Passage
from monitor.serve import words
from tests.serve.newsroom import NOW


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://news.example/a?b=c", "https://news.example/a?b=c"),
        ("HTTP://news.example/", "HTTP://news.example/"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
        ("//news.example/a", None),
        ("/moves/1", None),
        ("https:///a", None),
        ("http://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_web_address_becomes_a_link(url: str | None, link: str | None) -> None:
    assert words.weblink(url) == link


def test_a_site_goes_by_its_host() -> None:
    assert words.site("https://www.news.example:8443/a") == "news.example"
    assert words.site("javascript:alert(1)") == ""


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain – ünïcode 東京 ليلى", "plain – ünïcode 東京 ليلى"),
        ("moc.elpmaxe\u202e evil \u2066x\u2069\u200f", "moc.elpmaxe evil x"),
        ("bell\x07 escape\x1b[31m nul\x00", "bell escape[31m nul"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("two\nlines\tkept", "two\nlines\tkept"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),  # Persian needs its joiners
        (7, 7),
    ],
)
def test_what_would_make_a_text_read_otherwise_is_dropped(given: object, shown: object) -> None:
    assert words.visible(given) == shown


def test_markup_of_our_own_is_left_alone() -> None:
    assert words.visible(Markup("<b>\u200f</b>")) == Markup("<b>\u200f</b>")


def test_a_passage_is_cut_at_its_marks() -> None:
    marks = (Mark(field="person", start=0, end=3), Mark(field="reports_to", start=10, end=13))
    found = words.pieces(Passage(field="text", text="Ada joins Bob.", marks=marks))
    assert [(piece.text, piece.mark) for piece in found] == [
        ("Ada", "person"),
        (" joins ", ""),
        ("Bob", "reports to"),
        (".", ""),
    ]


@pytest.mark.parametrize(
    ("names", "marked"),
    [
        (("Ada", "Acme"), ["Ada", "Acme"]),
        ((None, "Acme"), ["Acme"]),
        (("Nobody", "Acme"), ["Acme"]),
        ((None, None), []),
        (("CEO", "CEO"), ["CEO"]),
    ],
)
def test_names_stand_out_in_a_sentence(names: tuple[str | None, ...], marked: list[str]) -> None:
    found = words.emphasised("Ada hired as CEO of Acme.", names)
    assert "".join(piece.text for piece in found) == "Ada hired as CEO of Acme."
    assert [piece.text for piece in found if piece.mark] == marked


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0 %"), (0.001, "< 1 %"), (0.5, "50 %"), (0.974, "97 %"), (0.999, "99 %"), (1.0, "100 %")],
)
def test_a_share_is_a_percentage_that_claims_no_more_than_is_so(share: float, shown: str) -> None:
    assert words.percent(share).replace("\u202f", " ") == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (None, "never"),
        (NOW, "now"),
        (NOW - timedelta(seconds=40), "40 s ago"),
        (NOW - timedelta(minutes=59, seconds=59), "59 min ago"),
        (NOW - timedelta(hours=3), "3 h ago"),
        (NOW - timedelta(days=1), "1 day ago"),
        (NOW - timedelta(days=40), "40 days ago"),
        (NOW + timedelta(minutes=12), "in 12 min"),
    ],
)
def test_a_moment_is_told_by_its_distance(moment: datetime | None, shown: str) -> None:
    assert words.ago(moment, NOW).replace("\u202f", " ") == shown
