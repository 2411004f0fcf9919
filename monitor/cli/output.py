"""One writer for every listing: rows of frozen values as a table, tab-separated lines, JSON, CSV, Markdown or xlsx.

On a terminal a listing is a table that fits its width. In a pipe it is, where no format is named, one line a row: the
table's columns under their headings, separated by tabs, nothing cut off. `table` in a pipe is aligned with blanks.
`json`, `jsonl`, `csv` and `xlsx` carry every field of the value under the field's own name; dates are ISO 8601, times
UTC. Characters that would steer a terminal never leave here: dropped from cells, escaped in JSON.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfoNotFoundError

import click
from tzlocal import get_localzone

from monitor.cli.tables import Column, as_markdown, as_table, as_tsv, plain_table
from monitor.errors import UsageError
from monitor.records import as_csv, as_json, as_lines, as_xlsx, encoded, record
from monitor.text import squeeze

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = [
    "Column",
    "Command",
    "Format",
    "as_json",
    "counted",
    "day",
    "emit",
    "local_zone",
    "minute",
    "pick",
    "record",
    "say",
    "say_nothing_found",
    "show",
    "write_rows",
    "writing_options",
]

Row = TypeVar("Row")
Command = TypeVar("Command", bound=Callable[..., Any])


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"  #: for people
    JSON = "json"  #: one array
    JSONL = "jsonl"  #: one object a line
    CSV = "csv"  #: RFC 4180, a heading line, UTF-8
    TSV = "tsv"  #: the table's columns, tab-separated
    MD = "md"  #: the table's columns as a Markdown table
    XLSX = "xlsx"  #: a spreadsheet


#: Endings of `--output FILE` that say the format where `--format` does not.
SUFFIXES = {f".{f}": f for f in Format if f is not Format.TABLE} | {".txt": Format.TABLE, ".markdown": Format.MD}


def pick(chosen: str | None, output: Path | None, *, terminal: bool) -> Format:
    """The format asked for, else the one that the file's ending says, else table on a terminal and tsv in a pipe.
    UsageError for an ending that says none."""
    if chosen is not None:
        return Format(chosen)
    if output is not None:
        return _by_ending(output)
    return Format.TABLE if terminal else Format.TSV


def _by_ending(output: Path) -> Format:
    """The format that a file's name says. UsageError where it says none."""
    if (found := SUFFIXES.get(output.suffix.lower())) is None:
        known = ", ".join(SUFFIXES)
        raise UsageError(f"--output: {output.name!r} says no format; end it with one of {known}, or name a --format")
    return found


def writing_options(command: Command) -> Command:
    """`--format` and `--output`, as every listing has them."""
    named = click.Choice([f.value for f in Format])
    to_file = click.Path(path_type=Path, dir_okay=False)
    command = click.option(
        "--output", type=to_file, metavar="FILE", callback=_checked, help="Write to a file; its ending says the format."
    )(command)
    # Eager: it is known when `--output` is looked at.
    format_option = click.option(
        "--format", "form", type=named, is_eager=True, help="Default: table on a terminal, tsv in a pipe."
    )
    return format_option(command)


def _checked(context: click.Context, _: click.Parameter, output: Path | None) -> Path | None:
    """The file, its ending known or a format named: said before any work is done for it."""
    if output is not None and context.params.get("form") is None:
        _by_ending(output)
    return output


def write_rows(
    rows: Sequence[Row],
    columns: Sequence[Column[Row]],
    *,
    kind: type[Row],
    form: str | None,
    output: Path | None,
) -> None:
    """Write rows of `kind` (a dataclass) to `output` or standard output. UsageError where it cannot be written."""
    terminal = output is None and sys.stdout.isatty()
    match pick(form, output, terminal=terminal):
        case Format.TABLE if terminal:
            show(as_table(rows, columns, width=console().width))
        case Format.TABLE:
            emit(plain_table(rows, columns), output)
        case Format.JSON:
            emit(as_json([record(row) for row in rows]), output)
        case Format.JSONL:
            emit(as_lines(rows), output)
        case Format.CSV:
            emit(as_csv(rows, kind), output)
        case Format.TSV:
            emit(as_tsv(rows, columns), output)
        case Format.MD:
            emit(as_markdown(rows, columns), output)
        case Format.XLSX:
            emit(as_xlsx(rows, kind), output)


def emit(data: str | bytes, output: Path | None = None) -> None:
    """Send text (as UTF-8) or bytes to a file or to standard output. UsageError for a file that cannot be written, and
    for bytes to a terminal; BrokenPipeError goes through to the command line's outermost door."""
    if output is None:
        _to_standard_output(data)
        return
    try:
        output.write_bytes(encoded(data))
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}; name another file with --output") from error


def _to_standard_output(data: str | bytes) -> None:
    if isinstance(data, bytes) and sys.stdout.isatty():
        raise UsageError("xlsx is no text for a terminal; name a file with --output FILE.xlsx")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded(data))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would try again when it ends
        raise UsageError(f"standard output cannot be written: {error.strerror}; name a file with --output") from error


# --- for people ----------------------------------------------------------------------------------------------------


def console() -> Console:
    """A console on standard output; it knows about terminals, their width, and NO_COLOR."""
    from rich.console import Console  # start-up time: 35 ms that pipes and `--format json` need not pay

    return Console(highlight=False, markup=False, emoji=False)


def show(*parts: RenderableType) -> None:
    """Print rich renderables to standard output."""
    screen = console()
    with screen.capture() as captured:
        for part in parts:
            screen.print(part)
    emit(captured.get())


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def day(moment: datetime | date | None, zone: tzinfo | None = None) -> str:
    """The calendar day, in `zone` for a moment of time; "" for none."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone).date().isoformat()
    return moment.isoformat() if moment else ""


def minute(moment: datetime, zone: tzinfo) -> str:
    """Date and time to the minute, in `zone`."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def local_zone() -> tzinfo:
    """The time zone of this machine, or of TZ. Raises UsageError where TZ names none."""
    try:
        return get_localzone()
    except ZoneInfoNotFoundError as error:
        name = os.environ.get("TZ", "")
        raise UsageError(f"TZ: {name!r} is no time zone; write one such as Europe/Berlin, or unset TZ") from error


def say(line: str) -> None:
    """A line for people beside the rows: on standard error, so that a pipe gets rows only."""
    click.echo(squeeze(line), err=True)


def say_nothing_found(what: str, database: str) -> None:
    """That there is nothing, and where it was looked for."""
    say(f"{what} in {database}")
