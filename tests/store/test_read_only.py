"""A database that may not be written: it is asked all the same, and what must write says why it cannot."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from monitor.cli import execute
from monitor.store import open_store
from tests.store.news import PATIL, tell


class Sealed:
    """A folder that is made read-only: by its rights, or for root, whom rights do not bind, by a mount."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mounted = False

    def close(self) -> None:
        if os.geteuid() != 0:
            (self._folder / "monitor.db").chmod(0o444)
            self._folder.chmod(0o555)
            return
        for options in (["--bind"], ["-o", "remount,ro,bind"]):
            command = ["mount", *options, str(self._folder), str(self._folder)]
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode != 0:
                pytest.skip(f"nothing can be mounted here: {done.stderr.decode().strip()}")
            self._mounted = True

    def open(self) -> None:
        if self._mounted:
            subprocess.run(["umount", "--lazy", str(self._folder)], check=True)  # its connections may still be open
            self._mounted = False
        self._folder.chmod(0o755)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one move."""
    folder = tmp_path / "data #1"
    monkeypatch.setenv("MONITOR_DATA_DIR", str(folder))
    monkeypatch.chdir(tmp_path)
    with open_store(f"sqlite:///{folder / 'monitor.db'}", create=True) as store:
        tell(store, "a", PATIL)
    return folder


@pytest.fixture
def seal(data: Path) -> Iterator[Sealed]:
    sealed = Sealed(data)
    yield sealed
    sealed.open()


def ask(capsys: pytest.CaptureFixture[str], *line: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = execute(list(line))
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.mark.parametrize("command", ["moves", "stories", "seats", "company anthropic", "feeds list"])
def test_reading_commands_read_it_and_say_so(
    data: Path, seal: Sealed, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    before = ask(capsys, *command.split(), "--format", "json")
    seal.close()
    status, out, err = ask(capsys, *command.split(), "--format", "json")
    assert (status, out) == (0, before[1])
    assert err == f"{data / 'monitor.db'} may not be written here; it is only read\n{before[2]}"


def test_what_a_writer_has_not_moved_over_yet_is_seen_too(
    data: Path, seal: Sealed, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(f"sqlite:///{data / 'monitor.db'}") as writer:
        tell(writer, "b", PATIL)
        assert (data / "monitor.db-wal").stat().st_size > 0
        seal.close()
        assert len(json.loads(ask(capsys, "stories", "--format", "json")[1])) == 2
        seal.open()


def test_check_reads_it_too(data: Path, seal: Sealed, capsys: pytest.CaptureFixture[str]) -> None:
    seal.close()
    assert ask(capsys, "db", "check")[0] == 0


def test_what_writes_is_refused(data: Path, seal: Sealed, capsys: pytest.CaptureFixture[str]) -> None:
    seal.close()
    status, _, err = ask(capsys, "feeds", "pause", "1")
    assert status == 1
    assert err.splitlines()[-1].startswith(f"monitor: {data / 'monitor.db'} cannot be opened for writing: ")
    status, _, err = ask(capsys, "run", "--once")
    assert (status, err.count("\n")) == (1, 1)


def test_a_backup_goes_to_another_folder(
    data: Path, seal: Sealed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal.close()
    status, _, err = ask(capsys, "db", "backup")
    assert (status, err.count("\n")) == (1, 1)
    assert err.startswith(f"monitor: the copy {data}/monitor.2")
    assert f"no right to write in {data}, or its disk is read-only; name another target" in err
    assert ask(capsys, "db", "backup", str(tmp_path / "copy.db"))[0] == 0
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("select count(*) from stories").fetchone() == (1,)
    assert list(tmp_path.glob("*.partial")) == []


def test_a_backup_of_a_damaged_database_blames_the_database(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "monitor.db").write_bytes(b"no database at all " * 1000)
    status, _, err = ask(capsys, "db", "backup", str(tmp_path / "copy.db"))
    assert (status, err.startswith(f"monitor: {data / 'monitor.db'} is no database")) == (1, True)
    assert not (tmp_path / "copy.db").exists()
