"""A fetched page -> its story, or the reason why there is none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from resiliparse.parse.encoding import detect_mime
from selectolax.lexbor import LexborHTMLParser

from monitor.articles import furniture, walls
from monitor.articles.charset import decode
from monitor.articles.maintext import main_text
from monitor.articles.markup import bounded
from monitor.articles.metadata import Metadata, read_metadata
from monitor.text import host_of, plain, tidy
from monitor.types import Page, PageKind

#: Bytes of a page that are read: the largest news pages, scripts included, have about three million.
MAX_BYTES = 4_000_000
#: Less than this is no story: a brief of two sentences has about 200 letters. All lengths are in `weight`.
_MIN_STORY = 120
#: A stub is shorter than this: publishers show one to three paragraphs.
_MAX_STUB = 1_500
#: An error page has some lines of excuses at most.
_MAX_ERROR = 800
#: A wall opens in its own voice, or says at least so many of its phrases, has a button to agree, and this share of its
#: text is talk of cookies and partners.
_WALL_PHRASES, _CONSENT_SHARE = 2, 0.4
#: The share of letters and blanks that a text has at least; data and markup have less.
_PROSE = 0.6
#: Different characters that a text of two sentences has at least, in any script.
_KINDS = 12
#: Characters of a story that are kept: the longest reports in newspapers have about a hundred thousand.
_MAX_TEXT = 200_000
#: Text of a page in which the phrases of a wall are looked for, in characters.
_NOTICE = 100_000
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
#: Pages of companies: their templates differ more than those of newspapers.
_COMPANY_HOST = re.compile(r"(?:ir|investors?|newsroom|press|presse|media|corporate|about|blog)\.", re.IGNORECASE)
_COMPANY_PATH = re.compile(r"/(?:press-?releases?|newsroom|media-?cent(?:er|re)|investors?|blog)/", re.IGNORECASE)


def read_page(body: bytes, *, url: str, content_type: str | None) -> Page:
    """The story on the page that `url` (the final address) gave, with what the page says about it.

    Never raises: what is no page is a `Page` of kind EMPTY. `content_type` is the header as sent. Of more than
    `MAX_BYTES` the rest is not read. Takes about 10 ms for a page of 60 kB that marks itself as
    news, 70 ms for another (`_is_thorough`).
    """
    head = body[:MAX_BYTES]
    sort = _sort(head, content_type)
    if sort == "text/plain":
        return _plain_page(decode(head, content_type))
    if sort != "text/html":
        return _page(PageKind.EMPTY, f"it is {sort}, not a page", _NO_METADATA)
    tree = LexborHTMLParser(bounded(decode(head, content_type)))
    if tree.body is None:
        return _page(PageKind.EMPTY, "the page is empty", _NO_METADATA)
    return _read(tree, url)


def weight(text: str) -> int:
    """How much a text says, in letters: an ideograph, kana or syllable counts for three."""
    return len(text) + 2 * len(_WIDE.findall(text))


_NO_METADATA = Metadata(
    title="",
    published_at=None,
    published_on=None,
    language=None,
    publisher=None,
    news=False,
    free=True,
    body="",
)


def _sort(body: bytes, content_type: str | None) -> str:
    """The kind of document, "text/html" for everything that may be a page: by its first bytes, then by the header."""
    start = body[:4096]
    if not body.strip():
        return "an empty document"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "text/html"
    seen: str = detect_mime(start)
    if b"\0" in start or not (seen.startswith("text/") or "xml" in seen or seen == "application/octet-stream"):
        return seen
    is_plain = (content_type or "").lower().startswith("text/plain") and b"<html" not in start.lower()
    return "text/plain" if is_plain else "text/html"


def _plain_page(text: str) -> Page:
    lines = tidy(text)
    kind = PageKind.ARTICLE if weight(lines) >= _MIN_STORY and _is_prose(lines) else PageKind.EMPTY
    return _page(kind, "a document of plain text", _NO_METADATA, lines)


def _read(tree: LexborHTMLParser, url: str) -> Page:
    metadata = read_metadata(tree, url=url)
    if walls.is_consent_host(url):
        return _page(PageKind.CONSENT, f"{host_of(url)} asks for consent", metadata)
    signs = _signs(tree)
    furniture.strip_furniture(tree)
    text = furniture.clean(main_text(tree, thorough=_is_thorough(metadata, url)), title=metadata.title)
    if weight(text) < _MIN_STORY <= weight(metadata.body):
        text = furniture.clean(plain(metadata.body), title=metadata.title)
    kind, reason = _judge(text, metadata, signs)
    return _page(kind, reason, metadata, walls.before_paywall(text) if kind is PageKind.PAYWALL else text)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Signs:
    """What a page shows beside its text."""

    heading: str  #: the first one, which a wall may have beside its text
    notice: str  #: all that a reader sees
    boxed: bool  #: a consent platform's box
    offers: bool  #: a button to agree, outside such a box
    refreshes: bool  #: it sends the reader elsewhere


def _signs(tree: LexborHTMLParser) -> _Signs:
    """The signs of a wall; takes scripts and the boxes of consent platforms out of the page."""
    refreshes = tree.css_first('meta[http-equiv="refresh" i]') is not None
    furniture.strip_silent(tree)
    boxed = walls.take_consent_boxes(tree)
    notice = tree.body.text(separator=" ")[:_NOTICE] if tree.body is not None else ""
    heading = tree.css_first("h1, h2")
    return _Signs(
        heading=heading.text(separator=" ")[:_MIN_STORY] if heading is not None else "",
        notice=notice,
        boxed=boxed,
        offers=walls.has_consent_button(tree),
        refreshes=refreshes,
    )


def _judge(text: str, metadata: Metadata, signs: _Signs) -> tuple[PageKind, str]:
    size = weight(text)
    if walls.is_error_title(metadata.title) and size < _MAX_ERROR:
        return PageKind.EMPTY, f"the page says {metadata.title!r}"
    if size < _MIN_STORY and (signs.boxed or walls.consent_phrases(signs.notice)):
        return PageKind.CONSENT, "nothing but a question for consent"
    asked = walls.asks_for_consent(signs.heading, text) or walls.consent_phrases(text) >= _WALL_PHRASES
    if signs.offers and asked and walls.consent_share(text) >= _CONSENT_SHARE:
        return PageKind.CONSENT, "the text is a question for consent"
    if size < _MAX_STUB and (call := _call(metadata, signs.notice)):
        return PageKind.PAYWALL, call
    if size < _MIN_STORY:
        return PageKind.EMPTY, "the page only redirects" if signs.refreshes else "no main text"
    if not _is_prose(text):
        return PageKind.EMPTY, "the page holds data, not text"
    return PageKind.ARTICLE, "main text found"


def _call(metadata: Metadata, notice: str) -> str | None:
    """Why a short text is but the beginning of the story; None where it is all of it."""
    if not metadata.free:
        return "the page says that it is not free, and shows only its beginning"
    phrase = walls.paywall_phrase(notice)
    return f"only the beginning is shown: {phrase!r}" if phrase else None


def _is_prose(text: str) -> bool:
    """Whether most of a text is letters and blanks, and of more than a few kinds."""
    start = text[:_NOTICE]
    return len(set(start)) >= _KINDS and sum(c.isalpha() or c.isspace() for c in start) >= _PROSE * len(start)


def _is_thorough(metadata: Metadata, url: str) -> bool:
    """Whether the slow extractor reads the page in full: all that do not mark themselves as news, and companies'."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    company = _COMPANY_HOST.match(parts.hostname or "") or _COMPANY_PATH.search(parts.path)
    return not metadata.news or company is not None


def _page(kind: PageKind, reason: str, metadata: Metadata, text: str = "") -> Page:
    return Page(
        kind=kind,
        reason=reason,
        title=metadata.title,
        text=text[:_MAX_TEXT] if kind in {PageKind.ARTICLE, PageKind.PAYWALL} else "",
        published_at=metadata.published_at,
        published_on=metadata.published_on,
        language=metadata.language,
        publisher=metadata.publisher,
    )
