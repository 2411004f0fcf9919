"""Bytes of a page -> its text, whatever charset it says, or does not say, that it is in."""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

#: The byte-order marks that win over everything (WHATWG Encoding, "BOM sniff").
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.I
)
#: How far into a page its own claim is looked for: browsers stop at 1,024 bytes, real pages do not.
_META_WINDOW = 8_192
#: Python's codecs are stricter than what browsers read under the same label (WHATWG Encoding, "Indexes").
_WIDER = {"shift_jis": "cp932", "euc_kr": "cp949", "gbk": "gb18030", "gb2312": "gb18030", "big5": "big5hkscs"}


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page: by byte-order mark, as UTF-8 where it is, by header, by `<meta>`, else by its statistics.

    Valid UTF-8 with letters beyond ASCII is UTF-8 whatever is claimed: no other charset yields it by chance.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _read(body[len(mark) :], name, "replace")
    if not body.isascii() and (text := _strict(body, "utf-8")) is not None:
        return text
    names = _claims(body, content_type)
    for name in names:
        if (text := _strict(body, name)) is not None:
            return text
    return min((_read(body, name, "replace") for name in names), key=lambda text: text.count("\ufffd"))


def _claims(body: bytes, content_type: str | None) -> list[str]:
    """Codec names in order of trust; never empty."""
    header = _HEADER.search(content_type or "")
    meta = _META.search(body[:_META_WINDOW])
    claimed = [header[1] if header else None, (meta[1] or meta[2]).decode("ascii", "replace") if meta else None]
    codes = (_codec(name) for name in (*claimed, detect_encoding(body), "utf-8"))
    return [name for name in codes if name is not None and not name.startswith("utf-16")] or ["utf-8"]


def _codec(label: str | None) -> str | None:
    """Python's name for a label of the WHATWG list; None for any other."""
    if label is None:
        return None
    name: str | None = map_encoding_to_html5(label.strip(), fallback_utf8=False)
    return _WIDER.get(name, name) if name else None


def _strict(body: bytes, name: str) -> str | None:
    try:
        return _read(body, name, "strict")
    except UnicodeError:
        return None


def _read(body: bytes, name: str, errors: str) -> str:
    """Decoded as a beginning: a character cut in half at the end is left out."""
    return codecs.getincrementaldecoder(name)(errors).decode(body, False)
