"""The daemon as people run it: a process of its own, a server on loopback, a database on disk."""

import json
import re
import signal
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from monitor.store import open_store
from monitor.types import FeedState
from tests.daemon import fiction
from tests.daemon.newsstand import Newsstand, atom, json_feed, newsstand, page, rdf, rss
from tests.daemon.running import ask, command, daemon, database, log_of, stop, subscribe, wait_for

pytestmark = [pytest.mark.timeout(180), pytest.mark.xdist_group("daemon")]

WAITING = "select count(*) from stories where state not in ('resolved', 'failed')"
#: Stories of the round that is killed; the feeds overlap by two, so there are more entries than stories.
WAVE = 32
ENTRIES = WAVE + 2 * (WAVE // 8 - 1)
#: Every story by its own words; each stands once, and so does each move.
EVERY_STORY = "select title, state from stories order by title"
EVERY_MOVE = (
    "select person, change, role_code, organisation, sources from recent_moves order by person, change, organisation"
)


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as made:
        yield made


def all_kinds(stand: Newsstand) -> dict[str, str]:
    """Feeds of every kind, by what is special about them."""
    robots = b"User-agent: *\nDisallow: /private/\n"
    stand.document("/robots.txt", robots, "text/plain")
    stand.document(f"/stories/{fiction.PAGE.slug}", page(fiction.PAGE), "text/html; charset=utf-8")
    stand.document(f"/private/stories/{fiction.FORBIDDEN.slug}", page(fiction.FORBIDDEN), "text/html")
    stand.document("/moved-here.xml", rss((fiction.MOVED,), stand.base), "application/rss+xml")
    english = rss((fiction.ENGLISH, fiction.ENGLISH_OTHER), stand.base)
    russian = atom((fiction.RUSSIAN,), stand.base, encoding="windows-1251")
    teaser = rss((fiction.PAGE,), stand.base, full=False)
    forbidden = rss((fiction.FORBIDDEN,), stand.base + "/private", full=False)
    return {
        "rss 2.0": stand.document("/rss2.xml", english, "application/rss+xml; charset=utf-8"),
        "rss 1.0": stand.document("/rss1.rdf", rdf((fiction.FRENCH,), stand.base, encoding="iso-8859-1"), "text/xml"),
        "atom": stand.document("/atom.xml", russian, "application/atom+xml"),
        "json": stand.document("/feed.json", json_feed((fiction.GERMAN,), stand.base), "application/feed+json"),
        "shift_jis": stand.document(
            "/sjis.xml", rss((fiction.JAPANESE,), stand.base, encoding="shift_jis"), "text/xml; charset=Shift_JIS"
        ),
        "teaser": stand.document("/teaser.xml", teaser, "application/rss+xml"),
        "forbidden": stand.document("/forbidden.xml", forbidden, "application/rss+xml"),
        "broken": stand.document("/broken.xml", b"<html><body>No feed here, and <b>no end", "text/html"),
        "slow": stand.drip("/slow.xml"),
        "moved": stand.status("/moved.xml", 301, Location="/moved-here.xml"),
        "gone": stand.status("/gone.xml", 410),
        "busy": stand.status("/busy.xml", 429, **{"Retry-After": "7200"}),
        "missing": stand.base + "/nothing-here.xml",
    }


def test_every_kind_of_feed_becomes_moves_and_every_trouble_stands_in_its_row(stand: Newsstand, tmp_path: Path) -> None:
    feeds = all_kinds(stand)
    subscribe(tmp_path, *feeds.values())
    with daemon(tmp_path) as process:
        wait_for(
            "every feed pulled and every story read",
            lambda: (
                ask(tmp_path, "select count(*) from feeds where last_pull_at is null") == [(0,)]
                and ask(tmp_path, WAITING) == [(0,)]
            ),
            within=90,
            process=process,
        )
        refused = command(tmp_path, "run")
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1), refused.stderr
        assert "another monitor runs on" in refused.stderr
        health = json.load(urllib.request.urlopen(_page_of(tmp_path) + "/healthz", timeout=10))
        assert health["pulling"] is True
        status, seconds = stop(process)
    assert (status, seconds < 10) == (0, True), log_of(tmp_path)
    _check_rows(tmp_path, feeds, stand)
    _check_stories(tmp_path, stand)


def _page_of(folder: Path) -> str:
    found = re.search(r"The page is on (http://\S+)", log_of(folder))
    assert found, log_of(folder)
    return found[1]


def _check_rows(folder: Path, feeds: dict[str, str], stand: Newsstand) -> None:
    rows = {url: rest for url, *rest in ask(folder, "select url, last_outcome, last_status, last_error from feeds")}
    for good in ("rss 2.0", "rss 1.0", "atom", "json", "shift_jis", "teaser", "forbidden"):
        assert rows[feeds[good]] == ["updated", 200, None], good
    assert rows[stand.base + "/moved-here.xml"][0] == "updated", "the permanent redirect rewrote the address"
    assert feeds["moved"] not in rows
    assert rows[feeds["gone"]][:2] == ["gone", 410]
    assert rows[feeds["busy"]][:2] == ["failed", 429]
    assert rows[feeds["missing"]][:2] == ["failed", 404]
    assert rows[feeds["broken"]][0] == "failed"
    assert "feed" in rows[feeds["broken"]][2]
    assert rows[feeds["slow"]][0] == "failed"
    assert "longer" in rows[feeds["slow"]][2]
    waits = "select (julianday(next_pull_at) - julianday(last_pull_at)) * 24 from feeds where last_status = 429"
    assert ask(folder, waits)[0][0] >= 1.99, "Retry-After is a floor"


def _check_stories(folder: Path, stand: Newsstand) -> None:
    every = (
        *(fiction.ENGLISH, fiction.ENGLISH_OTHER, fiction.FRENCH, fiction.GERMAN, fiction.RUSSIAN, fiction.JAPANESE),
        *(fiction.PAGE, fiction.FORBIDDEN, fiction.MOVED),
    )
    assert ask(folder, EVERY_STORY) == [(title, "resolved") for title in sorted(s.title for s in every)]
    texts = dict(ask(folder, "select s.title, r.text from stories s join revisions r on r.story_id = s.id"))
    assert fiction.PAGE.paragraphs[3] in texts[fiction.PAGE.title], "the page was read"
    assert "SECRET" not in texts[fiction.FORBIDDEN.title]
    assert fiction.JAPANESE.paragraphs[0] in texts[fiction.JAPANESE.title], "Shift JIS was decoded"
    assert fiction.RUSSIAN.paragraphs[0] in texts[fiction.RUSSIAN.title], "windows-1251 was decoded"
    assert stand.hits[f"/private/stories/{fiction.FORBIDDEN.slug}"] == 0, "robots.txt was obeyed"
    assert all("tests@example.org" in agent for agent in stand.agents)
    people = {row[0] for row in ask(folder, "select person from recent_moves where change = 'appointed'")}
    for sure in (fiction.ENGLISH, fiction.FRENCH, fiction.GERMAN, fiction.MOVED, fiction.PAGE):
        assert sure.person in people, sure.title
    plant = "select flagged from readings r join stories s on s.id = r.story_id where s.title like '%frozen peas'"
    assert ask(folder, plant) == [(0,)]


def test_an_unchanged_feed_costs_a_304_and_a_changed_story_is_read_again(stand: Newsstand, tmp_path: Path) -> None:
    url = stand.document("/rss2.xml", rss((fiction.ENGLISH,), stand.base), "application/rss+xml")
    subscribe(tmp_path, url)
    assert command(tmp_path, "run", "--once").returncode == 0
    _make_due(tmp_path)
    second = command(tmp_path, "run", "--once")
    assert (second.returncode, stand.hits["/rss2.xml 304"]) == (0, 1), second.stderr
    assert "feeds unchanged\t1" in second.stdout

    corrected = fiction.Told(
        slug=fiction.ENGLISH.slug,
        language="en",
        title=fiction.ENGLISH.title,
        paragraphs=(*fiction.ENGLISH.paragraphs, "The company corrected the date in an earlier version of this story."),
    )
    stand.document("/rss2.xml", rss((corrected,), stand.base), "application/rss+xml")
    _make_due(tmp_path)
    third = command(tmp_path, "run", "--once")
    assert "stories changed\t1" in third.stdout
    assert ask(tmp_path, "select count(*) from stories") == [(1,)]
    assert ask(tmp_path, "select number from revisions order by number") == [(1,), (2,)]
    assert ask(tmp_path, "select current from readings order by id") == [(0,), (1,)]
    clara = "select count(*) from recent_moves where change = 'appointed' and person = 'Clara Whitfield'"
    assert ask(tmp_path, clara) == [(1,)]


def _make_due(folder: Path) -> None:
    """A feed that the user wakes is due at once."""
    with open_store(f"sqlite:///{database(folder)}") as store:
        for feed in store.feeds():
            store.set_feed_state(feed.id, FeedState.ACTIVE, now=datetime.now(UTC))


def test_killed_in_the_middle_of_a_round_again_and_again_it_loses_and_doubles_nothing(
    stand: Newsstand, tmp_path: Path
) -> None:
    """The same feeds, once undisturbed, once with a daemon that is killed at moments all along the way."""
    wave = fiction.wave(WAVE)
    urls = [
        stand.document(f"/wave-{part}.xml", rss(wave[part * 8 : part * 8 + 10], stand.base), "application/rss+xml")
        for part in range(WAVE // 8)
    ]
    calm, stormy = tmp_path / "calm", tmp_path / "stormy"
    for folder in (calm, stormy):
        folder.mkdir()
        subscribe(folder, *urls)
    undisturbed = command(calm, "run", "--once")
    assert undisturbed.returncode == 0, undisturbed.stderr

    moments = (
        "select count(*) >= 1 from entries",
        "select count(*) >= 5 from stories where state = 'fetched'",
        "select count(*) >= 3 from readings",
        "select count(*) >= 10 from moves",
    )
    kills = 0
    for moment in moments:
        with daemon(stormy, "--no-page") as process:
            wait_for(moment, partial(_is_true, stormy, moment), within=60, process=process)
            process.send_signal(signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
    assert kills == len(moments)
    with daemon(stormy, "--no-page") as process:
        done = f"select ({WAITING}) = 0 and (select count(*) from feeds where last_success_at is null) = 0"
        wait_for("everything read", lambda: ask(stormy, done) == [(1,)], within=60, process=process)
        assert stop(process)[0] == 0

    resolved = [(title, "resolved") for title in sorted(story.title for story in wave)]
    assert ask(stormy, EVERY_STORY) == ask(calm, EVERY_STORY) == resolved
    assert ask(stormy, "select count(*), count(distinct feed_id || ' ' || guid) from entries")[0] == (ENTRIES, ENTRIES)
    assert ask(stormy, EVERY_MOVE) == ask(calm, EVERY_MOVE)
    people = {row[0] for row in ask(calm, EVERY_MOVE)}
    assert len(people & {s.person for s in wave}) >= 0.8 * WAVE, "nearly all of the wave is read"
    assert command(stormy, "db", "check").returncode == 0


def test_asked_to_stop_in_the_middle_of_a_round_it_stops_within_ten_seconds(stand: Newsstand, tmp_path: Path) -> None:
    urls = [stand.document("/wave.xml", rss(fiction.wave(WAVE), stand.base), "application/rss+xml")]
    subscribe(tmp_path, *urls, *(stand.drip(f"/slow-{n}.xml") for n in range(5)))
    with daemon(tmp_path, "--no-page", MONITOR_FETCH_TIMEOUT="60s") as process:
        reading = "select count(*) >= 1 from stories where state = 'fetched'"
        wait_for("the middle", lambda: ask(tmp_path, reading) == [(1,)], within=60, process=process)
        status, seconds = stop(process)
    assert status == 0, log_of(tmp_path)
    assert seconds < 10
    assert "Traceback" not in log_of(tmp_path)
    assert command(tmp_path, "db", "check").returncode == 0


def _is_true(folder: Path, query: str) -> bool:
    return bool(ask(folder, query) == [(1,)])


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Another program holds the database's write lock."""
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as connection:
        connection.execute("begin immediate")
        yield


def stuck(folder: Path, stand: Newsstand, process: subprocess.Popen[bytes]) -> None:
    """Until the daemon waits for the lock: it has an answer of its feed, and nothing to do but to store it."""
    wait_for("an answer", lambda: stand.hits["/failing.xml"], within=60, process=process)
    time.sleep(1)


def test_a_database_held_by_another_program_does_not_keep_it_from_stopping(stand: Newsstand, tmp_path: Path) -> None:
    subscribe(tmp_path, stand.status("/failing.xml", 500))
    with held(tmp_path), daemon(tmp_path, "--no-page") as process:
        stuck(tmp_path, stand, process)
        status, seconds = stop(process)
    assert (status, seconds < 10) == (0, True), log_of(tmp_path)
    assert ask(tmp_path, "select last_pull_at from feeds") == [(None,)]


def test_a_second_signal_stops_at_once(stand: Newsstand, tmp_path: Path) -> None:
    subscribe(tmp_path, stand.status("/failing.xml", 500))
    with held(tmp_path), daemon(tmp_path, "--no-page") as process:
        stuck(tmp_path, stand, process)
        process.send_signal(signal.SIGINT)
        wait_for("the stop begun", lambda: "a second signal" in log_of(tmp_path), within=5, process=process)
        status, seconds = stop(process)
    assert (status, seconds < 2) == (128 + signal.SIGTERM, True)


def test_the_log_is_one_json_object_a_line_where_asked_for(stand: Newsstand, tmp_path: Path) -> None:
    subscribe(tmp_path, stand.document("/rss2.xml", rss((fiction.ENGLISH,), stand.base), "application/rss+xml"))
    done = command(tmp_path, "run", "--once", MONITOR_LOG_FORMAT="json")
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    pulled = next(line for line in lines if line.get("action") == "pull")
    assert (pulled["level"], pulled["feed"]) == ("info", 1)
    assert "1 new" in pulled["message"]
