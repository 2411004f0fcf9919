"""Items of any format, made into entries: plain text, absolute links, identities that stay."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from monitor.feeds.addresses import absolute, is_web_address
from monitor.feeds.dates import read_date
from monitor.text import fold, host_of, language_code, plain, squeeze, titled_guid
from monitor.types import Entry

#: Items read of one document, from its start. News feeds carry 10 to 100; what a document brings at once must fit a
#: few seconds and one transaction.
MAX_ITEMS = 2000
#: Code points kept of a title and of a text (a long annual report has about 400,000), and read of its markup.
MAX_TITLE = 1000
#: Code points kept of a feed's own title: it names the feed in a line.
MAX_FEED_TITLE = 200
MAX_TEXT = 500_000
_MAX_MARKUP = 4 * MAX_TEXT
#: Identities longer than this (some feeds put the whole text there) are hashed.
MAX_GUID = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One item as its document says it: strings and markup, nothing decided."""

    guid: str | None = None
    link: str | None = None
    title: str = ""
    summary: str = ""
    content: str = ""
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    publisher: str | None = None


def build_entries(items: Iterable[Item], *, url: str, language: str | None, now: datetime) -> tuple[Entry, ...]:
    """Entries in document order; an item without title and text is left out, an item repeated kept once.

    `url` is the document's final address, which relative links count from; `language` the document's claim.
    """
    made = (_entry(item, url=url, language=language, now=now) for item in items)
    return _distinct([entry for entry in made if entry.title or entry.summary or entry.content])


def _entry(item: Item, *, url: str, language: str | None, now: datetime) -> Entry:
    link = absolute(item.link, url) or (absolute(item.guid, url) if is_web_address(item.guid) else None)
    publisher = squeeze(plain(item.publisher or "")) or None
    title = _without_publisher(squeeze(plain(item.title)), publisher)[:MAX_TITLE]
    summary, content = _texts(item, link)
    updated = read_date(item.updated, now=now)
    published = read_date(item.published, now=now) or updated
    entry = Entry(
        guid="",
        url=link,
        title=title,
        summary=summary,
        content=content,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        updated_at=updated.at if updated else None,
        language=language_code(item.language) or language,
        publisher=publisher,
    )
    return replace(entry, guid=_guid(squeeze(item.guid or "") or link or "", entry))


def _guid(given: str, entry: Entry) -> str:
    """The identity given; a hash of it where it is long; else one of the title and day, or of the text."""
    if 0 < len(given) <= MAX_GUID:
        return given
    told = f"{entry.title}\n{entry.published_on}" if entry.title else entry.content or entry.summary
    what = given or told
    return "sha256:" + hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest()


def _texts(item: Item, link: str | None) -> tuple[str, str]:
    """Teaser and full text; a text given twice is kept once, as the teaser that it may be."""
    summary, content = (
        "" if _is_link_list(markup, link) else plain(markup)[:MAX_TEXT]
        for markup in (item.summary[:_MAX_MARKUP], item.content[:_MAX_MARKUP])
    )
    return summary, "" if squeeze(content) == squeeze(summary) else content


def _without_publisher(title: str, publisher: str | None) -> str:
    """`Headline - Publisher`, as aggregators write it, without the publisher that they name beside it."""
    for dash in (" - ", " – ", " — ", " | "):
        if publisher and title.endswith(dash + publisher):
            return title.removesuffix(dash + publisher)
    return title


def _is_link_list(markup: str, link: str | None) -> bool:
    """Whether a description says nothing of its own: links to other outlets' headlines, as Google News lists them
    (`<a>headline</a> <font>publisher</font>`, "View Full Coverage on Google News")."""
    if "<a" not in markup.lower():
        return False
    tree = LexborHTMLParser(markup)
    links = len(tree.css("a"))
    for node in tree.css("a, font"):
        node.decompose()
    said = re.sub(r"\W+", "", tree.body.text() if tree.body else "")
    aggregator = host_of(link).startswith("news.google.")
    return not said and (aggregator or links > 1)


def _distinct(entries: list[Entry]) -> tuple[Entry, ...]:
    """Each entry once. A guid that stands on items of different links is none (some feeds repeat one for all): those
    items go by their links; and a link that stands in for the guid of items with different titles is none either."""
    links: dict[str, set[str | None]] = defaultdict(set)
    for entry in entries:
        links[entry.guid].add(entry.url)
    linked = [_by_link(entry) if len(links[entry.guid]) > 1 else entry for entry in entries]
    titles: dict[str, set[str]] = defaultdict(set)
    for entry in linked:
        titles[entry.guid].add(fold(entry.title))
    kept: dict[str, Entry] = {}
    for entry in linked:
        one = _by_title(entry) if len(titles[entry.guid]) > 1 else entry
        kept.setdefault(one.guid, one)
    return tuple(kept.values())


def _by_link(entry: Entry) -> Entry:
    return replace(entry, guid=_guid(entry.url or "", entry))


def _by_title(entry: Entry) -> Entry:
    """By link and title, unless the guid is the feed's own: that one holds whatever the title."""
    return replace(entry, guid=titled_guid(entry.guid, entry.title)) if entry.guid == entry.url else entry
