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
    for flags in (["--bind", "0.0.0.0:8765"], ["--public-url", "https://monitor.example"], ["--require-token", "yes"]):
        assert "make one with `monitor token create NAME`" in _fails(tmp_path, *flags)
    with listen("127.0.0.1:0") as taken:
        where = f"127.0.0.1:{taken.getsockname()[1]}"
        assert f"bind: {where} is in use by another program" in _fails(tmp_path, "--bind", where)


def test_without_a_database_it_says_how_to_make_one(tmp_path: Path) -> None:
    assert "monitor db upgrade" in _fails(tmp_path, "--bind", "127.0.0.1:0")


def _monitor(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "monitor", "--data-dir", str(folder), *arguments]
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": os.environ["PATH"]}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


def test_with_a_token_it_serves_to_others_who_have_it(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.feed("https://wire.example/rss", "The Wire")
    made = _monitor(tmp_path, "token", "create", "laptop")
    secret = made.stdout.strip()
    assert (made.returncode, len(secret)) == (0, 43)
    with _serve(tmp_path, "--bind", "0.0.0.0:0") as process:
        try:
            assert process.stdout is not None
            where = process.stdout.readline().split()[4].replace("0.0.0.0", "127.0.0.1")
            assert fetch(where).status == 401
            assert "The Wire" in fetch(where, "/feeds", Authorization=f"Bearer {secret}").text
            assert _monitor(tmp_path, "token", "remove", "laptop", "--yes").returncode == 0
            assert fetch(where, Authorization=f"Bearer {secret}").status == 401  # at once
        finally:
            process.terminate()
            _, err = process.communicate(timeout=20)
    assert secret not in err


def test_tokens_are_listed_without_their_secrets(newsroom: Newsroom, tmp_path: Path) -> None:
    assert "no token in" in _monitor(tmp_path, "token", "list").stderr
    secret = _monitor(tmp_path, "token", "create", "laptop").stdout.strip()
    listed = _monitor(tmp_path, "token", "list", "--format", "json")
    assert '"name": "laptop"' in listed.stdout
    assert secret not in listed.stdout
    assert secret.encode() not in b"".join(file.read_bytes() for file in tmp_path.glob("monitor.db*"))
    again = _monitor(tmp_path, "token", "create", "laptop")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "there is a token 'laptop' already" in again.stderr
    gone = _monitor(tmp_path, "token", "remove", "phone", "--yes")
    assert (gone.returncode, "there is no token 'phone'" in gone.stderr) == (1, True)
    unsure = _monitor(tmp_path, "token", "remove", "laptop")
    assert (unsure.returncode, "say --yes" in unsure.stderr) == (2, True)
