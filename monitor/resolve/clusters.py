"""Putting reports together that tell one change; the order in which they came plays no part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from monitor.resolve.likeness import Likeness
from monitor.resolve.names import Name, parse, same_person
from monitor.resolve.organisations import handles, same_house, words_of
from monitor.resolve.roles import same_post
from monitor.types import Kind, KnownReport, Report

#: From a rumour to the first day in office it is a quarter and a month; a second spell in one post comes later.
_WINDOW = timedelta(days=120)
#: Reports that say little (no house, nobody named) must be of one wave of news: two weekly papers and a month's digest.
_SHORT_WINDOW = timedelta(days=30)
#: An interim appointment is followed by the permanent one; a report that leaves "interim" out is of the same week.
_SAME_NEWS = timedelta(days=7)
#: Told a year ahead ("retires after next year's meeting") and again when it happens: one change, if the dates agree.
_LONG_WINDOW = timedelta(days=400)
#: "In March" is its first day, "next quarter" too: dates of one change differ by a month and a half.
_DATES_AGREE = timedelta(days=45)
#: Farther apart they are of two changes, whatever else agrees.
_DATES_DIFFER = timedelta(days=120)


@dataclass(frozen=True)
class Telling:
    """A report with its names taken apart."""

    known: KnownReport

    @property
    def report(self) -> Report:
        """What it says."""
        return self.known.report

    @cached_property
    def name(self) -> Name | None:
        """None where nobody is named."""
        return parse(self.report.person) if self.report.person else None

    @cached_property
    def house(self) -> tuple[str, ...]:
        """Empty where no organisation is named."""
        return words_of(self.report.organisation) if self.report.organisation else ()

    @property
    def weak(self) -> bool:
        """Whether it fits so many changes that it may only join where there is no choice."""
        return not self.house or (self.name is not None and self.name.weak)


def cluster(reports: Iterable[KnownReport]) -> list[list[Telling]]:
    """The reports in groups, one for each change, in an order that depends on what they say alone."""
    tellings = _in_order([Telling(known) for known in reports])
    groups = _Groups()
    for telling in tellings:
        if not telling.weak:
            groups.place(telling)
    weak = [telling for telling in tellings if telling.weak]
    candidates = [groups.fitting(telling, at_least=Likeness.WEAK) for telling in weak]
    alone = [telling for telling, fits in zip(weak, candidates, strict=True) if not groups.join_only(telling, fits)]
    leftover = _Groups()
    for telling in alone:
        leftover.place(telling)
    return groups.members() + leftover.members()


def _in_order(tellings: list[Telling]) -> list[Telling]:
    """By time, then by content, never by id: ids tell in which order stories came in.

    Two that say the same are told apart by what else their stories say, since a story tells each change once.
    """
    content = {id(t): (t.known.published_at, repr(t.report), t.report.confidence) for t in tellings}
    of_story: dict[int, list[str]] = defaultdict(list)
    for telling in tellings:
        of_story[telling.known.story_id].append(repr(content[id(telling)]))
    context = {story: sorted(said) for story, said in of_story.items()}
    return sorted(tellings, key=lambda t: (content[id(t)], context[t.known.story_id]))


@dataclass
class _Group:
    """Reports of one change: each agrees with every other on who, where and which post."""

    members: list[Telling] = field(default_factory=list)
    stories: set[int] = field(default_factory=set)

    def add(self, telling: Telling) -> None:
        self.members.append(telling)
        self.stories.add(telling.known.story_id)

    def likeness(self, telling: Telling) -> tuple[Likeness, int, timedelta]:
        """(the weakest agreement, the sum of agreements with the best member, minus the time to the nearest).

        What rules most groups out is asked first: of a frequent family name there are hundreds.
        """
        if not any(_in_time(telling, member) for member in self.members):
            return _NO_FIT
        agreements = []
        for member in self.members:
            agreement = _agreement(telling, member)
            if Likeness.NO in agreement or agreement.count(Likeness.WEAK) > 1 or _clash(telling, member):
                return _NO_FIT
            agreements.append(agreement)
        worst = min(min(agreement) for agreement in agreements)
        if telling.known.story_id in self.stories and worst < Likeness.EXACT:
            return _NO_FIT  # a story tells each change once: two of its reports are one only in the same words
        gap = min(abs(telling.known.published_at - member.known.published_at) for member in self.members)
        return worst, max(sum(agreement) for agreement in agreements), -gap


_NO_FIT = (Likeness.NO, 0, -_LONG_WINDOW)


def _agreement(one: Telling, other: Telling) -> tuple[Likeness, Likeness, Likeness]:
    """On the person, the house and the post."""
    return _persons(one, other), _houses(one, other), same_post(one.report, other.report)


def _persons(one: Telling, other: Telling) -> Likeness:
    if one.name is None or other.name is None:
        return Likeness.EXACT if one.name is other.name else Likeness.NO
    return same_person(one.name, other.name)


def _houses(one: Telling, other: Telling) -> Likeness:
    """A house not named may be any, for a person named in full."""
    if one.house and other.house:
        return same_house(one.house, other.house)
    if one.name is None or other.name is None or one.name.weak or other.name.weak:
        return Likeness.NO
    return Likeness.WEAK if one.house or other.house else Likeness.LIKELY


def _in_time(one: Telling, other: Telling) -> bool:
    gap = abs(one.known.published_at - other.known.published_at)
    apart = _dates_apart(one.report, other.report)
    if apart is not None and apart <= _DATES_AGREE:
        return gap <= _LONG_WINDOW
    vague = not (one.house and other.house) or one.name is None or other.name is None
    return gap <= (_SHORT_WINDOW if vague or apart is not None else _WINDOW)


def _clash(one: Telling, other: Telling) -> bool:
    """What cannot be said of one change."""
    apart = _dates_apart(one.report, other.report)
    if apart is not None and apart > _DATES_DIFFER:
        return True
    interim = (one.report.kind is Kind.INTERIM) != (other.report.kind is Kind.INTERIM)
    return interim and abs(one.known.published_at - other.known.published_at) > _SAME_NEWS


def _dates_apart(one: Report, other: Report) -> timedelta | None:
    if one.effective_on is None or other.effective_on is None:
        return None
    return abs(one.effective_on - other.effective_on)


class _Groups:
    """Groups in the order in which they were begun, found by change and by the words of the house."""

    def __init__(self) -> None:
        self._groups: list[_Group] = []
        self._by_handle: dict[tuple[str, str], set[int]] = defaultdict(set)

    def members(self) -> list[list[Telling]]:
        return [group.members for group in self._groups]

    def place(self, telling: Telling) -> None:
        """Into the group that it fits best, or into one of its own."""
        fits = self.fitting(telling, at_least=Likeness.LIKELY)
        if not fits:
            self._groups.append(_Group())
        self._add(max(fits)[-1] if fits else len(self._groups) - 1, telling)

    def fitting(self, telling: Telling, *, at_least: Likeness) -> list[tuple[int, timedelta, int, int]]:
        """Groups that it agrees with, each as (agreement, minus the gap, minus its place, its place)."""
        found = []
        for place in self._near(telling):
            worst, total, nearness = self._groups[place].likeness(telling)
            if worst >= at_least:
                found.append((total, nearness, -place, place))
        return found

    def join_only(self, telling: Telling, fits: list[tuple[int, timedelta, int, int]]) -> bool:
        """Joins the one group that it fits; says no where there is none, or a choice."""
        if len(fits) == 1:
            self._groups[fits[0][-1]].add(telling)
        return len(fits) == 1

    def _near(self, telling: Telling) -> set[int]:
        change = telling.report.change.value
        if not telling.house:
            return {place for (kind, _), places in self._by_handle.items() if kind == change for place in places}
        found = (self._by_handle.get((change, handle), set()) for handle in {*handles(telling.house), ""})
        return set().union(*found)

    def _add(self, place: int, telling: Telling) -> None:
        self._groups[place].add(telling)
        for handle in handles(telling.house) if telling.house else {""}:
            self._by_handle[telling.report.change.value, handle].add(place)
