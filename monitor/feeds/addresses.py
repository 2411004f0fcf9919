"""Web addresses as they stand in documents, brought into one form."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_BREAK = re.compile(r"\s*[\t\r\n]\s*")


def absolute(link: str | None, base: str) -> str | None:
    """`link` resolved on `base`; None unless that gives an http(s) address with a host.

    As browsers do (WHATWG URL), line breaks and tabs inside are dropped, with the indentation that templates put beside
    them, and other blanks escaped.
    """
    link = _BREAK.sub("", (link or "").strip()).replace(" ", "%20")
    if not link:
        return None
    try:
        joined = urljoin(base, link)
        parts = urlsplit(joined)
        host = parts.hostname
    except ValueError:  # a broken IPv6 host
        return None
    return joined if parts.scheme in ("http", "https") and host else None


def feed_address(url: str) -> str:
    """One spelling of a web address, so that a feed is subscribed to once: scheme and host in lower case, no default
    port, no fragment, "/" for no path (RFC 3986, section 6.2)."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    host = host.lower().removesuffix(_DEFAULT_PORTS.get(parts.scheme.lower(), "\0"))
    return urlunsplit((parts.scheme.lower(), f"{user}{at}{host}", parts.path or "/", parts.query, ""))


def is_web_address(text: str | None) -> bool:
    """Whether `text` is an absolute http(s) address on its own."""
    return absolute(text, "") is not None
