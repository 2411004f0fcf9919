"""The commands that ask for moves, from the command line to what is printed."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from monitor.query import DEFAULT_LIMIT
from monitor.resolve import resolve
from monitor.store import open_store
from monitor.types import RoleCode, Status
from tests.cli.asking import Ask, asking, in_a_shell, on_a_terminal
from tests.query.conftest import tell_all
from tests.query.told import on, report, tell
from tests.store import news

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

    return asking(capsys)


PRINTED = {
    "moves.tsv": ("moves",),
    "moves.txt": ("moves", "--format", "table"),
    "moves.md": ("moves", "--format", "md", "--person", "patil"),
    "company.tsv": ("company", "kelmont", "--moves"),
    "tenures.tsv": ("company", "norvane"),
    "career.txt": ("person", "zoé patil", "--format", "table"),
    "show.txt": ("show", "1"),
    "show-nobody.txt": ("show", "6"),
    "show.json": ("show", "1", "--format", "json"),
    "history.txt": ("show", "1", "--history"),
    "history.json": ("show", "1", "--history", "--format", "json"),
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
        (("moves", "--change", "fired"), 2, "monitor: --change: 'fired' is none of appointed, departed\n"),
        (("moves", "--since", "soon"), 2, "monitor: --since: 'soon' is no moment; write 7d"),
        (("moves", "--limit", "-1"), 2, "monitor: --limit: '-1' is no number of rows"),
        (("moves", "--min-confidence", "2"), 2, "monitor: --min-confidence: '2' is no number from 0 to 1"),
        (("moves", "--country", "USA"), 2, "monitor: --country: 'USA' is no country code"),
        (("moves", "--country", ""), 2, "monitor: --country: '' is no country code (ISO 3166, two letters); write"),
        (("moves", "--company", ""), 2, "monitor: --company: '' has no letter or digit to look for\n"),
        (("moves", "--as-of", ""), 2, "monitor: --as-of: '' is no moment; write 7d"),
        (("moves", "--language", "xx"), 2, "monitor: --language: 'xx' is no language code (ISO 639-1, two letters)"),
        (("moves", "--status", ""), 2, "monitor: --status: '' is none of confirmed, proposed, rumoured\n"),
        (("stories", "--state", ""), 2, "monitor: --state: '' is none of new, "),
        (("stories", "--since", ""), 2, "monitor: --since: '' is no moment"),
        (("stories", "--reason", " "), 2, "monitor: --reason: ' ' has nothing to look for; write words of a reason"),
        (("feeds", "add", "--catalogue", "--country", ""), 2, "monitor: --country: '' is no code; give two-letter"),
        (("feeds", "add", "--country", "", "x.org"), 2, "monitor: --country and --language choose from the catalogue"),
        (
            ("moves", "--since", "2026-12", "--until", "2026-11"),
            2,
            "monitor: --since 2026-12 is not before --until 2026-11\n",
        ),
        (("show", "abc"), 2, "monitor: 'abc' is no move id; `monitor moves` lists them\n"),
        (("show", "-1"), 2, "monitor: no such option '-1'; see `monitor show --help`\n"),
        (("show", "0"), 2, "monitor: '0' is no move id"),
        (("show", "9" * 5000), 1, "monitor: there is no move"),
        (("show", "1", "--output", "x.csv"), 2, "monitor: --output: 'x.csv' says no format"),
        (("moves", "--output", "out.xyz"), 2, "monitor: --output: 'out.xyz' says no format; end it with one of .json,"),
        (("doctor", "--output", "out"), 2, "monitor: --output: 'out' says no format"),
        (("moves", "--format", "yaml"), 2, "monitor: invalid value for '--format': 'yaml' is not one of"),
        (("moves", "--colour"), 2, "monitor: no such option '--colour' (Did you mean"),
        (("company",), 2, "monitor: missing argument 'NAME'; see `monitor company --help`\n"),
        (("mvoes",), 2, "monitor: no such command 'mvoes'"),
        (("feeds", "remove"), 2, "monitor: missing argument"),
        (("--bind",), 2, "monitor: option '--bind' requires an argument; see `monitor --help`\n"),
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


def test_what_is_known_of_some_moves_alone_is_said_where_it_was_asked_for(ask: Ask) -> None:
    outcome = ask("moves", "--country", "US", "--sector", "financials")
    assert outcome.err.splitlines()[1:] == [
        "country and sector: known of companies on a list alone; `monitor companies import` takes yours"
    ]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with more moves than a screenful."""
    made = tmp_path_factory.mktemp("many")
    with open_store(f"sqlite:///{made / 'monitor.db'}", create=True) as store:
        for number in range(DEFAULT_LIMIT + 3):
            name = f"Asha{'abcdefghij'[number // 10]}{'klmnopqrst'[number % 10]} Patil"
            tell(store, f"{name} in", f"{name} joins.", report(name, "CFO", "Norvane"), published=on(1))
    return made


@pytest.mark.parametrize("command", ["moves", "stories"])
def test_a_file_and_a_pipe_get_all_rows_and_a_terminal_a_screenful(many: Path, command: str) -> None:
    all_rows = DEFAULT_LIMIT + 3
    for redirected in (f"monitor {command} | cat", f"monitor {command} --format csv | cat"):
        assert in_a_shell(many, redirected).stdout.count("\n") == all_rows + 1
    in_a_shell(many, f"monitor {command} --output {many / 'all.csv'}")
    assert (many / "all.csv").read_text(encoding="utf-8").count("\n") == all_rows + 1
    assert on_a_terminal(many, command, "--format", "jsonl", columns=100).count("\n{") + 1 == all_rows
    screen = COLOUR.sub("", on_a_terminal(many, command, columns=200))
    assert len(re.findall(r"^ *\d+ +2025-", screen, re.M)) == DEFAULT_LIMIT
    assert in_a_shell(many, f"monitor {command} --limit 4 | cat").stdout.count("\n") == 5


def test_a_day_on_which_nobody_says_that_it_was_published_is_marked(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        tell(store, "New chief", "Asha Patil leads.", report("Asha Patil", "CEO", "Norvane"), published=None)
    assert "1\t~2025-10-01\tappointed\tAsha Patil" in in_a_shell(tmp_path, "monitor moves").stdout
    shown = in_a_shell(tmp_path, "monitor show 1").stdout
    assert re.search(r"^announced +no story says when$", shown, re.M)
    assert re.search(r"^first seen +2025-10-01 18:00$", shown, re.M)


@pytest.mark.parametrize("columns", [80, 100])
def test_a_narrow_terminal_keeps_the_day(folder: Path, columns: int) -> None:
    got = COLOUR.sub("", on_a_terminal(folder, "moves", columns=columns))
    assert "announced" in got.splitlines()[0]
    assert "no room for: from (→ to), replaces (→ by)" in got


def test_names_that_were_meant_and_others_are_told_beside_the_rows(ask: Ask) -> None:
    outcome = ask("company", "norvane", "--moves", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == [1, 7]
    assert outcome.err == ("matched: Norvane (2 moves)\nnot shown, say more of the name: Norvane Energy (1 move)\n")
    assert ask("person", "patil").err == "matched: Zoé Patil (2 moves), Asha Patil (1 move)\n"


def test_a_denied_move_is_shown_with_who_denies_it(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        rumour = report("Asha Patil", "CEO", "Norvane", status=Status.RUMOURED)
        for day, told_ in enumerate((rumour, replace(rumour, denied=True))):
            now = news.NOW + timedelta(days=day)
            story = news.receive(store, f"story-{day}", now=now, published_at=now)
            news.read(store, story, told_, now=now)
            store.resolve_story(story, resolve, now=now)
    shown = in_a_shell(tmp_path, "monitor show 1").stdout
    assert shown.startswith("Denied: Asha Patil appointed CEO of Norvane.\n")
    assert re.search(r"^denied +by story 2$", shown, re.M)
    assert re.search(r"^   story 2, .*, denies it$", shown, re.M)
    assert re.search(r"^  2\. .*  denied by story 2$", shown, re.M)
    assert in_a_shell(tmp_path, "monitor moves").stdout.count("\n") == 1


def test_what_was_announced_and_is_denied_is_disputed_wherever_it_is_listed(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        for day, denied in enumerate((False, True)):
            now = news.NOW + timedelta(days=day)
            story = news.receive(store, f"story-{day}", now=now, published_at=now)
            news.read(
                store,
                story,
                replace(news.MCCANDLISH, denied=denied, status=Status.RUMOURED if denied else Status.CONFIRMED),
                now=now,
            )
            store.resolve_story(story, resolve, now=now)
    assert "\tdeparted (moved, disputed)\tSam McCandlish\t" in in_a_shell(tmp_path, "monitor moves").stdout
    for command in ("moves", "seats", "company anthropic --moves"):
        (row,) = json.loads(in_a_shell(tmp_path, f"monitor {command} --format json").stdout)
        assert row["disputed"] is True
        heading, line = in_a_shell(tmp_path, f"monitor {command} --format csv").stdout.splitlines()
        assert heading.endswith(",disputed")
        assert line.endswith(",True")
    assert "\tSam McCandlish (disputed)\t" in in_a_shell(tmp_path, "monitor seats").stdout
    shown = in_a_shell(tmp_path, "monitor show 1").stdout
    assert shown.startswith("Disputed: Sam McCandlish moves on ")
    assert re.search(r"^disputed +by story 2$", shown, re.M)
    assert re.search(r"^sources +2$", shown, re.M)
    assert re.search(r"^  2\. .*  denied by story 2$", shown, re.M)
    before = in_a_shell(tmp_path, "monitor moves --as-of 2025-10-03T20:00").stdout
    assert "\tdeparted (moved)\tSam McCandlish\t" in before


def test_a_history_is_told_in_words_and_in_local_time(tmp_path: Path) -> None:
    said = report("Asha Patil", "CEO", "Norvane", status=Status.RUMOURED)
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        versions = (said, replace(said, denied=True), replace(said, search_announced=True, role_code=RoleCode.OTHER))
        for day, told_ in enumerate((*versions, None)):
            now = news.NOW + timedelta(days=day)
            story = 1 if day else news.receive(store, "story", now=now, published_at=now)
            news.read(store, story, *([told_] if told_ else []), now=now, model=f"m{day}")
            store.resolve_story(story, resolve, now=now)
    shown = in_a_shell(tmp_path, "monitor show 1 --history").stdout
    assert "_" not in shown
    assert "chief executive" in shown
    assert not re.search(r"True|False|T\d\d:|^   (?:denied|withdrawn)", shown, re.M)
    assert re.search(r"^4\. 2025-10-06 17:00  withdrawn", shown, re.M)
    told = json.loads(in_a_shell(tmp_path, "monitor show 1 --history --format json").stdout)
    assert told[1]["changed"] == {"denied": [False, True], "withdrawn_at": [None, "2025-10-04T08:00:00Z"]}
    assert told[2]["changed"]["search_announced"] == [False, True]


def test_a_limit_cuts_tenures_and_not_the_moves_that_they_are_made_of(ask: Ask) -> None:
    every = ask("person", "patil").out.splitlines()
    assert len(every) == 4
    assert ask("person", "patil", "--limit", "2").out.splitlines() == every[:3]
    assert len(ask("person", "patil", "--moves", "--limit", "2").out.splitlines()) == 3


def test_who_is_only_rumoured_or_proposed_gets_a_hint(ask: Ask) -> None:
    outcome = ask("person", "jörg")
    assert len(outcome.out.splitlines()) == 1
    assert outcome.err.splitlines()[1] == (
        "no confirmed move tells of a post: rumours and proposals make no tenure; list them with "
        '`monitor person "jörg" --moves`'
    )


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
