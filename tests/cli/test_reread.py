"""`monitor reread` with a real second model: the shipped one with other weights (`tests/models.py`)."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from monitor import query
from monitor.cli import execute
from monitor.pipeline.reading import KeyedReading, read_stories
from monitor.resolve import resolve
from monitor.store import Grade, Store, check, open_store
from monitor.types import Event, Kind, Story
from tests.cli.asking import ROOT, on_a_terminal
from tests.daemon import fiction
from tests.daemon.fiction import Told
from tests.daemon.running import ask, daemon, database, environment, stop, wait_for
from tests.models import deaf, without_retirements
from tests.store.news import NOW, PATIL, keys, reading, receive, settled
from tests.store.test_rereading import dump

Call = Callable[..., tuple[int, str, str]]

#: Northwind's is told twice.
NEWS = (fiction.ENGLISH, fiction.ENGLISH_OTHER, fiction.FRENCH, fiction.GERMAN, fiction.MOVED, fiction.ENGLISH)
NO_RETIREMENTS, DEAF = "no-retirements", "deaf"


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders of the other models, each named as its version."""
    folder = tmp_path_factory.mktemp("models")
    without_retirements(folder / NO_RETIREMENTS)
    deaf(folder / DEAF)
    return folder


@cache
def read_by_the_shipped_model() -> tuple[KeyedReading, ...]:
    return read_stories(
        Story(id=told.slug, title=told.title, text=text_of(told), published_on=NOW.date()) for told in NEWS
    )


def text_of(told: Told) -> str:
    return "\n\n".join(told.paragraphs)


def fill(store: Store) -> None:
    """The news, an hour apart, as the shipped model reads it."""
    for number, (told, read) in enumerate(zip(NEWS, read_by_the_shipped_model(), strict=True)):
        now = NOW + timedelta(hours=number)
        story = receive(store, f"{told.slug}-{number}", now=now, published_at=now)
        text = settled(text_of(told), title=told.title, language=told.language, published_on=now.date())
        revision = store.settle_story(story, text, now=now).revision_id
        store.save_reading(story, revision, read.reading, read.keys, now=now)
        store.resolve_story(story, resolve, now=now)


@pytest.fixture
def news(sqlite_store: Store) -> Store:
    fill(sqlite_store)
    return sqlite_store


@pytest.fixture
def call(tmp_path: Path, models: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs a command line in this process on a store, its output no terminal; gives status, output and error."""
    monkeypatch.setenv("MONITOR_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("MONITOR_WORKERS", "1")
    monkeypatch.chdir(models)

    def run(store: Store, *args: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = execute(["--database-url", store.url, *args])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def moves_of(store: Store) -> dict[int, Any]:
    return {row.id: row for row in query.moves(store, query.MoveFilter(limit=None))}


def seqs(store: Store) -> dict[Any, Any]:
    """id -> (change_seq, version) of every move."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql("select id, change_seq, version from moves").all()
    return {row[0]: (row[1], row[2]) for row in rows}


def test_the_dry_run_shows_what_the_new_model_then_does_and_changes_nothing(store: Store, call: Call) -> None:
    fill(news := store)
    before, known, sequence = dump(news), moves_of(news), seqs(news)
    status, out, err = call(news, "reread", "--model", NO_RETIREMENTS, "--dry-run", "--format", "jsonl")
    assert status == 0
    assert dump(news) == before
    rows = [json.loads(line) for line in out.splitlines()]
    assert {row["person"] for row in rows} == {"Daniel Okafor", "Gérard Fontanel", "Jürgen Mühlhaus"}
    assert all(row["effect"] == "changed" for row in rows)
    assert {(c["field"], c["before"], c["after"]) for row in rows for c in row["changed"]} >= {
        ("kind", "retired", "unknown")
    }
    assert "6 stories read by model no-retirements would make of the moves: 0 new, 3 changed, " in err
    assert re.search(r"of the changed: kind 3", err)

    status, out, err = call(news, "reread", "--model", NO_RETIREMENTS, "--yes")
    assert (status, err) == (0, "")
    assert out == "6 stories read again by model no-retirements: 0 moves new, 3 changed\n"
    after = moves_of(news)
    assert after.keys() == known.keys()
    changed = {number for number in known if seqs(news)[number] != sequence[number]}
    assert changed == {row["id"] for row in rows}
    assert {after[number].kind for number in changed} == {Kind.UNKNOWN}
    for number in changed:
        last = query.move(news, number).versions[-1]
        assert (last.number, last.reread_by) == (2, NO_RETIREMENTS)

    status, out, err = call(news, "reread", "--model", NO_RETIREMENTS, "--yes")
    assert (status, out) == (0, "")
    assert err.startswith("no story waits to be read by model no-retirements in ")


def test_what_the_dry_run_shows_is_a_table_in_a_pipe(news: Store, call: Call) -> None:
    _, out, err = call(news, "reread", "--model", DEAF, "--dry-run", "--limit", "2")
    heading, *rows = out.splitlines()
    assert heading.split("\t")[2:] == ["would be", "person", "change", "role", "organisation", "before → after"]
    assert [row.split("\t")[2] for row in rows] == ["withdrawn", "withdrawn"]
    assert "0 new, 0 changed, 0 merged, 8 withdrawn, 0 restored" in err
    assert "there are more: --limit 4, or --limit all" in err


def test_moves_that_a_model_does_not_see_are_withdrawn_and_come_back_under_their_ids(news: Store, call: Call) -> None:
    known = moves_of(news)
    assert call(news, "reread", "--model", DEAF, "--yes")[0] == 0
    assert moves_of(news) == {}
    assert call(news, "moves")[1].count("\n") == 1
    status, out, _ = call(news, "reread", "--yes")
    assert status == 0
    assert "0 moves new, 8 changed" in out
    assert {number: (row.person, row.kind) for number, row in moves_of(news).items()} == {
        number: (row.person, row.kind) for number, row in known.items()
    }
    assert [version.event for version in query.move(news, 1).versions] == [
        Event.ANNOUNCED,
        Event.WITHDRAWN,
        Event.RESTORED,
    ]
    assert "withdrawn, read again by model deaf" in call(news, "show", "1")[1]
    assert all(finding.grade is Grade.OK for finding in check(news.url))


def test_what_users_merged_and_split_stays_so(news: Store, call: Call) -> None:
    ids = {row.person: row.id for row in moves_of(news).values()}
    okafor, fontanel = ids["Daniel Okafor"], ids["Gérard Fontanel"]
    hired = ids["Clara Whitfield"]
    assert call(news, "merge", str(okafor), str(fontanel), "--yes")[0] == 0
    assert call(news, "split", str(hired), "--story", "6")[0] == 0
    known = {number: (row.person, row.sources) for number, row in moves_of(news).items()}
    assert call(news, "reread", "--model", NO_RETIREMENTS, "--yes")[0] == 0
    assert {number: (row.person, row.sources) for number, row in moves_of(news).items()} == known
    assert query.move(news, fontanel).move.id == okafor
    assert query.move(news, okafor).move.kind is Kind.UNKNOWN


def test_nobody_to_ask_is_told_in_one_line_and_nothing_is_done(news: Store, call: Call) -> None:
    before = dump(news)
    status, out, err = call(news, "reread", "--model", DEAF)
    assert (status, out) == (2, "")
    assert err == "monitor: Read 6 stories again by model deaf? Nobody can be asked here: say --yes\n"
    assert dump(news) == before


def test_stories_whose_text_was_dropped_are_left_out_and_counted(news: Store, call: Call) -> None:
    assert news.tidy(pulls_before=NOW, texts_before=NOW + timedelta(days=1)) > 0  # the one that tells no move
    status, out, err = call(news, "reread", "--model", NO_RETIREMENTS, "--yes")
    assert status == 0
    assert "5 stories read again" in out
    assert err == "1 story whose text was dropped (keep_text_days) cannot be read again\n"


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("--format", "json"), 2, "monitor: --limit, --format and --output are for the rows of --dry-run\n"),
        (("--dry-run", "--yes"), 2, "monitor: --dry-run asks nothing; say --yes without it\n"),
        (("--since", "ever"), 2, "monitor: --since: 'ever' is no moment"),
        (("--model", "nowhere"), 2, "monitor: invalid value for '--model': Directory 'nowhere' does not exist; see"),
        (("--model", "."), 1, "monitor: "),
        (("--story", "77"), 1, "monitor: there is no story 77; `monitor stories` lists them\n"),
        (("--story", "x"), 2, "monitor: 'x' is no story id; `monitor stories` lists them\n"),
        (("--since", ""), 2, "monitor: --since: '' is no moment"),
        (("--until", ""), 2, "monitor: --until: '' is no moment"),
        (("--language", "xx"), 2, "monitor: --language: 'xx' is no language code (ISO 639-1, two letters); write"),
        (("--language", ""), 2, "monitor: --language: '' is no language code"),
        ((), 0, "no story waits to be read by model "),
    ],
)
def test_what_cannot_be_done_is_one_line(
    sqlite_store: Store, call: Call, args: tuple[str, ...], status: int, said: str
) -> None:
    got, out, err = call(sqlite_store, "reread", *args)
    assert (got, out) == (status, "")
    assert err.startswith(said)
    assert err.count("\n") == 1


# --- as a process of its own ---------------------------------------------------------------------------------------


OLD = "select count(*) from readings where current and model = 'old'"


MOVES = 100
STORIES = 3 * MOVES


@pytest.fixture(scope="module")
def _wave(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of so many moves told by three stories each, as an earlier model read them."""
    path = database(tmp_path_factory.mktemp("wave"))
    with open_store(f"sqlite:///{path}", create=True) as store:
        for number in range(STORIES):
            told = fiction.wave(MOVES)[number // 3]
            now = NOW + timedelta(minutes=number)
            said = replace(PATIL, person=told.person, organisation=told.title.partition(" appoints ")[0], evidence=())
            story = receive(store, f"{told.slug}-{number}", now=now)
            text = settled(text_of(told), title=told.title)
            revision = store.settle_story(story, text, now=now).revision_id
            store.save_reading(story, revision, reading(said, model="old"), keys(said), now=now)
            store.resolve_story(story, resolve, now=now)
    return path


@pytest.fixture
def folder(_wave: Path, tmp_path: Path) -> Path:
    """A data folder of one's own with it."""
    shutil.copy(_wave, database(tmp_path))
    return tmp_path


def reread(folder: Path) -> subprocess.Popen[bytes]:
    """`monitor reread --yes` on its way."""
    command = [sys.executable, "-m", "monitor", "reread", "--yes"]
    told = environment(folder, MONITOR_WORKERS="1")
    return subprocess.Popen(command, cwd=ROOT, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def said_by(process: subprocess.Popen[bytes]) -> tuple[str, str]:
    out, err = process.communicate(timeout=100)
    return out.decode(), err.decode()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=lambda number: number.name)
def test_interrupted_it_goes_on_where_it_was(folder: Path, number: signal.Signals) -> None:
    process = reread(folder)
    with contextlib.closing(sqlite3.connect(database(folder), isolation_level=None, timeout=60)) as held:

        def first_lot() -> bool:
            held.execute("begin immediate")  # no further lot is kept until the signal is sent
            if held.execute(OLD).fetchall() != [(STORIES,)]:
                return True
            held.execute("rollback")
            return False

        wait_for("the first lot", first_lot, within=60, process=process)
        process.send_signal(number)
    _, err = said_by(process)
    ((left,),) = ask(folder, OLD)
    assert 0 < left < STORIES
    if number is signal.SIGINT:
        assert process.returncode == 130
        assert err == f"{STORIES - left} stories read again, {left} to go: call it again to go on\nmonitor: stopped\n"
    assert all(finding.grade is Grade.OK for finding in check(f"sqlite:///{database(folder)}"))
    assert ask(folder, "select count(*) from stories where state <> 'resolved'") == [(0,)]

    again = reread(folder)
    out, err = said_by(again)
    assert (again.returncode, err) == (0, "")
    assert out.startswith(f"{left} stories read again by model ")
    assert ask(folder, OLD) == [(0,)]
    assert ask(folder, "select count(*), count(distinct story_id) from readings") == [(2 * STORIES, STORIES)]
    assert ask(folder, "select count(*) from moves") == [(MOVES,)], "ids were kept"
    assert ask(folder, "select count(*) from recent_moves where sources = 3") == [(MOVES,)]


def test_it_works_beside_the_daemon(folder: Path) -> None:
    with daemon(folder, "--no-page", MONITOR_WORKERS="1") as running:
        wait_for("the daemon", lambda: b"Running on" in (folder / "log.txt").read_bytes(), within=60, process=running)
        process = reread(folder)
        out, err = said_by(process)
        assert (process.returncode, err) == (0, "")
        assert out.startswith(f"{STORIES} stories read again by model ")
        assert stop(running)[0] == 0
    log = (folder / "log.txt").read_text(encoding="utf-8")
    assert "locked" not in log
    assert "Told of" not in log, "the daemon found nothing left half done"
    assert ask(folder, "select count(*) from recent_moves where sources = 3") == [(MOVES,)]


def test_a_terminal_gets_a_bar_and_a_pipe_none(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{database(tmp_path)}", create=True) as store:
        fill(store)
        news = [story.story_id for story in query.move(store, 1).sources]
    shown = on_a_terminal(tmp_path, "reread", "--all", "--yes", "--story", str(news[0]), columns=100)
    assert "reading again" in shown
    assert "1/1" in shown
