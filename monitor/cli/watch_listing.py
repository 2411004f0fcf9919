"""`monitor watch list`, `show` and `deliveries`: watches and how telling them goes. Secrets are never shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

import click

from monitor.cli.context import Context, pass_context
from monitor.cli.limits import limit_option, rows_wanted
from monitor.cli.output import (
    Column,
    as_json,
    emit,
    local_zone,
    minute,
    record,
    say_nothing_found,
    write_rows,
    writing_options,
)
from monitor.text import channel_shown
from monitor.types import DeliveryRow, DeliveryState, Rhythm, WatchHealth


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchLine:
    """A watch and how telling it goes."""

    id: int
    name: str
    filter: str  #: "role=cfo, company=norvane"; "" lets every move through
    companies: int  #: on its list; 0: any
    to: str  #: the kind of its channel; of a web address its host, too
    rhythm: Rhythm
    unconfirmed: bool
    echo: str  #: as the filter
    created_at: datetime
    paused_at: datetime | None
    sent: int
    waiting: int
    dead: int
    last_sent_at: datetime | None
    next_try_at: datetime | None
    last_error: str | None


def line_of(health: WatchHealth) -> WatchLine:
    """Without what is secret."""
    watch = health.watch
    return WatchLine(
        id=watch.id,
        name=watch.name,
        filter=_pairs(watch.filter),
        companies=watch.companies,
        to=channel_shown(watch.channel),
        rhythm=watch.rhythm,
        unconfirmed=watch.unconfirmed,
        echo=_pairs(watch.echo),
        created_at=watch.created_at,
        paused_at=watch.paused_at,
        sent=health.sent,
        waiting=health.waiting,
        dead=health.dead,
        last_sent_at=health.last_sent_at,
        next_try_at=health.next_try_at,
        last_error=health.last_error,
    )


@click.command("list")
@writing_options
@pass_context
def list_command(context: Context, /, form: str | None, output: Path | None) -> None:
    """List watches with how telling them goes: sent, waiting, given up on, the last error.

    \b
    monitor watch list
    """
    store = context.store()
    rows = [line_of(health) for health in store.watching.health()]
    if not rows:
        say_nothing_found("no watch", store.name)
    write_rows(rows, _watch_columns(local_zone()), kind=WatchLine, form=form, output=output)


@click.command()
@click.argument("ref", metavar="WATCH")
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="Default: table, text for people.")
@pass_context
def show(context: Context, /, ref: str, form: str | None) -> None:
    """Show one watch, given by id or name: what it is for, and the companies of its list.

    \b
    monitor watch show 3
    """
    watching = context.store().watching
    watch = watching.one(ref)
    (health,) = (each for each in watching.health() if each.watch.id == watch.id)
    names = watching.companies_of(watch.id)
    told = {**record(line_of(health)), "company_names": list(names)}
    if form == "json":
        emit(as_json(told))
        return
    known = {name.replace("_", " "): value for name, value in told.items() if value not in (None, "", [])}
    emit(
        "".join(f"{name}: {', '.join(value) if isinstance(value, list) else value}\n" for name, value in known.items())
    )


def _pairs(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in values.items())


@click.command()
@click.argument("ref", metavar="[WATCH]", required=False)
@click.option("--dead", is_flag=True, help="Only those that were given up on.")
@click.option("--waiting", is_flag=True, help="Only those that wait to be sent, digests that fill among them.")
@limit_option
@writing_options
@pass_context
def deliveries(
    context: Context, /, ref: str | None, dead: bool, waiting: bool, limit: str | None, form: str | None,
    output: Path | None,
) -> None:  # fmt: skip
    """List what was sent or waits to be, the newest first; of one watch, given by id or name, or of all.

    \b
    monitor watch deliveries --dead
    monitor watch deliveries 3
    """
    store = context.store()
    watch_id = None if ref is None else store.watching.one(ref).id
    state = DeliveryState.DEAD if dead else DeliveryState.WAITING if waiting else None
    rows = store.watching.deliveries(state=state, watch_id=watch_id, limit=rows_wanted(limit, form, output))
    if not rows:
        say_nothing_found("no delivery that fits", store.name)
    write_rows(rows, _delivery_columns(local_zone()), kind=DeliveryRow, form=form, output=output)


def _watch_columns(zone: tzinfo) -> tuple[Column[WatchLine], ...]:
    return (
        Column(heading="id", text=lambda w: str(w.id), fixed=True, right=True),
        Column(heading="name", text=lambda w: w.name, style=lambda w: "bold"),
        Column(heading="to", text=lambda w: w.to),
        Column(heading="when", text=lambda w: "paused" if w.paused_at else w.rhythm.value, fixed=True),
        Column(heading="sent", text=lambda w: str(w.sent), fixed=True, right=True, leaves=1),
        Column(heading="waiting", text=lambda w: str(w.waiting), fixed=True, right=True),
        Column(heading="dead", text=lambda w: str(w.dead), fixed=True, right=True, style=_dead_style),
        Column(heading="last sent", text=lambda w: _minute(w.last_sent_at, zone), fixed=True, leaves=3),
        Column(heading="last error", text=lambda w: w.last_error or "", leaves=2),
    )


def _dead_style(line: WatchLine) -> str:
    return "red" if line.dead else ""


def _minute(moment: datetime | None, zone: tzinfo) -> str:
    return minute(moment, zone) if moment else ""


def _delivery_columns(zone: tzinfo) -> tuple[Column[DeliveryRow], ...]:
    return (
        Column(heading="id", text=lambda d: str(d.id), fixed=True, right=True),
        Column(heading="watch", text=lambda d: d.watch, style=lambda d: "bold"),
        Column(heading="state", text=lambda d: d.state.value, fixed=True),
        Column(heading="moves", text=lambda d: str(d.moves), fixed=True, right=True),
        Column(heading="tries", text=lambda d: str(d.attempts), fixed=True, right=True, leaves=2),
        Column(heading="made", text=lambda d: minute(d.created_at, zone), fixed=True, leaves=3),
        Column(heading="sent, or due", text=lambda d: _when(d, zone), fixed=True),
        Column(heading="error", text=lambda d: d.error or "", leaves=1),
    )


def _when(delivery: DeliveryRow, zone: tzinfo) -> str:
    if delivery.state is DeliveryState.DEAD:
        return ""
    return minute(delivery.sent_at or delivery.next_try_at, zone)
