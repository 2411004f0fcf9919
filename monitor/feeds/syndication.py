"""RSS 0.9x, 1.0, 2.0 and Atom, through feedparser: given bytes, its HTML options off."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import feedparser

from monitor.errors import FeedError
from monitor.feeds.addresses import absolute
from monitor.feeds.entries import MAX_FEED_TITLE, MAX_ITEMS, Item, build_entries
from monitor.feeds.mending import clean, fault, keep_first, mend
from monitor.feeds.wishes import read_wishes
from monitor.text import language_code, plain, squeeze
from monitor.types import ParsedFeed

#: What feedparser's handlers let through on documents they were not written for.
_FEEDPARSER_ERRORS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
#: The document goes in as UTF-8 with this header, so that feedparser has nothing to guess. No Content-Location:
#: feedparser would resolve a guid such as `12345` to a link; links are resolved on the final address here.
_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def parse_syndication(text: str, *, url: str, now: datetime) -> ParsedFeed:
    """The feed in `text`. Raises FeedError where it holds none."""
    document, damaged = _mended(clean(text))
    try:
        result = feedparser.parse(
            io.BytesIO(document.encode("utf-8")),
            response_headers=_HEADERS,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        items = [_item(found) for found in result["entries"]]
    except _FEEDPARSER_ERRORS as error:
        raise FeedError(f"{url} cannot be read as a feed: {error}") from error
    if not result["version"] and not items:
        raise FeedError(f"{url} is no feed: its XML is of no kind of RSS or Atom")
    return _feed(result["feed"], items, document, url=url, now=now, damaged=damaged)


def _mended(text: str) -> tuple[str, str | None]:
    """The document as feedparser gets it, and what was wrong with it. Entity declarations are left to feedparser, which
    keeps only those that expand to plain text."""
    text, cut = keep_first(text, MAX_ITEMS)
    damaged = None if "<!ENTITY" in text else fault(text)
    return (mend(text) if damaged else text), "; ".join(filter(None, (cut, damaged))) or None


def _feed(
    head: dict[str, Any], items: list[Item], document: str, *, url: str, now: datetime, damaged: str | None
) -> ParsedFeed:
    language = language_code(_string(head, "language"))
    wishes = read_wishes(document)
    return ParsedFeed(
        title=squeeze(plain(_string(head, "title") or ""))[:MAX_FEED_TITLE],
        site_url=absolute(_string(head, "link"), url),
        language=language,
        entries=build_entries(items, url=url, language=language, now=now),
        ttl=wishes.ttl,
        skip_hours=wishes.skip_hours,
        skip_days=wishes.skip_days,
        damaged=damaged,
    )


def _item(found: dict[str, Any]) -> Item:
    content = max((_markup(value, "value", value) for value in found.get("content", ())), key=len, default="")
    # feedparser copies the content into a missing summary, without the detail that an own summary has
    summary = _markup(found, "summary", found.get("summary_detail")) if not content or "summary_detail" in found else ""
    return Item(
        guid=_string(found, "id"),
        link=_string(found, "feedburner_origlink") or _link(found),
        title=_markup(found, "title", found.get("title_detail")),
        summary=summary,
        content=content,
        published=_string(found, "published") or _string(found, "created"),
        updated=_string(found, "updated"),
        language=_string(found, "language") or _string(found.get("title_detail", {}), "language"),
        publisher=_publisher(found),
    )


def _markup(values: dict[str, Any], name: str, detail: dict[str, Any] | None) -> str:
    """A value as markup: where its `detail` says plain text, a `<` is a letter. Entities are read in either, since
    feeds escape them twice whatever the type."""
    value = _string(values, name) or ""
    return value.replace("<", "&lt;") if (detail or {}).get("type") == "text/plain" else value


def _link(found: dict[str, Any]) -> str | None:
    """The item's own link: feedparser gives the guid for one where there is none, even a guid such as `12345`."""
    alternates = [link for link in found.get("links", ()) if link.get("rel") == "alternate"]
    return _string(found, "link") if alternates or not found.get("guidislink") else None


def _publisher(found: dict[str, Any]) -> str | None:
    source = found.get("source")
    named = _string(source, "title") if isinstance(source, dict) else None
    return named or _string(found, "news_source")


def _string(values: dict[str, Any], name: str) -> str | None:
    """A text that feedparser found; past its own `get`, which warns on `updated` and maps names onto one another."""
    value = dict.get(values, name)
    return value if isinstance(value, str) and value.strip() else None
