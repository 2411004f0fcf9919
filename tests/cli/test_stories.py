"""The command that asks for stories."""

import csv
import io
import json
from pathlib import Path

import pytest

from monitor.cli import execute
from monitor.store import Stage, open_store
from tests.cli.asking import Ask, asking, in_a_shell
from tests.query.conftest import tell_all
from tests.query.told import on, tell


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose database was told nine stories; the eighth was given up."""
    made = tmp_path_factory.mktemp("data")
    with open_store(f"sqlite:///{made / 'monitor.db'}", create=True) as store:
        tell_all(store)
        store.record_failure(8, Stage.READ, "the reader\x1b[2J ran out of time", next_try_at=None, now=on(9))
    return made


@pytest.fixture
def ask(folder: Path, tokyo: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs `monitor stories` in this process, its output no terminal."""
    monkeypatch.setenv("MONITOR_DATA_DIR", str(folder))

    return asking(capsys, "stories")


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (("--rejected",), [9, 8]),
        (("--rejected", "--reason", "no CUE"), [9]),
        (("--failed",), [8]),
        (("--flagged", "--limit", "2"), [7, 6]),
        (("--state", "failed,new"), [8]),
        (("--since", "2025-10-07"), [9, 7]),
        ((), [9, 7, 8, 6, 5, 4, 3, 2, 1]),
    ],
)
def test_stories_are_chosen_by_what_became_of_them(ask: Ask, args: tuple[str, ...], ids: list[int]) -> None:
    rows = [json.loads(line) for line in ask(*args, "--format", "jsonl").out.splitlines()]
    assert [row["id"] for row in rows] == ids


def test_why_is_short_for_people_and_whole_for_programs(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        tell(store, "Cup final", "The coach is sacked.", reason="nothing like a change of post: “final”, “coach”")
    people = in_a_shell(tmp_path, "monitor stories").stdout
    assert "\tnothing like a change of post (score 0.10)\t" in people
    assert "coach" not in people
    assert "nothing like a change of post: “final”" in in_a_shell(tmp_path, "monitor stories --format json").stdout


def test_why_a_page_was_not_used_is_shown_and_found(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("--reason", "FULL text in", "--limit", "1").out), delimiter="\t"))
    assert [row["text"] for row in rows] == ["full text in the feed"]
    (row,) = json.loads(ask("--limit", "1", "--format", "json").out)
    assert row["note"] == "full text in the feed"


def test_a_line_says_why_and_steers_no_terminal(ask: Ask) -> None:
    (failed,) = csv.DictReader(io.StringIO(ask("--failed").out), delimiter="\t")
    assert failed["why"] == "the reader[2J ran out of time"
    assert failed["seen"] == "2025-10-06"
    assert failed["publisher"] == "Feed of sport.example"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--rejected", "--failed"), "monitor: --rejected, --flagged and --failed exclude one another"),
        (("--state", "done"), "monitor: --state: 'done' is none of new, fetched, read, resolved, failed"),
        (("--since", "ever"), "monitor: --since: 'ever' is no moment"),
        (("--limit", "none"), "monitor: --limit: 'none' is no number of rows"),
    ],
)
def test_a_wrong_question_gets_one_line(ask: Ask, args: tuple[str, ...], said: str) -> None:
    outcome = ask(*args)
    assert outcome.status == 2
    assert outcome.err.startswith(said)
    assert outcome.err.count("\n") == 1


def test_finding_nothing_names_the_database(ask: Ask, folder: Path) -> None:
    outcome = ask("--rejected", "--reason", "nothing like it")
    assert outcome.status == 0
    assert outcome.err == f"no story that fits in {folder / 'monitor.db'}\n"


def test_stories_that_were_given_up_are_taken_up_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        tell_all(store)
        store.record_failure(8, Stage.READ, "out of time", next_try_at=None, now=on(9))
    monkeypatch.setenv("MONITOR_DATA_DIR", str(tmp_path))
    assert execute(["stories", "--failed", "--retry"]) == 0
    assert "1 of them taken up again" in capsys.readouterr().err
    assert execute(["stories", "--failed"]) == 0
    assert "no story that fits" in capsys.readouterr().err
