"""Putting reports together that tell one change; the order in which they came plays no part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from monitor.resolve.agreement import LONG_WINDOW, agreements, clash, in_time, persons, posts
from monitor.resolve.candidates import kept_under, looked_up
from monitor.resolve.corrections import with_wrongs
from monitor.resolve.decisions import NO_BONDS, Bonds
from monitor.resolve.likeness import Likeness
from monitor.resolve.successions import with_posts_set_right
from monitor.resolve.telling import Telling
from monitor.types import KnownReport


def cluster(
    reports: Iterable[KnownReport], bonds: Bonds = NO_BONDS, *, beside: Iterable[Iterable[KnownReport]] = ()
) -> list[list[Telling]]:
    """The reports in groups, one for each change, in an order that depends on what they say alone. `beside`: groups of
    other blocks (`Block.beside`).
    """
    tellings = [Telling(known) for known in reports]
    groups = _clustered(tellings, bonds)
    followers = with_posts_set_right(groups, (_as_it_stands(group) for group in beside))
    if not followers:
        return groups
    following = {telling.known.id: telling for telling in followers}
    return _clustered([following.get(telling.known.id, telling) for telling in tellings], bonds)


def _as_it_stands(group: Iterable[KnownReport]) -> list[Telling]:
    """A group of another block, which was put together before."""
    return _with_wrongs_behind(with_wrongs(_in_order([Telling(known) for known in group]), NO_BONDS))


def _with_wrongs_behind(group: list[Telling]) -> list[Telling]:
    return [*group, *(wrong for telling in group for wrong in telling.wrongs)]


def _clustered(tellings: list[Telling], bonds: Bonds) -> list[list[Telling]]:
    tellings = with_wrongs(_in_order(tellings), bonds)
    groups = _Groups(bonds)
    for telling in tellings:
        if not telling.weak:
            groups.place(telling)
    groups.set_right()
    weak = [telling for telling in tellings if telling.weak]
    alone = groups.join(weak)
    leftover = _Groups(bonds)
    for telling in alone:
        leftover.place(telling)
    told = groups.members() + leftover.members()
    return _joined([_with_wrongs_behind(group) for group in told], bonds)


def _joined(groups: list[list[Telling]], bonds: Bonds) -> list[list[Telling]]:
    """Groups that a user said to be one, as one, at the place of the first; what is apart from it stays behind."""
    for together in bonds.together:
        meant = [group for group in groups if any(telling.known.id in together for telling in group)]
        if len(meant) < 2:
            continue
        one = [telling for group in meant for telling in group if telling.known.id in together]
        left = [_left_behind(group, one, together, bonds) for group in meant]
        meant[0][:] = one
        groups = [group for group in groups if not any(group is gone for gone in meant[1:])]
        groups += [group for group in left if group]
    return groups


def _left_behind(group: list[Telling], one: list[Telling], together: frozenset[int], bonds: Bonds) -> list[Telling]:
    """Those of a group that cannot go along; the others are added to `one`, those said to be one all or none."""
    left: list[Telling] = []
    rest = [telling for telling in group if telling.known.id not in together]
    bound = [[telling for telling in rest if telling.known.id in each] for each in bonds.together]
    free = [[telling] for telling in rest if not any(telling.known.id in each for each in bonds.together)]
    for unit in [*bound, *free]:
        parted = bonds.part((telling.known.id for telling in unit), (telling.known.id for telling in one))
        (left if parted else one).extend(unit)
    return left


def _in_order(tellings: list[Telling]) -> list[Telling]:
    """By time, then by content, never by id: ids tell in which order stories came in.

    Two that say the same are told apart by what else their stories say, since a story tells each change once, and by
    its address: a user may have said that they are two.
    """
    content = {id(t): (t.known.published_at, repr(t.report), t.report.confidence) for t in tellings}
    of_story: dict[int, list[str]] = defaultdict(list)
    for telling in tellings:
        of_story[telling.known.story_id].append(repr(content[id(telling)]))
    context = {story: sorted(said) for story, said in of_story.items()}
    return sorted(tellings, key=lambda t: (content[id(t)], context[t.known.story_id], t.known.url or ""))


@dataclass
class _Group:
    """Reports of one change: each agrees with every other on who, where and which post."""

    bonds: Bonds
    members: list[Telling] = field(default_factory=list)
    stories: set[int] = field(default_factory=set)

    def add(self, telling: Telling) -> None:
        self.members.append(telling)
        self.stories.add(telling.known.story_id)

    def likeness(self, telling: Telling) -> tuple[Likeness, int, timedelta]:
        """(the weakest agreement, the sum of agreements with the best member, minus the time to the nearest).

        What rules most groups out is asked first: of a frequent family name there are hundreds.
        """
        if not any(in_time(telling, member) for member in self.members):
            return _NO_FIT
        if self.bonds.part([telling.known.id], (member.known.id for member in self.members)):
            return _NO_FIT
        found = []
        person, post = self._floors(telling)
        for member in self.members:
            agreed = agreements(telling, member, persons_at_least=person, posts_at_least=post)
            if Likeness.NO in agreed or agreed.count(Likeness.WEAK) > 1 or clash(telling, member):
                return _NO_FIT
            found.append(agreed)
        worst = min(min(agreed) for agreed in found)
        if telling.known.story_id in self.stories and worst < Likeness.EXACT:
            return _NO_FIT  # a story tells each change once: two of its reports are one only in the same words
        gap = min(abs(telling.known.published_at - member.known.published_at) for member in self.members)
        return worst, max(sum(agreed) for agreed in found), -gap

    def _floors(self, telling: Telling) -> tuple[Likeness, Likeness]:
        """How far it agrees at least with each member on the person and on the post: of what was set right some tell
        the wrong one, some the right one, and one of them is enough.
        """
        if not any(member.corrects for member in self.members):
            return Likeness.NO, Likeness.NO
        return (
            max(persons(telling, member) for member in self.members),
            max(posts(telling, member) for member in self.members),
        )


_NO_FIT = (Likeness.NO, 0, -LONG_WINDOW)


class _Groups:
    """Groups in the order in which they were begun, found by change and by the words of the house."""

    def __init__(self, bonds: Bonds) -> None:
        self._bonds = bonds
        self._groups: list[_Group] = []
        self._by_handle: dict[tuple[str, str], set[int]] = defaultdict(set)

    def members(self) -> list[list[Telling]]:
        return [group.members for group in self._groups if group.members]

    def place(self, telling: Telling) -> None:
        """Into the group that it fits best, or into one of its own."""
        fits = self.fitting(telling, at_least=Likeness.LIKELY)
        if not fits:
            self._groups.append(_Group(self._bonds))
        self._add(max(fits)[-1] if fits else len(self._groups) - 1, telling)

    def set_right(self) -> None:
        """Into the group of a story that says what was told wrongly come the groups of those that told it, also where
        others told the right one before it.
        """
        for place, group in enumerate(self._groups):
            for telling in [member for member in group.members if member.wrongs]:
                for other in sorted(self._near(telling) - {place}):
                    self._absorb(place, other)

    def _absorb(self, place: int, other: int) -> None:
        into, wrong = self._groups[place], self._groups[other]
        ids = [[member.known.id for member in group.members] for group in (into, wrong)]
        if not wrong.members or into.stories & wrong.stories or self._bonds.part(*ids):
            return
        one = _Group(self._bonds, list(into.members), set(into.stories))
        for member in wrong.members:
            if one.likeness(member)[0] < Likeness.LIKELY:
                return
            one.add(member)
        for member in wrong.members:
            self._add(place, member)
        self._groups[other] = _Group(self._bonds)

    def fitting(self, telling: Telling, *, at_least: Likeness) -> list[tuple[int, timedelta, int, int]]:
        """Groups that it agrees with, each as (agreement, minus the gap, minus its place, its place)."""
        found = []
        for place in self._near(telling):
            worst, total, nearness = self._groups[place].likeness(telling)
            if worst >= at_least:
                found.append((total, nearness, -place, place))
        return found

    def join(self, tellings: list[Telling]) -> list[Telling]:
        """Puts each into the one group that it fits; gives those that fit none, or have a choice, or want one with
        another that they are apart from: which of the two came first must not matter.
        """
        fits = [self.fitting(telling, at_least=Likeness.WEAK) for telling in tellings]
        wanted: dict[int, list[Telling]] = defaultdict(list)
        for telling, found in zip(tellings, fits, strict=True):
            if len(found) == 1:
                wanted[found[0][-1]].append(telling)
        joined = set()
        for place, those in wanted.items():
            ids = [telling.known.id for telling in those]
            for telling in those:
                if not self._bonds.part([telling.known.id], ids):
                    self._groups[place].add(telling)
                    joined.add(telling.known.id)
        return [telling for telling in tellings if telling.known.id not in joined]

    def _near(self, telling: Telling) -> set[int]:
        change = telling.report.change.value
        return set().union(*(self._by_handle.get((change, key), ()) for key in looked_up(telling)))

    def _add(self, place: int, telling: Telling) -> None:
        self._groups[place].add(telling)
        for key in kept_under(telling):
            self._by_handle[telling.report.change.value, key].add(place)
