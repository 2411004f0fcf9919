"""One spelling for the several that a given name has in Latin letters ("Yevgeny", "Evgeniy"; "Sofia", "Sophia")."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.resolve.given_names import EAST_SLAVIC

#: Letters between which spellings of one given name choose, and the one that stands for them; in this order.
_SPELLINGS = (
    (re.compile("[^a-z]"), ""),
    (re.compile("ph"), "f"),
    (re.compile("dj"), "d"),
    (re.compile("^oluwa|^olu(?=[^aeiou]...)"), ""),
    (re.compile("shch|sch|sh|sz"), "s"),
    (re.compile("tch|tsch|cz|tsh"), "ch"),
    (re.compile("ts|tz|^c(?=v)"), "s"),
    (re.compile("kh|ch|ck|c|q"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("th"), "t"),
    (re.compile("^[yji]e"), "e"),
    (re.compile("(?<=[^aeiouyrl])h"), ""),
    (re.compile("oo|ou"), "u"),
    (re.compile("ee(?=.)"), "i"),
    (re.compile("(?:i[iyj]|y[iyj]|ey|ei)$"), "i"),
    (re.compile("(?<=a)h$"), ""),
    (re.compile("[yj]"), "i"),
    (re.compile("z"), "s"),
    (re.compile("w"), "v"),
    (re.compile("ie(?=[^aeiou])|ei(?=[^aeiou])"), "e"),
    (re.compile(r"([a-df-z])\1+(?!$)"), r"\1"),
    (re.compile("ii$"), "i"),
)


def _spelled(name: str) -> str:
    for letters, one in _SPELLINGS:
        name = letters.sub(one, name)
    return name


_RUSSIAN = {_spelled(name): _spelled(russian) for name, russian in EAST_SLAVIC.items()}


def is_ukrainian(given: str) -> bool:
    """Whether a given name in plain Latin letters is written as in Ukrainian or Belarusian."""
    return _spelled(given) in _RUSSIAN


@lru_cache(maxsize=65536)
def romanised(name: str) -> str:
    """The one spelling of a given name in plain Latin letters, Ukrainian and Belarusian ones as Russian."""
    spelled = _spelled(name)
    return _RUSSIAN.get(spelled, spelled)


_ENDING = re.compile("[aeiou]+$")
_RUSSIAN_STEMS = {_ENDING.sub("", name): _ENDING.sub("", russian) for name, russian in _RUSSIAN.items()}


@lru_cache(maxsize=65536)
def romanised_stem(name: str) -> str:
    """The same of a name that may stand in any case, without its ending."""
    stem = _ENDING.sub("", _spelled(name))
    return _RUSSIAN_STEMS.get(stem, stem)
