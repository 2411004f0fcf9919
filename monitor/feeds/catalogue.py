"""The catalogue of news feeds by country and language that ships in `seeds/catalogue.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from monitor.errors import InputError
from monitor.feeds.addresses import is_web_address
from monitor.text import squeeze
from monitor.types import Subscription

COLUMNS = ("country", "region", "publisher", "feed_url", "feed_kind", "language", "coverage", "site_url")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2}")


def read_catalogue(text: str) -> tuple[Subscription, ...]:
    """The subscriptions of a catalogue in CSV, comment lines (`#`) left out.

    `country` is an ISO 3166-1 alpha-2 code (XK for Kosovo), empty for regions of several countries; `language` is an
    ISO 639-1 code. Raises InputError with the line number of a row that is not as it should be.
    """
    reader = csv.reader(text.splitlines())
    rows = ((row, reader.line_num) for row in reader if row and not row[0].startswith("#"))
    if tuple(next(rows, ((), 0))[0]) != COLUMNS:
        raise InputError(f"the catalogue's first line must name its columns: {','.join(COLUMNS)}")
    return tuple(_subscription(row, number) for row, number in rows)


def select(
    subscriptions: Iterable[Subscription], *, countries: frozenset[str], languages: frozenset[str]
) -> tuple[Subscription, ...]:
    """Those of any of the countries and in any of the languages; an empty set stands for all."""
    return tuple(
        subscription
        for subscription in subscriptions
        if (not countries or subscription.country in countries)
        and (not languages or subscription.language in languages)
    )


def _subscription(row: list[str], number: int) -> Subscription:
    values = dict(zip(COLUMNS, (squeeze(cell) for cell in row), strict=False))
    if len(row) != len(COLUMNS):
        raise InputError(f"line {number}: {len(row)} columns where the catalogue has {len(COLUMNS)}")
    if not is_web_address(values["feed_url"]):
        raise InputError(f"line {number}: {values['feed_url']!r} is no web address")
    if values["country"] and not _COUNTRY.fullmatch(values["country"]):
        raise InputError(f"line {number}: {values['country']!r} is no ISO 3166 country code")
    if not _LANGUAGE.fullmatch(values["language"]):
        raise InputError(f"line {number}: {values['language']!r} is no ISO 639-1 language code")
    reach = values["region"] if not values["country"] else values["coverage"]
    unreachable = "; did not answer when the catalogue was made" if values["feed_kind"] == "unreachable" else ""
    return Subscription(
        url=values["feed_url"],
        title=values["publisher"],
        site_url=values["site_url"] or None,
        comment=f"{reach} news{unreachable}",
        country=values["country"] or None,
        language=values["language"],
    )
