"""Feeds added, paused and removed in the page, without script, from a real web server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from monitor.types import FeedState
from tests.cli import web
from tests.cli.web import Web
from tests.serve.conftest import serving
from tests.serve.newsroom import JUDGE, NOW, Newsroom
from tests.serve.web import Answer, fetch

RSS = b"""<rss version="2.0"><channel><title>The Wire</title><link>https://w.example/</link>
<item><title>One</title><link>https://w.example/1</link><guid>1</guid></item></channel></rss>"""
ONE = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
TWO = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/rss" title="&lt;script&gt;News">
<link rel="alternate" type="application/rss+xml" href="/other" title="Other"></head></html>"""


@pytest.fixture
def net() -> Iterator[Web]:
    with web.serving() as server:
        server.routes["/rss"] = web.Answer(body=RSS)
        server.routes["/one"] = web.Answer(body=ONE, content_type="text/html")
        server.routes["/two"] = web.Answer(body=TWO, content_type="text/html")
        server.routes["/none"] = web.Answer(body=b"<html></html>", content_type="text/html")
        yield server


@pytest.fixture
def page(newsroom: Newsroom, tmp_path: Path) -> Iterator[str]:
    flags = {"allow_private_networks": "true", "host_pause": "0s"}
    with serving(newsroom, tmp_path, status=None, judge=JUDGE, labelled=None, now=lambda: NOW, **flags) as where:
        yield where


def press(where: str, path: str, *, seen: str = "/feeds", form: bool = True, **values: str) -> Answer:
    """Fills a form of the page `seen` in and sends it to `path`."""
    shown = fetch(where, seen)
    field = shown.all("input[name=form]")[0].attributes["value"] or ""
    body = urlencode(values | ({"form": field} if form else {}))
    kind = "application/x-www-form-urlencoded"
    cookie = shown.headers["set-cookie"].partition(";")[0]
    return fetch(where, path, method="POST", body=body, Content_Type=kind, Cookie=cookie)


@pytest.mark.parametrize("path", ["/rss", "/one"])
def test_an_address_is_added_and_named(newsroom: Newsroom, page: str, net: Web, path: str) -> None:
    done = press(page, "/feeds/add", address=f" {net.origin}{path} ")
    assert (done.status, done.headers["location"]) == (303, "/feeds?added=1")
    shown = fetch(page, done.headers["location"])
    assert shown.texts("[role=status]") == ["Subscribed to The Wire."]
    (feed,) = newsroom.store.feeds()
    assert (feed.url, feed.title, feed.next_pull_at) == (f"{net.origin}/rss", "The Wire", NOW)


def test_one_that_is_there_already_is_told(newsroom: Newsroom, page: str, net: Web) -> None:
    newsroom.feed(f"{net.origin}/rss", "Mine")
    newsroom.store.set_feed_state(1, FeedState.PAUSED, now=NOW)
    shown = fetch(page, press(page, "/feeds/add", address=f"{net.origin}/rss").headers["location"])
    assert shown.texts("[role=status]") == ["Mine was subscribed to already; it is paused."]


def test_of_several_that_a_page_names_one_is_chosen(newsroom: Newsroom, page: str, net: Web) -> None:
    shown = press(page, "/feeds/add", address=f"{net.origin}/two")
    assert (shown.status, shown.texts("#several")) == (200, ["This page names 2 feeds. Which one?"])
    assert shown.texts(".choices bdi") == ["<script>News", "Other"]
    assert newsroom.store.feeds() == ()
    chosen = shown.all(".choices input[name=address]")[0].attributes["value"] or ""
    assert press(page, "/feeds/add", address=chosen).status == 303
    assert [feed.url for feed in newsroom.store.feeds()] == [f"{net.origin}/rss"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "is no web address"),
        ("javascript:alert(1)", "is no web address"),
        ('"><script>x</script>', "is no web address"),
        ("file:///etc/passwd", "is no web address"),
        ("{net}/none", "it names no feed"),
        ("{net}/gone", "404"),
        ("http://127.0.0.1:1/", "127.0.0.1"),
        ("sec-8k", "set contact"),
    ],
)
def test_what_is_wrong_is_said_beside_the_form(page: str, net: Web, address: str, told: str) -> None:
    asked = address.format(net=net.origin)
    shown = press(page, "/feeds/add", address=asked)
    assert shown.status == 422
    assert told in shown.texts("form [role=alert]")[0]
    field = shown.all("input[name=address]")[0].attributes
    assert (field["value"], field["aria-describedby"]) == (asked, "wrong")


def test_private_addresses_are_not_asked(newsroom: Newsroom, tmp_path: Path, net: Web) -> None:
    with serving(newsroom, tmp_path) as where:
        assert press(where, "/feeds/add", address=f"{net.origin}/rss").status == 422
    assert net.asked == []


def test_a_feed_is_paused_taken_up_again_and_removed_after_asking(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://wire.example/rss", "<i>The Wire")
    newsroom.store.set_feed_state(feed.id, FeedState.ACTIVE, now=NOW)
    done = press(page, "/feeds/1/pause", page="2")
    assert (done.status, done.headers["location"]) == (303, "/feeds?page=2")
    assert newsroom.store.feed(1).state is FeedState.PAUSED
    assert fetch(page, "/feeds").texts(".act button") == ["Resume <i>The Wire"]
    press(page, "/feeds/1/resume", page="x")
    assert newsroom.store.feed(1).state is FeedState.ACTIVE
    asked = fetch(page, "/feeds/1/remove")
    assert asked.texts("h1") == ["Remove <i>The Wire?"]
    assert len(newsroom.store.feeds()) == 1
    assert press(page, "/feeds/1/remove", seen="/feeds/1/remove").headers["location"] == "/feeds"
    assert newsroom.store.feeds() == ()
    for path in ("/feeds/1/pause", "/feeds/1/resume", "/feeds/1/remove", "/feeds/9/pause"):
        gone = press(page, path)
        assert (gone.status, gone.texts("h1")) == (404, ["There is no such feed."])
    assert fetch(page, "/feeds/1/remove").status == 404


CHANGES = ("/feeds/add", "/feeds/1/pause", "/feeds/1/resume", "/feeds/1/remove", "/sign-in", "/sign-out")


@pytest.mark.parametrize("path", CHANGES)
def test_nothing_is_changed_without_the_field_of_the_form(newsroom: Newsroom, page: str, net: Web, path: str) -> None:
    newsroom.feed("https://wire.example/rss", "The Wire")
    before = newsroom.store.feeds()
    refused = press(page, path, form=False, address=f"{net.origin}/rss")
    assert (refused.status, refused.texts("h1")) == (403, ["This form cannot be taken."])
    assert fetch(page, path, method="POST", Sec_Fetch_Site="cross-site").status == 403
    assert (newsroom.store.feeds(), net.asked) == (before, [])
