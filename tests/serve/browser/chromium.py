"""A headless Chromium that reaches this machine only, and what its pages complain of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, sync_playwright

PATH = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = "no Chromium on this machine; `make browser` installs it"
#: Names that are this machine. It trusts itself: `nas.test` is how others in a LAN would see it.
HERE = ("127.0.0.1", "localhost", "nas.test")
_FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--host-resolver-rules=MAP nas.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
#: Milliseconds that anything may take; two cores run other tests meanwhile.
PATIENCE = 20_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Started, and ended whatever happens."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=PATH, args=list(_FLAGS), timeout=PATIENCE)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Window:
    """Pages of one reader, who has been nowhere before: cookies, preferences, and what went wrong."""

    context: BrowserContext
    #: What the console told as an error or a warning, scripts that broke, dialogs, requests to elsewhere.
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(PATIENCE)
        self.context.on("console", self._told)
        self.context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        self.context.on("dialog", self._asked)
        self.context.on("request", self._requested)

    def page(self) -> Page:
        return self.context.new_page()

    def forgive(self, words: str) -> None:
        """Takes the complaints with these words away; there must be one."""
        left = [each for each in self.complaints if words not in each]
        assert len(left) < len(self.complaints), f"nothing complained of {words!r}: {self.complaints}"
        self.complaints[:] = left

    def _told(self, message: ConsoleMessage) -> None:
        where = message.page.url if message.page else ""
        # A page that is itself the answer to what was wrong has a status that says so: what it shows is what counts.
        # One that is plain text has no icon, and the browser looks for one where sites used to have it.
        source = message.location["url"]
        is_status = source in (where, urljoin(where, "/favicon.ico")) and "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not is_status:
            self.complaints.append(f"console of {where}: {message.text} ({source})")

    def _asked(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in HERE:
            self.complaints.append(f"request: {request.url}")
