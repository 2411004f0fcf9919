"""Which known move each cluster goes on as. Ids are permanent: the older survives a merge, the larger part a split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.types import KnownMove


@dataclass(frozen=True, kw_only=True, slots=True)
class Identities:
    """The answer: for each cluster its move, or None for a new one; and what became of the other moves."""

    move_of: tuple[int | None, ...]
    merged: tuple[tuple[int, int], ...]  #: (move, the older one)
    withdrawn: tuple[int, ...]


def identify(clusters: Sequence[frozenset[tuple[int, int]]], moves: Sequence[KnownMove]) -> Identities:
    """Maps clusters, each a set of (report, story), to the moves known before.

    A move goes where most of its reports are. One whose reports were all replaced by a new reading goes where its
    stories are, if no other move has a claim there; it never merges for that, since a story tells many changes.
    """
    homed: dict[int, list[int]] = defaultdict(list)
    adrift = []
    for move in sorted(moves, key=lambda known: known.id):
        overlaps = [sum(report in move.report_ids for report, _ in cluster) for cluster in clusters]
        if any(overlaps):
            homed[overlaps.index(max(overlaps))].append(move.id)
        else:
            adrift.append(move)
    owner: list[int | None] = [min(homed[place]) if place in homed else None for place in range(len(clusters))]
    merged = [(move, min(homed[place])) for place in homed for move in sorted(homed[place])[1:]]
    withdrawn = _by_stories(clusters, adrift, owner)
    return Identities(move_of=tuple(owner), merged=tuple(sorted(merged)), withdrawn=withdrawn)


def _by_stories(
    clusters: Sequence[frozenset[tuple[int, int]]], adrift: Sequence[KnownMove], owner: list[int | None]
) -> tuple[int, ...]:
    """Gives free clusters to the moves that share most stories with them, older first; the rest is withdrawn."""
    shared = [
        (-len({story for _, story in cluster} & move.story_ids), move.id, place)
        for move in adrift
        for place, cluster in enumerate(clusters)
        if owner[place] is None
    ]
    left = {move.id for move in adrift}
    for overlap, move_id, place in sorted(shared):
        if overlap and move_id in left and owner[place] is None:
            owner[place] = move_id
            left.remove(move_id)
    return tuple(sorted(left))
