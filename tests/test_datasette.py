"""The database in Datasette, as people open it: a server of its own beside an open store."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from monitor.store import Store
from tests.query.conftest import tell_all


@pytest.fixture
def datasette(sqlite_store: Store, tmp_path: Path) -> Iterator[str]:
    """`datasette monitor.db` with nothing but the file; gives the database's address."""
    tell_all(sqlite_store)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "datasette", str(tmp_path / "monitor.db"), "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            for _ in range(300):
                try:
                    urlopen(f"http://127.0.0.1:{port}/-/versions.json").close()
                    break
                except URLError:
                    assert process.poll() is None
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/monitor"
        finally:
            process.terminate()


def ask(address: str) -> Any:
    with urlopen(address) as answer:
        assert answer.status == 200
        body = answer.read().decode()
    return json.loads(body) if ".json" in address else body


def test_both_views_list_filter_and_facet(datasette: str, sqlite_store: Store) -> None:
    moves = ask(f"{datasette}/recent_moves.json?_shape=objects&_sort_desc=announced_at&_size=max")
    assert [row["id"] for row in moves["rows"]] == [6, 5, 4, 3, 2, 1, 7]
    only = ask(f"{datasette}/recent_moves.json?_shape=array&role_code=chief_technology&change=departed")
    assert [row["person"] for row in only] == ["Zoe Patil"]
    faceted = ask(f"{datasette}/recent_moves.json?_facet=role_code&_facet=status")["facet_results"]
    counts = {each["value"]: each["count"] for each in faceted["status"]["results"]}
    assert counts == {"confirmed": 6, "proposed": 1}
    seats = ask(f"{datasette}/open_seats.json?_shape=array&_sort=days_open")
    assert {row["left_by"] for row in seats} == {"Zoe Patil", None}
    assert sqlite_store.counts().moves == 7  # and whoever has it open goes on


def test_its_pages_of_both_views_are_without_an_error(datasette: str) -> None:
    assert "recent_moves" in ask(datasette)
    facets = "_facet=role_code&_facet=country&_sort_desc=announced_at"
    assert "Zoé Patil" in ask(f"{datasette}/recent_moves?{facets}")
    assert "Zoe Patil" in ask(f"{datasette}/open_seats?_facet=organisation")
    statement = "select person, role from recent_moves where change = 'departed'"
    assert {row["person"] for row in ask(f"{datasette}.json?_shape=array&{urlencode({'sql': statement})}")} == {
        "Zoe Patil", None,
    }  # fmt: skip
