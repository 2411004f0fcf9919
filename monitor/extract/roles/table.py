"""The role words of a language, read from `seeds/roles/<language>.tsv`.

A line is `kind TAB words TAB value TAB when`; `words` are spellings parted by `|`, each with `*` for any ending,
beginning or (alone) word. The kinds:

    title          value: code, or code/code where the second holds for a part of the organisation (a place row fits);
                   a second word is the function, where the role itself does not name another.
                   when `group:code ...`: this code instead where a cue of the group stands in the role or near it
    director       a leader of whatever field stands beside it: the field's chief; value: the code without a field
    seat           a seat whose holder is the chief of the field beside it; value: the code without a field
    chief          English "chief ... officer", and "finance chief"
    abbr           an abbreviation of several posts; value: the codes, commonest first, each with a function if needed
    serves         what follows is somebody else's post: "adviser to the chief executive"
    deputy-before  a rank word before the title, deputy-after: behind it; filler: words that may stand between
    field          value: a name of `ladder.FIELDS`; hint: the same, in the text around an abbreviation only
    place          a part of an organisation: a country, a region, a division
    cue            value: a group that `when` speaks of
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from monitor.errors import UNLOADABLE, ModelError
from monitor.extract.phrases import Phrases
from monitor.extract.roles.ladder import FIELDS
from monitor.types import Function, RoleCode

_TITLES = frozenset({"title", "director", "seat", "chief", "abbr", "serves"})


class Post(NamedTuple):
    """A code with the function that goes with it where the role names no field."""

    code: RoleCode
    function: Function | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What a title phrase of the table says."""

    kind: str
    posts: tuple[Post, ...]  #: one, or for an abbreviation all that it may stand for
    part: RoleCode | None = None  #: the code where the role is one of a part of the organisation
    cued: tuple[tuple[str, RoleCode], ...] = ()  #: group of cues -> the code where one of it stands near


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The phrases of one language (those of English behind its own)."""

    titles: Phrases[Entry]
    before: Phrases[None]  #: rank words that stand before a title
    after: Phrases[None]  #: rank words that stand behind it
    fields: Phrases[str]
    hints: Phrases[str]
    places: Phrases[None]
    cues: Phrases[str]
    fillers: frozenset[str]


class _Rows:
    """The rows of one or more files, sorted by what they are for."""

    def __init__(self) -> None:
        self.titles: list[tuple[str, Entry]] = []
        self.words: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def read(self, path: Path) -> None:
        for number, row in _rows(path):
            try:
                self._row(*row)
            except (ValueError, KeyError) as error:
                raise ModelError(f"{path.name}, line {number}: not a row of role words ({error})") from error

    def _row(self, kind: str, words: str, value: str, when: str) -> None:
        spellings = words.split("|")
        if kind in _TITLES:
            entry = _entry(kind, value, when)
            self.titles += [(spelling, entry) for spelling in spellings]
            return
        if kind in ("field", "hint"):
            FIELDS[value]
        self.words[kind] += [(spelling, value) for spelling in spellings]


def _entry(kind: str, value: str, when: str) -> Entry:
    if kind in ("serves", "chief"):
        return Entry(kind=kind, posts=())
    codes, _, function = value.partition(" ") if kind != "abbr" else (value, "", "")
    first, _, part = codes.partition("/")
    cues = (cue.partition(":") for cue in when.split())
    return Entry(
        kind=kind,
        posts=tuple(map(_post, value.split(","))) if kind == "abbr" else (_post(f"{first} {function}"),),
        part=RoleCode(part) if part else None,
        cued=tuple((group, RoleCode(code)) for group, _, code in cues),
    )


def _post(text: str) -> Post:
    code, _, function = text.strip().partition(" ")
    return Post(RoleCode(code), Function(function) if function else None)


def read_table(*paths: Path) -> Table:
    """The table of the files together; of the same phrase in two of them the first file's holds.

    Raises ModelError with file and line where a row cannot be read.
    """
    rows = _Rows()
    for path in paths:
        rows.read(path)
    nothing = [(kind, [(words, None) for words, _ in found]) for kind, found in rows.words.items()]
    plain = defaultdict(list, nothing)
    return Table(
        titles=Phrases(rows.titles),
        before=Phrases(plain["deputy-before"]),
        after=Phrases(plain["deputy-after"]),
        fields=Phrases(rows.words["field"]),
        hints=Phrases(rows.words["hint"] + rows.words["field"]),
        places=Phrases(plain["place"]),
        cues=Phrases(rows.words["cue"]),
        fillers=frozenset(word for words, _ in rows.words["filler"] for word in words.split()),
    )


def words_of_kinds(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """(kind, words) of every row of the files. Raises ModelError where one cannot be read."""
    return [
        (kind, words) for path in sorted(paths) for _, (kind, words, _, _) in _rows(path) for words in words.split("|")
    ]


def _rows(path: Path) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    """Each row with the number of its line: kind, words, value, when."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UNLOADABLE as error:
        raise ModelError(f"{path}: the role words cannot be read; install the package again") from error
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            kind, words, value, when = [*line.split("\t"), "", "", ""][:4]
            if not kind or not words:
                raise ModelError(f"{path.name}, line {number}: not a row of role words (kind and words are missing)")
            yield number, (kind, words, value, when)
