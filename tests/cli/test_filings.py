"""Form 8-K from the SEC's feed to `monitor show`, on a server that answers for sec.gov on loopback."""

from __future__ import annotations

import json
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from monitor.cli import execute
from monitor.net import Client
from tests.cli.asking import Outcome
from tests.cli.web import Answer, Web, serving
from tests.edgar.archive import (
    DISCLOSURE,
    EXHIBITS,
    FEED_PATH,
    OFFICERS,
    Filing,
    current_filings,
    document,
    index_page,
)

Say = Callable[..., Outcome]

RESIGNS = Filing(
    number="0001193125-26-012345", company="HARLOW BEARINGS, INC.", cik=1234567, items=(OFFICERS, DISCLOSURE)
)
PAY = Filing(number="0000950170-26-000777", company="OVERLOOK PAPER & BOARD CORP", cik=45678, items=(OFFICERS,))
RESULTS = Filing(number="0000320193-26-000042", company="Kelmont Corp", cik=99, items=(DISCLOSURE, EXHIBITS))
BUSY = Filing(number="0001628280-26-000009", company="Busy Corp", cik=77, items=(OFFICERS,))
LOST = Filing(number="0001104659-26-000003", company="Gone Corp", cik=88, items=(OFFICERS,))

PRESS = """<rss version="2.0"><channel><title>Dockside Daily</title><item>
<title>Harlow Bearings finance chief Jane Holloway resigns</title><link>http://press.example/1</link>
<description>{text}</description><pubDate>Fri, 06 Mar 2026 23:10:00 GMT</pubDate></item></channel></rss>"""
TOLD = (
    "Harlow Bearings said on Friday that chief financial officer Jane Holloway is resigning, effective March 31. "
    + ("Shares of the maker of bearings were little changed in late trading. Analysts had not expected it. " * 12)
)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as made:
        yield made


@pytest.fixture
def edgar(web: Web, monkeypatch: pytest.MonkeyPatch) -> str:
    """EDGAR's address: the server answers for every name, as a name server on loopback would have it."""

    def lookup(host: str, port: int, *_: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setitem(Client.__init__.__kwdefaults__ or {}, "lookup", lookup)
    origin = web.origin.replace("127.0.0.1", "www.sec.gov")
    feed = current_filings((RESIGNS, RESULTS, PAY, BUSY, LOST), origin=origin)
    web.routes[FEED_PATH] = Answer(body=feed, content_type="application/atom+xml")
    web.routes[BUSY.index] = Answer(status=403)
    for filing, name in ((RESIGNS, "resigns"), (PAY, "pay")):
        web.routes[filing.index] = Answer(body=index_page(filing), content_type="text/html")
        web.routes[f"{filing.folder}/{filing.document}"] = Answer(body=document(name), content_type="text/html")
    web.routes["/press.xml"] = Answer(body=PRESS.format(text=TOLD).encode())
    return origin


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Say:
    """Run a command line in this process, on a database in `tmp_path`."""
    settings = {"DATA_DIR": str(tmp_path), "ALLOW_PRIVATE_NETWORKS": "true", "HOST_PAUSE": "0s", "WORKERS": "1"}
    for name, value in settings.items():
        monkeypatch.setenv(f"MONITOR_{name}", value)
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> Outcome:
        capfd.readouterr()
        status = execute(list(arguments))
        told = capfd.readouterr()
        return Outcome(status=status, out=told.out, err=told.err)

    return command


def test_the_sec_is_not_asked_before_a_contact_is_set(say: Say, web: Web, edgar: str, tmp_path: Path) -> None:
    for address in (f"{edgar}{FEED_PATH}", "sec-8k"):
        told = say("feeds", "add", address)
        assert (told.status, told.out) == (2, "")
        assert told.err == "monitor: www.sec.gov asks who is calling: set contact to your mail or web address first\n"
    opml = tmp_path / "feeds.opml"
    address = f"{edgar}{FEED_PATH}".replace("&", "&amp;")
    opml.write_text(f'<opml version="2.0"><body><outline type="rss" text="SEC" xmlUrl="{address}"/></body></opml>')
    say("feeds", "import", str(opml))
    assert "www.sec.gov asks who is calling" in say("run", "--once").err
    assert "www.sec.gov asks who is calling" in say("feeds", "check", "--format", "json").out
    assert web.asked == []


def test_filings_come_from_the_feed_to_moves_that_say_so(
    say: Say, web: Web, edgar: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_CONTACT", "ann@example.org")
    assert say("feeds", "add", f"{edgar}{FEED_PATH}", f"{web.origin}/press.xml").status == 0
    say("run", "--once")

    stories = {row["title"]: row for row in json.loads(say("stories", "--format", "json").out)}
    assert set(stories) == {
        "Harlow Bearings, Inc. Form 8-K, Item 5.02",
        "OVERLOOK PAPER & BOARD CORP Form 8-K, Item 5.02",
        "Busy Corp Form 8-K, Item 5.02",
        "Gone Corp Form 8-K, Item 5.02",
        "Harlow Bearings finance chief Jane Holloway resigns",
    }
    filed = stories["Harlow Bearings, Inc. Form 8-K, Item 5.02"]
    assert (filed["published_at"], filed["publisher"]) == ("2026-03-06T22:29:58Z", "SEC EDGAR")
    assert filed["url"] == f"{edgar}{RESIGNS.index}"
    assert "the page cannot be had: the server answers 404" in stories["Gone Corp Form 8-K, Item 5.02"]["note"]
    busy = stories["Busy Corp Form 8-K, Item 5.02"]  # asked too fast, as the SEC says it: there is another try
    assert (busy["state"], busy["attempts"], busy["error"]) == ("new", 1, "its page: the server answers 403")

    (pay,) = json.loads(say("stories", "--rejected", "--reason", "pay-only filing", "--format", "json").out)
    assert pay["title"] == "OVERLOOK PAPER & BOARD CORP Form 8-K, Item 5.02"
    assert pay["reason"] == "pay-only filing: Item 5.02 (e) alone"

    moves = {(row["person"], row["change"]): row for row in json.loads(say("moves", "--format", "json").out)}
    assert set(moves) == {("Jane R. Holloway", "departed"), ("Marcus T. Feldt", "appointed")}
    left = moves["Jane R. Holloway", "departed"]
    assert (left["role_code"], left["effective_on"], left["sources"]) == ("chief_financial", "2026-03-31", 2)

    told = say("show", str(left["id"])).out
    assert f"confirmed     by a filing: story {filed['id']} (SEC EDGAR)\n" in told
    shown = json.loads(say("show", str(left["id"]), "--format", "json").out)
    assert shown["filings"] == [filed["id"]]


def test_a_move_that_only_the_press_tells_is_not_confirmed_by_a_filing(say: Say, web: Web, edgar: str) -> None:
    assert say("feeds", "add", f"{web.origin}/press.xml").status == 0
    say("run", "--once")
    (move,) = json.loads(say("moves", "--format", "json").out)
    assert "by a filing" not in say("show", str(move["id"])).out
    assert json.loads(say("show", str(move["id"]), "--format", "json").out)["filings"] == []


def test_a_filing_that_comes_again_under_its_other_company_is_the_same_story(
    say: Say, web: Web, edgar: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MONITOR_CONTACT", "ann@example.org")
    double = Filing(number=PAY.number, company="OVERLOOK FINANCE LLC", cik=45679, items=PAY.items)
    web.routes[double.index] = Answer(body=index_page(PAY), content_type="text/html")
    say("feeds", "add", f"{edgar}{FEED_PATH}")
    for filing in (PAY, double):
        body = current_filings((filing, RESULTS), origin=edgar)
        web.routes[FEED_PATH] = Answer(body=body, content_type="application/atom+xml")
        with closing(sqlite3.connect(tmp_path / "monitor.db")) as database, database:
            database.execute("update feeds set next_pull_at = '2026-01-01 00:00:00'")
        say("run", "--once")
    assert web.asked.count(FEED_PATH) == 3
    (story,) = json.loads(say("stories", "--format", "json").out)
    assert story["reason"] == "pay-only filing: Item 5.02 (e) alone"
