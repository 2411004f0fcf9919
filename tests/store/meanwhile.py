"""Something that happens between two questions to a database, at a place that a test names."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import event

from monitor.store import Store


@contextlib.contextmanager
def once_asked(store: Store, begins: str, do: Callable[[], object]) -> Iterator[None]:
    """Does it once, when the first statement that begins so is answered."""
    due = [do]

    def note(_: Any, __: Any, statement: str, *rest: Any) -> None:
        if due and " ".join(statement.lower().split()).startswith(begins):
            due.pop()()

    event.listen(store._engine, "after_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(store._engine, "after_cursor_execute", note)
    assert not due, f"nothing was asked that begins {begins!r}"
