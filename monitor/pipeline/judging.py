"""Who decides what follows from a user's word on a reading: the role by `extract`, the moves by `resolve`."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from monitor import resources
from monitor.resolve import keys_of, resolve
from monitor.store import Judge, Teller
from monitor.types import Missed, Report

if TYPE_CHECKING:
    from monitor.extract.roles import Roles


def judge_of(teller: Teller | None = None) -> Judge:
    """With `teller`, watches are told of what follows."""
    return Judge(decide=resolve, report=report_of, keys=keys_of, teller=teller)


def report_of(missed: Missed, language: str | None, words: str) -> Report:
    """What the user told as a report of the story with these words: what the role is follows as if it had been read."""
    post = _roles().describe(missed.role, language=language, context=words)
    told = {field.name: getattr(missed, field.name) for field in fields(missed)}
    return Report(**told, role_code=post.code, function=post.function, level=post.level)


@cache
def _roles() -> Roles:
    from monitor.extract.roles import Roles  # start-up time of the page: the reader's room

    return Roles.load(resources.seeds() / "roles")
