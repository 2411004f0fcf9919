"""`monitor export`, from the command line to the file, read back by the libraries of each format."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from monitor import query
from monitor.query import MoveFilter, MoveRow
from monitor.store import open_store
from tests.cli.asking import Ask, asking, in_a_shell, on_a_terminal
from tests.query.conftest import tell_all

NAMES = [field.name for field in fields(MoveRow)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose database was told seven moves."""
    made = tmp_path_factory.mktemp("data")
    with open_store(f"sqlite:///{made / 'monitor.db'}", create=True) as store:
        tell_all(store)
    return made


@pytest.fixture
def ask(folder: Path, tokyo: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs a command line in this process."""
    monkeypatch.setenv("MONITOR_DATA_DIR", str(folder))

    return asking(capsys)


@pytest.fixture(scope="module")
def rows(folder: Path) -> Iterator[tuple[MoveRow, ...]]:
    with open_store(f"sqlite:///{folder / 'monitor.db'}") as store:
        yield query.moves(store, MoveFilter(limit=None))


def test_parquet_has_every_column_with_its_type(ask: Ask, tmp_path: Path, rows: tuple[MoveRow, ...]) -> None:
    done = ask("export", "--output", str(tmp_path / "moves.parquet"))
    assert (done.status, done.out, done.err) == (0, "", f"7 moves in {tmp_path / 'moves.parquet'}\n")
    table = pq.read_table(tmp_path / "moves.parquet")
    assert table.schema.names == NAMES
    types = {name: table.schema.field(name).type for name in NAMES}
    assert types["announced_at"] == types["updated_at"] == pa.timestamp("us", tz="UTC")
    assert types["effective_on"] == pa.date32()
    assert (types["id"], types["sources"], types["confidence"]) == (pa.int64(), pa.int64(), pa.float64())
    assert types["change"] == types["role_code"] == types["person"] == pa.string()
    assert not table.schema.field("change").nullable
    assert table.schema.field("effective_on").nullable
    told = table.to_pylist()
    assert [{name: getattr(row, name) for name in NAMES} for row in rows] == told
    assert isinstance(told[0]["announced_at"], datetime)
    assert date(2025, 9, 29) in {row["effective_on"] for row in told}


def test_csv_json_lines_and_xlsx_are_those_of_the_listing(ask: Ask, tmp_path: Path) -> None:
    for form in ("csv", "jsonl"):
        assert ask("export", "--format", form).out == ask("moves", "--format", form).out
    assert ask("export", "--output", str(tmp_path / "moves.XLSX")).status == 0
    sheet = load_workbook(tmp_path / "moves.XLSX").active
    assert [cell.value for cell in sheet[1]] == NAMES  # type: ignore[index]
    assert sheet.max_row == 8  # type: ignore[union-attr]


def test_the_filters_are_those_of_the_listing(ask: Ask, tmp_path: Path) -> None:
    chosen = ("--role", "cto", "--min-confidence", "0.6", "--since", "2025-09")
    listed = json.loads(ask("moves", *chosen, "--format", "json").out)
    assert len(listed) == 1
    told = ask("export", *chosen, "--format", "jsonl", "--output", str(tmp_path / "few"))
    assert told.status == 0
    assert [json.loads(line) for line in (tmp_path / "few").read_text("utf-8").splitlines()] == listed
    assert len(ask("export", "--limit", "2", "--format", "jsonl").out.splitlines()) == 2
    assert ask("export", "--as-of", "2025-10-02", "--format", "csv").out.count("\n") == 3


def test_many_moves_are_written_in_parts(
    folder: Path, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    (many / "monitor.db").write_bytes((folder / "monitor.db").read_bytes())
    with sqlite3.connect(many / "monitor.db") as connection:
        names = [row[1] for row in connection.execute("pragma table_info(moves)") if row[1] not in {"id", "change_seq"}]
        columns = ", ".join(names)
        connection.execute(
            "with recursive n(i) as (select 101 union all select i + 1 from n where i < 2600)"
            f" insert into moves (id, change_seq, {columns}) select i, i, {columns} from moves, n where id = 1"
        )
    monkeypatch.setenv("MONITOR_DATA_DIR", str(many))
    assert ask("export", "--output", str(tmp_path / "m.parquet")).status == 0
    file = pq.ParquetFile(tmp_path / "m.parquet")
    assert file.num_row_groups == 3
    assert sorted(file.read(["id"]).column(0).to_pylist()) == [*range(1, 8), *range(101, 2601)]
    lines = csv.DictReader(io.StringIO(ask("export", "--format", "csv").out))
    assert len({row["id"] for row in lines}) == 2_507


def test_nothing_found_is_said_and_the_file_has_its_columns(ask: Ask, tmp_path: Path) -> None:
    done = ask("export", "--person", "nobody", "--output", str(tmp_path / "none.parquet"))
    assert done.status == 0
    assert done.err.startswith("no move that fits in ")
    table = pq.read_table(tmp_path / "none.parquet")
    assert (table.num_rows, table.schema.names) == (0, NAMES)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "name a file with --output, or a --format: parquet, csv, jsonl, xlsx"),
        (("--output", "moves.txt"), "'moves.txt' says no format"),
        (("--output", "moves"), "'moves' says no format"),
        (("--format", "md"), "'md' is not one of"),
        (("--kind", "x", "--format", "csv"), "--kind: 'x' is none of"),
        (("--limit", "x", "--format", "csv"), "--limit: 'x' is no number of rows"),
        (("--person", "+", "--format", "csv"), "no letter or digit"),
        (("--output", "/nowhere/at/all.csv"), "/nowhere/at/all.csv cannot be written: No such file or directory"),
    ],
)
def test_what_is_asked_wrongly_is_one_line(ask: Ask, args: tuple[str, ...], told: str) -> None:
    done = ask("export", *args)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_file_stays_as_it_was_where_the_new_one_fails(ask: Ask, tmp_path: Path) -> None:
    kept = tmp_path / "moves.csv"
    kept.write_text("mine")
    assert ask("export", "--company", "+", "--output", str(kept)).status == 2
    assert kept.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [kept]
    link = tmp_path / "link.csv"
    link.symlink_to(kept)
    assert ask("export", "--output", str(link)).status == 0
    assert link.is_symlink()
    assert kept.read_text().startswith("id,person,")


def test_it_writes_into_pipes(folder: Path) -> None:
    done = in_a_shell(folder, "monitor export --format parquet | head -c 4")
    assert (done.stdout, done.stderr) == ("PAR1", "")
    done = in_a_shell(folder, "monitor export --output /dev/stdout --format csv | tail -n +2 | wc -l")
    assert done.stdout.strip() == "7"


def test_bytes_are_not_for_a_terminal(folder: Path) -> None:
    told = on_a_terminal(folder, "export", "--format", "parquet", columns=200)
    assert told == "monitor: parquet is no text for a terminal; name a file with --output FILE.parquet\n"
