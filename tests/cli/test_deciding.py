"""`monitor merge` and `monitor split` as people run them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.resolve import resolve
from monitor.store import open_store
from monitor.types import Report, Status
from tests.cli.asking import Ask, asking
from tests.store.news import HOUR, MCCANDLISH, NOW, PATIL, read, tell

MARRIED = replace(PATIL, person="Rahul Deshmukh")
STRANGER = replace(PATIL, person="Olga Brandt", organisation="Globex")
RUMOUR = replace(PATIL, person="Ada Berg", status=Status.RUMOURED)
DAY = 24 * HOUR


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs a command line on a database with three moves; gives status, output and error."""
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        for number, report in enumerate((PATIL, PATIL, MARRIED, MCCANDLISH)):
            tell(store, f"story-{number}", report, now=NOW + number * HOUR)
    monkeypatch.setenv("MONITOR_DATA_DIR", str(tmp_path))

    return asking(capsys)


def test_what_is_merged_is_said_in_a_sentence_and_listed_as_one(ask: Ask) -> None:
    status, out, _ = ask("merge", "2", "1")
    assert status == 0
    assert re.fullmatch(r"move 1: Rahul \w+ hired as .* of Anthropic.* \(3 stories\)\n", out)
    assert len(ask("moves", "--change", "appointed")[1].splitlines()) == 2  # the heading, and one
    assert "move 2 is part of move 1 now" in ask("show", "2")[2]


def test_what_is_split_is_two_moves_that_show_lists_with_their_stories(ask: Ask) -> None:
    status, out, _ = ask("split", "1", "--story", "2")
    assert status == 0
    assert [line.partition(":")[0] for line in out.splitlines()] == ["move 1", "move 4"]
    assert "story 2, " in ask("show", "4")[1]
    assert "story 2, " not in ask("show", "1")[1]


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("merge", "1"), 2, "name two moves at least"),
        (("merge", "1", "3"), 2, "cannot be one"),
        (("merge", "1", "99"), 1, "there is no move 99"),
        (("merge", "1", "x"), 2, "monitor: 'x' is no move id; `monitor moves` lists them"),
        (("merge", "1", "0"), 2, "monitor: '0' is no move id"),
        (("split", "x", "--story", "3"), 2, "monitor: 'x' is no move id"),
        (("split", "1", "--story", "x"), 2, "monitor: 'x' is no story id; `monitor stories` lists them"),
        (("split", "1", "--story", "3"), 2, "story 3 does not tell move 1"),
        (("split", "2", "--story", "3"), 2, "all the stories of move 2"),
        (("split", "1"), 2, "missing option '--story'"),
    ],
)
def test_what_cannot_be_decided_is_one_line(ask: Ask, args: tuple[str, ...], status: int, said: str) -> None:
    got, out, err = ask(*args)
    assert (got, out) == (status, "")
    assert said in err
    assert err.count("\n") == 1


def test_the_history_has_what_was_merged_and_what_each_story_changed(ask: Ask) -> None:
    ask("merge", "1", "2")
    status, out, err = ask("show", "2", "--history")
    assert (status, err) == (0, "move 2 is part of move 1 now\n")
    heads = [line.partition("  ")[2] for line in out.splitlines() if not line.startswith(" ")]
    of = " of move 2, which is part of it now"
    assert sorted(heads) == sorted(["announced", f"announced{of}", f"merged{of}"])
    assert re.search(r"^   story 3, .*\n   person +Rahul Deshmukh$", out, re.M)
    assert re.search(r"^   merged into +nothing → move 1$", out, re.M)
    told = json.loads(ask("show", "1", "--history", "--format", "json")[1])
    assert [(version["move_id"], version["number"]) for version in told] == [(1, 1), (2, 1), (2, 2)]
    assert told[-1]["changed"] == {"merged_into": [None, 1]}


def test_a_move_that_no_story_tells_any_longer_has_its_history(ask: Ask, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}") as store:
        read(store, 4, model="m2", now=NOW + 5 * HOUR)
        store.resolve_story(4, resolve, now=NOW + 5 * HOUR)
    status, out, err = ask("show", "3")
    assert (status, out) == (1, "")
    assert "`monitor show 3 --history` says what was told" in err
    assert [line.split("  ")[1] for line in ask("show", "3", "--history")[1].splitlines() if line[0].isdigit()] == [
        "announced",
        "withdrawn",
    ]


def test_a_part_that_is_split_off_again_is_shown_under_its_old_id(ask: Ask) -> None:
    ask("merge", "1", "2")
    assert [line.partition(":")[0] for line in ask("split", "1", "--story", "3")[1].splitlines()] == [
        "move 1",
        "move 2",
    ]
    status, out, err = ask("show", "2")
    assert (status, err) == (0, "")
    assert out.startswith("Rahul Deshmukh hired as ")
    assert re.search(r"^  3\. .*  restored by story 3: merged into: move 1 → nothing$", out, re.M)


def test_moves_of_different_people_at_different_houses_are_merged_on_a_yes_alone(ask: Ask, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}") as store:
        tell(store, "stranger", STRANGER, now=NOW + DAY)
    status, out, err = ask("merge", "1", "4")
    assert (status, out, err.count("\n")) == (2, "", 1)
    one, other = (f"({who}, chief technology officer of {where})" for who, where in (
        ("Rahul Patil", "Anthropic"), ("Olga Brandt", "Globex"),
    ))  # fmt: skip
    assert f"move 1 {one} and move 4 {other} have neither person nor organisation in common" in err
    assert "say --yes" in err
    assert "move 4" not in ask("show", "4")[2]
    assert ask("merge", "1", "4", "--yes")[0] == 0
    assert "move 4 is part of move 1 now" in ask("show", "4")[2]


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (replace(RUMOUR, person="Ada Lovelace"), "Rumoured: Ada "),
        (replace(RUMOUR, person="Ada Lovelace", status=Status.CONFIRMED), "Ada "),
    ],
    ids=["rumour", "announcement"],
)
def test_a_denied_rumour_does_not_come_back_unasked(ask: Ask, tmp_path: Path, later: Report, said: str) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}") as store:
        for number, report in enumerate((RUMOUR, replace(RUMOUR, denied=True), later), start=1):
            now = NOW + number * DAY
            tell(store, f"rumour-{number}", report, now=now, published_at=now)
    status, out, err = ask("merge", "5", "4")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "move 4 (Ada Berg, chief technology officer of Anthropic) was denied, move 5 " in err
    assert ask("show", "4")[1].startswith("Denied: ")
    status, out, _ = ask("merge", "5", "4", "--yes")
    assert status == 0
    assert out.startswith(f"move 4: {said}")
    assert ask("split", "4", "--story", "7")[0] == 0
    assert ask("show", "4")[1].startswith("Denied: ")


def test_an_older_rumour_that_is_merged_with_a_denied_one_is_denied_too(ask: Ask, tmp_path: Path) -> None:
    older = replace(RUMOUR, person="Ada Lovelace")
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}") as store:
        for number, report in enumerate((older, RUMOUR, replace(RUMOUR, denied=True)), start=1):
            now = NOW + number * DAY
            tell(store, f"rumour-{number}", report, now=now, published_at=now)
    assert ask("merge", "4", "5")[0] == 2
    assert ask("merge", "4", "5", "--yes")[1].startswith("move 4: Denied: ")
    ask("split", "4", "--story", "5")
    assert ask("show", "4")[1].startswith("Rumoured: Ada Lovelace")


def test_a_move_that_no_story_tells_any_longer_cannot_be_merged(ask: Ask, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}") as store:
        read(store, 3, model="m2", now=NOW + 5 * HOUR)
        store.resolve_story(3, resolve, now=NOW + 5 * HOUR)
    status, out, err = ask("merge", "1", "2", "--yes")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "move 2 was withdrawn" in err
