"""What a story tells only to say that it is not so: changes that it denies, and those that it says are taken back.

The words are those of denials.py and withdrawals.py; here they meet the reports. A report that is retracted is kept and
marked. Its status says what is retracted: `rumoured`, where it is denied; `confirmed`, where what was decided is taken
back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.extract.denials import denied_change, denies, leaves, starts
from monitor.extract.entities import Entity
from monitor.extract.mentions import Mention
from monitor.extract.told import Told
from monitor.extract.withdrawals import withdrawn_change, withdraws, without_withdrawal
from monitor.types import Change, Report, Span, Status

#: Where a story says what it is about: the headline and two or three sentences.
_LEAD_SENTENCES, _LEAD_LETTERS = 4, 600
#: How sure the words alone make it that somebody's change is retracted.
_BY_WORDS = 0.5


def may_retract(title: str, text: str) -> bool:
    """Whether the headline or the lead has the words of a denial or a withdrawal."""
    return any(_retracted(words) is not None for words in (title, text[:_LEAD_LETTERS]))


def _retracted(words: str) -> tuple[Change, Status] | None:
    """Which change the words retract by themselves, and as what it stood."""
    if (change := withdrawn_change(words)) is not None:
        return change, Status.CONFIRMED
    return None if (change := denied_change(words)) is None else (change, Status.RUMOURED)


class Retractions:
    """The sentences of one story as they retract its changes."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        sentences: Sequence[Span],
        title: str,
        text: str,
    ) -> None:
        self._mentions = mentions
        self._entities = entities
        self._sentences = sentences
        self._sources = {"title": title, "text": text}
        self._entity_of = {place: i for i, entity in enumerate(entities) for place in entity.mentions}

    def marked(self, reports: Sequence[Report]) -> tuple[Report, ...]:
        """The reports, those marked that their own sentence retracts, or the headline (one that names the person, or
        nobody at all); without those that the networks see in a sentence that takes the opposite back.
        """
        kept = [report for report in reports if not self._is_misread(report)]
        return tuple(self._mark(report) for report in kept)

    def _mark(self, report: Report) -> Report:
        for span in self._telling(report):
            person, others = self._names(span, report.person)
            words = self._words(span)
            if withdraws(words, report.change, person=person, others=others):
                return replace(report, denied=True, status=Status.CONFIRMED)
            if denies(words, report.change, person=report.person, others=others):
                return replace(report, denied=True, status=Status.RUMOURED)
        return report

    def _is_misread(self, report: Report) -> bool:
        """Whether "will not take up the post" was taken for a departure, "takes back her resignation" for a start."""
        span = dict(report.evidence).get("sentence")
        if span is None:
            return False
        leaving = report.change is Change.DEPARTED
        other = Change.APPOINTED if leaving else Change.DEPARTED
        person, others = self._names(span, report.person)
        rest = without_withdrawal(self._words(span))
        told = leaves(rest) if leaving else starts(rest)
        return not told and withdraws(self._words(span), other, person=person, others=others)

    def outright(self, reports: Sequence[Report]) -> Told | None:
        """What the lead retracts of somebody of whom no such change is reported: of the first sentence that does, with
        the role and the organisation that stand nearest in it, the organisation else of the headline.

        The networks learnt that what is denied is no change, so most denials leave no report that could be marked;
        without one a rumour would stand for ever.
        """
        reported = {(report.person, report.change) for report in reports}
        for span in self._sentences[:_LEAD_SENTENCES]:
            people = [place for place in self._within(span) if self._mentions[place].type == "p"]
            retracted = _retracted(self._words(span)) if people else None
            if retracted is None or (at := self._meant(span, people, retracted)) is None:
                continue
            change, status = retracted
            if (self._entities[self._entity_of[at]].name, change) in reported:
                return None
            return Told(
                change="start" if change is Change.APPOINTED else "end",
                person=self._entity_of[at],
                role=self._nearest("r", span, at),
                organisation=self._nearest("o", span, at) or self._house_of_the_headline(),
                kind="",
                status=status,
                sure=_BY_WORDS,
            )
        return None

    def _meant(self, span: Span, people: Sequence[int], retracted: tuple[Change, Status]) -> int | None:
        """Of the people whom the sentence names the mention of the one whose change it retracts; None where it cannot
        be told.
        """
        if len({self._entity_of[place] for place in people}) == 1:
            return people[0]
        change, status = retracted
        if status is not Status.CONFIRMED:
            return None
        for place in people:
            person, others = self._names(span, self._entities[self._entity_of[place]].name)
            if withdraws(self._words(span), change, person=person, others=others):
                return place
        return None

    def _nearest(self, letter: str, span: Span, at: int) -> int | None:
        start = self._mentions[at].span.start
        found = [
            (abs(self._mentions[place].span.start - start), place)
            for place in self._within(span)
            if self._mentions[place].type == letter
        ]
        return self._entity_of[min(found)[1]] if found else None

    def _house_of_the_headline(self) -> int | None:
        named = (i for i, mention in enumerate(self._mentions) if mention.span.field == "title" and mention.type == "o")
        return next((self._entity_of[place] for place in named), None)

    def _telling(self, report: Report) -> Iterator[Span]:
        """The report's own sentence, and the headline where it is of the same person or names nobody."""
        own = dict(report.evidence).get("sentence")
        if own is not None and own.field == "text":
            yield own
        headline = Span(field="title", start=0, end=len(self._sources["title"]))
        person, others = self._names(headline, report.person)
        if person is not None or not others:
            yield headline

    def _names(self, span: Span, person: str | None) -> tuple[str | None, list[str]]:
        """What the person is called there, None where not named, and all others that are."""
        people = [place for place in self._within(span) if self._mentions[place].type == "p"]
        own = [place for place in people if self._entities[self._entity_of[place]].name == person]
        others = [self._mentions[place].text for place in people if place not in own]
        return (self._mentions[own[0]].text if own else None), others

    def _within(self, span: Span) -> list[int]:
        """The mentions there."""
        return [
            place
            for place, mention in enumerate(self._mentions)
            if mention.span.field == span.field and span.start <= mention.span.start < span.end
        ]

    def _words(self, span: Span) -> str:
        return self._sources[span.field][span.start : span.end]
