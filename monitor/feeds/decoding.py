"""Bytes of a document as text, whatever was declared about them.

Feeds lie about their charset in every way: a header left at its server's default, a declaration copied from a
template, one Windows-1252 quotation mark in a UTF-8 document. feedparser's own order turns that one mark into mojibake
for the whole document, and depends on whether a detector happens to be installed; so the bytes are settled here, and
every parser of this room gets clean text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Python codecs that read more than the one a label names, as browsers do (WHATWG Encoding, section 4.2).
_WIDER = {"gbk": "gb18030", "gb2312": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs"}
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_META_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_HTTP_DECLARED = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_HIGH_BYTES = bytes(range(0x80, 0x100))
#: How much of a document the detector looks at.
_SAMPLE = 200_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """A document as text."""

    text: str
    encoding: str  #: what it was read as
    note: str | None = None  #: for people: where that is not what was declared


def decode(body: bytes, content_type: str | None) -> Decoded:
    """Text of `body`; never fails.

    A byte-order mark decides; then valid UTF-8, since text of another charset is next to never valid UTF-8 by chance;
    then the HTTP header and the document's own declaration, and last a guess from the bytes.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return Decoded(text=body[len(mark) :].decode(encoding, "replace"), encoding=encoding)
    if (wide := _wide_without_mark(body)) is not None:
        return Decoded(text=body.decode(wide, "replace"), encoding=wide)
    declared = _declared(body, content_type)
    if "iso2022_jp" in declared and b"\x1b" in body:  # seven-bit: it would pass for UTF-8
        return Decoded(text=body.decode("iso2022_jp", "replace"), encoding="iso2022_jp")
    try:
        return _noted(body.decode("utf-8"), "utf-8", declared, plain_ascii=body.isascii())
    except UnicodeDecodeError:
        return _decode_other(body, declared)


def _decode_other(body: bytes, declared: tuple[str, ...]) -> Decoded:
    """What is not UTF-8: as declared, where that holds for every byte. Latin-1 holds for any bytes and is what servers
    say by default, so it is believed last."""
    telling = [encoding for encoding in declared if encoding != "cp1252" and not encoding.startswith("utf")]
    for encoding in telling:
        try:
            return _noted(body.decode(encoding), encoding, declared)
        except UnicodeDecodeError:
            continue
    if _mostly_utf8(body):
        note = "stray bytes in a UTF-8 document"
        return Decoded(text=body.decode("utf-8", "feeds-cp1252"), encoding="utf-8", note=note)
    encoding = (*telling, *({"cp1252"} & set(declared)), _detected(body))[0]
    return _noted(body.decode(encoding, "replace"), encoding, declared)


def _noted(text: str, encoding: str, declared: tuple[str, ...], *, plain_ascii: bool = False) -> Decoded:
    wrong = declared[:1] and encoding not in declared and not plain_ascii
    return Decoded(text=text, encoding=encoding, note=f"declared {declared[0]}, is {encoding}" if wrong else None)


def _declared(body: bytes, content_type: str | None) -> tuple[str, ...]:
    """Python codecs that the HTTP header and the document's head name, in that order."""
    head = body[:2000]
    labels = [match[1] for match in (_HTTP_DECLARED.search(content_type or ""),) if match]
    labels += [match[1].decode("ascii") for match in (_XML_DECLARED.search(head), _META_DECLARED.search(head)) if match]
    known = (map_encoding_to_html5(label, fallback_utf8=False) for label in labels)
    return tuple(dict.fromkeys(_WIDER.get(name, name) for name in known if name))


def _wide_without_mark(body: bytes) -> str | None:
    """UTF-16 without its mark: `<` and a zero byte at the start (XML 1.0, appendix F)."""
    if body[:2] == b"<\0" and body[2:4] != b"\0\0":
        return "utf-16-le"
    return "utf-16-be" if body[:2] == b"\0<" else None


def _mostly_utf8(body: bytes) -> bool:
    """Whether more non-ASCII letters stand as UTF-8 than bytes are stray."""
    letters = len(body.decode("utf-8", "ignore")) - len(body.translate(None, _HIGH_BYTES))
    stray = len(body) - len(body.decode("utf-8", "ignore").encode())
    return letters > stray


def _detected(body: bytes) -> str:
    name = detect_encoding(body[:_SAMPLE], html5_compatible=True) or ""
    guess = _WIDER.get(name, name)
    return guess if guess != "utf-8" and _known(guess) else "cp1252"


def _known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("feeds-cp1252", _as_cp1252)
