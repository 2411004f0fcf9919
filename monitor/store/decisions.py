"""What users decided of moves, kept by what the stories tell, so that it holds for what a new reading finds in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from monitor.store.readings import likeness, matched
from monitor.store.tables import decided_reports, decisions
from monitor.types import Decision

_KEPT = ("story_id", "change", "person", "organisation", "role", "role_code", "block_key")


def keep(connection: Connection, told: Sequence[Any], apart_from: Sequence[Any] = (), *, now: datetime) -> None:
    """Stores that the reports (rows of `reports`) tell one change, or another than those that they are apart from."""
    made = insert(decisions).values(made_at=now, same=not apart_from).returning(decisions.c.id)
    decision_id = connection.execute(made).scalar_one()
    sides = [(0, row) for row in told] + [(1, row) for row in apart_from]
    rows = [
        {"decision_id": decision_id, "ordinal": ordinal, "side": side} | {name: getattr(row, name) for name in _KEPT}
        for ordinal, (side, row) in enumerate(sides)
    ]
    connection.execute(insert(decided_reports), rows)


_mine, _other = decided_reports.alias(), decided_reports.alias()
# Statements of every story are made once: making one takes as long as its answer.
_TIED = (
    select(_other.c.block_key)
    .distinct()
    .join(_mine, _mine.c.decision_id == _other.c.decision_id)
    .where(_mine.c.block_key.in_(bindparam("keys", expanding=True)))
)


_DECIDED = (
    select(decided_reports, decisions.c.same)
    .join(decisions, decisions.c.id == decided_reports.c.decision_id)
    .where(
        decided_reports.c.decision_id.in_(
            select(_mine.c.decision_id).where(_mine.c.block_key.in_(bindparam("keys", expanding=True)))
        )
    )
    .order_by(decided_reports.c.decision_id, decided_reports.c.ordinal)
)


def keys_reached(connection: Connection, keys: Set[str]) -> set[str]:
    """Block keys that a decision ties to `keys`."""
    return set(connection.execute(_TIED, {"keys": sorted(keys)}).scalars())


def of_block(connection: Connection, keys: Set[str], rows: Sequence[Any]) -> tuple[Decision, ...]:
    """The decisions that bear on a block, in the order they were made; `rows` are its current reports."""
    kept: dict[int, list[Any]] = defaultdict(list)
    for one in connection.execute(_DECIDED, {"keys": sorted(keys)}):
        kept[one.decision_id].append(one)
    wanted = {one.story_id for its in kept.values() for one in its}
    by_story: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.story_id in wanted:
            by_story[row.story_id].append(row)
    found = (_decision(its, by_story) for its in kept.values())
    return tuple(decision for decision in found if decision is not None)


def _decision(kept: Sequence[Any], by_story: Mapping[int, Sequence[Any]]) -> Decision | None:
    """Of the reports that the stories have now; None where too few of those that it was made of are left."""
    sides: tuple[set[int], set[int]] = (set(), set())
    for story_id in {one.story_id for one in kept}:
        told = [one for one in kept if one.story_id == story_id]
        now = by_story.get(story_id, ())
        for before, after in matched([one._mapping for one in told], [row._mapping for row in now], _said_again):
            sides[told[before].side].add(now[after].id)
    if not sides[0] or not (kept[0].same or sides[1]):
        return None
    return Decision(reports=frozenset(sides[0]), apart_from=frozenset(sides[1]))


def _said_again(kept: Mapping[str, Any], row: Mapping[str, Any]) -> int | None:
    """How much a report is the one that the decision was made of; None where it is of another person, or of another
    house and post.
    """
    house = kept["organisation"] is not None and kept["organisation"] == row["organisation"]
    if kept["block_key"] != row["block_key"] or not (house or kept["role_code"] == row["role_code"]):
        return None
    return likeness(kept, row)
