"""The answers about mentions -> answers about entities, over all windows of the story.

Of the answers to one question the highest counts: the one place that tells the change must not drown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from monitor.extract.entities import Entity
from monitor.extract.heads import Asked
from monitor.extract.mentions import Mention, seen_in
from monitor.extract.network import Network, Sight
from monitor.extract.pieces import Floats
from monitor.extract.scheme import MENTION_HEADS, PAIR_HEADS
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
    entity_of = {place: i for i, entity in enumerate(entities) for place in entity.mentions}
    alone: dict[int, Floats] = {}
    pairs: dict[tuple[int, int, str], tuple[float, int, int]] = {}
    for window, sight in zip(windows, sights, strict=True):
        places, seen = seen_in(window, mentions) if sight.flag >= CLEAR else ([], [])
        if not seen:
            continue
        asked = Asked.of(window, seen)
        answers = network.answer(sight, asked)
        weight = np.float32(sight.flag**FLAG_POWER)
        for letter, rows in answers.mentions.items():
            for at, row in zip(asked.of_type[letter].tolist(), rows * weight, strict=True):
                entity = entity_of[places[at]]
                alone[entity] = np.maximum(alone[entity], row) if entity in alone else row
        for head, said in answers.pairs.items():
            found = zip(asked.pairs[head].first.tolist(), asked.pairs[head].second.tolist(), strict=True)
            for (a, b), values in zip(found, (said * weight).tolist(), strict=True):
                one, other = entity_of[places[a]], entity_of[places[b]]
                if one != other:
                    for label, value in zip(PAIR_HEADS[head], values, strict=True):
                        spoken = (value, places[a], places[b])
                        pairs[one, other, label] = max(pairs.get((one, other, label), spoken), spoken)
    return Scores(
        flag=max((sight.flag for sight in sights), default=0.0),
        alone={
            entity: dict(zip(MENTION_HEADS[entities[entity].type], row.tolist(), strict=True))
            for entity, row in alone.items()
        },
        pairs={key: value for key, (value, _, _) in pairs.items()},
        speakers={key: (one, other) for key, (_, one, other) in pairs.items()},
    )


def best(among: Sequence[int], value: Callable[[int], float], least: float, but: int | None = None) -> int | None:
    """The entity with the highest value, the first of equals; None where none has the least."""
    ranked = [(value(i), -i) for i in among if i != but]
    if not ranked or max(ranked)[0] < least:
        return None
    return -max(ranked)[1]
