"""A copy of the database to try things on, and what was done to the moves there."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, Row, delete, insert, or_, select, text

from monitor.store.engine import connect, writing
from monitor.store.report_rows import VALUE_COLUMNS
from monitor.store.store import Store, open_store
from monitor.store.tables import entries, feeds, metadata, moves, pulls
from monitor.store.values import Effect, FieldChange, MoveDifference

#: What moves are not made of stays behind.
_LEFT_OUT = (feeds, pulls, entries)
#: Rows copied at a time.
_BATCH = 500
#: The moves as they came into the copy.
_before = moves.to_metadata(MetaData(), name="moves_before")
_COLUMNS = tuple(column.name for column in moves.c)
_COMPARED = (*VALUE_COLUMNS, "announced_at", "sources")


@contextlib.contextmanager
def scratch(store: Store) -> Iterator[Store]:
    """A copy of the stories and moves of either kind of database in a SQLite file of its own, gone afterwards.

    A copy, not a transaction that is rolled back: it holds no lock for as long as a model reads, needs no right to
    write, and leaves PostgreSQL's sequences, which no rollback brings back, where they are. Its file lies in the
    folder for temporary files (TMPDIR). Raises StoreError, DiskFull."""
    with tempfile.TemporaryDirectory(prefix="monitor-") as folder:
        url = f"sqlite:///{Path(folder) / 'copy.db'}"
        with open_store(url, create=True) as copy:
            _fill(store, url)
            yield copy


def _fill(store: Store, url: str) -> None:
    engine = connect(url, foreign_keys=False)  # a near copy may point at a story that comes after it
    try:
        with store.reading() as source, writing(engine) as target:
            for table in metadata.sorted_tables:
                if table in _LEFT_OUT:
                    continue
                target.execute(delete(table))
                rows = source.execute(select(table), execution_options={"yield_per": _BATCH})
                for part in rows.mappings().partitions():
                    target.execute(insert(table), [dict(row) for row in part])
            target.execute(text("create table moves_before as select * from moves"))
            target.execute(text("create unique index ix_moves_before_id on moves_before (id)"))
    finally:
        engine.dispose()


def differences(copy: Store) -> Iterator[MoveDifference]:
    """The moves of a scratch copy that are not as they came into it, the newest first."""
    earlier = [column.label(f"before_{column.name}") for column in _before.c]
    query = (
        select(moves, *earlier)
        .select_from(moves.outerjoin(_before, _before.c.id == moves.c.id))
        .where(or_(_before.c.id.is_(None), _before.c.change_seq != moves.c.change_seq))
        .order_by(moves.c.announced_at.desc(), moves.c.id.desc())
    )
    with copy.reading() as connection:
        for row in connection.execute(query, execution_options={"yield_per": _BATCH}):
            difference = _difference(row)
            if difference is not None:
                yield difference


def _difference(row: Row[Any]) -> MoveDifference | None:
    """None for a move that stands nowhere before and after, or that only its clocks tell apart."""
    now, then = row._mapping, {name: getattr(row, f"before_{name}") for name in _COLUMNS}
    effect = _effect(now, then)
    changed = () if then["id"] is None else tuple(_changes(now, then))
    if effect is None or (effect is Effect.CHANGED and not changed):
        return None
    values = {name: now[name] for name in ("person", "change", "role", "organisation", "announced_at", "merged_into")}
    return MoveDifference(effect=effect, id=then["id"], changed=changed, **values)


def _effect(now: Any, then: Any) -> Effect | None:
    stands = now["merged_into"] is None and now["withdrawn_at"] is None
    if then["id"] is None:
        return Effect.NEW if stands else None
    if then["merged_into"] is None and now["merged_into"] is not None:
        return Effect.MERGED
    if then["withdrawn_at"] is None and now["withdrawn_at"] is not None:
        return Effect.WITHDRAWN
    if then["withdrawn_at"] is not None and stands:
        return Effect.RESTORED
    return Effect.CHANGED if stands else None


def _changes(now: Any, then: Any) -> Iterator[FieldChange]:
    for name in _COMPARED:
        if now[name] != then[name]:
            yield FieldChange(field=name, before=then[name], after=now[name])
