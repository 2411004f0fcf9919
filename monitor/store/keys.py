"""Names as they are searched for."""

from __future__ import annotations

import re

from monitor.text import fold

_WORD = re.compile(r"[^\W_]+")

#: Words that say how an organisation is set up, not which one it is, folded. ISO 20275 (entity legal forms), those
#: met in news; and "the", "group", "holding", which sources add and leave out as they like.
LEGAL_FORMS = frozenset(
    """
    inc incorporated corp corporation co company llc llp lp ltd limited plc pbc gmbh ag se kg kgaa ev eg sa sas sarl
    sca spa srl sapa nv bv ab asa as oy oyj aps sl slu slp ltda eireli sab cv kk godo gk bhd sdn pte pty tbk pt
    jsc pjsc ojsc ooo pao ao zao doo dd rt nyrt kft zrt sro spzoo the group groupe gruppe grupo gruppo holding holdings
    """.split()  # noqa: SIM905 -- eighty words, read more easily as lines
)


def search_key(value: str | None) -> str | None:
    """The folded words of a name with one blank between ("Coca-Cola Co." -> "coca cola co"), so that a search finds
    the starts of words; None where there is none."""
    return " ".join(_WORD.findall(fold(value or ""))) or None


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name or a search, each once, in their order."""
    return tuple(dict.fromkeys((search_key(text) or "").split()))


def core(text: str) -> frozenset[str]:
    """The words that tell an organisation apart: without legal forms, unless there is nothing else."""
    return core_of_key(search_key(text) or "")


def core_of_key(key: str) -> frozenset[str]:
    """The same, of what `search_key` gave."""
    found = frozenset(key.split())
    return found - LEGAL_FORMS or found
