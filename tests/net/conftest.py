"""What the tests of this room share: a site on loopback, opened for one test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from monitor.net import Client
from tests.net.site import Site


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with Site().open() as opened:
        yield opened


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with Client(contact="ops@example.org", allow_private=True, pause=0, timeout=10) as opened:
        yield opened
