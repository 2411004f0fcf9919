"""Telling people: `python tests/bench/telling.py [WATCHES]` (1,000 by default).

That many watches, half of them with a list of 2,000 companies, the others with filters of many kinds, beside 20,000
moves; then stories that are new are put together, with watches and without: what telling costs a story. At last a story
that is news to every one of them.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from monitor.pipeline.telling import teller_of
from monitor.resolve import house_key, resolve
from monitor.settings import load
from monitor.store import Store, Teller, counters, open_store
from monitor.store.engine import connect, writing
from monitor.types import Company, NewWatch
from tests.bench.filled import NOW, fill
from tests.bench.timing import calibration_ms, say
from tests.store.news import HOUR, PATIL, read, receive

MOVES = 20_000
STORIES = 60
COMPANIES = 2_000
LISTS = 5  #: lists that differ; more would only take longer to make
ROLES = ("cfo", "cto", "chief executive", "chair", "board_member", "head of asia", "general counsel")
LEVELS = ("board", "c_level", "executive", "senior")


def watch(name: str, asked: dict[str, str], companies: tuple[Company, ...] = ()) -> NewWatch:
    return NewWatch(name=name, filter=asked, companies=companies, channel="https://hooks.example", secret="", echo={})


def add_watches(store: Store, count: int) -> None:
    lists = [
        tuple(Company(name=f"Company {chr(65 + which)}{number} Ltd") for number in range(COMPANIES))
        for which in range(LISTS)
    ]
    for number in range(count):
        asked = {"role": ROLES[number % len(ROLES)]} if number % 3 else {"level": LEVELS[number % len(LEVELS)]}
        if number % 2:
            asked["company"] = f"norvane {number % 97}"
        if number % 5 == 0:
            asked["language"] = "en,fr,de"
        listed = () if number % 2 else lists[number % LISTS]
        store.watching.add(watch(f"w{number}", asked, listed), house_key, now=NOW)


def told(store: Store, number: int, teller: Teller | None, organisation: str) -> float:
    """Milliseconds of CPU that putting a story together takes."""
    now = NOW + HOUR
    story = receive(store, f"story-{number}-{teller is None}", now=now, published_at=now, published_on=now.date())
    name = f"Person {chr(65 + number % 26)}{number} Family{number}"
    read(store, story, replace(PATIL, person=name, organisation=organisation, confidence=0.95), now=now)
    begun = time.process_time()
    store.resolve_story(story, resolve, now=now, teller=teller)
    return (time.process_time() - begun) * 1_000


def main() -> None:
    say(f"calibration loop: {calibration_ms():.0f} ms")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    teller = teller_of(load(None, {}, {}, cwd=Path("/")), ZoneInfo("UTC"))
    with tempfile.TemporaryDirectory(prefix="monitor-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'monitor.db'}"
        fill(url, MOVES)
        with writing(connect(url)) as connection:
            counters.put(connection, "change_seq", MOVES)  # as the store would have counted
        with open_store(url) as store:
            without = [told(store, number, None, f"Company A{number}") for number in range(STORIES)]
            begun = time.perf_counter()
            add_watches(store, count)
            say(f"{count:,} watches made in {time.perf_counter() - begun:.0f} s")
            with_them = [told(store, number, teller, f"Company A{number}") for number in range(100, 100 + STORIES)]
            deliveries = len(store.watching.deliveries())
            before, after = statistics.median(without), statistics.median(with_them)
            say(f"CPU a story: {before:.1f} ms without watches, {after:.1f} ms with {count:,}")
            say(f"  the first {with_them[0]:.0f} ms; each is told to {deliveries / STORIES:.0f} of them")
            for number in range(count):
                store.watching.remove(number + 1)
            for number in range(count):
                store.watching.add(watch(f"a{number}", {}), house_key, now=NOW)
            everyone = [told(store, number, teller, f"Company A{number}") for number in range(200, 207)]
            say(f"CPU of a story that is news to all {count:,}: {statistics.median(everyone):.0f} ms")


if __name__ == "__main__":
    main()
