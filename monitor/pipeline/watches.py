"""Watches as people ask for them, by the command and in the page alike: one way from their words to the database."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo

from monitor.channels import Answer, Sender, open_address
from monitor.companies import read_companies
from monitor.errors import UsageError
from monitor.notify import changed_watch, new_watch, sample
from monitor.pipeline.telling import due_of
from monitor.query import watch_filter
from monitor.resolve import house_key
from monitor.settings import Settings
from monitor.store import Store
from monitor.text import squeeze
from monitor.types import AskedWatch, Company, Rhythm, Watch


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchDesk:
    """Where watches are asked for. What is wrong is a UsageError whose `name` is the field of `AskedWatch`, or the
    filter, that it is about."""

    store: Store
    settings: Settings
    clock: Callable[[], datetime]
    zone: tzinfo  #: of days in messages
    named: Callable[[str], str] = str  #: a filter's name, as whoever asks calls it

    def add(self, asked: AskedWatch) -> Watch:
        """The watch, which hears of what is announced from now on. Raises UsageError."""
        watching = self.store.watching
        with _about("channel"):
            channel = open_address(asked.channel or "")
        new = new_watch(
            name=asked.name or "",
            asked=watch_filter(asked.filter, named=self.named),
            companies=_companies(asked.companies) or (),
            channel=channel.address,
            signed=channel.signed,
            rhythm=asked.rhythm or Rhythm.IMMEDIATE,
            unconfirmed=bool(asked.unconfirmed),
            echo=_fields(asked.echo or ()),
            taken={each.name for each in watching.every()},
        )
        return watching.add(new, house_key, now=self.clock())

    def change(self, watch_id: int, asked: AskedWatch) -> Watch:
        """The watch with what is given changed; it was told what it was told. Raises NotFound and UsageError."""
        watching = self.store.watching
        before = watching.one(watch_id)
        companies = _companies(asked.companies)
        with _about("channel"):
            channel = None if asked.channel is None else open_address(asked.channel)
        new = changed_watch(
            before,
            name=asked.name,
            asked=watch_filter({**before.filter, **asked.filter}, named=self.named),
            companies=companies,
            channel=None if channel is None else channel.address,
            signed=channel is not None and channel.signed,
            rhythm=asked.rhythm,
            unconfirmed=asked.unconfirmed,
            echo=None if asked.echo is None else _fields(asked.echo),
            taken={each.name for each in watching.every() if each.id != watch_id},
        )
        due = due_of(self.settings, self.zone)(new.rhythm, self.clock())
        return watching.change(watch_id, new, house_key, listed=companies is not None, due=due)

    def sample(self, watch: Watch) -> Answer:
        """Sends a made-up move, and gives what the receiver says."""
        now = self.clock()
        delivery = sample(watch, key=f"test_{secrets.token_hex(16)}", now=now)

        async def send() -> Answer:
            async with Sender(contact=self.settings.contact, zone=self.zone) as sender:
                return await sender.send(delivery, now=now, test=True)

        return asyncio.run(send())


@contextmanager
def _about(name: str) -> Iterator[None]:
    """Says of an error which field it is about."""
    try:
        yield
    except UsageError as error:
        error.name = name
        raise


def _companies(given: bytes | tuple[str, ...] | None) -> tuple[Company, ...] | None:
    with _about("companies"):
        if isinstance(given, bytes):
            return read_companies(given, house_key, source="watch", own=True)
        return None if given is None else _by_name(given)


def _by_name(names: Collection[str]) -> tuple[Company, ...]:
    """A company for each name; of two that are compared alike the first."""
    found: dict[str, Company] = {}
    for name in map(squeeze, names):
        key = house_key(name)
        if key is None:
            raise UsageError(f"{name!r} has no letter to be found by; write another name")
        found.setdefault(key, Company(name=name, source="watch", own=True))
    return tuple(found.values())


def _fields(given: Collection[str]) -> Mapping[str, str]:
    return dict(_field(text) for text in given if text.strip())


def _field(text: str) -> tuple[str, str]:
    key, apart, value = text.partition("=")
    if not apart or not key.strip():
        raise UsageError(f"{text!r} is no field of your own; write KEY=VALUE", name="echo")
    return key.strip(), value
