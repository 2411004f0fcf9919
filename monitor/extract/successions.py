"""What changes tell of one another: who follows whom in a post, and who left one post for another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from monitor.extract import thresholds
from monitor.extract.scores import Scores, best
from monitor.extract.told import Told

Same = Callable[[int, int], bool]  #: whether two roles are one post in different words
Tell = Callable[[str, int | None, int | None, float], Told]  #: change, person, role, how sure -> the change in full


class Successions:
    """The changes of one story beside one another. `people`: whom the story names well enough to be related."""

    def __init__(self, scores: Scores, people: Sequence[int], same_role: Same, tell: Tell) -> None:
        self._scores = scores
        self._people = people
        self._same_role = same_role
        self._tell = tell

    def with_predecessors(self, told: Sequence[Told]) -> list[Told]:
        """A named predecessor leaves the successor's post, also where only the successor's sentence says so."""
        out = list(told)
        for start in [t for t in told if t.change == "start" and t.person is not None]:
            for other in self._people:
                replaced = self._scores.between(start.person, other, "replaces")
                ends = [i for i, t in enumerate(out) if t.person == other and t.change == "end"]
                least = thresholds.RELATED if ends else thresholds.NAMED_PREDECESSOR
                if replaced < least or self._scores.of(other, "end") < thresholds.NO_LONGER:
                    continue
                if not ends:
                    end = self._tell("end", other, start.role, replaced)
                    out.append(replace(end, organisation=start.organisation))
                elif len(ends) == 1 and start.role is not None and self._loose(out[ends[0]]):
                    out[ends[0]] = replace(out[ends[0]], role=start.role, organisation=start.organisation)
        return out

    def _loose(self, end: Told) -> bool:
        """Whether what somebody leaves is said less surely than that the successor takes it over."""
        return self._scores.between(end.person, end.role, "end") < thresholds.OWN_ROLE

    def linked(self, told: Sequence[Told]) -> list[Told]:
        """Each change with predecessor or successor: of those related, the one who holds or held the same role."""
        return [self._link(one, told) for one in told]

    def _link(self, one: Told, told: Sequence[Told]) -> Told:
        if one.person is None:
            return one
        start = one.change == "start"
        theirs = {p: self._roles(p, "end" if start else "start", told) for p in self._people}

        def value(other: int) -> float:
            new, old = (one.person, other) if start else (other, one.person)
            return self._scores.between(new, old, "replaces")

        same = [p for p, roles in theirs.items() if any(self._is_same(one.role, role) for role in roles)]
        unsaid = [p for p, roles in theirs.items() if not roles or one.role is None]
        other = best(same, value, thresholds.RELATED, one.person)
        if other is None:
            other = best(unsaid, value, thresholds.RELATED, one.person)
        return replace(one, predecessor=other) if start else replace(one, successor=other)

    def _roles(self, person: int, change: str, told: Sequence[Told]) -> list[int]:
        return [t.role for t in told if t.person == person and t.change == change and t.role is not None]

    def _is_same(self, one: int | None, other: int) -> bool:
        return one is not None and self._same_role(one, other)

    def moved_on(self, told: Sequence[Told]) -> list[Told]:
        """Where a person leaves one post and takes another, each of the two changes names the other's post.

        Inside one house that is what the kind `moved` says, where the words tell no other.
        """
        return [self._beside(t, self._other_post(t, told)) for t in told]

    def _other_post(self, one: Told, told: Sequence[Told]) -> Told | None:
        """The surest change of the same person the other way, to or from another post."""
        return max(
            (
                t
                for t in told
                if t.person is not None and t.person == one.person and t.change != one.change and t.role is not None
                if one.role is None or not self._same_role(one.role, t.role)
                if t.status == one.status == ""
            ),
            key=lambda t: t.sure,
            default=None,
        )

    def _beside(self, one: Told, other: Told | None) -> Told:
        if other is None:
            return one
        inside = one.organisation is not None and one.organisation == other.organisation
        kind = "moved" if inside and one.kind in ("", "hired") else one.kind  # who is hired comes from outside
        post = (other.role, other.organisation)
        if one.change == "start":
            return replace(one, kind=kind, was=post if inside or one.was == (None, None) else one.was)
        return replace(one, kind=kind, to=post if inside or one.to == (None, None) else one.to)
