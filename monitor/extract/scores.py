"""The answers about mentions -> answers about entities, over all windows of the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from monitor.extract.entities import Entity
from monitor.extract.heads import Asked
from monitor.extract.mentions import Mention, seen_in
from monitor.extract.network import Network, Sight
from monitor.extract.pieces import Floats
from monitor.extract.scheme import MENTION_HEADS, PAIR_HEADS
from monitor.extract.windows import Window

TOP = 1  #: the mean of this many best answers is an entity's: the one place that tells the change must not drown

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
    """Ask the network about every window and gather what it says by entity."""
    entity_of = {place: i for i, entity in enumerate(entities) for place in entity.mentions}
    alone: dict[int, list[Floats]] = defaultdict(list)
    pairs: dict[tuple[int, int, str], list[tuple[float, int, int]]] = defaultdict(list)
    for window, sight in zip(windows, sights, strict=True):
        places, seen = seen_in(window, mentions)
        if not seen:
            continue
        asked = Asked.of(window, seen)
        answers = network.answer(sight, asked)
        weight = np.float32(sight.flag**FLAG_POWER)  # a stretch that tells of no change weighs less
        for place, answer in zip(places, answers.mentions, strict=True):
            if answer is not None:
                alone[entity_of[place]].append(answer * weight)
        for types, found in asked.pairs.items():
            for (a, b), row in zip(found, answers.pairs[types], strict=True):
                one, other = entity_of[places[a]], entity_of[places[b]]
                if one != other:
                    for label, value in zip(PAIR_HEADS[types], row.tolist(), strict=True):
                        pairs[one, other, label].append((value * float(weight), places[a], places[b]))
    return Scores(
        flag=max((sight.flag for sight in sights), default=0.0),
        alone={entity: _labelled(entities[entity].type, rows) for entity, rows in alone.items()},
        pairs={key: _top([value for value, _, _ in said]) for key, said in pairs.items()},
        speakers={key: max(said)[1:] for key, said in pairs.items()},
    )


def _labelled(letter: str, rows: list[Floats]) -> dict[str, float]:
    best = np.sort(np.stack(rows), 0)[-TOP:].mean(0)
    return dict(zip(MENTION_HEADS[letter], best.tolist(), strict=True))


def _top(values: list[float]) -> float:
    best = sorted(values)[-TOP:]
    return sum(best) / len(best)


def best(among: Sequence[int], value: Callable[[int], float], least: float, but: int | None = None) -> int | None:
    """The entity with the highest value, the first of equals; None where none has the least."""
    ranked = [(value(i), -i) for i in among if i != but]
    if not ranked or max(ranked)[0] < least:
        return None
    return -max(ranked)[1]
