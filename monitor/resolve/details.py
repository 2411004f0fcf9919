"""What two tellings say beside person, house and post: it speaks for one change, against it, or for neither."""

from __future__ import annotations

from monitor.resolve.likeness import Likeness
from monitor.resolve.names import parse
from monitor.resolve.organisations import in_latin, same_house, words_of
from monitor.resolve.persons import same_person
from monitor.resolve.telling import Telling


def compare_details(one: Telling, other: Telling) -> Likeness:
    """LIKELY where they name one predecessor or successor, or come from or go to one other house; NO where they name
    two, or one comes from the house to which the other goes; WEAK where nothing can be compared.
    """
    mine, theirs = one.report, other.report
    found = [
        _people(mine.predecessor, theirs.predecessor),
        _people(mine.successor, theirs.successor),
        _houses(mine.previous_organisation, theirs.previous_organisation),
        _houses(mine.next_organisation, theirs.next_organisation),
    ]
    for house, before in (
        (mine.organisation, theirs.previous_organisation),
        (theirs.organisation, mine.previous_organisation),
    ):
        if _houses(house, before) is Likeness.LIKELY:
            return Likeness.NO
    return Likeness.NO if Likeness.NO in found else max(found)


def _people(one: str | None, other: str | None) -> Likeness:
    if not one or not other:
        return Likeness.WEAK
    alike = same_person(parse(one), parse(other))
    return Likeness.NO if alike is Likeness.NO else Likeness.LIKELY


def _houses(one: str | None, other: str | None) -> Likeness:
    """Of two scripts nothing is known."""
    if not one or not other:
        return Likeness.WEAK
    mine, theirs = words_of(one), words_of(other)
    if same_house(mine, theirs) is not Likeness.NO:
        return Likeness.LIKELY
    return Likeness.NO if in_latin(mine) and in_latin(theirs) else Likeness.WEAK
