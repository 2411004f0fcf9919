"""One round of 200 feeds from a server on loopback: `python tests/bench/round.py [FEEDS]`.

The round is the command that people run, `monitor run --once`, as a process from its start to its end: it pulls every
feed, takes the stories (the project's own corpus, each with its full text in the feed) in, reads and resolves them. A
second round finds every feed unchanged. Both are held against what the server has: a story lost or doubled is an error.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from monitor import resources
from monitor.learn.corpus import read_all
from monitor.store import open_store
from monitor.types import FeedState
from tests.bench.timing import calibration_ms, run_monitor, say
from tests.daemon.fiction import Told
from tests.daemon.newsstand import Newsstand, newsstand, rss
from tests.daemon.running import ask, database, environment, subscribe

FEEDS = 200


def articles() -> list[Told]:
    """The labelled stories as a publisher would have them."""
    return [
        Told(slug=s.id, language=s.language, title=s.title.text, paragraphs=tuple(s.body.text.split("\n")))
        for s in read_all((resources.seeds() / "stories").glob("*.txt"))
    ]


def stock(stand: Newsstand, feeds: int) -> tuple[list[str], int]:
    """Puts the corpus on the stand, as many stories in each feed as it has for all; gives addresses and stories."""
    found = articles()
    each = max(1, len(found) // feeds)
    supply = iter(found)
    urls = []
    for number in range(feeds):
        stories = tuple(islice(supply, each))
        if not stories:
            sys.exit(f"the corpus has {len(found)} stories, which is too few for {feeds} feeds")
        urls.append(stand.document(f"/feeds/{number}.xml", rss(stories, stand.base), "application/rss+xml"))
    return urls, each * feeds


def timed_round(folder: Path) -> float:
    """Seconds that one round takes; what it says of itself goes to the report."""
    start = time.perf_counter()
    told = run_monitor("run", "--once", environment=environment(folder)).decode()
    taken = time.perf_counter() - start
    say("".join(f"           {line}\n" for line in told.splitlines()[1:]).rstrip())
    return taken


def check(folder: Path, feeds: int, stories: int) -> None:
    """Ends with an error where the database does not hold what the server has."""
    wanted = {"feeds": feeds, "entries": stories, "stories": stories}
    held = {table: ask(folder, f"select count(*) from {table}")[0][0] for table in wanted}
    unread = ask(folder, "select count(*) from stories where state <> 'resolved'")[0][0]
    if held != wanted or unread:
        sys.exit(f"the database holds {held}, {unread} of the stories not resolved; the server has {wanted}")


def make_due(folder: Path) -> None:
    """Every feed is due again at once."""
    with open_store(f"sqlite:///{database(folder)}") as store:
        for feed in store.feeds():
            store.set_feed_state(feed.id, FeedState.ACTIVE, now=datetime.now(UTC))


def main() -> None:
    feeds = int(sys.argv[1]) if len(sys.argv) > 1 else FEEDS
    with newsstand() as stand, tempfile.TemporaryDirectory(prefix="monitor-bench-") as made:
        folder = Path(made)
        urls, stories = stock(stand, feeds)
        subscribe(folder, *urls)
        say(f"{feeds} feeds with {stories} stories on loopback; calibration loop: {calibration_ms():.0f} ms")
        first = timed_round(folder)
        check(folder, feeds, stories)
        say(
            f"{first:9.1f} s  first round: {feeds / first:.1f} feeds/s, {stories / first:.1f} stories/s, start included"
        )
        make_due(folder)
        second = timed_round(folder)
        check(folder, feeds, stories)
        unchanged = sum(count for path, count in stand.hits.items() if path.endswith(" 304"))
        if unchanged != feeds:
            sys.exit(f"only {unchanged} of {feeds} feeds were asked for with their ETag in the second round")
        say(f"{second:9.1f} s  second round, nothing new: {feeds / second:.1f} feeds/s, start included")


if __name__ == "__main__":
    main()
