"""Roles in any language, described: the tables of a folder, and what they say of a role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from monitor.errors import ModelError
from monitor.extract.roles.ladder import LADDER
from monitor.extract.roles.reading import RoleReading
from monitor.extract.roles.table import Post, Table, read_table
from monitor.types import Function, Level, RoleCode

#: Languages that are read with the table of a near relative.
_RELATIVES = {"no": "da", "nb": "da", "nn": "da", "sk": "cs", "ca": "es", "gl": "pt", "be": "ru"}
_KEPT = 16_384  #: roles remembered: a day's news has a few thousand different ones
#: Longer roles are cut: none is, but a tagger gone wrong may hand over a paragraph.
_LONGEST = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleInfo:
    """What a role is, without language."""

    code: RoleCode
    function: Function
    level: Level


class Roles:
    """The role words of all languages."""

    def __init__(self, tables: dict[str, Table], every: Table) -> None:
        self._tables = tables
        self._every = every  #: all languages together, where the language is not known
        self._reading = lru_cache(_KEPT)(self._read)
        self._described = lru_cache(_KEPT)(self._describe)

    @classmethod
    def load(cls, folder: Path) -> Roles:
        """The tables of a folder, `<language>.tsv` each. Raises ModelError where one is missing or cannot be read."""
        paths = sorted(folder.glob("*.tsv"))
        english = folder / "en.tsv"
        if english not in paths:
            raise ModelError(f"no role words in {folder}: the installation is incomplete; install it again")
        others = [path for path in paths if path != english]
        tables = {path.stem: read_table(path, english) for path in others}
        return cls(tables | {"en": read_table(english)}, read_table(english, *others))

    def describe(self, role: str | None, *, language: str | None, context: str = "") -> RoleInfo:
        """What a role is; `context` is the text around it, which settles what "CPO" or "director" means there.

        A role that no table knows, and none at all, is `other`.
        """
        if not role:
            return _info(Post(RoleCode.OTHER, Function.OTHER))
        return self._described(
            role[:_LONGEST], language, context if self._reading(role[:_LONGEST], language).open else ""
        )

    def _read(self, role: str, language: str | None) -> RoleReading:
        name = (language or "").partition("-")[0]
        return RoleReading(role, self._tables.get(_RELATIVES.get(name, name), self._every))

    def _describe(self, role: str, language: str | None, context: str) -> RoleInfo:
        return _info(self._reading(role, language).post(context))


def _info(post: Post) -> RoleInfo:
    function, level = LADDER[post.code]
    return RoleInfo(code=post.code, function=post.function or function, level=level)
