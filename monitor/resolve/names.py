"""Names of people: what is family name and what is given, and whether two are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from monitor.resolve.letters import CYRILLIC, has_cjk, plain, spelling
from monitor.resolve.likeness import Likeness
from monitor.resolve.words import (
    ALSO_GIVEN,
    CJK_HONORIFICS,
    FAMILY_FIRST,
    HONORIFICS,
    LEADING_PARTICLES,
    NICKNAMES,
    PARTICLES,
    SUFFIXES,
    TITLES,
)

#: 'William "Bill" Gates', "William (Bill) Gates".
_ASIDE = re.compile(r"""["“”„«(\[][^"“”»)\]]*["“”»)\]]|(?<!\w)'[^']+'(?!\w)""")
_DIVIDERS = re.compile("[·・•‧]")
#: The article of Arabic names, joined or not.
_ARABIC_ARTICLE = re.compile(r"\b(?:al|el|ul)-")
_TITLES = re.compile("|".join(rf"\b{re.escape(title)}(?= )" for title in TITLES))
#: Spelled as given names are when they are compared.
_LONG_FORMS = {spelling(short): spelling(long) for short, long in NICKNAMES.items()}
_PATRONYMIC = re.compile("(?:ович|евич|ич|овн|евн|ичн)(?:а|у|е|ем|ой|ы)?$")
#: Case endings of Russian and Ukrainian names; a stem keeps three letters.
_CASE_ENDING = re.compile("(?<=...)(?:ого|ому|ыми?|им|ом|ем|ой|еи|ую|юю|[аеиоуыюяь])$")
#: A slip of one letter is believed from this length on ("Kathrine"); shorter names differ by one ("Erik", "Eric").
_SLIP_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, comparable."""

    family: str
    given: tuple[str, ...]  #: hyphenated ones apart; empty where only the family name is known

    @property
    def weak(self) -> bool:
        """Only a family name: many people bear it."""
        return not self.given


@lru_cache(maxsize=8192)
def parse(person: str) -> Name:
    """A name taken apart; a text without a letter gives the family name ""."""
    text = plain(_ASIDE.sub(" ", person))
    if has_cjk(text):
        return _parse_cjk(text)
    text = _TITLES.sub("", _ARABIC_ARTICLE.sub("", text))
    parts = [tokens for part in text.split(",") if (tokens := _without_titles(_tokens(part)))]
    if not parts:
        return Name(family=plain(person).strip(), given=())
    tokens = parts[1] + parts[0] if len(parts) > 1 else parts[0]  # "Patil, Rahul"
    if CYRILLIC.search(text):
        return _parse_cyrillic(tokens)
    return _parse_latin(tokens, inverted=len(parts) > 1)


def _tokens(text: str) -> list[str]:
    """Words; initials stand alone ("J.R." are two), apostrophes join ("O'Neill")."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.replace("'", ""))


def _without_titles(tokens: list[str]) -> list[str]:
    start, end = 0, len(tokens)
    while end - start > 1 and tokens[start] in HONORIFICS and not (len(tokens[start]) == 1 and end - start > 2):
        start += 1
    while end - start > 1 and tokens[end - 1] in SUFFIXES:
        end -= 1
    return [] if tokens[start:end] and all(token in SUFFIXES for token in tokens[start:end]) else tokens[start:end]


def _parse_latin(tokens: list[str], *, inverted: bool) -> Name:
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 1 and first in LEADING_PARTICLES:
        tokens = tokens[1:]
    kept = [token for token in tokens[:-1] if token not in PARTICLES or token is tokens[0]]
    if not inverted and kept and _family_stands_first(tokens):
        kept, last = [*kept[1:], last], first
    given = tuple(spelling(piece) for token in kept for piece in token.split("-"))
    return Name(family=spelling(last.replace("-", "")), given=given)


def _family_stands_first(tokens: list[str]) -> bool:
    """Where first and last may both be family names one order is as good, if it is always the same."""
    first, last = tokens[0], tokens[-1]
    if first in ALSO_GIVEN and len(tokens) == 2 and "-" not in last:
        return False
    return first in FAMILY_FIRST and (last not in FAMILY_FIRST or first < last)


def _parse_cyrillic(tokens: list[str]) -> Name:
    if len(tokens) > 2 and _PATRONYMIC.search(tokens[-1]):
        tokens = [*tokens[1:], tokens[0]]  # "Греф Герман Оскарович"
    kept = [token for token in tokens[:-1] if len(tokens) == 2 or not _PATRONYMIC.search(token)]
    return Name(family=_stem(tokens[-1]), given=tuple(_stem(token) for token in kept))


def _stem(token: str) -> str:
    return _CASE_ENDING.sub("", token)


def _parse_cjk(text: str) -> Name:
    """Names in Chinese, Japanese and Korean writing are given in full, and compared so."""
    pieces = [piece.replace(" ", "") for piece in _DIVIDERS.split(text) if piece.strip()]
    bare = pieces[-1]
    for honorific in CJK_HONORIFICS:
        ending = plain(honorific)
        if len(bare) > len(ending) + 1:
            bare = bare.removesuffix(ending)
    return Name(family=bare, given=tuple(pieces[:-1]) or (bare,))


@lru_cache(maxsize=65536)
def same_person(one: Name, other: Name) -> Likeness:
    """Whether two names can be one person's in one post of one house; WEAK where one is a family name only."""
    if one.family != other.family:
        return Likeness.NO
    if one.weak and other.weak:
        return Likeness.LIKELY
    if one.weak or other.weak:
        return Likeness.WEAK
    if one.given == other.given or "".join(one.given) == "".join(other.given):
        return Likeness.EXACT
    shorter, longer = sorted((one.given, other.given), key=len)
    return Likeness.LIKELY if _in_order(shorter, longer) else Likeness.NO


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Each of the shorter's names stands for one of the longer's, in the same order."""
    rest = iter(longer)
    return all(any(_same_given(token, candidate) for candidate in rest) for token in shorter)


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if _LONG_FORMS.get(one, one) == _LONG_FORMS.get(other, other):
        return True
    return min(len(one), len(other)) >= _SLIP_LENGTH and OSA.distance(one, other, score_cutoff=1) <= 1
