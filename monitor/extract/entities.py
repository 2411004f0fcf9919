"""Mentions -> entities: every mention of the same person, organisation, role or date, under its fullest form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.extract.mentions import Mention
from monitor.extract.thresholds import LEAD
from monitor.text import fold

#: Words that say what form a company has, not which one it is.
_FORMS = """inc
incorporated corp corporation co company ltd limited llc llp lp plc ag sa se gmbh nv bv spa srl sas ab asa
oyj as aps kg kgaa group groupe gruppe grupo gruppo holding holdings the and of de la le les der die das und et y
株式会社 有限公司 股份有限公司 주식회사"""
_LEGAL = frozenset(_FORMS.split())
#: Small words that may stand inside the name of an organisation; others ("sur", "avec", "bei") hardly do.
_SMALL = """du d l do da dos das del della dello dei di e i a o och og en ja ve for für pour para per van voor
on at in am im an aan au aux y и имени та és și"""
_INNER_WORDS = _LEGAL | frozenset(_SMALL.split())
#: Times that a name must stand alone, for a longer form told once to be one that was cut too late.
_SURE_ALONE = 3
_WORD = re.compile(r"\w+")
_WHOLE_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts where a surname is a prefix
#: Short words in capitals that are no initials: artificial intelligence, television, offices, places.
_NO_NAMES = frozenset(
    ["AI", "IA", "KI", "ИИ", "TV", "IT", "EU", "UE", "US", "USA", "UK", "UN", "CEO", "CFO", "COO", "CTO", "PDG", "DG"]
)
_STEM = 4  #: letters that two case forms of a name must share; shorter names must be equal


@dataclass(frozen=True, kw_only=True, slots=True)
class Entity:
    """One thing of the story."""

    type: str
    name: str  #: its fullest form
    mentions: tuple[int, ...]  #: places among the story's mentions


def gather(mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """The entities of a story."""
    out: list[Entity] = []
    for letter, same in (("p", _same_person), ("o", _same_organisation), ("r", _same_text), ("d", _same_text)):
        places = [i for i, mention in enumerate(mentions) if mention.type == letter]
        groups = _clusters(places, [mentions[i].text for i in places], same)
        for group in groups:
            forms = [mentions[i].text for i in group]
            name = _fullest(_well_cut(forms) if letter == "o" else forms)
            out.append(Entity(type=letter, name=name, mentions=tuple(group)))
    return tuple(out)


def _well_cut(forms: Sequence[str]) -> list[str]:
    """Without forms that run on behind the name ("Norvane sur le climat", beside "Norvane" again and again)."""
    counts = Counter(forms)
    alone = [form for form, count in counts.items() if count >= _SURE_ALONE]

    def runs_on(form: str) -> bool:
        tails = (form[len(name) :].split() for name in alone if form.startswith(f"{name} "))
        return counts[form] == 1 and any(tail and tail[0].islower() and tail[0] not in _INNER_WORDS for tail in tails)

    return [form for form in forms if not runs_on(form)]


def _fullest(forms: Sequence[str]) -> str:
    """Most words, fewest initials; of those one not in capitals, the commonest, without a case ending, the first."""

    def rank(form: str) -> tuple[int, int, bool, int, int]:
        words = _WORD.findall(form)
        initials = sum(len(word) == 1 for word in words)
        return len(words), -initials, not form.isupper(), forms.count(form), -len(form)

    if any(_WHOLE_WORDS.search(form) for form in forms):
        return max(forms, key=len)
    return max(forms, key=rank)


def _clusters(places: list[int], texts: list[str], same: Callable[[str, str], bool]) -> list[list[int]]:
    """Longest names first; a shorter one joins the cluster it fits, the nearest before it where it fits several."""
    order = sorted(range(len(places)), key=lambda i: (-len(_WORD.findall(texts[i])), -len(texts[i]), i))
    heads: list[tuple[str, list[int]]] = []
    for i in order:
        fits = [members for head, members in heads if same(texts[i], head)]
        if fits:
            place = places[i]
            min(fits, key=lambda members: min(_far(place, member) for member in members)).append(place)
        else:
            heads.append((texts[i], [places[i]]))
    return [sorted(members) for _, members in sorted(heads, key=lambda head: min(head[1]))]


def _far(place: int, member: int) -> int:
    """Mentions between; one that comes after counts four times, a name is shortened after it was given in full."""
    return place - member if member <= place else 4 * (member - place)


@lru_cache(8_192)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name, case and accents aside; every name of a story is compared with every other."""
    return tuple(_WORD.findall(fold(name)))


def _same_text(short: str, full: str) -> bool:
    return _words(short) == _words(full)


def _same_person(short: str, full: str) -> bool:
    few, many = _words(short), _words(full)
    if not few or not many:
        return short == full
    if _WHOLE_WORDS.search(short):
        return full.startswith(short) or fold(full).replace(" ", "") == fold(short).replace(" ", "")
    if len(few) == 1:
        return _alike(few[0], many[-1]) or _alike(few[0], many[0]) or (len(many) > 2 and _alike(few[0], many[-2]))
    if few == many[-len(few) :]:
        return True
    return _alike(few[-1], many[-1]) and (_alike(few[0], many[0]) or _initial(few[0], many[0]))


def named_early(entities: Sequence[Entity], mentions: Sequence[Mention]) -> frozenset[int]:
    """The entities that headline or lead name."""
    early = {i for i, mention in enumerate(mentions) if mention.span.field == "title" or mention.span.start < LEAD}
    return frozenset(i for i, entity in enumerate(entities) if not early.isdisjoint(entity.mentions))


def in_full(name: str) -> bool:
    """Whether a person's name is more than one word; what stands before a product's name is none ("AI Rose").

    Where names are written in one word (Chinese, Japanese, Korean), nothing is known of it: True.
    """
    return bool(_WHOLE_WORDS.search(name)) or len([word for word in name.split() if word not in _NO_NAMES]) > 1


def _initial(one: str, other: str) -> bool:
    return one[0] == other[0] and min(len(one), len(other)) == 1


def _alike(one: str, other: str) -> bool:
    """The same word, or two case forms of it: all but the last three letters shared."""
    if one == other:
        return True
    least = min(len(one), len(other))
    if least < _STEM or abs(len(one) - len(other)) > 3:
        return False
    shared = max(_STEM, least - 1)
    return one[:shared] == other[:shared]


def _same_organisation(short: str, full: str) -> bool:
    few = [word for word in _words(short) if word not in _LEGAL]
    many = [word for word in _words(full) if word not in _LEGAL]
    if not few or not many:
        return fold(short) == fold(full)
    if _WHOLE_WORDS.search(short):
        return full.startswith(short) or short in full
    if len(few) == 1 and len(few[0]) > 1 and short.isupper() and few[0] in (_initials(full, _LEGAL), _initials(full)):
        return True
    if len(few) == 1 and "".join(many) == few[0]:
        return True
    return all(any(_alike(word, other) for other in many) for word in few) and _alike(few[0], many[0])


def _initials(name: str, but: frozenset[str] = frozenset({"the", "of", "and"})) -> str:
    return "".join(word[0] for word in _words(name) if word not in but)
