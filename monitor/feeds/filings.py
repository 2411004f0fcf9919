"""Filings with the SEC among the entries of a feed: those that tell of directors and officers.

EDGAR's Atom feeds list every filing; the summary of a Form 8-K names its items, and Item 5.02 is the one on directors
and officers. A filing stands there once for each company that it is for, under one accession number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from monitor.text import accession_number
from monitor.types import Entry

#: The newest hundred filings on Form 8-K and its amendments, whatever their items (sec.gov, "RSS Feeds").
CURRENT_FILINGS = (
    "https://www.sec.gov/cgi-bin/browse-edgar"
    "?action=getcurrent&type=8-K&company=&dateb=&owner=include&count=100&output=atom"
)
_PUBLISHER = "SEC EDGAR"

#: A line of the summary: "Item 5.02: Departure of Directors ...".
_OFFICERS = re.compile(r"^item 5\.02\b", re.IGNORECASE | re.MULTILINE)
#: "8-K/A - ACME CORP /DE/ (0001234567) (Filer)": form, name, state, number of the company, its part in the filing.
_TITLE = re.compile(r"(8-K\S*)\s+-\s+(.+?)\s*(?:/[A-Z]{2,3}/?)?\s*\(\d{10}\)")


def select_filings(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries; of those that are EDGAR filings only the ones with Item 5.02, each filing once, entitled with its
    company and form."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        number = accession_number(entry.url)
        if number is None:
            kept.setdefault(entry.guid, entry)
        elif _OFFICERS.search(entry.summary):
            filing = _filing(entry, number)
            kept.setdefault(filing.guid, filing)
    return tuple(kept.values())


def _filing(entry: Entry, number: str) -> Entry:
    named = _TITLE.match(entry.title)
    title = f"{named[2]} Form {named[1]}, Item 5.02" if named else entry.title
    guid = f"urn:tag:sec.gov,2008:accession-number={number}"  # as EDGAR has it, before it was told from its double
    return replace(entry, guid=guid, title=title, publisher=_PUBLISHER, language=entry.language or "en")
