"""Rows for programs: every field under its own name; dates are ISO 8601, times UTC."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from monitor.text import squeeze

if TYPE_CHECKING:
    from monitor.query import MoveDetail, VersionRow

Row = TypeVar("Row")


def record(value: Any) -> Any:
    """A frozen value as what JSON knows: objects, arrays, texts and numbers; a length of time in seconds."""
    if value is None or isinstance(value, str | int | float):
        return value
    if is_dataclass(value):
        return {field.name: record(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: record(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [record(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return round(value.total_seconds())
    raise TypeError(f"{value!r} has no form in JSON")


def move_record(detail: MoveDetail) -> dict[str, Any]:
    """A move with all that it rests on: evidence as the contract of reading has it (field -> ["title" or "text", start,
    end]), a version's changes as field -> [before, after]."""
    told: dict[str, Any] = record(detail)
    for source, given in zip(told["sources"], detail.sources, strict=True):
        spans = given.report.evidence
        source["report"]["evidence"] = {name: [span.field, span.start, span.end] for name, span in spans}
    told["versions"] = [version_record(version) for version in detail.versions]
    return told


def version_record(version: VersionRow) -> dict[str, Any]:
    """A version of a move, its changes as field -> [before, after]."""
    told: dict[str, Any] = record(version)
    return told | {"changed": {name: [before, after] for name, before, after in told["changed"]}}


#: What JSON leaves unescaped and a terminal or a log viewer obeys: C1 controls, line separators, bidi marks.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def as_lines(rows: Sequence[Any]) -> str:
    """JSON Lines: one object a row."""
    return "".join(as_json(record(row), indent=None) for row in rows)


def encoded(data: str | bytes) -> bytes:
    """UTF-8; a lone surrogate, which UTF-8 cannot hold, as its escape."""
    return data if isinstance(data, bytes) else data.encode("utf-8", errors="backslashreplace")


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


def as_csv(rows: Sequence[Row], kind: type[Row], *, heading: bool = True) -> str:
    """CSV, with a heading line where it is asked for; a text that a spreadsheet would run as a formula gets an
    apostrophe in front."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # Row is a dataclass, which no bound can say
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if heading:
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
