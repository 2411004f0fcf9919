"""One writer for every listing: rows of frozen values as a table, tab-separated lines, JSON, CSV, Markdown or xlsx.

On a terminal a listing is a table that fits its width. In a pipe it is, where no format is named, one line a row: the
table's columns under their headings, separated by tabs, nothing cut off. `table` in a pipe is aligned with blanks.
`json`, `jsonl`, `csv` and `xlsx` carry every field of the value under the field's own name; dates are ISO 8601, times
UTC. Characters that would steer a terminal never leave here: dropped from cells, escaped in JSON.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click
from tzlocal import get_localzone

from monitor.errors import UsageError
from monitor.text import squeeze

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

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


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot have them in a generic class that is subscripted
class Column(Generic[Row]):
    """A column of the forms made for reading (table, tsv, md)."""

    heading: str
    text: Callable[[Row], str]
    fixed: bool = False  #: never wrapped: dates, numbers, codes
    right: bool = False  #: aligned to the right
    leaves: int = 0  #: on a narrow terminal the column with the highest number goes first; 0 stays
    style: Callable[[Row], str] | None = None  #: a rich style, on a terminal


def pick(chosen: str | None, output: Path | None, *, terminal: bool) -> Format:
    """The format asked for, else the one that the file's ending says, else table on a terminal and tsv in a pipe."""
    if chosen is not None:
        return Format(chosen)
    if output is not None:
        return SUFFIXES.get(output.suffix.lower(), Format.TABLE)
    return Format.TABLE if terminal else Format.TSV


def writing_options(command: Command) -> Command:
    """`--format` and `--output`, as every listing has them."""
    named = click.Choice([f.value for f in Format])
    to_file = click.Path(path_type=Path, dir_okay=False)
    command = click.option(
        "--output", type=to_file, metavar="FILE", help="Write to a file; its ending says the format."
    )(command)
    return click.option("--format", "form", type=named, help="Default: table on a terminal, tsv in a pipe.")(command)


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
            emit("".join(as_json(record(row), indent=None) for row in rows), output)
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
        if isinstance(data, bytes) and sys.stdout.isatty():
            raise UsageError("xlsx is no text for a terminal; name a file with --output FILE.xlsx")
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded(data))
        sys.stdout.flush()
        return
    try:
        output.write_bytes(encoded(data))
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}; name another file with --output") from error


def encoded(data: str | bytes) -> bytes:
    """UTF-8; a lone surrogate, which UTF-8 cannot hold, as its escape."""
    return data if isinstance(data, bytes) else data.encode("utf-8", errors="backslashreplace")


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


def day(moment: datetime | date | None, zone: tzinfo | None = None) -> str:
    """The calendar day, in `zone` for a moment of time; "" for none."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone).date().isoformat()
    return moment.isoformat() if moment else ""


def minute(moment: datetime, zone: tzinfo) -> str:
    """Date and time to the minute, in `zone`."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def local_zone() -> tzinfo:
    """The time zone of this machine, or of TZ."""
    return get_localzone()


def say(line: str) -> None:
    """A line for people beside the rows: on standard error, so that a pipe gets rows only."""
    click.echo(squeeze(line), err=True)


def say_nothing_found(what: str, database: str) -> None:
    """That there is nothing, and where it was looked for."""
    say(f"{what} in {database}")


def as_table(rows: Sequence[Row], columns: Sequence[Column[Row]], *, width: int) -> RenderableType:
    """A rich table for `width` columns of a terminal, with a last line that names the columns that found no room."""
    from rich import box  # start-up time, as in `console`
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    cells = [[squeeze(column.text(row)) for column in columns] for row in rows]
    widths = _fitting(columns, cells, width)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for index, room in widths.items():
        column = columns[index]
        table.add_column(Text(column.heading), justify="right" if column.right else "left", overflow="fold", width=room)
    for row, line in zip(rows, cells, strict=True):
        table.add_row(*(Text(line[i], style=style(row) if (style := columns[i].style) else "") for i in widths))
    left = [column.heading for index, column in enumerate(columns) if index not in widths]
    note = f"no room for: {', '.join(left)}; widen the terminal, or use --format"
    return Group(table, Text(note, style="dim")) if left else table


#: Least width of a column that may wrap: a word of usual length still stands on one line.
WRAPPED_WIDTH = 10
#: Blanks between two columns of the table (the padding, and the box's own divider); rich pads the last one too.
GAP = 2


def _fitting(columns: Sequence[Column[Any]], cells: Sequence[Sequence[str]], width: int) -> dict[int, int]:
    """Index -> width of the columns that find room: each its least, then what is left to those that are short of it,
    evenly. Rich's own sharing cuts columns off where many have a least width."""
    longest = [_longest([column.heading, *(line[i] for line in cells)]) for i, column in enumerate(columns)]
    widths = {i: _least(column, longest[i]) for i, column in enumerate(columns)}
    for index in sorted((i for i in widths if columns[i].leaves), key=lambda i: -columns[i].leaves):
        if sum(widths.values()) + GAP * len(widths) <= width:
            break
        del widths[index]
    spare = width - sum(widths.values()) - GAP * len(widths)
    while spare > 0 and (short := [i for i in widths if widths[i] < longest[i]]):
        for index in short[:spare]:
            widths[index] += 1
        spare -= len(short)
    return widths


def _least(column: Column[Any], longest: int) -> int:
    return longest if column.fixed else max(min(longest, WRAPPED_WIDTH), _longest(column.heading.split()))


def _longest(texts: Sequence[str]) -> int:
    from rich.cells import cell_len  # start-up time, as in `console`

    return max(map(cell_len, texts))


def plain_table(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> str:
    """The table without colour or lines, columns aligned by blanks (wide characters count two), nothing cut off."""
    from rich.cells import cell_len  # start-up time, as in `console`

    lines = [[column.heading for column in columns], *([squeeze(c.text(row)) for c in columns] for row in rows)]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(columns))]
    padded = (
        "  ".join(
            " " * (w - cell_len(text)) + text if column.right else text + " " * (w - cell_len(text))
            for column, w, text in zip(columns, widths, line, strict=True)
        )
        for line in lines
    )
    return "".join(line.rstrip() + "\n" for line in padded)


def as_tsv(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> str:
    """A heading line and one line a row, tabs between the cells; no cell holds a tab or a newline."""
    lines = [[column.heading for column in columns], *([squeeze(c.text(row)) for c in columns] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


_MARKDOWN = re.compile(r"([\\`*_\[\]<>|])")


def as_markdown(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> str:
    """A Markdown table (GitHub's form); characters that Markdown or HTML would read are escaped."""
    lines = [[column.heading for column in columns], ["---:" if column.right else "---" for column in columns]]
    lines += [[_MARKDOWN.sub(r"\\\1", squeeze(column.text(row))) for column in columns] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


# --- for programs --------------------------------------------------------------------------------------------------


def record(value: Any) -> Any:
    """A frozen value as what JSON knows: objects, arrays, texts and numbers."""
    if is_dataclass(value):
        return {field.name: record(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [record(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value


#: What JSON leaves unescaped and a terminal or a log viewer obeys: C1 controls, line separators, bidi marks.
_STEERING = re.compile("[\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def as_json(value: Any, *, indent: int | None = 2) -> str:
    """JSON text with a newline at its end, non-Latin letters as they are, steering characters escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


#: First characters that make a spreadsheet read a cell as a formula (OWASP, CSV injection), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def _csv_cell(value: Any) -> Any:
    if isinstance(value, str):
        text = squeeze(value)
        return f"'{text}" if text.startswith(_FORMULA) else text
    return record(value)


def as_csv(rows: Sequence[Row], kind: type[Row]) -> str:
    """CSV with a heading line; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # Row is a dataclass, which no bound can say
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_csv_cell(getattr(row, name)) for name in names] for row in rows)
    return out.getvalue()


def as_xlsx(rows: Sequence[Row], kind: type[Row]) -> bytes:
    """A workbook of one sheet; dates are dates, times are UTC, and every text is a text (never a formula)."""
    from openpyxl import Workbook  # start-up time: 0.15 s that no other format needs
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # as in `as_csv`
    book = Workbook(write_only=True)
    sheet = book.create_sheet(kind.__name__)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"

    def cell(value: Any, *, bold: bool = False) -> Any:
        if isinstance(value, datetime):
            value = value.astimezone(UTC).replace(tzinfo=None)  # the file format knows no time zones
        made = WriteOnlyCell(sheet, value=squeeze(value) if isinstance(value, str) else value)
        if isinstance(value, str):
            made.data_type = "s"
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(name, bold=True) for name in names])
    for row in rows:
        sheet.append([cell(getattr(row, name)) for name in names])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
