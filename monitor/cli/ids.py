"""Ids as people type them."""

from __future__ import annotations

import click

from monitor.errors import UsageError


class _Id(click.ParamType[int]):
    """The number by which a listing names something. UsageError where it is none."""

    def __init__(self, noun: str, listing: str) -> None:
        self.name = f"{noun} id"
        self._listing = listing

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not (value.isascii() and value.isdecimal() and int(value[:20])):
            raise UsageError(f"{value!r} is no {self.name}; `{self._listing}` lists them")
        return int(value[:20])  # so many digits are no id either, and Python takes long to read thousands


MOVE = _Id("move", "monitor moves")
STORY = _Id("story", "monitor stories")
