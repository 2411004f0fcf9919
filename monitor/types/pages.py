"""Web pages, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from monitor.types.clocks import require_utc
from monitor.types.closed import PageKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A web page, read."""

    kind: PageKind
    reason: str  #: why it is of that kind, for people
    title: str
    text: str  #: main text, paragraphs on lines of their own; "" unless `kind` is ARTICLE or PAYWALL
    published_at: datetime | None
    published_on: date | None  #: the publisher's own calendar day
    language: str | None  #: the page's claim
    publisher: str | None = None

    def __post_init__(self) -> None:
        require_utc("published_at", self.published_at)
