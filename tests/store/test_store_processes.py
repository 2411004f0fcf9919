"""Several processes on one database, sudden death, and a full disk."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from monitor.errors import AlreadyRunning, DatabaseLocked, DiskFull
from monitor.store import Store, backup, engine, lock, open_store
from tests.store.news import HOUR, NOW, PATIL, add_feed, arrival, pull, receive, settled, tell

ROOT = Path(__file__).parents[2]


def start(code: str, *args: str) -> subprocess.Popen[str]:
    """A Python process of its own, in which the tests' helpers can be imported."""
    command = [sys.executable, "-c", textwrap.dedent(code), *args]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


WRITER = """
    import sys
    from monitor.store import open_store
    from tests.store.news import NOW, arrival, pull
    url, name, feed = sys.argv[1:]
    with open_store(url) as store:
        for number in range(25):
            entries = tuple(arrival(f"{name}-{number}-{i}") for i in range(10))
            stored = store.record_pull(int(feed), pull(), entries, now=NOW)
            assert stored.new_stories == 10, stored
"""


def test_processes_that_write_at_once_wait_for_one_another(store: Store) -> None:
    feed = add_feed(store)
    writers = [start(WRITER, store.url, name, str(feed.id)) for name in ("daemon", "command", "other")]
    for writer in writers:
        _, errors = writer.communicate(timeout=100)
        assert writer.returncode == 0, errors
    with store.reading() as connection:
        assert connection.execute(text("select count(*) from stories")).scalar() == 3 * 25 * 10
        assert connection.execute(text("select count(*) from pulls")).scalar() == 3 * 25


def test_a_reader_is_not_held_up_by_a_writer(store: Store) -> None:
    add_feed(store)
    with store._writing() as connection:
        connection.execute(text("update feeds set title = 'half done'"))
        began = time.monotonic()
        assert [feed.title for feed in store.feeds()] == [None]
        assert time.monotonic() - began < 5
    assert [feed.title for feed in store.feeds()] == ["half done"]


def test_a_reader_sees_one_state_however_long_it_reads(store: Store) -> None:
    add_feed(store)
    with store.reading() as connection:
        count = text("select count(*) from feeds")
        assert connection.execute(count).scalar() == 1
        add_feed(store, "https://another.example/f")
        assert connection.execute(count).scalar() == 1
    assert len(store.feeds()) == 2


def test_a_lock_held_too_long_is_said(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.2)
    with open_store(sqlite_store.url) as impatient, sqlite_store._writing(), pytest.raises(DatabaseLocked, match="try"):
        add_feed(impatient)


# The process stores ten stories in a transaction of each, says so, begins an eleventh, and hangs inside it.
HALF_DONE = """
    import sys, time
    from monitor.store import entries, open_store
    from tests.store.news import NOW, add_feed, arrival, pull
    with open_store(sys.argv[1]) as store:
        feed = add_feed(store)
        for number in range(10):
            store.record_pull(feed.id, pull(etag=str(number)), (arrival(str(number)),), now=NOW)
        with store._writing() as connection:
            entries.store_entries(connection, feed.id, tuple(arrival(f"x{i}") for i in range(5000)), now=NOW)
            print("inside", flush=True)
            time.sleep(60)
"""


def test_killed_in_the_middle_of_a_transaction_nothing_committed_is_lost(store: Store) -> None:
    process = start(HALF_DONE, store.url)
    assert process.stdout is not None
    assert process.stdout.readline() == "inside\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    (feed,) = store.feeds()
    assert feed.etag == "9"
    assert [story.title for story in store.stories_to_fetch(now=NOW, limit=99)] == [f"Title of {n}" for n in range(10)]
    assert store.record_pull(feed.id, pull(), (arrival("after"),), now=NOW).new == 1
    if store.url.startswith("sqlite"):
        with store.reading() as connection:
            assert connection.execute(text("pragma integrity_check")).scalar() == "ok"


def fill(store: Store, feed_id: int) -> None:
    """Stores until something gives."""
    for number in range(400):
        many = tuple(arrival(f"{number}-{i}", content="x" * 2000) for i in range(20))
        store.record_pull(feed_id, pull(etag=str(number)), many, now=NOW)


def assert_whole(store: Store) -> None:
    """Feed and entries agree on which pull was the last, and nothing is half there."""
    (feed,) = store.feeds()
    with store.reading() as connection:
        pulls = connection.execute(text("select count(*) from pulls")).scalar_one()
        stories = connection.execute(text("select count(*) from stories")).scalar_one()
        assert connection.execute(text("pragma integrity_check")).scalar() == "ok"
    assert (feed.etag, stories) == (str(pulls - 1), pulls * 20)


def test_a_database_that_may_not_grow_says_so_and_keeps_what_was_there(sqlite_url: str) -> None:
    with open_store(sqlite_url, create=True) as store:
        feed = add_feed(store)
        with store._writing() as connection:
            pages = connection.execute(text("pragma page_count")).scalar_one()
            connection.execute(text(f"pragma max_page_count = {pages + 300}"))
        with pytest.raises(DiskFull, match=r"is full; make room, nothing stored before is lost"):
            fill(store, feed.id)
        assert_whole(store)


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of 4 MiB; skips where none may be mounted."""
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(tmp_path)], capture_output=True)
    if mount.returncode != 0:
        pytest.skip(f"no small disk here: {mount.stderr.decode().strip()}")
    return tmp_path


@pytest.fixture
def full_disk_store(small_disk: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{small_disk / 'monitor.db'}", create=True)
    yield store
    store.close()
    subprocess.run(["umount", str(small_disk)], check=True)


def test_a_full_disk_says_so_and_keeps_what_was_there(full_disk_store: Store, small_disk: Path) -> None:
    feed = add_feed(full_disk_store)
    with pytest.raises(DiskFull):
        fill(full_disk_store, feed.id)
    assert_whole(full_disk_store)
    with pytest.raises(DiskFull):
        backup(full_disk_store.url, small_disk / "copy.db")
    assert sorted(path.name for path in small_disk.glob("copy*")) == []


def test_a_backup_is_whole_while_others_write(sqlite_store: Store, tmp_path: Path) -> None:
    tell(sqlite_store, "a", PATIL)
    (feed,) = sqlite_store.feeds()
    writing = threading.Thread(target=receive_more, args=(sqlite_store, feed.id))
    writing.start()
    copy = backup(sqlite_store.url, tmp_path / "copy.db")
    writing.join()
    with open_store(f"sqlite:///{copy}") as copied, copied.reading() as connection:
        assert connection.execute(text("select person from recent_moves")).scalar() == "Rahul Patil"
        assert connection.execute(text("pragma integrity_check")).scalar() == "ok"


def receive_more(store: Store, feed_id: int) -> None:
    for number in range(20):
        store.record_pull(feed_id, pull(), (arrival(f"more{number}"),), now=NOW)


def test_threads_may_share_a_store(store: Store) -> None:
    story = receive(store, "a")

    def settle(number: int) -> None:
        store.settle_story(story, settled(f"text {number}"), now=NOW + number * HOUR)

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(settle, range(12)))
    with store.reading() as connection:
        numbers = connection.execute(text("select number from revisions order by number")).scalars().all()
    assert numbers == list(range(1, 13))


HOLDER = """
    import sys, time
    from monitor.store import lock
    with lock(sys.argv[1]):
        print("held", flush=True)
        time.sleep(60)
"""


def test_one_daemon_a_database_and_a_dead_one_holds_nothing(database_url: str) -> None:
    holder = start(HOLDER, database_url)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(AlreadyRunning, match=r"another monitor runs on .*stop it first"), lock(database_url):
        pass
    holder.kill()
    holder.communicate()
    deadline = time.monotonic() + 10  # a server sees the dead connection a moment later
    while True:
        try:
            with lock(database_url):
                return
        except AlreadyRunning:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_the_lock_leaves_commands_free_to_write(store: Store) -> None:
    with lock(store.url):
        add_feed(store)
    assert len(store.feeds()) == 1
