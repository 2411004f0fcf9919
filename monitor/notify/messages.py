"""What is said: a delivery as text and HTML for people, and as JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from monitor.query import MoveRow, sentence, told_row
from monitor.text import host_of, squeeze
from monitor.types import Delivery, News, Rhythm, ToldMove, Watch

_TEMPLATES = Path(__file__).parent / "templates"
#: Moves written out for people: Gmail cuts a mail off at 100 kB. Programs get all.
MOST = 100
#: Longest subject: what the notification of a phone shows.
_SUBJECT = 120
_HEADINGS = {
    News.NEW: "New",
    News.CONFIRMED: "Confirmed now",
    News.DATED: "Another date",
    News.CORRECTED: "Corrected",
    News.DISPUTED: "Disputed: denied by the last word on it",
    News.WITHDRAWN: "Not so: withdrawn or denied",
}
#: Before the sentence, where it stands by itself.
_OPENINGS = {
    News.NEW: "",
    News.CONFIRMED: "Confirmed: ",
    News.DATED: "Another date: ",
    News.CORRECTED: "Corrected: ",
    News.DISPUTED: "Disputed: ",
    News.WITHDRAWN: "Not so (withdrawn or denied): ",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A delivery for people."""

    subject: str  #: one line
    text: str
    html: str  #: a whole document, its style inline as mail programs want it


@dataclass(frozen=True, kw_only=True, slots=True)
class _Item:
    """A move as it is shown."""

    news: News
    sentence: str
    facts: str  #: "3 sources · 97 % · announced 3 October 2025"
    snippet: str
    headline: str
    url: str | None  #: where it may stand in a link
    site: str
    page: str | None  #: the address of its page, where others reach that


def message_of(delivery: Delivery, *, zone: tzinfo, public_url: str) -> Message:
    """The delivery for people; days are those of `zone`, moves lead to their pages where `public_url` is not ""."""
    items = [_item(told, zone, public_url) for told in delivery.moves]
    shown, more = items[:MOST], max(0, len(items) - MOST)
    groups = [(_HEADINGS[news], its) for news in News if (its := [item for item in shown if item.news is news])]
    watch = delivery.watch
    values = {
        "title": _subject(watch, items),
        "watch": watch.name,
        "groups": groups,
        "count": len(items),
        "more": more,
        "digest": watch.rhythm is not Rhythm.IMMEDIATE,
        "day": f"{'Since ' if watch.rhythm is not Rhythm.IMMEDIATE else ''}{_day(delivery.created_at, zone)}",
    }
    return Message(
        subject=_subject(watch, items),
        text=_ENVIRONMENT.get_template("message.txt").render(values).strip() + "\n",
        html=_ENVIRONMENT.get_template("message.html").render(values),
    )


def _subject(watch: Watch, items: Sequence[_Item]) -> str:
    told = f"{_OPENINGS[items[0].news]}{items[0].sentence}" if len(items) == 1 else f"{len(items)} moves"
    if watch.rhythm is not Rhythm.IMMEDIATE:
        told = f"{'1 move' if len(items) == 1 else told}, {watch.rhythm.value} digest"
    line = squeeze(f"{told} [{watch.name}]" if len(items) > 1 or watch.rhythm is not Rhythm.IMMEDIATE else told)
    return line if len(line) <= _SUBJECT else line[: _SUBJECT - 1].rstrip() + "…"


def _item(told: ToldMove, zone: tzinfo, public_url: str) -> _Item:
    move = told_row(told.row)
    sources = "1 source" if move.sources == 1 else f"{move.sources} sources"
    facts = (
        "disputed" if move.disputed else "",
        sources,
        f"{move.confidence:.0%}",
        f"announced {_day(move.announced_at, zone)}",
        f"move {move.id}",
    )
    url = _weblink(move.url)
    return _Item(
        news=told.news,
        sentence=squeeze(sentence(move)),
        facts=" · ".join(filter(None, facts)),
        snippet=squeeze(move.snippet or ""),
        headline=squeeze(move.headline or ""),
        url=url,
        site=host_of(url).removeprefix("www.") if url else "",
        page=f"{public_url}/moves/{move.id}" if public_url and move.id else None,
    )


def _day(moment: datetime, zone: tzinfo) -> str:
    here = moment.astimezone(zone)
    return f"{here.day} {here:%B %Y}"


def _weblink(url: str | None) -> str | None:
    """The address where it may stand in a link: http or https with a host, and nothing that ends it."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    fits = parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"]", url or "")
    return url if fits else None


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_ENVIRONMENT = _environment()


# --- for programs ---------------------------------------------------------------------------------------------------


def body_of(delivery: Delivery, *, test: bool = False) -> bytes:
    """The body of a webhook, JSON in UTF-8, the same on every try: see docs/alerts.md for its fields."""
    watch = delivery.watch
    told = {
        "id": delivery.key,
        "type": "test" if test else "moves",
        "created_at": _plain(delivery.created_at),
        "watch": {"id": watch.id, "name": watch.name, "rhythm": watch.rhythm.value},
        "echo": dict(watch.echo),
        "moves": [_told(each) for each in delivery.moves],
    }
    return json.dumps(told, ensure_ascii=False).encode("utf-8", errors="replace")


def _told(each: ToldMove) -> dict[str, Any]:
    move = told_row(each.row)
    columns = {field.name: _plain(getattr(move, field.name)) for field in fields(MoveRow)}
    return {"news": each.news.value, "sentence": sentence(move), **columns}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def sample(watch: Watch, *, key: str, now: datetime) -> Delivery:
    """A delivery to try a channel with, of a made-up move."""
    row = {
        "id": 0, "person": "Ines Castaldi", "change": "appointed", "kind": "hired", "status": "confirmed",
        "role": "chief financial officer", "role_code": "chief_financial", "function": "finance", "level": "c_level",
        "organisation": "Norvane (a test, not a company)", "predecessor": "Theo Marchand",
        "announced_at": now.isoformat(), "first_seen_at": now.isoformat(), "updated_at": now.isoformat(),
        "confidence": 0.97, "sources": 2, "headline": "This is a test of a watch",
        "snippet": "Norvane, which does not exist, has hired Ines Castaldi as its chief financial officer.",
        "url": "https://example.org/a-test", "language": "en",
    }  # fmt: skip
    told = ToldMove(move_id=0, version=1, news=News.NEW, row=row)
    return Delivery(id=0, key=key, watch=watch, moves=(told,), created_at=now, attempts=1)
