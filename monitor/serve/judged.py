"""What was said of readings, as pages show it: each judgement in words, and what came of the one just made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor import query
from monitor.errors import NotFound
from monitor.query import JudgementRow
from monitor.serve.feed_pages import number_of
from monitor.serve.site import Site
from monitor.types import Judged


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of what was just said."""

    row: JudgementRow | None  #: the judgement; None: one was taken back
    undone: Judged | None  #: of which kind that was
    stands: bool  #: whether the move that it was about stands


def outcome(site: Site, asked: Mapping[str, str], said: Sequence[JudgementRow]) -> Outcome | None:
    """By the address to which the form led (`judged`, `undone`); None where none did, or what it says holds no more."""
    undone = next((kind for kind in Judged if kind.value == asked.get("undone")), None)
    if undone is not None:
        return Outcome(row=None, undone=undone, stands=False)
    row = next((row for row in said if row.judgement.id == number_of(asked.get("judged"))), None)
    if row is None:
        return None
    return Outcome(row=row, undone=None, stands=stands(site, row.judgement.move_id))


def stands(site: Site, move_id: int | None) -> bool:
    """Whether a story tells the move and none denies it."""
    if move_id is None:
        return False
    try:
        return not query.move(site.store, move_id).denied
    except NotFound:
        return False
