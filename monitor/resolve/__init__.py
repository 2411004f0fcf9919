"""Reports and what is known in, decisions out: which reports tell one change, and which move that is.

Pure, and blind to the order in which stories came: the same reports give the same partition and the same values. A
missed merge is cheaper than a wrong one: a reader sees two lines instead of one, but never a line that is not true.
"""

from __future__ import annotations

from monitor.resolve.best import best_value, by_worth, stands, told
from monitor.resolve.clusters import cluster
from monitor.resolve.decisions import bonds_of
from monitor.resolve.identity import identify
from monitor.resolve.keys import KEYS_VERSION, block_key, house_key, keys_of, seat_key
from monitor.resolve.telling import Telling
from monitor.types import Block, Cluster, Resolution

__all__ = ["KEYS_VERSION", "block_key", "house_key", "keys_of", "resolve", "seat_key"]


def resolve(block: Block) -> Resolution:
    """Decides a whole block anew; resolving the outcome again changes nothing."""
    groups = cluster(block.reports, bonds_of(block.decisions), beside=block.beside)
    members = [frozenset((telling.known.id, telling.known.story_id) for telling in group) for group in groups]
    identities = identify(members, block.moves)
    clusters = tuple(_decide(group, move) for group, move in zip(groups, identities.move_of, strict=True))
    return Resolution(clusters=clusters, merged=identities.merged, withdrawn=identities.withdrawn)


def _decide(group: list[Telling], move_id: int | None) -> Cluster:
    value = best_value(group)
    standing = stands(group, value)
    return Cluster(
        report_ids=tuple(telling.known.id for telling in by_worth(group, value, standing=standing)),
        move_id=move_id,
        value=value,
        announced_at=min(telling.known.published_at for telling in told(group) or group),
        stands=standing,
        seat_key=seat_key(value),
        set_right_by=tuple(sorted({report for telling in group for report in telling.set_right_by})),
    )
