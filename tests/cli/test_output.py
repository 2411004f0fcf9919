"""The one writer: every format against a golden file, widths, and what must never reach a terminal."""

import csv
import io
import json
import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len
from rich.console import Console

from monitor.cli.moves import move_columns
from monitor.cli.output import Format, emit, pick, write_rows
from monitor.cli.tables import Column, as_markdown, as_table, as_tsv, plain_table
from monitor.errors import UsageError
from monitor.query import MoveRow
from monitor.records import as_csv, as_json, as_xlsx, record
from tests.cli.rows import HARMFUL, ROWS, USUAL

GOLDEN = Path(__file__).parent / "data" / "output"


@pytest.fixture(autouse=True)
def _far_from_utc(tokyo: None) -> None:
    """The day in Tokyo is not the day in UTC for one of the rows."""


FORMS = {
    "moves.json": lambda: as_json([record(row) for row in ROWS]),
    "moves.jsonl": lambda: "".join(as_json(record(row), indent=None) for row in ROWS),
    "moves.csv": lambda: as_csv(ROWS, MoveRow),
    "moves.tsv": lambda: as_tsv(ROWS, move_columns()),
    "moves.md": lambda: as_markdown(ROWS, move_columns()),
    "moves.txt": lambda: plain_table(ROWS, move_columns()),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_format_is_as_it_was(name: str) -> None:
    assert FORMS[name]() == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMS)
def test_no_character_that_steers_a_terminal_gets_out(name: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", FORMS[name]().replace("\t", ""))


def test_json_loses_nothing_of_what_it_escapes() -> None:
    back = json.loads(as_json(record(HARMFUL)))
    assert back["role"] == HARMFUL.role
    assert back["organisation"] == HARMFUL.organisation
    assert back["announced_at"] == "2024-02-29T12:00:00Z"
    assert back["effective_on"] is None


def test_csv_has_every_field_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(ROWS, MoveRow))))
    assert list(rows[0]) == [field.name for field in fields(MoveRow)]
    assert rows[2]["person"].startswith("'=HYPERLINK")
    assert rows[2]["previous_organisation"] == "'-2+3"
    assert not any(value.startswith(tuple("=+-@")) for row in rows for value in row.values())


def test_a_spreadsheet_holds_dates_as_dates_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "moves.xlsx"
    path.write_bytes(as_xlsx(ROWS, MoveRow))
    sheet = load_workbook(path).active
    assert sheet is not None
    head, usual, _, harmful = sheet.iter_rows()
    at = {cell.value: index for index, cell in enumerate(head)}
    assert list(at) == [field.name for field in fields(MoveRow)]
    assert usual[at["effective_on"]].value == datetime(2025, 9, 29)  # noqa: DTZ001 -- as the file format has it
    assert usual[at["announced_at"]].value == datetime(2025, 10, 2, 16, 5)  # noqa: DTZ001
    assert usual[at["sources"]].value == 12
    assert usual[at["confidence"]].value == pytest.approx(0.97)
    assert harmful[at["person"]].value == HARMFUL.person
    assert harmful[at["person"]].data_type == "s"
    assert sheet.freeze_panes == "A2"


def test_a_sign_that_no_xml_may_hold_spoils_no_spreadsheet() -> None:
    stored = replace(ROWS[0], headline="Patil to \uffff Anth\ufffero\x0bpic")  # as an older build may have left it
    sheet = load_workbook(io.BytesIO(as_xlsx([stored], MoveRow))).active
    assert sheet is not None
    assert "Patil to Anthropic" in next(sheet.iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize("width", [80, 100, 120, 160, 240])
def test_a_table_fits_its_terminal_and_wide_letters_count_two(width: int) -> None:
    screen = Console(width=width, file=io.StringIO(), force_terminal=True, color_system=None, legacy_windows=False)
    with screen.capture() as captured:
        screen.print(as_table(ROWS, move_columns(), width=width))
    lines = re.sub(r"\x1b\[[0-9;]*m", "", captured.get()).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    told = "".join("".join(line.split()) for line in lines)
    assert "500" in told
    for heading in ("change", "person", "role", "organisation"):
        assert heading in told


def test_a_narrow_terminal_says_which_columns_found_no_room() -> None:
    screen = Console(width=80, file=io.StringIO())
    with screen.capture() as captured:
        screen.print(as_table(ROWS, move_columns(), width=80))
    assert "no room for: from (→ to), replaces (→ by), sources, confidence" in captured.get()
    with screen.capture() as captured:
        screen.print(as_table(ROWS, move_columns(), width=240))
    assert "no room for" not in captured.get()


def test_columns_of_a_plain_table_start_at_the_same_place_below_wide_letters() -> None:
    lines = plain_table(ROWS, move_columns()).splitlines()
    ends = [
        cell_len(line[: line.index(word)])
        for line, word in zip(lines, ("person", "Rahul", "山田", "=HYP"), strict=True)
    ]
    assert len(set(ends)) == 1


def test_an_empty_listing_has_its_heading_and_no_row() -> None:
    columns = (Column[MoveRow](heading="id", text=lambda m: str(m.id)),)
    assert as_tsv((), columns) == "id\n"
    assert as_csv((), MoveRow).count("\n") == 1
    assert as_json([]) == "[]\n"
    assert plain_table((), columns) == "id\n"


@pytest.mark.parametrize(
    ("asked", "file", "terminal", "picked"),
    [
        (None, None, True, Format.TABLE),
        (None, None, False, Format.TSV),
        ("json", None, True, Format.JSON),
        (None, "moves.csv", False, Format.CSV),
        (None, "MOVES.XLSX", True, Format.XLSX),
        ("md", "moves.csv", False, Format.MD),
        (None, "moves.txt", True, Format.TABLE),
    ],
)
def test_the_format_is_the_one_asked_for_else_the_ending_else_fits_the_reader(
    asked: str | None, file: str | None, terminal: bool, picked: Format
) -> None:
    assert pick(asked, Path(file) if file else None, terminal=terminal) is picked


def test_a_file_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"/gone/x\.csv cannot be written: No such file or directory; name another"):
        emit("x", tmp_path / "gone" / "x.csv")


def test_a_file_gets_the_rows_and_standard_output_nothing(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    target = tmp_path / "moves.jsonl"
    write_rows((USUAL,), move_columns(), kind=MoveRow, form=None, output=target)
    assert capsysbinary.readouterr().out == b""
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == 3


def test_a_lone_surrogate_does_not_stop_a_listing(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    emit(as_json("\ud800x"))
    assert json.loads(capsysbinary.readouterr().out) == "\ud800x"


def test_values_become_what_json_knows() -> None:
    moment = datetime(2025, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert record((moment, date(2025, 1, 2), timedelta(minutes=15), None, 1.5, True, Format.CSV)) == [
        "2025-01-02T03:04:05Z",
        "2025-01-02",
        900,
        None,
        1.5,
        True,
        "csv",
    ]
