"""One move for people: what is known, the words it was read from, its sources, its history."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from monitor import query
from monitor.cli.output import as_json, day, emit, minute, show
from monitor.errors import UsageError
from monitor.query import MoveDetail, MoveHistory, Passage, SeatChange, Source, VersionRow
from monitor.records import move_record, version_record
from monitor.text import squeeze
from monitor.types import Kind

#: Styles of the words that say a field, on a terminal; in a pipe they stand between asterisks.
_MARKS = {"person": "bold underline", "organisation": "magenta underline", "role": "cyan underline"}
_OTHER_MARK = "underline"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A line to print: pieces of text, each with its style ("" for none)."""

    pieces: tuple[tuple[str, str], ...] = ()
    indent: int = 0


def write_detail(detail: MoveDetail, *, form: str | None, output: Path | None, zone: tzinfo) -> None:
    """Write a move to `output` or standard output, for people or as JSON. UsageError where it cannot be written."""
    _write(move_record(detail), lines(detail, zone), form=form, output=output)


def write_history(history: MoveHistory, *, form: str | None, output: Path | None, zone: tzinfo) -> None:
    """Write how a move became what it is, as `write_detail` does; JSON is the array of its versions."""
    records = [version_record(version) for version in history.versions]
    _write(records, _history(history, zone), form=form, output=output)


def _write(told: Any, for_people: Iterator[_Line], *, form: str | None, output: Path | None) -> None:
    if form == "json" or (form is None and output is not None and output.suffix.lower() == ".json"):
        emit(as_json(told), output)
    elif form is None and output is not None and output.suffix.lower() != ".txt":
        raise UsageError(f"--output: {output.name!r} says no format; end it with .txt or .json, or name a --format")
    elif output is None and sys.stdout.isatty():
        _show(for_people)
    else:
        emit("".join(_plain(line) + "\n" for line in for_people), output)


def _show(told: Iterator[_Line]) -> None:
    from rich.padding import Padding  # start-up time: pipes need no rich
    from rich.text import Text

    show(*(Padding(Text.assemble(*line.pieces), (0, 0, 0, line.indent)) for line in told))


def _plain(line: _Line) -> str:
    marks = {*_MARKS.values(), _OTHER_MARK}
    told = "".join(f"*{text}*" if style in marks else text for text, style in line.pieces)
    return " " * line.indent + told


def lines(detail: MoveDetail, zone: tzinfo) -> Iterator[_Line]:
    """The move as lines; days and times are in `zone`."""
    yield _Line(pieces=((squeeze(detail.sentence), "bold"),))
    yield _Line()
    facts = [(label, squeeze(value)) for label, value in _facts(detail, zone) if value]
    width = max(len(label) for label, _ in facts) + 2
    for label, value in facts:
        yield _Line(pieces=((label.ljust(width), "dim"), (value, "")))
    if confirmed := _confirmed(detail):
        yield _Line(pieces=(("confirmed".ljust(width), "dim"), (confirmed, "green")))
    for dissent in detail.dissents:
        said = squeeze(
            f"{_stories(dissent.story_ids)}: {dissent.field.replace('_', ' ')} {dissent.value.replace('_', ' ')}"
        )
        yield _Line(pieces=(("otherwise".ljust(width), "dim"), (said, "yellow")))
    for number, source in enumerate(detail.sources, start=1):
        yield _Line()
        yield from _source(number, source, zone)
    if detail.seat:
        yield _Line()
        yield _Line(pieces=(("the seat", "dim"),))
        for link in detail.seat:
            here = "bold" if link.move_id == detail.move.id else ""
            yield _Line(pieces=((_link(link), here),), indent=2)
    if detail.versions:
        yield _Line()
        yield _Line(pieces=(("history", "dim"),))
        for version in detail.versions:
            yield _Line(pieces=((_version(version, zone), ""),), indent=2)


def _confirmed(detail: MoveDetail) -> str:
    """Which filings confirm the move; "" where none does."""
    told = [source for source in detail.sources if source.story_id in detail.filings]
    named = (f"story {source.story_id} ({squeeze(source.publisher or source.url or '')})" for source in told)
    return f"by a filing: {', '.join(dict.fromkeys(named))}" if told else ""


def _stories(ids: Sequence[int]) -> str:
    return f"{'story' if len(ids) == 1 else 'stories'} {', '.join(map(str, ids))}"


def _facts(detail: MoveDetail, zone: tzinfo) -> tuple[tuple[str, str | None], ...]:
    move, denials = detail.move, [source.story_id for source in detail.sources if source.report.denied]
    label = "denied" if detail.denied else "disputed" if move.disputed else "once denied"
    return (
        ("move", str(move.id)),
        (label, f"by {_stories(denials)}" if denials else None),
        ("change", f"{move.change.value}, {move.kind.value}, {move.status.value}"),
        ("person", move.person or "not named"),
        ("role", move.role),
        ("role code", f"{move.role_code.value} ({move.function.value}, {move.level.value})"),
        ("organisation", move.organisation),
        ("country", move.country),
        ("sector", move.sector),
        ("ticker", move.ticker),
        ("from", query.place(move.previous_role, move.previous_organisation)),
        ("to", query.place(move.next_role, move.next_organisation)),
        ("replaces", move.predecessor),
        ("replaced by", move.successor),
        ("reports to", move.reports_to),
        ("effective", day(move.effective_on)),
        ("announced", minute(move.announced_at, zone) if query.is_dated(move) else "no story says when"),
        ("first seen", minute(move.first_seen_at, zone)),
        ("confidence", f"{move.confidence:.2f}"),
        ("sources", str(move.sources)),
    )


def _source(number: int, source: Source, zone: tzinfo) -> Iterator[_Line]:
    yield _Line(pieces=((f"{number}. ", "dim"), (squeeze(source.headline), "bold")))
    published = minute(source.published_at, zone) if source.published_at else ""
    copy = f"near copy of story {source.copy_of}" if source.copy_of else ""
    about = [
        f"story {source.story_id}",
        source.publisher,
        published,
        source.language,
        f"confidence {source.report.confidence:.2f}",
        "denies it" if source.report.denied else "",
        copy,
    ]
    yield _Line(pieces=((", ".join(squeeze(part) for part in about if part), "dim"),), indent=3)
    if source.url:
        yield _Line(pieces=((squeeze(source.url), ""),), indent=3)
    yield _Line(pieces=((f"text: {squeeze(source.note)}", "dim"),), indent=3)
    for passage in source.passages:
        yield _Line(pieces=tuple(_marked(passage)), indent=3)


def _marked(passage: Passage) -> Iterator[tuple[str, str]]:
    """The passage in pieces, cut at its marks; white space is squeezed piece by piece, so that offsets hold."""
    yield "“" if passage.field == "text" else "title: “", ""
    at = 0
    for mark in passage.marks:
        yield _spaced(passage.text[at : mark.start]), ""
        yield _spaced(passage.text[mark.start : mark.end]), _MARKS.get(mark.field, _OTHER_MARK)
        at = mark.end
    yield _spaced(passage.text[at:]) + "”", ""


def _spaced(text: str) -> str:
    """`squeeze` that keeps a blank at either end."""
    before, after = text[:1].isspace(), len(text) > 1 and text[-1:].isspace()
    return f"{' ' if before else ''}{squeeze(text)}{' ' if after else ''}"


def _link(link: SeatChange) -> str:
    kind = "" if link.kind is Kind.UNKNOWN else f" ({link.kind.value})"
    return squeeze(f"{day(link.day)}  {link.person or 'not named'} {link.change.value}{kind}, move {link.move_id}")


def _version(version: VersionRow, zone: tzinfo) -> str:
    """The first version tells all that stands above; later ones say what they changed."""
    changes = "; ".join(
        f"{name}: {before or 'nothing'} → {after or 'nothing'}" for name, before, after in query.changes(version, zone)
    )
    who = f" by story {version.story_id}" if version.story_id is not None and version.by_user is None else ""
    who += _why(version)
    what = f": {changes}" if changes and version.number > 1 else ""
    return f"{version.number}. {minute(version.recorded_at, zone)}  " + squeeze(version.event.value + who + what)


def _why(version: VersionRow) -> str:
    """What made it beside a story that came or changed."""
    if version.by_user is not None:
        return f" ({query.by_user(version, f'story {version.story_id}')})"
    return f", read again by model {version.reread_by}" if version.reread_by is not None else ""


def _history(history: MoveHistory, zone: tzinfo) -> Iterator[_Line]:
    """Each version with all that it changed; of the first one all that it told."""
    for version in history.versions:
        what = version.event.value + _why(version)
        what += "" if version.move_id == history.move_id else f" of move {version.move_id}, which is part of it now"
        yield _Line(pieces=((f"{version.number}. {minute(version.recorded_at, zone)}  {what}", "bold"),))
        if version.story_id is not None:
            about = (f"story {version.story_id}", version.publisher, version.headline)
            yield _Line(pieces=((", ".join(squeeze(part) for part in about if part), "dim"),), indent=3)
        told = tuple(query.changes(version, zone))
        width = max((len(name) for name, _, _ in told), default=0) + 2
        for name, before, after in told:
            said = after or "nothing"
            value = said if version.number == 1 else f"{before or 'nothing'} → {said}"
            yield _Line(pieces=((name.ljust(width), "dim"), (squeeze(value), "")), indent=3)
