"""Pictures of every page, to be looked at: `python -m tests.serve.browser.screenshots FOLDER`.

Each in light, dark, on a phone and as printed; of a newsroom that is lived in and of an empty one.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from monitor.store import upgrade
from tests.serve.browser import chromium
from tests.serve.browser.chromium import Window
from tests.serve.browser.pages import ADDRESSES, lived_in
from tests.serve.browser.test_looks import PAPER
from tests.serve.conftest import opened, serving
from tests.serve.newsroom import settings

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "paper": {"viewport": PAPER},
}
EMPTY = {name: ADDRESSES[name] for name in ("moves", "companies", "seats", "charts", "feeds")}


def main() -> None:
    if len(sys.argv) != 2 or chromium.PATH is None:
        sys.exit(f"usage: python -m tests.serve.browser.screenshots FOLDER ({chromium.MISSING})")
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="monitor-pictures-") as given, chromium.chromium() as browser:
        empty, full, migrated = (Path(given) / name for name in ("empty", "full", "migrated"))
        for folder in (empty, full, migrated):
            folder.mkdir()
        upgrade(settings(migrated).database_url)
        database = migrated / "monitor.db"
        with opened(full, database) as room, lived_in(room, full) as world:
            take(browser, out, {name: world.where(path) for name, path in ADDRESSES.items()})
        with opened(empty, database) as room, serving(room, empty) as where:
            take(browser, out, {f"empty-{name}": where + path for name, path in EMPTY.items()})


def take(browser: Browser, out: Path, addresses: dict[str, str]) -> None:
    """Each page in each look, whole; one that complains ends it all."""
    for look, options in LOOKS.items():
        window = Window(browser.new_context(**options))
        page = window.page()
        page.emulate_media(media="print" if look == "paper" else "screen")
        for name, address in addresses.items():
            page.goto(address)
            page.screenshot(path=out / f"{name}-{look}.png", full_page=True)
        window.context.close()
        if window.complaints:
            sys.exit("\n".join(window.complaints))


if __name__ == "__main__":
    main()
