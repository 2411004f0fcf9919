"""What made a version of a move, told from the columns that changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitor.store.contradiction import contradicts
from monitor.types import Event, Status

_TOLD_AS = {
    Status.RUMOURED: Event.RUMOURED,
    Status.PROPOSED: Event.PROPOSED,
    Status.CONFIRMED: Event.ANNOUNCED,
}


def event_of(changed: Mapping[str, tuple[Any, Any]], now: Mapping[str, Any]) -> Event:
    """`changed`: column -> before, after; of a first version all that it tells, before None. `now`: the
    row after it.
    """
    if "merged_into" in changed:
        return Event.RESTORED if changed["merged_into"][1] is None else Event.MERGED
    gone, turned = now["withdrawn_at"] is not None, not changed.keys().isdisjoint({"denied", "withdrawn_at"})
    if now["denied"] and turned and (gone or "denied" in changed):
        return Event.DENIED
    if turned and gone:
        return Event.WITHDRAWN  # nobody tells it any longer, not even to deny it
    if turned and "status" not in changed:
        return Event.RESTORED
    if "status" in changed:
        return _TOLD_AS[Status(changed["status"][1])]
    contradicted = any(contradicts(name, before, after) for name, (before, after) in changed.items())
    return Event.CORRECTED if contradicted else Event.DETAILED
