"""Names of organisations: without their legal form, and whether two are one house."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from monitor.resolve.chinese_characters import simplified
from monitor.resolve.letters import has_cjk, plain, spelling
from monitor.resolve.likeness import Likeness
from monitor.resolve.lists import word_list
from monitor.resolve.sounds import latin
from monitor.resolve.trades import TRADE_NAMES, TRADES
from monitor.resolve.words_of_houses import (
    CJK_FORMS,
    DIVISIONS,
    GENERIC,
    GROUP_WORDS,
    JOINERS,
    KEPT_HOUSES,
    LEADING_FORMS,
    LEGAL_FORMS,
    PLACES,
)

_DOMAIN = re.compile(r"\.(?:com|net|org|io|ai|co)\b")
#: "S.p.A.", "A/S", "S.A.": letters with marks between them are one word.
_DOTTED = re.compile(r"\b(?:\w[./] ?)+\w?(?=\W|$)")
#: "(NASDAQ: ACME)", "(formerly Globex)".
_ASIDE = re.compile(r"(?<=.)\([^)]{2,}\)")
#: What a house is called besides, or was: "(formerly Globex)", ", formerly known as Globex".
_FORMERLY = re.compile(
    r"[(,] ?(?:formerly|previously|f/?k/?a|vormals|fruher|ehemals|ex|anciennement|antes|gia|voorheen|tidigare|dawniej|"
    r"tidligere|aiemmin|ранее)\b(?: (?:known as|called|named|denominada|denominado))?:? ?([^(),]{3,})"
)
#: The form of British hospitals, which papers shorten or leave out.
_NHS = re.compile(r"(?<=\w) nhs(?: foundation)? trust\b")
_NAMED_ASIDE = re.compile(r"(?<=.)\(([^():]{2,})\)")
_MARKS = re.compile(r"[^\w]+")
_FOLDED_CJK_FORMS = tuple(sorted((simplified(plain(form)) for form in CJK_FORMS), key=len, reverse=True))


@lru_cache(maxsize=8192)
def words_of(organisation: str) -> tuple[str, ...]:
    """The words that name it: folded, legal forms and joining words dropped; never empty unless it has no letter."""
    text = _ASIDE.sub(_without_aside, _FORMERLY.sub(" ", plain(organisation)))
    if has_cjk(text):
        return (_without_cjk_forms(text),)
    text = _NHS.sub("", text)
    text = _DOTTED.sub(lambda found: re.sub("[./ ]", "", found[0]) + " ", _DOMAIN.sub(" ", text.replace("'", "")))
    words = [word for word in _MARKS.split(text) if word]
    start, end = 0, len(words)
    while end - start > 1 and (words[end - 1] in LEGAL_FORMS or words[end - 1 : end + 1] in _TWO_WORD_FORMS):
        end -= 1
    while end - start > 1 and words[start] in LEADING_FORMS:
        start += 1
    kept = words[start:end]
    return tuple(word for word in kept if word not in JOINERS) or tuple(kept)


def _without_aside(aside: re.Match[str]) -> str:
    """ "(NASDAQ: ACME)" goes; "(Kenya)" says which of several houses it is."""
    return " " if set(_MARKS.split(aside[0])).isdisjoint(PLACES) else aside[0]


@lru_cache(maxsize=8192)
def other_names(organisation: str) -> tuple[tuple[str, ...], ...]:
    """What else it is called in the same breath: "Vantelo (formerly Thistle)", "Spital Wallis / Hôpital du Valais",
    "State Bank (SB)". Other words in brackets name it not: '(the "Company")', "(part of Siemens)".
    """
    text = plain(organisation)
    former = [found[1] for found in _FORMERLY.finditer(text)]
    parts = text.split(" / ") if " / " in text else []
    bare = _NAMED_ASIDE.sub(" ", text)
    short = [aside for aside in _NAMED_ASIDE.findall(text) if is_acronym(aside, bare) or is_acronym(bare, aside)]
    return tuple(words for name in (*former, *parts, *short) if (words := words_of(name)))


@lru_cache(maxsize=8192)
def called_besides(organisation: str) -> tuple[tuple[str, ...], ...]:
    """What stands in brackets after its name, which may be a name: "Swedish Ports Agency (Hamnverket)"."""
    return tuple(words for aside in _NAMED_ASIDE.findall(plain(organisation)) if (words := words_of(aside)))


@lru_cache(maxsize=65536)
def is_acronym(short: str, organisation: str) -> bool:
    """Whether one name is the initials of the other, be it with its legal form ("KGFL", "K. G. Finance Limited")."""
    words = words_of(short)
    if len(words) != 1 or not words[0].isascii() or len(words[0]) > _ACRONYM:
        return False
    letters = words[0]
    return any(
        letters == found or (len(letters) >= _ENOUGH and _skips(letters, found)) for found in acronyms_of(organisation)
    )


@lru_cache(maxsize=65536)
def is_clipped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether what two names do not share is one word here and there the words of whose beginnings it is made:
    "Держлісдор", "ТвГУ", "Bancafé".
    """
    short, many = ([word for word in mine if word not in theirs] for mine, theirs in ((one, other), (other, one)))
    if len(short) != 1 or len(short[0]) < _ENOUGH or len(many) < _INITIALS or has_cjk(short[0]):
        return False
    return any(_made_of(short[0], words) for words in (many, [word for word in many if word not in _OFFICES]))


def _made_of(word: str, words: list[str]) -> bool:
    """Whether it is made of the beginnings of all the words, in their order."""
    if not words:
        return not word
    beginnings = takewhile(lambda at: word[:at] == words[0][:at], range(1, min(len(word), len(words[0])) + 1))
    return any(_made_of(word[at:], words[1:]) for at in beginnings)


def _skips(letters: str, initials: str) -> bool:
    """Whether the letters are the initials but for one small word's ("SDTB", "Société des Transports de Bretagne")."""
    shorter = (initials[:at] + initials[at + 1 :] for at in range(1, len(initials) - 1))
    return letters in shorter


@lru_cache(maxsize=8192)
def acronyms_of(organisation: str) -> frozenset[str]:
    """The initials of its words: of those that name it, with the legal form, and with the joining words too."""
    every = [word for word in _MARKS.split(_ASIDE.sub(" ", plain(organisation))) if word]
    bare = list(every)
    while len(bare) > 1 and (bare[-1] in LEGAL_FORMS or len(bare[-1]) == 1):
        bare.pop()
    several = [every, bare, *([word for word in words if word not in JOINERS] for words in (every, bare))]
    several += [[word for word in bare if len(word) > _SMALL_WORD], list(words_of(organisation))]
    found = {_acronym(tuple(words)) for words in several if len(words) >= _INITIALS}
    digraphs = {"".join(word[:2] if word[:2] in _DIGRAPHS else word[0] for word in words) for words in several if words}
    return frozenset(found | {letters for letters in digraphs if len(letters) > _INITIALS})


def _without_cjk_forms(text: str) -> str:
    bare = simplified(text.replace(" ", ""))
    for form in _FOLDED_CJK_FORMS:
        if len(bare) > len(form) + 1:
            bare = bare.removesuffix(form).removeprefix(form)
    return bare


def handles(words: tuple[str, ...]) -> frozenset[str]:
    """Short keys of which two names of one house share at least one: for finding candidates."""
    ends = {_acronym(words)} if len(words) > 1 else {words[0][-_CHARACTERS:]} if has_cjk(words[0]) else set()
    keys = frozenset({"".join(words), *words} | as_compared(words) | ends)
    return keys - GENERIC - TRADE_NAMES or frozenset(words)


def _acronym(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)


@lru_cache(maxsize=65536)
def same_house(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Whether two names can be one organisation's; a part and its whole ("Google Cloud", "Google") are two."""
    if one == other or "".join(one) == "".join(other):
        return Likeness.EXACT
    one, other = _compounds_apart(one), _compounds_apart(other)
    shorter, longer = sorted((one, other), key=lambda words: (len(words), words))
    if len(shorter) == 1 and len(longer) > 1 and shorter[0] == _acronym(longer):
        return Likeness.LIKELY
    if _without_region(shorter, longer):
        return Likeness.LIKELY
    shorter, longer = _spelled_out(shorter, longer), _spelled_out(longer, shorter)
    few, many = as_compared(shorter), as_compared(longer)
    if not few & many - TRADE_NAMES - GENERIC:
        return Likeness.NO
    if any(word not in many and not _shortened(word, many) for word in few):
        return Likeness.NO
    return Likeness.NO if _parts(longer, few) or kept_by(shorter, longer) else Likeness.LIKELY


def _compounds_apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """With words of two trades as two ("Universitetshospital")."""
    return tuple(part for word in words for part in _compound(word))


@lru_cache(maxsize=8192)
def _compound(word: str) -> tuple[str, ...]:
    for at in range(_CUT, len(word) - _CUT + 1):
        first, second = word[:at], word[at:]
        bare = first if first in TRADES else first.removesuffix("s")
        if word not in TRADES and bare in TRADES and second in TRADES:
            return bare, second
    return (word,)


def _without_region(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether of two names in Chinese characters one is the other without the province in front ("四川西川酒业")."""
    shorter, longer = sorted(("".join(one), "".join(other)), key=len)
    return len(shorter) >= _CHARACTERS and has_cjk(shorter) and longer.endswith(shorter)


def _shortened(word: str, of: frozenset[str]) -> bool:
    """Whether it is a longer word cut off ("Soft.", "Software")."""
    return len(word) >= _CUT and any(other.startswith(word) for other in of)


def _parts(words: tuple[str, ...], whole: frozenset[str]) -> set[str]:
    """The words that set the house apart from one of the other words, as a division or a country's.

    A word for a bank in front names the house itself ("Banco Santander"), at the end a part ("Tesco Bank").
    """
    more = [word for at, word in enumerate(words) if not (at == 0 and TRADES.get(word) == "bank")]
    return {word for word in more if not as_compared((word,)) <= whole and {word, *as_compared((word,))} & _PARTS}


def kept_by(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether one is a house that the other keeps: the hospital of a university, the museum of a bank."""
    said = {TRADES[word] for word in shorter if word in TRADES}
    last = TRADES.get(longer[-1], longer[-1])
    return bool(said) and longer[: len(shorter)] == shorter and last in KEPT_HOUSES - said


def _spelled_out(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """With an acronym among the words spelled out as the other name does ("REIT", "Real Estate Investment Trust")."""
    found: list[str] = []
    for word in words:
        size = len(word)
        runs = (other[at : at + size] for at in range(len(other) - size + 1)) if 1 < size <= _ACRONYM else ()
        found += next((list(run) for run in runs if _acronym(run) == word), [word])
    return tuple(found)


_TWO_WORD_FORMS = (["private", "limited"], ["private", "ltd"], ["public", "limited"], ["public", "joint"])
#: Words for an office that a clipped name leaves out.
_OFFICES = word_list(
    "агентство служба министерство міністерство управление управління комитет комітет agency ministry bank"
)
#: Letters of an acronym at most.
_ACRONYM = 6
#: Fewer letters are no initials.
_INITIALS = 2
#: Letters of a word whose initial is often left out.
_SMALL_WORD = 3
#: One letter to those who write them.
_DIGRAPHS = frozenset(("ch", "cz", "sz", "dz"))
#: With fewer letters no initial is left out.
_ENOUGH = 4
#: Letters of a word cut off at least.
_CUT = 4
#: Characters of a Chinese house's name at least.
_CHARACTERS = 4
_PARTS = DIVISIONS | PLACES
#: A plural or a case ending is dropped from words of this length on.
_LONG_WORD = 6


@lru_cache(maxsize=65536)
def as_compared(words: tuple[str, ...]) -> frozenset[str]:
    """The words, a trade in one language, other scripts in Latin letters, plurals in the singular."""
    found = set()
    for word in words:
        bare = word if word.isascii() else re.sub("[^a-z]", "", spelling(latin(word)))
        bare = TRADES.get(bare, bare)
        found.add(bare[:-1] if len(bare) >= _LONG_WORD and bare[-1] == "s" and bare not in TRADE_NAMES else bare)
    return frozenset(found)


def is_group(organisation: str) -> bool:
    """Whether the name says that it is the whole of several houses."""
    return not set(_MARKS.split(plain(organisation))).isdisjoint(GROUP_WORDS)


@lru_cache(maxsize=65536)
def in_latin(words: tuple[str, ...]) -> bool:
    """Whether a name is written in Latin letters."""
    return all(word.isascii() for word in words)
