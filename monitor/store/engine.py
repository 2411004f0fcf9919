"""Connections: the one place that knows SQLite from PostgreSQL, and where foreign errors become ours."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError, StatementError

from monitor.errors import DatabaseLocked, DiskFull, SettingError, StoreError

#: How long a command waits for the daemon's transaction, and the other way round.
BUSY_TIMEOUT_S = 30.0
#: Any number that no other program takes for an advisory lock: the bytes of "moni" and "tor".
_WRITER_LOCK = 0x6D6F6E69746F72


def parse_url(url: str) -> URL:
    """The database's address with its driver; raises SettingError with the setting's name."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SettingError(f"database_url: {url!r} is no database address (sqlite:///PATH or postgresql://...)") from (
            error
        )
    if parsed.drivername in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in {"sqlite", "postgresql+psycopg"}:
        raise SettingError(f"database_url: {parsed.drivername!r} is not supported (sqlite and postgresql are)")
    if parsed.drivername == "sqlite" and (parsed.database in {None, "", ":memory:"} or parsed.query):
        raise SettingError(
            f"database_url: {url!r} names no plain file, which the next command would find again; write sqlite:///PATH"
        )
    return parsed


def database_path(url: str) -> Path | None:
    """The SQLite file; None for a server."""
    parsed = parse_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def describe(url: str) -> str:
    """The database for people: its path, or its address without the password."""
    return str(database_path(url) or parse_url(url).render_as_string(hide_password=True))


def connect(url: str, *, foreign_keys: bool = True, read_only: bool = False) -> Engine:
    """An engine whose connections are set up; nothing is opened yet. With `read_only` the database itself refuses
    every write of theirs.

    `foreign_keys=False` is for migrations only: a table rebuilt with them on empties the tables that point at it.
    """
    parsed = parse_url(url)
    if (path := database_path(url)) is not None:
        engine = create_engine(parsed, creator=partial(open_file, path, read_only=read_only))
        _set_up_sqlite(engine, foreign_keys=foreign_keys, read_only=read_only or is_read_only(path))
        return engine
    try:
        engine = create_engine(parsed)
    except ModuleNotFoundError as error:
        raise StoreError(f"{describe(url)} needs a driver: pip install 'leadership-monitor[postgres]'") from error
    _set_up_postgresql(engine, read_only=read_only)
    return engine


def is_read_only(path: Path) -> bool:
    """Whether a SQLite file is there that this process may not write: for want of rights, or on such a disk."""
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def open_file(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to a SQLite file; one for reading alone if asked for, or where it cannot be written. Raises
    sqlite3.Error.

    A database in WAL mode wants two files beside it, for readers too (SQLite, "Write-Ahead Logging", read-only
    databases). Where they can neither be found nor made, nobody is writing, and it is opened as one that never changes.
    """
    address, sealed = str(path), is_read_only(path)
    if read_only or sealed:
        log = path.with_name(path.name + "-wal")
        still = "&immutable=1" if sealed and not (log.exists() and log.stat().st_size) else ""
        address = f"{path.absolute().as_uri()}?mode=ro{still}"
    return sqlite3.connect(address, uri=read_only or sealed, timeout=BUSY_TIMEOUT_S, check_same_thread=False)


def _set_up_sqlite(engine: Engine, *, foreign_keys: bool, read_only: bool) -> None:
    """SQLAlchemy takes over BEGIN from the driver, which would leave reads and DDL outside transactions."""

    def on_connect(connection: sqlite3.Connection, record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"pragma foreign_keys = {'on' if foreign_keys else 'off'}")
        if not read_only:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")

    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("begin immediate" if writes else "begin")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)


def _set_up_postgresql(engine: Engine, *, read_only: bool) -> None:
    """Writers follow one another as they do on SQLite: `change_seq` is then in the order of commits."""

    def on_connect(connection: Any, record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"set lock_timeout = '{BUSY_TIMEOUT_S:.0f}s'")
            cursor.execute("set timezone = 'UTC'")
            cursor.execute(f"set default_transaction_read_only = {'on' if read_only else 'off'}")
        connection.commit()

    def on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees one state of the database and writes nothing."""
    # PostgreSQL would see each statement's own state otherwise; SQLite sees one from its first statement on.
    snapshot = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with translated(engine), engine.connect().execution_options(**snapshot) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the write lock from its start; all of it is stored or nothing."""
    with translated(engine), engine.execution_options(writes=True).begin() as connection:
        yield connection


@contextlib.contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """The door: whatever the driver or SQLAlchemy raises leaves as a StoreError."""
    driver_error: type[Exception] = engine.dialect.loaded_dbapi.Error
    try:
        yield
    except (SQLAlchemyError, driver_error) as error:
        raise translate(error, engine.url) from error


def translate(error: Exception, url: URL) -> StoreError:
    """The error of ours that says what happened to which database, and what to do."""
    name = describe(url.render_as_string(hide_password=False))
    original = error.orig if isinstance(error, StatementError) and error.orig is not None else error
    if isinstance(original, sqlite3.Error):
        return _from_sqlite(original, name)
    if hasattr(original, "sqlstate"):
        return _from_postgresql(original, original.sqlstate, name)
    return StoreError(f"{name}: {_one_line(original)}")


def _from_sqlite(error: sqlite3.Error, name: str) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF  # the extended codes keep the primary one in the low byte
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return DatabaseLocked(f"{name} is locked by another program; try again when it has finished")
    if primary == sqlite3.SQLITE_FULL or (primary == sqlite3.SQLITE_IOERR and _no_space(name)):
        return DiskFull(f"the disk of {name} is full; make room, nothing stored before is lost")
    if primary == sqlite3.SQLITE_NOTADB:
        return StoreError(f"{name} is no database; move it away, or name another with database_url")
    if primary == sqlite3.SQLITE_CORRUPT:
        return StoreError(f"{name} is damaged ({error}); put back a backup, or try `sqlite3 {name} .recover`")
    if primary in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return StoreError(f"{name} cannot be opened for writing: {_why_closed(Path(name))}")
    return StoreError(f"{name}: {_one_line(error)}")


def _no_space(name: str) -> bool:
    """Growing the WAL index on a full disk is reported as an I/O error."""
    try:
        return shutil.disk_usage(Path(name).parent).free < 1 << 16
    except OSError:
        return False


def _why_closed(path: Path) -> str:
    if not path.parent.is_dir():
        return f"the folder {path.parent} does not exist; make it, or set data_dir"
    if path.is_dir():
        return "it is a folder"
    return f"check the rights on it and on the folder {path.parent}, which must be writable too, and the disk"


#: SQLSTATE, or its class (two characters) -> our error and what to say. PostgreSQL documentation, appendix A.
_SQLSTATES: dict[str, tuple[type[StoreError], str]] = {
    "55P03": (DatabaseLocked, "is locked by another program; try again when it has finished"),
    "40P01": (DatabaseLocked, "is locked by another program; try again when it has finished"),
    "40001": (DatabaseLocked, "is locked by another program; try again when it has finished"),
    "53100": (DiskFull, "has no room left on its disk; make room, nothing stored before is lost"),
    "42501": (StoreError, "refuses: this user lacks the right; grant it, or use another user in database_url"),
    "3D000": (StoreError, "does not exist; create it with `createdb`, or name another in database_url"),
    "28": (StoreError, "refuses this user or password; check database_url"),
    "53": (StoreError, "has too few resources or connections left; try again"),
    "57": (StoreError, "was stopped or is starting; try again"),
    "08": (StoreError, "is not to be reached; check that the server runs, and database_url"),
}


def _from_postgresql(error: BaseException, sqlstate: str | None, name: str) -> StoreError:
    if sqlstate is None:  # libpq could not connect, or lost the connection: there is no state to give
        return StoreError(f"{name} is not to be reached: {_one_line(error)}")
    known = _SQLSTATES.get(sqlstate) or _SQLSTATES.get(sqlstate[:2])
    if known is None:
        return StoreError(f"{name}: {_one_line(error)}")
    kind, words = known
    return kind(f"{name} {words}")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
