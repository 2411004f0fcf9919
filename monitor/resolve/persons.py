"""Whether two names of people are one."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from monitor.resolve.family_names import FAMILY_FIRST, KOREAN_SPELLINGS, VIETNAMESE
from monitor.resolve.given_names import ARABIC_GIVEN
from monitor.resolve.letters import CYRILLIC, has_cjk, spelling
from monitor.resolve.likeness import Likeness
from monitor.resolve.name import Name
from monitor.resolve.name_orders import is_syllable
from monitor.resolve.nicknames import NICKNAMES
from monitor.resolve.romanisation import is_ukrainian, romanised, romanised_stem
from monitor.resolve.sexes import MEN, WOMEN
from monitor.resolve.short_forms import SHORT_FORMS
from monitor.resolve.sounds import latin, sound

#: Spelled as given names are when they are compared.
_LONG_FORMS = {
    spelling(short): frozenset(map(spelling, SHORT_FORMS.get(short, frozenset()) | NICKNAMES.get(short, frozenset())))
    for short in SHORT_FORMS.keys() | NICKNAMES.keys()
}
#: Those of them that may be short for a name that no list gives.
_CALLED = frozenset(map(spelling, SHORT_FORMS))
_KOREAN = frozenset(spelling(family) for pair in KOREAN_SPELLINGS.items() for family in pair)
_MEN, _WOMEN = (frozenset(map(spelling, names)) for names in (MEN, WOMEN))
#: A slip of one letter is believed from this length on ("Kathrine"); shorter names differ by one ("Erik", "Eric").
_SLIP_LENGTH = 5
#: Shorter ones are no two spellings ("Ian", "Jan").
_ROMANISED = 4
#: Letters of a name cut short at least, and of what was cut.
_CUT, _CUT_OFF = 4, 3
#: Letters of a short form at most that may be one of a name that its list does not give ("Ben", Benedict).
_SHORT = 3
_VOWELS = re.compile("[^a-z]|[aeiouy]")
_MUTE_R = re.compile("(?<=[aeiou])r(?![aeiou])")
#: Letters of an initial at most.
_INITIAL = 2
_SLAVIC_ENDINGS = ("ov", "ev", "ova", "eva", "in", "ina", "ko", "uk", "sky", "skiy", "skyi", "skaya", "yan", "dze")


@lru_cache(maxsize=65536)
def same_person(one: Name, other: Name) -> Likeness:
    """Whether two names can be one person's in one post of one house; WEAK where one is a family name only."""
    if one.sound != other.sound or _told_apart(one, other):
        return Likeness.NO
    if not _one_script(one, other):
        return _heard_alike(one, other)
    korean = one.family in _KOREAN and other.family in _KOREAN  # "Baek", "Paik"
    foreign = korean or (_foreign(one) and _foreign(other)) or any(map(is_ukrainian, one.given[:1] + other.given[:1]))
    if one.family != other.family and not korean and not _spelled_alike(one.family, other.family, lenient=foreign):
        return Likeness.NO
    if one.weak and other.weak:
        return Likeness.LIKELY
    if one.weak or other.weak:
        return Likeness.WEAK
    if one.given == other.given or "".join(one.given) == "".join(other.given):
        return Likeness.EXACT if one.family == other.family else Likeness.LIKELY
    if one.family != other.family:
        return Likeness.LIKELY if foreign and _in_order(*_by_length(one, other)) else Likeness.NO
    if _turned(one, other):
        return Likeness.LIKELY
    if one.family in VIETNAMESE and one.given[-1] != other.given[-1] and all(map(is_syllable, one.given + other.given)):
        return Likeness.NO  # the last name is what people go by
    return Likeness.LIKELY if _same_givens(*_by_length(one, other)) else Likeness.NO


def goes_by_two(one: Name, other: Name) -> bool:
    """Whether one family name stands with an English given name in one and with a Chinese one in the other: of people
    who have both papers choose ("Jasmine Ng", "Ng Siew Ping").
    """
    if one.family != other.family or one.family not in FAMILY_FIRST or not (one.given and other.given):
        return False
    english = [all(given in _MEN | _WOMEN for given in name.given) for name in (one, other)]
    chinese = [all(map(is_syllable, name.given)) and len(name.given) > 1 for name in (one, other)]
    return (english[0] and chinese[1]) or (english[1] and chinese[0])


def _same_givens(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    if len(shorter) == 1 < len(longer) and len(shorter[0]) >= _SLIP_LENGTH and "".join(longer).startswith(shorter[0]):
        return True  # "Juanma" is Juan Manuel
    if any("-" in token for token in shorter + longer):
        return _initials(shorter) == _initials(longer)
    return _in_order(shorter, longer)


def _turned(one: Name, other: Name) -> bool:
    """Whether the parts of a Chinese or Vietnamese given name are turned ("Tran Quoc Dat", "Dat Tran Quoc")."""
    return one.family in FAMILY_FIRST | VIETNAMESE and sorted(one.given) == sorted(other.given)


def _told_apart(one: Name, other: Name) -> bool:
    """Whether something beside the name tells two bearers of it apart."""
    pairs = ((one.father, other.father), (one.generation, other.generation), (one.sex, other.sex))
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _by_length(one: Name, other: Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    shorter, longer = sorted((one.given, other.given), key=len)
    return shorter, longer


def _foreign(name: Name) -> bool:
    """Whether the name comes from another script, where family and given name may both be spelled in several ways."""
    if CYRILLIC.search(name.family):
        return True
    return bool(set(name.given) & ARABIC_GIVEN) or name.family.endswith(_SLAVIC_ENDINGS)


def _initials(given: tuple[str, ...]) -> str:
    return "".join(part[0] for token in given for part in token.split("-"))


def _one_script(one: Name, other: Name) -> bool:
    """Whether letters can be compared: neither, or both, are Latin, Cyrillic, or one of the others."""
    return _script(one.family) == _script(other.family)


def _script(name: str) -> str:
    if name.isascii():
        return "latin"
    return "cyrillic" if CYRILLIC.search(name) else "cjk" if has_cjk(name) else "other"


def _heard_alike(one: Name, other: Name) -> Likeness:
    """Of names in two scripts."""
    if one.weak or other.weak:
        return Likeness.WEAK
    if one.unread or other.unread:
        return Likeness.LIKELY  # a Japanese family name; how the given name is read nobody can tell from its writing
    if sound("".join(one.heard)) == sound("".join(other.heard)):
        return Likeness.LIKELY
    shorter, longer = sorted((one.heard, other.heard), key=len)
    rest = iter(longer)
    in_order = all(any(_same_sound(heard, candidate) for candidate in rest) for heard in shorter)
    return Likeness.LIKELY if in_order else Likeness.NO


def _same_sound(one: str, other: str) -> bool:
    """Two given names, or one and the other's initial ("Yu.", "Sh."), as they sound."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) <= _INITIAL:
        return longer.startswith(shorter)
    return bool(sounds_of(one) & sounds_of(other))


def sounds_of(given: str) -> frozenset[str]:
    """How a given name may sound: "ch" is that of "Charles" or that of "Michael"; Japanese leaves out an "r" that no
    vowel follows.
    """
    bare = _VOWELS.sub("", given)
    short = {bare} if len(bare) == _INITIAL else set()  # Arabic writes no short vowels ("هبة", Heba)
    return frozenset({sound(given), sound(given.replace("ch", "k")), sound(_MUTE_R.sub("", given))} | short)


def _spelled_alike(one: str, other: str, *, lenient: bool = False) -> bool:
    """Whether two words that sound alike are spellings of one: another vowel at the end is another name ("Mario").

    They differ by one letter; by more only where `lenient`, for names that come from another script.
    """
    if min(len(one), len(other)) < _SLIP_LENGTH:
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer[:-1] == shorter or (one[:-1] == other[:-1] and {one[-1], other[-1]} != {"i", "y"}):
        return False
    if lenient and len(romanised(one)) == len(romanised(other)) and OSA.distance(romanised(one), romanised(other)) <= 1:
        return True
    ends = one[0] == other[0] and one[-1] == other[-1]
    return OSA.distance(one, other) <= (len(longer) // 2 if ends and lenient else 1)


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Each of the shorter's names stands for one of the longer's, in the same order."""
    rest = iter(longer)
    return all(any(_same_given(token, candidate) for candidate in rest) for token in shorter)


def _same_given(one: str, other: str) -> bool:
    if (len(one) == 1 or len(other) == 1) and not has_cjk(one):
        return one[0] == other[0]
    if forms_of(one) & forms_of(other):
        return True
    if CYRILLIC.search(one) and CYRILLIC.search(other):
        return romanised_stem(latin(one)) == romanised_stem(latin(other))
    if (one in _MEN and other in _WOMEN) or (one in _WOMEN and other in _MEN):
        return False  # "Daniel", "Danielle"
    if _one_in_lists(one, other):
        return True
    if min(len(one), len(other)) < _SLIP_LENGTH:
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer in (f"{shorter}a", f"{shorter}i", f"{shorter}e") or (one[:-1] == other[:-1] and one[-1] in "aeo"):
        return False  # "Anand" and "Anandi", "Martin" and "Martina", "Mario" and "Maria" are two
    if {one, other} <= _MEN | _WOMEN and not {one, other} & ARABIC_GIVEN:
        return False  # each is a name: no slip of the other ("Marina", "Mariana")
    arabic = bool({one, other} & ARABIC_GIVEN)
    if arabic and _dark(one) != _dark(other):
        return False  # "Hassan", "Hussein"
    return sound(one) == sound(other) and _spelled_alike(one, other, lenient=arabic)


def _dark(given: str) -> bool:
    """Whether its first vowel is an "o" or "u", which Arabic tells from the others."""
    return next((vowel in "ou" for vowel in given if vowel in "aeiou"), False)


def _one_in_lists(one: str, other: str) -> bool:
    """Whether they are spellings of one ("Yevgeny", "Evgeniy"), or one is the other's short form."""
    shorter, longer = sorted((one, other), key=len)
    if shorter.isascii() and len(shorter) >= _ROMANISED and romanised(one) == romanised(other):
        return True
    both = {one, other} <= _MEN | _WOMEN
    if shorter in _CALLED and longer.startswith(shorter) and not (both and len(shorter) > _SHORT):
        return True  # a short form may be one of several names; "Marc" is no Marcel
    return _cut_short(shorter, longer)


def _cut_short(short: str, name: str) -> bool:
    """Whether one is the other without its end, as people are called ("Carl", "Carlton"); where both are names of the
    lists they are two ("Marc", "Marcel").
    """
    if len(short) < _CUT or len(name) - len(short) < _CUT_OFF or short[-1] in "aeiouy" or not name.startswith(short):
        return False
    return (short in _MEN | _WOMEN) != (name in _MEN | _WOMEN)


def forms_of(given: str) -> frozenset[str]:
    """A given name and those that it is short for."""
    return _LONG_FORMS.get(given, frozenset()) | {given}
