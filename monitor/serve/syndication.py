"""A document as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from monitor import __version__
from monitor.serve.entries import Document, Entry, plain
from monitor.serve.words import weblink

#: Who the feed is from; the stories behind an entry have authors of their own.
AUTHOR = "leadership-monitor"
_ATOM = "http://www.w3.org/2005/Atom"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _xml(root: Element) -> bytes:
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> None:
    """Attributes in Python's spelling: `xml_lang` is `xml:lang`."""
    child = SubElement(parent, tag, {name.replace("_", ":"): value for name, value in attributes.items()})
    child.text = text


def atom(document: Document) -> bytes:
    """The sentences are English; the language of an entry is that of the story that tells it best."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "id", document.uuid.urn)
    _add(feed, "title", document.title)
    _add(feed, "updated", _moment(document.updated))
    _add(feed, "link", rel="self", type="application/atom+xml", href=document.address)
    _add(feed, "link", rel="alternate", type="text/html", href=document.page)
    author = SubElement(feed, "author")
    _add(author, "name", AUTHOR)
    _add(feed, "generator", AUTHOR, version=__version__)
    for entry in document.entries:
        _atom_entry(feed, entry)
    return _xml(feed)


def _atom_entry(feed: Element, entry: Entry) -> None:
    move = entry.move
    found = SubElement(feed, "entry", {"xml:lang": move.language} if move.language else {})
    _add(found, "id", entry.uuid.urn)
    _add(found, "title", entry.title, xml_lang="en")
    _add(found, "published", _moment(move.announced_at))
    _add(found, "updated", _moment(move.updated_at))
    _add(found, "link", rel="alternate", type="text/html", href=entry.address)
    for address in _told_at(entry):
        _add(found, "link", rel="via", href=address)
    for tag in entry.tags:
        _add(found, "category", term=tag)
    _add(found, "content", entry.html(), type="html")


def _told_at(entry: Entry) -> tuple[str, ...]:
    """The addresses of the stories, each once."""
    links = (weblink(source.url) for source in entry.sources)
    return tuple(dict.fromkeys(plain(link) for link in links if link))


def rss(document: Document) -> bytes:
    """RSS has no word for a change or a language; Atom's and Dublin Core's stand in, which readers know."""
    root = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM, "xmlns:dc": _DUBLIN_CORE})
    channel = SubElement(root, "channel")
    _add(channel, "title", document.title)
    _add(channel, "link", document.page)
    _add(channel, "description", "Who starts or leaves which post at which organisation")
    _add(channel, "language", "en")
    _add(channel, "lastBuildDate", format_datetime(document.updated.astimezone(UTC), usegmt=True))
    _add(channel, "generator", f"{AUTHOR} {__version__}")
    _add(channel, "atom:link", rel="self", type="application/rss+xml", href=document.address)
    for entry in document.entries:
        _rss_item(channel, entry)
    return _xml(root)


def _rss_item(channel: Element, entry: Entry) -> None:
    item = SubElement(channel, "item")
    _add(item, "title", entry.title)
    _add(item, "link", entry.address)
    _add(item, "guid", entry.uuid.urn, isPermaLink="false")
    _add(item, "pubDate", format_datetime(entry.move.announced_at.astimezone(UTC), usegmt=True))
    _add(item, "atom:updated", _moment(entry.move.updated_at))
    if entry.move.language:
        _add(item, "dc:language", entry.move.language)
    for tag in entry.tags:
        _add(item, "category", tag)
    _add(item, "description", entry.html())


def json_feed(document: Document) -> bytes:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": document.title,
        "home_page_url": document.page,
        "feed_url": document.address,
        "language": "en",
        "authors": [{"name": AUTHOR}],
        "items": [_json_item(entry) for entry in document.entries],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _json_item(entry: Entry) -> dict[str, Any]:
    move = entry.move
    item = {
        "id": entry.uuid.urn,
        "url": entry.address,
        "external_url": next(iter(_told_at(entry)), None),
        "title": entry.title,
        "content_html": entry.html(),
        "summary": plain(move.snippet or ""),
        "date_published": _moment(move.announced_at),
        "date_modified": _moment(move.updated_at),
        "tags": list(entry.tags),
        "language": move.language,
    }
    return {name: value for name, value in item.items() if value}
