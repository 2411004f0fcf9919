"""Names in Chinese, Japanese and Korean writing: given in full, and compared so."""

from __future__ import annotations

import re

from monitor.resolve.family_names import CJK_DOUBLE_FAMILIES, KOREAN_SPELLINGS
from monitor.resolve.japanese_names import JAPANESE_FAMILIES
from monitor.resolve.letters import composed
from monitor.resolve.name import UNREAD, Name
from monitor.resolve.sounds import latin, sound_of_family
from monitor.resolve.words_of_people import CJK_HONORIFICS, CJK_POSTS, JAPANESE_HONORIFICS

_DIVIDERS = re.compile("[·・･•‧]")
_KANA = re.compile("[ァ-ヺー]+")
_HANGUL = re.compile("[가-힣]+")
#: Kana that stand for the "w" of another language ("ハウエル", Howell).
_KANA_W = re.compile("ウ(?=[ァ-ォ])|(?<=.)ウ(?=[アイエオ])")
_READINGS = {composed(family): read for family, read in JAPANESE_FAMILIES.items()}
#: Chinese family names that are Japanese ones too: then a longer name is a Japanese one ("林" alone is of both).
_ONE_CHARACTER = 1
#: Characters from which a name that begins with a Japanese family name of one character is a Japanese one.
_JAPANESE_LENGTH = 4
_JAPANESE_FAMILY = 2
#: Characters of a Chinese or Korean name at most; a longer one is Japanese, whose family names mostly have two.
_CJK_LENGTH = 3
_LONG = 6


def parse_cjk(text: str) -> Name:
    """The parts of a name; one without a letter gives the family name as it stands."""
    pieces = [piece for piece in _DIVIDERS.split(composed(text)) if piece.strip()]
    if not pieces:
        return Name(family=text.strip(), given=())
    pieces[-1] = _without_post(pieces[-1].strip())
    if len(pieces) == 1 and _KANA.fullmatch(pieces[0].replace(" ", "")):
        pieces = pieces[0].split()  # a foreign name, with blanks for dots
    if len(pieces) > 1:
        given = tuple(piece.replace(" ", "") for piece in pieces[:-1])
        family = _without_honorific(pieces[-1].replace(" ", ""))
        return Name(family=family, given=given, sound=sound_of_family(_heard(family)), heard=tuple(map(_heard, given)))
    whole = pieces[0].replace(" ", "")
    bare = _without_honorific(whole)
    ending = whole.removeprefix(bare)
    family = _family_of(bare, first_word=pieces[0].split()[0], japanese=ending in JAPANESE_HONORIFICS)
    rest = bare[len(family) :]
    given = (rest,) if rest else ()
    if read := _READINGS.get(family) if _may_be_japanese(family, bare) else None:
        return Name(family=family, given=given, sound=sound_of_family(read), heard=(UNREAD,) * len(given))
    spelled = latin(family)
    heard = sound_of_family(KOREAN_SPELLINGS.get(spelled, spelled))
    return Name(family=family, given=given, sound=heard, heard=tuple(map(latin, given)))


def _heard(kana: str) -> str:
    return latin(_KANA_W.sub("w", kana))


def _without_post(text: str) -> str:
    """Without a post told behind the name ("채윤정 부행장", "邵文博 董事长")."""
    name, _, post = text.partition(" ")
    whole = _HANGUL.fullmatch(name) is not None and len(name) >= _CJK_LENGTH
    return name if post and (whole or CJK_POSTS & {post, post[-2:], post[-3:]}) else text


def _without_honorific(bare: str) -> str:
    for ending in CJK_HONORIFICS:
        if len(bare) > len(ending) + 1:
            bare = bare.removesuffix(ending)
    return bare


def _family_of(bare: str, *, first_word: str, japanese: bool) -> str:
    """The family name: what stands before a blank, a known one of several characters, else the first character."""
    if len(first_word) < len(bare) and bare.startswith(first_word):
        return first_word
    for length in (3, 2):
        if bare[:length] in _READINGS:
            return bare[:length]
    if bare[:1] in _READINGS and _may_be_japanese(bare[:1], bare):
        return bare[:1]
    alone = japanese and len(bare) == _JAPANESE_FAMILY  # "田辺氏"
    if len(bare) >= _LONG and not _HANGUL.fullmatch(bare):
        return bare[:3]  # Japanese: "西園寺真由美"; family names of three characters have given names as long
    long = len(bare) > _CJK_LENGTH or bare[:2] in CJK_DOUBLE_FAMILIES
    return bare[:2] if alone or long else bare[:1]


def _may_be_japanese(family: str, bare: str) -> bool:
    """Whether a family name of the table is read as a Japanese one: of one character some are Chinese too."""
    return len(family) > _ONE_CHARACTER or len(bare) >= _JAPANESE_LENGTH or len(bare) == _ONE_CHARACTER
