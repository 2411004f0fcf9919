"""Read and check labelled stories (the format: `seeds/stories/FORMAT.md`).

Every error names the file, the story and what to do about it; all errors of a file are told at once.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from monitor.errors import InputError

REGISTERS = frozenset({"wire", "press", "release", "filing", "brief", "column"})
KINDS = {
    "start": frozenset({"", "hired", "promoted", "moved", "interim", "elected", "returned"}),
    "end": frozenset({"", "resigned", "retired", "dismissed", "died", "moved", "expired"}),
}

_MARK = re.compile(r"\{([prod]\d+)\|([^{}|]+)\}")
_NAMED = {"replaces": "p", "replaced": "p", "reports": "p", "on": "d"}  # slots with one key, and its letter


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One marked mention."""

    key: str  #: the letter of its type (p, o, r, d) and a number; the same for every mention of the same thing
    start: int  #: code points of the headline or the body
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A headline or a body with its mentions."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledChange:
    """One `> ` line. Slots hold keys; None where the text names nothing."""

    change: Literal["start", "end"]
    kind: str  #: "" where the text does not say
    person: str | None
    role: str | None
    organisation: str | None
    was: tuple[str | None, str | None] = (None, None)  #: role and organisation the person comes from
    to: tuple[str | None, str | None] = (None, None)  #: role and organisation the person goes to
    replaces: str | None = None
    replaced: str | None = None
    reports: str | None = None
    on: str | None = None
    proposed: bool = False
    rumoured: bool = False

    def used(self) -> tuple[str, ...]:
        """Every key that the line uses."""
        slots = (self.person, self.role, self.organisation, *self.was, *self.to)
        return tuple(key for key in (*slots, self.replaces, self.replaced, self.reports, self.on) if key)


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledStory:
    """A story with its gold."""

    id: str
    language: str  #: ISO 639-1: the letters before the first hyphen of the id
    published_on: date
    register: str
    title: Marked
    body: Marked
    changes: tuple[LabelledChange, ...]


def unmark(marked: str) -> Marked:
    """Take the marks out of a line. Raises ValueError for a brace that belongs to no mark."""
    parts: list[str] = []
    marks: list[Mark] = []
    size = last = 0
    for match in _MARK.finditer(marked):
        before = marked[last : match.start()]
        size += len(before)
        marks.append(Mark(key=match[1], start=size, end=size + len(match[2])))
        size += len(match[2])
        parts += [before, match[2]]
        last = match.end()
    text = "".join(parts) + marked[last:]
    if "{" in text or "}" in text:
        raise ValueError(f"a brace stands outside a mark near {text[:60]!r}; write marks as {{p1|Name}}")
    return Marked(text=text, marks=tuple(marks))


def parse_change(line: str) -> LabelledChange:
    """Read a change line without its `> `. Raises ValueError that says what does not fit."""
    head, *rest = (part.strip() for part in line.split("|"))
    parts = head.split()
    change, _, kind = parts[0].partition(":") if parts else ("", "", "")
    if change not in ("start", "end") or len(parts) != 4:
        raise ValueError(f"{head!r} is not 'start|end[:kind] person role organisation'")
    if kind not in KINDS[change]:
        raise ValueError(f"kind {kind!r} does not belong to {change}; use one of {', '.join(sorted(KINDS[change]))}")
    person, role, organisation = (_key(word, letter) for word, letter in zip(parts[1:], "pro", strict=True))
    extras: dict[str, object] = {}
    for extra in rest:
        extras.update(_extra(extra))
    return LabelledChange(
        change="start" if change == "start" else "end",
        kind=kind,
        person=person,
        role=role,
        organisation=organisation,
        **extras,  # type: ignore[arg-type]  # _extra gives only these fields, each of its type
    )


def _key(word: str, letter: str) -> str | None:
    if word == "-":
        return None
    if word[0] != letter:
        raise ValueError(f"{word!r} stands where a key with the letter {letter} or '-' belongs")
    return word


def _extra(text: str) -> dict[str, object]:
    name, *args = text.split() or [""]
    if name in ("was", "to") and len(args) == 2:
        return {name: (_key(args[0], "r"), _key(args[1], "o"))}
    if name in _NAMED and len(args) == 1:
        return {name: _key(args[0], _NAMED[name])}
    if name in ("proposed", "rumoured") and not args:
        return {name: True}
    raise ValueError(f"{text!r} is not understood; see FORMAT.md for what may follow a change")


def parse_story(block: str) -> LabelledStory:
    """Read one story. Raises ValueError that says what does not fit."""
    lines = [line.strip() for line in block.strip().splitlines()]
    head = [part.strip() for part in lines[0].removeprefix("@").split("|")]
    if not lines[0].startswith("@ ") or len(head) != 3:
        raise ValueError("a story opens with '@ id | date | register'")
    identity, published, register = head
    if register not in REGISTERS:
        raise ValueError(f"register {register!r} is not one of {', '.join(sorted(REGISTERS))}")
    titles = [line[2:] for line in lines[1:] if line.startswith("= ")]
    if len(titles) != 1:
        raise ValueError(f"{len(titles)} headlines; write exactly one line that opens with '= '")
    story = LabelledStory(
        id=identity,
        language=identity.partition("-")[0],
        published_on=_day(published),
        register=register,
        title=unmark(titles[0]),
        body=unmark("\n".join(line for line in lines[1:] if line[:2] not in ("= ", "> "))),
        changes=tuple(parse_change(line[2:]) for line in lines[1:] if line.startswith("> ")),
    )
    known = {mark.key for mark in story.title.marks + story.body.marks}
    missing = [key for change in story.changes for key in change.used() if key not in known]
    if missing:
        raise ValueError(f"{missing[0]} is used in a change but marked nowhere in the text")
    return story


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a date; write it as 2024-03-07") from None


def read(path: Path) -> tuple[LabelledStory, ...]:
    """Read a story file. Raises InputError with one line for each story that does not fit."""
    stories: list[LabelledStory] = []
    errors: list[str] = []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    for block in re.split(r"\n\s*\n", text):
        if not block.strip() or block.lstrip().startswith("#"):
            continue
        try:
            stories.append(parse_story(block))
        except ValueError as error:
            errors.append(f"{path.name}: {block.strip().splitlines()[0][:60]}: {error}")
    twice = [identity for identity, n in Counter(story.id for story in stories).items() if n > 1]
    errors += [f"{path.name}: {identity}: this id is used twice; give each story its own" for identity in twice]
    if errors:
        raise InputError("\n".join(errors))
    return tuple(stories)


def read_all(paths: Iterable[Path]) -> tuple[LabelledStory, ...]:
    """Read several files, in the order of their names. Raises InputError, also for an id used in two files."""
    stories: dict[str, LabelledStory] = {}
    for path in sorted(paths, key=lambda path: path.name):
        for story in read(path):
            if story.id in stories:
                raise InputError(f"{path.name}: {story.id}: this id is used in another file too; give it its own")
            stories[story.id] = story
    return tuple(stories.values())


def held_out(identity: str) -> bool:
    """Whether a story belongs to the tenth that is never trained on: fixed for good by the hash of its id."""
    return hashlib.sha256(identity.encode()).digest()[0] < 26  # 26 of 256


def fold_of(identity: str, folds: int) -> int:
    """One of so many parts of the stories, by the hash of the id; about the same number in each."""
    return hashlib.sha256(identity.encode()).digest()[1] % folds


def digest(stories: Sequence[LabelledStory]) -> str:
    """A name for exactly these stories, whatever their order: 12 hexadecimal digits."""
    lines = sorted(hashlib.sha256(repr(story).encode()).hexdigest() for story in stories)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
