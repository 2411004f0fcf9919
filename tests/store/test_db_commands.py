"""`monitor db`: what people see."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.cli import execute
from monitor.store import open_store
from monitor.store.tables import REVISION
from tests.store.news import PATIL, tell


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that the settings name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MONITOR_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("MONITOR_DATABASE_URL", raising=False)
    return tmp_path / "data"


def said(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_upgrade_makes_a_database_and_then_finds_it_up_to_date(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["db", "upgrade"]) == 0
    assert said(capsys) == f"made {data / 'monitor.db'} (revision {REVISION})\n"
    assert execute(["db", "upgrade"]) == 0
    assert said(capsys) == f"{data / 'monitor.db'} is up to date (revision {REVISION})\n"


def test_backup_names_the_copy_and_refuses_to_write_over_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(f"sqlite:///{data / 'monitor.db'}", create=True) as store:
        tell(store, "a", PATIL)
    copy = data / "copy.db"
    assert execute(["db", "backup", str(copy)]) == 0
    assert said(capsys) == f"copied to {copy}\n"
    with open_store(f"sqlite:///{copy}") as copied:
        assert copied.counts().moves == 1
    assert execute(["db", "backup", str(copy)]) == 1
    assert said(capsys) == f"monitor: {copy} exists already; name another target\n"
    assert execute(["db", "backup", str(data)]) == 0
    assert len(list(data.glob("monitor.*Z.db"))) == 1


def test_backup_without_a_database_is_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["db", "backup"]) == 1
    assert said(capsys) == f"monitor: there is no database at {data / 'monitor.db'}\n"


def test_backup_of_a_server_names_the_tool(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MONITOR_DATABASE_URL", "postgresql://u:secret@h/d")
    assert execute(["db", "backup"]) == 2
    shown = said(capsys)
    assert "pg_dump" in shown
    assert "secret" not in shown


def test_check_exits_with_1_where_something_is_wrong(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["db", "check"]) == 1
    assert "error" in said(capsys)
    execute(["db", "upgrade"])
    assert execute(["db", "check"]) == 0
    (data / "monitor.db").write_bytes(b"no database at all" * 1000)
    assert execute(["db", "check"]) == 1
    assert "is no database" in said(capsys)
