"""Whether two values of one field cannot both be true, or the one only says more than the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from monitor.store.keys import core, words
from monitor.text import fold
from monitor.types import VAGUE

#: Fields whose values are names of people, and of organisations; of all others the values are compared exactly.
_PEOPLE = frozenset({"person", "predecessor", "successor", "reports_to"})
_HOUSES = frozenset({"organisation", "previous_organisation", "next_organisation"})
#: Wordings (a field of its own says what they mean, or nothing does), and signs that a text gives or does not.
_UNDISPUTED = frozenset({"role", "previous_role", "next_role", "effective_text", "search_announced", "denied"})
#: "Mueller" and "Muller": umlauts are written out or not.
_WRITTEN_OUT = re.compile("([aou])e")


def contradicts(field: str, one: Any, other: Any) -> bool:
    """Whether values of this field of a report contradict each other. None and vague values contradict nothing."""
    if one is None or other is None or one in VAGUE or other in VAGUE or field in _UNDISPUTED:
        return False
    if field in _PEOPLE:
        return _names_apart(str(one), str(other), _same_person)
    if field in _HOUSES:
        return _names_apart(str(one), str(other), _same_house)
    return bool(one != other)


def _names_apart(one: str, other: str, same: Callable[[str, str], bool]) -> bool:
    """Names in different scripts are not compared: which is which takes more than letters."""
    mine, theirs = (_WRITTEN_OUT.sub(r"\1", fold(name)) for name in (one, other))
    return _latin(mine) == _latin(theirs) and not same(mine, theirs)


def _latin(name: str) -> bool:
    return all(word.isascii() for word in words(name))


def _same_person(one: str, other: str) -> bool:
    """Each word of the shorter name is a word of the longer one or the initial of one: "R. Patil", "Patil, Rahul"."""
    few, many = sorted((words(one), words(other)), key=len)
    left = list(many)
    for word in few:
        fits = [w for w in left if w == word] or [w for w in left if w[:1] == word or w == word[:1]]
        if not fits:
            return "".join(one.split()) == "".join(other.split())
        left.remove(fits[0])
    return True


def _same_house(one: str, other: str) -> bool:
    """One has all words of the other ("UBS Group AG"), or its initials ("IBM"), or is spelled in one word."""
    mine, theirs = core(one), core(other)
    if mine <= theirs or theirs <= mine:
        return True
    joined, others = "".join(words(one)), "".join(words(other))
    return joined == others or joined == _initials(other) or others == _initials(one)


def _initials(name: str) -> str:
    return "".join(word[0] for word in words(name) if word in core(name))
