"""A move in one English sentence, for every place that tells it to a person."""

from __future__ import annotations

from monitor.query.values import MoveRow
from monitor.types import Change, Kind, Report, RoleCode, Status

#: What happens, before the post is named. Neutral about time: a change may lie ahead.
_VERBS: dict[tuple[Change, Kind], str] = {
    (Change.APPOINTED, Kind.UNKNOWN): "appointed",
    (Change.APPOINTED, Kind.HIRED): "hired as",
    (Change.APPOINTED, Kind.PROMOTED): "promoted to",
    (Change.APPOINTED, Kind.MOVED): "moved to",
    (Change.APPOINTED, Kind.INTERIM): "appointed interim",
    (Change.APPOINTED, Kind.ELECTED): "elected",
    (Change.APPOINTED, Kind.RETURNED): "back as",
    (Change.DEPARTED, Kind.UNKNOWN): "leaves as",
    (Change.DEPARTED, Kind.RESIGNED): "resigns as",
    (Change.DEPARTED, Kind.RETIRED): "retires as",
    (Change.DEPARTED, Kind.DISMISSED): "dismissed as",
    (Change.DEPARTED, Kind.DIED): "died in office as",
    (Change.DEPARTED, Kind.MOVED): "moves on from the post of",
    (Change.DEPARTED, Kind.EXPIRED): "ends a term as",
}
_OPENINGS = {Status.CONFIRMED: "", Status.PROPOSED: "Proposed: ", Status.RUMOURED: "Rumoured: "}


def sentence(move: MoveRow | Report, *, denied: bool = False) -> str:
    """ "Ines Castaldi hired as CFO of Norvane, from CFO of Kelmont, replacing Theo Marchand, effective 2025-09-29." """
    told = [f"{move.person or 'Somebody'} {_VERBS[move.change, move.kind]} {post(move)}"]
    if before := place(move.previous_role, move.previous_organisation):
        told.append(f"from {before}")
    if after := place(move.next_role, move.next_organisation):
        told.append(f"to {after}")
    if move.predecessor:
        told.append(f"replacing {move.predecessor}")
    if move.successor:
        told.append(f"succeeded by {move.successor}")
    if move.reports_to:
        told.append(f"reporting to {move.reports_to}")
    if move.effective_on:
        told.append(f"effective {move.effective_on.isoformat()}")
    return f"{_opening(move, denied=denied)}{', '.join(told)}."


def _opening(move: MoveRow | Report, *, denied: bool) -> str:
    if denied:
        return "Denied: "
    disputed = isinstance(move, MoveRow) and move.disputed  # one story alone disputes nothing
    return "Disputed: " if disputed else _OPENINGS[move.status]


def post(move: MoveRow | Report) -> str:
    """The post as far as it is known; the role code's words stand in for a role that no source words."""
    known = move.role_code not in {RoleCode.OTHER, RoleCode.OTHER_CHIEF}
    named = move.role or (move.role_code.value.replace("_", " ") if known else "an unnamed post")
    return f"{named} of {move.organisation}" if move.organisation else named


def place(role: str | None, organisation: str | None) -> str:
    """ "CTO of Stripe", "CTO", "Stripe", or "" where nothing is known."""
    return " of ".join(part for part in (role, organisation) if part)
