"""The values of a move's fields in words, for every place that shows people what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from monitor.query.values import VersionRow
from monitor.types import ByUser, Event, FieldValue

#: Fields of closed sets, whose members are words with low lines between.
_CODES = frozenset({"change", "kind", "status", "role_code", "function", "level"})
#: Events that say what these fields hold.
_SAY = frozenset({Event.DENIED, Event.WITHDRAWN, Event.RESTORED})
_SAID = frozenset({"denied", "withdrawn_at"})


def in_words(field: str, value: FieldValue, zone: tzinfo) -> str:
    """A value for people, times in `zone`; "" where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if field == "merged_into":
        return f"move {value}"
    return str(value).replace("_", " ") if field in _CODES else str(value)


def changes(version: VersionRow, zone: tzinfo) -> Iterator[tuple[str, str, str]]:
    """What a version changed: the field, and its value before and after; without what the name of its event says."""
    for field, before, after in version.changed:
        if not (version.event in _SAY and field in _SAID):
            yield field.replace("_", " "), in_words(field, before, zone), in_words(field, after, zone)


def by_user(version: VersionRow, story: str) -> str:
    """What a user said that made a version, of the story of that name; "" where no user did."""
    match version.by_user:
        case ByUser.CALLED_WRONG:
            return f"{story} called wrong by a user"
        case ByUser.TOLD:
            return f"a user says that {story} tells it"
        case ByUser.TAKEN_BACK:
            return f"what a user said of {story} taken back"
        case None:
            return ""
