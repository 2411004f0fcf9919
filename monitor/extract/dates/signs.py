"""A time expression as signs: what its words and numbers stand for, in order, in any language."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from monitor.extract.dates.words import WORDS
from monitor.extract.phrases import Phrases, words_of


class Kind(StrEnum):
    """What a sign stands for; its value counts from 1."""

    MONTH = "months"
    WEEKDAY = "weekdays"  #: Monday 1
    SEASON = "seasons"  #: spring 1
    UNIT = "units"  #: as `Unit`
    EDGE = "edges"  #: as `Edge`
    SHIFT = "shifts"  #: the one before 1, this one 2, the next one 3
    DAYS = "days"  #: yesterday 1, today 2, tomorrow 3
    ORDINAL = "ordinals"
    VAGUE = "vague"
    FEAST = "feasts"  #: month * 100 + day
    YEAR = "year"
    DAY = "day"  #: of a month
    NUMBER = "number"
    QUARTER = "quarter"
    HALF = "half"
    UNKNOWN = "unknown"  #: a word that no table has; its value is how many letters it has


class Unit:
    """The periods, as the `units` line of the words numbers them."""

    DAY, WEEK, MONTH, QUARTER, HALF, YEAR = range(1, 7)


class Edge:
    """The parts of a period; MIDDLE_TEN are the middle ten days of a month (中旬)."""

    START, MIDDLE, LATE, END, MIDDLE_TEN = range(1, 6)


class Sign(NamedTuple):
    """One word or number, understood."""

    kind: Kind
    value: int


#: Years of the Japanese eras, as years of our calendar before their first.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_ERA = re.compile(r"(令和|平成|昭和)\s*(\d{1,2}|元)\s*年")
_KANJI = "〇一二三四五六七八九"
_KANJI_NUMBER = re.compile(r"[〇一二三四五六七八九十]{1,4}(?=[年月日号號])")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|ro|o|a|e|ste|de|:a|:e|го|ого|е|й)?$")
_QUARTER = re.compile(r"(?:q|t|k)([1-4])$|([1-4])(?:q|t|tq|кв|분기)$")
_HALF = re.compile(r"(?:h|s)([12])$|([12])h$")
#: What a number is when one of these characters stands behind it.
_MARKS = {"年": Kind.YEAR, "년": Kind.YEAR, "月": Kind.MONTH, "월": Kind.MONTH, "日": Kind.DAY, "일": Kind.DAY}
_MARKS |= {"号": Kind.DAY, "號": Kind.DAY}
_YEARS = range(1000, 3000)
_BIG_UNITS = {"年": Unit.YEAR, "년": Unit.YEAR, "月": Unit.MONTH}


def signs_of(text: str, language: str | None) -> list[Sign]:
    """The signs of a time expression."""
    words = words_of(_plain_numbers(text))
    phrases = _phrases(language if language in WORDS else "en")
    signs: list[Sign] = []
    at = 0
    while at < len(words):
        hit = None if words[at][0].isdigit() else phrases.at(words, at)
        if hit is not None:
            signs += hit.value
            at = hit.end
            continue
        sign, used = _number(words, at) if words[at][0].isdigit() else (_word(words[at]), 1)
        if used == 2 and _longer(phrases, words, at + 1):
            used = 1  # 2025年底: the mark is also the beginning of a word
        signs.append(sign)
        at += used
    return signs


def _longer(phrases: Phrases[tuple[Sign, ...]], words: list[str], at: int) -> bool:
    hit = phrases.at(words, at)
    return hit is not None and hit.end - hit.start > 1


def _plain_numbers(text: str) -> str:
    """Digits of every script, Japanese eras and Chinese numerals as plain digits."""
    text = "".join(str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char for char in text)
    text = _ERA.sub(lambda era: f"{_ERAS[era[1]] + (1 if era[2] == '元' else int(era[2]))}年", text)
    return _KANJI_NUMBER.sub(lambda number: str(_kanji(number[0])), text)


def _kanji(number: str) -> int:
    """十五 is 15, 二十 is 20, 二〇二六 is 2026."""
    if "十" not in number:
        return int("".join(str(_KANJI.index(char)) for char in number))
    tens, _, ones = number.partition("十")
    digit = {char: value for value, char in enumerate(_KANJI)}
    return 10 * digit.get(tens, 1) + digit.get(ones, 0)


def _word(word: str) -> Sign:
    """A word that is no phrase of the language: a quarter or half in figures, or unknown."""
    for kind, pattern in ((Kind.QUARTER, _QUARTER), (Kind.HALF, _HALF)):
        match = pattern.match(word)
        if match is not None:
            return Sign(kind, int(match[1] or match[2]))
    if word in _BIG_UNITS:
        return Sign(Kind.UNIT, _BIG_UNITS[word])
    return Sign(Kind.UNKNOWN, 0 if word == "," else len(word))


def _number(words: list[str], at: int) -> tuple[Sign, int]:
    """A word that begins with a digit, and how many words it takes up."""
    word = words[at]
    behind = words[at + 1] if at + 1 < len(words) else ""
    if word.isdigit() and behind in _MARKS and _fits(_MARKS[behind], int(word)):
        return Sign(_MARKS[behind], int(word)), 2
    quarter = _word(word)
    if quarter.kind is not Kind.UNKNOWN:
        return quarter, 1
    if word.isdigit() and len(word) == 4:
        return Sign(Kind.YEAR, int(word)), 1
    day = _DAY.match(word)
    if day is not None and 1 <= int(day[1]) <= 31:
        return Sign(Kind.NUMBER if word.isdigit() else Kind.DAY, int(day[1])), 1
    return Sign(Kind.UNKNOWN, len(word)), 1


def _fits(kind: Kind, number: int) -> bool:
    limits = {Kind.YEAR: _YEARS, Kind.MONTH: range(1, 13), Kind.DAY: range(1, 32)}
    return number in limits[kind]


@cache
def _phrases(language: str) -> Phrases[tuple[Sign, ...]]:
    """The words of a language, and those of English behind them (releases are often half English)."""
    return Phrases([entry for name in dict.fromkeys((language, "en")) for entry in phrases_of(WORDS[name])])


def phrases_of(block: str) -> list[tuple[str, tuple[Sign, ...]]]:
    """The phrases of a language's block, each with its signs."""
    entries: list[tuple[str, tuple[Sign, ...]]] = []
    for line in block.strip().replace("\n  ", " ").replace(" |", "|").splitlines():
        kind, _, members = line.partition(" ")
        for number, member in enumerate(members.split("|"), 1):
            entries += _member(kind, number, member.split())
    return entries


def _member(kind: str, number: int, words: list[str]) -> list[tuple[str, tuple[Sign, ...]]]:
    if kind == "=":
        return [(words[0].replace("_", " "), tuple(_sign(*part.split(".")) for part in words[1:]))]
    if kind == "feasts":
        month, _, day = words[1].partition("-")
        return [(words[0].replace("_", " "), (Sign(Kind.FEAST, int(month) * 100 + int(day)),))]
    return [(word.replace("_", " "), (Sign(Kind(kind), number),)) for word in words]


def _sign(kind: str, number: str) -> Sign:
    return Sign(Kind(kind), int(number))
