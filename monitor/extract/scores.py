"""The answers about mentions -> answers about entities, over all windows of the story.

Of the answers to one question the highest counts: the one place that tells the change must not drown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from monitor.extract.asked import Asked
from monitor.extract.entities import Entity
from monitor.extract.heads import Answers
from monitor.extract.mentions import Mention, seen_in
from monitor.extract.network import Network, Sight
from monitor.extract.pieces import Floats
from monitor.extract.scheme import MENTION_HEADS, PAIR_HEADS, Seen
from monitor.extract.thresholds import CLEAR
from monitor.extract.windows import Window

#: How much less a stretch weighs that seems to tell of no change: its answers are taken times its flag to this power.
FLAG_POWER = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """Probabilities by entity; an entity is named by its place among the story's entities."""

    flag: float  #: that any window tells of a change
    alone: dict[int, dict[str, float]]  #: entity -> label of its head -> probability
    pairs: dict[tuple[int, int, str], float]  #: (entity, entity, label)
    speakers: dict[tuple[int, int, str], tuple[int, int]]  #: the two mentions that spoke loudest for it

    def of(self, entity: int, label: str) -> float:
        """What is said of one entity; 0 where nothing is."""
        return self.alone.get(entity, {}).get(label, 0.0)

    def between(self, a: int | None, b: int | None, label: str) -> float:
        """What is said of two; 0 where nothing is."""
        return 0.0 if a is None or b is None else self.pairs.get((a, b, label), 0.0)

    def follows(self, one: int, other: int) -> float:
        """That one of two persons takes the other's post, whichever."""
        return max(self.between(one, other, "replaces"), self.between(other, one, "replaces"))


def score(
    network: Network,
    windows: Sequence[Window],
    sights: Sequence[Sight],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
) -> Scores:
    """Ask the networks about every window that is not clear, and gather what they say by entity."""
    flag = max((sight.flag for sight in sights), default=0.0)
    telling: list[tuple[Window, Sight, list[Seen]]] = []
    places: list[int] = []
    for window, sight in zip(windows, sights, strict=True):
        its, seen = seen_in(window, mentions) if sight.flag >= CLEAR else ([], [])
        if seen:
            telling.append((window, sight, seen))
            places += its
    if not telling:
        return Scores(flag=flag, alone={}, pairs={}, speakers={})
    parts, looks, seen_there = zip(*telling, strict=True)
    asked = Asked.of(parts, seen_there)
    weights = np.array([sight.flag for sight in looks], np.float32)[asked.window] ** np.float32(FLAG_POWER)
    entity_of = {place: i for i, entity in enumerate(entities) for place in entity.mentions}
    said = _Said(network.answer(looks, asked), asked, weights, places, [entity_of[place] for place in places])
    pairs = said.of_pairs()
    return Scores(
        flag=flag,
        alone={
            entity: dict(zip(MENTION_HEADS[entities[entity].type], row.tolist(), strict=True))
            for entity, row in said.of_each().items()
        },
        pairs={key: value for key, (value, _, _) in pairs.items()},
        speakers={key: (one, other) for key, (_, one, other) in pairs.items()},
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """Answers about mentions, on the way to the entities."""

    answers: Answers
    asked: Asked
    weights: Floats  #: of each mention asked about
    places: Sequence[int]  #: of each, among the story's mentions
    entities: Sequence[int]  #: that each is of

    def of_each(self) -> dict[int, Floats]:
        """Entity -> the highest answers about it alone."""
        out: dict[int, Floats] = {}
        for letter, rows in self.answers.mentions.items():
            its = self.asked.of_type[letter]
            for at, row in zip(its.tolist(), rows * self.weights[its, None], strict=True):
                entity = self.entities[at]
                out[entity] = np.maximum(out[entity], row) if entity in out else row
        return out

    def of_pairs(self) -> dict[tuple[int, int, str], tuple[float, int, int]]:
        """(entity, entity, label) -> the highest answer and the two mentions that gave it."""
        out: dict[tuple[int, int, str], tuple[float, int, int]] = {}
        for head, rows in self.answers.pairs.items():
            its = self.asked.pairs.of_head[head]
            first, second = self.asked.pairs.first[its], self.asked.pairs.second[its]
            said = (rows * self.weights[first, None]).tolist()
            for a, b, values in zip(first.tolist(), second.tolist(), said, strict=True):
                one, other = self.entities[a], self.entities[b]
                if one != other:
                    for label, value in zip(PAIR_HEADS[head], values, strict=True):
                        spoken = (value, self.places[a], self.places[b])
                        out[one, other, label] = max(out.get((one, other, label), spoken), spoken)
        return out


def best(among: Sequence[int], value: Callable[[int], float], least: float, but: int | None = None) -> int | None:
    """The entity with the highest value, the first of equals; None where none has the least."""
    ranked = [(value(i), -i) for i in among if i != but]
    if not ranked or max(ranked)[0] < least:
        return None
    return -max(ranked)[1]
