"""Bytes of a feed of any format, to entries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from monitor.errors import FeedError
from monitor.feeds.decoding import decode
from monitor.feeds.jsonfeed import parse_json_feed
from monitor.feeds.mending import root_at
from monitor.feeds.syndication import parse_syndication
from monitor.text import host_of, squeeze
from monitor.types import ParsedFeed

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
_CONSENT = re.compile(r"consent|before you continue|bevor sie|avant d.accéder|prima di continuare", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
#: What to do with a page, where a feed was expected.
PAGE_ADVICE = "; `monitor feeds add` with the page's address looks for its feeds"
#: How much of a page is looked at to say what it is.
_GLANCE = 16_000


def parse(body: bytes, *, url: str, content_type: str | None, now: datetime) -> ParsedFeed:
    """The feed in `body`, whatever its format and charset: entries in document order, as plain text.

    `url` is the final address, which relative links count from; `content_type` the HTTP header; dates further ahead of
    `now` than any time zone explains are dropped. The first 2,000 items are read. Raises FeedError, which says what
    the document is instead. Bound in size by what the caller hands over; give it a time limit where that is large.
    """
    decoded = decode(body, content_type)
    text = decoded.text.lstrip("\ufeff\0 \t\r\n")
    if not text:
        raise FeedError(f"{url} answered with an empty document")
    if text[0] in "{[":
        parsed = parse_json_feed(text, url=url, now=now)
    elif _begins_feed(text):
        parsed = parse_syndication(text, url=url, now=now)
    else:
        raise FeedError(f"{url} is no feed: {_what(text, url)}")
    return replace(parsed, damaged="; ".join(filter(None, (decoded.note, parsed.damaged))) or None)


def _begins_feed(text: str) -> bool:
    """Whether a feed's root element stands near the start, not inside a web page."""
    start = root_at(text)
    return start is not None and not _HTML.search(_COMMENT.sub("", text[:start]))


def _what(text: str, url: str) -> str:
    """What a document is that is no feed, and what to do."""
    if not _HTML.search(text, 0, _GLANCE):
        return "it is some XML of another kind" if text.startswith("<?xml") else "it is neither XML, JSON nor HTML"
    tree = LexborHTMLParser(text[:_GLANCE])
    node = tree.css_first("title")
    title = squeeze(node.text()) if node else ""
    if _CONSENT.search(host_of(url)) or _CONSENT.search(title):
        return "it is a consent page; the site answers nobody who has not clicked it away"
    named = f" titled “{title[:60]}”" if title else ""
    return f"it is an HTML page{named}{PAGE_ADVICE}"
