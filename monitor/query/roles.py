"""What people type for a role, as role codes: a search, so an abbreviation of two meanings finds both."""

from __future__ import annotations

from monitor.store.keys import search_key
from monitor.types import RoleCode

#: Abbreviations and everyday names in English business usage; where one stands for several jobs, all of them.
ALIASES: dict[str, tuple[RoleCode, ...]] = {
    "ceo": (RoleCode.CHIEF_EXECUTIVE,),
    "cfo": (RoleCode.CHIEF_FINANCIAL,),
    "coo": (RoleCode.CHIEF_OPERATING,),
    "cto": (RoleCode.CHIEF_TECHNOLOGY,),
    "cio": (RoleCode.CHIEF_INFORMATION, RoleCode.CHIEF_INVESTMENT),
    "ciso": (RoleCode.CHIEF_SECURITY,),
    "cso": (RoleCode.CHIEF_STRATEGY, RoleCode.CHIEF_SECURITY, RoleCode.CHIEF_REVENUE),
    "cmo": (RoleCode.CHIEF_MARKETING,),
    "chro": (RoleCode.CHIEF_PEOPLE,),
    "cpo": (RoleCode.CHIEF_PEOPLE, RoleCode.CHIEF_PRODUCT, RoleCode.CHIEF_PROCUREMENT),
    "cro": (RoleCode.CHIEF_REVENUE, RoleCode.CHIEF_RISK),
    "cco": (RoleCode.CHIEF_COMMERCIAL, RoleCode.CHIEF_COMPLIANCE, RoleCode.CHIEF_COMMUNICATIONS),
    "clo": (RoleCode.CHIEF_LEGAL,),
    "gc": (RoleCode.CHIEF_LEGAL,),
    "general counsel": (RoleCode.CHIEF_LEGAL,),
    "cdo": (RoleCode.CHIEF_DATA,),
    "cao": (RoleCode.CHIEF_ACCOUNTING,),
    "chairman": (RoleCode.CHAIR,),
    "chairwoman": (RoleCode.CHAIR,),
    "chairperson": (RoleCode.CHAIR,),
    "md": (RoleCode.MANAGING_DIRECTOR,),
    "gm": (RoleCode.GENERAL_MANAGER,),
    "vp": (RoleCode.VICE_PRESIDENT,),
    "evp": (RoleCode.VICE_PRESIDENT,),
    "svp": (RoleCode.VICE_PRESIDENT,),
    "director": (RoleCode.BOARD_MEMBER,),
}
_FILLERS = frozenset({"officer", "of", "the", "and"})


def codes_of(asked: str) -> tuple[RoleCode, ...]:
    """The role codes that the words may mean: an alias, a code, or a code each of whose words the words begin
    ("chief tech", "chief executive officer"); () for words that only a source's own wording can match."""
    key = search_key(asked) or ""
    if key in ALIASES:
        return ALIASES[key]
    words = [word for word in key.split() if word not in _FILLERS]
    return tuple(code for code in RoleCode if words and _begins(words, code.value.split("_")))


def _begins(words: list[str], code: list[str]) -> bool:
    return len(words) == len(code) and all(part.startswith(word) for word, part in zip(words, code, strict=True))
