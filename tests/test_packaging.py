"""The package as people get it: a wheel, installed in a fresh environment, run in an empty folder."""

import json
import os
import shutil
import subprocess
import sys
import threading
import venv
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command with nothing of this checkout in its environment."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "MONITOR_", "VIRTUAL_ENV"))}
    return subprocess.run(
        [str(c) for c in command], cwd=cwd, env=clean | more, capture_output=True, text=True, timeout=240, check=False
    )


def checked(*command: str | Path, cwd: Path, **more: str) -> str:
    done = run(*command, cwd=cwd, **more)
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git knows (and what is new), so that nothing stale travels in it."""
    source = tmp_path_factory.mktemp("source")
    listed = checked("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines()
    for name in listed:
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    out = tmp_path_factory.mktemp("dist")
    checked(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", out, source,
            cwd=source)  # fmt: skip
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a fresh environment with the wheel in it.

    With an index at hand pip resolves the wheel's requirements, as it does for users; without one (this suite must
    pass with no network) the environment borrows the libraries of the one that runs them, but not this checkout."""
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    online = run(python, "-m", "pip", "install", "-q", "--retries", "0", "--timeout", "10", wheel, cwd=home)
    if online.returncode != 0:
        checked(python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", wheel, cwd=home)
        site = next((home / "lib").glob("python*")) / "site-packages"
        here = next(p for p in sys.path if p.endswith("site-packages"))
        (site / "borrowed.pth").write_text(here + "\n", encoding="utf-8")
    return home / "bin"


@pytest.fixture
def feed_url(tmp_path: Path) -> Iterator[str]:
    """The bundled sample feed on a loopback server."""
    served = tmp_path / "served"
    served.mkdir()
    shutil.copy(ROOT / "seeds" / "sample.xml", served / "feed.xml")
    handler = partial(SimpleHTTPRequestHandler, directory=str(served))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/feed.xml"
        server.shutdown()


@pytest.mark.timeout(420)
@pytest.mark.xdist_group("packaging")
def test_the_wheel_upgrades_a_database_extracts_and_runs_a_round(
    installed: Path, tmp_path: Path, feed_url: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    here = {"MONITOR_DATA_DIR": str(empty), "MONITOR_ALLOW_PRIVATE_NETWORKS": "true", "HOME": str(empty)}
    monitor = partial(checked, installed / "monitor", cwd=empty, **here)

    where = checked(installed / "python", "-c", "import monitor; print(monitor.__file__)", cwd=empty).strip()
    assert Path(where).is_relative_to(installed.parent), f"{where} is not the installed package"

    monitor("db", "upgrade")
    title, _, text = (ROOT / "seeds" / "article.fr.txt").read_text(encoding="utf-8").partition("\n")
    (empty / "in.jsonl").write_text(
        json.dumps({"id": "ref", "title": title, "text": text, "published": "2025-10-03"}) + "\n", encoding="utf-8"
    )
    read = json.loads(monitor("extract", "in.jsonl"))
    assert {(m["person"], m["change"], m["role"], m["organisation"]) for m in read["moves"]} == {
        ("Rahul Patil", "appointed", "CTO", "Anthropic"),
        ("Sam McCandlish", "departed", "CTO", "Anthropic"),
        ("Sam McCandlish", "appointed", "architecte en chef", "Anthropic"),
    }

    monitor("feeds", "add", feed_url)
    monitor("run", "--once")
    moves = [json.loads(line) for line in monitor("moves", "--format", "jsonl").splitlines()]
    assert {m["person"] for m in moves} >= {"Rahul Patil", "Sam McCandlish"}
    assert checked(installed / "python", "-m", "monitor", "--version", cwd=empty).startswith("monitor")


def test_the_wheel_carries_migrations_seeds_model_and_licences(wheel: Path) -> None:
    listing = checked(sys.executable, "-m", "zipfile", "-l", wheel, cwd=wheel.parent)
    for wanted in ("monitor/_migrations/env.py", "monitor/_seeds/feeds.opml", "monitor/_seeds/sample.xml",
                   "monitor/_seeds/roles/en.tsv", "monitor/_seeds/names/people.tsv",
                   "monitor/model/model.json", "licenses/LICENSE", "licenses/NOTICE"):  # fmt: skip
        assert wanted in listing


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
def test_the_systemd_unit_is_valid(tmp_path: Path) -> None:
    unit = (ROOT / "docs" / "systemd" / "leadership-monitor.service").read_text(encoding="utf-8")
    # verify looks for the program it starts; any that is there will do.
    (tmp_path / "leadership-monitor.service").write_text(
        unit.replace("/opt/leadership-monitor/bin/monitor", "/bin/true"), encoding="utf-8"
    )
    done = run("systemd-analyze", "verify", "--man=no", tmp_path / "leadership-monitor.service", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "leadership-monitor.service" not in done.stderr, done.stderr
