"""Names of organisations: without their legal form, and whether two are one house."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.resolve.letters import has_cjk, plain
from monitor.resolve.likeness import Likeness
from monitor.resolve.words import CJK_FORMS, DIVISIONS, GENERIC, JOINERS, LEADING_FORMS, LEGAL_FORMS, PLACES

_DOMAIN = re.compile(r"\.(?:com|net|org|io|ai|co)\b")
#: "S.p.A.", "A/S", "S.A.": letters with marks between them are one word.
_DOTTED = re.compile(r"\b(?:\w[./] ?)+\w?(?=\W|$)")
_MARKS = re.compile(r"[^\w]+")
_FOLDED_CJK_FORMS = tuple(sorted((plain(form) for form in CJK_FORMS), key=len, reverse=True))


@lru_cache(maxsize=8192)
def words_of(organisation: str) -> tuple[str, ...]:
    """The words that name it: folded, legal forms and joining words dropped; never empty unless it has no letter."""
    text = plain(organisation)
    if has_cjk(text):
        return (_without_cjk_forms(text),)
    text = _DOTTED.sub(lambda found: re.sub("[./ ]", "", found[0]) + " ", _DOMAIN.sub(" ", text.replace("'", "")))
    words = [word for word in _MARKS.split(text) if word]
    start, end = 0, len(words)
    while end - start > 1 and words[end - 1] in LEGAL_FORMS:
        end -= 1
    while end - start > 1 and words[start] in LEADING_FORMS:
        start += 1
    kept = words[start:end]
    return tuple(word for word in kept if word not in JOINERS) or tuple(kept)


def _without_cjk_forms(text: str) -> str:
    bare = text.replace(" ", "")
    for form in _FOLDED_CJK_FORMS:
        if len(bare) > len(form) + 1:
            bare = bare.removesuffix(form).removeprefix(form)
    return bare


def handles(words: tuple[str, ...]) -> frozenset[str]:
    """Short keys of which two names of one house share at least one: for finding candidates."""
    joined = "".join(words)
    acronym = {_acronym(words)} if len(words) > 1 else set()
    return frozenset({joined, *words} | acronym) - GENERIC or frozenset({joined})


def _acronym(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)


@lru_cache(maxsize=65536)
def same_house(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Whether two names can be one organisation's; a part and its whole ("Google Cloud", "Google") are two."""
    if one == other or "".join(one) == "".join(other):
        return Likeness.EXACT
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1 and len(longer) > 1 and shorter[0] == _acronym(longer):
        return Likeness.LIKELY
    extra = set(longer) - set(shorter)
    if not set(shorter) < set(longer) or set(shorter) <= GENERIC:
        return Likeness.NO
    return Likeness.NO if extra & (DIVISIONS | PLACES) else Likeness.LIKELY
