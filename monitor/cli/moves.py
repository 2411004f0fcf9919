"""The commands that ask for moves: moves, show, company, person, seats."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo
from enum import StrEnum
from pathlib import Path

import click

from monitor import query
from monitor.cli.context import Context, pass_context
from monitor.cli.detail import write_detail
from monitor.cli.limits import limit_option, rows_wanted
from monitor.cli.output import (
    Column,
    Command,
    day,
    local_zone,
    say,
    say_nothing_found,
    write_rows,
    writing_options,
)
from monitor.errors import UsageError
from monitor.query import By, MoveFilter, MoveRow, SeatRow, Timeline
from monitor.types import Change, Function, Kind, Level, Status


def _any_of(members: type[StrEnum]) -> str:
    return f"One or more, with commas between, of {', '.join(members)}."


#: filter -> (placeholder, help); the names are those of `MoveFilter`.
_FILTERS: dict[str, tuple[str, str]] = {
    "since": ("WHEN", "Not before: 7d, 36h, today, yesterday, 2025-10-01, 2025-10, 2025-10-01T08:00 (local time)."),
    "until": ("WHEN", "Not after; a day, month or year counts to its end."),
    "by": ("CLOCK", "Clock of --since, --until and the order: announced (default) or first-seen."),
    "company": ("WORDS", "Words that begin words of the organisation's name; case and accents do not matter."),
    "person": ("WORDS", "Words that begin words of the person's name."),
    "role": ("ROLE", "A role code (chief_technology), an abbreviation (CTO), or words of the sources' own wording."),
    "function": ("LIST", _any_of(Function)),
    "level": ("LIST", _any_of(Level)),
    "change": ("LIST", _any_of(Change)),
    "kind": ("LIST", _any_of(Kind)),
    "status": ("LIST", _any_of(Status)),
    "country": ("LIST", "Two-letter codes of the organisation's country, such as US,DE (not filled yet)."),
    "sector": ("NAME", "The organisation's sector (not filled yet)."),
    "language": ("LIST", "Two-letter codes of the story's language, such as en,fr."),
    "min_confidence": ("SHARE", "From 0 to 1. Default: the setting min_confidence."),
}


def _filter_options(command: Command) -> Command:
    for name, (metavar, text) in reversed(_FILTERS.items()):
        command = click.option(_flag(name), metavar=metavar, help=text)(command)
    return command


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _all_option(command: Command) -> Command:
    return click.option("--limit", metavar="N", default="all", help="Most rows to show. Default: all.")(command)


@click.command()
@_filter_options
@limit_option
@writing_options
@pass_context
def moves(context: Context, /, limit: str | None, form: str | None, output: Path | None, **asked: str | None) -> None:
    """List moves, newest first.

    \b
    monitor moves --since 7d --role cfo
    monitor moves --company anthropic --change appointed
    monitor moves --since 2025-10 --until 2025-10 --level board,c_level --format csv --output october.csv

    On a terminal a table; in a pipe, where no --format is named, tab-separated lines with the table's columns and a
    heading line. csv, json, jsonl and xlsx carry all columns of the view recent_moves, times in UTC. In the columns
    with an arrow, what follows the arrow is where a leaver goes, and who takes over. A day with ~ is the one on which
    the move was first seen: no story says when it was published.
    """
    given = {name: value for name, value in asked.items() if value is not None}
    given.setdefault("min_confidence", str(context.settings.min_confidence))
    wanted = query.parse_filter(given, now=context.now(), zone=local_zone(), named=_flag)
    wanted = replace(wanted, limit=rows_wanted(limit, form, output))
    store = context.store()
    found = query.moves(store, _one_more(wanted))
    rows = found[: wanted.limit]
    if not rows:
        say_nothing_found("no move that fits", store.name)
        _say_never_filled(wanted)
    write_rows(rows, move_columns(wanted.by), kind=MoveRow, form=form, output=output)
    if len(found) > len(rows):
        say(f"the newest {len(rows)}; there are more: --limit {len(rows) * 2}, or --limit all")


def _say_never_filled(wanted: MoveFilter) -> None:
    asked = [name for name, value in (("country", wanted.country), ("sector", wanted.sector)) if value]
    if asked:
        say(f"{' and '.join(asked)}: not filled for any move yet; ask without {' and '.join(map(_flag, asked))}")


def _one_more(wanted: MoveFilter) -> MoveFilter:
    """One row more than asked for, to know whether there are more."""
    return wanted if wanted.limit is None else replace(wanted, limit=wanted.limit + 1)


def move_columns(by: By = By.ANNOUNCED) -> tuple[Column[MoveRow], ...]:
    """The columns of a listing of moves for people; days are local."""
    zone = local_zone()
    seen = by is By.FIRST_SEEN
    return (
        Column(heading="id", text=lambda m: str(m.id), fixed=True, right=True),
        Column(
            heading=by.value.replace("-", " "),
            text=lambda m: day(m.first_seen_at, zone) if seen else _announced(m, zone),
            fixed=True,
        ),
        Column(heading="change", text=_change, style=_change_style),
        Column(heading="person", text=lambda m: m.person or "", style=lambda m: "bold"),
        Column(heading="role", text=lambda m: m.role or m.role_code.value.replace("_", " ")),
        Column(heading="organisation", text=lambda m: m.organisation or ""),
        Column(heading="from (→ to)", text=_from_to, leaves=4),
        Column(heading="replaces (→ by)", text=_replaces, leaves=5),
        Column(heading="effective", text=lambda m: day(m.effective_on), fixed=True, leaves=1),
        Column(heading="sources", text=lambda m: str(m.sources), fixed=True, right=True, leaves=2),
        Column(heading="confidence", text=lambda m: f"{m.confidence:.2f}", fixed=True, right=True, leaves=3),
    )


def _announced(move: MoveRow, zone: tzinfo) -> str:
    return f"{'' if query.is_dated(move) else '~'}{day(move.announced_at, zone)}"


def _change(move: MoveRow) -> str:
    kind = "" if move.kind is Kind.UNKNOWN else move.kind.value
    status = "" if move.status is Status.CONFIRMED else move.status.value
    more = ", ".join(part for part in (kind, status) if part)
    return f"{move.change.value} ({more})" if more else move.change.value


def _change_style(move: MoveRow) -> str:
    if move.status is not Status.CONFIRMED:
        return "yellow"
    return "green" if move.change is Change.APPOINTED else "red"


def _arrow(text: str) -> str:
    return f"→ {text}" if text else ""


def _from_to(move: MoveRow) -> str:
    before = query.place(move.previous_role, move.previous_organisation)
    after = _arrow(query.place(move.next_role, move.next_organisation))
    return f"{before} {after}".strip()


def _replaces(move: MoveRow) -> str:
    return f"{move.predecessor or ''} {_arrow(move.successor or '')}".strip()


def _move_id(_: click.Context, __: click.Parameter, said: str) -> int:
    if not (said.isascii() and said.isdecimal() and int(said[:20])):
        raise UsageError(f"{said!r} is no move id; `monitor moves` lists them")
    return int(said[:20])


@click.command()
@click.argument("move_id", metavar="ID", callback=_move_id)
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="Default: table, text for people.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of standard output.")
@pass_context
def show(context: Context, move_id: int, form: str | None, output: Path | None) -> None:
    """Show one move: what is known, the words it was read from, its sources, its history.

    \b
    monitor show 17
    monitor show 17 --format json
    """
    detail = query.move(context.store(), move_id)
    if detail.move.id != move_id:
        say(f"move {move_id} is part of move {detail.move.id} now")
    write_detail(detail, form=form, output=output, zone=local_zone())


@click.command()
@click.argument("name")
@_all_option
@writing_options
@pass_context
def company(context: Context, name: str, limit: str, form: str | None, output: Path | None) -> None:
    """List the moves of a company, newest first.

    \b
    monitor company anthropic

    Words that begin words of the name are enough; case, accents and legal forms (Inc, GmbH) do not matter. Where
    several names match, they are named on standard error.
    """
    store, least = context.store(), context.settings.min_confidence
    timeline = query.company(store, name, limit=query.parse_limit(limit, name="--limit"), min_confidence=least)
    _write_timeline(timeline, store.name, "company", form, output)


@click.command()
@click.argument("name")
@_all_option
@writing_options
@pass_context
def person(context: Context, name: str, limit: str, form: str | None, output: Path | None) -> None:
    """List the moves of a person, newest first.

    \b
    monitor person patil
    monitor person "Rahul Patil" --format json

    Words that begin words of the name are enough, in any order; case and accents do not matter. Where several names
    match, they are named on standard error.
    """
    store, least = context.store(), context.settings.min_confidence
    timeline = query.person(store, name, limit=query.parse_limit(limit, name="--limit"), min_confidence=least)
    _write_timeline(timeline, store.name, "person", form, output)


def _write_timeline(timeline: Timeline, asked: str, what: str, form: str | None, output: Path | None) -> None:
    if not timeline.moves:
        say_nothing_found(f"no {what} whose name has the words {timeline.asked!r}", asked)
    if timeline.moves:
        say(f"matched: {_listed(timeline.names)}")
    if timeline.others:
        say(f"not shown, say more of the name: {_listed(timeline.others)}")
    write_rows(timeline.moves, move_columns(), kind=MoveRow, form=form, output=output)


#: Names in a line on standard error.
_NAMES_SHOWN = 10


def _listed(names: tuple[query.NameCount, ...]) -> str:
    shown = [f"{n.name} ({n.moves} {'move' if n.moves == 1 else 'moves'})" for n in names[:_NAMES_SHOWN]]
    more = [f"and {len(names) - _NAMES_SHOWN} more"] if len(names) > _NAMES_SHOWN else []
    return ", ".join(shown + more)


@click.command()
@_all_option
@writing_options
@pass_context
def seats(context: Context, limit: str, form: str | None, output: Path | None) -> None:
    """List posts that somebody left and nobody permanent has been named for, the newest first.

    \b
    monitor seats
    monitor seats --format csv > seats.csv

    ID is the departure, for `monitor show ID`. Days are counted from the day the departure takes effect (else the day
    it was announced) and are negative where it lies ahead.
    """
    store = context.store()
    rows = query.open_seats(store, limit=query.parse_limit(limit, name="--limit"))
    if not rows:
        say_nothing_found("no open seat", store.name)
    write_rows(rows, _SEAT_COLUMNS, kind=SeatRow, form=form, output=output)


_SEAT_COLUMNS: tuple[Column[SeatRow], ...] = (
    Column(heading="id", text=lambda s: str(s.move_id), fixed=True, right=True),
    Column(heading="post", text=lambda s: s.post.replace("_", " ")),
    Column(heading="organisation", text=lambda s: s.organisation),
    Column(heading="left by", text=lambda s: s.left_by or ""),
    Column(heading="left on", text=lambda s: day(s.left_on), fixed=True),
    Column(heading="days open", text=lambda s: str(s.days_open), fixed=True, right=True),
    Column(heading="interim holder", text=lambda s: s.interim_holder or "", leaves=1),
)
