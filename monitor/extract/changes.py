"""Scores -> changes: who starts or ends which role where, still as entities."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from monitor.extract import thresholds
from monitor.extract.entities import Entity, in_full
from monitor.extract.scheme import END_KINDS, START_KINDS
from monitor.extract.scores import Scores, best
from monitor.extract.successions import Same, Successions
from monitor.extract.told import Told


class Decider:
    """Decides the changes of one story."""

    def __init__(
        self, entities: Sequence[Entity], scores: Scores, same_role: Same, *, letters: int, early: Set[int]
    ) -> None:
        """`letters` of the text: in a headline or a few sentences a surname is enough, a long article asks more.

        `early`: the entities named in headline or lead, of whom it does not.
        """
        self._scores = scores
        self._same_role = same_role
        self._of: dict[str, list[int]] = {letter: [] for letter in "pord"}
        for i, entity in enumerate(entities):
            self._of[entity.type].append(i)
        brief = letters < thresholds.BRIEF
        self._known = [p for p in self._of["p"] if brief or in_full(entities[p].name)]
        self._late = set(self._of["p"]) - early if letters > thresholds.LONG else set()

    def decide(self) -> tuple[Told, ...]:
        """Every change, persons in the order of the story, then those with nobody named."""
        told = self._persons()
        successions = Successions(self._scores, self._known, self._same_role, self._told)
        told = self._one_way([*told, *self._unclaimed(told)])
        told = successions.with_predecessors(told)
        told += self._gone_on(told)
        told += self._lone(told)
        return tuple(successions.moved_on(successions.linked(told)))

    # --- one person ---

    def _persons(self) -> list[Told]:
        """Everybody's changes; who follows a mover of the lead, or is followed by one, is known as well as they are."""
        told = {person: self._both(person) for person in self._of["p"] if person not in self._late}
        movers = [person for person in told if told[person]]
        late = sorted(self._late)
        self._late -= {p for p in late if any(self._scores.follows(p, o) >= thresholds.RELATED for o in movers)}
        told |= {person: self._both(person) for person in late}
        return [t for person in self._of["p"] for t in told[person]]

    def _both(self, person: int) -> list[Told]:
        return [t for change in ("start", "end") for t in self._person(person, change)]

    def _person(self, person: int, change: str) -> list[Told]:
        scores = self._scores
        roles = self._roles(person, change)
        alone = scores.of(person, change)
        role = scores.between(person, roles[0], change) if roles else 0.0
        sure = max(alone, role) * 0.5 + 0.5 * (0.5 * (alone + role) if roles else alone)
        if sure < self._least(person):
            return []
        least = (thresholds.ROLE, *[thresholds.FURTHER_ROLE] * len(roles))
        chosen = [role for role, at in zip(roles, least, strict=False) if scores.between(person, role, change) >= at]
        return [self._told(change, person, role, sure) for role in (self._distinct(chosen) or [None])]

    def _least(self, person: int) -> float:
        """How sure it must be that a person takes part in a change."""
        if person not in self._known:
            return thresholds.ONE_WORD
        return thresholds.TAKES_PART_LATE if person in self._late else thresholds.TAKES_PART

    def _roles(self, person: int, change: str) -> list[int]:
        return sorted(self._of["r"], key=lambda role: -self._scores.between(person, role, change))

    def _distinct(self, roles: list[int]) -> list[int | None]:
        """Of roles that are one post in different words, the one that is surest."""
        out: list[int | None] = []
        for role in roles:
            if not any(other is not None and self._same_role(role, other) for other in out):
                out.append(role)
        return out

    def _told(self, change: str, person: int | None, role: int | None, sure: float) -> Told:
        one = person if person is not None else role
        was = self._background(person, role, "was") if change == "start" else (None, None)
        to = self._background(person, role, "to") if change == "end" else (None, None)
        organisation = self._organisation(person, role, change)
        if was == (None, organisation):
            was = (None, None)  # nobody comes from where they go; inside a house only another role is news
        if to == (None, organisation):
            to = (None, None)
        return Told(
            change=change,
            person=person,
            role=role,
            organisation=organisation,
            kind=self._kind(one, change),
            status=self._status(one),
            sure=sure * min(1.0, 0.5 + self._scores.flag / 2),
            was=was,
            to=to,
            reports_to=best(
                self._known, lambda other: self._scores.between(person, other, "reports"), thresholds.RELATED, person
            ),
            when=best(
                self._of["d"],
                lambda d: max(self._scores.between(person, d, change), self._scores.between(role, d, change)),
                thresholds.WHEN,
            ),
        )

    def _organisation(self, person: int | None, role: int | None, change: str) -> int | None:
        scores = self._scores

        def value(o: int) -> float:
            parts = [scores.of(o, change)]
            if person is not None:
                parts += [scores.between(person, o, change)] * 2
            if role is not None:
                parts += [scores.between(role, o, "of")]
            return sum(parts) / len(parts)

        return best(self._of["o"], value, thresholds.ORGANISATION)

    def _background(self, person: int | None, role: int | None, label: str) -> tuple[int | None, int | None]:
        scores = self._scores
        other = best(self._of["r"], lambda r: scores.between(person, r, label), thresholds.BACKGROUND, role)

        def value(o: int) -> float:
            mine = scores.between(person, o, label)
            return mine if other is None else (mine + scores.between(other, o, "of")) / 2

        return other, best(self._of["o"], value, thresholds.BACKGROUND)

    def _kind(self, one: int | None, change: str) -> str:
        kinds = START_KINDS if change == "start" else END_KINDS
        if one is None:
            return ""
        likeliest = max(kinds, key=lambda kind: self._scores.of(one, f"{change}:{kind}"))
        return likeliest if self._scores.of(one, f"{change}:{likeliest}") >= thresholds.KIND else ""

    def _status(self, one: int | None) -> str:
        if one is None:
            return ""
        proposed, rumoured = self._scores.of(one, "proposed"), self._scores.of(one, "rumoured")
        if max(proposed, rumoured) < thresholds.STATUS:
            return ""
        return "rumoured" if rumoured >= proposed else "proposed"

    def _unclaimed(self, told: Sequence[Told]) -> list[Told]:
        """A post that surely is taken and that nobody said so far was found to take: whoever is likeliest to."""
        out: list[Told] = []
        starters = {t.person for t in told if t.change == "start"}
        for role in self._of["r"]:
            sure = self._scores.of(role, "start")
            if sure < thresholds.TAKEN or self._claimed(role, "start", [*told, *out]):
                continue

            def taking(person: int, role: int = role) -> float:
                return self._scores.between(person, role, "start")

            person = best([p for p in self._known if p not in starters], taking, thresholds.TAKER)
            if person is not None:
                starters.add(person)
                out.append(self._told("start", person, role, (sure + taking(person)) / 2))
        return out

    def _gone_on(self, told: Sequence[Told]) -> list[Told]:
        """Who leaves a post for another one of the story starts there: what is said of either way counts for both."""
        out: list[Told] = []
        starters = {t.person for t in told if t.change == "start"}
        for end in [t for t in told if t.change == "end" and t.person is not None and t.person not in starters]:

            def going(role: int, person: int | None = end.person) -> float:
                start, to = (self._scores.between(person, role, label) for label in ("start", "to"))
                return 1 - (1 - start) * (1 - to)

            others = [r for r in self._of["r"] if end.role is None or not self._same_role(r, end.role)]
            role = best(others, going, thresholds.GOES_ON)
            if role is not None:
                start = self._told("start", end.person, role, going(role))
                out.append(start if start.organisation is not None else replace(start, organisation=end.organisation))
        return out

    def _claimed(self, role: int, change: str, told: Sequence[Told]) -> bool:
        """Whether a change of the same post is told already."""
        return any(t.role is not None and self._same_role(t.role, role) for t in told if t.change == change)

    def _one_way(self, told: list[Told]) -> list[Told]:
        """Nobody starts and ends in one post: the surer of the two stays, the first of equals."""
        ranked = sorted(told, key=lambda t: -t.sure)
        out: list[Told] = []
        for t in told:
            surer = ranked[: ranked.index(t)]
            sure_of_both = t.role is None and t.sure >= thresholds.BOTH_WAYS
            if sure_of_both or not any(self._is_other_way(t, o) for o in surer):
                out.append(t)
        return out

    def _is_other_way(self, one: Told, other: Told) -> bool:
        """Whether the same person is told to start and to end in one post."""
        if one.person != other.person or one.change == other.change:
            return False
        if one.role is None or other.role is None:
            return one.role == other.role
        houses = {one.organisation, other.organisation} - {None}
        return len(houses) < 2 and self._same_role(one.role, other.role)

    # --- nobody named ---

    def _lone(self, told: list[Told]) -> list[Told]:
        out: list[Told] = []
        for role in self._of["r"]:
            for change in ("start", "end"):
                sure = self._scores.of(role, f"lone {change}")
                if sure >= thresholds.LONE and not self._claimed(role, change, [*told, *out]):
                    out.append(self._told(change, None, role, sure))
        return out
