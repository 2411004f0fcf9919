"""Scores -> changes: who starts or ends which role where, still as entities. All thresholds stand here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from monitor.extract.entities import Entity, in_full
from monitor.extract.scheme import END_KINDS, START_KINDS
from monitor.extract.scores import Scores

# Chosen on the development sets, see docs/reading.md.
ONE_WORD = 0.9  #: the same, of somebody whom a whole article names by one word alone: most such are no persons
TAKES_PART = 0.65  #: of a person's part in a change, from the person alone and from the pairs with a role
ROLE = 0.2  #: what the surest role of a change must have
FURTHER_ROLE = 0.95  #: from which another role of the same person is a change of its own
ORGANISATION = 0.35
BACKGROUND = 0.5  #: role or organisation before or after
RELATED = 0.5  #: replaces, reports to
NAMED_PREDECESSOR = 0.6  #: from which somebody who is replaced also leaves
OWN_ROLE = 0.6  #: from which the role that they leave is the one said of them, not the successor's
NO_LONGER = 0.1  #: what their own leaving must have for that
WHEN = 0.4
LONE = 0.6  #: a change with nobody named
STATUS = 0.5
FLAG = 0.8  #: the least that the windows must have for any change to stand
KIND = 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A change as entities of the story (places among them)."""

    change: str  #: "start" or "end"
    person: int | None
    role: int | None
    organisation: int | None
    kind: str
    status: str
    confidence: float
    was: tuple[int | None, int | None] = (None, None)
    to: tuple[int | None, int | None] = (None, None)
    predecessor: int | None = None
    successor: int | None = None
    reports_to: int | None = None
    when: int | None = None


Same = Callable[[int, int], bool]  #: whether two roles are one post in different words


class Decider:
    """Decides the changes of one story."""

    def __init__(self, entities: Sequence[Entity], scores: Scores, same_role: Same, *, brief: bool = False) -> None:
        """`brief`: a headline or a few sentences, in which a surname is enough."""
        self._scores = scores
        self._same_role = same_role
        self._of: dict[str, list[int]] = {letter: [] for letter in "pord"}
        for i, entity in enumerate(entities):
            self._of[entity.type].append(i)
        self._known = [p for p in self._of["p"] if brief or in_full(entities[p].name)]

    def decide(self) -> tuple[Told, ...]:
        """Every change, persons in the order of the story, then those with nobody named."""
        if self._scores.flag < FLAG:
            return ()
        told = [t for person in self._of["p"] for change in ("start", "end") for t in self._person(person, change)]
        told = self._predecessors(_one_way(told))
        told += self._lone(told)
        return tuple(_moved_on([self._linked(t, told) for t in told]))

    # --- one person ---

    def _person(self, person: int, change: str) -> list[Told]:
        scores = self._scores
        roles = self._roles(person, change)
        alone = scores.of(person, change)
        best = scores.between(person, roles[0], change) if roles else 0.0
        sure = max(alone, best) * 0.5 + 0.5 * (0.5 * (alone + best) if roles else alone)
        if sure < (TAKES_PART if person in self._known else ONE_WORD):
            return []
        least = (ROLE, *[FURTHER_ROLE] * len(roles))
        chosen = [role for role, at in zip(roles, least, strict=False) if scores.between(person, role, change) >= at]
        return [self._told(change, person, role, sure) for role in (self._distinct(chosen) or [None])]

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
        return Told(
            change=change,
            person=person,
            role=role,
            organisation=organisation,
            kind=self._kind(one, change),
            status=self._status(one),
            confidence=sure * min(1.0, 0.5 + self._scores.flag / 2),
            was=was,
            to=to,
            reports_to=self._best(
                self._known, lambda other: self._scores.between(person, other, "reports"), RELATED, person
            ),
            when=self._best(
                self._of["d"],
                lambda d: max(self._scores.between(person, d, change), self._scores.between(role, d, change)),
                WHEN,
            ),
        )

    def _best(
        self, among: Sequence[int], value: Callable[[int], float], least: float, but: int | None = None
    ) -> int | None:
        ranked = [(value(i), -i) for i in among if i != but]
        if not ranked or max(ranked)[0] < least:
            return None
        return -max(ranked)[1]

    def _organisation(self, person: int | None, role: int | None, change: str) -> int | None:
        scores = self._scores

        def value(o: int) -> float:
            parts = [scores.of(o, change)]
            if person is not None:
                parts += [scores.between(person, o, change)] * 2
            if role is not None:
                parts += [scores.between(role, o, "of")]
            return sum(parts) / len(parts)

        return self._best(self._of["o"], value, ORGANISATION)

    def _background(self, person: int | None, role: int | None, label: str) -> tuple[int | None, int | None]:
        scores = self._scores
        other = self._best(self._of["r"], lambda r: scores.between(person, r, label), BACKGROUND, role)

        def value(o: int) -> float:
            mine = scores.between(person, o, label)
            return mine if other is None else (mine + scores.between(other, o, "of")) / 2

        return other, self._best(self._of["o"], value, BACKGROUND)

    def _kind(self, one: int | None, change: str) -> str:
        kinds = START_KINDS if change == "start" else END_KINDS
        best = max(kinds, key=lambda kind: self._scores.of(one, f"{change}:{kind}") if one is not None else 0.0)
        return best if one is not None and self._scores.of(one, f"{change}:{best}") >= KIND else ""

    def _status(self, one: int | None) -> str:
        if one is None:
            return ""
        proposed, rumoured = self._scores.of(one, "proposed"), self._scores.of(one, "rumoured")
        if max(proposed, rumoured) < STATUS:
            return ""
        return "rumoured" if rumoured >= proposed else "proposed"

    # --- several together ---

    def _predecessors(self, told: list[Told]) -> list[Told]:
        """A named predecessor leaves the successor's post, also where only the successor's sentence says so."""
        out = list(told)
        for start in told:
            if start.change != "start":
                continue
            for other in self._known:
                replaced = self._scores.between(start.person, other, "replaces")
                if replaced < NAMED_PREDECESSOR or self._scores.of(other, "end") < NO_LONGER:
                    continue
                ends = [i for i, t in enumerate(out) if t.person == other and t.change == "end"]
                if not ends:
                    end = self._told("end", other, start.role, replaced)
                    out.append(replace(end, organisation=start.organisation))
                elif len(ends) == 1 and self._loosely(out[ends[0]]):
                    out[ends[0]] = replace(out[ends[0]], role=start.role, organisation=start.organisation)
        return out

    def _loosely(self, end: Told) -> bool:
        """Whether what somebody leaves is said less surely than that the successor takes it over."""
        return self._scores.between(end.person, end.role, "end") < OWN_ROLE

    def _lone(self, told: list[Told]) -> list[Told]:
        out: list[Told] = []
        for role in self._of["r"]:
            for change in ("start", "end"):
                sure = self._scores.of(role, f"lone {change}")
                known = any(
                    t.role is not None and self._same_role(t.role, role) for t in (*told, *out) if t.change == change
                )
                if sure >= LONE and not known:
                    out.append(self._told(change, None, role, sure))
        return out

    def _linked(self, one: Told, told: Sequence[Told]) -> Told:
        """With predecessor or successor: of those related, the one who holds or held the same role."""
        if one.person is None:
            return one
        label = "end" if one.change == "start" else "start"

        def value(other: int) -> float:
            new, old = (one.person, other) if one.change == "start" else (other, one.person)
            related = self._scores.between(new, old, "replaces")
            theirs = [t.role for t in told if t.person == other and t.change == label and t.role is not None]
            if related < RELATED or one.role is None or not theirs:
                return related
            return related if any(self._same_role(one.role, role) for role in theirs) else 0.0

        other = self._best(self._known, value, RELATED, one.person)
        return replace(one, predecessor=other) if one.change == "start" else replace(one, successor=other)


def _one_way(told: list[Told]) -> list[Told]:
    """Nobody starts and ends in one role: the surer of the two stays."""
    out: list[Told] = []
    for t in told:
        twin = [o for o in told if o.person == t.person and o.role == t.role and o.change != t.change]
        if not twin or (t.role is None and t.confidence >= 0.6) or t.confidence > twin[0].confidence:
            out.append(t)
    return out


def _moved_on(told: list[Told]) -> list[Told]:
    """Where a person leaves one post and takes another, each of the two changes names the other's post.

    Inside one house that is what the kind `moved` says, where the words tell no other.
    """
    out: list[Told] = []
    for t in told:
        others = [o for o in told if t.person is not None and o.person == t.person and o.change != t.change]
        other = max(others, key=lambda o: o.confidence, default=None)
        if other is None or other.role == t.role or {t.status, other.status} != {""}:
            out.append(t)
            continue
        inside = t.organisation == other.organisation
        kind = t.kind or ("moved" if inside else "")
        post = (other.role, other.organisation)
        if t.change == "start":
            out.append(replace(t, kind=kind, was=post if inside or t.was == (None, None) else t.was))
        else:
            out.append(replace(t, kind=kind, to=post if inside or t.to == (None, None) else t.to))
    return out
