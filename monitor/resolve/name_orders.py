"""Which of a Latin name's words is the family name."""

from __future__ import annotations

import re

from monitor.resolve.family_names import ALSO_GIVEN, FAMILY_FIRST, GIVEN_SYLLABLES, SPANISH_FAMILIES, VIETNAMESE
from monitor.resolve.given_names import ALSO_FAMILY, ETHIOPIAN_GIVEN, GIVEN_LAST
from monitor.resolve.iberian_names import IBERIAN_GIVEN, SPANISH_GIVEN
from monitor.resolve.japanese_names import JAPANESE_FAMILIES
from monitor.resolve.sexes import MEN, WOMEN

GIVEN = (MEN | WOMEN | GIVEN_LAST | SPANISH_GIVEN | IBERIAN_GIVEN) - ALSO_FAMILY
#: One syllable of a Chinese or Vietnamese name in Latin letters, whatever the romanisation.
_SYLLABLE = re.compile(
    r"(?:[bpmfdtlgkhjqxrzcsywvn]|[zcs]h|t[szrh]|hs|ng|ngh|kw|gw|gi|kh|nh|ph|qu)?"
    r"(?:[aeiou]{1,3}y?|y)(?:n|ng|m|p|t|k|c|h|ch|nh|w|ck)?|tsz|sz|ng"
)
#: A word in the romanisation of Japanese.
_ROMAJI = re.compile(r"(?:(?:[kstnhmrgzdbpwfj]|ch|sh|ts|[knhmrgbp]y)?(?:[aiueo]|y[auo])|n(?![aiueoy]))+")
_ROMAJI_LETTERS = 4
#: With what most Japanese family names end.
_PLACE_ENDING = re.compile(
    r".{2,}(?:hara|yama|mura|kawa|gawa|moto|shima|jima|saki|zaki|guchi|bayashi|zawa|sawa|hashi|bashi|tani|uchi|mizu"
    r"|oka|matsu|numa|mori|kura|naka|shita|tsuka|matsu|hira|gaki|gami|waki)"
)
_READ_FAMILIES = frozenset(JAPANESE_FAMILIES.values())
#: Syllables of a Chinese given name.
_TWO = 2
#: Where the last of three names stands.
_THIRD = 2


def family_at(tokens: list[str]) -> int:
    """Where the family name stands in a name that is not inverted by a comma; the last is it where nothing tells.

    Where first and last may both be family names one order is as good, if it is always the same.
    """
    first, last = tokens[0], tokens[-1]
    end = len(tokens) - 1
    if end and len(first) > 1 and all(len(token) == 1 for token in tokens[1:]):
        return 0  # "Srinivasan M. K.": an initial is no family name
    if end == _THIRD and {first, tokens[1]} <= ETHIOPIAN_GIVEN:
        return 1  # "Abebe Kebede Worku": the father's name; the grandfather's is left out as often
    if not end or (first in ALSO_GIVEN and end == 1 and "-" not in last):
        return end
    if tokens[1] in GIVEN_LAST or last.partition("-")[0] in GIVEN_LAST:
        return 0 if len(first) > 1 and first.partition("-")[0] not in GIVEN else end
    if first in FAMILY_FIRST and (last not in FAMILY_FIRST or _before(first, last)):
        return 0
    if first == "le" and end > 1 and all(map(is_syllable, tokens)):
        return 0  # "Le Minh Quan"; in French names it is an article
    if end == 1:
        return 0 if _japanese_order(first, last) else end
    return next((at for at in range(1, end) if _inside(tokens, at)), end)


def _before(one: str, other: str) -> bool:
    """Of two family names the one that is no part of given names, else the first of the alphabet."""
    return other in GIVEN_SYLLABLES if (one in GIVEN_SYLLABLES) != (other in GIVEN_SYLLABLES) else one < other


def _inside(tokens: list[str], at: int) -> bool:
    """Whether the family name stands between an English given name and a Chinese one ("Kenneth Leung Tsz-kin"), or
    before the middle of a Vietnamese one ("Dat Tran Quoc").
    """
    behind = [part for token in tokens[at + 1 :] for part in token.split("-")]
    if tokens[at] not in FAMILY_FIRST | VIETNAMESE or not all(map(is_syllable, behind)):
        return False
    english = tokens[0] in GIVEN or not is_syllable(tokens[0])
    if at == 1 and english and len(behind) == _TWO and tokens[at] not in ALSO_GIVEN:
        return True
    known = tokens[at] in VIETNAMESE and FAMILY_FIRST.isdisjoint((tokens[0], tokens[-1]))
    return known and all(map(is_syllable, tokens[:at]))


def is_syllable(word: str) -> bool:
    """Whether it may be one of Chinese or Vietnamese in Latin letters."""
    return _SYLLABLE.fullmatch(word) is not None


def _japanese_order(first: str, last: str) -> bool:
    """Whether both are Japanese and the first alone is a family name ("Kitahara Seiichi")."""
    both = all(
        len(token) >= _ROMAJI_LETTERS - (token in _READ_FAMILIES) and _ROMAJI.fullmatch(token)
        for token in (first, last)
    )
    return both and _japanese_family(first) and not _japanese_family(last)


def _japanese_family(token: str) -> bool:
    return token in _READ_FAMILIES or _PLACE_ENDING.fullmatch(token) is not None


def goes_by_the_first(before: list[str], last: str) -> bool:
    """Whether the last but one of a name is the family name that a Spanish speaker goes by."""
    known = before[-1] in SPANISH_FAMILIES
    spanish = bool(SPANISH_GIVEN & {*before[:-1]}) or (known and last.partition("-")[0] in SPANISH_FAMILIES)
    if not spanish and before[0] in IBERIAN_GIVEN:
        spanish = known or any(token.endswith("ez") for token in (*before, last))
    return spanish and before[-1] not in GIVEN and len(before[-1]) > 1
