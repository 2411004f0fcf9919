"""Words that tell what a unit may be, whatever the vectors say of it: words of titles and of time.

The lists are those that read a role (`seeds/roles`) and a date (`dates/words.py`); all their languages at once, so that
no guess of the language stands before the reading. The network is told where they stand, not what to make of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from monitor.errors import ModelError
from monitor.extract.dates.signs import Kind, phrases_of
from monitor.extract.dates.words import WORDS
from monitor.extract.phrases import Phrases, spans_of
from monitor.extract.roles.table import words_of_kinds

Floats = npt.NDArray[np.float32]

#: Columns: a title, an abbreviation of one, a field, a rank word; a word of the calendar, a word that points in time.
COLUMNS = 6
_TITLE, _ABBREVIATION, _FIELD, _RANK, _CALENDAR, _POINTER = range(COLUMNS)
_COLUMN = {"title": _TITLE, "director": _TITLE, "seat": _TITLE, "chief": _TITLE, "abbr": _ABBREVIATION}
_COLUMN |= {"field": _FIELD, "deputy-before": _RANK, "deputy-after": _RANK}
_POINTS = frozenset({Kind.EDGE, Kind.SHIFT, Kind.DAYS, Kind.ORDINAL})


class Lexicon:
    """The lists, ready to be looked up."""

    def __init__(self, *lists: Sequence[tuple[str, int]]) -> None:
        self._lists = tuple(Phrases(phrases) for phrases in lists)

    @classmethod
    def load(cls, roles: Path) -> Lexicon:
        """Of the role words in a folder, and the words of time. Raises ModelError where there are none."""
        found = [(words, _COLUMN[kind]) for kind, words in words_of_kinds(roles.glob("*.tsv")) if kind in _COLUMN]
        if not found:
            raise ModelError(f"no role words in {roles}: the installation is incomplete; install it again")
        titles = [(words, column) for words, column in found if column in (_TITLE, _ABBREVIATION)]
        others = [(words, column) for words, column in found if column in (_FIELD, _RANK)]
        times = [
            (words, _POINTER if signs[0].kind in _POINTS else _CALENDAR)
            for block in WORDS.values()
            for words, signs in phrases_of(block)
        ]
        return cls(titles, others, times)

    def mark(self, text: str, starts: npt.NDArray[np.int32]) -> Floats:
        """(units, COLUMNS): ones where a unit that starts in the text at `starts[i]` is of a listed phrase."""
        out = np.zeros((len(starts), COLUMNS), np.float32)
        words, spans = spans_of(text)
        places = starts.tolist()
        for phrases in self._lists:
            for hit in phrases.find(words):
                first = bisect_left(places, spans[hit.start][0])
                last = bisect_left(places, spans[hit.end - 1][1], first)
                out[first:last, hit.value] = 1
        return out
