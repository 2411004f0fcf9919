"""The keys by which the store finds reports again."""

from __future__ import annotations

from monitor.resolve.names import parse
from monitor.resolve.organisations import words_of
from monitor.resolve.roles import role_words, seat
from monitor.types import Report


def block_key(report: Report) -> str:
    """Reports that may tell one change share it: the family name; where nobody is named the house and the job.

    So a report that names nobody never meets one that does: telling them to be one is a guess.
    """
    if report.person:
        return parse(report.person).family
    house = "".join(words_of(report.organisation)) if report.organisation else " ".join(sorted(role_words(report.role)))
    return f"?{house}|{report.role_code.value}"


def seat_key(report: Report) -> str | None:
    """The post as a chair that one person sits on, the same for each who does; None where a post has many holders."""
    post = seat(report)
    if post is None or not report.organisation:
        return None
    return f"{''.join(words_of(report.organisation))}|{post}"
