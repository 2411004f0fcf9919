"""How many rows of a listing: a screenful for people, everything for files and programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from monitor.cli.output import Command, Format, pick
from monitor.query import DEFAULT_LIMIT, parse_limit


def limit_option(command: Command) -> Command:
    """`--limit` of a listing that may be long."""
    text = (
        f"Most rows, or all. Default: {DEFAULT_LIMIT} for a table on a terminal, all for a file, a pipe or a --format."
    )
    return click.option("--limit", metavar="N", help=text)(command)


def rows_wanted(limit: str | None, form: str | None, output: Path | None) -> int | None:
    """How many rows `--limit` means; where it is not given, all but for a table on a terminal. None: all."""
    if limit is None and not _on_screen(form, output):
        return None
    return parse_limit(limit, name="--limit")


def _on_screen(form: str | None, output: Path | None) -> bool:
    """Whether the rows become a table that somebody looks at."""
    return output is None and sys.stdout.isatty() and pick(form, None, terminal=True) is Format.TABLE
