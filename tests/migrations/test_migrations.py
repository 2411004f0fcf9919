"""Migrations: an empty database becomes the models, filled ones of every earlier version keep their rows."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from monitor import query
from monitor.errors import DatabaseNewer, StoreError
from monitor.query import MoveFilter
from monitor.store import Grade, Store, UpgradeReport, check, open_store, upgrade
from monitor.store.engine import connect
from monitor.store.tables import REVISION, metadata
from monitor.store.upgrade import alembic_config
from monitor.store.views import VIEWS
from tests.store.news import NOW, PATIL, add_feed, arrival, pull, tell

#: Databases with something in every table, one of each revision that was ever released, as SQL.
FILLED = sorted((Path(__file__).parent / "data").glob("*.sql"))
STAMP = datetime(2025, 10, 3, 8, 0, tzinfo=UTC)


def scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config("sqlite://"))


def test_the_newest_migration_is_the_revision_that_the_store_asks_for() -> None:
    assert scripts().get_current_head() == REVISION


def test_revisions_are_numbered_one_after_the_other() -> None:
    revisions = [script.revision for script in scripts().walk_revisions()]
    assert revisions == [f"{number:04}" for number in range(len(revisions), 0, -1)]


def test_an_empty_database_becomes_the_models(database_url: str) -> None:
    assert upgrade(database_url) == UpgradeReport(before=None, after=REVISION, backup=None)
    assert [finding for finding in check(database_url) if finding.grade is not Grade.OK] == []
    engine = connect(database_url)
    with engine.connect() as connection:
        assert set(inspect(connection).get_view_names()) == set(VIEWS)
    engine.dispose()


def constraints(url: str) -> dict[str, set[str]]:
    """Names of the CHECK constraints of each table: Alembic's comparison leaves them out."""
    engine = connect(url)
    with engine.connect() as connection:
        inspector = inspect(connection)
        found = {name: {str(c["name"]) for c in inspector.get_check_constraints(name)} for name in metadata.tables}
    engine.dispose()
    return found


def test_the_closed_sets_are_held_by_the_database_too(database_url: str, tmp_path: Path) -> None:
    upgrade(database_url)
    modelled = connect(f"sqlite:///{tmp_path / 'models.db'}")
    metadata.create_all(modelled)
    modelled.dispose()
    assert constraints(database_url) == constraints(f"sqlite:///{tmp_path / 'models.db'}")
    asleep = (
        "insert into feeds (url, state, current_interval, next_pull_at, failures, added_at) "
        "values ('x', 'asleep', 1, '2025-01-01', 0, '2025-01-01')"
    )
    with (
        open_store(database_url) as store,
        pytest.raises(StoreError, match="ck_feeds_state"),
        store._writing() as open_,
    ):
        open_.execute(text(asleep))


def test_an_upgrade_of_a_database_of_today_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    assert upgrade(database_url) == UpgradeReport(before=REVISION, after=REVISION, backup=None)


def load(dump: Path, path: Path) -> str:
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    return f"sqlite:///{path}"


def counted(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
    counts = {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in names}
    connection.close()
    return counts


def test_there_is_a_filled_database_of_every_revision() -> None:
    assert [dump.stem for dump in FILLED] == [f"{number:04}" for number in range(1, int(REVISION) + 1)]


@pytest.mark.parametrize("dump", FILLED, ids=lambda dump: dump.stem)
def test_a_filled_database_of_an_earlier_version_keeps_its_rows(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    url = load(dump, path)
    before = counted(path)
    assert all(before[name] for name in metadata.tables if name in before)
    report = upgrade(url, now=STAMP)
    assert (report.before, report.after) == (dump.stem, REVISION)
    after = counted(path)
    assert {name: after.get(name) for name in before} == before
    assert [finding.what for finding in check(url) if finding.grade is not Grade.OK] == []
    with open_store(url) as store:
        assert store.counts().moves == 1
        assert len(query.moves(store, MoveFilter(q="anthropic patil"))) == 1  # the search knows what was there before
        tell(store, "after-upgrade", PATIL)


def test_a_filled_database_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    url = load(FILLED[0], path)
    connection = sqlite3.connect(path)
    connection.execute("update alembic_version set version_num = '0000'")  # a version before the first: none can run
    connection.commit()
    connection.close()
    with pytest.raises(StoreError):
        upgrade(url, now=STAMP)
    copy = tmp_path / "monitor.0000.20251003T080000Z.db"
    assert counted(copy) == counted(path)


def test_an_upgrade_that_fails_leaves_nothing_behind(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.store.views.RECENT_MOVES", "create view recent_moves as nonsense")
    with pytest.raises(StoreError, match="nonsense"):
        upgrade(database_url)
    engine = connect(database_url)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()
    monkeypatch.undo()
    assert upgrade(database_url).before is None


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path / 'a' / 'b' / 'monitor.db'}")
    assert (tmp_path / "a" / "b" / "monitor.db").is_file()


def test_check_finds_what_is_wrong(sqlite_store: Store) -> None:
    tell(sqlite_store, "a", PATIL)
    add_feed(sqlite_store)
    with sqlite_store._writing() as connection:
        connection.execute(text("drop index ix_moves_listing"))
        connection.execute(text("delete from move_versions"))
        connection.execute(text("update stories set revision = 7"))
    found = [finding.what for finding in check(sqlite_store.url) if finding.grade is Grade.ERROR]
    assert len(found) == 3
    assert "ix_moves_listing" in found[0]
    assert found[1:] == ["1 stories whose current revision is missing", "1 moves without their current version"]


def test_check_finds_stories_that_no_search_finds(sqlite_store: Store) -> None:
    tell(sqlite_store, "a", PATIL)
    with sqlite_store._writing() as connection:
        connection.execute(text("delete from story_words_docsize"))
    found = [finding.what for finding in check(sqlite_store.url) if finding.grade is Grade.ERROR]
    assert found == ["1 stories that no search finds"]


def test_check_finds_a_damaged_file(sqlite_url: str, tmp_path: Path) -> None:
    with open_store(sqlite_url, create=True) as store:
        feed = add_feed(store)
        store.record_pull(feed.id, pull(), tuple(arrival(str(n), content="x" * 900) for n in range(300)), now=NOW)
    path = tmp_path / "monitor.db"
    body = bytearray(path.read_bytes())
    body[len(body) // 2 : len(body) // 2 + 20000] = bytes(20000)
    path.write_bytes(body)
    assert any(finding.grade is Grade.ERROR for finding in check(sqlite_url))


def test_check_names_a_newer_database(sqlite_store: Store) -> None:
    with sqlite_store._writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    (found,) = [finding.what for finding in check(sqlite_store.url) if finding.grade is Grade.ERROR]
    assert "newer release" in found
    with pytest.raises(DatabaseNewer):
        upgrade(sqlite_store.url)
