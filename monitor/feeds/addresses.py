"""Web addresses and language tags as they stand in documents, brought into one form."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_BREAK = re.compile(r"\s*[\t\r\n]\s*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")


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


def is_web_address(text: str | None) -> bool:
    """Whether `text` is an absolute http(s) address on its own."""
    return absolute(text, "") is not None


def language_code(tag: str | None) -> str | None:
    """ISO 639-1 (or -3) code of a language tag such as `fr-CA`; None for anything else."""
    found = _LANGUAGE.match((tag or "").strip().lower())
    return found[0] if found else None
