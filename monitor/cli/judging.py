"""`monitor judge`: what users say of readings, and labelled stories made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from monitor import query
from monitor.cli.context import Context, pass_context
from monitor.cli.ids import judgement_id, move_id, story_id
from monitor.cli.output import (
    Column,
    counted,
    emit,
    local_zone,
    minute,
    say_nothing_found,
    write_rows,
    writing_options,
)
from monitor.errors import NotFound, UsageError
from monitor.query import JudgementRow
from monitor.store import Judge, Store
from monitor.types import Change, Judged, Judgement, Kind, Missed, Report, Status

#: What a user may tell of a move beside who, what and where: the field, and what it is.
_FURTHER = {
    "previous_role": "What the person did before.",
    "previous_organisation": "Where.",
    "next_role": "What who leaves goes on to.",
    "next_organisation": "Where.",
    "predecessor": "Whom the person follows.",
    "successor": "Who follows the person.",
    "reports_to": "Whom the person answers to.",
    "effective_text": "When it takes effect, in the story's words.",
}


@click.group()
def judge() -> None:
    """Say what was read wrongly, or missed; it holds whatever a newer model reads, until it is taken back.

    \b
    monitor judge wrong 17 --story 40
    monitor judge undo 3
    monitor judge export mine.txt
    """


@judge.command()
@click.argument("move_id", metavar="MOVE", type=move_id)
@click.option("--story", metavar="STORY", type=story_id, help="Only this story does not tell it. Default: none does.")
@pass_context
def wrong(context: Context, /, move_id: int, story: int | None) -> None:
    """Say that a story does not tell a move; `monitor show MOVE` names its stories.

    \b
    monitor judge wrong 17 --story 40
    monitor judge wrong 17

    The story is no source of the move any longer. A move without any is withdrawn, and who was told of it is told that.
    """
    store = context.store()
    for judgement in store.judging.wrong(move_id, story, _judge(context), now=context.now()):
        _say_how_to_undo(judgement, f"story {judgement.story_id} does not tell move {judgement.move_id}")
    click.echo(_what_stands(store, move_id))


def _further_options(command: click.Command) -> click.Command:
    """One option for each field."""
    for name, what in _FURTHER.items():
        command.params.append(click.Option([f"--{name.replace('_', '-')}"], metavar="WORDS", help=what))
    return command


@judge.command()
@click.argument("story_id", metavar="STORY", type=story_id)
@click.option("--person", metavar="NAME", required=True, help="Who starts or leaves.")
@click.option("--change", metavar="CHANGE", required=True, help=f"{' or '.join(Change)}.")
@click.option("--role", metavar="WORDS", required=True, help="The post.")
@click.option("--organisation", metavar="NAME", required=True, help="Where the post is.")
@click.option("--kind", metavar="KIND", help=f"{', '.join(Kind)}.")
@click.option("--status", metavar="STATUS", help=f"{', '.join(Status)}. Default: confirmed.")
@click.option("--effective", metavar="DAY", help="When it takes effect, as 2025-10-01.")
@pass_context
def missed(
    context: Context,
    /,
    story_id: int,
    change: str,
    kind: str | None,
    status: str | None,
    effective: str | None,
    **words: str | None,
) -> None:
    """Say that a story tells a move that was not read there, best in its own words; `monitor stories` lists stories.

    \b
    monitor judge missed 40 --person "Rahul Patil" --change appointed --role CTO --organisation Anthropic

    It becomes a move at once, or one more source of a known one, with confidence 1 and, where the words stand in the
    story, their evidence.
    """
    store = context.store()
    told: dict[str, Any] = {name: said.strip() for name, said in words.items() if said is not None}
    if empty := [name for name, said in told.items() if not said]:
        raise UsageError(f"--{empty[0].replace('_', '-')}: there are no words; write those of the story")
    told["change"] = _one_of(Change, "--change", change)
    if kind is not None:
        told["kind"] = _one_of(Kind, "--kind", kind)
    if status is not None:
        told["status"] = _one_of(Status, "--status", status)
    if effective is not None:
        told["effective_on"] = query.parse_day(effective, name="--effective", today=context.now().date())
    try:
        move = Missed(**told)
    except ValueError as error:
        raise UsageError(f"--kind: {error}") from error
    judgement = store.judging.missed(story_id, move, _judge(context), now=context.now())
    _say_how_to_undo(judgement, f"story {story_id} tells it")
    if judgement.move_id is not None:
        click.echo(_what_stands(store, judgement.move_id))


_further_options(missed)


@judge.command("list")
@writing_options
@pass_context
def list_command(context: Context, /, form: str | None, output: Path | None) -> None:
    """List what was said and holds, the last first.

    \b
    monitor judge list
    monitor judge list --format jsonl
    """
    store = context.store()
    rows = [_line(row) for row in query.judgements(store)]
    if not rows:
        say_nothing_found("no judgement", store.name)
    zone = local_zone()
    columns = (
        Column[_Line](heading="id", text=lambda each: str(each.id), fixed=True, right=True),
        Column[_Line](heading="said", text=lambda each: minute(each.made_at, zone), fixed=True, leaves=2),
        Column[_Line](heading="judged", text=lambda each: each.judged.value, fixed=True),
        Column[_Line](heading="what", text=lambda each: each.told),
        Column[_Line](heading="move", text=lambda each: str(each.move_id or ""), fixed=True, right=True),
        Column[_Line](heading="story", text=lambda each: str(each.story_id), fixed=True, right=True),
        Column[_Line](heading="headline", text=lambda each: each.headline, leaves=1),
    )
    write_rows(rows, columns, kind=_Line, form=form, output=output)


@judge.command()
@click.argument("ids", metavar="ID...", type=judgement_id, nargs=-1, required=True)
@pass_context
def undo(context: Context, /, ids: tuple[int, ...]) -> None:
    """Take back what was said; `monitor judge list` lists it.

    \b
    monitor judge undo 3

    What was called wrong counts again, what was told no longer.
    """
    store = context.store()
    for each in ids:
        judgement = store.judging.undo(each, _judge(context), now=context.now())
        click.echo(f"judgement {each} is taken back")
        if judgement.move_id is not None:
            click.echo(_what_stands(store, judgement.move_id))


@judge.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_context
def export(context: Context, /, file: Path) -> None:
    """Write the stories that were judged as labelled stories, for `monitor train --add FILE`.

    \b
    monitor judge export mine.txt
    monitor train --add mine.txt --out model

    A story is labelled with all that it tells as it stands now: what was read there and not called wrong, and what was
    told by you. Persons, organisations, roles and dates that the reader sees are marked. Look over what was read beside
    it: it is taken as true. What the format has no words for is left out, and said.
    """
    from monitor.cli.judged_stories import labelled  # start-up time: the reader and numpy

    store = context.store()
    judged = query.judged_stories(store)
    if not judged:
        raise NotFound(f"nothing was judged in {store.name}; `monitor judge wrong` and `monitor judge missed` judge")
    blocks = labelled(judged, query.identity(store))
    emit("\n\n".join(blocks) + "\n" if blocks else "", file)
    click.echo(f"{counted(len(blocks), 'labelled story', 'labelled stories')} in {file}")


def _judge(context: Context) -> Judge:
    from monitor.pipeline.judging import judge_of  # start-up time: the reader's room
    from monitor.pipeline.telling import teller_of

    return judge_of(teller_of(context.settings, local_zone()))


def _say_how_to_undo(judgement: Judgement, what: str) -> None:
    click.echo(f"judgement {judgement.id}: {what}; `monitor judge undo {judgement.id}` takes it back")


def _what_stands(store: Store, move_id: int) -> str:
    try:
        detail = query.move(store, move_id)
    except NotFound as gone:
        return str(gone)
    return f"move {detail.move.id}: {detail.sentence} ({counted(len(detail.sources), 'source', 'sources')})"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A judgement in the list."""

    id: int
    made_at: datetime
    judged: Judged
    story_id: int
    move_id: int | None
    told: str  #: who, what and where
    headline: str
    publisher: str | None
    url: str | None


def _line(row: JudgementRow) -> _Line:
    one = row.judgement
    return _Line(
        id=one.id,
        made_at=one.made_at,
        judged=one.judged,
        story_id=one.story_id,
        move_id=one.move_id,
        told="; ".join(dict.fromkeys(map(_in_words, one.told))),
        headline=row.headline,
        publisher=row.publisher,
        url=row.url,
    )


def _in_words(report: Report) -> str:
    said: Iterable[str | None] = (report.person or "somebody", report.change.value, report.role, report.organisation)
    return ", ".join(part for part in said if part)


def _one_of(members: Any, name: str, said: str) -> Any:
    try:
        return members(said.strip().lower())
    except ValueError:
        raise UsageError(f"{name}: {said!r} is none of {', '.join(members)}") from None
