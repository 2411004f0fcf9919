"""What a page says of itself in JSON-LD (schema.org): read leniently, for publishers write it by template."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from monitor.text import squeeze

Node = dict[str, Any]

#: Types of schema.org whose values speak of a story ("NewsArticle", "BlogPosting", "ReportageNewsArticle" ...).
_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|PressRelease)$")
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
#: Deeper nodes than this are lists of related things, not the page's own; it bounds the walk.
_DEPTH = 6
_MAX_NODES = 2_000


def nodes(tree: LexborHTMLParser) -> tuple[Node, ...]:
    """Every object of the page's JSON-LD, outer ones first; scripts that are no JSON are passed over."""
    found: list[Node] = []
    for script in tree.css('script[type="application/ld+json" i]'):
        for node in _walk(_loads(script.text(strip=True)), _DEPTH):
            if len(found) == _MAX_NODES:
                break
            found.append(node)
    return tuple(found)


def article(found: tuple[Node, ...]) -> Node:
    """The object that speaks of the story itself: the first article with a headline or a date; {} where there is none.

    Related stories come as articles too, but inside lists behind it.
    """
    articles = [n for n in found if any(_ARTICLE.search(t) for t in types(n))]
    telling = [n for n in articles if n.get("headline") or n.get("datePublished")]
    return (telling or articles or [{}])[0]


def types(node: Node) -> tuple[str, ...]:
    """The types of an object, without their vocabulary's address."""
    given = node.get("@type")
    many = given if isinstance(given, list) else [given]
    return tuple(t.rpartition("/")[2] for t in many if isinstance(t, str))


def words(value: Any) -> str:
    """A value as one line of plain text: entities undone, the `name` of an object, the first of a list; "" else."""
    if isinstance(value, list):
        return words(value[0]) if value else ""
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value"))
    return squeeze(html.unescape(html.unescape(value))) if isinstance(value, str) else ""


def _loads(script: str) -> Any:
    """JSON with raw control characters, HTML comments around it, or commas too many, as sites print it; None else."""
    bare = _COMMENT.sub("", script)
    for text in (bare, _TRAILING_COMMA.sub(r"\1", _CONTROLS.sub(" ", bare))):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list) and depth:
        for item in value:
            if isinstance(item, dict | list):
                yield from _walk(item, depth - 1)
