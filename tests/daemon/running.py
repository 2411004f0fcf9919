"""The real daemon as a process of its own, and its database as others see it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitor.pipeline.companies import ship_companies
from monitor.pipeline.reports import rekey
from monitor.store import open_store, upgrade
from monitor.types import Subscription

#: Settings that any user may set: no pause between requests, short time-outs, a free port.
QUICK = {
    "MONITOR_ALLOW_PRIVATE_NETWORKS": "true",
    "MONITOR_HOST_PAUSE": "0s",
    "MONITOR_FETCH_TIMEOUT": "2s",
    "MONITOR_BIND": "127.0.0.1:0",
    "MONITOR_CONTACT": "tests@example.org",
}


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a command whose data lie in `folder`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MONITOR_")}
    return clean | QUICK | {"MONITOR_DATA_DIR": str(folder)} | more


def database(folder: Path) -> Path:
    return folder / "monitor.db"


def subscribe(folder: Path, *urls: str) -> None:
    """Make the database, as one on which the daemon has run before, and subscribe."""
    address = f"sqlite:///{database(folder)}"
    upgrade(address)
    with open_store(address) as store:
        rekey(store, now=datetime.now(UTC))
        ship_companies(store, now=datetime.now(UTC))
        for url in urls:
            store.add_feed(Subscription(url=url), now=datetime.now(UTC))


def command(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "monitor", *arguments],
        cwd=folder, env=environment(folder, **more), capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip


@contextmanager
def daemon(folder: Path, *arguments: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """`monitor run` while the block lasts; its log is `log.txt` in the folder."""
    with (folder / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "monitor", "run", *arguments],
            cwd=folder, env=environment(folder, **more), stdout=log, stderr=log,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def log_of(folder: Path) -> str:
    return (folder / "log.txt").read_text(encoding="utf-8")


def ask(folder: Path, query: str) -> list[tuple[Any, ...]]:
    """What another program reads in the database; nothing as long as there is none."""
    if not database(folder).exists():
        return []
    with closing(sqlite3.connect(f"file:{database(folder)}?mode=ro", uri=True, timeout=10)) as connection:
        return connection.execute(query).fetchall()


def wait_for(what: str, check: Callable[[], object], *, within: float, process: subprocess.Popen[bytes]) -> None:
    """Until `check` is true; fails when the time is over or the process has ended."""
    deadline = time.monotonic() + within
    while not check():
        assert process.poll() is None, f"the daemon ended ({process.returncode}) before {what}"
        assert time.monotonic() < deadline, f"not within {within:g} s: {what}"
        time.sleep(0.05)


def stop(process: subprocess.Popen[bytes]) -> tuple[int, float]:
    """SIGTERM; the exit status, and the seconds it took."""
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    return process.wait(30), time.monotonic() - begun
