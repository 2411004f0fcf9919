"""Whether two tellings name one post."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.resolve.letters import has_cjk, plain
from monitor.resolve.likeness import Likeness
from monitor.resolve.trades import TRADES
from monitor.resolve.words_of_houses import DIVISIONS, GENERIC, PLACES, places_of
from monitor.resolve.words_of_posts import (
    ACTING_WORDS,
    BOARD_WORDS,
    BOSS_WORDS,
    COMMITTEES,
    DEPUTY_WORDS,
    FILLERS,
    HEADS_OF_A_HOUSE,
    OTHER_JOBS,
    TITLE_WORDS,
)
from monitor.types import Function, Level, Report, RoleCode

#: Codes that name one job: two reports of one are of one post, whatever their words and language.
ONE_JOB = frozenset(RoleCode) - {
    RoleCode.OTHER_CHIEF,
    RoleCode.BOARD_MEMBER,
    RoleCode.VICE_PRESIDENT,
    RoleCode.HEAD,
    RoleCode.PARTNER,
    RoleCode.EDITOR,
    RoleCode.PRINCIPAL,
    RoleCode.OTHER,
}
#: One job under the names of several countries: "managing director" in London or Mumbai, "general manager" for
#: "directeur général", is what New York calls chief executive.
_TOP_JOB = frozenset({RoleCode.CHIEF_EXECUTIVE, RoleCode.MANAGING_DIRECTOR, RoleCode.GENERAL_MANAGER})
#: What "presidente" or "prezes" may be read as.
_HEADS = frozenset({RoleCode.PRESIDENT, RoleCode.CHAIR}) | _TOP_JOB
#: Codes of which a house has one holder, so that a departure leaves a seat.
_ONE_SEAT = ONE_JOB - {RoleCode.VICE_CHAIR, RoleCode.MANAGING_DIRECTOR, RoleCode.GENERAL_MANAGER}
_SEAT_BY_LEVEL = frozenset({RoleCode.MANAGING_DIRECTOR, RoleCode.GENERAL_MANAGER})
_VAGUE = frozenset({RoleCode.OTHER, RoleCode.HEAD, RoleCode.OTHER_CHIEF})
#: What "director" alone may be read as, where another language or another word for a head says it.
_MAY_DIRECT = _VAGUE | _SEAT_BY_LEVEL
#: Words for a house, which say nothing of a post ("head of the university").
_HOUSES = GENERIC | TRADES.keys()
#: Those for a head that German, Dutch and the Nordic languages write as one word with the house.
_HEAD_WORDS = (
    "direktorin", "direktor", "directeur", "direktoren", "leiterin", "leiter", "chefen", "chefin", "chef", "sjef",
)  # fmt: skip
_NOT_LATIN = re.compile("[\u0370-\u1fff\u2e80-\ud7ff]")
_WORD = re.compile(r"\w+")
#: Between the posts of one role.
_JOINED = re.compile(r"[&,/+;]|\b(?:and|et|und|y|e|og|och|en|a|i|ve|и|та)\b")
#: Words at least that have initials; letters of an abbreviation at most, and of a word clipped at least.
_INITIALS, _ABBREVIATION, _CLIPPED = 2, 5, 3
_UNCLEAR = frozenset({Function.GENERAL, Function.OTHER})


@lru_cache(maxsize=8192)
def role_words(role: str | None) -> frozenset[str]:
    """The words of a role that mean something, folded."""
    return frozenset(re.findall(r"\w+", plain(role or ""))) - FILLERS


def same_post(one: Report, other: Report) -> Likeness:
    """How well two reports agree on the post. One that is the other's abbreviation is it, whatever it is read as."""
    if abbreviates(one.role or "", other.role or "") or abbreviates(other.role or "", one.role or ""):
        return Likeness.EXACT
    return _same_post(
        (one.role_code, one.function, role_words(one.role)), (other.role_code, other.function, role_words(other.role))
    )


@lru_cache(maxsize=65536)
def abbreviates(short: str, role: str) -> bool:
    """Whether one role is the initials of the other's words ("DG", "Director-General"), joining words left out or not,
    or its first word clipped and put before the last ("гендиректор").
    """
    few = [word for word in _WORD.findall(plain(short)) if word not in ACTING_WORDS]
    every = [word for word in _WORD.findall(plain(role)) if word not in ACTING_WORDS]
    many = [word for word in every if word not in FILLERS]
    if len(few) != 1 or len(many) < _INITIALS:
        return False
    word = few[0]
    if len(word) <= _ABBREVIATION:
        return any(word == "".join(each[0] for each in words) for words in (many, every))
    last = many[-1]
    return word.endswith(last) and len(word) - len(last) >= _CLIPPED and many[0].startswith(word.removesuffix(last))


_Post = tuple[RoleCode, Function, frozenset[str]]


@lru_cache(maxsize=65536)
def _same_post(one: _Post, other: _Post) -> Likeness:
    (code, function, words), (other_code, other_function, other_words) = one, other
    if bool(words & COMMITTEES) != bool(other_words & COMMITTEES):
        return Likeness.NO
    if code == other_code and code in ONE_JOB and _of_two_places(words, other_words):
        return Likeness.NO  # "CEO, Asia", "CEO, Europe"
    if code == other_code and (code in ONE_JOB or words == other_words):
        return Likeness.LIKELY if (words ^ other_words) & (DIVISIONS | PLACES) else Likeness.EXACT
    if code != other_code and (_deputy(words) ^ _deputy(other_words)) - ACTING_WORDS:
        return Likeness.NO
    if not words or not other_words:
        return Likeness.WEAK if RoleCode.OTHER in {code, other_code} else Likeness.NO
    if words <= other_words or other_words <= words:
        return Likeness.LIKELY if code == other_code or RoleCode.OTHER in {code, other_code} else Likeness.NO
    if code == other_code:
        if words & other_words and words - other_words - TITLE_WORDS and other_words - words - TITLE_WORDS:
            return Likeness.NO  # "head of flight operations", "head of cargo operations"
        alike = function == other_function or function in _UNCLEAR or other_function in _UNCLEAR
        return Likeness.LIKELY if alike else Likeness.NO
    ambiguous = {code, other_code} == {RoleCode.PRESIDENT, RoleCode.CHAIR} and _names_a_head(words | other_words)
    return Likeness.LIKELY if ambiguous or {code, other_code} <= _TOP_JOB else Likeness.NO


def _of_two_places(one: frozenset[str], other: frozenset[str]) -> bool:
    mine, theirs = places_of(one), places_of(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _names_a_head(words: frozenset[str]) -> bool:
    """Whether a word may mean president, chair and chief executive alike; Chinese and Japanese write words together."""
    if words & HEADS_OF_A_HOUSE:
        return True
    return any(has_cjk(word) and any(head in word for head in HEADS_OF_A_HOUSE if has_cjk(head)) for word in words)


def of_two_fields(one: Report, other: Report) -> bool:
    """Whether both say behind a comma what the post is for, and it is not the same ("Executive Director, Technology",
    "Executive Director, Corporate Banking"): of somebody told by the family name alone they are two posts.
    """
    mine, theirs = (
        role_words((report.role or "").partition(",")[2]) - TITLE_WORDS - BOSS_WORDS - DEPUTY_WORDS - _HOUSES
        for report in (one, other)
    )
    return bool(mine and theirs) and not mine & theirs


def same_field(one: Report, other: Report, *, scope: frozenset[str] = frozenset()) -> bool:
    """Whether two posts of different codes are of one field ("head of legal", "general counsel"), or one is the other
    said in fewer words or in another script: of one person in one house in the same news they are one post. `scope`:
    words that say for which part of the house.
    """
    mine, theirs = role_words(one.role) - scope, role_words(other.role) - scope
    codes = {one.role_code, other.role_code}
    if _on_the_board(one) and _on_the_board(other):
        return True
    if codes & {RoleCode.BOARD_MEMBER, RoleCode.PARTNER} or len(codes) == 1:
        return False
    if codes <= _HEADS and _names_a_head(mine | theirs):
        return True
    if (_deputy(mine) ^ _deputy(theirs)) | (mine ^ theirs) & OTHER_JOBS:
        return False  # a deputy's, a treasurer's and the chief's
    if _one_head(one, other, mine, theirs):
        return True
    if codes <= ONE_JOB:
        return False
    if _vague_in_another_script(one, other):
        return True
    if _fewer_words(mine, theirs, codes) or _fewer_words(theirs, mine, codes):
        return True
    return one.function == other.function and one.function not in _UNCLEAR and RoleCode.VICE_PRESIDENT not in codes


def _one_head(one: Report, other: Report, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both run the house, or its part in one place, or one joins the other's post with more."""
    codes = {one.role_code, other.role_code}
    if codes <= ONE_JOB | {RoleCode.PRINCIPAL} and (_told_besides(one, other) or _told_besides(other, one)):
        return True
    if _head_of_one_place(mine, theirs, codes):
        return True
    if codes <= _HEADS:
        return bool(mine and theirs) and (mine <= theirs or theirs <= mine)  # "président", "président du directoire"
    if codes <= ONE_JOB:
        return False
    mine, theirs = _parted(mine), _parted(theirs)
    bosses = BOSS_WORDS | {"director"} if codes <= _MAY_DIRECT else BOSS_WORDS
    if mine and theirs and mine | theirs <= bosses | _HOUSES:
        return True
    return any(
        words and words <= BOSS_WORDS and of.role_code in _HEADS | {RoleCode.PRINCIPAL, RoleCode.HEAD}
        for words, of in ((mine - _HOUSES, other), (theirs - _HOUSES, one))
    )


def _parted(words: frozenset[str]) -> frozenset[str]:
    """With the word for a house in front of one for its head apart ("Hospitalsdirektør", "Museumsleiterin")."""
    return frozenset(part for word in words for part in _parts_of(word))


def _parts_of(word: str) -> tuple[str, ...]:
    head = next((boss for boss in _HEAD_WORDS if word.endswith(boss) and len(word) > len(boss)), "")
    house = word.removesuffix(head)
    return (house, head) if head and {house, house.removesuffix("s")} & _HOUSES else (word,)


def _deputy(words: frozenset[str]) -> frozenset[str]:
    """The words of a deputy; a vice-chancellor is none."""
    return words & DEPUTY_WORDS - ({"vice"} if "chancellor" in words else set())


def _on_the_board(report: Report) -> bool:
    """Whether it is a seat on the board: "director" alone is one where the other report says so."""
    if report.role_code is RoleCode.BOARD_MEMBER:
        return role_words(report.role).isdisjoint(COMMITTEES)
    words = role_words(report.role)
    return report.role_code is RoleCode.OTHER and bool(words) and words <= BOARD_WORDS


def _told_besides(one: Report, other: Report) -> bool:
    """Whether the other's post is one of several that the role joins ("president and CEO")."""
    parts, role = _JOINED.split(plain(one.role or "")), other.role or ""
    words = role_words(role)
    if not words or len(parts) < _INITIALS:
        return False
    return any(role_words(part) == words or abbreviates(role, part) for part in parts)


def _head_of_one_place(one: frozenset[str], other: frozenset[str], codes: set[RoleCode]) -> bool:
    """Whether both run the house in one part of the world ("India head", "Country Manager, India")."""
    mine, theirs = places_of(one), places_of(other)
    rest = (
        {word for word in one | other if not places_of((word,))} - BOSS_WORDS - TITLE_WORDS - {"country", "ceo", "md"}
    )
    return bool(mine) and mine == theirs and not rest and codes <= _HEADS | {RoleCode.HEAD, RoleCode.OTHER}


def _vague_in_another_script(one: Report, other: Report) -> bool:
    """Whether the words cannot be compared, and one of the codes says little."""
    vague = any(report.role_code in _VAGUE and report.function in _UNCLEAR for report in (one, other))
    return (
        vague
        and (one.role or "").isascii() != (other.role or "").isascii()
        and _NOT_LATIN.search((one.role or "") + (other.role or "")) is not None
    )


def _fewer_words(few: frozenset[str], many: frozenset[str], codes: set[RoleCode]) -> bool:
    """Whether one post is the other in fewer words; "president" is not "senior president" in fewer."""
    if not few or not few <= many:
        return False
    return bool(codes & _VAGUE) or not (many - few) & TITLE_WORDS


def seat(report: Report) -> str | None:
    """The seat within its house, with the part that the role's words name; None where many hold such a post."""
    top = report.role_code in _SEAT_BY_LEVEL and report.level in {Level.C_LEVEL, Level.BOARD}
    if report.role_code not in _ONE_SEAT and not top:
        return None
    code = RoleCode.CHIEF_EXECUTIVE if report.role_code in _TOP_JOB else report.role_code
    part = sorted(role_words(report.role) & (DIVISIONS | PLACES))
    return " ".join([code.value, *part])
