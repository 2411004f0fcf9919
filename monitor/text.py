"""Small text tools that every room may use: folding, white space, HTML to plain text, hosts, language codes."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from rapidfuzz.distance import OSA
from selectolax.lexbor import LexborHTMLParser

#: Control and format characters that carry no meaning in running text: C0 and C1 controls (but tab and newline),
#: zero-width space, byte-order mark, half surrogates (which no encoding takes), U+FFFE and U+FFFF (which no XML may
#: hold, so that one of them spoils a whole xlsx: XML 1.0, section 2.2), and the bidi overrides and isolates that can
#: make a text read otherwise than it is stored. Zero-width joiners stay: Persian spelling needs them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_BLANKS = re.compile(r"[^\S\n]+")
_NEWLINES = re.compile(r" ?\n\s*")
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w+);")
#: Elements after which a reader sees a new line (WHATWG HTML, section 15.3: display block and the like).
_BLOCKS = "p,div,br,li,tr,h1,h2,h3,h4,h5,h6,blockquote,section,article,header,footer,ul,ol,table,pre,dd,dt,hr"
_SILENT = "script,style,noscript,template,svg,iframe,head>title"


def squeeze(text: str) -> str:
    """One line: control characters dropped, every run of white space one blank."""
    return " ".join(_UNPRINTABLE.sub("", text.replace("\r", "\n")).split())


def tidy(text: str) -> str:
    """Paragraphs on lines of their own: control characters and empty lines dropped, blanks squeezed."""
    lines = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _NEWLINES.sub("\n", _BLANKS.sub(" ", lines)).strip()


def plain(markup: str) -> str:
    """HTML (or text that may hold some) as plain text, block elements on lines of their own."""
    if not _MARKUP.search(markup):
        return tidy(markup)
    tree = LexborHTMLParser(markup)
    for node in tree.css(_SILENT):
        node.decompose()
    for node in tree.css(_BLOCKS):
        node.insert_before("\n")
        node.insert_after("\n")
    body = tree.body
    return tidy(body.text(separator="") if body is not None else html.unescape(markup))


#: Letters that Unicode does not take apart, as English-language papers spell them.
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


class _Folded(dict[int, str]):
    """Code points of a decomposed text -> what stands for them; filled as they come."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        folded = "" if unicodedata.combining(letter) else letter.casefold().translate(_WHOLE)
        return self.setdefault(point, folded)


_FOLDED = _Folded()
#: The combining marks of Latin, Greek and Cyrillic letters.
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")


def fold(text: str) -> str:
    """For comparing: compatibility forms, accents and case taken away (NFKD, combining marks dropped, case-folded)."""
    if text.isascii():  # most of the news, in a hundredth of the time
        return text.lower()
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return letters.lower() if letters.isascii() else letters.translate(_FOLDED)


#: Of so many letters one may be wrong in a word that is written otherwise: one in "Ole", two in "Kathrin".
_LETTERS_A_SLIP = 3


def nearly(one: str, other: str) -> bool:
    """Whether two words differ by so few letters (another, one more or less, two turned) that one may be a slip."""
    return OSA.distance(one, other) <= min(len(one), len(other)) // _LETTERS_A_SLIP


def host_of(url: str | None) -> str:
    """The host of an address in lower case; "" where there is none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # a broken IPv6 host
        return ""


def channel_shown(address: str) -> str:
    """As much of a watch's channel as anybody may see, be its address right or wrong: the scheme (`mailto`, `slack`),
    and of a web address its host (`https://hooks.example`). Every other part may be what opens the channel: services
    have tokens where others have hosts, and of a password with an @ or a / in it no parser knows where it ends.
    """
    scheme, apart, rest = address.strip().partition("://")
    kind = scheme.lower()
    if not apart or not (scheme.isascii() and scheme.isalnum()):
        return "the address"
    if kind not in ("http", "https"):
        return kind
    after_host = re.split(r"[/?#\\]", rest, maxsplit=1)[1:]
    try:
        host = "" if "@" in "".join(after_host) else urlsplit(f"{kind}://{rest}").hostname or ""
    except ValueError:
        host = ""
    return f"{kind}://{f'[{host}]' if ':' in host else host}" if host else kind


_FILING = re.compile(r"/Archives/edgar/data/\d+/(?:\d+/)?(\d{10}-\d{2}-\d{6})-index\.html?", re.IGNORECASE)


def accession_number(url: str | None) -> str | None:
    """The number under which the SEC keeps a filing, where `url` is the filing's index page on sec.gov."""
    if not f".{host_of(url)}".endswith(".sec.gov"):
        return None
    found = _FILING.fullmatch(urlsplit(url or "").path)
    return found[1] if found else None


_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)
#: Codes that newer ones have replaced, and the written forms of Norwegian, which detection calls `no`.
_SAME_LANGUAGE = {"iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no", "fil": "tl"}


def language_code(tag: str | None) -> str | None:
    """The language (ISO 639-1, else -3) of a tag: `de` of "de-AT", `no` of "nb_NO"; None for what is no tag."""
    given = _LANGUAGE.fullmatch((tag or "").strip())
    return _SAME_LANGUAGE.get(given[1].lower(), given[1].lower()) if given else None


_WORD = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def words(text: str) -> frozenset[str]:
    """The different words of a text, folded; where a script has no blanks between them, pairs of its letters."""
    found: set[str] = set()
    for match in _WORD.finditer(unicodedata.normalize("NFKC", text)):
        word = match[0]
        found |= {fold(word[i : i + 2]) for i in range(max(1, len(word) - 1))} if match[1] else {fold(word)}
    return frozenset(found)


def places(said: str, within: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, as whole words where their script parts them by blanks, whatever their case and the
    blanks between them: code points [start, end).
    """
    pattern = r"\s+".join(map(re.escape, said.split()))
    if pattern and not _WORD_SIGNS.search(said):
        pattern = rf"(?<!\w){pattern}(?!\w)"
    if pattern:
        yield from (match.span() for match in re.finditer(pattern, within, re.IGNORECASE))


#: Scripts whose words have no blanks between them, or endings and particles without a sign.
_WORD_SIGNS = re.compile("[\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def titled_guid(link: str, title: str) -> str:
    """The identity of a feed's entry whose link is no identity, since other entries have it too: link and headline."""
    digest = hashlib.sha256(fold(squeeze(title)).encode("utf-8", "replace")).hexdigest()
    return f"{link}#{digest[:16]}"
