"""`monitor evaluate` and `monitor train` on labelled stories of a test's own."""

import json
import sys
from pathlib import Path

import pytest

from monitor import resources
from monitor.cli import execute

STORIES = """@ en-x1 | 2024-03-07 | press
= {o1|Norvane} appoints {p1|Ines Castaldi} as {r1|chief financial officer}
{o1|Norvane} has appointed {p1|Ines Castaldi} as {r1|chief financial officer}, the company said on Monday.
> start:hired p1 r1 o1

@ en-x2 | 2024-03-07 | press
= {o1|Norvane} sells more cheese
{o1|Norvane} sold more cheese than in any year before, the company said on Monday.
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "stories.txt"
    path.write_text(STORIES, encoding="utf-8")
    return path


def test_evaluate_gives_precision_recall_and_f1_of_each_level(
    labelled: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert execute(["evaluate", str(labelled), "--all", "--format", "json"]) == 0
    told = capfd.readouterr()
    assert told.err == "2 of 2 stories\n"
    lines = json.loads(told.out)
    rows = {row["level"]: row for row in lines if row["group"] == "all"}
    assert list(rows) == ["flag", "person+change", "+organisation", "+role", "strict"]
    assert [rows["flag"][name] for name in ("precision", "recall", "f1")] == [1.0, 1.0, 1.0]
    assert rows["person+change"]["recall"] == 1.0
    assert rows["flag"]["low"] <= rows["flag"]["f1"] <= rows["flag"]["high"]
    named = {(row["group"], row["name"]) for row in lines}
    assert {("language", "en"), ("register", "press"), ("kind", "start:hired"), ("field", "role")} <= named


def test_evaluate_counts_only_what_no_model_was_trained_on(labelled: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert execute(["evaluate", str(labelled)]) == 2
    assert "--all" in capfd.readouterr().err


def test_evaluate_tells_a_folder_that_is_no_model(
    labelled: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert execute(["evaluate", str(labelled), "--all", "--model", str(tmp_path)]) == 1
    assert str(tmp_path) in capfd.readouterr().err


def test_train_without_its_libraries_names_the_extra(
    labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("torch", "monitor.learn.export", "monitor.learn.fit", "monitor.learn.gate", "monitor.learn.members"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)
    assert execute(["train", str(labelled), "--out", str(tmp_path / "model")]) == 2
    assert "pip install 'leadership-monitor[train]'" in capfd.readouterr().err


def test_the_shipped_stories_are_there() -> None:
    assert len(list((resources.seeds() / "stories").glob("*.txt"))) > 10


def test_a_story_file_that_is_not_utf_8_is_refused_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "latin.txt").write_bytes(STORIES.replace("Ines", "In\u00e9s").encode("latin-1"))
    assert execute(["evaluate", str(tmp_path / "latin.txt"), "--all"]) == 2
    assert "not UTF-8" in capfd.readouterr().err


def test_stories_of_ones_own_are_read_beside_the_shipped_ones(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text(STORIES.replace("en-x1", "en-0001"), encoding="utf-8")
    assert execute(["train", "--add", str(tmp_path / "mine.txt"), "--out", str(tmp_path / "model")]) == 2
    told = capfd.readouterr().err
    assert "en-0001" in told
    assert "another file" in told
