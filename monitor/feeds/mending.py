"""XML that is not well-formed, brought as near to it as can be done without guessing.

feedparser reads broken XML with an approximate SGML parser that loses titles and links here and there. Most damage in
real feeds is of a few kinds, each mended without loss, so that the exact parser can read the document after all.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from xml.parsers import expat

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHARREF = re.compile(r"&#(?:(\d{1,20})|[xX]([0-9a-fA-F]{1,20}));")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z_][\w.-]{0,31}|#\d+|#[xX][0-9a-fA-F]+);)")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
#: Where a feed begins: any root element feedparser knows.
_ROOT = re.compile(r"<((?:\w+:)?(?:rss|feed|rdf|channel))\b[^>]*>", re.IGNORECASE)
#: Places on a map: nobody here reads them, and feedparser fails on malformed ones.
_PLACES = re.compile(r"</?(?:georss|gml):[^<>]{0,500}>")
_HEAD = re.compile(r"\s*<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
#: How far into a document its root may stand: behind a licence comment, a style sheet, a server's warning.
_PREAMBLE = 16_000


def root_at(text: str) -> int | None:
    """Where the root element of a feed begins in the first 16,000 characters; None where there is none."""
    found = _ROOT.search(text[:_PREAMBLE])
    return found.start() if found else None


def clean(text: str) -> str:
    """`text` without its XML declaration, junk before it, characters XML forbids and references to them, and places.

    A declaration that stands behind junk (a server's warning, blank lines) takes the junk with it.
    """
    text = _FORBIDDEN.sub("", text)
    declared = text.find("<?xml ", 0, _PREAMBLE)
    start = root_at(text)
    if declared >= 0 and (start is None or declared < start):
        text = _HEAD.sub("", text[declared:], count=1)
    elif start is not None and not text.lstrip().startswith("<"):
        text = text[start:]
    return _CHARREF.sub(_lawful_reference, _PLACES.sub("", text.lstrip()))


def fault(text: str) -> str | None:
    """What makes `text` not well-formed, for people; None where it is well-formed XML."""
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        return str(error)
    return None


def mend(text: str) -> str:
    """`text` with HTML entities, bare ampersands, stray CDATA ends and a cut-off end put right."""
    return _close("".join(piece if raw else _mend_markup(piece) for piece, raw in _sections(text)))


def _sections(text: str) -> Iterator[tuple[str, bool]]:
    """`text` cut into markup and whole CDATA sections (True); by `find`, since a pattern would take quadratic time on
    sections that never end."""
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        yield text[at:start], False
        yield text[start : end + 3], True
        at = end + 3
    yield text[at:], False


def _mend_markup(piece: str) -> str:
    piece = _NAMED.sub(_character, piece.replace("]]>", ""))
    return _BARE_AMPERSAND.sub("&amp;", piece)


def _character(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name in _XML_OWN else html.entities.html5.get(f"{name};", match[0])


def _lawful_reference(match: re.Match[str]) -> str:
    code = int(match[1]) if match[1] else int(match[2], 16)
    lawful = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF
    return match[0] if lawful else ""


def _close(text: str) -> str:
    """A document that breaks off is cut behind its last whole item and its open elements are closed."""
    ends = [match.end() for match in _ITEM_END.finditer(text)]
    if not ends or _CLOSED.search(text, ends[-1]):
        return text
    return _cut(text, ends[-1])


def _cut(text: str, end: int) -> str:
    root = _ROOT.search(text[:_PREAMBLE])
    name = root[1] if root else ""
    in_channel = "<channel" in text[:end] and "</channel" not in text[:end] and name.lower() != "channel"
    return text[:end] + ("</channel>" if in_channel else "") + (f"</{name}>" if name else "")


def keep_first(text: str, most: int) -> tuple[str, str | None]:
    """A document with more than `most` items cut behind that many, and a note of it for people."""
    ends = [match.end() for match in _ITEM_END.finditer(text)]
    if len(ends) <= most:
        return text, None
    return _cut(text, ends[most - 1]), f"holds {len(ends)} items; the first {most} are read"
