"""Putting stories together: `python tests/bench/resolving.py [STORIES ...]` (2,000, 20,000 and 200,000 by default).

A database of that many stories that are read and not resolved yet, ten to a move, is resolved as the daemon does with
what has piled up: a story and a transaction at a time, and those that it settles along are passed over. Then one story
in a hundred again, as when a story comes to a block that is there; that changes nothing.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from monitor.pipeline.companies import resolve_waiting
from monitor.resolve import resolve
from monitor.store import open_store
from tests.bench.filled import NOW, fill_unresolved
from tests.bench.timing import calibration_ms, say

SIZES = (2_000, 20_000, 200_000)
EACH = 10
LATER = NOW + timedelta(days=30)


def main() -> None:
    say(f"calibration loop: {calibration_ms():.0f} ms")
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory(prefix="monitor-bench-") as folder:
            url = f"sqlite:///{Path(folder) / 'monitor.db'}"
            fill_unresolved(url, size // EACH, EACH)
            with open_store(url) as store:
                begun, busy = time.perf_counter(), time.process_time()
                resolve_waiting(store, clock=lambda: LATER)
                taken, busy = time.perf_counter() - begun, time.process_time() - busy
                moves = store.counts().moves
                begun = time.process_time()
                for story in range(1, size + 1, 100):
                    told = store.resolve_story(story, resolve, now=LATER)
                    if told.new_moves or told.changed_moves:
                        sys.exit(f"resolving story {story} again changed a move")
                again = (time.process_time() - begun) / (size // 100)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        say(
            f"{size:9,} stories: {moves:,} moves, {taken:.1f} s, {busy / size * 1_000:.2f} ms of CPU a story;"
            f" one story again {again * 1_000:.1f} ms of CPU; {peak:.0f} MB at most"
        )


if __name__ == "__main__":
    main()
