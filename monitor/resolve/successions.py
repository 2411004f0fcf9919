"""A departure from a post that was told wrongly: "Acme names Ada Moreno CFO, replacing Ben Ode", and a correction says
that she is COO. What the story knew of his post was the same error, so that his departure follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.resolve.best import best_value
from monitor.resolve.keys import house_key
from monitor.resolve.likeness import Likeness
from monitor.resolve.names import parse
from monitor.resolve.persons import same_person
from monitor.resolve.roles import same_post
from monitor.resolve.telling import Telling
from monitor.types import Change, Kind, Report


@dataclass(frozen=True, kw_only=True, slots=True)
class _SetRight:
    """An appointment as a story told it, with the error, and what became of it."""

    told: Telling
    value: Report  #: of the move
    by: tuple[int, ...]  #: the reports that name the error


def with_posts_set_right(groups: Sequence[Sequence[Telling]], beside: Iterable[Sequence[Telling]]) -> list[Telling]:
    """The departures that follow, each with the post as it is now known, none where none does. `beside`: groups of
    other blocks.

    A departure that a story tells without the error, or to deny it, stays as it is with all that tell the same: who
    says so by themselves may know.
    """
    by_story: dict[int, list[_SetRight]] = defaultdict(list)
    for group in (*groups, *beside):
        for known in _set_right(group):
            by_story[known.told.known.story_id].append(known)
    if not by_story:
        return []
    return [telling for group in groups for telling in _followers(group, by_story)]


def _set_right(group: Sequence[Telling]) -> list[_SetRight]:
    """The tellings of an appointment whose post another story names as the error."""
    wrongs = [wrong for telling in group for wrong in telling.wrongs]
    if not wrongs or group[0].report.change is not Change.APPOINTED:
        return []
    value = best_value(group)
    found = []
    for told in group:
        by = tuple(wrong.known.id for wrong in wrongs if _names_its_error(wrong, told))
        if by and not told.report.denied and told.report.role_code is not value.role_code:
            found.append(_SetRight(told=told, value=value, by=by))
    return found


def _names_its_error(wrong: Telling, told: Telling) -> bool:
    """Of one post at one house, letter by letter: that is how the store finds the stories that it reaches."""
    if wrong.known.story_id == told.known.story_id or wrong.report.role_code is not told.report.role_code:
        return False
    return house_key(wrong.report.organisation) == house_key(told.report.organisation) is not None


def _followers(group: Sequence[Telling], by_story: Mapping[int, Sequence[_SetRight]]) -> list[Telling]:
    """All of the group or none."""
    if group[0].report.change is not Change.DEPARTED:
        return []
    found = []
    for telling in group:
        beside = by_story.get(telling.known.story_id, ())
        known = next((each for each in beside if _is_one_succession(each.told, telling)), None)
        if known is None:
            return []
        found.append(_following(telling, known))
    return found


def _is_one_succession(came: Telling, left: Telling) -> bool:
    """Whether the story says that the one follows the other in one post."""
    if left.report.denied or came.report.role_code is not left.report.role_code or came.house != left.house:
        return False
    return same_post(came.report, left.report) is not Likeness.NO and (
        _is_named(came.report.predecessor, left) or _is_named(left.report.successor, came)
    )


def _is_named(name: str | None, who: Telling) -> bool:
    return name is not None and who.name is not None and same_person(parse(name), who.name) is not Likeness.NO


def _following(telling: Telling, known: _SetRight) -> Telling:
    """Who is to act for the time being follows somebody who did not: then the words of the post are not theirs."""
    value = known.value
    post = replace(
        telling.report,
        role=None if value.kind is Kind.INTERIM else value.role,
        role_code=value.role_code,
        function=value.function,
        level=value.level,
    )
    return Telling(known=replace(telling.known, report=post), set_right_by=known.by)
