"""Whether two tellings name one post."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.resolve.letters import plain
from monitor.resolve.likeness import Likeness
from monitor.resolve.words import DIVISIONS, PLACES
from monitor.types import Function, Level, Report, RoleCode

#: Codes that name one job: two reports of one are of one post, whatever their words and language.
_ONE_JOB = frozenset(RoleCode) - {
    RoleCode.OTHER_CHIEF,
    RoleCode.BOARD_MEMBER,
    RoleCode.VICE_PRESIDENT,
    RoleCode.HEAD,
    RoleCode.PARTNER,
    RoleCode.EDITOR,
    RoleCode.PRINCIPAL,
    RoleCode.OTHER,
}
#: One job under the names of several countries: "managing director" in London or Mumbai, "general manager" for
#: "directeur général", is what New York calls chief executive.
_TOP_JOB = frozenset({RoleCode.CHIEF_EXECUTIVE, RoleCode.MANAGING_DIRECTOR, RoleCode.GENERAL_MANAGER})
#: Codes of which a house has one holder, so that a departure leaves a seat.
_ONE_SEAT = _ONE_JOB - {RoleCode.VICE_CHAIR, RoleCode.MANAGING_DIRECTOR, RoleCode.GENERAL_MANAGER}
_SEAT_BY_LEVEL = frozenset({RoleCode.MANAGING_DIRECTOR, RoleCode.GENERAL_MANAGER})
_FILLERS = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "a",
        "an",
        "de",
        "du",
        "des",
        "la",
        "le",
        "et",
        "der",
        "die",
        "das",
        "für",
        "und",
        "del",
        "el",
        "y",
        "di",
    }
)
_UNCLEAR = frozenset({Function.GENERAL, Function.OTHER})


@lru_cache(maxsize=8192)
def role_words(role: str | None) -> frozenset[str]:
    """The words of a role that mean something, folded."""
    return frozenset(re.findall(r"\w+", plain(role or ""))) - _FILLERS


def same_post(one: Report, other: Report) -> Likeness:
    """How well two reports agree on the post."""
    return _same_post(
        (one.role_code, one.function, role_words(one.role)), (other.role_code, other.function, role_words(other.role))
    )


_Post = tuple[RoleCode, Function, frozenset[str]]


@lru_cache(maxsize=65536)
def _same_post(one: _Post, other: _Post) -> Likeness:
    (code, function, words), (other_code, other_function, other_words) = one, other
    if code == other_code and (code in _ONE_JOB or words == other_words):
        return Likeness.EXACT
    if not words or not other_words:
        return Likeness.WEAK if RoleCode.OTHER in {code, other_code} else Likeness.NO
    if words <= other_words or other_words <= words:
        return Likeness.LIKELY if code == other_code or RoleCode.OTHER in {code, other_code} else Likeness.NO
    if code == other_code:
        alike = function == other_function or function in _UNCLEAR or other_function in _UNCLEAR
        return Likeness.LIKELY if alike else Likeness.NO
    return Likeness.LIKELY if {code, other_code} <= _TOP_JOB else Likeness.NO


def seat(report: Report) -> str | None:
    """The seat within its house, with the part that the role's words name; None where many hold such a post."""
    top = report.role_code in _SEAT_BY_LEVEL and report.level in {Level.C_LEVEL, Level.BOARD}
    if report.role_code not in _ONE_SEAT and not top:
        return None
    code = RoleCode.CHIEF_EXECUTIVE if report.role_code in _TOP_JOB else report.role_code
    part = sorted(role_words(report.role) & (DIVISIONS | PLACES))
    return " ".join([code.value, *part])
