"""Which known move each cluster goes on as. Ids are permanent: the older survives a merge, the larger part a split, and
a part that was merged before gets its own back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.types import KnownMove


@dataclass(frozen=True, kw_only=True, slots=True)
class Identities:
    """The answer: for each cluster its move, or None for a new one; and what became of the other moves."""

    move_of: tuple[int | None, ...]
    merged: tuple[tuple[int, int], ...]  #: (move, the one that it is part of from now on)
    withdrawn: tuple[int, ...]


def identify(clusters: Sequence[frozenset[tuple[int, int]]], moves: Sequence[KnownMove]) -> Identities:
    """Maps clusters, each a set of (report, story), to the moves known before.

    A move goes where most of its own reports are; where none of them is left, where most of those are that were merged
    into it. A merged one follows its own reports too: into a cluster that is no other's it comes back as itself. A move
    whose reports were all replaced by a new reading goes where its stories are, if no other move has a claim there; it
    never merges for that, since a story tells many changes.
    """
    told = {report: (place, story) for place, cluster in enumerate(clusters) for report, story in cluster}
    moves = sorted(moves, key=lambda known: known.id)
    parts: dict[int, list[KnownMove]] = defaultdict(list)
    for move in moves:
        if move.merged_into is not None:
            parts[move.merged_into].append(move)
    homed: dict[int, list[int]] = defaultdict(list)
    adrift = []
    for move in (move for move in moves if move.merged_into is None):
        whole = _with_parts(move, parts[move.id])
        if (place := _home(told, move)) is None and (place := _home(told, whole)) is None:
            adrift.append(whole)
        else:
            homed[place].append(move.id)
    owner: list[int | None] = [min(homed[place]) if place in homed else None for place in range(len(clusters))]
    merged = [(move, min(homed[place])) for place in homed for move in sorted(homed[place])[1:]]
    merged += _follow(told, [move for move in moves if move.merged_into is not None], owner)
    withdrawn = _by_stories(clusters, adrift, owner)
    return Identities(move_of=tuple(owner), merged=tuple(sorted(merged)), withdrawn=withdrawn)


def _with_parts(move: KnownMove, parts: Sequence[KnownMove]) -> KnownMove:
    """The move with all that was merged into it."""
    return replace(
        move,
        report_ids=move.report_ids.union(*(part.report_ids for part in parts)),
        story_ids=move.story_ids.union(*(part.story_ids for part in parts)),
    )


def _home(told: Mapping[int, tuple[int, int]], move: KnownMove) -> int | None:
    """The place with most of its reports, of two with as many the one with its earliest story; None: it has none.
    `told`: report -> its place and its story.
    """
    stories: dict[int, list[int]] = defaultdict(list)
    for place, story in (told[report] for report in move.report_ids if report in told):
        stories[place].append(story)
    return min(stories, key=lambda place: (-len(stories[place]), min(stories[place]), place), default=None)


def _follow(
    told: Mapping[int, tuple[int, int]], parts: Sequence[KnownMove], owner: list[int | None]
) -> list[tuple[int, int]]:
    """Gives free clusters to merged moves whose reports they have, the first first; gives those that are part of
    another move from now on, with that one.
    """
    merged = []
    for part in parts:
        place = _home(told, part)
        if place is None:
            continue  # none of its reports is left: it stays where it is
        into = owner[place]
        if into is None:
            owner[place] = part.id
        elif into != part.merged_into:
            merged.append((part.id, into))
    return merged


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
