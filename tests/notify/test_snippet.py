"""What docs/alerts.md tells receivers is so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.channels.webhooks import _NEVER
from monitor.notify import headers_of, new_secret, verify

DOCS = (Path(__file__).parents[2] / "docs" / "alerts.md").read_text(encoding="utf-8")
NOW = datetime(2025, 10, 3, 8, tzinfo=UTC)


@pytest.fixture
def is_genuine() -> Callable[..., bool]:
    """The documented function, as a receiver would paste it."""
    (snippet,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    scope: dict[str, Any] = {}
    exec(snippet, scope)
    function: Callable[..., bool] = scope["is_genuine"]
    return function


def test_the_snippet_takes_what_is_genuine_and_nothing_else(is_genuine: Callable[..., bool]) -> None:
    secret, body, at = new_secret(), b'{"id": "msg_1"}', NOW.timestamp()
    headers = headers_of("msg_1", body, secret=secret, now=NOW)
    assert is_genuine(headers, body, secret, at)
    assert is_genuine(headers, body, secret, at + 300)
    assert not is_genuine(headers, body, secret, at + 301)
    assert not is_genuine(headers, body, secret, at - 301)
    assert not is_genuine(headers, body + b" ", secret, at)
    assert not is_genuine(headers, body, new_secret(), at)
    assert not is_genuine(headers | {"webhook-id": "msg_2"}, body, secret, at)
    assert not is_genuine(headers, body, secret)  # long ago by the clock of today


@pytest.mark.parametrize(
    "junk",
    [
        {"webhook-id": None},
        {"webhook-timestamp": None},
        {"webhook-signature": None},
        {"webhook-timestamp": "soon"},
        {"webhook-timestamp": "9" * 400},
        {"webhook-timestamp": "9" * 5000},
        {"webhook-signature": "v1,é\udcff"},
        {"webhook-signature": ""},
        {"webhook-id": "\udcff"},
    ],
)
def test_headers_of_strangers_are_refused_not_raised(
    is_genuine: Callable[..., bool], junk: dict[str, str | None]
) -> None:
    secret = new_secret()
    changed = headers_of("msg_1", b"{}", secret=secret, now=NOW) | junk
    headers = {name: value for name, value in changed.items() if value is not None}
    assert not is_genuine(headers, b"{}", secret, NOW.timestamp())
    assert not verify(headers, b"{}", secret=secret, now=NOW)


def test_the_statuses_that_end_it_are_documented() -> None:
    listed = re.search(r"Given up on at once: ([\d, ]+), redirects", DOCS)
    assert listed is not None
    assert {int(code) for code in listed[1].split(",")} == set(_NEVER)
