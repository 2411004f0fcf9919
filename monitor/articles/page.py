"""A fetched page -> its story, or the reason why there is none."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from resiliparse.parse.encoding import detect_mime
from selectolax.lexbor import LexborHTMLParser

from monitor.articles import furniture, walls
from monitor.articles.charset import decode
from monitor.articles.maintext import main_text
from monitor.articles.markup import bounded
from monitor.articles.metadata import Metadata, read_metadata
from monitor.text import plain, tidy
from monitor.types import Page, PageKind

#: Bytes of a page that are read: the largest news pages, scripts included, have about three million.
MAX_BYTES = 4_000_000
#: Less than this is no story: a brief of two sentences has about 200 letters. All lengths are in `weight`.
_MIN_STORY = 120
#: A stub is shorter than this: publishers show one to three paragraphs.
_MAX_STUB = 1_500
#: An error page has some lines of excuses at most.
_MAX_ERROR = 800
#: A page with a publication day is a wall only where nearly all of it is talk of consent.
_CONSENT_SHARE, _CONSENT_SHARE_DATED = 0.4, 0.75
#: Text of a page in which the phrases of a wall are looked for, in characters.
_NOTICE = 100_000
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
#: Pages of companies: their templates differ more than those of newspapers.
_COMPANY_HOST = re.compile(r"(?:ir|investors?|newsroom|press|presse|media|corporate|about|blog)\.", re.IGNORECASE)
_COMPANY_PATH = re.compile(r"/(?:press-?releases?|newsroom|media-?cent(?:er|re)|investors?|blog)/", re.IGNORECASE)


def read_page(body: bytes, *, url: str, content_type: str | None) -> Page:
    """The story on the page that `url` (the final address) gave, with what the page says about it.

    Never raises: what is no page is a `Page` of kind EMPTY. `content_type` is the header as sent. Of more than
    `MAX_BYTES` the rest is not read. Takes 5 to 30 ms for a usual page.
    """
    head = body[:MAX_BYTES]
    sort = _sort(head, content_type)
    if sort == "text/plain":
        return _plain_page(decode(head, content_type), url=url)
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
    canonical_url=None,
    publisher=None,
    news=False,
    free=True,
    body="",
)


def _sort(body: bytes, content_type: str | None) -> str:
    """The kind of document, "text/html" for everything that may be a page: by its first bytes, then by the header."""
    if not body.strip():
        return "an empty document"
    seen: str = detect_mime(body[:4096])
    if not seen.startswith("text/") and "xml" not in seen and "html" not in seen:
        claimed = (content_type or "").lower()
        if seen != "application/octet-stream" or "html" not in claimed or b"\0" in body[:4096].replace(b"\0<", b""):
            return seen
    if (content_type or "").lower().startswith("text/plain") and b"<html" not in body[:4096].lower():
        return "text/plain"
    return "text/html"


def _plain_page(text: str, *, url: str) -> Page:
    kind, lines = PageKind.ARTICLE, tidy(text)
    if weight(lines) < _MIN_STORY:
        kind = PageKind.EMPTY
    return _page(kind, "a document of plain text", _NO_METADATA, lines)


def _read(tree: LexborHTMLParser, url: str) -> Page:
    metadata = read_metadata(tree, url=url)
    if walls.is_consent_host(url):
        return _page(PageKind.CONSENT, f"{urlsplit(url).hostname} asks for consent", metadata)
    refreshes = tree.css_first('meta[http-equiv="refresh" i]') is not None
    furniture.strip_silent(tree)
    boxed = walls.take_consent_boxes(tree)
    notice = tree.body.text(separator=" ")[:_NOTICE] if tree.body is not None else ""
    furniture.strip_furniture(tree)
    text = furniture.clean(main_text(tree, thorough=_is_thorough(metadata, url)), title=metadata.title)
    if weight(text) < _MIN_STORY <= weight(metadata.body):
        text = furniture.clean(plain(metadata.body), title=metadata.title)
    kind, reason = _judge(text, notice, metadata, boxed=boxed, refreshes=refreshes)
    return _page(kind, reason, metadata, text)


def _judge(text: str, notice: str, metadata: Metadata, *, boxed: bool, refreshes: bool) -> tuple[PageKind, str]:
    size = weight(text)
    if walls.is_error_title(metadata.title) and size < _MAX_ERROR:
        return PageKind.EMPTY, f"the page says {metadata.title!r}"
    if size < _MIN_STORY and (boxed or walls.consent_phrases(notice)):
        return PageKind.CONSENT, "nothing but a question for consent"
    if _is_consent_text(text, metadata):
        return PageKind.CONSENT, "the text is a question for consent"
    if size < _MAX_STUB:
        if not metadata.free:
            return PageKind.PAYWALL, "the page says that it is not free, and shows only its beginning"
        if phrase := walls.paywall_phrase(notice):
            return PageKind.PAYWALL, f"only the beginning is shown: {phrase!r}"
    if size < _MIN_STORY:
        return PageKind.EMPTY, "the page only redirects" if refreshes else "no main text"
    return PageKind.ARTICLE, "main text found"


def _is_consent_text(text: str, metadata: Metadata) -> bool:
    share = _CONSENT_SHARE if metadata.published_on is None else _CONSENT_SHARE_DATED
    return walls.consent_phrases(text) >= 2 and walls.consent_share(text) >= share


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
        text=text if kind in {PageKind.ARTICLE, PageKind.PAYWALL} else "",
        canonical_url=metadata.canonical_url,
        published_at=metadata.published_at,
        published_on=metadata.published_on,
        language=metadata.language,
        publisher=metadata.publisher,
    )
