"""The feeds of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.feeds.addresses import absolute
from monitor.feeds.decoding import decode
from monitor.text import squeeze
from monitor.types import Subscription

#: Media types of feeds in `<link rel="alternate">` (WHATWG HTML, section 4.6.7; JSON Feed 1.1).
_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/rss",
        "application/atom",
        "text/xml",
        "application/xml",
    }
)
#: A path that is a feed's by all custom: `/feed`, `/rss/`, `/feeds/all`, `/atom.xml`, `/news.rss`, `/index.rdf`.
_PATH = re.compile(
    r"(?:^|/)(?:rss|feeds?|atom|rdf)(?:/|$)|(?:^|[/._-])(?:rss|feeds?|atom)[\w.-]*\.(?:xml|json|aspx|php)$"
    r"|\.(?:rss|atom|rdf)$",
    re.IGNORECASE,
)
_QUERY = re.compile(r"(?:^|&)(?:feed|format|type|output)=(?:rss2?|atom|feed)(?:&|$)", re.IGNORECASE)
_WORDS = re.compile(r"^(?:rss|atom)(?:[ -]?feeds?)?$|^(?:rss|atom|web)[ -]feeds?\b", re.IGNORECASE)
_COMMENTS = re.compile(r"\bcomments?\b|kommentar|commentaires|comentarios", re.IGNORECASE)
#: Candidates given at most: a directory of a publisher's feeds names hundreds.
_MOST = 50


def discover(html: bytes, *, url: str, content_type: str | None) -> tuple[Subscription, ...]:
    """Feeds that a page names, the likeliest first: those it declares, then links that look like feeds.

    Feeds of comments come last of their kind. `url` is the page's final address. Nothing is fetched: a candidate may
    prove to be no feed.
    """
    tree = LexborHTMLParser(decode(html, content_type).text)
    base_node = tree.css_first("base[href]")
    base = absolute(base_node.attributes.get("href"), url) if base_node else None
    found = [*_ranked(_declared(tree, base or url)), *_ranked(_anchored(tree, base or url))]
    distinct = {subscription.url: subscription for subscription in reversed(found)}
    return tuple(subscription for subscription in found if distinct.pop(subscription.url, None))[:_MOST]


def _ranked(found: Iterator[Subscription]) -> list[Subscription]:
    return sorted(found, key=lambda s: bool(_COMMENTS.search(f"{s.title} {s.url}")))


def _declared(tree: LexborHTMLParser, base: str) -> Iterator[Subscription]:
    for node in tree.css("link[rel][href]"):
        relations = (node.attributes.get("rel") or "").lower().split()
        media = (node.attributes.get("type") or "").lower().split(";")[0].strip()
        if ("alternate" in relations and media in _TYPES) or "feed" in relations:
            yield from _candidate(node, node.attributes.get("title") or "", base)


def _anchored(tree: LexborHTMLParser, base: str) -> Iterator[Subscription]:
    for node in tree.css("a[href]"):
        link = absolute(node.attributes.get("href"), base)
        parts = urlsplit(link or "")
        label = squeeze(node.text() or node.attributes.get("title") or "")
        if _PATH.search(parts.path) or _QUERY.search(parts.query) or _WORDS.search(label):
            yield from _candidate(node, label, base)


def _candidate(node: LexborNode, title: str, base: str) -> Iterator[Subscription]:
    link = absolute(node.attributes.get("href"), base)
    if link and link.split("#")[0] != base.split("#")[0]:
        yield Subscription(url=link, title=squeeze(title) or None, site_url=base)
