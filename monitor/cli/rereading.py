"""`monitor reread`: stored stories read again by this release's model, or by another; first of all on a copy."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from pathlib import Path

import click

from monitor import query
from monitor.cli.consent import confirm
from monitor.cli.context import Context, pass_context
from monitor.cli.ids import story_id
from monitor.cli.limits import limit_option, rows_wanted
from monitor.cli.output import Column, counted, day, local_zone, say, write_rows, writing_options
from monitor.cli.progress import counting
from monitor.errors import UsageError
from monitor.pipeline.reading import read_stories
from monitor.pipeline.rereading import Reread, Rereader, load_model
from monitor.pipeline.telling import teller_of
from monitor.store import Effect, MoveDifference, Rereading, Store, differences, scratch
from monitor.types import FieldValue
from monitor.workers import Workers

#: Values that move with every model: where nothing else differs, a move is the same.
_NO_NEWS = frozenset({"confidence"})


@click.command()
@click.option("--since", metavar="WHEN", help="Stories first seen not before: 30d, today, 2025-10-01 (local time).")
@click.option("--until", metavar="WHEN", help="Stories first seen not after; a day, month or year counts to its end.")
@click.option("--language", metavar="LIST", help="Two-letter codes of the stories' languages, such as en,fr.")
@click.option("--story", "stories", type=story_id, metavar="ID", multiple=True,
              help="This story; may be given several times.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Also the stories that this model read last.")
@click.option("--model", type=click.Path(path_type=Path, exists=True, file_okay=False, resolve_path=True),
              metavar="FOLDER", help="A model that `monitor train` wrote. Default: the shipped one.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would change, on a copy of the database.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@limit_option
@writing_options
@pass_context
def reread(
    context: Context,
    /,
    since: str | None,
    until: str | None,
    language: str | None,
    stories: tuple[int, ...],
    everything: bool,
    model: Path | None,
    dry_run: bool,
    yes: bool,
    limit: str | None,
    form: str | None,
    output: Path | None,
) -> int:
    """Read stored stories again that another model read last, the newest first, and resolve what they tell anew.

    \b
    monitor reread --dry-run
    monitor reread --yes
    monitor reread --dry-run --since 30d --model model --format jsonl

    After an upgrade, or with a model of your own. Moves keep their ids, their history and what `merge` and `split`
    said; a value that comes out otherwise is a version more, and what no story tells any longer is withdrawn. It may
    run beside the daemon. Interrupted, it goes on where it was when it is called again (--all begins anew). Stories
    whose text was dropped (`keep_text_days`) stay as they are. --dry-run works on a copy in the folder for temporary
    files (TMPDIR), with a row for each move that would differ.
    """
    if not dry_run and (limit or form or output):
        raise UsageError("--limit, --format and --output are for the rows of --dry-run")
    if dry_run and yes:
        raise UsageError("--dry-run asks nothing; say --yes without it")
    with context.store() as store, Workers(context.settings.workers) as workers:
        wanted = _wanted(context, load_model(workers, model), since, until, language, stories, everything)
        counts = store.rereading_counts(wanted)
        if counts.dropped:
            say(f"{_stories(counts.dropped)} whose text was dropped (keep_text_days) cannot be read again")
        if not counts.waiting:
            say(f"no story waits to be read by model {wanted.model} in {store.name}")
            return 0
        work = _Work(context=context, workers=workers, wanted=wanted, model=model, waiting=counts.waiting)
        if dry_run:
            return _preview(work, store, form=form, output=output, limit=limit)
        return _apply(work, store, yes=yes)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Work:
    """What is to be read again, and by whom."""

    context: Context
    workers: Workers
    wanted: Rereading
    model: Path | None
    waiting: int  #: stories

    def reader(self, store: Store) -> Rereader:
        """On the database, or on a copy of it."""
        read = partial(read_stories, languages=self.context.settings.languages, model=self.model)
        teller = teller_of(self.context.settings, local_zone())
        return Rereader(store, self.workers, self.wanted, read=read, clock=self.context.now, teller=teller)


def _wanted(
    context: Context,
    version: str,
    since: str | None,
    until: str | None,
    language: str | None,
    stories: tuple[int, ...],
    everything: bool,
) -> Rereading:
    now, zone = context.now(), local_zone()
    return Rereading(
        model=version,
        read_before=now if everything else None,
        since=query.parse_moment(since, name="--since", now=now, zone=zone) if since is not None else None,
        until=query.parse_moment(until, name="--until", now=now, zone=zone, end=True) if until is not None else None,
        languages=query.parse_languages(language, name="--language"),
        story_ids=stories,
    )


# --- for good ------------------------------------------------------------------------------------------------------


def _apply(work: _Work, store: Store, *, yes: bool) -> int:
    what = f"Read {_stories(work.waiting)} again by model {work.wanted.model}"
    if yes or not sys.stdin.isatty():
        confirm(f"{what}?", yes=yes)
        reader = work.reader(store)
    else:
        reader = work.reader(store)
        with counting("a first lot", None):
            seconds = work.waiting / reader.pace()
        confirm(f"{what}? It takes about {_time(seconds)}.", yes=yes)
    try:
        with counting("reading again", work.waiting) as follow:
            done = reader.run(lambda so_far: follow(so_far.stories, _told(so_far)))
    except KeyboardInterrupt as stopped:
        left = store.rereading_counts(work.wanted).waiting
        say(f"{_stories(work.waiting - left)} read again, {left:,} to go: call it again to go on")
        raise click.Abort from stopped
    click.echo(f"{_stories(done.stories - done.failed)} read again by model {work.wanted.model}: {_told(done)}")
    return _say_failed(done)


def _told(done: Reread) -> str:
    return f"{len(done.moves_new):,} moves new, {len(done.moves_changed):,} changed"


def _say_failed(done: Reread) -> int:
    if not done.failed:
        return 0
    say(f"{_stories(done.failed)} could not be read and keep what was read before; the first: {done.first_error}")
    return 1


def _stories(number: int) -> str:
    return counted(number, "story", "stories")


def _time(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 100 else f"{seconds / 60:,.0f} minutes"


# --- on a copy -----------------------------------------------------------------------------------------------------


def _preview(work: _Work, store: Store, *, form: str | None, output: Path | None, limit: str | None) -> int:
    most = rows_wanted(limit, form, output)
    with ExitStack() as stack:
        with counting("copying the database", None):
            copy = stack.enter_context(scratch(store))
        with counting("reading again", work.waiting) as follow:
            done = work.reader(copy).run(lambda so_far: follow(so_far.stories, _told(so_far)))
        found = tuple(differences(copy))
    rows = [row for row in found if row.effect is not Effect.CHANGED or _fields(row) - _NO_NEWS]
    write_rows(rows[:most], _columns(), kind=MoveDifference, form=form, output=output)
    _say_counts(work, done, found, rows)
    if most is not None and len(rows) > most:
        say(f"the newest {most}; there are more: --limit {most * 2}, or --limit all")
    return _say_failed(done)


def _fields(row: MoveDifference) -> frozenset[str]:
    return frozenset(change.field for change in row.changed)


def _say_counts(work: _Work, done: Reread, found: Sequence[MoveDifference], rows: Sequence[MoveDifference]) -> None:
    """What the rows come to, by effect and by field."""
    effects = Counter(row.effect for row in rows)
    told = ", ".join(f"{effects[effect]:,} {effect}" for effect in Effect)
    say(f"{_stories(done.stories - done.failed)} read by model {work.wanted.model} would make of the moves: {told}")
    fields = Counter(change.field for row in rows if row.effect is Effect.CHANGED for change in row.changed)
    if fields:
        say("of the changed: " + ", ".join(f"{name} {number:,}" for name, number in fields.most_common()))
    if len(found) > len(rows):
        say(f"of {len(found) - len(rows):,} more the confidence alone would change")


def _columns() -> tuple[Column[MoveDifference], ...]:
    zone = local_zone()
    return (
        Column(heading="id", text=lambda row: str(row.id or ""), fixed=True, right=True),
        Column(heading="announced", text=lambda row: day(row.announced_at, zone), fixed=True, leaves=1),
        Column(heading="would be", text=lambda row: row.effect.value, fixed=True),
        Column(heading="person", text=lambda row: row.person or ""),
        Column(heading="change", text=lambda row: row.change.value, fixed=True),
        Column(heading="role", text=lambda row: row.role or ""),
        Column(heading="organisation", text=lambda row: row.organisation or ""),
        Column(heading="before → after", text=lambda row: _before_after(row, zone)),
    )


def _before_after(row: MoveDifference, zone: tzinfo) -> str:
    def said(field: str, value: FieldValue) -> str:
        return query.in_words(field, value, zone) or "nothing"

    into = [f"part of move {row.merged_into}"] if row.effect is Effect.MERGED else []
    changes = [
        f"{change.field.replace('_', ' ')}: {said(change.field, change.before)} → {said(change.field, change.after)}"
        for change in row.changed
        if change.field not in _NO_NEWS
    ]
    return "; ".join(into + changes)
