"""`monitor db check`: whether the database is whole and of this release's form."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from monitor.errors import StoreError
from monitor.store import story_words
from monitor.store.engine import connect, database_path, describe, reading
from monitor.store.tables import metadata
from monitor.store.upgrade import require_current
from monitor.store.values import Finding, Grade
from monitor.store.views import VIEWS

#: Rows that no foreign key holds: what -> how many there are.
_ORPHANS = {
    "moves whose best report tells another move": (
        "select count(*) from moves m left join move_reports r on r.report_id = m.best_report_id "
        "left join moves l on l.id = r.move_id where m.merged_into is null and m.withdrawn_at is null "
        "and (l.id is null or coalesce(l.merged_into, l.id) <> m.id)"
    ),
    "stories without an entry": (
        "select count(*) from stories s where not exists (select 1 from entries e where e.story_id = s.id)"
    ),
    "stories whose current revision is missing": (
        "select count(*) from stories s where s.revision is not null and not exists "
        "(select 1 from revisions r where r.story_id = s.id and r.number = s.revision)"
    ),
    "moves without their current version": (
        "select count(*) from moves m where not exists "
        "(select 1 from move_versions v where v.move_id = m.id and v.number = m.version)"
    ),
}


def check(url: str) -> tuple[Finding, ...]:
    """Findings, one a line, good ones too; what cannot be opened at all is one error."""
    path = database_path(url)
    if path is not None and not path.is_file():
        return (_error(f"there is no database at {path}; make it with `monitor db upgrade`"),)
    engine = connect(url)
    try:
        with reading(engine) as connection:
            return tuple(_findings(connection, url))
    except StoreError as error:
        return (_error(str(error)),)
    finally:
        engine.dispose()


def _findings(connection: Connection, url: str) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":
        yield from _sqlite_findings(connection)
    try:
        require_current(connection, describe(url))
    except StoreError as error:
        yield _error(str(error))
        return
    yield _ok("its revision is this release's")
    differences = _differences(connection)
    yield from (_error(f"the schema differs from this release's: {difference}") for difference in differences)
    if not differences:
        yield _ok("its tables are this release's")
    for what, query in (_ORPHANS | {"stories that no search finds": story_words.missing(connection)}).items():
        count = connection.execute(text(query)).scalar_one()
        yield _error(f"{count} {what}") if count else _ok(f"no {what}")


def _sqlite_findings(connection: Connection) -> Iterator[Finding]:
    problems = [row[0] for row in connection.execute(text("pragma integrity_check(10)")) if row[0] != "ok"]
    yield from (_error(f"damaged: {problem}") for problem in problems)
    if not problems:
        yield _ok("the file is whole")
    orphans = connection.execute(text("pragma foreign_key_check")).all()
    tables = ", ".join(sorted({row[0] for row in orphans}))
    yield (
        _error(f"{len(orphans)} rows point nowhere, in {tables}") if orphans else _ok("every row it points at is there")
    )
    mode = connection.execute(text("pragma journal_mode")).scalar()
    journal = f"journal mode {mode}"
    yield _ok(journal) if mode == "wal" else Finding(grade=Grade.WARNING, what=f"{journal}: readers wait for writers")


def _differences(connection: Connection) -> list[str]:
    """What Alembic would have to change to make the tables those of this release; views are checked by asking them."""
    from alembic.autogenerate import compare_metadata  # a quarter of the start-up time, and only a check needs it
    from alembic.migration import MigrationContext

    def ours(thing: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
        return not (kind == "table" and name in (*VIEWS, *story_words.TABLES))

    context = MigrationContext.configure(connection, opts={"include_object": ours})
    for view in VIEWS:
        connection.execute(text(f"select * from {view} limit 1")).all()  # noqa: S608  (names of our own)
    return [_describe_difference(difference) for difference in compare_metadata(context, metadata)]


def _describe_difference(difference: object) -> str:
    first = difference[0] if isinstance(difference, list) else difference
    return " ".join(str(part) for part in first) if isinstance(first, tuple) else str(first)


def _ok(what: str) -> Finding:
    return Finding(grade=Grade.OK, what=what)


def _error(what: str) -> Finding:
    return Finding(grade=Grade.ERROR, what=what)
