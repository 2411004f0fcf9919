"""What users decided, as `cluster` asks for it: which reports belong together whatever they say, and which never do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.types import Decision


@dataclass(frozen=True, kw_only=True, slots=True)
class Bonds:
    """Sets of reports that tell one change, none in two of them, and pairs that do not, none of them in one set."""

    together: tuple[frozenset[int], ...] = ()  #: what was decided last comes first
    apart: frozenset[frozenset[int]] = frozenset()

    def part(self, some: Iterable[int], others: Iterable[int]) -> bool:
        """Whether any of the one is apart from any of the other."""
        if not self.apart:
            return False
        others = tuple(others)
        return any(frozenset((one, other)) in self.apart for one in some for other in others)


NO_BONDS = Bonds()


def bonds_of(decisions: Iterable[Decision]) -> Bonds:
    """The later decision holds where two contradict."""
    together: list[frozenset[int]] = []
    apart: set[frozenset[int]] = set()
    for decision in decisions:
        if decision.apart_from:
            apart |= {frozenset((one, other)) for one in decision.reports for other in decision.apart_from}
            together = [part for one in together for part in _divided(one, decision)]
        else:
            apart = {pair for pair in apart if not pair <= decision.reports}
            together.append(decision.reports)
    return Bonds(together=_connected(together, Bonds(apart=frozenset(apart))), apart=frozenset(apart))


def _divided(together: frozenset[int], decision: Decision) -> tuple[frozenset[int], ...]:
    """What was said to be one, after a word that some of it is not."""
    if together.isdisjoint(decision.reports) or together.isdisjoint(decision.apart_from):
        return (together,)
    return together & decision.reports, together - decision.reports


def _connected(together: Sequence[frozenset[int]], bonds: Bonds) -> tuple[frozenset[int], ...]:
    """Sets that share a report as one; an earlier set gives up what it shares with later ones that it is apart from."""
    found: list[frozenset[int]] = []
    for one in reversed(together):
        for other in [other for other in found if other & one]:
            if bonds.part(one - other, other):
                one -= other
            else:
                found.remove(other)
                one |= other
        found.append(one)
    return tuple(one for one in found if len(one) > 1)
