"""Finding the phrases of a table in a run of words, in any script.

A word is a run of letters; in Chinese, Japanese and Korean every character is a word of its own, so that one matcher
serves all: no word boundaries are needed there. Case, accents and punctuation do not count; a comma ends a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from monitor.text import fold

T = TypeVar("T")

_CJK = r"\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3々"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}\u30fb]+|,")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
#: The same in a text as it stands: initials with their full stops, accents set apart from their letters.
_LETTERS_AND_MARKS = rf"[^\W_{_CJK}\u30fb]+[\u0300-\u036f\u064b-\u065f\u0670]*"
_AS_WRITTEN = re.compile(rf"\b(?:\w\.){{2,}}(?:{_LETTERS_AND_MARKS})*|[{_CJK}]|(?:{_LETTERS_AND_MARKS})+|[,;、，；]")
#: Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "æ": "ae", "đ": "d", "œ": "oe", "、": ",", "，": ",", "；": ","}
)
#: Arabic: the article, and the particles written together with it.
_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{2})")
_STEM = 3  #: letters of a stem that its index goes by
_SPELLINGS = 16_384  #: phrases taken apart once for all the tables that share them
_REMEMBERED = 65_536  #: words whose phrases are remembered: a day's news in many languages has about as many


def words_of(text: str) -> list[str]:
    """The words of a text as phrases are compared with them; a comma is a word."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFC", fold(text)).translate(_LETTERS)
    folded = _INITIALS.sub(lambda match: match[0].replace(".", ""), folded)
    words = _WORD.findall(folded.replace(";", ","))
    return [_bare(word) for word in words] if any("\u0621" <= word[0] <= "\u064a" for word in words) else words


def spans_of(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of a text as phrases are compared with them, and where each stands."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _AS_WRITTEN.finditer(text):
        word = _plain(match[0])
        if word:
            words.append(word)
            spans.append(match.span())
    return words, spans


@lru_cache(65_536)
def _plain(word: str) -> str:
    return "".join(words_of(word))


def _bare(word: str) -> str:
    """Without the Arabic article; twice, as in a word whose own first letters look like one."""
    return _ARTICLE.sub("", _ARTICLE.sub("", word))


class Hit(NamedTuple, Generic[T]):
    """A phrase found: words [start, end), what it stands for, and whether it is the end of a longer word."""

    start: int
    end: int
    value: T
    compound: bool


class _Phrase(NamedTuple, Generic[T]):
    parts: tuple[str, ...]
    value: T

    def goes_on(self, words: list[str], start: int) -> bool:
        """Whether the words behind the first are those of the phrase."""
        if len(self.parts) == 1:
            return True
        if start + len(self.parts) > len(words):
            return False
        return all(_fits(self.parts[at], words[start + at]) for at in range(1, len(self.parts)))


def _fits(part: str, word: str) -> bool:
    if part == "*":
        return word != ","
    if part[0] == "*":
        return word.endswith(part[1:]) and word != part[1:]
    if part[-1] == "*":
        return word.startswith(part[:-1])
    return part == word


@lru_cache(_SPELLINGS)
def _parts(phrase: str) -> tuple[str, ...]:
    """The words of a phrase with their stars: `*` before or after a word, or alone for any word."""
    parts: list[str] = []
    for piece in phrase.split():
        words = words_of(piece.strip("*"))
        if piece == "*":
            parts.append("*")
        elif words:
            words[0] = "*" * piece.startswith("*") + words[0]
            words[-1] += "*" * piece.endswith("*")
            parts += words
    return tuple(parts)


def _letters(phrase: _Phrase[T]) -> int:
    return sum(map(len, phrase.parts))


class Phrases(Generic[T]):
    """A set of phrases; of those that fit at a word, the longest wins, then the one given first."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[str, list[_Phrase[T]]] = defaultdict(list)
        self._stems: dict[str, list[_Phrase[T]]] = defaultdict(list)
        self._ends: dict[str, list[_Phrase[T]]] = defaultdict(list)
        self._beginning = lru_cache(_REMEMBERED)(self._find_beginning)
        for text, value in phrases:
            self._add(_Phrase(_parts(text), value))

    def _add(self, phrase: _Phrase[T]) -> None:
        first = phrase.parts[0]
        if first[0] == "*":
            self._ends[first[-_STEM:]].append(phrase)
        elif first[-1] == "*":
            self._stems[first[:-1][:_STEM]].append(phrase)
        else:
            self._whole[first].append(phrase)

    def _find_beginning(self, word: str) -> tuple[_Phrase[T], ...]:
        """The phrases whose first word fits, the longest first; whole words before stems, stems before ends."""
        stems = [self._stems.get(word[:size], ()) for size in range(1, min(_STEM, len(word)) + 1)]
        groups = (self._whole.get(word, ()), *stems, self._ends.get(word[-_STEM:], ()))
        if not any(groups):
            return ()
        fit = [[phrase for phrase in group if _fits(phrase.parts[0], word)] for group in groups]
        found = [phrase for group in fit for phrase in sorted(group, key=_letters, reverse=True)]
        return tuple(sorted(found, key=lambda phrase: len(phrase.parts), reverse=True))

    def at(self, words: list[str], start: int) -> Hit[T] | None:
        """The longest phrase that begins at a word."""
        return _longest(self._beginning(words[start]), words, start)

    def find(self, words: list[str]) -> list[Hit[T]]:
        """The phrases in a run of words, left to right, none inside another."""
        hits: list[Hit[T]] = []
        free = 0
        begun = [(start, phrases) for start, phrases in enumerate(map(self._beginning, words)) if phrases]
        for start, phrases in begun:
            hit = _longest(phrases, words, start) if start >= free else None
            if hit is not None:
                hits.append(hit)
                free = hit.end
        return hits


def _longest(phrases: Iterable[_Phrase[T]], words: list[str], start: int) -> Hit[T] | None:
    """The first of the phrases, the longest before the others, that the words behind its first one go on with."""
    for phrase in phrases:
        if phrase.goes_on(words, start):
            return Hit(start, start + len(phrase.parts), phrase.value, phrase.parts[0][0] == "*")
    return None
