"""`monitor serve` as people start and stop it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.serve import listen
from tests.serve.newsroom import Newsroom
from tests.serve.web import fetch


def _serve(folder: Path, *flags: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "monitor", "--data-dir", str(folder), *flags, "serve"]
    root = str(Path(__file__).parents[2])
    environment = {"PYTHONPATH": root, "PATH": os.environ["PATH"], "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_stop(newsroom: Newsroom, tmp_path: Path, stop: signal.Signals) -> None:
    newsroom.feed("https://wire.example/rss", "The Wire")
    with _serve(tmp_path, "--bind", "127.0.0.1:0") as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert said.startswith("The page is on http://127.0.0.1:")
            assert "The Wire" in fetch(said.split()[4], "/feeds").text
            process.send_signal(stop)
            assert process.communicate(timeout=20) == ("", "")
            assert process.returncode == 0
        finally:
            process.kill()


def _fails(folder: Path, *flags: str) -> str:
    with _serve(folder, *flags) as process:
        try:
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert out == ""
    assert process.returncode != 0
    assert err.count("\n") == 1, err
    return err


def test_what_keeps_it_from_serving_is_one_line(newsroom: Newsroom, tmp_path: Path) -> None:
    assert "is not the loopback address" in _fails(tmp_path, "--bind", "0.0.0.0:8765")
    with listen("127.0.0.1:0") as taken:
        where = f"127.0.0.1:{taken.getsockname()[1]}"
        assert f"bind: {where} is in use by another program" in _fails(tmp_path, "--bind", where)


def test_without_a_database_it_says_how_to_make_one(tmp_path: Path) -> None:
    assert "monitor db upgrade" in _fails(tmp_path, "--bind", "127.0.0.1:0")
