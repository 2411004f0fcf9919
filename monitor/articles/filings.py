"""Filings on Form 8-K: the main document from a filing's index page, and Item 5.02 from the main document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from monitor.articles.charset import decode
from monitor.articles.markup import bounded
from monitor.articles.page import MAX_BYTES, weight
from monitor.text import accession_number, plain, squeeze
from monitor.types import Page, PageKind

#: The type of the main document in the table of an index page; exhibits are EX-99.1 and the like.
_FORM = re.compile(r"8-K(?:\S*)", re.IGNORECASE)
#: Cells of a row of that table: number, description, document, type, size.
_DOCUMENT, _TYPE = 2, 3
#: A heading names an item; a line of running text that begins so goes on ("Item 5.02 of this report").
_ITEM = re.compile(
    r"item\s*(\d{1,2}\.\d{2})(?!\d)(?!\s+(?:of|above|below|hereof|and|is|in|to|shall|was)\b)", re.IGNORECASE
)
_OFFICERS = "5.02"
#: What follows the last item, and the groups that the form puts its items in ("Section 9 - Financial Statements").
_END = re.compile(r"(?:section\s+\d+\s*[-–—.:]|signatures?\W*$|exhibit\s+index\W*$)", re.IGNORECASE)
#: Lines of pages rather than of the text.
_FURNITURE = re.compile(r"(?:-?\s*\d{1,3}\s*-?|table of contents|page \d+(?: of \d+)?)", re.IGNORECASE)
#: A heading or a letter on a line of its own, as layouts in cells and blocks leave them: the next line belongs to it.
_LONE = re.compile(r"(?:item\s*\d{1,2}\.\d{2}\.?|\([a-f]\))", re.IGNORECASE)
#: Inline XBRL's header, and what its makers hide: facts for programs.
_HIDDEN = r'ix\:header, [style*="display:none" i], [style*="display: none" i], script, style, title'
#: A fact of the cover page, as inline XBRL marks it (taxonomy "dei").
_FACT = r'name="dei:{}"[^<>]{{0,500}}>(.{{1,500}}?)</ix:'
#: The shortest item that tells something is a reference to another item.
_LEAST = 120


def main_document(body: bytes, *, url: str, content_type: str | None) -> str | None:
    """The address of the main document, from the index page at `url`; None where the page names none of its filing."""
    number = (accession_number(url) or "").replace("-", "")
    tree = LexborHTMLParser(bounded(decode(body[:MAX_BYTES], content_type)))
    for row in tree.css("table.tableFile tr"):
        cells = row.css("td")
        if len(cells) <= _TYPE or not _FORM.fullmatch(squeeze(cells[_TYPE].text())):
            continue
        link = cells[_DOCUMENT].css_first("a[href]")
        address = _document(link.attributes.get("href") if link is not None else None, url)
        if address is not None and number and f"/{number}/" in urlsplit(address).path:
            return address
    return None


def _document(link: str | None, url: str) -> str | None:
    """The document itself, where the link leads to the viewer of inline XBRL (`/ix?doc=...`)."""
    if not link:
        return None
    try:
        shown = parse_qs(urlsplit(link.strip()).query).get("doc", [link.strip()])[0]
        address = urljoin(url, "".join(shown.split()))
        return address if urlsplit(address).netloc == urlsplit(url).netloc else None
    except ValueError:  # a broken IPv6 host
        return None


def read_filing(body: bytes, *, content_type: str | None) -> Page:
    """Item 5.02 of a Form 8-K, from its heading up to the next item; of kind EMPTY where there is none.

    The title is the company's name, as the cover page marks it, with the form; "" where it marks none."""
    markup = " ".join(bounded(decode(body[:MAX_BYTES], content_type)).split())  # lines are broken anywhere in HTML
    text = "\n".join(_joined(list(_section(_lines(markup)))))
    name, form = _fact(markup, "EntityRegistrantName"), _fact(markup, "DocumentType")
    found = weight(text) >= _LEAST
    return Page(
        kind=PageKind.ARTICLE if found else PageKind.EMPTY,
        reason="Item 5.02 of the filing" if found else "the filing has no text under Item 5.02",
        title=f"{name} Form {form or '8-K'}, Item 5.02" if name else "",
        text=text if found else "",
        published_at=None,
        published_on=None,
        language="en",
    )


def _lines(markup: str) -> list[str]:
    tree = LexborHTMLParser(markup)
    for node in tree.css(_HIDDEN):
        node.decompose()
    for cell in tree.css("td, th"):
        cell.insert_after(" ")
    shown = tree.body.html if tree.body is not None else None
    return [line for line in plain(shown or "").split("\n") if not _FURNITURE.fullmatch(line)]


def _section(lines: Sequence[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        if (item := _ITEM.match(line)) is not None:
            inside = item[1] == _OFFICERS
        elif _END.match(line):
            inside = False
        if inside:
            yield line


def _joined(lines: Sequence[str]) -> Iterator[str]:
    waiting = ""
    for line in lines:
        together = f"{waiting} {line}".strip()
        waiting = together if _LONE.fullmatch(line) else ""
        if not waiting:
            yield together
    if waiting:
        yield waiting


def _fact(markup: str, name: str) -> str:
    found = re.search(_FACT.format(name), markup, re.IGNORECASE)
    return squeeze(plain(found[1])) if found else ""
