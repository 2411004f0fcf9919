"""How fast stored stories are read again, and in how much memory: `python tests/bench/rereading.py [STORIES]`.

A filled database whose stories have texts of the project's own corpus, one in twenty of them telling a change, the
others none; `monitor reread --yes` and `--dry-run` as people run them, with one process that reads.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from sqlalchemy import Integer, bindparam, func, insert, select, update

from monitor.store.engine import connect, writing
from monitor.store.tables import counters, moves, revisions
from tests.bench.filled import REJECTED, fill
from tests.bench.reading import corpus, stream
from tests.bench.timing import calibration_ms, run_monitor, say

STORIES = 2_000
#: Stories of a move and without one in a filled database, on the mean of `filled._SOURCES`.
EACH = 1.5 * (1 + REJECTED)


def give_texts(url: str, number: int) -> None:
    """The texts of the corpus in place of the filled ones, those that tell a change spread evenly; and the counter that
    goes on from the filled moves."""
    known = cycle(stream(corpus(), 2_000))
    engine = connect(url)
    row = bindparam("row", type_=Integer)
    with writing(engine) as connection:
        last = connection.execute(select(func.max(moves.c.change_seq))).scalar_one()
        connection.execute(insert(counters).values(name="change_seq", value=last))
        told = update(revisions).where(revisions.c.id == row).values(title=bindparam("said"), text=bindparam("words"))
        for first in range(1, number + 1, 500):
            batch = [(n, next(known)) for n in range(first, min(first + 500, number + 1))]
            connection.execute(told, [{"row": n, "said": s.title, "words": s.text} for n, s in batch])
    engine.dispose()


def cpu_seconds() -> float:
    """Of the processes that have ended, and theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Fills, then times the dry run and the run."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else STORIES
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'monitor.db'}"
        fill(url, max(1, round(wanted / EACH)))
        give_texts(url, wanted)
        size = (Path(folder) / "monitor.db").stat().st_size
        say(f"calibration {calibration_ms():.1f} ms; about {wanted:,} stories, {size / 1e6:,.0f} MB")
        told = os.environ | {"MONITOR_DATA_DIR": folder, "MONITOR_WORKERS": "1"}
        for args in (("reread", "--dry-run", "--format", "jsonl"), ("reread", "--yes")):
            begun, before = time.monotonic(), cpu_seconds()
            out = run_monitor(*args, environment=told)
            seconds = time.monotonic() - begun
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000
            spent = cpu_seconds() - before
            pace = f"{wanted / seconds:,.1f} stories a second, {wanted / spent:,.1f} a second of one core"
            say(f"{' '.join(args)}: {seconds:,.1f} s, {pace}; no process over {most:,.0f} MB")
            say(out.decode().splitlines()[-1][:300] if out else "")


if __name__ == "__main__":
    main()
