"""Finding names by the words that somebody remembers of them: case, accents, order and punctuation do not matter."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_, literal

from monitor.errors import UsageError
from monitor.store.keys import search_key, words

#: Letters of scripts that write no blanks between words (Thai, kana, Han, Hangul): any part of a run is a word start.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")


def words_of(asked: str, *, name: str) -> tuple[str, ...]:
    """The words of a search. UsageError, by the name of what is searched, where there is none."""
    found = words(asked)
    if not found:
        raise UsageError(f"{name}: {asked!r} has no letter or digit to look for", name=name)
    return found


def named_so(name: str, wanted: tuple[str, ...]) -> bool:
    """What `matches` asks of a column, asked of a name."""
    known = f" {search_key(name) or ''}"
    return all(f"{'' if _UNSPACED.match(word) else ' '}{word}" in known for word in wanted)


def matches(key: ColumnElement[str | None], asked: str, *, name: str) -> ColumnElement[bool]:
    """Whether each word of `asked` begins a word of `key` (folded words, a blank between). UsageError for no word."""
    return and_(*(_begins(key, word) for word in words_of(asked, name=name)))


def _begins(key: ColumnElement[str | None], word: str) -> ColumnElement[bool]:
    """Most names have the letters of a word nowhere, and putting a blank before each name costs as much as looking
    through it; one or two letters stand in most names."""
    anywhere = key.like(f"%{word}%")
    if _UNSPACED.match(word):
        return anywhere
    begins = (literal(" ") + key).like(f"% {word}%")
    return and_(anywhere, begins) if len(word) > 2 else begins
