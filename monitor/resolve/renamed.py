"""Whether two names that are not alike may be one house's: in another script, translated, or renamed."""

from __future__ import annotations

from functools import lru_cache

from monitor.resolve.letters import CYRILLIC, has_cjk, plain
from monitor.resolve.likeness import Likeness
from monitor.resolve.organisations import as_compared, in_latin, is_group, kept_by, same_house, words_of
from monitor.resolve.sounds import latin, sound, spoken
from monitor.resolve.trades import FOREIGN_TRADES, TRADE_NAMES, TRADES
from monitor.resolve.words_of_houses import (
    COUNTRIES,
    DESCRIBING,
    DESCRIBING_CJK,
    DIVISIONS,
    GENERIC,
    GROUP_WORDS,
    PLACES,
    places_of,
)

#: Letters with which two words of one origin begin ("Kallavesi", "Kallaveden"), and their share of the longer word.
_ROOT = 5
_ROOT_SHARE = 0.6
#: Letters, and consonants, of a name that is heard in another script.
_LETTERS, _CONSONANTS = 4, 3
#: Characters of what a Chinese, Japanese or Korean house is called.
_CALLED = 2
_ARTICLE = "ال"
_ARTICLES = frozenset(("al", "el", "ad", "as", "an", "ar", "ash"))
_FOREIGN_HEADS = frozenset(trade for _, trade in FOREIGN_TRADES)


@lru_cache(maxsize=65536)
def heard_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names in two scripts begin alike as they are heard, or have words that do, and none says that it is a
    part or that it does something else.
    """
    if not may_translate(one, other):
        return False
    known, foreign = (one, other) if in_latin(one) else (other, one)
    called = [word for word in known if word not in TRADES and word not in GENERIC and word not in _ARTICLES]
    if not called:
        return False
    whole, first = latin("".join(foreign)), called[0]
    if len(called) > 1 and len(foreign) > 1:
        first = "".join(called)  # where words stand apart each is heard ("Gazovik Neft", "Газовик Трейдинг")
    if len(first) >= _LETTERS and _as_heard(whole).startswith(_as_heard(first)):
        return True
    if any(
        len(sound(name)) >= _CONSONANTS and sound(whole).startswith(sound(name)) for name in (first, "".join(called))
    ):
        return True
    mine = sound("".join(called))
    if len(mine) >= _CONSONANTS and sound(whole) == mine.removesuffix("l"):
        return True  # Korean and Japanese write no "r" at the end ("Naver")
    enough = _CONSONANTS - 1 if set.intersection(*_said_trades(known, foreign)) else _CONSONANTS
    heard = {sound(latin(word.removeprefix(_ARTICLE))) for word in foreign}
    return all(len(sound(word)) >= enough and sound(word) in heard for word in called)


@lru_cache(maxsize=65536)
def heard_in_cyrillic(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names in Cyrillic are one word for word as they are heard ("Чорноморські верфі", "Черноморские")."""
    if len(one) != len(other) or not all(CYRILLIC.search("".join(words)) for words in (one, other)):
        return False
    return [sound(latin(word)) for word in one] == [sound(latin(word)) for word in other]


def _as_heard(word: str) -> str:
    return spoken(word).replace("r", "l")


def may_translate(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name may be the other in another script: nothing in the Latin one says that it is a part; a place
    in front says none ("Gulf Transport").
    """
    if in_latin(one) == in_latin(other):
        return False
    known, foreign = (one, other) if in_latin(one) else (other, one)
    said, trades = _said_trades(known, foreign)
    if said and trades and not said & trades:
        return False
    return (set(known) - set(TRADES)).isdisjoint(DIVISIONS) and set(known[1:]).isdisjoint(PLACES)


def _said_trades(known: tuple[str, ...], foreign: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """What the foreign name says that the house does, and what the Latin one says, of the trades known in both."""
    said = {trade for word, trade in FOREIGN_TRADES if word in "".join(foreign)}
    return said, {TRADES[word] for word in known if word in TRADES} & _FOREIGN_HEADS


def other_trades(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both say what they do, and it is not the same."""
    mine, theirs = (as_compared(words) & TRADE_NAMES for words in (one, other))
    return bool(mine and theirs) and not mine & theirs


def translated(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both say in two languages that they do one thing ("Sigorta", "Insurance")."""
    mine, theirs = ({TRADES[word]: word for word in words if word in TRADES} for words in (one, other))
    return any(mine[trade][:3] != theirs[trade][:3] for trade in mine.keys() & theirs.keys())


def shared(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names share a telling word, its root or its sound: no trade, no place and no general word."""
    mine, theirs = (as_compared(words) - TRADE_NAMES - GENERIC - DIVISIONS - PLACES for words in (one, other))
    return any(_one_root(word, another) for word in mine for another in theirs)


def _one_root(one: str, other: str) -> bool:
    if one == other or (len(sound(one)) > _CONSONANTS and sound(one) == sound(other)):
        return True
    size = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return size >= _ROOT and size >= _ROOT_SHARE * max(len(one), len(other))


@lru_cache(maxsize=65536)
def told_short(one: str, other: str) -> bool:
    """Whether one name is the other without words that say what it does, or without the place in a holding's brackets.
    A part that goes by such words is one of another wave of news, or has another person in its post.
    """
    shorter, longer = sorted((words_of(one), words_of(other)), key=lambda words: (len("".join(words)), words))
    if has_cjk(longer[0]):
        rest = longer[0].removeprefix(shorter[0])
        return len(shorter[0]) >= _CALLED and rest != longer[0] and rest in DESCRIBING_CJK
    if len(longer) <= len(shorter) or longer[: len(shorter)] != shorter:
        return False
    more = longer[len(shorter) :]
    if is_group(one) and is_group(other) and {*more} <= PLACES | GROUP_WORDS:
        return True
    return DESCRIBING.issuperset(more) and not {*shorter} <= GENERIC | TRADES.keys()


@lru_cache(maxsize=65536)
def without_country(one: str, other: str) -> bool:
    """Whether one name is the other without the country at its end ("Banco Austral de Chile"). The house in one country
    and the whole are two, but not with one person of a rare name in one post in the same news; a group, or a legal
    form behind the country ("Isoverre UK Limited"), says that they are.
    """
    if is_group(one) or is_group(other):
        return False
    (shorter, _), (longer, name) = sorted(
        ((words_of(name), name) for name in (one, other)), key=lambda pair: len(pair[0])
    )
    more = longer[len(shorter) :]
    called = set(shorter) - TRADES.keys() - GENERIC - PLACES
    return bool(called) and len(more) == 1 and longer[: len(shorter)] == shorter and _ends_with_country(more[0], name)


def _ends_with_country(word: str, name: str) -> bool:
    return word in COUNTRIES and plain(name).rstrip(" .)").endswith(word)


def apart_by_a_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a word that sets a part off from its whole stands in one of the names alone."""
    if kept_by(one, other) or kept_by(other, one):
        return True
    raw = (set(one) ^ set(other)) - set(TRADES)
    return not ((as_compared(one) ^ as_compared(other)) | raw).isdisjoint(DIVISIONS | PLACES)


@lru_cache(maxsize=65536)
def same_unit(one: tuple[str, ...], role: frozenset[str], other: tuple[str, ...], other_role: frozenset[str]) -> bool:
    """Whether one names the part in the post ("UK chief" of Kronhaus), the other in the house ("Kronhaus UK")."""
    mine, theirs = places_of(one[1:]), places_of(other[1:])
    if bool(mine) == bool(theirs):
        return False
    missing, told = (mine, other_role) if mine else (theirs, role)
    cores = [tuple(word for at, word in enumerate(house) if not (at and word in PLACES)) for house in (one, other)]
    return missing <= places_of(told) and same_house(*cores) is not Likeness.NO
