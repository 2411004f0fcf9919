"""Which feeds a page names."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.feeds import discover

PAGES = Path(__file__).parent / "data" / "pages"
URL = "https://news.example.org/business/index.html"


def addresses(html: str, *, url: str = URL) -> list[str]:
    return [found.url for found in discover(html.encode(), url=url, content_type="text/html; charset=utf-8")]


def test_a_real_looking_page_gives_declared_feeds_first_and_feeds_of_comments_last() -> None:
    found = discover((PAGES / "front.html").read_bytes(), url=URL, content_type="text/html")
    assert [(sub.title, sub.url) for sub in found] == [
        ("Dépêches", "https://news.example.org/feed/"),
        ("JSON", "https://news.example.org/feed.json"),
        ("Commentaires", "https://news.example.org/comments/feed/"),
        ("RSS", "https://news.example.org/rss/nominations.xml"),
        ("Toutes les nominations", "https://feeds.example.net/nominations.rss"),
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/f">', ["https://news.example.org/f"]),
        ('<LINK REL="Alternate STYLESHEET" TYPE="Application/Atom+XML; charset=utf-8" HREF="a">',
         ["https://news.example.org/business/a"]),
        ('<base href="https://cdn.example.org/x/"><link rel="feed" href="y">', ["https://cdn.example.org/x/y"]),
        ('<link rel="alternate" hreflang="fr" href="/fr/"><link rel="stylesheet" href="/rss.css">', []),
        ('<a href="/feed">x</a><a href="/feeds/all.atom">x</a><a href="/index.rdf">x</a><a href="/?feed=rss2">x</a>',
         ["https://news.example.org/feed", "https://news.example.org/feeds/all.atom",
          "https://news.example.org/index.rdf", "https://news.example.org/?feed=rss2"]),
        ('<a href="/abo">RSS</a><a href="/x">RSS feeds of this site</a>',
         ["https://news.example.org/abo", "https://news.example.org/x"]),
        ('<a href="/feedback">x</a><a href="/press-release">x</a><a href="/feeding-birds.html">x</a>', []),
        ('<a href="mailto:a@b.c">RSS</a><a href="javascript:x()">RSS</a><a href="#rss">RSS</a><a href="">RSS</a>', []),
        ('<a href="/rss">one</a><a href="/rss">two</a>', ["https://news.example.org/rss"]),
        ("", []),
        ("<", []),
    ],
)  # fmt: skip
def test_feeds_are_told_from_other_links(html: str, expected: list[str]) -> None:
    assert addresses(html) == expected


def test_a_directory_of_hundreds_gives_a_bounded_list() -> None:
    assert len(addresses("".join(f'<a href="/rss/{n}.xml">RSS</a>' for n in range(5000)))) == 50
