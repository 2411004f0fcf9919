"""Changes told in entities -> reports in words, each field with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from monitor.extract.confidence import Calibration
from monitor.extract.dates import resolve_date
from monitor.extract.entities import Entity
from monitor.extract.hearsay import hearsay
from monitor.extract.mentions import Mention
from monitor.extract.roles import Roles
from monitor.extract.scores import Scores
from monitor.extract.told import Told
from monitor.types import Change, Kind, Report, RoleCode, Span, Status, Story

#: Codes under which many posts of one house stand: two such roles are one only if one's words are in the other's.
_WIDE = frozenset(
    {RoleCode.OTHER, RoleCode.HEAD, RoleCode.VICE_PRESIDENT, RoleCode.OTHER_CHIEF, RoleCode.PARTNER, RoleCode.EDITOR}
)


class Writer:
    """Writes the reports of one story."""

    def __init__(
        self,
        story: Story,
        roles: Roles,
        mentions: Sequence[Mention],
        sentences: Sequence[Span],
        entities: Sequence[Entity],
        scores: Scores,
        calibration: Calibration,
    ) -> None:
        self._story = story
        self._calibration = calibration
        self._roles = roles
        self._mentions = mentions
        self._sentences = sentences
        self._entities = entities
        self._scores = scores

    def same_role(self, one: int, other: int) -> bool:
        """Whether two role entities name one post: the same job, in other words or another language."""
        if one == other:
            return True
        a, b = self._entities[one].name, self._entities[other].name
        mine, theirs = (self._roles.describe(name, language=self._story.language) for name in (a, b))
        if mine.code != theirs.code or mine.function != theirs.function:
            return False
        few, many = sorted((set(a.casefold().split()), set(b.casefold().split())), key=len)
        return mine.code not in _WIDE or few <= many

    def write(self, told: Told) -> Report:
        """One change as a report."""
        change = Change.APPOINTED if told.change == "start" else Change.DEPARTED
        role, organisation = self._name(told.role), self._name(told.organisation)
        info = self._roles.describe(
            role, language=self._story.language, context=f"{self._story.title} {organisation or ''}"
        )
        when = self._name(told.when)
        person = self._name(told.person)
        evidence = self._evidence(told)
        return Report(
            person=person,
            change=change,
            kind=_kind(told, info.code),
            status=Status(told.status or hearsay(self._telling(evidence, person or role)) or Status.CONFIRMED),
            role=role,
            role_code=info.code,
            function=info.function,
            level=info.level,
            organisation=organisation,
            previous_role=self._name(told.was[0]),
            previous_organisation=self._name(told.was[1]),
            next_role=self._name(told.to[0]),
            next_organisation=self._name(told.to[1]),
            predecessor=self._name(told.predecessor),
            successor=self._name(told.successor),
            reports_to=self._name(told.reports_to),
            effective_on=self._day(when),
            effective_text=when,
            confidence=round(self._calibration.confidence(told.sure), 3),
            evidence=evidence,
        )

    def _name(self, entity: int | None) -> str | None:
        return None if entity is None else self._entities[entity].name

    def _day(self, when: str | None) -> date | None:
        if when is None:
            return None
        return resolve_date(when, published_on=self._story.published_on, language=self._story.language)

    def _telling(self, evidence: tuple[tuple[str, Span], ...], about: str | None) -> list[str]:
        """The sentence that tells the change, and the headline where it names who it is about."""
        span = dict(evidence).get("sentence")
        if span is None or about is None:
            return []
        title = self._story.title
        sentence = (title if span.field == "title" else self._story.text)[span.start : span.end]
        return [sentence, title] if about.split()[-1] in title else [sentence]

    def _evidence(self, told: Told) -> tuple[tuple[str, Span], ...]:
        one = told.person if told.person is not None else told.role
        if one is None:
            return ()
        anchor = self._anchor(told, one)
        fields = {
            "person": (told.person, None),
            "role": (told.role, told.change),
            "organisation": (told.organisation, told.change),
            "previous_role": (told.was[0], "was"),
            "previous_organisation": (told.was[1], "was"),
            "next_role": (told.to[0], "to"),
            "next_organisation": (told.to[1], "to"),
            "predecessor": (told.predecessor, "replaces"),
            "successor": (told.successor, "replaces"),
            "reports_to": (told.reports_to, "reports"),
            "effective": (told.when, told.change),
        }
        found = [(name, self._place(one, entity, label, anchor)) for name, (entity, label) in fields.items()]
        out = [(name, self._mentions[place].span) for name, place in found if place is not None]
        return (*out, ("sentence", self._sentences[self._mentions[anchor].sentence]))

    def _anchor(self, told: Told, one: int) -> int:
        """The mention of the person (or role) that stands where the change is told."""
        for other in (told.role, told.organisation):
            spoke = self._scores.speakers.get((one, other, told.change)) if other is not None else None
            if spoke:
                return spoke[0]
        return self._entities[one].mentions[0]

    def _place(self, one: int, entity: int | None, label: str | None, anchor: int) -> int | None:
        if entity is None:
            return None
        if entity == one:
            return anchor
        for key, side in (((one, entity, label), 1), ((entity, one, label), 0)):
            spoke = self._scores.speakers.get(key) if label is not None else None  # type: ignore[arg-type]
            if spoke:
                return spoke[side]
        return min(self._entities[entity].mentions, key=lambda place: abs(place - anchor))


def _kind(told: Told, code: RoleCode) -> Kind:
    """What the networks say; whoever takes a seat on a board is elected (FORMAT.md), unless they moved to it."""
    if told.change == "start" and code is RoleCode.BOARD_MEMBER and told.kind != Kind.MOVED:
        return Kind.ELECTED
    return Kind(told.kind) if told.kind else Kind.UNKNOWN
