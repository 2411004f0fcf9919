"""Alerts of the real daemon: a process of its own, a feed and a receiver on loopback, a database on disk."""

from __future__ import annotations

import json
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from monitor.notify import verify
from tests.daemon import fiction
from tests.daemon.newsstand import newsstand, rss
from tests.daemon.running import ask, command, daemon, database, log_of, stop, subscribe, wait_for

pytestmark = [pytest.mark.timeout(180), pytest.mark.xdist_group("daemon")]

STATES = "select state, attempts from deliveries"
#: Our own stories are three hours old (`newsstand.PUBLISHED`); the watch is older.
LONG_AGO = "update watches set created_at = datetime('now', '-1 day') || '.000000'"


@dataclass
class Receiver:
    """What came, and whether it lets anybody go."""

    url: str = ""
    letting_go: threading.Event = field(default_factory=threading.Event)
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            receiver.bodies.append(self.rfile.read(int(self.headers["content-length"])))
            receiver.headers.append({name.lower(): value for name, value in self.headers.items()})
            receiver.letting_go.wait(60)
            with suppress(OSError):  # whoever sent it may be dead
                self.send_response(204)
                self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/tok3n"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.letting_go.set()
        server.shutdown()
        thread.join()
        server.server_close()


def watched(folder: Path, receiver: Receiver) -> str:
    """A watch for every move, older than the stories; its secret."""
    added = command(folder, "watch", "add", "--to", receiver.url, "--echo", "team=sales")
    assert added.returncode == 0, added.stderr
    with closing(sqlite3.connect(database(folder))) as connection, connection:
        connection.execute(LONG_AGO)
    return added.stdout.split("secret: ")[1].strip()


def test_an_alert_that_was_under_way_when_the_daemon_was_killed_comes_again_as_the_same(tmp_path: Path) -> None:
    with newsstand() as stand, receiving() as receiver:
        feed = stand.document("/feed.xml", rss((fiction.ENGLISH,), stand.base), "application/rss+xml")
        subscribe(tmp_path, feed)
        secret = watched(tmp_path, receiver)
        quick = {"MONITOR_ALERT_CONFIDENCE": "0"}
        with daemon(tmp_path, "--no-page", **quick) as process:
            wait_for("a message is under way", lambda: receiver.bodies, within=120, process=process)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert ask(tmp_path, STATES) == [("waiting", 1)]
        receiver.letting_go.set()
        with daemon(tmp_path, "--no-page", **quick) as process:
            wait_for("it was sent", lambda: ask(tmp_path, STATES) == [("sent", 2)], within=120, process=process)
            status, seconds = stop(process)
        assert (status, seconds < 10) == (0, True)
    assert len(receiver.bodies) == 2
    assert receiver.bodies[0] == receiver.bodies[1]
    first, second = receiver.headers
    assert first["webhook-id"] == second["webhook-id"]
    for headers, body in zip(receiver.headers, receiver.bodies, strict=True):
        sent = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
        assert verify(headers, body, secret=secret, now=sent)
    told = json.loads(receiver.bodies[0])
    assert told["echo"] == {"team": "sales"}
    assert fiction.ENGLISH.person in {move["person"] for move in told["moves"]}
    assert "tok3n" not in log_of(tmp_path)
    assert secret not in log_of(tmp_path)


def test_the_daemon_stops_at_once_while_a_receiver_hangs(tmp_path: Path) -> None:
    with newsstand() as stand, receiving() as receiver:
        feed = stand.document("/feed.xml", rss((fiction.ENGLISH,), stand.base), "application/rss+xml")
        subscribe(tmp_path, feed)
        watched(tmp_path, receiver)
        with daemon(tmp_path, "--no-page", MONITOR_ALERT_CONFIDENCE="0") as process:
            wait_for("a message is under way", lambda: receiver.bodies, within=120, process=process)
            status, seconds = stop(process)
        assert (status, seconds < 10) == (0, True)
        assert ask(tmp_path, STATES) == [("waiting", 1)]


def test_a_round_sends_at_its_end(tmp_path: Path) -> None:
    with newsstand() as stand, receiving() as receiver:
        receiver.letting_go.set()
        feed = stand.document("/feed.xml", rss((fiction.ENGLISH,), stand.base), "application/rss+xml")
        subscribe(tmp_path, feed)
        watched(tmp_path, receiver)
        begun = time.monotonic()
        done = command(tmp_path, "run", "--once", MONITOR_ALERT_CONFIDENCE="0")
        assert done.returncode == 0, done.stderr
        assert time.monotonic() - begun < 90
        assert len(receiver.bodies) == 1
        assert ask(tmp_path, STATES) == [("sent", 1)]
