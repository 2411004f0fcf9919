"""`monitor extract` as people run it: lines in, lines out, through pipes and files."""

import json
import os
import pty
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from monitor import resources
from tests.cli.asking import ROOT, environment

pytestmark = [pytest.mark.timeout(120), pytest.mark.xdist_group("extract")]

TITLE = "Northwind Foods appoints Clara Whitfield as chief financial officer"
TEXT = "Northwind Foods said on Monday that it has appointed Clara Whitfield as chief financial officer."


def story(number: int, **more: object) -> str:
    return json.dumps({"id": number, "title": TITLE, "text": TEXT} | more, ensure_ascii=False)


def extract(
    folder: Path, *arguments: str | Path, stdin: bytes | None = None
) -> tuple[subprocess.CompletedProcess[bytes], list[dict[str, object]]]:
    """Run it to its end; the answers, parsed."""
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "extract", *map(str, arguments)],
        env=environment(folder), cwd=ROOT, input=stdin, capture_output=True, timeout=100, check=False,
    )  # fmt: skip
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def lines(stories: Iterable[str]) -> bytes:
    return "".join(f"{each}\n" for each in stories).encode()


def test_every_line_is_answered_in_the_order_given_and_a_bad_one_does_not_stop_the_run(tmp_path: Path) -> None:
    given = [story(number) for number in range(60)]
    given[7] = "this is no JSON"
    given[20] = '{"id": "no text"}'
    given[33] = story(33, published=20251003)
    done, answers = extract(tmp_path, "--workers", "2", stdin=lines(given))
    assert done.returncode == 1
    assert done.stderr == (
        b"3 of 60 lines could not be read; the first: line 8: not valid JSON: Expecting value at character 1\n"
    )
    assert [a["error"].partition(":")[0] for a in answers if "error" in a] == ["line 8", "line 21", "line 34"]  # type: ignore[attr-defined]
    assert [a["id"] for a in answers] == [*range(7), None, *range(8, 20), "no text", *range(21, 60)]
    assert [a["id"] for a in answers if "error" in a] == [None, "no text", 33]
    assert {json.dumps(a["moves"]) for a in answers if "error" not in a} == {json.dumps(answers[0]["moves"])}


def test_the_evidence_stands_where_it_says_in_the_text_as_given(tmp_path: Path) -> None:
    text = "\U0001f600  \n" + TEXT + "\u00a0 \n\n The end."
    _, (answer,) = extract(tmp_path, stdin=lines([story(1, text=text)]))
    (move,) = [m for m in answer["moves"] if m["person"] == "Clara Whitfield"]  # type: ignore[attr-defined]
    for field in ("person", "role", "organisation"):
        place, start, end = move["evidence"][field]
        assert {"title": TITLE, "text": text}[place][start:end].casefold() in move[field].casefold()


def test_strange_lines_are_answered_too(tmp_path: Path) -> None:
    given = [
        json.dumps({"id": "big", "title": TITLE, "text": TEXT + " And so on." * 900_000}).encode(),
        b'{"id": "\xff", "text": "no UTF-8"}',
        b'{"id": "nan", "text": NaN}',
        b'{"id": "twice", "text": "a", "text": "b"}',
        b'{"id": ' + b"7" * 3_000 + b', "text": "a huge number"}',
        b'{"id": "half", "title": "\\ud83d", "text": "' + TEXT.encode() + b'"}',
        b'{"id": "nothing", "title": "", "text": ""}',
        b'{"id": "letters", "text": "' + b"\\u202e\\u0000 " * 200 + b'"}',
        b"",
        b'{"id": "last", "text": "' + TEXT.encode() + b'"}',  # no newline at the end
    ]
    done, answers = extract(tmp_path, stdin=b"\n".join(given))
    assert done.returncode == 1
    kinds = [(a["id"], "error" in a) for a in answers]
    assert kinds == [
        ("big", False), (None, True), (None, True), (None, True), (int("7" * 3_000), False), ("half", False),
        ("nothing", False), ("letters", False), ("last", False),
    ]  # fmt: skip
    people = [{m["person"] for m in a["moves"]} for a in answers if a["id"] in ("big", "half", "last")]  # type: ignore[attr-defined]
    assert people == [{"Clara Whitfield"}] * 3


def test_files_follow_one_another_and_a_missing_one_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(story(1), encoding="utf-8")  # no newline at its end
    (tmp_path / "b.jsonl").write_text(story(2) + "\r\n\n" + story(3) + "\n", encoding="utf-8")
    done, answers = extract(tmp_path, tmp_path / "a.jsonl", "-", tmp_path / "b.jsonl", stdin=lines([story(9)]))
    assert (done.returncode, [a["id"] for a in answers]) == (0, [1, 9, 2, 3])
    missing, nothing = extract(tmp_path, tmp_path / "a.jsonl", tmp_path / "nowhere.jsonl")
    assert (missing.returncode, nothing) == (2, [])
    assert b"nowhere.jsonl cannot be read: No such file or directory" in missing.stderr


def test_a_wrong_line_of_several_files_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(story(1) + "\n\n{}\n", encoding="utf-8")
    done, (_, wrong) = extract(tmp_path, tmp_path / "a.jsonl", "-", stdin=b"")
    assert wrong == {"id": None, "error": f"{tmp_path}/a.jsonl, line 3: id is wanted: a string or a whole number"}
    assert done.stderr == f"1 of 2 lines could not be read; the first: {wrong['error']}\n".encode()


def test_without_a_model_it_ends_with_one_line_and_no_answer(tmp_path: Path) -> None:
    package = tmp_path / "package"
    for part in ("monitor", "seeds"):
        shutil.copytree(ROOT / part, package / part, ignore=shutil.ignore_patterns("__pycache__", "model", "stories"))
    shutil.copytree(resources.model(), package / "monitor" / "model")
    gate = package / "monitor" / "model" / "gate.npz"
    gate.write_bytes(gate.read_bytes()[:2000])
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "extract"], env=environment(tmp_path), cwd=package,
        input=lines(story(number) for number in range(40)), capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(f"monitor: {package}/monitor/model: the gate cannot be loaded")
    assert done.stderr.count(b"\n") == 1


def test_nothing_in_nothing_out(tmp_path: Path) -> None:
    done, answers = extract(tmp_path, stdin=b"")
    assert (done.returncode, answers, done.stderr) == (0, [], b"")


def test_a_program_that_waits_for_each_answer_gets_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "monitor", "extract", "--workers", "1"],
        env=environment(tmp_path), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(lines([story(number)]))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(30) == 0


def test_a_reader_that_has_enough_ends_it_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_bytes(lines(story(number) for number in range(400)))
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m monitor extract "{tmp_path}/many.jsonl" | head -1'],
        env=environment(tmp_path), cwd=ROOT, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert json.loads(done.stdout)["id"] == 0
    assert done.stderr == b""


def test_on_a_terminal_it_shows_how_far_it_is(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "extract"],
        env=environment(tmp_path, TERM="xterm"), cwd=ROOT, input=lines([story(1)]), stdout=subprocess.PIPE,
        stderr=theirs, timeout=60, check=True,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    deadline = time.monotonic() + 5
    while b"1 stories" not in shown and time.monotonic() < deadline:
        shown += os.read(ours, 4096)
    os.close(ours)
    assert b"1 stories" in shown
    assert json.loads(done.stdout)["id"] == 1
