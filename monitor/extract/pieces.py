"""Text -> units with vectors: what the network reads.

A unit is a subword piece of the SentencePiece model, or one character of Han, kana or Hangul inside a piece, so that
a name may begin and end anywhere in Chinese, Japanese and Korean. Units keep their code points in the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from monitor.errors import UNLOADABLE, ModelError
from monitor.extract.lexicon import COLUMNS, Lexicon

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

#: Middle of each level of the 4-bit quantiser, in standard deviations (see monitor/learn/vectors.py).
_LEVELS = ((np.arange(16) - 7.5) * 0.335).astype(np.float32)
#: The two numbers that each byte of a vector stands for.
_TWO = np.stack([_LEVELS[np.arange(256) & 15], _LEVELS[np.arange(256) >> 4]], 1)
_WORD = re.compile(r"[^\W\d_]{2,}")
_IDEOGRAM = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff66-\uff9f]")
#: What every word in capitals holds, of two letters or of _SHOUTED; small letters with accents pass, too.
_CAPITALS, _LONG_CAPITALS = re.compile(r"[^\W\d_a-z]{2}"), re.compile(r"[^\W\d_a-z]{6}")
_SHOUTED = 6  # letters from which a word in capitals is read as a name in capitals, not as an abbreviation

SHAPES = 20
#: Shape (one of SHAPES), opens a word, in a shouted line, opens a line, headline, lead, length; then the lexicon.
FEATURES = SHAPES + 6 + COLUMNS


@dataclass(frozen=True, kw_only=True, slots=True)
class Units:
    """The units of one text; arrays of one length."""

    starts: Ints  #: code points
    ends: Ints
    pieces: Ints  #: row of the piece in the vector table
    characters: Ints  #: row of the single character's piece; the same as `pieces` where the unit is the whole piece
    features: Floats  #: (units, FEATURES); headline and lead are set where windows are made
    breaks: npt.NDArray[np.bool_]  #: a line or a sentence ends after this unit

    def __len__(self) -> int:
        return len(self.starts)


class Pieces:
    """The SentencePiece model, its vectors, and the listed words that a unit may be of."""

    def __init__(self, model: Path, table: Path, lexicon: Lexicon) -> None:
        try:
            self._processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
            with table.open("rb") as file, np.load(file) as stored:
                self._codes, self._rows = stored["codes"], stored["rows"]
                self._lengths = np.log(stored["lengths"].astype(np.float32) + 1e-3)
        except UNLOADABLE as error:
            raise ModelError(
                f"{model.parent}: the subword vectors cannot be read; install the package again"
            ) from error
        self._lexicon = lexicon
        self._character = lru_cache(maxsize=20_000)(self._processor.piece_to_id)

    @property
    def width(self) -> int:
        """Numbers in a vector."""
        return 2 * int(self._codes.shape[1])

    @property
    def count(self) -> int:
        """Pieces of the model."""
        return len(self._rows)

    def vectors_of(self, pieces: npt.NDArray[np.integer]) -> Floats:
        """(n,) piece ids -> (n, width)."""
        return self.vectors(self._rows[pieces])

    def vectors(self, rows: npt.NDArray[np.integer]) -> Floats:
        """(n,) rows -> (n, width) vectors of unit variance."""
        out: Floats = _TWO.take(self._codes[rows], axis=0).reshape(len(rows), self.width)
        return out

    def unit_vectors(self, units: Units) -> Floats:
        """(n, width + FEATURES): what the network takes."""
        vectors = self.vectors(units.pieces)
        inner = np.flatnonzero(units.pieces != units.characters)
        if len(inner):
            vectors[inner] = 0.6 * (vectors[inner] + self.vectors(units.characters[inner]))
        return np.concatenate([vectors, units.features], 1)

    def units(self, text: str) -> Units:
        """Split a text. Line breaks and other white space belong to no unit."""
        if not text.strip():
            return _NOTHING
        shouts = [_shouts(line) for line in text.split("\n")]
        read = _calm(text, shouts)
        spans: list[tuple[int, int, int, int]] = []
        encoded = self._processor.encode(read, return_type="offset_mapping")
        for piece, (first, last) in zip(encoded["ids"], encoded["offsets"], strict=True):
            bare = read[first:last].strip()
            if not bare:
                continue
            start = read.index(bare, first)
            end = start + len(bare)
            if len(bare) == 1 or bare.isascii() or not _IDEOGRAM.search(bare):
                spans.append((start, end, piece, piece))
            else:
                spans += [(start + i, start + i + 1, piece, self._character(c)) for i, c in enumerate(bare)]
        starts, ends, pieces, characters = np.array(spans, dtype=np.int32).reshape(-1, 4).T
        lines = _lines(text)
        return Units(
            starts=starts,
            ends=ends,
            pieces=self._rows[pieces].astype(np.int32),
            characters=self._rows[characters].astype(np.int32),
            features=self._features(text, starts, ends, self._rows[pieces], lines[starts], shouts),
            breaks=_breaks(text, starts, ends, lines),
        )

    def _features(self, text: str, starts: Ints, ends: Ints, rows: Ints, lines: Ints, shouts: Sequence[bool]) -> Floats:
        """`lines`: the line of the text in which each unit stands; `shouts`: whether each line is in capitals."""
        out = np.zeros((len(starts), FEATURES), np.float32)
        spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
        out[np.arange(len(spans)), [shape(text[start:end]) for start, end in spans]] = 1
        out[:, SHAPES] = [start == 0 or not text[start - 1].isalnum() for start, _ in spans]
        out[:, SHAPES + 1] = np.array(shouts)[lines]
        out[:, SHAPES + 2] = np.diff(lines, prepend=-1) > 0
        out[:, SHAPES + 5] = self._lengths[rows] + 1.5  # about zero on the whole
        out[:, SHAPES + 6 :] = self._lexicon.mark(text, starts)
        return out


_NOTHING = Units(
    starts=np.zeros(0, np.int32),
    ends=np.zeros(0, np.int32),
    pieces=np.zeros(0, np.int32),
    characters=np.zeros(0, np.int32),
    features=np.zeros((0, FEATURES), np.float32),
    breaks=np.zeros(0, np.bool_),
)


def calm(text: str) -> str:
    """The text with shouted words capitalised, each code point in its place: the vectors know 'Names', not 'NAMES'."""
    return _calm(text, [_shouts(line) for line in text.split("\n")])


def _calm(text: str, shouts: Sequence[bool]) -> str:
    return "\n".join(map(_calm_line, text.split("\n"), shouts))


def _calm_line(line: str, shouts: bool) -> str:
    if not (shouts or _LONG_CAPITALS.search(line)):
        return line
    least = 2 if shouts else _SHOUTED

    def capitalised(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < least or not word.isupper():
            return word
        soft = word.capitalize()
        return soft if len(soft) == len(word) else word

    return _WORD.sub(capitalised, line)


def _shouts(line: str) -> bool:
    """Whether a line is written in capitals: three words in four of those with two cased letters or more."""
    if not _CAPITALS.search(line):
        return False
    words = [word for word in _WORD.findall(line[:2000]) if word.lower() != word.upper()]
    return len(words) > 2 and sum(word.isupper() for word in words) >= 0.75 * len(words)


_PUNCTUATION = {".": 8, ",": 9, ":": 10, ";": 10, "-": 11, "–": 11, "—": 11, "(": 12, ")": 12, "/": 12, "&": 13}
_QUOTES = frozenset("\"'«»“”„‘’「」『』‹›")


@lru_cache(65_536)
def shape(surface: str) -> int:
    """The class of a unit's surface, below SHAPES."""
    first = surface[0]
    if first.isdigit():
        return 7
    if not first.isalpha():
        return 14 if first in _QUOTES else _PUNCTUATION.get(first, 15)
    if _IDEOGRAM.match(first):
        return 16 if "\uac00" <= first <= "\ud7af" else 17 if first <= "\u30ff" else 18
    if first.lower() == first.upper():
        return 19  # a script without case
    return _case(surface)


def _case(surface: str) -> int:
    if surface.islower():
        return 0
    if surface.isupper():
        return 1 if len(surface) == 1 else 2 if len(surface) == 2 else 3
    if surface[0].isupper():
        return 4 if surface[1:].islower() else 5
    return 6


_SENTENCE_END = re.compile(r"(\w*)[.!?…؟][\"'»”’)」』]*$")
#: A full stop after one of these, or after a single capital, ends no sentence.
_ABBREVIATIONS = """mr mrs ms
dr st jr sr prof inc corp co ltd bros no nr vs gen sen rep gov hon sir etc ca bzw usw art abs
str jan feb mar apr jun jul aug sep sept oct nov dec avr juil janv févr déc dott ing sig sra dra dipl mag"""
_SHORTENED = frozenset(_ABBREVIATIONS.split())


def _lines(text: str) -> Ints:
    """The number of the line in which each code point stands, and the text's end."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.concatenate([[0], np.cumsum(points == ord("\n"))]).astype(np.int32)


def _breaks(text: str, starts: Ints, ends: Ints, lines: Ints) -> npt.NDArray[np.bool_]:
    """Whether a line or a sentence ends after each unit; `lines` as `_lines` tells them."""
    out = np.ones(len(starts), np.bool_)
    out[:-1] = lines[starts[1:]] > lines[ends[:-1]]
    for i, (end, following) in enumerate(zip(ends[:-1].tolist(), starts[1:].tolist(), strict=True)):
        last = text[end - 1]
        if last.isalnum() or out[i]:
            continue
        if last in "。！？":
            out[i] = True
        elif following > end:
            stop = _SENTENCE_END.search(text[max(0, end - 14) : end])
            out[i] = stop is not None and not text[following].islower() and not _shortened(stop[1])
    return out


def _shortened(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word.lower() in _SHORTENED
