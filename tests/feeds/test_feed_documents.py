"""Documents of every format and kind of damage, each beside what must be read out of it."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import FeedError
from monitor.feeds import parse
from monitor.feeds.entries import MAX_GUID, MAX_ITEMS, MAX_TEXT, MAX_TITLE
from monitor.types import Entry, ParsedFeed

NOW = datetime(2025, 10, 6, 12, tzinfo=UTC)
DOCUMENTS = Path(__file__).parent / "data" / "documents"
PAIRS = sorted(path for path in DOCUMENTS.iterdir() if path.with_name(f"{path.name}.json").exists())


def record(value: Any) -> Any:
    """A parsed value as the JSON beside the input writes it: what is empty left out."""
    if isinstance(value, ParsedFeed | Entry):
        pairs = {name: record(getattr(value, name)) for name in type(value).__dataclass_fields__}
        return {name: pair for name, pair in pairs.items() if pair not in (None, "", [])}
    if isinstance(value, tuple):
        return [record(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.isoformat() if hasattr(value, "isoformat") else value


def outcome(body: bytes, url: str, content_type: str) -> dict[str, Any]:
    asked = {"url": url, "content_type": content_type}
    try:
        return {**asked, "feed": record(parse(body, url=url, content_type=content_type, now=NOW))}
    except FeedError as error:
        return {**asked, "error": str(error)}


def rss(items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


def read(body: bytes, *, content_type: str = "application/xml") -> ParsedFeed:
    return parse(body, url="https://news.example.org/feed", content_type=content_type, now=NOW)


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.name)
def test_a_document_gives_what_stands_beside_it(path: Path) -> None:
    expected = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    assert outcome(path.read_bytes(), expected["url"], expected["content_type"]) == expected


def test_there_are_pairs_of_every_format() -> None:
    names = [path.name for path in PAIRS]
    assert len(names) >= 40
    for beginning in (
        "rss-0.91",
        "rss-1.0",
        "rss-2.0",
        "atom",
        "json-feed",
        "charset",
        "broken",
        "preamble",
        "no-feed",
    ):
        assert any(name.startswith(beginning) for name in names)


def test_a_document_read_twice_gives_the_same_identities() -> None:
    body = (DOCUMENTS / "guids.xml").read_bytes()
    assert [entry.guid for entry in read(body).entries] == [entry.guid for entry in read(body).entries]


def test_an_entry_without_guid_and_link_keeps_its_identity_when_its_text_is_edited() -> None:
    day = "<pubDate>Fri, 03 Oct 2025 08:00:00 GMT</pubDate>"
    first = read(rss(f"<item><title>Notice</title>{day}<description>One.</description></item>")).entries[0]
    later = read(rss(f"<item><title>Notice</title>{day}<description>One. And two.</description></item>")).entries[0]
    assert first.guid == later.guid


def test_items_without_guid_that_share_a_link_are_told_by_their_titles() -> None:
    link = "<link>https://news.example.org/latest</link>"
    one, other, same = (
        f"<item><title>{title}</title>{link}<description>{words}</description></item>"
        for title, words in (("Finn named", "One."), ("Rossi named", "Two."), ("FINN named", "One again."))
    )
    entries = read(rss(one + other + same)).entries
    assert [(entry.title, entry.summary) for entry in entries] == [("Finn named", "One."), ("Rossi named", "Two.")]
    assert [entry.guid for entry in read(rss(other + one)).entries] == [entry.guid for entry in reversed(entries)]
    assert [entry.guid for entry in read(rss(one + same)).entries] == ["https://news.example.org/latest"]


def test_a_guid_given_on_items_of_one_link_holds_whatever_their_titles() -> None:
    item = "<item><guid>7</guid><title>{}</title><link>https://news.example.org/x</link></item>"
    assert [entry.title for entry in read(rss(item.format("One") + item.format("Two"))).entries] == ["One"]


def test_the_first_items_of_a_huge_document_are_read_and_the_cut_is_told() -> None:
    items = "".join(f"<item><title>T{i}</title><link>https://e.org/{i}</link></item>" for i in range(MAX_ITEMS + 50))
    parsed = read(rss(items))
    assert [entry.title for entry in parsed.entries] == [f"T{i}" for i in range(MAX_ITEMS)]
    assert parsed.damaged == f"holds {MAX_ITEMS + 50} items; the first {MAX_ITEMS} are read"


def test_overlong_titles_texts_and_guids_are_cut_to_their_bounds() -> None:
    item = (
        f"<item><title>{'t ' * 5000}</title><guid>{'g' * 5000}</guid><description>{'d ' * 400_000}</description></item>"
    )
    entry = read(rss(item)).entries[0]
    assert len(entry.title) <= MAX_TITLE
    assert len(entry.summary) <= MAX_TEXT
    assert len(entry.guid) <= MAX_GUID


HOSTILE = {
    "100,000 nested tags": rss(
        f"<item><title>x</title><description>{'<b>' * 100_000}{'</b>' * 100_000}</description></item>"
    ),
    "tags never closed": rss(f"<item><title>x</title><description>{'<b>' * 50_000}</description></item>"),
    "CDATA never closed": rss("<item>" + "<![CDATA[" * 500_000),
    "a million angle brackets": b"<rss>" + b"<" * 1_000_000,
    "a million ampersands": b"<rss>" + b"&" * 1_000_000,
    "half a doctype, a thousand times": b"<!DOCTYPE x [" * 1000 + rss("<item><title>x</title></item>"),
    "entity declarations without end": b"<!ENTITY \n" * 500_000,
    "JSON nested 100,000 deep": b"[" * 100_000,
    "10 MB in one item": rss(
        f"<item><title>x</title><description>{'&lt;p&gt;word word &lt;/p&gt;' * 400_000}</description></item>"
    ),
    "10 MB in 50,000 items": rss(
        "<item><title>x</title><description>some &lt;b&gt;text&lt;/b&gt;, and more</description></item>" * 90_000
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_ends_in_bounded_time(name: str) -> None:
    """The bound is loose, for slow machines: what it must catch takes minutes."""
    started = time.monotonic()
    try:
        parsed: ParsedFeed | None = read(HOSTILE[name])
    except FeedError:
        parsed = None
    assert time.monotonic() - started < 30
    assert parsed is None or len(parsed.entries) <= MAX_ITEMS


def test_no_entity_is_expanded_and_no_file_read() -> None:
    parsed = read((DOCUMENTS / "hostile-entities.xml").read_bytes())
    said = parsed.title + "".join(entry.title + entry.summary for entry in parsed.entries)
    assert "root:" not in said
    assert len(said) < 100


@pytest.mark.parametrize(
    "junk", [b"\x00", b"\xff\xfe", b"<", b"{", b"<?xml", b"<rss", b"<!DOCTYPE", b"\xef\xbb\xbf", b"&#x;"]
)
def test_a_few_stray_bytes_are_no_feed_rather_than_a_crash(junk: bytes) -> None:
    with pytest.raises(FeedError, match=r"https://news\.example\.org/feed"):
        read(junk)


GOOD = [path.read_bytes() for path in PAIRS]
DAMAGE = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"\xff",
    b"\x00",
    b"&#xD800;",
    b"<item>",
    b"</item>",
    b"<gml:pos>x</gml:pos>",
]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(GOOD),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from([b"", *DAMAGE])), max_size=5),
)
def test_a_document_damaged_anywhere_is_read_or_refused_but_never_crashes(
    body: bytes, wounds: list[tuple[float, int, bytes]]
) -> None:
    for where, lost, put in wounds:
        at = int(where * len(body))
        body = body[:at] + put + body[at + lost :]
    try:
        parsed = read(body)
    except FeedError:
        return
    assert all(entry.guid and (entry.title or entry.summary or entry.content) for entry in parsed.entries)
