"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from monitor.errors import FeedError
from monitor.feeds.addresses import absolute
from monitor.feeds.entries import MAX_FEED_TITLE, MAX_ITEMS, Item, build_entries
from monitor.text import language_code, squeeze
from monitor.types import ParsedFeed


def parse_json_feed(text: str, *, url: str, now: datetime) -> ParsedFeed:
    """The feed in `text`. Raises FeedError where it is no JSON, or no JSON Feed."""
    try:
        document = json.loads(text, strict=False)
    except RecursionError as error:
        raise FeedError(f"{url} is no feed: it is JSON nested too deep") from error
    except ValueError as error:
        raise FeedError(f"{url} is no feed: it looks like JSON, and is not valid ({error})") from error
    if not isinstance(document, dict) or not isinstance(document.get("items"), list) or not _is_feed(document):
        raise FeedError(f"{url} is no feed: it is JSON, but no JSON Feed (no `version` of jsonfeed.org, or no `items`)")
    language = language_code(_text(document, "language"))
    items = [_item(item) for item in document["items"][:MAX_ITEMS] if isinstance(item, dict)]
    return ParsedFeed(
        title=squeeze(_text(document, "title"))[:MAX_FEED_TITLE],
        site_url=absolute(_text(document, "home_page_url"), url),
        language=language,
        entries=build_entries(items, url=url, language=language, now=now),
    )


def _is_feed(document: dict[str, Any]) -> bool:
    return "jsonfeed.org" in _text(document, "version")


def _item(item: dict[str, Any]) -> Item:
    return Item(
        guid=_text(item, "id") or None,
        link=_text(item, "url") or _text(item, "external_url") or None,
        title=_plain(item, "title"),
        summary=_plain(item, "summary"),
        content=_text(item, "content_html") or _plain(item, "content_text"),
        published=_text(item, "date_published") or None,
        updated=_text(item, "date_modified") or None,
        language=_text(item, "language") or None,
    )


def _plain(values: dict[str, Any], name: str) -> str:
    """A text value that is no HTML, as markup: its `<` is a letter."""
    return _text(values, name).replace("<", "&lt;")


def _text(values: dict[str, Any], name: str) -> str:
    """A text value; numbers (version 1 allows them as ids) as text; "" for anything else."""
    value = values.get(name)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
