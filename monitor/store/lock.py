"""One daemon a database."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from monitor.errors import AlreadyRunning, StoreError
from monitor.store.engine import connect, database_path, describe, translated

#: For the advisory lock on PostgreSQL: the bytes of "daemon". It differs from the writers' lock.
_DAEMON_LOCK = 0x6461656D6F6E


@contextlib.contextmanager
def lock(url: str) -> Iterator[None]:
    """Holds the database for one daemon; raises AlreadyRunning where another has it.

    SQLite: a lock on `<database>.lock`, never on the database file itself, since closing any descriptor of that file
    would drop SQLite's own locks. The system lets go of it however the process ends. PostgreSQL: an advisory lock of
    a connection that stays open.
    """
    path = database_path(url)
    with _file_lock(path) if path is not None else _server_lock(url):
        yield


@contextlib.contextmanager
def _file_lock(database: Path) -> Iterator[None]:
    path = database.with_name(database.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip()
            raise AlreadyRunning(
                f"another monitor runs on {database}{f' (process {holder})' if holder else ''}; stop it first"
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


@contextlib.contextmanager
def _server_lock(url: str) -> Iterator[None]:
    engine = connect(url)
    try:
        with translated(engine), engine.connect() as connection:
            got = connection.execute(text("select pg_try_advisory_lock(:key)"), {"key": _DAEMON_LOCK}).scalar()
            connection.commit()
            if not got:
                raise AlreadyRunning(f"another monitor runs on {describe(url)}; stop it first")
            yield
    finally:
        engine.dispose()
