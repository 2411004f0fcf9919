"""What tests of commands share."""

from collections.abc import Iterator

import pytest
import tzlocal


@pytest.fixture
def tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Local time is nine hours ahead of UTC."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    tzlocal.reload_localzone()  # it keeps what it found first
    yield
    monkeypatch.undo()
    tzlocal.reload_localzone()
