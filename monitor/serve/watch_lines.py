"""Watches as the pages show them: what each is for in words, how telling it goes, and nothing that opens a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.query import NOT_WATCHED
from monitor.serve.asking import FIELDS, Field, address
from monitor.serve.refusals import Refused
from monitor.serve.site import Site
from monitor.text import channel_shown
from monitor.types import Rhythm, Watch, WatchHealth

#: The filters of the moves page that a watch can have.
WATCHED: tuple[Field, ...] = tuple(field for field in FIELDS if field.name not in NOT_WATCHED)
RHYTHMS = {Rhythm.IMMEDIATE: "at once", Rhythm.DAILY: "once a day", Rhythm.WEEKLY: "once a week"}


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchLine:
    """A watch and how telling it goes."""

    id: int
    name: str
    wants: tuple[tuple[str, str], ...]  #: filter and what is asked of it, in words; none: every move
    moves: str  #: the address of the moves that its filter lets through
    companies: int  #: on its list; 0: any
    channel: str  #: as `text.channel_shown` has it
    signed: bool  #: a webhook
    rhythm: str  #: in words
    unconfirmed: bool  #: rumours and proposals too
    echo: Mapping[str, str]
    created_at: datetime
    paused_at: datetime | None
    sent: int
    waiting: int
    dead: int
    last_sent_at: datetime | None
    next_try_at: datetime | None
    last_error: str | None

    @property
    def state(self) -> str:
        """One word for how it does; also its class in the style sheet."""
        if self.paused_at is not None:
            return "paused"
        return "failing" if self.last_error else "fine" if self.sent else "new"


def lines(site: Site) -> tuple[WatchLine, ...]:
    """All watches, those that cannot be told first."""
    every = (_line(health) for health in site.store.watching.health())
    return tuple(sorted(every, key=lambda line: (line.state != "failing", line.name.casefold())))


def line(site: Site, watch_id: int) -> WatchLine:
    """Raises Refused (404)."""
    for health in site.store.watching.health():
        if health.watch.id == watch_id:
            return _line(health)
    raise no_such(watch_id)


def watch_of(site: Site, watch_id: int) -> Watch:
    """The watch, its secrets in it: not for templates. Raises Refused (404)."""
    for watch in site.store.watching.every():
        if watch.id == watch_id:
            return watch
    raise no_such(watch_id)


def no_such(watch_id: int) -> Refused:
    """For an address of a watch that is not there."""
    return Refused(404, "There is no such watch.", f"Watch {watch_id} is not there; it may have been removed.")


def _line(health: WatchHealth) -> WatchLine:
    watch = health.watch
    return WatchLine(
        id=watch.id,
        name=watch.name,
        wants=_in_words(watch.filter),
        moves=address("/", watch.filter),
        companies=watch.companies,
        channel=channel_shown(watch.channel),
        signed=watch.secret is not None,
        rhythm=RHYTHMS[watch.rhythm],
        unconfirmed=watch.unconfirmed,
        echo=watch.echo,
        created_at=watch.created_at,
        paused_at=watch.paused_at,
        sent=health.sent,
        waiting=health.waiting,
        dead=health.dead,
        last_sent_at=health.last_sent_at,
        next_try_at=health.next_try_at,
        last_error=health.last_error,
    )


def _in_words(kept: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    found = []
    for field in WATCHED:
        if value := kept.get(field.name):
            labels = {choice.value: choice.label for choice in field.choices}
            said = [labels.get(part.strip(), part.strip()) for part in value.split(",")]
            found.append((field.label.lower(), ", ".join(said)))
    return tuple(found)
