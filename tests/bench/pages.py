"""The pages on 100,000 moves: `python tests/bench/pages.py [NUMBER]`.

Each is asked of the real server over loopback, from the request to its first byte, the median of five after one that
is not counted; with the time that a processor worked for it, which a busy machine changes less, and its size. They are
to stay under 50 ms and 200 kB.
"""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from monitor import query
from monitor.query import MoveFilter
from monitor.serve import address, app, listen, serve
from monitor.settings import load
from monitor.store import Store, open_store
from tests.bench.filled import NOW, fill
from tests.bench.timing import calibration_ms, say

NUMBER = 100_000
TIMES = 5


def pages(store: Store) -> tuple[str, ...]:
    """Their addresses, with the kindest and the least kind filters."""
    newest = query.moves(store, MoveFilter(limit=1))[0]
    company, person = (urlencode({"name": name}) for name in (newest.organisation, newest.person))
    cursor = query.cursor(newest, MoveFilter().by)
    return (
        "/",
        f"/?before={cursor}",
        "/?company=bank",
        "/?company=nowhere",
        "/?role=cto&since=7d",
        "/?level=board&kind=died&status=rumoured&country=FI",
        "/?q=company",
        f"/?{urlencode({'q': f'{newest.person}'})}",
        "/?q=pharma&language=fi",
        "/?q=nowhere",
        f"/moves/{newest.id}",
        "/companies",
        f"/company?{company}",
        "/company?name=bank",
        "/people",
        f"/person?{person}",
        "/seats",
        "/seats?country=FI&role=editor&open=365",
        "/charts",
        "/charts?since=52w",
        "/charts?company=bank&role=cfo",
        "/feeds",
    )


@contextlib.contextmanager
def serving(store: Store, folder: str) -> Iterator[str]:
    """The page of this database in a thread of its own; gives its address."""
    listener = listen("127.0.0.1:0")
    settings = load(None, {}, {"data_dir": folder}, cwd=Path(folder))
    page = app(store, settings, now=lambda: NOW, zone=UTC)
    loop = asyncio.new_event_loop()
    task = loop.create_task(serve(page, listener))

    def run() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield address(listener)
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)
        loop.close()


def ask(site: str, path: str) -> tuple[float, float, int, int]:
    """Milliseconds to the first byte, those of them that a processor worked, the status, the size in bytes."""
    parts = urlsplit(site)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    start, worked = time.perf_counter(), time.process_time()
    connection.request("GET", path)
    response = connection.getresponse()
    took, worked = (time.perf_counter() - start) * 1_000, (time.process_time() - worked) * 1_000
    size = len(response.read())
    connection.close()
    return took, worked, response.status, size


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    with tempfile.TemporaryDirectory(prefix="monitor-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'monitor.db'}"
        fill(url, number)
        measure(url, folder)


def measure(url: str, folder: str) -> None:
    """Asks every page of the database at `url`."""
    say(f"calibration loop: {calibration_ms():.0f} ms\n\nfirst byte (median ms)   of it work    kB   status")
    with open_store(url) as store, serving(store, folder) as site:
        for path in pages(store):
            asked = [ask(site, path) for _ in range(TIMES + 1)][1:]
            took, worked = (statistics.median(each[part] for each in asked) for part in (0, 1))
            _, _, status, size = asked[-1]
            say(f"{took:22.1f} {worked:12.1f} {size / 1_000:4.0f}   {status}      {path}")
    say(f"\ncalibration loop: {calibration_ms():.0f} ms")


if __name__ == "__main__":
    main()
