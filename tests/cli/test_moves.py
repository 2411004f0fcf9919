"""The commands that ask for moves, from the command line to what is printed."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from monitor.cli import execute
from monitor.store import open_store
from tests.cli.asking import Ask, Outcome, in_a_shell, on_a_terminal
from tests.query.conftest import tell_all

GOLDEN = Path(__file__).parent / "data" / "moves"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose database was told seven moves."""
    made = tmp_path_factory.mktemp("data")
    with open_store(f"sqlite:///{made / 'monitor.db'}", create=True) as store:
        tell_all(store)
    return made


@pytest.fixture
def ask(folder: Path, tokyo: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs a command line in this process, its output no terminal."""
    monkeypatch.setenv("MONITOR_DATA_DIR", str(folder))

    def call(*args: str) -> Outcome:
        capsys.readouterr()
        status = execute(list(args))
        captured = capsys.readouterr()
        return Outcome(status=status, out=captured.out, err=captured.err)

    return call


PRINTED = {
    "moves.tsv": ("moves",),
    "moves.txt": ("moves", "--format", "table"),
    "moves.md": ("moves", "--format", "md", "--person", "patil"),
    "company.tsv": ("company", "kelmont"),
    "show.txt": ("show", "1"),
    "show-nobody.txt": ("show", "6"),
    "show.json": ("show", "1", "--format", "json"),
}


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_is_as_it_was(ask: Ask, name: str) -> None:
    outcome = ask(*PRINTED[name])
    assert outcome.status == 0
    assert outcome.out == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (("--person", "patil", "--change", "appointed"), [5, 1]),
        (("--role", "cto", "--company", "norvane"), [1]),
        (("--since", "2025-10-03", "--until", "2025-10-03"), [3]),
        (("--by", "first-seen", "--limit", "1"), [7]),
        (("--language", "fr,ja", "--min-confidence", "0.98"), [4]),
        (("--level", "board"), [5]),
    ],
)
def test_filters_of_the_command_line_choose_the_moves(ask: Ask, args: tuple[str, ...], ids: list[int]) -> None:
    outcome = ask("moves", *args, "--format", "jsonl")
    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == ids


def test_the_setting_min_confidence_holds_where_no_option_says_otherwise(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_MIN_CONFIDENCE", "0.98")
    assert len(json.loads(ask("moves", "--format", "json").out)) == 5
    assert len(json.loads(ask("moves", "--format", "json", "--min-confidence", "0").out)) == 7


def test_that_there_are_more_is_said_beside_the_rows(ask: Ask) -> None:
    outcome = ask("moves", "--limit", "3", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(outcome.out)))) == 3
    assert outcome.err == "the newest 3; there are more: --limit 6, or --limit all\n"
    assert ask("moves", "--limit", "7").err == ""
    assert ask("moves", "--limit", "all").err == ""


@pytest.mark.parametrize(
    "name", ["rows.csv", "rows.json", "rows.jsonl", "rows.md", "rows.tsv", "rows.txt", "rows.xlsx"]
)
def test_a_file_gets_the_format_that_its_ending_says(ask: Ask, tmp_path: Path, name: str) -> None:
    outcome = ask("moves", "--output", str(tmp_path / name))
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    written = (tmp_path / name).read_bytes()
    if name.endswith(".xlsx"):
        sheet = load_workbook(io.BytesIO(written)).active
        assert sheet is not None
        assert sheet.max_row == 8
    else:
        assert "東京第一電機" in written.decode("utf-8")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("moves", "--company", "nobody"), "no move that fits"),
        (("company", "nobody"), "no company whose name has the words 'nobody'"),
        (("person", "nobody"), "no person whose name has the words 'nobody'"),
    ],
)
def test_a_command_that_finds_nothing_names_the_database_it_asked(
    ask: Ask, folder: Path, args: tuple[str, ...], said: str
) -> None:
    outcome = ask(*args, "--format", "json")
    assert outcome.status == 0
    assert outcome.out == "[]\n"
    assert outcome.err == f"{said} in {folder / 'monitor.db'}\n"


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("show", "99"), 1, "monitor: there is no move 99; `monitor moves` lists them\n"),
        (("moves", "--change", "fired"), 2, "monitor: change: 'fired' is none of appointed, departed\n"),
        (("moves", "--since", "soon"), 2, "monitor: since: 'soon' is no moment; write 7d"),
        (("moves", "--limit", "-1"), 2, "monitor: limit: '-1' is no number of rows"),
        (("company", "!"), 2, "monitor: company: '!' has no letter or digit to look for\n"),
        (("moves", "--output", "/nowhere/x.csv"), 2, "monitor: /nowhere/x.csv cannot be written: No such file"),
    ],
)
def test_a_wrong_question_gets_one_line_and_a_status(ask: Ask, args: tuple[str, ...], status: int, said: str) -> None:
    outcome = ask(*args)
    assert outcome.status == status
    assert outcome.out == ""
    assert outcome.err.startswith(said)
    assert outcome.err.count("\n") == 1


def test_names_that_were_meant_and_others_are_told_beside_the_rows(ask: Ask) -> None:
    outcome = ask("company", "norvane", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == [1, 7]
    assert outcome.err == ("matched: Norvane (2 moves)\nnot shown, say more of the name: Norvane Energy (1 move)\n")
    assert ask("person", "patil").err == "matched: Zoé Patil (2 moves), Asha Patil (1 move)\n"


def test_open_seats_are_listed_with_who_left(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("seats", "--format", "csv").out)))
    assert [(row["move_id"], row["post"], row["left_by"], row["left_on"]) for row in rows] == [
        ("6", "head of Asia", "", "2025-10-06"),
        ("2", "CTO", "Zoe Patil", "2025-10-02"),
    ]
    assert ask("seats", "--limit", "1").out.splitlines()[1].startswith("6\thead of Asia\tKelmont\t\t2025-10-06\t")


@pytest.mark.parametrize("name", ["moves", "show", "company", "person", "seats", "stories"])
def test_help_says_what_a_command_does_with_an_example(ask: Ask, name: str) -> None:
    outcome = ask(name, "--help")
    assert outcome.status == 0
    assert re.search(rf"^ +monitor {name}\b", outcome.out, re.M)


def test_a_pipe_that_closes_early_ends_quietly(folder: Path) -> None:
    done = in_a_shell(folder, "monitor moves --format json --limit all | head -c 10")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n  {\n    ", "")


def test_a_pipe_gets_tabs_and_no_colour_whatever_the_locale(folder: Path) -> None:
    done = in_a_shell(folder, "monitor moves | cut -f 1,4")
    assert done.stdout.splitlines()[:4] == ["id\tperson", "6\t", "5\tAsha Patil", "4\t山田太郎"]
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("columns", [80, 132])
def test_a_terminal_gets_a_table_that_fits_with_colours(folder: Path, columns: int) -> None:
    got = on_a_terminal(folder, "moves", columns=columns)
    assert "\x1b[32mappointed" in got
    assert max(cell_len(line) for line in COLOUR.sub("", got).splitlines()) <= columns
    assert "東京第一電機" in got
    assert ("no room for: " in got) is (columns == 80)


def test_a_terminal_without_colours_still_tells_what_is_marked(folder: Path) -> None:
    got = on_a_terminal(folder, "show", "1", columns=100, NO_COLOR="1")
    assert "\x1b[1;4mZoé Patil\x1b[0m" in got
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", got)


def test_a_full_disk_behind_standard_output_is_said_in_one_line(folder: Path) -> None:
    done = in_a_shell(folder, "monitor moves > /dev/full")
    assert done.returncode == 2
    assert done.stderr == (
        "monitor: standard output cannot be written: No space left on device; name a file with --output\n"
    )


def test_a_time_zone_that_is_none_is_said_in_one_line(folder: Path) -> None:
    done = in_a_shell(folder, "TZ=Mars/Crater monitor moves")
    assert done.returncode == 2
    assert done.stderr == "monitor: TZ: 'Mars/Crater' is no time zone; write one such as Europe/Berlin, or unset TZ\n"


def test_a_terminal_is_never_sent_a_spreadsheet(folder: Path) -> None:
    got = on_a_terminal(folder, "moves", "--format", "xlsx", columns=100)
    assert got == "monitor: xlsx is no text for a terminal; name a file with --output FILE.xlsx\n"
