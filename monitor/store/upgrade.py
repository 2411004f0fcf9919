"""Bringing a database to this release's form, with Alembic; and telling which form it has."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL

from monitor import resources
from monitor.errors import DatabaseNewer, DatabaseOutdated, StoreError
from monitor.store.engine import connect, database_path, describe, open_file, reading, translate, translated
from monitor.store.tables import REVISION
from monitor.store.values import UpgradeReport

if TYPE_CHECKING:
    from alembic.config import Config


def alembic_config(url: str) -> Config:
    """Alembic's settings in code: no alembic.ini, so that it works from the wheel."""
    from alembic.config import Config  # a quarter of the start-up time, and only upgrades need it

    config = Config()
    config.set_main_option("script_location", str(resources.migrations()).replace("%", "%%"))
    config.attributes["url"] = url
    return config


def revision_of(connection: Connection) -> str | None:
    """The revision that the database says it has; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


def require_current(connection: Connection, name: str) -> None:
    """Raises DatabaseOutdated or DatabaseNewer where the form is not this release's."""
    revision = revision_of(connection)
    if revision == REVISION:
        return
    if revision is not None and revision > REVISION:  # numbered: "0001" < "0002"
        raise DatabaseNewer(
            f"{name} was made by a newer release (its revision is {revision}, this one knows {REVISION}); "
            "upgrade this program, or name another database"
        )
    if revision is None:
        raise DatabaseOutdated(f"{name} has no tables yet; run `monitor db upgrade`")
    raise DatabaseOutdated(f"{name} is of an earlier release (revision {revision}); run `monitor db upgrade`")


def upgrade(url: str, *, now: datetime | None = None) -> UpgradeReport:
    """Makes the database or brings it up to date; nothing happens to one that is.

    A SQLite file with something in it is copied first, beside it, named with revision and time (`now`, else the
    clock's). Raises DatabaseNewer and other StoreErrors; then the database is as it was.
    """
    path = database_path(url)
    if path is not None:
        _make_folder(path)
    before = _revision(url)
    if before == REVISION:
        return UpgradeReport(before=before, after=REVISION, backup=None)
    copy = None
    if path is not None and before is not None:
        stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
        copy = backup(url, path.with_name(f"{path.stem}.{before}.{stamp}{path.suffix}"))
    _run(url)
    return UpgradeReport(before=before, after=REVISION, backup=None if copy is None else str(copy))


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {path.parent} cannot be made: {error.strerror}; set data_dir") from error


def _revision(url: str) -> str | None:
    """The revision now; raises DatabaseNewer, and StoreError where the tables are not ours."""
    path = database_path(url)
    if path is not None and not path.exists():
        return None
    engine = connect(url)
    try:
        with reading(engine) as connection:
            revision = revision_of(connection)
            if revision is None and inspect(connection).get_table_names():
                raise StoreError(f"{describe(url)} holds another program's tables; name another database")
            if revision is not None and revision > REVISION:
                require_current(connection, describe(url))
            return revision
    finally:
        engine.dispose()


def _run(url: str) -> None:
    from alembic import command  # as above
    from alembic.util import CommandError

    engine = connect(url, foreign_keys=False)
    config = alembic_config(url)
    try:
        # One transaction, begun as a writer: a second upgrade beside this one waits, and then has nothing to do.
        with translated(engine), engine.execution_options(writes=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(f"{describe(url)} cannot be upgraded: {error}") from error
    finally:
        engine.dispose()


def backup(url: str, target: Path) -> Path:
    """A copy of the SQLite database as of now, made while others write. Raises StoreError, DiskFull.

    It is written under another name first: a copy that was broken off is never taken for a backup.
    """
    path = database_path(url)
    if path is None:
        raise StoreError(f"{describe(url)} is a server's: make its backup with pg_dump")
    if not path.is_file():
        raise StoreError(f"there is no database at {path}")
    if target.exists():
        raise StoreError(f"{target} exists already; name another target")
    if not target.parent.is_dir():
        raise StoreError(f"the folder {target.parent} does not exist; make it, or name another target")
    if not os.access(target.parent, os.W_OK):
        raise StoreError(
            f"the copy {target} cannot be written: no right to write in {target.parent}, or its disk is read-only; "
            "name another target, as in `monitor db backup TARGET`"
        )
    partial = target.with_name(target.name + ".partial")
    try:
        _copy(path, partial)
        partial.rename(target)
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}; name another target") from error
    finally:
        with suppress(OSError):  # what could not be written cannot be taken away
            partial.unlink(missing_ok=True)
    return target


#: Errors of a copy under way that are the database's own; the others (no room, no right to write) are the copy's.
_SOURCE_CODES = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _copy(path: Path, partial: Path) -> None:
    """Raises StoreError in the name of the file that failed."""
    failing = path
    try:
        with closing(open_file(path)) as source, closing(sqlite3.connect(partial)) as copy:
            source.execute("select count(*) from sqlite_master")  # what fails before the copying is the database
            failing = partial
            source.backup(copy)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) in _SOURCE_CODES:
            failing = path
        raise translate(error, URL.create("sqlite", database=str(failing))) from error
