"""A real browser over the page of a real database. A test fails if a page complains or asks elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serve.browser import chromium
from tests.serve.browser.chromium import Window
from tests.serve.browser.pages import World, lived_in
from tests.serve.conftest import opened

#: Opens a window; with the options of Playwright's `Browser.new_context`.
Opens = Callable[..., Window]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a file stay together, so that each starts one browser however many processes run tests."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xdist_group(f"browser {item.path.stem}"))


@pytest.fixture(scope="module")
def started() -> Iterator[Browser]:
    """One for a file and not for the session: while it runs, Playwright's event loop counts as running in this thread,
    and tests with a loop of their own could not run."""
    if chromium.PATH is None:
        pytest.skip(chromium.MISSING)
    expect.set_options(timeout=chromium.PATIENCE)
    with chromium.chromium() as browser:
        yield browser


@pytest.fixture
def opens(started: Browser) -> Iterator[Opens]:
    windows: list[Window] = []

    def new(**options: Any) -> Window:
        windows.append(Window(started.new_context(**options)))
        return windows[-1]

    yield new
    complaints = [each for window in windows for each in window.complaints]
    for window in windows:
        window.context.close()
    assert complaints == []


@pytest.fixture
def window(opens: Opens) -> Window:
    return opens()


@pytest.fixture
def browser(window: Window) -> Page:
    return window.page()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[World]:
    """A newsroom as it may look after half a year; for tests that only look."""
    folder = tmp_path_factory.mktemp("world")
    with opened(folder, empty_database) as room, lived_in(room, folder) as made:
        yield made
