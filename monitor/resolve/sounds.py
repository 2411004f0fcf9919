"""Names as they sound, so that spellings of one name meet: other scripts, other romanisations.

A sound is what is left of a word in Latin letters when vowels, doubled letters and the differences between near
consonants are taken away ("Yevgeny" and "Евгений" are both "fkn"): two spellings of one name nearly always share it,
and so do some names that are two. It finds candidates; `names` compares them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from monitor.resolve.letters import plain

#: Letters that stand for one consonant in some romanisation, the longest first.
_CONSONANTS = (
    (re.compile("(?<=o)w(?=[dn])"), ""),
    (re.compile("schtsch|shch"), "s"),
    (re.compile("tsch|tch|sch|sh|ch|cz|zh|ts|tz|dj|j|^x|^c(?=v)"), "s"),
    (re.compile("x"), "ks"),
    (re.compile("ph|gh(?=t)"), "f"),
    (re.compile("kh|gh|ck|qu|[gqck]"), "k"),
    (re.compile("th|dh|d"), "t"),
    (re.compile("[zc]"), "s"),
    (re.compile("[bpvw](?=.)"), "f"),
    (re.compile("[bpv]"), "f"),
    (re.compile("r"), "l"),
    (re.compile("(?<=[aeiou])m(?=[fskt])"), "n"),
)
_SILENT = re.compile("[^a-z]|[aeiouyhw]")
_DOUBLED = re.compile(r"(.)\1+")
#: Arabic and Hebrew write these for vowels as often as for consonants.
_HALF_VOWELS = re.compile("(?<!^)[wy]")
_SEMITIC = re.compile("[\u0590-\u06ff]")
#: Cyrillic, with what tells Ukrainian from Russian: their "г" is two sounds.
_UKRAINIAN = re.compile("[іїєґ]|(?:енко|чук|юк|ськ)")
#: The letter "h" that is not part of another.
_ANY_H = re.compile("(?<![kcsztgpd])h")
_HARD_H = re.compile("^h(?=[nr])")
_UKRAINIAN_ENDING = re.compile("(?:enko|chuk|iuk|yuk|juk|shyn|skyi|nyi|nii|evych|ovych|skyy)$")
#: What a name begins with before its first consonant; the marks are the Arabic ayn.
_LIKE_VOWELS = tuple("aeiouyh`'")
#: Fewer consonants than this tell too many names alike: the vowels stay.
_ENOUGH = 2


def latin(text: str, *, like: str | None = None) -> str:
    """The text in plain lower-case Latin letters, whatever its script; `like`: the whole of which it is a part."""
    text = unicodedata.normalize("NFC", text)  # hangul in syllables
    if _SEMITIC.search(text):
        text = text.replace("غ", "g").replace("وا", "فا")  # no "gh", and a "w" for certain
        text = text.replace("ة", "").replace("ا", "a")  # between two consonants that are one letter it keeps them two
        return _HALF_VOWELS.sub("", plain(anyascii(text)))
    if _UKRAINIAN.search(like or text):
        text = text.replace("г", "h").replace("Г", "H")
    return plain(anyascii(text))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The sound of a word in plain Latin letters; where that leaves almost nothing, the word with like vowels alike."""
    bare = word
    for letters, one in _CONSONANTS:
        bare = letters.sub(one, bare)
    bare = _SILENT.sub("", _DOUBLED.sub(r"\1", bare))
    return bare if len(bare) >= _ENOUGH else spoken(word)


def sound_of_family(name: str, *, ukrainian: bool = False) -> str:
    """The sound of a family name, with whether it begins with a vowel: that is heard in every script ("Andersen").

    An "h" of Ukrainian is the Russian "g" ("Hrynko", "Grynko"), before a consonant, or where the
    ending or the given name tells.
    """
    name = (_ANY_H if ukrainian or _UKRAINIAN_ENDING.search(name) else _HARD_H).sub("g", name)
    return f"{'a' if name[:1] in _LIKE_VOWELS else ''}{sound(name)}"


def spoken(word: str) -> str:
    """A word in Latin letters with its vowels, like ones alike."""
    like = word.replace("ee", "i").replace("oo", "u").replace("ou", "u").replace("y", "i").replace("w", "u")
    return _DOUBLED.sub(r"\1", re.sub("[^a-z]", "", like))
