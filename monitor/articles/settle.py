"""What is read of a story: the feed's own text, or the page's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from monitor.articles import phrases
from monitor.articles.metadata import cut_site
from monitor.articles.page import weight
from monitor.text import fold, host_of, squeeze
from monitor.types import Page, PageKind


class TextSource(StrEnum):
    """Where a story's text is from."""

    FEED = "feed"
    PAGE = "page"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """The title and the text that a story is read from."""

    title: str
    text: str  #: "" where neither the feed nor the page gives one: the title alone is read
    source: TextSource  #: of the text
    reason: str  #: for people: why the page was taken, or not


#: Text in a feed of this weight is a story; teasers end well before.
_ENOUGH = 1_200
#: Full text rather than a teaser: `content` of this weight, and twice the summary's.
_MIN_CONTENT, _LONGER = 500, 2
#: A page whose text is shorter than this share of the feed's has lost some of it.
_MUCH_SHORTER = 0.7
#: An ellipsis, in brackets or not, or a link to the rest, at the end of a text (folded: "…" is three dots there).
_CUT = re.compile(
    r"(?:\[\s*(?:…|\.{3})\s*\]|(?<!\.)\.{3}|…"
    rf"|(?:^|[\n.!?:…»\]])\s*[\[(]?(?:{phrases.pattern(phrases.REST).pattern})[^\n]{{0,60}})\s*[»>→]*\s*$"
)
_TAIL = 200
#: Aggregators whose links lead to a page of their own, never to the story.
_AGGREGATORS = frozenset({"news.google.com"})


def needs_page(summary: str, content: str, url: str | None) -> bool:
    """Whether the story's page must be fetched: the feed has only a teaser, and there is a page to be had."""
    if url is None or not url.lower().startswith(("http://", "https://")) or is_aggregator(url):
        return False
    return not _is_whole(summary, content)


def is_aggregator(url: str) -> bool:
    """Whether a link leads to an aggregator's own page, from which the story cannot be reached."""
    return host_of(url) in _AGGREGATORS


def settle(
    *,
    title: str,
    summary: str,
    content: str,
    publisher: str | None = None,
    page: Page | None = None,
    missing: str = "no page was asked for",
) -> Settled:
    """What a story is read from. `publisher` is the source an aggregator names for the entry; `missing` says why
    there is no `page`. The feed's title stays; the page's text is taken where it is the article and has more."""
    feed_text = content if weight(content) >= weight(summary) else summary
    heading = _heading(title, publisher) or (page.title if page is not None else "")
    if page is None:
        return Settled(title=heading, text=feed_text, source=TextSource.FEED, reason=missing)
    if (reason := _refusal(page, summary, content, feed_text)) is not None:
        return Settled(title=heading, text=feed_text, source=TextSource.FEED, reason=reason)
    return Settled(title=heading, text=page.text, source=TextSource.PAGE, reason="the page has the article")


def _refusal(page: Page, summary: str, content: str, feed_text: str) -> str | None:
    if page.kind is not PageKind.ARTICLE:
        return f"the page is no article ({page.kind}): {page.reason}"
    if _is_whole(summary, content) and weight(page.text) < _MUCH_SHORTER * weight(feed_text):
        return "the page has less text than the feed"
    if weight(page.text) < weight(_uncut(feed_text)):
        return "the page has no more text than the feed"
    return None


def _is_whole(summary: str, content: str) -> bool:
    """Whether the feed carries the story in full."""
    longest = content if weight(content) >= weight(summary) else summary
    if is_cut(longest):
        return False
    full = weight(content) >= max(_MIN_CONTENT, _LONGER * weight(summary))
    return full or weight(longest) >= _ENOUGH


def is_cut(text: str) -> bool:
    """Whether a feed's text breaks off: an ellipsis in brackets, dots, "continue reading" at its end."""
    return _CUT.search(fold(text[-_TAIL:])) is not None


def _uncut(text: str) -> str:
    return text[:-_TAIL] + _CUT.sub("", text[-_TAIL:]).rstrip()


def _heading(title: str, publisher: str | None) -> str:
    return cut_site(squeeze(title), (publisher,) if publisher else ())
