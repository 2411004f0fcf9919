"""The commands that ask for moves: moves, show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import tzinfo
from enum import StrEnum
from pathlib import Path

import click

from monitor import query
from monitor.cli.context import Context, pass_context
from monitor.cli.detail import write_detail, write_history
from monitor.cli.ids import move_id
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
from monitor.query import By, MoveFilter, MoveRow
from monitor.types import Change, Function, Kind, Level, RoleCode, Sector, Status


def _any_of(members: type[StrEnum]) -> str:
    return f"One or more, with commas between, of {', '.join(members)}."


#: filter -> (placeholder, help); the names are those of `MoveFilter`.
_FILTERS: dict[str, tuple[str, str]] = {
    "since": ("WHEN", "Not before: 7d, 36h, today, yesterday, 2025-10-01, 2025-10, 2025-10-01T08:00 (local time)."),
    "until": ("WHEN", "Not after; a day, month or year counts to its end."),
    "by": ("CLOCK", "Clock of --since, --until and the order: announced (default) or first-seen."),
    "as_of": ("WHEN", "What was known then (a day counts to its end); country, sector and ticker as lists say today."),
    "q": ("WORDS", 'Words of the stories, title or text; "in quotes" one after the other; the last may go on.'),
    "company": (
        "WORDS",
        "Words that begin words of the name; a name in full also by its others on a list of companies.",
    ),
    "person": ("WORDS", "Words that begin words of the person's name."),
    "role": ("ROLE", "A role code (chief_technology), an abbreviation (CTO), or words of the sources' own wording."),
    "role_code": ("LIST", f"By the code alone, whatever the wording. {_any_of(RoleCode)}"),
    "function": ("LIST", _any_of(Function)),
    "level": ("LIST", _any_of(Level)),
    "change": ("LIST", _any_of(Change)),
    "kind": ("LIST", _any_of(Kind)),
    "status": ("LIST", _any_of(Status)),
    "country": ("LIST", "Two-letter codes of the organisation's country, such as US,DE, where a list has it."),
    "sector": ("LIST", f"The organisation's sector, where a list of companies has it. {_any_of(Sector)}"),
    "language": ("LIST", "Two-letter codes of the story's language, such as en,fr."),
    "min_confidence": ("SHARE", "From 0 to 1. Default: the setting min_confidence."),
}


def filter_options(*left_out: str, **other_help: str) -> Callable[[Command], Command]:
    """The filters of moves, a flag each, but for those left out; `other_help` where one says another thing there."""

    def add(command: Command) -> Command:
        for name, (metavar, text) in reversed(_FILTERS.items()):
            if name not in left_out:
                command = click.option(flag(name), name, metavar=metavar, help=other_help.get(name, text))(command)
        return command

    return add


def asked_filter(context: Context, asked: Mapping[str, str | None]) -> MoveFilter:
    """The filter that the flags give. UsageError names the one that is wrong."""
    given = {name: value for name, value in asked.items() if value is not None}
    given.setdefault("min_confidence", str(context.settings.min_confidence))
    return query.parse_filter(given, now=context.now(), zone=local_zone(), named=flag)


def flag(name: str) -> str:
    """`min_confidence` -> `--min-confidence`."""
    return "--search" if name == "q" else "--" + name.replace("_", "-")


@click.command()
@filter_options()
@limit_option
@writing_options
@pass_context
def moves(context: Context, /, limit: str | None, form: str | None, output: Path | None, **asked: str | None) -> None:
    """List moves, newest first.

    \b
    monitor moves --since 7d --role cfo
    monitor moves --company anthropic --change appointed
    monitor moves --search '"supervisory board" merger'
    monitor moves --since 2025-10 --until 2025-10 --level board,c_level --format csv --output october.csv

    On a terminal a table; in a pipe, where no --format is named, tab-separated lines with the table's columns and a
    heading line. csv, json, jsonl and xlsx carry all columns of the view recent_moves, times in UTC, and disputed:
    the move was told as decided, and the last word on it is a denial. In the columns
    with an arrow, what follows the arrow is where a leaver goes, and who takes over. A day with ~ is the one on which
    the move was first seen: no story says when it was published.
    """
    wanted = replace(asked_filter(context, asked), limit=rows_wanted(limit, form, output))
    store = context.store()
    found = query.moves(store, _one_more(wanted))
    rows = found[: wanted.limit]
    if not rows:
        say_nothing_found("no move that fits", store.name)
        _say_listed_only(wanted)
    write_rows(rows, move_columns(wanted.by), kind=MoveRow, form=form, output=output)
    if len(found) > len(rows):
        say(f"the newest {len(rows)}; there are more: --limit {len(rows) * 2}, or --limit all")


def _say_listed_only(wanted: MoveFilter) -> None:
    asked = [name for name, value in (("country", wanted.country), ("sector", wanted.sector)) if value]
    if asked:
        say(f"{' and '.join(asked)}: known of companies on a list alone; `monitor companies import` takes yours")


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
    status = "disputed" if move.disputed else "" if move.status is Status.CONFIRMED else move.status.value
    more = ", ".join(part for part in (kind, status) if part)
    return f"{move.change.value} ({more})" if more else move.change.value


def _change_style(move: MoveRow) -> str:
    if move.status is not Status.CONFIRMED or move.disputed:
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


@click.command()
@click.argument("move_id", metavar="ID", type=move_id)
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="Default: table, text for people.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of standard output.")
@click.option("--history", is_flag=True, help="Its versions instead: what made each, when, which story, what changed.")
@pass_context
def show(context: Context, move_id: int, form: str | None, output: Path | None, history: bool) -> None:
    """Show one move: what is known, the words it was read from, its sources, its history.

    \b
    monitor show 17
    monitor show 17 --format json
    monitor show 17 --history
    """
    if history:
        told = query.history(context.store(), move_id)
        _say_merged(move_id, told.move_id)
        write_history(told, form=form, output=output, zone=local_zone())
        return
    detail = query.move(context.store(), move_id)
    _say_merged(move_id, detail.move.id)
    write_detail(detail, form=form, output=output, zone=local_zone())


def _say_merged(asked: int, today: int) -> None:
    if asked != today:
        say(f"move {asked} is part of move {today} now")
