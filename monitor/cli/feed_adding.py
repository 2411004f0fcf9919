"""`monitor feeds add`."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import click

from monitor import resources
from monitor.cli.consent import confirm
from monitor.cli.context import Context, pass_context
from monitor.cli.feed_choice import store_to_fill, subscribe
from monitor.cli.output import counted, say
from monitor.errors import MonitorError, UsageError
from monitor.feeds import read_catalogue, read_opml, select
from monitor.net import open_client
from monitor.pipeline.finding import Found, address_to_ask, find_feed
from monitor.settings import parse_duration
from monitor.store import Store
from monitor.types import Subscription

#: Bounds of an interval that users fix.
LEAST_INTERVAL, MOST_INTERVAL = timedelta(minutes=1), timedelta(days=30)


@click.command()
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option("--defaults", is_flag=True, help="Add the default feeds (seeds/feeds.opml).")
@click.option("--catalogue", is_flag=True, help="Add feeds of the catalogue that ships, by country and language.")
@click.option("--country", metavar="LIST", help="With --catalogue: two-letter codes such as FR,BE.")
@click.option("--language", metavar="LIST", help="With --catalogue: two-letter codes such as fr,nl.")
@click.option("--interval", metavar="TIME", help="Time between pulls, such as 30m. Default: adapts to the feed.")
@click.option("--title", metavar="WORDS", help="A name of your own. Default: the feed's.")
@click.option("--yes", is_flag=True, help="Ask nothing: take a page's first feed, all that the catalogue has.")
@pass_context
def add(
    context: Context,
    /,
    urls: tuple[str, ...],
    defaults: bool,
    catalogue: bool,
    country: str | None,
    language: str | None,
    interval: str | None,
    title: str | None,
    yes: bool,
) -> int:
    """Subscribe to feeds: by address (of a feed, or of a page that names one), from the catalogue, or the defaults.

    \b
    monitor feeds add https://example.com/news
    monitor feeds add https://example.com/feed.xml --interval 30m --title "Example"
    monitor feeds add --catalogue --country FR --language fr
    monitor feeds add --defaults
    monitor feeds add sec-8k

    `sec-8k` is the SEC's feed of current 8-K filings, of which those with Item 5.02 are read; set `contact` first.

    Where a page names several feeds they are listed, and on a terminal you are asked which.
    """
    if not (country is None and language is None) and not catalogue:
        raise UsageError("--country and --language choose from the catalogue; say --catalogue too")
    if not (urls or defaults or catalogue):
        raise UsageError("nothing to add: give an address, --defaults or --catalogue")
    if title is not None and (len(urls) != 1 or defaults or catalogue):
        raise UsageError("--title names one feed; give one address with it")
    span = _interval(interval)
    addresses = [address_to_ask(url, contact=context.settings.contact) for url in urls]
    chosen = list(_defaults()) if defaults else []
    if catalogue:
        chosen += _from_catalogue(country, language, yes=yes)
    store = store_to_fill(context)
    if chosen:
        subscribe(store, (replace(sub, interval=span) for sub in chosen), now=context.now())
    return asyncio.run(_add_addresses(context, store, addresses, interval=span, title=title, yes=yes))


def _interval(text: str | None) -> timedelta | None:
    if text is None:
        return None
    try:
        span = parse_duration(text)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"--interval: {error}") from error
    if not LEAST_INTERVAL <= span <= MOST_INTERVAL:
        raise UsageError(f"--interval: {text} is not between 1m and 30d")
    return span


def _defaults() -> tuple[Subscription, ...]:
    return read_opml((resources.seeds() / "feeds.opml").read_bytes())


def _from_catalogue(country: str | None, language: str | None, *, yes: bool) -> tuple[Subscription, ...]:
    catalogue = read_catalogue((resources.seeds() / "catalogue.csv").read_text(encoding="utf-8"))
    countries = _codes("--country", country, {sub.country for sub in catalogue})
    languages = _codes("--language", language, {sub.language for sub in catalogue})
    chosen = select(
        catalogue,
        countries=frozenset(code.upper() for code in countries),
        languages=frozenset(code.lower() for code in languages),
    )
    if not chosen:
        spoken = sorted({sub.language or "" for sub in catalogue if (sub.country or "").lower() in countries})
        raise UsageError(
            f"the catalogue has no feed of {country} in {language}; its feeds of {country} are in {', '.join(spoken)}"
        )
    confirm(f"Subscribe to {len(chosen)} feeds of the catalogue?", yes=yes)
    return chosen


def _codes(option: str, text: str | None, known: Iterable[str | None]) -> frozenset[str]:
    """Two-letter codes in lower case. UsageError for one that the catalogue does not know."""
    codes = frozenset(re.split(r"[\s,]+", (text or "").strip().lower())) - {""}
    if text is not None and not codes:
        raise UsageError(f"{option}: {text!r} is no code; give two-letter codes such as FR or fr")
    if unknown := sorted(codes - {(code or "").lower() for code in known}):
        hint = "" if all(len(code) == 2 for code in unknown) else "; give two-letter codes such as FR or fr"
        raise UsageError(f"{option}: the catalogue knows no {', '.join(unknown)}{hint}")
    return codes


async def _add_addresses(
    context: Context,
    store: Store,
    addresses: Sequence[str],
    *,
    interval: timedelta | None,
    title: str | None,
    yes: bool,
) -> int:
    """Add each; one that fails is told and the others go on. Gives the exit status."""
    failed = 0
    async with open_client(context.settings) as client:
        for address in addresses:
            try:
                found = await find_feed(client, address, now=context.now(), choose=lambda some: _choose(some, yes=yes))
            except MonitorError as error:
                if len(addresses) == 1:
                    raise
                say(f"monitor: {error}")
                failed += 1
                continue
            _add_found(store, found, interval=interval, title=title, now=context.now())
    return 1 if failed else 0


def _add_found(store: Store, found: Found, *, interval: timedelta | None, title: str | None, now: datetime) -> None:
    wanted = replace(found.subscription, interval=interval, title=title or found.subscription.title)
    feed, new = store.add_feed(wanted, now=now)
    done = "added" if new else "already there:"
    click.echo(
        f"{done} feed {feed.id}: {feed.title or feed.url} ({feed.url}), {counted(found.entries, 'entry', 'entries')}"
    )


def _choose(candidates: tuple[Subscription, ...], *, yes: bool) -> tuple[Subscription, ...]:
    """The candidates in the order to try them; on a terminal the one that the user picks."""
    if len(candidates) == 1:
        return candidates
    say(f"the page names {len(candidates)} feeds:")
    for number, candidate in enumerate(candidates, start=1):
        say(f"  {number}  {candidate.url}  {candidate.title or ''}")
    if yes or not sys.stdin.isatty():
        say("the first of them that answers is taken; for another, add it by its address")
        return candidates
    number = click.prompt("Which one?", type=click.IntRange(1, len(candidates)), default=1, err=True)
    return (candidates[number - 1],)
