"""What the SEC's EDGAR serves, in its own form: the feed of current filings, a filing's index page, its documents.

The forms are EDGAR's; companies, people and texts are invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parent
FEED_PATH = "/cgi-bin/browse-edgar?action=getcurrent&type=8-K&company=&dateb=&owner=include&count=100&output=atom"

OFFICERS = (
    "Item 5.02: Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers: "
    "Compensatory Arrangements of Certain Officers"
)
DISCLOSURE = "Item 7.01: Regulation FD Disclosure"
EXHIBITS = "Item 9.01: Financial Statements and Exhibits"


@dataclass(frozen=True, kw_only=True)
class Filing:
    """One line of the feed."""

    number: str  #: accession number
    company: str
    cik: int
    items: tuple[str, ...]
    form: str = "8-K"
    accepted: str = "2026-03-06T17:29:58-05:00"
    document: str = "d8k.htm"

    @property
    def folder(self) -> str:
        return f"/Archives/edgar/data/{self.cik}/{self.number.replace('-', '')}"

    @property
    def index(self) -> str:
        return f"{self.folder}/{self.number}-index.htm"


def current_filings(filings: Iterable[Filing], *, origin: str = "https://www.sec.gov") -> bytes:
    """The Atom feed (`action=getcurrent`), newest first as given."""
    head = """<?xml version="1.0" encoding="ISO-8859-1" ?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Latest Filings - Fri, 06 Mar 2026 17:30:12 EST</title>
<link rel="alternate" href="/cgi-bin/browse-edgar?action=getcurrent"/>
<link rel="self" href="/cgi-bin/browse-edgar?action=getcurrent"/>
<id>https://www.sec.gov/cgi-bin/browse-edgar?action=getcurrent</id>
<author><name>Webmaster</name><email>webmaster@sec.gov</email></author>
<updated>2026-03-06T17:30:12-05:00</updated>
"""
    return (head + "".join(_entry(filing, origin) for filing in filings) + "</feed>\n").encode("latin-1")


def _entry(filing: Filing, origin: str) -> str:
    items = "".join(f"\n<br>{item}" for item in filing.items)
    day = filing.accepted[:10]
    summary = f"\n <b>Filed:</b> {day} <b>AccNo:</b> {filing.number} <b>Size:</b> 215 KB{items}\n"
    return f"""<entry>
<title>{filing.form} - {escape(filing.company)} ({filing.cik:010}) (Filer)</title>
<link rel="alternate" type="text/html" href="{origin}{filing.index}"/>
<summary type="html">{escape(summary)}</summary>
<updated>{filing.accepted}</updated>
<category scheme="https://www.sec.gov/" label="form type" term="{filing.form}"/>
<id>urn:tag:sec.gov,2008:accession-number={filing.number}</id>
</entry>
"""


def index_page(filing: Filing) -> bytes:
    """The filing's index: its documents in a table, the main one behind the viewer of inline XBRL."""
    main = f"{filing.folder}/{filing.document}"
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>EDGAR Filing Documents for {filing.number}</title></head><body>
<div id="formHeader"><div id="formName"><strong>Form {filing.form}</strong> - Current report: </div>
<div id="secNum"><strong><acronym title="Securities and Exchange Commission">SEC</acronym> Accession
<acronym title="Number">No.</acronym></strong> {filing.number}</div></div>
<div class="formContent"><div class="formGrouping"><div class="infoHead">Filing Date</div>
<div class="info">2026-03-06</div>
<div class="infoHead">Accepted</div><div class="info">2026-03-06 17:29:58</div></div></div>
<div id="formDiv"><p>Document Format Files</p>
<table class="tableFile" summary="Document Format Files">
<tr><th scope="col">Seq</th><th scope="col">Description</th><th scope="col">Document</th>
<th scope="col">Type</th><th scope="col">Size</th></tr>
<tr><td scope="row">1</td><td scope="row">FORM {filing.form}</td>
<td scope="row"><a href="/ix?doc={main}">{filing.document}</a> &nbsp;&nbsp;<span style="color: green">iXBRL</span></td>
<td scope="row">{filing.form}</td><td scope="row">36021</td></tr>
<tr class="evenRow"><td scope="row">2</td><td scope="row">EX-99.1</td>
<td scope="row"><a href="{filing.folder}/dex991.htm">dex991.htm</a></td>
<td scope="row">EX-99.1</td><td scope="row">12000</td></tr>
</table>
<p>Data Files</p><table class="tableFile" summary="Data Files">
<tr><td scope="row">6</td><td scope="row">XBRL TAXONOMY EXTENSION SCHEMA</td>
<td scope="row"><a href="{filing.folder}/x.xsd">x.xsd</a></td>
<td scope="row">EX-101.SCH</td><td scope="row">2854</td></tr></table>
</div><div class="companyInfo"><span class="companyName">{escape(filing.company)} (Filer)
 <acronym title="Central Index Key">CIK</acronym>:
 <a href="/cgi-bin/browse-edgar?action=getcompany&amp;CIK={filing.cik:010}">{filing.cik:010}</a></span></div>
</body></html>""".encode()


def document(name: str) -> bytes:
    """A main document of this folder."""
    return (FOLDER / f"{name}.htm").read_bytes()
