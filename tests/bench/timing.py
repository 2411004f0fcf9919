"""How long things take, and how fast the machine was while they were timed."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]


def median_ms(work: Callable[[], object], *, times: int = 7) -> float:
    """The median of several runs in milliseconds, after one that is not counted."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1_000)
    return statistics.median(taken)


def calibration_ms() -> float:
    """A loop that is always the same: figures of two machines (or of a busy and an idle one) compare by it."""

    def loop() -> int:
        total = 0
        for number in range(1_000_000):
            total = (total * 31 + number) % 1_000_003
        return total

    return median_ms(loop, times=5)


def run_monitor(*args: str, environment: dict[str, str], input_file: Path | None = None) -> bytes:
    """What `monitor` prints, as a process of its own; CalledProcessError where it fails."""
    command = [sys.executable, "-m", "monitor", *args]
    with (input_file or Path("/dev/null")).open("rb") as given:
        done = subprocess.run(command, env=environment, cwd=ROOT, stdin=given, capture_output=True, check=True)
    return done.stdout


def say(line: str) -> None:
    """A line at once, also into a pipe."""
    print(line, flush=True)  # noqa: T201 -- a script that reports
