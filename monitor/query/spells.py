"""One time of a person in a post: what tells of it, and from when until when that makes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from monitor.query.values import Tenure
from monitor.types import RoleCode

#: Within which two tellings of one end are the same: dates are often months or quarters.
_SAME = timedelta(days=120)
#: The same where the end is told of a predecessor: a successor is named up to a year ahead.
_AHEAD = timedelta(days=400)


class Says(IntEnum):
    """What a sign says of the post, in the order that signs of one day have."""

    ENDS = 0
    HOLDS = 1  #: has it on that day, and nothing says since when or that it ends
    STARTS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """That somebody held a post until a day, on a day, or from a day on."""

    person: str
    role: str | None
    code: RoleCode | None  #: None where only words are told
    organisation: str | None
    says: Says
    day: date  #: on which it takes effect where `told`, else on which it was announced
    told: bool
    announced: date
    own: bool  #: the move is this person's; else it is told beside it
    acting: bool | None  #: None: it is not said
    disputed: bool  #: the last word on the move is a denial
    seat: str | None  #: of the move's own post, where one person at a time has it in a house
    move_id: int


class Spell:
    """One time of a person in one post, as its signs tell it."""

    def __init__(self) -> None:
        self._signs: list[Sign] = []
        self._until: Sign | None = None
        self.since: Sign | None = None
        self.acting: bool | None = None

    def takes(self, sign: Sign) -> bool:
        """Whether the sign, of a day no earlier than those before it, is of this time and not of another."""
        if sign.says is Says.HOLDS:
            return True  # who "was" it, long ago perhaps: no sign of another time
        if sign.acting is not None and self.acting is not None and sign.acting != self.acting:
            return False
        until = self._until
        if until is None:
            return True
        if sign.says is Says.ENDS:
            return sign.day - until.day <= (_SAME if sign.own else _AHEAD)
        # Who resigns before the day on which they were to begin was announced first and leaves what they had not begun.
        unbegun = self.since is None and not until.told and sign.announced <= until.announced
        return sign.day <= until.day or unbegun

    def add(self, sign: Sign) -> None:
        """What nobody disputes goes first, then a day that is told before an announcement's, then that of the person's
        own move before another's."""
        self._signs.append(sign)
        self.acting = sign.acting if self.acting is None else self.acting
        if sign.says is Says.STARTS:
            self.since = _surer(self.since, sign)
        elif sign.says is Says.ENDS:
            self._until = _surer(self._until, sign)

    def first(self) -> Sign:
        """The earliest."""
        return self._signs[0]

    def announced(self) -> date:
        """The first that was heard of it."""
        return min(sign.announced for sign in self._signs)

    def seats(self) -> frozenset[str]:
        """The seats that its signs name."""
        return frozenset(sign.seat for sign in self._signs if sign.seat is not None)

    def ended_by(self, begun: Iterable[Sign]) -> Sign | None:
        """The first of these who begin in its seat for good after it began, where it is a time of acting."""
        if not self.acting:
            return None
        from_ = (self.since or self.first()).day
        return min((sign for sign in begun if sign.day > from_), key=lambda sign: sign.day, default=None)

    def tenure(self, *, next_on: date | None, successor: Sign | None) -> Tenure:
        """Where nothing tells its end, it is the day on which the person's next time in the post was announced, else
        that on which the successor begins."""
        of_move = next((sign for sign in self._signs if sign.code is not None), self._signs[0])  # of a move's own post
        ids = [sign.move_id for sign in self._signs]
        end, end_told = next_on, False
        tells = [sign for sign in (self.since, self._until) if sign is not None]
        if self._until is not None:
            end, end_told = self._until.day, self._until.told
        elif end is None and successor is not None:
            end, end_told = successor.day, successor.told
            ids.append(successor.move_id)
        return Tenure(
            person=of_move.person,
            role=of_move.role,
            organisation=of_move.organisation,
            since=self.since.day if self.since else None,
            since_told=self.since is not None and self.since.told,
            until=end,
            until_told=end_told,
            acting=bool(self.acting),
            disputed=any(sign.disputed for sign in tells or self._signs),
            move_ids=tuple(dict.fromkeys(ids)),
        )


def spells_of(signs: Iterable[Sign]) -> list[Spell]:
    """The times of one person in one post; on one day an end goes before a start."""
    spells: list[Spell] = []
    for sign in sorted(signs, key=lambda sign: (sign.day, sign.says)):
        near = spells[-1:]
        if sign.says is Says.ENDS and sign.acting:
            near = [spell for spell in spells if spell.acting][-1:] or near
        if not near or not near[0].takes(sign):
            near = [Spell()]
            spells += near
        near[0].add(sign)
    return spells


def _surer(known: Sign | None, sign: Sign) -> Sign:
    if known is None:
        return sign
    return max(known, sign, key=lambda each: (not each.disputed, each.told, each.own))
