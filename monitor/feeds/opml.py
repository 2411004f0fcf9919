"""Subscription lists in OPML 1.0 and 2.0, read and written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from monitor.errors import InputError
from monitor.feeds.decoding import decode
from monitor.feeds.entries import MAX_FEED_TITLE
from monitor.text import language_code, squeeze
from monitor.types import FeedState, Subscription

#: What OPML has no attribute for goes by this namespace (OPML 2.0, "Extending OPML").
_NAMESPACE = "urn:leadership-monitor:opml"
#: Names of the feed's address that programs write, in lower case; OPML says `xmlUrl`.
_ADDRESSES = ("xmlurl", "feedurl")
#: Outlines of these types hold the address in `url`, as some programs write it.
_FEED_TYPES = frozenset({"rss", "atom", "feed"})


def read_opml(body: bytes) -> tuple[Subscription, ...]:
    """The feeds of an OPML document, folders flattened, each address once.

    Addresses are given as they stand, whether or not they are any good. Raises InputError with the line number.
    """
    found: dict[str, Subscription] = {}
    for attributes in _Reader().read(decode(body, None).text):
        if url := _address(attributes):
            found.setdefault(url, _subscription(url, attributes))
    if not found:
        raise InputError("this OPML names no feed: none of its outlines has an xmlUrl")
    return tuple(found.values())


def write_opml(subscriptions: Iterable[Subscription], *, title: str) -> bytes:
    """An OPML 2.0 document that `read_opml` reads back without loss."""
    outlines = "".join(f"    <outline {_attributes(subscription)}/>\n" for subscription in subscriptions)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<opml version="2.0" xmlns:monitor="{_NAMESPACE}">\n'
        f"  <head>\n    <title>{escape(squeeze(title))}</title>\n  </head>\n"
        f"  <body>\n{outlines}  </body>\n</opml>\n"
    ).encode()


class _Reader:
    """One pass over a document; expat tells the line of whatever is wrong."""

    def __init__(self) -> None:
        self.outlines: list[dict[str, str]] = []
        self.root: str | None = None
        self.skipped = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EntityDeclHandler = self._entity

    def read(self, text: str) -> list[dict[str, str]]:
        """Attributes of every outline, their names in lower case."""
        document = text.lstrip("\ufeff \t\r\n")  # blank lines before the XML declaration are common, and harmless
        self.skipped = text[: len(text) - len(document)].count("\n")
        try:
            self.parser.Parse(document.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            problem = expat.ErrorString(error.code)
            raise InputError(f"line {self.skipped + error.lineno}: this is malformed OPML: {problem}") from error
        return self.outlines

    @property
    def line(self) -> int:
        return self.skipped + self.parser.CurrentLineNumber

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self.root is None:
            self.root = name.lower()
            if self.root != "opml":
                raise InputError(f"line {self.line}: this is no OPML: it begins with <{name}>")
        elif name.lower() == "outline":
            self.outlines.append({key.lower(): value for key, value in attributes.items()})

    def _entity(self, *_: object) -> None:
        raise InputError(f"line {self.line}: OPML with entity declarations is not read")


def _address(attributes: dict[str, str]) -> str:
    names = _ADDRESSES + (("url",) if attributes.get("type", "").lower() in _FEED_TYPES else ())
    given = next((attributes[name].strip() for name in names if attributes.get(name, "").strip()), "")
    scheme, _, rest = given.partition(":")
    if scheme.lower() != "feed":
        return given
    return f"http:{rest}" if rest.startswith("//") else rest  # feed://host/path and feed:https://host/path


def _subscription(url: str, attributes: dict[str, str]) -> Subscription:
    seconds = attributes.get("monitor:interval", "")
    title = squeeze(attributes.get("title") or attributes.get("text") or "")[:MAX_FEED_TITLE]
    return Subscription(
        url=url,
        title=title if title and title != url else None,  # OPML asks for a text even where there is no title
        site_url=attributes.get("htmlurl", "").strip() or None,
        comment=squeeze(attributes.get("description") or attributes.get("comment") or "") or None,
        interval=timedelta(seconds=int(seconds)) if 0 < len(seconds) < 9 and seconds.isdecimal() else None,
        country=attributes.get("monitor:country", "").strip().upper() or None,
        language=language_code(attributes.get("language")),
        state=FeedState.PAUSED if attributes.get("monitor:state") == FeedState.PAUSED else FeedState.ACTIVE,
    )


def _attributes(subscription: Subscription) -> str:
    interval = subscription.interval
    title = subscription.title or subscription.url
    values = {
        "type": "rss",
        "text": title,
        "title": subscription.title,
        "xmlUrl": subscription.url,
        "htmlUrl": subscription.site_url,
        "description": subscription.comment,
        "language": subscription.language,
        "monitor:country": subscription.country,
        "monitor:interval": str(int(interval.total_seconds())) if interval else None,
        "monitor:state": subscription.state if subscription.state is FeedState.PAUSED else None,
    }
    return " ".join(f"{name}={quoteattr(squeeze(value))}" for name, value in values.items() if value)
