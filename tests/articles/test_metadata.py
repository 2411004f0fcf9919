"""Dates, charsets and JSON-LD as sites really write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from monitor.articles import jsonld, read_page
from monitor.articles.charset import decode
from monitor.articles.dates import read_date
from monitor.articles.metadata import cut_site


@pytest.mark.parametrize(
    ("text", "moment", "day"),
    [
        ("2025-10-03T08:00:00Z", datetime(2025, 10, 3, 8, tzinfo=UTC), date(2025, 10, 3)),
        ("2025-10-03T23:30:00-07:00", datetime(2025, 10, 4, 6, 30, tzinfo=UTC), date(2025, 10, 3)),
        ("2025-10-03T08:00:00+0200", datetime(2025, 10, 3, 6, tzinfo=UTC), date(2025, 10, 3)),
        ("2025-10-03T08:00:00+02", datetime(2025, 10, 3, 6, tzinfo=UTC), date(2025, 10, 3)),
        ("2025-10-03T08:00:00.123456Z", datetime(2025, 10, 3, 8, tzinfo=UTC), date(2025, 10, 3)),
        ("2025-10-03 08:00:05 UTC", datetime(2025, 10, 3, 8, 0, 5, tzinfo=UTC), date(2025, 10, 3)),
        ("2025-10-03 08:00", datetime(2025, 10, 3, 8, tzinfo=UTC), date(2025, 10, 3)),
        ("20251003T0800Z", datetime(2025, 10, 3, 8, tzinfo=UTC), date(2025, 10, 3)),
        ("2025-10-03", None, date(2025, 10, 3)),
        ("Fri, 03 Oct 2025 08:00:00 +0200", datetime(2025, 10, 3, 6, tzinfo=UTC), date(2025, 10, 3)),
        ("2025-13-40", None, None),
        ("0001-01-01T00:00:00Z", None, None),
        ("9999-12-31T23:59:59-12:00", None, None),
        ("1970-01-01T00:00:00Z", None, None),
        ("yesterday", None, None),
        ("", None, None),
    ],
)
def test_a_date_keeps_the_moment_and_the_publishers_own_day(
    text: str, moment: datetime | None, day: date | None
) -> None:
    assert read_date(text) == (moment, day)


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("Köln".encode(), None, "Köln"),
        ("Köln".encode(), "text/html; charset=iso-8859-1", "Köln"),  # the header is wrong: this is UTF-8
        ("Köln".encode("cp1252"), "text/html; charset=utf-8", "Köln"),
        ("Köln".encode("latin-1"), 'text/html; charset="ISO-8859-1"', "Köln"),
        ("“Köln”".encode("cp1252"), "text/html; charset=iso-8859-1", "“Köln”"),
        (b"\xef\xbb\xbfK\xc3\xb6ln", "text/html; charset=windows-1251", "Köln"),
        (b"\xff\xfe" + "Köln".encode("utf-16-le"), None, "Köln"),
        ("<meta charset='windows-1251'>Совет".encode("cp1251"), None, "<meta charset='windows-1251'>Совет"),
        ("髙橋①".encode("cp932"), "text/html; charset=Shift_JIS", "髙橋①"),
        ("髙橋です".encode("cp932"), "text/html; charset=x-sjis", "髙橋です"),
        ("朱镕基".encode("gb18030"), "text/html; charset=gb2312", "朱镕基"),
        ("똠방각하".encode("cp949"), "text/html; charset=euc-kr", "똠방각하"),
        ("社長".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", "社長"),
        ("Совет директоров избрал нового директора компании".encode("koi8-r"), None, None),
        (b"plain", "text/html; charset=base64", "plain"),
        (b"plain", "text/html; charset=no-such-thing", "plain"),
        (b"", None, ""),
        ("Köln".encode()[:-2] + b"\xc3", None, None),
    ],
)
def test_a_charset_is_found_whatever_is_claimed(body: bytes, content_type: str | None, text: str | None) -> None:
    found = decode(body, content_type)
    assert found == text if text is not None else found


def test_a_character_cut_at_the_end_does_not_change_the_charset() -> None:
    assert decode("Vorstände für Köln".encode() + b"\xe2\x82", None) == "Vorstände für Köln"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Chief &amp; chair"}',
        '[{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Chief &amp; chair"}]',
        '{"@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "Article"], "headline": "Chief &#38; chair"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/NewsArticle", "headline": "Chief & chair"}}',
        '{"@type": "NewsArticle", "headline": "Chief\n&amp;amp; chair", "x": "tab\there"}',
        '<!-- {"@type": "NewsArticle", "headline": "Chief & chair"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Chief & chair"}\n//]]>',
        '{"@type": "NewsArticle", "headline": ["Chief & chair"], "tags": ["a", "b",],}',
    ],
)
def test_json_ld_is_read_as_sites_print_it(script: str) -> None:
    tree = LexborHTMLParser(f'<script type="application/ld+json">{script}</script>')
    assert jsonld.words(jsonld.article(jsonld.nodes(tree)).get("headline")) == "Chief & chair"


@pytest.mark.parametrize("script", ["", "{", "null", "3", '"text"', "[" * 50_000, '{"@type": 3, "headline": {}}'])
def test_json_ld_that_is_none_is_passed_over(script: str) -> None:
    tree = LexborHTMLParser(f'<script type="application/ld+json">{script}</script>')
    assert jsonld.words(jsonld.article(jsonld.nodes(tree)).get("headline")) == ""


@pytest.mark.parametrize(
    ("title", "names", "cut"),
    [
        ("Port names chief | The Paper", ["The Paper"], "Port names chief"),
        ("The Paper: Port names chief", ["The Paper"], "The Paper: Port names chief"),
        ("The Paper – Port names chief", ["The Paper"], "Port names chief"),
        ("Port names chief - Business - The Paper", ["The Paper"], "Port names chief - Business"),
        ("Cole-Smith - a portrait", ["The Paper"], "Cole-Smith - a portrait"),
        ("社長に高橋氏｜瀬戸内新聞", ["瀬戸内新聞"], "社長に高橋氏"),
        ("Port names chief | paper.example", ["paper.example"], "Port names chief"),
    ],
)
def test_the_name_of_the_site_is_cut_from_a_title(title: str, names: list[str], cut: str) -> None:
    assert cut_site(title, names) == cut


def test_other_stories_times_are_not_taken_for_the_pages_own() -> None:
    html = (
        b"<body><p>Text.</p><ul><li><time datetime='2020-01-01'>x</time><li><time datetime='2021-01-01'>y</time></ul>"
    )
    assert read_page(html, url="https://paper.example/a", content_type="text/html").published_on is None
