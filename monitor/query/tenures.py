"""Who held which post when, as far as moves tell: what a start, an end, a predecessor or a "was" says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from monitor.query.spells import Says, Sign, Spell, spells_of
from monitor.query.values import MoveRow, Tenure, Timeline
from monitor.store.keys import core, words
from monitor.text import fold
from monitor.types import Change, Kind, Report, RoleCode, Status

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


def tenures_of(timeline: Timeline) -> tuple[Tenure, ...]:
    """Who of the timeline's people, or at its companies, held which post when, as `tenures` gives them."""
    names = {"people" if timeline.of == "person" else "companies": [each.name for each in timeline.names]}
    return tenures((*timeline.moves, *timeline.beside), alike=timeline.alike, **names)


def tenures(
    rows: Iterable[MoveRow],
    *,
    people: Iterable[str] = (),
    companies: Iterable[str] = (),
    alike: Iterable[Sequence[str]] = (),
) -> tuple[Tenure, ...]:
    """From confirmed moves, those that began or ended last first; only of these people, or at these companies, where
    any are named. `alike`: names of organisations that are one, several of them. Who acts for the time being and then
    gets the post has two; who takes over for the time being keeps the post that they have in the house.
    """
    same = {core(name): core(names[0]) for names in alike for name in names}
    whom, where = {frozenset(words(name)) for name in people}, {_house(name, same) for name in companies}
    confirmed = [row for row in rows if row.status is Status.CONFIRMED]
    codes = _codes(confirmed)
    posts: dict[_Post, list[Sign]] = defaultdict(list)
    for row in confirmed:
        for post, sign in _told(row, codes, same):
            posts[post].append(sign)
    spells = {post: spells_of(signs) for post, signs in posts.items()}
    begun = _begun(spells)
    found = [
        tenure
        for post, its in spells.items()
        if (not whom or post.person in whom) and (not where or post.house in where)
        for tenure in _tenures(post, its, begun)
    ]
    return tuple(sorted(found, key=lambda t: (t.until or date.max, t.since or date.min, t.person), reverse=True))


@dataclass(frozen=True, slots=True)
class _Post:
    """Of whom, where, and which: a role code where that names one post, else the words."""

    person: frozenset[str]
    house: frozenset[str]
    which: RoleCode | frozenset[str]


#: The houses by the words of their names, where one has several names.
_Same = Mapping[frozenset[str], frozenset[str]]


def _house(name: str | None, same: _Same) -> frozenset[str]:
    found = core(name or "")
    return same.get(found, found)


def _begun(spells: Mapping[_Post, Sequence[Spell]]) -> dict[tuple[frozenset[str], str], list[Sign]]:
    """Who began when for good, by house and seat; of what is disputed nobody knows."""
    begun = defaultdict(list)
    for post, its in spells.items():
        for spell in its:
            if spell.acting is False and spell.since is not None and not spell.since.disputed:
                for seat in spell.seats():
                    begun[post.house, seat].append(spell.since)
    return begun


def _tenures(
    post: _Post, spells: Sequence[Spell], begun: Mapping[tuple[frozenset[str], str], Sequence[Sign]]
) -> Iterator[Tenure]:
    for spell, after in zip(spells, [*spells[1:], None], strict=True):
        gets_it = spell.acting and after is not None and not after.acting
        others = [sign for seat in spell.seats() for sign in begun.get((post.house, seat), ())]
        yield spell.tenure(
            next_on=after.announced() if after is not None and gets_it else None, successor=spell.ended_by(others)
        )


def _told(row: MoveRow, codes: Mapping[tuple[str, ...], RoleCode], same: _Same) -> Iterator[tuple[_Post, Sign]]:
    """The signs of a move, each under its post. Who takes a post that the same story says they had goes on in it."""
    mine: _Post | None = None
    for sign in _signs(row, same):
        post = _post(sign, codes, same)
        if sign.own:
            mine = post
        elif post == mine and not sign.acting:
            continue
        yield post, sign


def _signs(row: MoveRow, same: _Same) -> Iterator[Sign]:
    """The move's own day counts for its own post alone: of other posts only the announcement is known."""
    starts, announced = row.change is Change.APPOINTED, row.announced_at.date()
    seat = _seat(row)

    def sign(
        person: str | None, role: str | None, organisation: str | None, says: Says, *, here: bool, own: bool
    ) -> Iterator[Sign]:
        if person and (role or organisation):
            yield Sign(
                person=person,
                role=role,
                code=row.role_code if here else None,
                organisation=organisation,
                says=says,
                day=(row.effective_on if here else None) or announced,
                told=here and row.effective_on is not None,
                announced=announced,
                own=here and own,
                acting=_acting(row, role, here=here, own=own, starts=says is Says.STARTS),
                disputed=row.disputed,
                seat=seat if here else None,
                move_id=row.id,
            )

    begins, ends = (Says.STARTS, Says.ENDS) if starts else (Says.ENDS, Says.STARTS)
    yield from sign(row.person, row.role, row.organisation, begins, here=True, own=True)
    other = row.predecessor if starts else row.successor
    yield from sign(other, row.role, row.organisation, ends, here=True, own=False)
    role, place = (row.previous_role, row.previous_organisation) if starts else (row.next_role, row.next_organisation)
    if not _keeps(row, place, same):
        yield from sign(row.person, role, place, ends, here=False, own=True)
    elif role:
        yield from sign(row.person, role, place, Says.HOLDS, here=False, own=True)


def _keeps(row: MoveRow, place: str | None, same: _Same) -> bool:
    """Whether the post beside the move's own is held before, during and after it: that of a house's own people who take
    over for the time being, unless the other house is named from which they come or to which they go."""
    return acts(row) and (place is None or _house(place, same) == _house(row.organisation, same))


def acts(row: MoveRow) -> bool:
    """Whether the move's own post is held for the time being."""
    return bool(_acting(row, row.role, here=True, own=True, starts=row.change is Change.APPOINTED))


def _seat(row: MoveRow) -> str | None:
    """The seat within its house; None where many hold such a post."""
    from monitor.resolve.roles import seat  # start-up time: no other question needs that room

    names: tuple[str, ...] = ("person", "change", "kind", "status", "role", "role_code", "function", "level")
    told: dict[str, Any] = {name: getattr(row, name) for name in names}
    return seat(Report(organisation=row.organisation, **told))


def _acting(row: MoveRow, role: str | None, *, here: bool, own: bool, starts: bool) -> bool | None:
    """Whoever held a post before an interim holder, or gets it from somebody, may have it for good or not."""
    if here and not own:
        return None
    if (here and row.kind is Kind.INTERIM) or _ACTING.search(fold(role or "")):
        return True
    return False if starts else None


def _wording(role: str | None) -> tuple[str, ...]:
    return words(_ACTING.sub(" ", fold(role or "")))


def _post(sign: Sign, codes: Mapping[tuple[str, ...], RoleCode], same: _Same) -> _Post:
    """By its code where that names one post and is known of these words."""
    said = _wording(sign.role)
    code = sign.code or next((codes[form] for form in _forms(said) if form in codes), None)
    which = frozenset(said) if code in _MANY or code is None else code
    return _Post(frozenset(words(sign.person)), _house(sign.organisation, same), which)


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
