"""Rows for people to read: a table that fits a terminal, or aligned by blanks, tab-separated, Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from monitor.text import squeeze

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot have them in a generic class that is subscripted
class Column(Generic[Row]):
    """A column of the forms made for reading (table, tsv, md)."""

    heading: str
    text: Callable[[Row], str]
    fixed: bool = False  #: never wrapped: dates, numbers, codes
    right: bool = False  #: aligned to the right
    leaves: int = 0  #: on a narrow terminal the column with the highest number goes first; 0 stays
    style: Callable[[Row], str] | None = None  #: a rich style, on a terminal


def as_table(rows: Sequence[Row], columns: Sequence[Column[Row]], *, width: int) -> RenderableType:
    """A rich table for `width` columns of a terminal, with a last line that names the columns that found no room."""
    from rich import box  # start-up time: 35 ms that pipes and `--format json` need not pay
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
    from rich.cells import cell_len  # start-up time, as in `as_table`

    return max(map(cell_len, texts))


def plain_table(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> str:
    """The table without colour or lines, columns aligned by blanks (wide characters count two), nothing cut off."""
    from rich.cells import cell_len  # start-up time, as in `as_table`

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
