"""Nothing that a feed says runs or leads elsewhere, in any page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from monitor.types import Status
from tests.serve.conftest import opened, serving
from tests.serve.newsroom import Newsroom

EVIL = (
    "<script>document.title='owned';alert(1)</script>",
    '"><img src=https://evil.example/x.png onerror="alert(2)"><svg/onload=alert(3)>',
    "</title></textarea></style><iframe src=https://evil.example></iframe><base href=https://evil.example/>",
    "'-alert(4)-'{{7*7}}${7*7}<a href=javascript:alert(5)>press</a><meta http-equiv=refresh content=0;//evil.example>",
    '<p hx-get="https://evil.example/" hx-trigger="load" hx-on:click="alert(6)">x</p><!--',
    "\u202eevil\u202c \u2066x\u2069 \u0000\u0007<b",
)
LINKS = ("javascript:alert(7)", "data:text/html,<script>alert(8)</script>", "https://evil.example/\"onmouseover='a(9)'")


def fill(room: Newsroom) -> Newsroom:
    for number, evil in enumerate(EVIL):
        feed = room.feed(f"https://evil.example/{number}?{urlencode({'x': evil})}", evil)
        told = {
            "person": f"Eve {evil}",
            "organisation": evil,
            "role": evil,
            "previous_organisation": evil,
            "predecessor": evil,
            "reports_to": evil,
            "status": Status.CONFIRMED,
        }
        text = f"Eve {evil} and more {evil}. " * 2
        room.story(feed, evil, text, [told], url=LINKS[number % 3] + f"#{number}", publisher=evil, language="en")
        room.pulled(feed, error=evil, failures=3)
    return room


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("evil")
    with opened(folder, empty_database) as room, serving(fill(room), folder) as where:
        yield where


ADDRESSES = (
    "/",
    f"/?{urlencode({'company': EVIL[1], 'q': EVIL[0]})}",
    f"/?{urlencode({'nonsense': EVIL[1], EVIL[1]: 'x'})}",
    "/companies",
    "/people",
    *(f"/company?{urlencode({'name': each})}" for each in EVIL),
    *(f"/person?{urlencode({'name': f'Eve {each}'})}" for each in EVIL),
    *(f"/moves/{number}" for number, _ in enumerate(EVIL, 1)),
    *(f"/stories/{number}" for number, _ in enumerate(EVIL, 1)),
    "/stories",
    f"/stories?{urlencode({'outcome': EVIL[1], 'q': EVIL[0]})}",
    "/seats",
    f"/charts?{urlencode({'company': EVIL[0]})}",
    "/feeds",
    "/feeds/1/remove",
    f"/{EVIL[0]}",
)


def test_nothing_of_it_runs_or_leads_elsewhere(evil: str, browser: Page) -> None:
    """What the pages complain of, dialogs and requests to elsewhere among it, fails the test at its end."""
    for address in ADDRESSES:
        answer = browser.goto(evil + address)
        assert answer is not None
        assert answer.status in ((200,) if address.startswith(("/moves/", "/feeds")) else (200, 400, 404)), address
        assert browser.title() != "owned", address
        assert browser.url.startswith(evil), address
        found = browser.locator("script:not([src^='/static/']), iframe, base, main img, main [onload], main [onerror]")
        assert found.count() == 0, address
        assert browser.locator("[href^='javascript:' i], [href^='data:' i], [hx-on\\:click]").count() == 0, address
        assert browser.locator("[hx-get^='http']").count() == 0, address
        shown = browser.locator("body").inner_text()
        assert not {"\u202e", "\u202c", "\u2066"} & set(shown), address
