"""Writes a database of today's revision, with a row in every table, as SQL: the starting point of upgrade tests.

Run once for each release with a new revision, before the next migration is written, from the top folder:
python -m tests.migrations.fill
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from monitor.pipeline.judging import judge_of
from monitor.resolve import house_key, resolve
from monitor.store import open_store
from monitor.store.tables import REVISION
from monitor.types import Change, Company, Missed
from tests.store.audience import SURE, Newsroom
from tests.store.news import HOUR, NOW, PATIL, arrival, pull, tell

_CONTENTLESS = 'INSERT INTO "story_words" '
DATA = Path(__file__).parent / "data"


def dump(path: Path) -> str:
    """The database as SQL statements."""
    connection = sqlite3.connect(path)
    try:
        # The search keeps no content, its other tables hold the index; only a later connection sees the virtual table.
        return "\n".join(line for line in connection.iterdump() if not line.startswith(_CONTENTLESS)) + "\n"
    finally:
        connection.close()


def main() -> None:
    """Fills a new database and writes its dump under the revision's name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "monitor.db"
        with open_store(f"sqlite:///{path}", create=True) as store:
            tell(store, "one", PATIL)
            tell(store, "two", PATIL, now=NOW + HOUR)
            tell(store, "three", PATIL, now=NOW + HOUR)
            apart = store.split_move(1, [3], resolve, now=NOW + HOUR)
            store.merge_moves(apart, resolve, now=NOW + HOUR)
            store.record_pull(1, pull(), (arrival("waiting"),), now=NOW + HOUR)
            store.judging.wrong(1, 2, judge_of(), now=NOW + HOUR)
            told = Missed(
                person="Rahul Patil",
                change=Change.APPOINTED,
                role="chief technology officer",
                organisation="Anthropic",
            )
            store.judging.missed(2, told, judge_of(), now=NOW + HOUR)
            anthropic = Company(name="Anthropic", country="US", source="mine.csv", own=True)
            store.put_companies([anthropic], house_key, now=NOW + HOUR)
            audience = Newsroom(store)
            audience.watch(companies=(anthropic,))
            audience.story(SURE)
            laptop = store.tokens.of_secret(store.tokens.create("laptop", now=NOW), now=NOW)
            assert laptop is not None
            store.tokens.open_session(laptop, until=NOW + HOUR)
        (DATA / f"{REVISION}.sql").write_text(dump(path), encoding="utf-8")


if __name__ == "__main__":
    main()
