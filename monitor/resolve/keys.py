"""The keys by which the store finds reports again."""

from __future__ import annotations

import re

from monitor.resolve.letters import plain
from monitor.resolve.names import parse
from monitor.resolve.organisations import words_of
from monitor.resolve.roles import role_words, seat
from monitor.resolve.words_of_houses import JOINERS
from monitor.types import Report, ReportKeys

#: Goes up with every change of what the functions below give: stored keys are then made anew.
KEYS_VERSION = 5


def block_key(report: Report) -> str:
    """Reports that may tell one change share it: the sound of the family name; where nobody is named the house and the
    job.

    So a report that names nobody never meets one that does: telling them to be one is a guess.
    """
    if report.person:
        name = parse(report.person)
        return name.sound or name.family
    house = "".join(words_of(report.organisation)) if report.organisation else " ".join(sorted(role_words(report.role)))
    return f"?{house}|{report.role_code.value}"


def house_key(organisation: str | None) -> str | None:
    """What an organisation is called, without case, accents, marks and legal form: two names with one key are the same
    words ("SAP SE", "Sap"). By it companies are looked up in lists. None where there is no letter.

    A small word counts beside one word alone: "De Linde" is no Linde, and "On" no E.ON.
    """
    name = organisation or ""
    words = words_of(name)
    if len(words) == 1:
        kept = [word for word in _WORD.findall(plain(name)) if word in words or word in _SMALL_WORDS]
        return "".join(kept if words[0] in kept else words) or None
    return "".join(words) or None


_WORD = re.compile(r"\w+")
_SMALL_WORDS = JOINERS - {"the", "and"}


def seat_key(report: Report) -> str | None:
    """The post as a chair that one person sits on, the same for each who does; None where a post has many holders."""
    post = seat(report)
    if post is None or not report.organisation:
        return None
    return f"{''.join(words_of(report.organisation))}|{post}"


def keys_of(report: Report) -> ReportKeys:
    """What the store finds a report by."""
    return ReportKeys(block=block_key(report), seat=seat_key(report), house=house_key(report.organisation))
