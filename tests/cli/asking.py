"""Running a command line as people do, in this process or as one of its own."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from monitor.cli import execute

#: The repository's root, so that `python -m monitor` is this checkout's.
ROOT = Path(__file__).parents[2]


class Outcome(NamedTuple):
    """What a command line left behind."""

    status: int
    out: str
    err: str


Ask = Callable[..., Outcome]


def asking(capsys: pytest.CaptureFixture[str], *command: str) -> Ask:
    """Runs command lines in this process, which begin with these words."""

    def ask(*args: str) -> Outcome:
        capsys.readouterr()  # what was there before is none of it
        status = execute([*command, *args])
        captured = capsys.readouterr()
        return Outcome(status=status, out=captured.out, err=captured.err)

    return ask


def environment(folder: Path, **more: str) -> dict[str, str]:
    """A bare environment with the database of `folder`, nine hours ahead of UTC."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"MONITOR_DATA_DIR": str(folder), "TZ": "Asia/Tokyo", "LC_ALL": "C"} | more


def in_a_shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """A shell line in which `monitor` is the command; fails where any part of a pipe does."""
    script = f'set -o pipefail; monitor() {{ "{sys.executable}" -m monitor "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script], env=environment(folder), cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )


def on_a_terminal(folder: Path, *args: str, columns: int, **more: str) -> str:
    """What a terminal of that width gets."""
    told = environment(folder, COLUMNS=str(columns), TERM="xterm-256color", **more)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "monitor", *args]
    with subprocess.Popen(command, env=told, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        got = b""
        while piece := _read(ours):
            got += piece
        process.wait(timeout=60)
    os.close(ours)
    return got.decode("utf-8").replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    """The next bytes; none where the other side has closed, which Linux tells as an error."""
    try:
        return os.read(descriptor, 65_536)
    except OSError:
        return b""
