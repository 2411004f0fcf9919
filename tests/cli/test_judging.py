"""`monitor judge` as people run it, and what it exports as `monitor train` reads it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.cli.judged_download import labelled_file
from monitor.learn import read_corpus
from monitor.store import open_store
from tests.cli.asking import Ask, asking
from tests.store.news import HOUR, MCCANDLISH, NOW, PATIL, read, receive, tell

MISSED = ("judge", "missed", "3", "--person", "Rahul Patil", "--change", "appointed", "--organisation", "Anthropic",
          "--role", "chief technology officer")  # fmt: skip


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs a command line on a database with two moves and a story without one; gives status, output and error."""
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        tell(store, "one", PATIL)
        tell(store, "two", replace(MCCANDLISH, organisation="Globex"), now=NOW + HOUR)
        read(store, receive(store, "three", now=NOW + HOUR), now=NOW + HOUR)
    monkeypatch.setenv("MONITOR_DATA_DIR", str(tmp_path))

    return asking(capsys)


def test_a_move_that_is_called_wrong_is_gone_and_its_history_says_why(ask: Ask) -> None:
    status, out, _ = ask("judge", "wrong", "1", "--story", "1")
    assert status == 0
    said, stands = out.splitlines()
    assert said == "judgement 1: story 1 does not tell move 1; `monitor judge undo 1` takes it back"
    assert "move 1 was withdrawn" in stands
    assert "a user said that it is not told" in stands
    assert "Rahul Patil" not in ask("moves")[1]
    assert "withdrawn (story 1 called wrong by a user)" in ask("show", "1", "--history")[1]
    status, out, _ = ask("judge", "undo", "1")
    assert (status, out.splitlines()[0]) == (0, "judgement 1 is taken back")
    assert "Rahul Patil" in ask("moves")[1]
    assert "restored (what a user said of story 1 taken back)" in ask("show", "1")[1]


def test_a_move_that_was_missed_is_there_at_once(ask: Ask) -> None:
    ask("judge", "wrong", "1")
    status, out, _ = ask(*MISSED, "--predecessor", "Sam McCandlish", "--kind", "hired", "--effective", "2025-10-06")
    assert status == 0
    assert out.splitlines()[0] == "judgement 2: story 3 tells it; `monitor judge undo 2` takes it back"
    shown = json.loads(ask("show", "3", "--format", "json")[1])
    move, report = shown["move"], shown["sources"][0]["report"]
    assert (move["role_code"], move["predecessor"], move["effective_on"], move["confidence"]) == (
        "chief_technology", "Sam McCandlish", "2025-10-06", 1.0)  # fmt: skip
    assert report["evidence"]["person"] == ["text", 20, 31]
    assert "a user says that story 3 tells it" in ask("show", "3")[1]


def test_what_was_said_is_listed(ask: Ask) -> None:
    assert "no judgement in" in ask("judge", "list")[2]
    ask("judge", "wrong", "2")
    ask(*MISSED)
    rows = [json.loads(line) for line in ask("judge", "list", "--format", "jsonl")[1].splitlines()]
    assert [(row["id"], row["judged"], row["story_id"], row["told"]) for row in rows] == [
        (2, "missed", 3, "Rahul Patil, appointed, chief technology officer, Anthropic"),
        (1, "wrong", 2, "Sam McCandlish, departed, chief technology officer, Globex"),
    ]


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("judge", "wrong", "x"), 2, "monitor: 'x' is no move id; `monitor moves` lists them"),
        (("judge", "wrong", "9"), 1, "there is no move 9"),
        (("judge", "wrong", "1", "--story", "3"), 2, "story 3 does not tell move 1; `monitor show 1` lists those"),
        ((*MISSED[:2], "9", *MISSED[3:]), 1, "there is no story 9; `monitor stories` lists them"),
        ((*MISSED[:2], "1", *MISSED[3:]), 2, "the story tells this already"),
        ((*MISSED, "--kind", "resigned"), 2, "--kind: appointed cannot be of kind resigned"),
        ((*MISSED, "--kind", "sacked"), 2, "--kind: 'sacked' is none of hired, promoted"),
        ((*MISSED, "--effective", "soon"), 2, "'soon' is no day within a hundred years; write it as 2025-10-01"),
        ((*MISSED, "--effective", "0025-10-01"), 2, "--effective: '0025-10-01' is no day within a hundred years"),
        ((*MISSED, "--predecessor", " "), 2, "--predecessor: there are no words"),
        (("judge", "undo", "7"), 1, "there is no judgement 7; `monitor judge list` lists them"),
        (("judge", "undo", "x"), 2, "'x' is no judgement id"),
        (("judge", "export", "mine.txt"), 1, "nothing was judged in"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(ask: Ask, args: tuple[str, ...], status: int, said: str) -> None:
    got, out, err = ask(*args)
    assert (got, out, len(err.splitlines())) == (status, "", 1)
    assert said in err


def test_what_is_exported_is_read_by_the_training(ask: Ask, tmp_path: Path) -> None:
    ask("judge", "wrong", "2")  # a story of other words altogether: nobody departs
    ask(*MISSED, "--previous-organisation", "Stripe", "--kind", "hired")
    file = tmp_path / "mine.txt"
    status, out, _ = ask("judge", "export", str(file))
    assert (status, out) == (0, f"2 labelled stories in {file}\n")
    negative, told = read_corpus([file])
    assert negative.changes == ()
    (change,) = told.changes
    words = {mark.key: told.body.text[mark.start : mark.end] for mark in reversed(told.body.marks)}
    assert (change.change, change.kind) == ("start", "hired")
    assert [words[key] for key in change.used()] == [
        "Rahul Patil", "chief technology officer", "Anthropic", "Stripe"]  # fmt: skip
    assert told.title.text == "Anthropic hires a CTO"
    assert {told.title.text[mark.start : mark.end] for mark in told.title.marks} >= {"Anthropic"}
    assert told.language == "en"


def test_what_cannot_be_labelled_is_left_out_and_said(ask: Ask, tmp_path: Path) -> None:
    status, _, _ = ask(*MISSED[:3], "--person", "Ada Nowhere", *MISSED[5:])
    assert status == 0
    status, out, err = ask("judge", "export", str(tmp_path / "mine.txt"))
    assert (status, out) == (0, f"0 labelled stories in {tmp_path / 'mine.txt'}\n")
    assert "story 3 is left out: its text has no words for the person that it is said to tell" in err


def test_the_page_gives_the_same_with_what_is_left_out_as_comments(ask: Ask, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}") as store:
        assert labelled_file(store) == ""
        ask("judge", "wrong", "2")
        ask(*MISSED[:3], "--person", "Ada Nowhere", *MISSED[5:])
        made = labelled_file(store)
    ask("judge", "export", str(tmp_path / "mine.txt"))
    comment, _, stories = made.partition("\n\n")
    assert comment == "# story 3 is left out: its text has no words for the person that it is said to tell"
    assert stories == (tmp_path / "mine.txt").read_text(encoding="utf-8")
    (tmp_path / "page.txt").write_text(made, encoding="utf-8")
    assert read_corpus([tmp_path / "page.txt"]) == read_corpus([tmp_path / "mine.txt"])
