"""Foreign errors become ours at one door, each with what to do."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy.exc
from sqlalchemy import text
from sqlalchemy.engine import make_url

from monitor.errors import (
    DatabaseLocked,
    DatabaseNewer,
    DatabaseOutdated,
    DiskFull,
    MonitorError,
    SettingError,
    StoreError,
)
from monitor.store import Store, open_store, upgrade
from monitor.store.engine import connect, translate, translated
from tests.store.news import add_feed

URL = make_url("sqlite:////data/monitor.db")


def descendants(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


def walk(root: type[BaseException]) -> list[type[BaseException]]:
    return sorted({root, *descendants(root)}, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", walk(sqlite3.Error) + walk(psycopg.Error), ids=lambda kind: kind.__name__)
def test_no_driver_error_slips_by(kind: type[Exception]) -> None:
    engine = connect("sqlite:////data/monitor.db" if issubclass(kind, sqlite3.Error) else "postgresql://u:secret@h/d")
    for raised in (kind("it broke\nbadly"), sqlalchemy.exc.DBAPIError("select 1", {}, kind("it broke\nbadly"))):
        with pytest.raises(StoreError) as caught, translated(engine):
            raise raised
        assert "\n" not in str(caught.value)
        assert "secret" not in str(caught.value)
        assert caught.value.__cause__ is raised


@pytest.mark.parametrize("kind", walk(sqlalchemy.exc.SQLAlchemyError), ids=lambda kind: kind.__name__)
def test_no_sqlalchemy_error_slips_by(kind: type[Exception]) -> None:
    raised: Exception = kind.__new__(kind, "it broke")  # a few want tables and columns to be made
    if issubclass(kind, sqlalchemy.exc.DBAPIError):
        raised = kind("select :secret", {"secret": "secret"}, ValueError("it broke"))
    elif issubclass(kind, sqlalchemy.exc.StatementError):
        raised = kind("it broke", "select :secret", {"secret": "secret"}, ValueError("it broke"))
    with pytest.raises(StoreError) as caught, translated(connect("sqlite:////data/monitor.db")):
        raise raised
    assert "secret" not in str(caught.value)


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("the driver's words")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_BUSY, DatabaseLocked, "/data/monitor.db is locked by another program"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, DatabaseLocked, "locked"),
        (sqlite3.SQLITE_LOCKED_SHAREDCACHE, DatabaseLocked, "locked"),
        (sqlite3.SQLITE_FULL, DiskFull, "the disk of /data/monitor.db is full"),
        (sqlite3.SQLITE_NOTADB, StoreError, "/data/monitor.db is no database"),
        (sqlite3.SQLITE_CORRUPT_VTAB, StoreError, "damaged"),
        (sqlite3.SQLITE_CANTOPEN, StoreError, "the folder /data does not exist"),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreError, "cannot be opened for writing"),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, StoreError, "the driver's words"),
    ],
)
def test_sqlite_errors_say_what_to_do(code: int, kind: type[MonitorError], words: str) -> None:
    ours = translate(sqlite_error(code), URL)
    assert type(ours) is kind
    assert words in str(ours)


@pytest.mark.parametrize(
    ("foreign", "kind", "words"),
    [
        (psycopg.errors.LockNotAvailable, DatabaseLocked, "locked"),
        (psycopg.errors.DeadlockDetected, DatabaseLocked, "locked"),
        (psycopg.errors.DiskFull, DiskFull, "no room left"),
        (psycopg.errors.InsufficientPrivilege, StoreError, "grant"),
        (psycopg.errors.InvalidPassword, StoreError, "password"),
        (psycopg.errors.TooManyConnections, StoreError, "connections"),
        (psycopg.errors.AdminShutdown, StoreError, "stopped"),
        (psycopg.errors.ConnectionFailure, StoreError, "check that the server runs"),
        (psycopg.errors.UndefinedTable, StoreError, "the driver's words"),
    ],
)
def test_postgresql_errors_say_what_to_do(foreign: type[Exception], kind: type[MonitorError], words: str) -> None:
    ours = translate(foreign("the driver's words"), make_url("postgresql+psycopg://u:secret@h/d"))
    assert type(ours) is kind
    assert words in str(ours)
    assert "secret" not in str(ours)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://h/d",
        "no address",
        "sqlite+aiosqlite:///x.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory&uri=true",
    ],
)
def test_an_address_that_is_none_names_the_setting(url: str) -> None:
    for create in (False, True):
        with pytest.raises(SettingError, match="database_url"):
            open_store(url, create=create)


def test_a_server_that_is_not_there_is_one_line() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://u:secret@127.0.0.1:1/d")
    assert "127.0.0.1" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_missing_database_is_not_made_by_asking_it(tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    with pytest.raises(StoreError, match=r"there is no database at .*monitor db upgrade"):
        open_store(f"sqlite:///{path}")
    assert not path.exists()


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    path.write_text("a letter to a friend " * 100)
    for create in (False, True):
        with pytest.raises(StoreError, match="is no database"):
            open_store(f"sqlite:///{path}", create=create)
    assert path.read_text().startswith("a letter")


def test_a_folder_in_place_of_the_database_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"folder|no database"):
        open_store(f"sqlite:///{tmp_path}", create=True)


def test_another_programs_database_is_left_as_it_is(database_url: str) -> None:
    engine = connect(database_url)
    with engine.begin() as connection:
        connection.execute(text("create table accounts (id integer)"))
    with pytest.raises(StoreError, match="another program's tables"):
        upgrade(database_url)
    with engine.begin() as connection:
        assert connection.execute(text("select count(*) from accounts")).scalar() == 0
    engine.dispose()


@contextlib.contextmanager
def as_revision(store: Store, revision: str) -> Iterator[None]:
    with store._writing() as connection:
        connection.execute(text("update alembic_version set version_num = :revision"), {"revision": revision})
    yield


def test_a_newer_database_is_refused_and_left_as_it_is(store: Store) -> None:
    add_feed(store)
    with as_revision(store, "9999"):
        for create in (False, True):
            with pytest.raises(DatabaseNewer, match=r"9999.*upgrade this program"):
                open_store(store.url, create=create)
    assert len(store.feeds()) == 1


def test_an_older_database_wants_the_upgrade(store: Store) -> None:
    with as_revision(store, "0000"), pytest.raises(DatabaseOutdated, match="monitor db upgrade"):
        open_store(store.url)


def test_an_empty_database_wants_the_upgrade(postgresql_url: str) -> None:
    with pytest.raises(DatabaseOutdated, match="monitor db upgrade"):
        open_store(postgresql_url)


def test_a_setting_error_is_the_users(tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        upgrade(f"oracle:///{tmp_path}")
