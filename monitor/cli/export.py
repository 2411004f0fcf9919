"""`monitor export`: all moves as a file, for the tools of those who work with data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import IO

import click

from monitor import query
from monitor.cli.context import Context, pass_context
from monitor.cli.moves import asked_filter, filter_options
from monitor.cli.output import counted, say, say_nothing_found
from monitor.cli.parquet import write_parquet
from monitor.errors import UsageError
from monitor.query import MoveRow, parse_limit
from monitor.records import as_csv, as_lines, as_xlsx, encoded

Rows = Iterable[Sequence[MoveRow]]


class ExportFormat(StrEnum):
    """What the file is."""

    PARQUET = "parquet"  #: columns with their types, compressed
    CSV = "csv"  #: RFC 4180, a heading line, UTF-8
    JSONL = "jsonl"  #: one object a line
    XLSX = "xlsx"  #: a spreadsheet


@click.command()
@filter_options()
@click.option("--limit", metavar="N", default="all", help="Most rows. Default: all.")
@click.option(
    "--format", "form", type=click.Choice([f.value for f in ExportFormat]), help="Default: what the file's ending says."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Without it to standard output, in the --format named.",
)
@pass_context
def export(context: Context, /, limit: str, form: str | None, output: Path | None, **asked: str | None) -> None:
    """Write all moves to a file, newest first: the columns of the view recent_moves, with their types.

    \b
    monitor export --output moves.parquet
    monitor export --since 2025 --country US --output us.csv
    monitor export --format jsonl | gzip > moves.jsonl.gz

    The filters are those of `monitor moves`. Of all states of the database it is one; times are UTC. A file that is
    there already is replaced once the new one is whole.
    """
    chosen = _format(form, output)
    wanted = replace(asked_filter(context, asked), limit=parse_limit(limit, name="--limit"))
    store = context.store()
    rows = _Counted(_begun(query.stream(store, wanted)))
    with _opened(output) as file:
        _WRITERS[chosen](rows, file)
    if not rows.number:
        say_nothing_found("no move that fits", store.name)
    elif output is not None:
        say(f"{counted(rows.number, 'move', 'moves')} in {output}")


def _format(form: str | None, output: Path | None) -> ExportFormat:
    known = [f.value for f in ExportFormat]
    if form is None and output is None:
        raise UsageError(f"name a file with --output, or a --format: {', '.join(known)}")
    if form is None and output is not None and output.suffix.lower()[1:] not in known:
        endings = ", ".join(f".{each}" for each in known)
        raise UsageError(f"--output: {output.name!r} says no format; end it with one of {endings}, or name a --format")
    chosen = ExportFormat(form or str(output and output.suffix.lower()[1:]))
    if output is None and chosen in {ExportFormat.PARQUET, ExportFormat.XLSX} and sys.stdout.isatty():
        raise UsageError(f"{chosen.value} is no text for a terminal; name a file with --output FILE.{chosen.value}")
    return chosen


def _begun(rows: Iterator[Sequence[MoveRow]]) -> Rows:
    """The rows, the first of them asked for: what is wrong with the filter is said before anything is written."""
    first = next(rows, None)
    return rows if first is None else chain([first], rows)


class _Counted:
    """Rows, counted as they go by."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Sequence[MoveRow]]:
        for some in self._rows:
            self.number += len(some)
            yield some


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """The file to write to, in its place once it is whole. UsageError where it cannot be written."""
    try:
        if output is None:
            yield sys.stdout.buffer
            sys.stdout.flush()
        elif output.exists() and not output.is_file():  # a pipe, a device
            with output.open("wb") as file:
                yield file
        else:
            with _replacing(output.resolve()) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        where = output or "standard output"
        raise UsageError(f"{where} cannot be written: {error.strerror}; name another file with --output") from error


@contextmanager
def _replacing(target: Path) -> Iterator[IO[bytes]]:
    beside = target.with_name(f".{target.name}.part")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _write_csv(rows: Rows, file: IO[bytes]) -> None:
    for part in chain([as_csv((), MoveRow)], (as_csv(some, MoveRow, heading=False) for some in rows)):
        file.write(encoded(part))


def _write_lines(rows: Rows, file: IO[bytes]) -> None:
    for some in rows:
        file.write(encoded(as_lines(some)))


def _write_xlsx(rows: Rows, file: IO[bytes]) -> None:
    file.write(as_xlsx([row for some in rows for row in some], MoveRow))


def _write_parquet(rows: Rows, file: IO[bytes]) -> None:
    write_parquet(rows, MoveRow, file)


_WRITERS: dict[ExportFormat, Callable[[Rows, IO[bytes]], None]] = {
    ExportFormat.PARQUET: _write_parquet,
    ExportFormat.CSV: _write_csv,
    ExportFormat.JSONL: _write_lines,
    ExportFormat.XLSX: _write_xlsx,
}
