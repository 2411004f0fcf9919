"""Labelled stories -> variants of them: other names, other case, headline alone, unrelated paragraphs around.

A variant keeps its gold. Each epoch of training sees one variant of each story; `rng` makes them repeatable.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from monitor.learn.corpus import LabelledStory, Mark, Marked
from monitor.learn.people import People

_EMPTY = Marked(text="", marks=())
_LONG = 1_500  #: letters of a body that has enough of its own around what it tells


@dataclass(frozen=True, kw_only=True, slots=True)
class Shares:
    """How often each thing is done to a story, 0 to 1."""

    names: float = 0.5
    people: float = 0.5  #: of the persons then swapped, those who get a name from the lists of the world
    surname_house: float = 0.08  #: of the organisations then swapped, those named after a person
    letters_house: float = 0.06  #: of the organisations then swapped, those named by capitals alone
    shout: float = 0.06  #: headline in capitals; three times as often in English
    headline_case: float = 0.25  #: English only
    lower: float = 0.04
    title_only: float = 0.22
    body_only: float = 0.07
    after: float = 0.35  #: unrelated paragraphs after the body
    before: float = 0.07  #: an unrelated story's headline and paragraphs before the body


class Augmenter:
    """Makes variants of the stories it is given."""

    def __init__(self, stories: Sequence[LabelledStory], people: People, shares: Shares | None = None) -> None:
        self._people = people
        self._shares = shares or Shares()
        self._names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._unrelated: dict[str, list[LabelledStory]] = defaultdict(list)
        for story in stories:
            for key, forms in _forms(story).items():
                if key[0] in "po":
                    self._names[key[0] + _script(forms[0], story.language)].append(forms)
            if not story.changes:
                self._unrelated[story.language].append(story)

    def vary(self, story: LabelledStory, rng: random.Random) -> LabelledStory:
        """One variant."""
        shares = self._shares
        if rng.random() < shares.names:
            story = self._rename(story, rng)
        story = replace(story, title=self._recase(story, rng))
        cut = rng.random()
        if cut < shares.title_only and story.title.text:
            return replace(story, body=_EMPTY)
        if cut < shares.title_only + shares.body_only and story.body.text:
            story = replace(story, title=_EMPTY)
        return self._surround(story, rng)

    def _recase(self, story: LabelledStory, rng: random.Random) -> Marked:
        shares, title = self._shares, story.title
        shout = shares.shout * (3 if story.language == "en" else 1)
        draw = rng.random()
        if draw < shout:
            return _map_letters(title, str.upper)
        if draw < shout + shares.headline_case and story.language == "en":
            return Marked(text=re.sub(r"\b[a-z]", lambda m: m[0].upper(), title.text), marks=title.marks)
        if draw > 1 - shares.lower:
            return _map_letters(title, str.lower)
        return title

    def _surround(self, story: LabelledStory, rng: random.Random) -> LabelledStory:
        others = self._unrelated[story.language]
        if not others or len(story.body.text) > _LONG:
            return story
        if rng.random() < self._shares.before and story.body.text:
            other = _rekeyed(rng.choice(others), "8")
            story = replace(story, title=other.title, body=_joined(_some(other.body, rng), story.body))
        if rng.random() < self._shares.after:
            for tag in ("9", "7")[: rng.randint(1, 2)]:
                other = _rekeyed(rng.choice(others), tag)
                story = replace(story, body=_joined(story.body, _some(other.body, rng)))
        return story

    def _rename(self, story: LabelledStory, rng: random.Random) -> LabelledStory:
        swaps: dict[str, dict[str, str]] = {}
        for key, forms in _forms(story).items():
            donor = self._donor(key[0], _script(forms[0], story.language), story.language, rng)
            if donor and _regular(key, forms):
                swaps[key] = _swap(key, forms, donor)
        return replace(story, title=_swapped(story.title, swaps), body=_swapped(story.body, swaps))

    def _donor(self, letter: str, script: str, language: str, rng: random.Random) -> tuple[str, ...] | None:
        """Another name, its longest form first."""
        if letter == "p" and rng.random() < self._shares.people:
            return self._people.name(script, language, rng)
        if letter == "o" and script in ("LATIN", "CYRILLIC"):
            draw = rng.random()
            if draw < self._shares.surname_house:
                surname = self._people.name(script, language, rng)[-1]
                return f"{surname} {rng.choice(_HOUSES)}", surname
            if draw < self._shares.surname_house + self._shares.letters_house:
                return ("".join(rng.choice(_CAPITALS[script]) for _ in range(rng.randint(3, 4))),)
        donors = self._names[letter + script] if letter in "po" else []
        return rng.choice(donors) if donors else None


_HOUSES = ("Group", "Holding", "Bank", "Industries", "& Co", "International", "Partners", "Systems", "Capital", "Media")
_CAPITALS = {"LATIN": "ABCDEFGHIKLMNOPRSTUVWZ", "CYRILLIC": "АБВГДЕЗИКЛМНОПРСТУФ"}


def _forms(story: LabelledStory) -> dict[str, tuple[str, ...]]:
    """The wordings of each key, longest first."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in (story.title, story.body):
        for mark in part.marks:
            found[mark.key].add(part.text[mark.start : mark.end])
    return {key: tuple(sorted(forms, key=lambda form: (-len(form), form))) for key, forms in found.items()}


def _script(text: str, language: str) -> str:
    if language in ("ja", "zh", "ko"):
        return language
    name = unicodedata.name(text[0], "LATIN")
    return name.split()[0]


def _regular(key: str, forms: tuple[str, ...]) -> bool:
    """Whether the shorter forms are pieces of the longest, so that another name can be put in for all."""
    if key[0] == "o":
        return True
    return all(form in forms[0] for form in forms)


def _swap(key: str, forms: tuple[str, ...], donor: tuple[str, ...]) -> dict[str, str]:
    whole, new = forms[0], donor[0]
    if key[0] == "o":
        return {form: new if i == 0 else donor[-1] for i, form in enumerate(forms)}
    out = {whole: new}
    for form in forms[1:]:
        short = donor[-1] if len(donor) > 1 else new.split()[-1] if " " in new else new[: len(form)]
        first = whole.startswith(form) and " " in whole
        out[form] = new.split()[0] if first else short
    return out


def _swapped(part: Marked, swaps: dict[str, dict[str, str]]) -> Marked:
    return _rebuilt(part, lambda key, text: swaps.get(key, {}).get(text, text))


def _rebuilt(part: Marked, wording: Callable[[str, str], str]) -> Marked:
    parts: list[str] = []
    marks: list[Mark] = []
    size = last = 0
    for mark in part.marks:
        before, text = part.text[last : mark.start], wording(mark.key, part.text[mark.start : mark.end])
        size += len(before)
        marks.append(Mark(key=mark.key, start=size, end=size + len(text)))
        size += len(text)
        parts += [before, text]
        last = mark.end
    return Marked(text="".join(parts) + part.text[last:], marks=tuple(marks))


def _map_letters(part: Marked, case: Callable[[str], str]) -> Marked:
    """Another case for every letter whose other case is one letter too: places stay."""
    text = "".join(other if len(other := case(letter)) == 1 else letter for letter in part.text)
    return Marked(text=text, marks=part.marks)


def _rekeyed(story: LabelledStory, tag: str) -> LabelledStory:
    """Keys that no other story uses."""

    def renamed(part: Marked) -> Marked:
        marks = tuple(replace(mark, key=f"{mark.key[0]}{tag}000{mark.key[1:]}") for mark in part.marks)
        return Marked(text=part.text, marks=marks)

    return replace(story, title=renamed(story.title), body=renamed(story.body))


def _some(part: Marked, rng: random.Random) -> Marked:
    """A run of one to three paragraphs."""
    lines = part.text.split("\n")
    first = rng.randrange(len(lines))
    last = min(len(lines), first + rng.randint(1, 3))
    start = sum(len(line) + 1 for line in lines[:first])
    end = start + len("\n".join(lines[first:last]))
    marks = tuple(
        Mark(key=mark.key, start=mark.start - start, end=mark.end - start)
        for mark in part.marks
        if start <= mark.start and mark.end <= end
    )
    return Marked(text=part.text[start:end], marks=marks)


def _joined(first: Marked, second: Marked) -> Marked:
    if not first.text or not second.text:
        return first if first.text else second
    shift = len(first.text) + 1
    moved = tuple(Mark(key=mark.key, start=mark.start + shift, end=mark.end + shift) for mark in second.marks)
    return Marked(text=f"{first.text}\n{second.text}", marks=first.marks + moved)
