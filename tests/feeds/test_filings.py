"""EDGAR's feeds: of every hundred filings the dozen on directors and officers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.feeds import CURRENT_FILINGS, parse, select_filings
from monitor.types import Entry
from tests.edgar.archive import DISCLOSURE, EXHIBITS, OFFICERS, Filing, current_filings

NOW = datetime(2026, 3, 6, 23, 0, tzinfo=UTC)
HARLOW = Filing(
    number="0001193125-26-012345", company="HARLOW BEARINGS, INC. /DE/", cik=1234567, items=(OFFICERS, EXHIBITS)
)


def selected(*filings: Filing) -> tuple[Entry, ...]:
    parsed = parse(current_filings(filings), url=CURRENT_FILINGS, content_type="application/atom+xml", now=NOW)
    assert len(parsed.entries) == len(filings)  # the feed itself keeps all: they say how often to come
    return select_filings(parsed.entries)


def test_a_filing_on_officers_becomes_an_entry_with_company_form_time_and_publisher() -> None:
    (entry,) = selected(HARLOW)
    assert entry.title == "HARLOW BEARINGS, INC. Form 8-K, Item 5.02"
    assert entry.url == f"https://www.sec.gov{HARLOW.index}"
    assert entry.published_at == datetime(2026, 3, 6, 22, 29, 58, tzinfo=UTC)
    assert entry.publisher == "SEC EDGAR"
    assert entry.guid == "urn:tag:sec.gov,2008:accession-number=0001193125-26-012345"


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        ((OFFICERS,), True),
        ((DISCLOSURE, OFFICERS, EXHIBITS), True),
        ((DISCLOSURE, EXHIBITS), False),
        (("Item 5.03: Amendments to Articles of Incorporation or Bylaws; Change in Fiscal Year",), False),
        (("Item 1.01: Entry into a Material Definitive Agreement: 5.02 percent notes",), False),
        ((), False),
    ],
)
def test_only_filings_with_item_502_are_kept(items: tuple[str, ...], kept: bool) -> None:
    entries = selected(Filing(number="0000950170-26-000007", company="Kelmont Corp", cik=99, items=items))
    assert bool(entries) is kept


def test_an_amendment_is_a_filing_of_its_own() -> None:
    amended = Filing(
        number="0001193125-26-012399", company="Harlow Bearings, Inc.", cik=1234567, items=(OFFICERS,), form="8-K/A"
    )
    first, second = selected(amended, HARLOW)
    assert first.title == "Harlow Bearings, Inc. Form 8-K/A, Item 5.02"
    assert first.guid != second.guid


def test_a_filing_of_a_parent_and_its_subsidiary_stands_there_twice_and_is_one_entry() -> None:
    double = Filing(number=HARLOW.number, company="HARLOW FINANCE LLC", cik=7654321, items=HARLOW.items)
    (entry,) = selected(HARLOW, double)
    assert entry.title.startswith("HARLOW BEARINGS")


def test_the_feed_of_one_company_is_read_too() -> None:
    body = f"""<?xml version="1.0" encoding="ISO-8859-1" ?><feed xmlns="http://www.w3.org/2005/Atom">
<title>HARLOW BEARINGS, INC.  (0001234567)</title>
<entry><category label="form type" scheme="https://www.sec.gov/" term="8-K"/>
<content type="text/xml"><accession-number>{HARLOW.number}</accession-number><filing-type>8-K</filing-type>
<filing-href>https://www.sec.gov{HARLOW.index}</filing-href><items-desc>items 5.02 and 9.01</items-desc></content>
<id>urn:tag:sec.gov,2008:accession-number={HARLOW.number}</id>
<link href="https://www.sec.gov{HARLOW.index}" rel="alternate" type="text/html"/>
<summary type="html"> &lt;b&gt;Filed:&lt;/b&gt; 2026-03-06 &lt;b&gt;AccNo:&lt;/b&gt; {HARLOW.number}
&lt;br&gt;{OFFICERS}</summary>
<title>8-K  - Current report</title><updated>2026-03-06T17:29:58-05:00</updated></entry></feed>"""
    parsed = parse(body.encode(), url="https://www.sec.gov/cgi-bin/browse-edgar", content_type="text/xml", now=NOW)
    (entry,) = select_filings(parsed.entries)
    assert (entry.guid[-20:], entry.title) == (HARLOW.number, "8-K - Current report")  # the document names the company


def test_other_feeds_are_left_as_they_are() -> None:
    rss = b"""<rss version="2.0"><channel><title>G</title><item><title>Kelmont files Form 8-K</title>
<link>https://news.example/1</link><description>No item is named.</description></item>
<item><title>Why sec.gov is down</title><link>https://www.sec.gov/news/1</link></item></channel></rss>"""
    parsed = parse(rss, url="https://news.example/feed", content_type=None, now=NOW)
    assert select_filings(parsed.entries) == parsed.entries
