"""What runs in a process for feeds and pages: bytes in, values out. Light to import: no database, no event loop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from monitor.articles import TextSource, canonical_url, fingerprint, main_document, read_filing, read_page, settle
from monitor.feeds import parse, select_filings
from monitor.types import Entry, Page, ParsedFeed, Response


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """What a feed says of a story whose text is to be settled."""

    title: str
    summary: str
    content: str
    publisher: str | None
    language: str | None
    dated: bool  #: whether the feed gives the time of publication


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """The text that a story gets, and what the page adds to the feed's claims (None: nothing)."""

    title: str
    text: str
    source: TextSource
    reason: str
    language: str | None  #: the claim of where the text is from
    fingerprint: int | None
    published_at: datetime | None = None
    published_on: date | None = None
    publisher: str | None = None


def parse_document(response: Response, now: datetime) -> tuple[ParsedFeed, tuple[tuple[Entry, str | None], ...]]:
    """The feed, and of its entries those that become stories, each with its canonical URL. Raises FeedError.

    The feed keeps the others too: how often it publishes is what says when to come again."""
    parsed = parse(response.body, url=response.url, content_type=response.headers.get("content-type"), now=now)
    taken = select_filings(parsed.entries)
    return parsed, tuple((entry, canonical_url(entry.url) if entry.url else None) for entry in taken)


def settle_from_feed(batch: tuple[tuple[Material, str], ...]) -> tuple[Text, ...]:
    """The texts of stories without a page; each with the reason why there is none."""
    return tuple(_text(material, page=None, missing=missing) for material, missing in batch)


def settle_from_page(material: Material, response: Response) -> Text:
    """The text of a story whose page was fetched: the page's, or the feed's where the page is no article."""
    page = read_page(response.body, url=response.url, content_type=response.headers.get("content-type"))
    return _text(material, page=page, missing="")


def find_main_document(response: Response) -> str | None:
    """The address of a filing's main document, from the filing's index page; None where it names none."""
    return main_document(response.body, url=response.url, content_type=response.headers.get("content-type"))


def settle_from_filing(material: Material, response: Response) -> Text:
    """The text of a filing whose main document was fetched, under the name that the company gives itself there."""
    page = read_filing(response.body, content_type=response.headers.get("content-type"))
    return _text(replace(material, title=page.title or material.title), page=page, missing="")


def _text(material: Material, *, page: Page | None, missing: str) -> Text:
    settled = settle(
        title=material.title,
        summary=material.summary,
        content=material.content,
        publisher=material.publisher,
        page=page,
        missing=missing,
    )
    undated = page is not None and not material.dated
    return Text(
        title=settled.title,
        text=settled.text,
        source=settled.source,
        reason=settled.reason,
        language=(page.language if page and settled.source is TextSource.PAGE else None) or material.language,
        fingerprint=fingerprint(settled.text),
        published_at=page.published_at if page and undated else None,
        published_on=page.published_on if page and undated else None,
        publisher=page.publisher if page and not material.publisher else None,
    )
