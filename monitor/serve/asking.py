"""The form of filters: what stands in it, what was asked, and the addresses of asking a little else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from monitor.types import Change, Function, Kind, Level, RoleCode, Sector, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One value of a field and how it reads."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One filter of the form, by the name of `MoveFilter`."""

    name: str
    label: str
    choices: tuple[Choice, ...] = ()  #: a list to choose from; () is a line to write in
    hint: str = ""
    more: bool = False  #: among those that are folded away


def _any_of(members: type[StrEnum]) -> tuple[Choice, ...]:
    return (_ANY, *(Choice(value=member.value, label=plainly(member.value)) for member in members))


def plainly(value: str) -> str:
    """A member of a closed set as people write it: `C-level`, `chief executive`."""
    return value.replace("c_level", "C-level").replace("_", " ")


_ANY = Choice(value="", label="any")
_SINCE = {"": "any time", "1d": "1 day", "7d": "7 days", "30d": "30 days", "13w": "3 months", "52w": "1 year"}
_CONFIDENCE = {"": "the usual", "0.5": "50\u202f%", "0.8": "80\u202f%", "0.9": "90\u202f%", "0.95": "95\u202f%"}

#: Filters of moves.
FIELDS: tuple[Field, ...] = (
    Field(name="q", label="Words of the story", hint='merger "supervisory board"'),
    Field(name="company", label="Company"),
    Field(name="person", label="Person"),
    Field(name="role", label="Role", hint="CTO, chair"),
    Field(name="since", label="Since", choices=tuple(Choice(value=v, label=w) for v, w in _SINCE.items())),
    Field(name="level", label="Level", choices=_any_of(Level), more=True),
    Field(name="role_code", label="Role by its code", choices=_any_of(RoleCode), more=True),
    Field(name="function", label="Function", choices=_any_of(Function), more=True),
    Field(name="change", label="Change", choices=_any_of(Change), more=True),
    Field(name="kind", label="Kind", choices=_any_of(Kind), more=True),
    Field(name="status", label="Status", choices=_any_of(Status), more=True),
    Field(name="sector", label="Sector", choices=_any_of(Sector), more=True),
    Field(name="country", label="Country", hint="US,DE", more=True),
    Field(name="language", label="Language", hint="en,fr", more=True),
    Field(name="until", label="Until", hint="2025-10-01", more=True),
    Field(
        name="min_confidence",
        label="At least as sure as",
        choices=tuple(Choice(value=v, label=w) for v, w in _CONFIDENCE.items()),
        more=True,
    ),
)


def address(path: str, values: Mapping[str, str]) -> str:
    """The path, and behind it the values that say something."""
    said = {name: value for name, value in values.items() if value}
    return f"{path}?{urlencode(said)}" if said else path


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """A field with what was asked."""

    field: Field
    value: str
    choices: tuple[Choice, ...]  #: with what was asked among them, be it written by hand in the address
    without: str  #: the address of the same without it

    @property
    def reads(self) -> str:
        """What was asked, for people."""
        return next((choice.label for choice in self.choices if choice.value == self.value), self.value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A page's address and the filters in it."""

    path: str
    values: Mapping[str, str]  #: those that say something
    fields: tuple[Filled, ...]

    def address(self, path: str | None = None, **more: str) -> str:
        """The same filters on this page or another, with further values; an empty value leaves one out."""
        return address(path or self.path, {**self.values, **more})

    @property
    def said(self) -> tuple[Filled, ...]:
        """The fields that say something."""
        return tuple(filled for filled in self.fields if filled.value)

    @property
    def opened(self) -> bool:
        """Whether one of the fields that are folded away says something."""
        return any(filled.field.more for filled in self.said)


def asked(params: QueryParams, path: str, fields: Sequence[Field] = FIELDS) -> Asked:
    """What the address asks; a filter that is there several times means any of its values."""
    given = {field.name: ",".join(filter(None, map(str.strip, params.getlist(field.name)))) for field in fields}
    values = {name: value for name, value in given.items() if value}
    empty = Asked(path=path, values=values, fields=())
    filled = tuple(
        Filled(
            field=field,
            value=given[field.name],
            choices=_with(field, given[field.name]),
            without=empty.address(**{field.name: ""}),
        )
        for field in fields
    )
    return Asked(path=path, values=values, fields=filled)


def _with(field: Field, value: str) -> tuple[Choice, ...]:
    if not field.choices or any(choice.value == value for choice in field.choices):
        return field.choices
    return (*field.choices, Choice(value=value, label=plainly(value)))
