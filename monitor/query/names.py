"""Finding names by the words that somebody remembers of them: case, accents, order and punctuation do not matter."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_, literal

from monitor.errors import UsageError
from monitor.store.keys import search_key

#: Letters of scripts that write no blanks between words (Thai, kana, Han, Hangul): any part of a run is a word start.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")

#: Words that say how an organisation is set up, not which one it is, folded. ISO 20275 (entity legal forms), those
#: met in news; and "the", "group", "holding", which sources add and leave out as they like.
LEGAL_FORMS = frozenset(
    """
    inc incorporated corp corporation co company llc llp lp ltd limited plc pbc gmbh ag se kg kgaa ev eg sa sas sarl
    sca spa srl sapa nv bv ab asa as oy oyj aps sl slu slp ltda eireli sab cv kk godo gk bhd sdn pte pty tbk pt
    jsc pjsc ojsc ooo pao ao zao doo dd rt nyrt kft zrt sro spzoo the group groupe gruppe grupo gruppo holding holdings
    """.split()  # noqa: SIM905 -- eighty words, read more easily as lines
)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name or a search, each once, in their order."""
    return tuple(dict.fromkeys((search_key(text) or "").split()))


def core(text: str) -> frozenset[str]:
    """The words that tell an organisation apart: without legal forms, unless there is nothing else."""
    found = words(text)
    return frozenset(word for word in found if word not in LEGAL_FORMS) or frozenset(found)


def matches(key: ColumnElement[str | None], asked: str, *, name: str) -> ColumnElement[bool]:
    """Whether each word of `asked` begins a word of `key` (folded words, a blank between). UsageError for no word."""
    found = words(asked)
    if not found:
        raise UsageError(f"{name}: {asked!r} has no letter or digit to look for")
    return and_(*((literal(" ") + key).like(f"%{'' if _UNSPACED.match(word) else ' '}{word}%") for word in found))
