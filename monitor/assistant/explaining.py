"""Why a move is as sure or as disputed as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from monitor import query
from monitor.assistant.answers import Change, Explanation, Quotation, Standing, Told, Version, seen
from monitor.query import MoveDetail, Source, VersionRow
from monitor.text import squeeze
from monitor.types import FieldValue, Status

#: Stories shown of a move: an assistant reads every word.
MOST_SOURCES = 12


def explanation(detail: MoveDetail) -> Explanation:
    """A move with the words it was read from, its sources, its history."""
    return Explanation(
        sentence=squeeze(detail.sentence),
        standing=_standing(detail),
        why=tuple(squeeze(reason) for reason in _reasons(detail)),
        move=seen(detail.move),
        sources=tuple(_told(source, detail) for source in detail.sources[:MOST_SOURCES]),
        more_sources=max(0, len(detail.sources) - MOST_SOURCES),
        disagreements=seen(detail.dissents),
        history=tuple(_version(version) for version in detail.versions),
        seat=seen(detail.seat),
    )


def _denials(detail: MoveDetail) -> tuple[int, ...]:
    return tuple(dict.fromkeys(source.story_id for source in detail.sources if source.report.denied))


def _standing(detail: MoveDetail) -> Standing:
    if detail.denied:
        return Standing.DENIED
    if _denials(detail) or detail.dissents:
        return Standing.DISPUTED
    if detail.move.status is not Status.CONFIRMED:
        return Standing.UNCONFIRMED
    if detail.filings:
        return Standing.FILED
    return Standing.CORROBORATED if detail.move.sources > 1 else Standing.SINGLE_SOURCE


_SAID = {
    Status.CONFIRMED: "It is told as decided.",
    Status.PROPOSED: "It is proposed: subject to a vote or an approval.",
    Status.RUMOURED: "It is a rumour: no source tells it as decided.",
}


def _reasons(detail: MoveDetail) -> Iterator[str]:
    move = detail.move
    yield _SAID[move.status]
    yield f"{move.sources} stories tell it, near copies not counted." if move.sources > 1 else "One story tells it."
    if detail.filings:
        yield f"A filing with an authority confirms it: {_stories(detail.filings)}."
    if denials := _denials(detail):
        since = "and nothing since says that it is so" if detail.denied else "but others tell it all the same"
        yield f"It is denied by {_stories(denials)}, {since}."
    for dissent in detail.dissents:
        has = getattr(move, dissent.field)
        yield f"On {dissent.field} {_stories(dissent.story_ids)} has {dissent.value}, where the move has {has}."
    if not query.is_dated(move):
        yield "No story says when it was published: announced_at is when this monitor first saw one."
    yield (
        f"Confidence {move.confidence:.2f}: of confirmed changes of named persons that are read as surely as this, "
        "that share has person and change right."
    )


def _stories(ids: tuple[int, ...]) -> str:
    return f"{'story' if len(ids) == 1 else 'stories'} {', '.join(map(str, ids))}"


def _told(source: Source, detail: MoveDetail) -> Told:
    quoted = [
        Quotation(field=mark.field, words=squeeze(passage.text[mark.start : mark.end]))
        for passage in source.passages
        for mark in passage.marks
    ]
    return Told(
        story_id=source.story_id,
        headline=squeeze(source.headline),
        publisher=seen(source.publisher),
        url=seen(source.url),
        published_at=source.published_at,
        language=source.language,
        denies=source.report.denied,
        is_filing=source.story_id in detail.filings,
        copy_of=source.copy_of,
        confidence=source.report.confidence,
        sentences=tuple(squeeze(passage.text) for passage in source.passages),
        evidence=tuple(quoted),
    )


def _said(field: str, value: FieldValue) -> str | None:
    return seen(query.in_words(field, value, UTC)) or None


def _version(version: VersionRow) -> Version:
    changes = (
        Change(field=name, before=_said(name, before), after=_said(name, after))
        for name, before, after in version.changed
    )
    return Version(
        number=version.number,
        recorded_at=version.recorded_at,
        event=version.event,
        story_id=version.story_id,
        publisher=seen(version.publisher),
        by_user=version.by_user,
        changes=tuple(changes),
    )
