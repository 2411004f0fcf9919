"""Asking the API of a database of 100,000 moves: `python tests/bench/api.py [NUMBER, or a database made before]`.

The page runs in a process of its own, as `monitor serve` starts it; each address is asked over loopback, medians of
five, to the first byte and to the last. Then the whole listing as a file, with the memory that the server took for it.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from tests.bench.filled import fill
from tests.bench.timing import ROOT, calibration_ms, say

NUMBER = 100_000
TIMES = 5
ADDRESSES = (
    "/moves",
    "/moves?limit=1000",
    "/moves?company=bank&role=cfo",
    "/moves?company=nowhere",
    "/moves?level=board&kind=died&status=rumoured&country=FI",
    "/moves?updated_since=0",
    "/moves?updated_since=99990",
    "/moves?updated_since=99990&company=bank",
    "/moves?updated_since=100000",
    "/moves/5",
    "/companies",
    "/companies?name=bank",
    "/people?name=an",
    "/company?name=bank",
    "/seats",
    "/stories?outcome=rejected",
    "/feeds",
    "/watches",
    "/openapi.json",
    "/moves.jsonl?since=2026-06-01",
)
FILES = ("/moves.jsonl", "/moves.csv")


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, int]]:
    """The port and the process of a server of the database in `folder`."""
    command = [sys.executable, "-m", "monitor", "--bind", "127.0.0.1:0", "serve"]
    environment = os.environ | {"MONITOR_DATA_DIR": str(folder)}
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        where = process.stdout.readline().split()[4]
        try:
            yield int(where.rpartition(":")[2]), process.pid
        finally:
            process.send_signal(signal.SIGTERM)


def ask(port: int, path: str) -> tuple[float, float, int]:
    """Milliseconds to the first byte and to the last, and how many bytes; ends the program where it is an error."""
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    start = time.perf_counter()
    connection.request("GET", f"/api/v1{path}")
    response = connection.getresponse()
    first, size = response.read(1), 1
    begun = time.perf_counter() - start
    while part := response.read(1 << 16):
        size += len(part)
    ended = time.perf_counter() - start
    connection.close()
    if response.status != 200 or not first:
        sys.exit(f"{path}: {response.status}")
    return begun * 1_000, ended * 1_000, size


def most_memory(pid: int) -> int:
    """The most that the process took so far, in MB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1_000


def main() -> None:
    given = sys.argv[1] if len(sys.argv) > 1 else str(NUMBER)
    with tempfile.TemporaryDirectory(prefix="monitor-bench-") as made:
        folder = Path(made) if given.isdigit() else Path(given).parent
        if given.isdigit():
            fill(f"sqlite:///{folder / 'monitor.db'}", int(given))
        say(f"calibration loop: {calibration_ms():.0f} ms\n\nmedian of {TIMES}: ms to the first byte, to the last")
        with served(folder) as (port, pid):
            ask(port, "/moves?limit=1")
            for path in ADDRESSES:
                asked = [ask(port, path) for _ in range(TIMES)]
                begun, ended = (statistics.median(times[n] for times in asked) for n in (0, 1))
                say(f"{begun:9.1f} {ended:9.1f}  {path} ({asked[0][2]:,} bytes)")
            before = most_memory(pid)
            for path in FILES:
                begun, ended, size = ask(port, path)
                say(f"{begun:9.1f} {ended:9.0f}  {path} ({size:,} bytes)")
            say(f"\nmemory of the server at most: {before} MB before the files, {most_memory(pid)} MB after")
        say(f"calibration loop: {calibration_ms():.0f} ms")


if __name__ == "__main__":
    main()
