"""Asking a database of 100,000 moves: `python tests/bench/moves.py [NUMBER]`.

Each question is timed in this process (the query alone) and as the command that people run (a process from its start to
its end), medians, beside a loop that tells how fast the machine was.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from monitor import query
from monitor.query import By, MoveFilter, Outcome, StoryFilter
from monitor.store import Store, open_store
from monitor.types import Kind, Level, Status
from tests.bench.filled import NOW, fill
from tests.bench.timing import calibration_ms, median_ms, run_monitor, say

NUMBER = 100_000


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """What is asked, from the commonest to the least kind."""

    def listing(**wanted: object) -> Callable[[], object]:
        return lambda: query.moves(store, MoveFilter(**wanted))  # type: ignore[arg-type]

    newest_ids = [row.id for row in query.moves(store, MoveFilter())]
    newest = query.moves(store, MoveFilter(limit=1))[0]
    organisation, person = str(newest.organisation), str(newest.person)
    bank, last = MoveFilter(company="bank"), query.newest_move(store)
    return {
        "newest 50": listing(),
        "last 7 days": listing(since=NOW - timedelta(days=7)),
        "newest 50 by first seen": listing(by=By.FIRST_SEEN),
        "second page": listing(before=query.cursor(newest, By.ANNOUNCED)),
        "one company": listing(company=organisation),
        "a word of a tenth of all companies": listing(company="bank"),
        "a company that is not there": listing(company="nowhere"),
        "one person": listing(person=person),
        "role cto": listing(role="cto"),
        "a role that is not there": listing(role="nothing"),
        "company, role and since": listing(company="bank", role="cfo", since=NOW - timedelta(days=30)),
        "commonest language": listing(language=("en",)),
        "a rare combination": listing(
            level=(Level.BOARD,), kind=(Kind.DIED,), status=(Status.RUMOURED,), country=("FI",)
        ),
        "1,000 rows": listing(limit=1_000),
        "nothing has arrived": lambda: query.arrived(store, bank, after=last, most=100),
        "some of a company have arrived": lambda: query.arrived(store, bank, after=last - 500, most=100),
        "1,000 moves with a day, for a calendar": lambda: query.moves(store, MoveFilter(limit=1_000), effective=True),
        "links to the stories of 50 moves": lambda: query.source_links(store, newest_ids),
        "one move in detail": lambda: query.move(store, newest.id),
        "timeline of a company": lambda: query.company(store, organisation),
        "timeline of a person": lambda: query.person(store, person),
        "open seats": lambda: query.open_seats(store, limit=50),
        "rejected stories": lambda: query.stories_like(store, query.StoryFilter(outcome=query.Outcome.REJECTED)),
        "flagged stories": lambda: query.stories_like(store, StoryFilter(outcome=Outcome.FLAGGED)),
        "feeds, 30 days": lambda: query.feed_health(store, since=NOW - timedelta(days=30)),
        "counts": lambda: query.counts(store),
    }


COMMANDS = (
    ("--version",),
    ("moves",),
    ("moves", "--since", "2026-06-01", "--role", "cfo"),
    ("moves", "--company", "bank", "--format", "json"),
    ("moves", "--limit", "all", "--format", "csv"),
    ("show", "5"),
    ("person", "nowhere"),
)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    with tempfile.TemporaryDirectory(prefix="monitor-bench-") as folder:
        path = Path(folder) / "monitor.db"
        start = time.perf_counter()
        fill(f"sqlite:///{path}", number)
        took, size = time.perf_counter() - start, path.stat().st_size / 1e6
        say(f"{number:,} moves in a database of {size:,.0f} MB, filled in {took:.0f} s")
        say(f"calibration loop: {calibration_ms():.0f} ms")
        say("\nquery, in this process (median ms)")
        with open_store(f"sqlite:///{path}") as store:
            for name, ask in questions(store).items():
                say(f"{median_ms(ask):9.1f}  {name}")
        say("\ncommand, from start to end (median ms)")
        environment = os.environ | {"MONITOR_DATA_DIR": folder}
        for args in COMMANDS:
            took = median_ms(lambda args=args: run_monitor(*args, environment=environment), times=5)  # type: ignore[misc]
            say(f"{took:9.0f}  monitor {' '.join(args)}")
        say(f"\ncalibration loop: {calibration_ms():.0f} ms")


if __name__ == "__main__":
    main()
