"""What every command gets: the settings, the database opened on first use, the clock."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.settings import Settings, load

if TYPE_CHECKING:
    from monitor.store import Store


@dataclass
class Context:
    """One call of the command line."""

    config: Path | None
    flags: Mapping[str, str]

    @cached_property
    def settings(self) -> Settings:
        """Read on first use, so that `--help` works beside a broken file. Raises SettingError."""
        return load(self.config, os.environ, self.flags, cwd=Path.cwd())

    def store(self) -> Store:
        """The database, its schema checked. Raises StoreError kinds, one of them where there is no database."""
        return self._store

    @cached_property
    def _store(self) -> Store:
        from monitor.store import open_store  # start-up time: SQLAlchemy takes 0.2 s
        from monitor.store.engine import database_path, is_read_only

        store = open_store(self.settings.database_url)
        path = database_path(store.url)
        if path is not None and is_read_only(path):
            click.echo(f"{path} may not be written here; it is only read", err=True)
        return store

    def now(self) -> datetime:
        """The one clock of the command line."""
        return datetime.now(UTC)


pass_context = click.make_pass_decorator(Context)
