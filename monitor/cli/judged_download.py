"""Judged stories as a file of labelled ones, for the page."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from uuid import UUID

from monitor import query
from monitor.query import JudgedStory
from monitor.store import Store


def labelled_file(store: Store) -> str:
    """The judged stories of a database as a file of labelled ones, with what is left out as its comments; "" where none
    is judged. Made in a process of its own, for the model is not to stay in the one that serves the page. Raises
    ModelError.
    """
    judged = query.judged_stories(store)
    if not judged:
        return ""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_file_of, judged, query.identity(store)).result()


def _file_of(judged: Sequence[JudgedStory], database: UUID) -> str:
    from monitor.cli.judged_stories import labelled  # the reader's room, which this process alone wants

    left_out: list[str] = []
    blocks = labelled(judged, database, tell=left_out.append)
    return "\n\n".join((*(f"# {' '.join(line.split())}" for line in left_out), *blocks)) + "\n"
