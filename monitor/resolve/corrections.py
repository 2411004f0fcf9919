"""What a story says was told wrongly, beside what it tells in its place ("An earlier version said that she was named
CFO"): the wrong one is no change of its own, but leads to the reports that told it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from monitor.resolve.decisions import Bonds
from monitor.resolve.likeness import Likeness
from monitor.resolve.name import Name
from monitor.resolve.persons import same_person
from monitor.resolve.roles import same_post
from monitor.resolve.telling import Telling
from monitor.text import nearly
from monitor.types import Status


def with_wrongs(tellings: Sequence[Telling], bonds: Bonds) -> list[Telling]:
    """The tellings in their order, those that their own story tells in place of a wrong one with it; the wrong ones are
    left out. What a user keeps apart stays apart.
    """
    of_story: dict[int, list[Telling]] = defaultdict(list)
    for telling in tellings:
        of_story[telling.known.story_id].append(telling)
    wrongs: dict[int, list[Telling]] = defaultdict(list)
    gone = set()
    for wrong in (telling for telling in tellings if _may_be_wrong(telling)):
        told = of_story[wrong.known.story_id]
        right = next((t for t in told if _in_place_of(t, wrong) and not _parted(t, wrong, bonds)), None)
        if right is not None:
            wrongs[right.known.id].append(wrong)
            gone.add(wrong.known.id)
    return [
        replace(telling, wrongs=tuple(wrongs[telling.known.id])) if telling.known.id in wrongs else telling
        for telling in tellings
        if telling.known.id not in gone
    ]


def _may_be_wrong(telling: Telling) -> bool:
    """What was decided and is taken back was not wrong when it was told."""
    return telling.report.denied and telling.report.status is not Status.CONFIRMED


def _parted(one: Telling, other: Telling, bonds: Bonds) -> bool:
    return bonds.part([one.known.id], [other.known.id])


def _in_place_of(right: Telling, wrong: Telling) -> bool:
    """Whether it tells the same change of the same person with another post, or of one whose name is nearly the same in
    the same post.
    """
    if (
        right.report.denied
        or right.report.change is not wrong.report.change
        or right.name is None
        or wrong.name is None
    ):
        return False
    if right.house and wrong.house and right.house != wrong.house:
        return False
    one_person = same_person(right.name, wrong.name) is not Likeness.NO
    one_post = same_post(right.report, wrong.report) is not Likeness.NO
    return one_post != one_person and (one_person or misspelt(right.name, wrong.name))


def misspelt(one: Name, other: Name) -> bool:
    """Whether family or given name is the same and the other one nearly."""
    if not one.given or not other.given:
        return False
    if one.family == other.family:
        return nearly(one.given[0], other.given[0])
    return one.given[0] == other.given[0] and nearly(one.family, other.family)
