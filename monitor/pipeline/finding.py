"""From an address that a person gives to a feed that answers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import FeedError, NetError, UsageError
from monitor.feeds import CURRENT_FILINGS, PAGE_ADVICE, discover, feed_address, is_web_address, parse, status_text
from monitor.net import ACCEPT_FEED, Client, open_client, wants_contact
from monitor.settings import Settings
from monitor.text import host_of
from monitor.types import ParsedFeed, Response, Subscription

#: What may begin an address without a scheme: a name with a dot, an address in numbers, this machine.
_HOST = re.compile(r"(?:[^/\s]+\.[^/\s]+|localhost(?::\d+)?|\[[\da-f:]+\](?::\d+)?)(?:[/?#]|$)", re.IGNORECASE)

#: Feeds that go by a name, for their addresses are long.
_NAMED = {"sec-8k": CURRENT_FILINGS}

#: Candidates of a page that are tried before giving up: its own feed is among the first.
TRIES = 5

#: Which of a page's candidates to try, in that order.
Choose = Callable[[tuple[Subscription, ...]], tuple[Subscription, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A feed that answered."""

    subscription: Subscription
    entries: int


def as_address(text: str) -> str:
    """A web address as people type it, in the one spelling it is kept in: `feed:` dropped, https where no scheme is
    given (a word without a dot is then no host), or the name of a feed such as `sec-8k`. Raises UsageError."""
    text = _NAMED.get(text.strip().lower(), text.strip())
    text = text.removeprefix("feed:").removeprefix("//") if text.lower().startswith("feed:") else text
    address = text if "://" in text else f"https://{text}"
    bare = "://" not in text and not _HOST.match(text)
    if not is_web_address(address) or " " in text or bare:
        raise UsageError(f"{text} is no web address: give one that begins with http:// or https://")
    return feed_address(address)


def address_to_ask(text: str, *, contact: str) -> str:
    """`as_address`, where its server may be asked with this `contact`. Raises UsageError."""
    address = as_address(text)
    if not contact and wants_contact(host_of(address)):
        raise UsageError(f"{host_of(address)} asks who is calling: set contact to your mail or web address first")
    return address


async def fetch(client: Client, url: str) -> Response:
    """The answer of a feed's or page's address. Raises NetError kinds, and FeedError for an error status."""
    response = await client.get(url, accept=ACCEPT_FEED)
    if not 200 <= response.status < 300:
        raise FeedError(f"{url} gives no feed: {status_text(response.status)}")
    return response


def read(response: Response, *, now: datetime) -> ParsedFeed:
    """The feed in an answer. Raises FeedError."""
    return parse(response.body, url=response.url, content_type=response.headers.get("content-type"), now=now)


async def find_feed(client: Client, address: str, *, now: datetime, choose: Choose) -> Found:
    """The feed at `address`, or the feed of the page there. Raises FeedError and NetError kinds."""
    found = await _look(client, address, now=now)
    if isinstance(found, Found):
        return found
    return await _first_that_answers(client, address, choose(found)[:TRIES], now=now)


def finder(settings: Settings, *, clock: Callable[[], datetime]) -> Callable[[str], tuple[Subscription, ...]]:
    """A plain function for whoever has a thread to wait in: from what a person gives as an address to the one feed
    there; where a page names several, to these, none of them asked yet. It raises UsageError, FeedError and NetError
    kinds.
    """

    async def look(address: str) -> tuple[Subscription, ...]:
        async with open_client(settings) as client:
            found = await _look(client, address, now=clock())
            if isinstance(found, tuple) and len(found) == 1:
                found = await _first_that_answers(client, address, found, now=clock())
        return (found.subscription,) if isinstance(found, Found) else found

    return lambda text: asyncio.run(look(address_to_ask(text, contact=settings.contact)))


async def _look(client: Client, address: str, *, now: datetime) -> Found | tuple[Subscription, ...]:
    """The feed at `address`, or those that the page there names."""
    response = await fetch(client, address)
    try:
        return _found(address, response, now=now)
    except FeedError as error:
        candidates = discover(response.body, url=response.url, content_type=response.headers.get("content-type"))
        if not candidates:
            raise FeedError(f"{str(error).removesuffix(PAGE_ADVICE)}, and it names no feed") from error
    return candidates


async def _first_that_answers(
    client: Client, address: str, candidates: tuple[Subscription, ...], *, now: datetime
) -> Found:
    problems: list[str] = []
    for candidate in candidates:
        try:
            return _found(candidate.url, await fetch(client, candidate.url), now=now)
        except (FeedError, NetError) as error:
            problems.append(str(error))
    raise FeedError(f"{address} names feeds, and none of those tried can be read: {'; '.join(problems)}")


def _found(address: str, response: Response, *, now: datetime) -> Found:
    parsed = read(response, now=now)
    subscription = Subscription(
        url=feed_address(response.permanent_url or address),
        title=parsed.title or None,
        site_url=parsed.site_url,
        language=parsed.language,
    )
    return Found(subscription=subscription, entries=len(parsed.entries))
