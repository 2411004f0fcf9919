"""Filings on Form 8-K: documents of three houses that make them, each with the text that is read beside it."""

from __future__ import annotations

import pytest

from monitor.articles import canonical_url, main_document, read_filing
from monitor.types import PageKind
from tests.edgar.archive import FOLDER, OFFICERS, Filing, document, index_page

FILING = Filing(number="0001193125-26-012345", company="Harlow Bearings, Inc.", cik=1234567, items=(OFFICERS,))
INDEX = f"https://www.sec.gov{FILING.index}"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.htm")))
def test_item_502_is_read_from_its_heading_to_the_next_item(name: str) -> None:
    page = read_filing(document(name), content_type="text/html")
    assert f"{page.title}\n{page.text}\n" == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert page.kind is PageKind.ARTICLE


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7",
        b"<html><body><p>Item 7.01. Regulation FD Disclosure</p><p>Jane Roe spoke of the results.</p></body></html>",
        b"<p>The text under Item 5.02 is in the annual report.</p>" * 9,
        b"<p>Item 5.02</p><p>None.</p><p>SIGNATURES</p><p>Jane Roe, Chief Executive Officer of the Company</p>",
    ],
)
def test_a_filing_without_text_under_item_502_is_no_article(body: bytes) -> None:
    page = read_filing(body, content_type="text/html")
    assert (page.kind, page.text) == (PageKind.EMPTY, "")


def test_a_line_of_running_text_that_begins_with_an_item_is_no_heading() -> None:
    told = "On May 4, 2026 the Board of Directors appointed Ada Berg as Chief Financial Officer. " * 2
    body = f"<p>Item 5.02 Officers.</p><p>{told}</p><p>Item 1.01 of this report names her pay.</p><p>Item 9.01 X</p>"
    assert read_filing(body.encode(), content_type=None).text.endswith("Item 1.01 of this report names her pay.")


def test_the_main_document_is_found_behind_the_viewer() -> None:
    found = main_document(index_page(FILING), url=INDEX, content_type="text/html")
    assert found == f"https://www.sec.gov{FILING.folder}/d8k.htm"


@pytest.mark.parametrize("form", ["8-K/A", "8-K12B", "8-K"])
def test_amendments_and_successors_name_their_form(form: str) -> None:
    filing = Filing(number=FILING.number, company="X", cik=FILING.cik, items=(), form=form, document="main.htm")
    found = main_document(index_page(filing), url=INDEX, content_type=None)
    assert found == f"https://www.sec.gov{filing.folder}/main.htm"


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/Archives/edgar/data/1234567/000119312526012345/d8k.htm",
        "/Archives/edgar/data/1234567/000119312526099999/d8k.htm",
        "/ix?doc=//evil.example/000119312526012345/d8k.htm",
        "//[broken/000119312526012345/d8k.htm",
        "",
    ],
)
def test_a_link_that_leaves_the_filing_is_not_followed(link: str) -> None:
    row = f'<tr><td>1</td><td>8-K</td><td><a href="{link}">d</a></td><td>8-K</td><td>1</td></tr>'
    body = f'<table class="tableFile" summary="Document Format Files">{row}</table>'.encode()
    assert main_document(body, url=INDEX, content_type=None) is None


@pytest.mark.parametrize("body", [b"", b"<html><body>Not found</body></html>", b"<table class=tableFile><tr><td>1"])
def test_a_page_without_documents_names_none(body: bytes) -> None:
    assert main_document(body, url=INDEX, content_type=None) is None


def test_a_filing_has_one_key_in_the_folder_of_each_company() -> None:
    other = INDEX.replace("/1234567/", "/7654321/")
    assert canonical_url(INDEX) == canonical_url(other) == canonical_url(canonical_url(INDEX))
    assert canonical_url(INDEX) != canonical_url(INDEX.replace("012345", "012346"))
    assert canonical_url("https://news.example/a-index.htm") == "https://news.example/a-index.htm"
