"""Runs the migrations. `monitor db upgrade` hands in the connection; `alembic` by hand may set `-x url=...`.

Order (each step has cost somebody a table): foreign keys off BEFORE the transaction (SQLite ignores the switch inside
one, and a table rebuilt with them on empties those that point at it), views dropped, migrations, views made again,
foreign keys checked, all in one transaction.
"""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import Connection, text

from monitor.errors import StoreError
from monitor.store import story_words
from monitor.store.engine import connect
from monitor.store.tables import metadata
from monitor.store.views import VIEWS, create_views, drop_views


def _ours(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    return not (kind == "table" and name in (*VIEWS, *story_words.TABLES))


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and (orphans := connection.execute(text("pragma foreign_key_check")).all()):
        raise StoreError(f"the migration left rows that point nowhere, in table {orphans[0][0]}; nothing was changed")


def _migrate(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite and connection.execute(text("pragma foreign_keys")).scalar():
        raise StoreError("foreign keys must be off before a migration begins")
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=sqlite,
        transactional_ddl=True,
        include_object=_ours,
    )
    drop_views(connection)
    with context.begin_transaction():
        context.run_migrations()
    create_views(connection)
    _check_foreign_keys(connection)


given = context.config.attributes.get("connection")
if given is not None:
    _migrate(given)
else:
    engine = connect(context.get_x_argument(as_dictionary=True)["url"], foreign_keys=False)
    with engine.execution_options(writes=True).begin() as opened:
        _migrate(opened)
    engine.dispose()
