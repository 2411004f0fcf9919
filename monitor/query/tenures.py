"""Who held which post when, as far as moves tell: what a start, an end, a predecessor or a "was" says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.query.values import MoveRow, Tenure
from monitor.store.keys import core, words
from monitor.text import fold
from monitor.types import Change, Kind, RoleCode, Status

#: Within which two tellings of one end are the same: dates are often months or quarters.
_SAME = timedelta(days=120)
#: The same where the end is told of a predecessor: a successor is named up to a year ahead.
_AHEAD = timedelta(days=400)
#: Codes under which one person may hold several posts of a house.
_MANY = frozenset({RoleCode.OTHER, RoleCode.OTHER_CHIEF, RoleCode.HEAD, RoleCode.VICE_PRESIDENT, RoleCode.BOARD_MEMBER})
#: Words that a title is told with or without.
_LEFT_OUT = frozenset({"officer", "group", "company"})
#: Words of a role that say that it is held for the time being, in the languages that are read.
_ACTING = re.compile(
    fold(
        r"\b(?:ad interim|interim|acting|interin|intérim|kommissarisch|waarnemend"
        r"|tillförordnad|tf|konstituer|fungerende|vt|ideiglenes|vekâlet|vekil|tymczasow|p\.o|pověřen|dočasn)\w*"
        r"|врио|\bи\. ?о\b|исполняющ\w*|временн\w*|тимчасов\w*|\bв\. ?о\b|代行|代理|临时|임시|직무대행|بالإنابة|مؤقت"
    )
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sign:
    """That somebody held a post until a day, or from a day on."""

    person: str
    role: str | None
    code: RoleCode | None  #: None where only words are told
    organisation: str | None
    starts: bool
    day: date  #: on which it takes effect where `told`, else on which it was announced
    told: bool
    announced: date
    own: bool  #: the move is this person's; else it is told beside it
    acting: bool | None  #: None: it is not said
    move_id: int


def tenures(
    rows: Iterable[MoveRow], *, people: Iterable[str] = (), companies: Iterable[str] = ()
) -> tuple[Tenure, ...]:
    """From confirmed moves, those that began or ended last first; only of these people, or at these companies, where
    any are named. Who acts for the time being and then gets the post has two.
    """
    whom, where = {frozenset(words(name)) for name in people}, {core(name) for name in companies}
    confirmed = [row for row in rows if row.status is Status.CONFIRMED]
    codes = _codes(confirmed)
    posts: dict[object, list[_Sign]] = defaultdict(list)
    for row in confirmed:
        for post, sign in _told(row, codes):
            posts[post].append(sign)
    found = [
        tenure
        for signs in posts.values()
        for tenure in _held(signs)
        if (not whom or frozenset(words(tenure.person)) in whom)
        and (not where or core(tenure.organisation or "") in where)
    ]
    return tuple(sorted(found, key=lambda t: (t.until or date.max, t.since or date.min, t.person), reverse=True))


def _told(row: MoveRow, codes: Mapping[tuple[str, ...], RoleCode]) -> Iterator[tuple[object, _Sign]]:
    """The signs of a move, each under its post. Who takes a post that the same story says they had goes on in it."""
    mine: object = None
    for sign in _signs(row):
        post = _post(sign, codes)
        if sign.own:
            mine = post
        elif post == mine and not sign.acting:
            continue
        yield post, sign


def _signs(row: MoveRow) -> Iterator[_Sign]:
    """The move's own day counts for its own post alone: of other posts only the announcement is known."""
    starts, announced = row.change is Change.APPOINTED, row.announced_at.date()

    def sign(
        person: str | None, role: str | None, organisation: str | None, *, starts: bool, here: bool, own: bool
    ) -> Iterator[_Sign]:
        if person and (role or organisation):
            yield _Sign(
                person=person,
                role=role,
                code=row.role_code if here else None,
                organisation=organisation,
                starts=starts,
                day=(row.effective_on if here else None) or announced,
                told=here and row.effective_on is not None,
                announced=announced,
                own=here and own,
                acting=_acting(row, role, here=here, own=own, starts=starts),
                move_id=row.id,
            )

    yield from sign(row.person, row.role, row.organisation, starts=starts, here=True, own=True)
    other = row.predecessor if starts else row.successor
    yield from sign(other, row.role, row.organisation, starts=not starts, here=True, own=False)
    if starts:
        yield from sign(row.person, row.previous_role, row.previous_organisation, starts=False, here=False, own=True)
    else:
        yield from sign(row.person, row.next_role, row.next_organisation, starts=True, here=False, own=True)


def _acting(row: MoveRow, role: str | None, *, here: bool, own: bool, starts: bool) -> bool | None:
    """Whoever held a post before an interim holder, or gets it from somebody, may have it for good or not."""
    if here and not own:
        return None
    if (here and row.kind is Kind.INTERIM) or _ACTING.search(fold(role or "")):
        return True
    return False if starts else None


def _wording(role: str | None) -> tuple[str, ...]:
    return words(_ACTING.sub(" ", fold(role or "")))


def _post(sign: _Sign, codes: Mapping[tuple[str, ...], RoleCode]) -> object:
    """Who, where, and which post: by its code where that names one post and is known of these words."""
    said = _wording(sign.role)
    code = sign.code or next((codes[form] for form in _forms(said) if form in codes), None)
    which = frozenset(said) if code in _MANY else code or frozenset(said)
    return frozenset(words(sign.person)), core(sign.organisation or ""), which


def _codes(rows: Iterable[MoveRow]) -> dict[tuple[str, ...], RoleCode]:
    """The codes of titles, of the same cut short, and of their initials ("CFO")."""
    exact = {_wording(row.role): row.role_code for row in rows if row.role}
    return {form: code for said, code in exact.items() for form in _forms(said)} | exact


def _forms(said: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """How one may be told: as it stands, without words that may be left out, by its initials."""
    yield said
    yield tuple(word for word in said if word not in _LEFT_OUT)
    if len(said) > 1:
        yield ("".join(word[0] for word in said),)


class _Spell:
    """One time of a person in a post, as its signs tell it."""

    def __init__(self) -> None:
        self._signs: list[_Sign] = []
        self._since: _Sign | None = None
        self._until: _Sign | None = None
        self.acting: bool | None = None

    def takes(self, sign: _Sign) -> bool:
        """Whether the sign, of a day no earlier than those before it, is of this time and not of another."""
        if sign.acting is not None and self.acting is not None and sign.acting != self.acting:
            return False
        until = self._until
        if until is None:
            return True
        if not sign.starts:
            return sign.day - until.day <= (_SAME if sign.own else _AHEAD)
        # Who resigns before the day on which they were to begin was announced first and leaves what they had not begun.
        unbegun = self._since is None and not until.told and sign.announced <= until.announced
        return sign.day <= until.day or unbegun

    def add(self, sign: _Sign) -> None:
        """A day that is told goes before an announcement's, then that of the person's own move before another's."""
        self._signs.append(sign)
        self.acting = sign.acting if self.acting is None else self.acting
        if sign.starts:
            self._since = _surer(self._since, sign)
        else:
            self._until = _surer(self._until, sign)

    def tenure(self, until: date | None = None) -> Tenure:
        """`until`: the day on which what comes after it was announced, where nothing tells its end."""
        first = next((sign for sign in self._signs if sign.code is not None), self._signs[0])  # of a move's own post
        end, end_told = (self._until.day, self._until.told) if self._until else (until, False)
        return Tenure(
            person=first.person,
            role=first.role,
            organisation=first.organisation,
            since=self._since.day if self._since else None,
            since_told=self._since is not None and self._since.told,
            until=end,
            until_told=end_told,
            acting=bool(self.acting),
            move_ids=tuple(dict.fromkeys(sign.move_id for sign in self._signs)),
        )

    def announced(self) -> date:
        """The first that was heard of it."""
        return min(sign.announced for sign in self._signs)


def _surer(known: _Sign | None, sign: _Sign) -> _Sign:
    return sign if known is None or (sign.told, sign.own) > (known.told, known.own) else known


def _held(signs: Sequence[_Sign]) -> Iterator[Tenure]:
    """The tenures of one person in one post; on one day an end goes before a start."""
    spells: list[_Spell] = []
    for sign in sorted(signs, key=lambda sign: (sign.day, sign.starts)):
        near = spells[-1:] if sign.starts or not sign.acting else [s for s in spells if s.acting][-1:] or spells[-1:]
        if not near or not near[0].takes(sign):
            near = [_Spell()]
            spells += near
        near[0].add(sign)
    for spell, after in zip(spells, [*spells[1:], None], strict=True):
        gets_it = spell.acting and after is not None and not after.acting
        yield spell.tenure(after.announced() if after is not None and gets_it else None)
