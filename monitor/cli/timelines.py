"""The commands that ask for people, companies and their posts: company, person, seats."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from monitor import query
from monitor.cli.context import Context, pass_context
from monitor.cli.moves import move_columns
from monitor.cli.output import Column, Command, counted, day, say, say_nothing_found, write_rows, writing_options
from monitor.query import MoveRow, SeatRow, Tenure, Timeline


def _all_option(command: Command) -> Command:
    return click.option("--limit", metavar="N", default="all", help="Most rows to show. Default: all.")(command)


def _moves_option(command: Command) -> Command:
    return click.option("--moves", is_flag=True, help="List the moves themselves, newest first.")(command)


@click.command()
@click.argument("name")
@_moves_option
@_all_option
@writing_options
@pass_context
def company(context: Context, name: str, moves: bool, limit: str, form: str | None, output: Path | None) -> None:
    """Show who held which post of a company when, as far as moves tell.

    \b
    monitor company anthropic
    monitor company anthropic --moves

    A day with ~ is the one on which the change was announced: no story says when it took effect. An open end is one
    that no move tells. Words that begin words of the name are enough; case, accents and legal forms (Inc, GmbH) do
    not matter. A name in full is the company under the other names that a list of companies has for it, too. Where
    several names match, they are named on standard error.

    Who takes over for the time being keeps their post; they cease to act, where nothing else is told, when somebody
    begins for good. A post is disputed where its beginning or end was told as decided, and the last word on it is a
    denial.
    """
    store, least = context.store(), context.settings.min_confidence
    most = query.parse_limit(limit, name="--limit")
    timeline = query.company(store, name, limit=most if moves else None, min_confidence=least)
    _write_timeline(timeline, store.name, "company", most, moves, form, output)


@click.command()
@click.argument("name")
@_moves_option
@_all_option
@writing_options
@pass_context
def person(context: Context, name: str, moves: bool, limit: str, form: str | None, output: Path | None) -> None:
    """Show the career of a person, as far as moves and what they say of earlier posts tell.

    \b
    monitor person patil
    monitor person "Rahul Patil" --moves --format json

    A day with ~ is the one on which the change was announced: no story says when it took effect. An open end is one
    that no move tells. Words that begin words of the name are enough, in any order; case and accents do not matter.
    Where several names match, they are named on standard error.

    Who acts for the time being ceases to, where nothing else is told, when somebody begins for good. A post is disputed
    where its beginning or end was told as decided, and the last word on it is a denial.
    """
    store, least = context.store(), context.settings.min_confidence
    most = query.parse_limit(limit, name="--limit")
    timeline = query.person(store, name, limit=most if moves else None, min_confidence=least)
    _write_timeline(timeline, store.name, "person", most, moves, form, output)


def _write_timeline(
    timeline: Timeline, asked: str, what: str, most: int | None, moves: bool, form: str | None, output: Path | None
) -> None:
    """`most` tenures: each is made of several moves, so that all moves are asked whatever the limit."""
    if not timeline.moves:
        say_nothing_found(f"no {what} whose name has the words {timeline.asked!r}", asked)
    if timeline.moves:
        say(f"matched: {_listed(timeline.names)}")
    if timeline.others:
        say(f"not shown, say more of the name: {_listed(timeline.others)}")
    if moves:
        write_rows(timeline.moves, move_columns(), kind=MoveRow, form=form, output=output)
        return
    held = query.tenures_of(timeline)
    if timeline.moves and not held:
        told = "no confirmed move tells of a post: rumours and proposals make no tenure"
        say(f'{told}; list them with `monitor {what} "{timeline.asked}" --moves`')
    write_rows(held[:most], _TENURE_COLUMNS, kind=Tenure, form=form, output=output)


_TENURE_COLUMNS: tuple[Column[Tenure], ...] = (
    Column(heading="person", text=lambda t: t.person, style=lambda t: "bold"),
    Column(heading="role", text=lambda t: f"{t.role or ''}{_marks(t)}".strip()),
    Column(heading="organisation", text=lambda t: t.organisation or ""),
    Column(heading="since", text=lambda t: _day(t.since, told=t.since_told), fixed=True),
    Column(heading="until", text=lambda t: _day(t.until, told=t.until_told), fixed=True),
    Column(heading="moves", text=lambda t: ", ".join(map(str, t.move_ids)), leaves=1),
)


def _marks(tenure: Tenure) -> str:
    marks = [mark for mark in ("acting", "disputed") if getattr(tenure, mark)]
    return f" ({', '.join(marks)})" if marks else ""


def _day(when: date | None, *, told: bool) -> str:
    return "" if when is None else f"{'' if told else '~'}{day(when)}"


#: Names in a line on standard error.
_NAMES_SHOWN = 10


def _listed(names: tuple[query.NameCount, ...]) -> str:
    shown = [f"{n.name} ({counted(n.moves, 'move', 'moves')})" for n in names[:_NAMES_SHOWN]]
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
    it was announced) and are negative where it lies ahead. A search is announced where a story says that a successor
    is looked for. A departure is disputed where it was told as decided, and the last word on it is a denial.
    """
    store = context.store()
    rows = query.open_seats(store, limit=query.parse_limit(limit, name="--limit"))
    if not rows:
        say_nothing_found("no open seat", store.name)
    write_rows(rows, _SEAT_COLUMNS, kind=SeatRow, form=form, output=output)


def _left_by(seat: SeatRow) -> str:
    return f"{seat.left_by or ''}{' (disputed)' if seat.disputed else ''}".strip()


_SEAT_COLUMNS: tuple[Column[SeatRow], ...] = (
    Column(heading="id", text=lambda s: str(s.move_id), fixed=True, right=True),
    Column(heading="post", text=lambda s: s.post.replace("_", " ")),
    Column(heading="organisation", text=lambda s: s.organisation),
    Column(heading="left by", text=_left_by),
    Column(heading="left on", text=lambda s: day(s.left_on), fixed=True),
    Column(heading="days open", text=lambda s: str(s.days_open), fixed=True, right=True),
    Column(heading="interim holder", text=lambda s: s.interim_holder or "", leaves=1),
    Column(heading="search", text=lambda s: "announced" if s.search_announced else "", leaves=2),
)
