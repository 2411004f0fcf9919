"""What the tests of this room share: a site on loopback, opened for one test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.net.site import Site


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with Site().open() as opened:
        yield opened
