"""A document as iCalendar (RFC 5545, with what RFC 7986 adds): the days on which moves take effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from icalendar import STATUS, TRANSP, Calendar, Event

from monitor import __version__
from monitor.query import SourceLink
from monitor.serve.entries import Document, Entry, plain
from monitor.serve.words import weblink
from monitor.types import Status

#: How often a program that subscribes is to ask again.
_REFRESH = timedelta(hours=1)
#: Events that are written at once.
_PART = 50
_PRODUCT = f"-//leadership-monitor//{__version__}//EN"


def icalendar(document: Document) -> Iterator[bytes]:
    """An all-day event for each move; it blocks no time. A move without a day has no place in it. In parts, for the
    library takes a millisecond for each event.

    Programs take the whole calendar anew each time, so that what is not in it any longer leaves theirs.
    """
    calendar = Calendar.new(
        prodid=_PRODUCT,
        name=document.title,
        uid=document.uuid,
        url=document.page,
        source=document.address,
        last_modified=document.updated,
        refresh_interval=_REFRESH,
    )
    calendar.add("X-PUBLISHED-TTL", "PT1H")  # what Outlook and Google knew before RFC 7986
    head, end, _ = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
    yield head
    for first in range(0, len(document.entries), _PART):
        events = map(_event, document.entries[first : first + _PART])
        yield b"".join(bytes(event.to_ical()) for event in events if event is not None)
    yield end + b"\r\n"


def _event(entry: Entry) -> Event | None:
    move = entry.move
    if move.effective_on is None or move.effective_on == date.max:  # the last day of all has none after it
        return None
    return Event.new(
        uid=entry.uuid,
        summary=entry.title,
        description=_description(entry),
        start=move.effective_on,
        end=move.effective_on + timedelta(days=1),  # the first day after it
        created=move.first_seen_at,
        stamp=move.updated_at,
        last_modified=move.updated_at,
        categories=list(entry.tags),
        status=STATUS.CONFIRMED if move.status is Status.CONFIRMED else STATUS.TENTATIVE,
        transparency=TRANSP.TRANSPARENT,
        url=entry.address,
    )


def _description(entry: Entry) -> str:
    quoted = f"“{entry.move.snippet}”" if entry.move.snippet else ""
    told = (" · ".join(entry.facts), quoted, *(_source(source) for source in entry.sources))
    return plain("\n".join(filter(None, told)))


def _source(source: SourceLink) -> str:
    publisher = f"({source.publisher})" if source.publisher else ""
    return " ".join(filter(None, (source.headline, publisher, weblink(source.url))))
