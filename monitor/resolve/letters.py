"""Letters made comparable: case, accents, and the spellings between which publishers choose."""

from __future__ import annotations

import re
import unicodedata

from monitor.resolve.chinese_characters import simplified
from monitor.text import fold

_DASHES = re.compile("[\u2010-\u2015]")
_APOSTROPHES = re.compile("[\u2019\u02bc]")
#: German, Danish and Swedish letters are written out or not ("Mueller", "Muller"; "Aase", "Ase"): one form for both.
_UMLAUTS = re.compile("([aou])e|(a)a")
_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
CYRILLIC = re.compile("[\u0400-\u04ff]")


def plain(text: str) -> str:
    """Case and accents taken away; dashes and apostrophes are one of each."""
    folded = fold(text)
    return folded if text.isascii() else _APOSTROPHES.sub("'", _DASHES.sub("-", folded))


def spelling(word: str) -> str:
    """A Latin word in the one spelling that stands for its variants; only for comparing."""
    return _UMLAUTS.sub(r"\1\2", word)


def composed(text: str) -> str:
    """Chinese, Japanese and Korean writing in its one form: full-width letters narrow, voiced kana and hangul whole,
    Chinese characters simplified.
    """
    return simplified(unicodedata.normalize("NFKC", text).casefold())


def has_cjk(text: str) -> bool:
    """Whether it is written in Chinese characters, kana or hangul."""
    return _CJK.search(text) is not None
