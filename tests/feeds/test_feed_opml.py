"""Subscription lists in and out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import InputError
from monitor.feeds import read_opml, write_opml
from monitor.text import squeeze
from monitor.types import FeedState, Subscription

DATA = Path(__file__).parent / "data" / "opml"


def test_folders_spellings_and_repeats_of_other_readers_are_understood() -> None:
    found = read_opml((DATA / "nested.opml").read_bytes())
    assert [(sub.url, sub.title) for sub in found] == [
        ("https://a.example.org/rss?x=1&y=2", "Les Échos du port"),
        ("https://b.example.org/feed", "B, in full"),
        ("https://c.example.org/atom", "C"),
        ("https://e.example.org/feed", "With its scheme"),
        ("http://f.example.org/feed", "Without"),
        ("https://g.example.org/feed", None),
    ]
    assert (found[0].site_url, found[0].comment) == ("https://a.example.org/", "Ports and <quays>")


def test_what_is_written_is_read_back_without_loss() -> None:
    subscriptions = (
        Subscription(url="https://a.example.org/?x=1&y=<2>"),
        Subscription(
            url="https://b.example.org/feed",
            title="Both \"kinds\" of 'quotes' & <tags>",
            site_url="https://b.example.org/",
            comment="Appointments – Zürich, 東京",
            interval=timedelta(minutes=30),
            country="CH",
            language="de",
            state=FeedState.PAUSED,
        ),
    )
    assert read_opml(write_opml(subscriptions, title="Mine & <yours>")) == subscriptions


texts = st.none() | st.text(max_size=40).map(squeeze).filter(bool)


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=5))
def test_any_text_survives_the_round_trip(rows: list[tuple[str | None, str | None, str | None]]) -> None:
    subscriptions = tuple(
        Subscription(url=f"https://example.org/{n}", title=title, site_url=site, comment=comment)
        for n, (title, site, comment) in enumerate(rows)
    )
    read = read_opml(write_opml(subscriptions, title="t"))
    assert [(sub.title, sub.comment) for sub in read] == [(_xml(sub.title), _xml(sub.comment)) for sub in subscriptions]


def _xml(text: str | None) -> str | None:
    """What XML can hold of a text."""
    kept = squeeze("".join(c for c in text or "" if c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff"))
    return kept or None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "line 1: this is malformed OPML: no element found"),
        (b"not XML at all", "line 1: this is malformed OPML"),
        (
            b'<opml version="2.0">\n<body>\n<outline text="x">\n</body>\n</opml>',
            "line 4: this is malformed OPML: mismatched tag",
        ),
        (b'<opml><body>\n<outline xmlUrl="https://a.b/?x=1&y=2"/></body></opml>', "line 2: this is malformed OPML"),
        (b"\n\n<html><body>page</body></html>", "line 3: this is no OPML: it begins with <html>"),
        (b'<opml version="2.0"><body><outline text="folder"/></body></opml>', "this OPML names no feed"),
        (
            b'<!DOCTYPE o [<!ENTITY a "aaaa">]>\n<opml><body/></opml>',
            "line 1: OPML with entity declarations is not read",
        ),
        (b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<opml/>', "line 1: OPML with entity declarations"),
    ],
)
def test_a_bad_list_is_told_with_its_line(body: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_opml(body)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
