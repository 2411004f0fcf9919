"""Whether two changes have so little in common that nobody means them to be one."""

from __future__ import annotations

from monitor.resolve.likeness import Likeness
from monitor.resolve.names import parse
from monitor.resolve.organisations import same_house, words_of
from monitor.resolve.persons import same_person


def strangers(person: str | None, organisation: str | None, other: str | None, its_organisation: str | None) -> bool:
    """Whether neither the person nor the organisation of the one can be that of the other; who or what is not named is
    not the same.
    """
    if person and other and same_person(parse(person), parse(other)) is not Likeness.NO:
        return False
    if not organisation or not its_organisation:
        return True
    return same_house(words_of(organisation), words_of(its_organisation)) is Likeness.NO
