"""robots.txt: asked for once, obeyed, and no way around it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from yarl import URL

from monitor.errors import AddressRefused, RobotsRefused, RobotsUnread
from monitor.net import Client
from monitor.net.robots import MAX_BYTES, Robots
from monitor.types import Response
from tests.net.site import Site, answer

RULES = b"User-agent: *\nDisallow: /private/\n\nUser-agent: Leadership-Monitor\nDisallow: /*.pdf$\nAllow: /\n"


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with Client(contact="a@b.example", allow_private=True, pause=0, timeout=5) as opened:
        yield opened


@pytest.fixture
async def pages(site: Site) -> Site:
    site.routes |= {path: answer(body=b"page") for path in ("/a", "/b", "/x.pdf", "/private/a")}
    return site


async def test_rules_for_us_are_obeyed_and_those_for_others_are_not_ours(pages: Site, client: Client) -> None:
    pages.routes["/robots.txt"] = answer(body=RULES)
    assert (await client.get(pages.url("/private/a"), robots=True)).body == b"page"
    with pytest.raises(RobotsRefused, match=r"robots\.txt of 127\.0\.0\.1 asks not to fetch /x\.pdf"):
        await client.get(pages.url("/x.pdf"), robots=True)
    assert "/x.pdf" not in pages.paths


async def test_it_is_asked_for_once_however_many_pages_are(pages: Site, client: Client) -> None:
    pages.routes["/robots.txt"] = answer(body=RULES)
    await asyncio.gather(*(client.get(pages.url(path), robots=True) for path in ("/a", "/b", "/a", "/b")))
    assert pages.paths.count("/robots.txt") == 1


async def test_a_feed_is_pulled_without_asking(pages: Site, client: Client) -> None:
    pages.routes["/robots.txt"] = answer(body=b"User-agent: *\nDisallow: /\n")
    assert (await client.get(pages.url("/a"))).body == b"page"
    assert pages.paths == ["/a"]


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"])
async def test_a_site_without_one_allows_everything(pages: Site, client: Client, status: str) -> None:
    pages.routes["/robots.txt"] = answer(status, b"User-agent: *\nDisallow: /\n")
    assert (await client.get(pages.url("/a"), robots=True)).body == b"page"


@pytest.mark.parametrize(
    "broken",
    [answer("500 Oops"), answer("503 Busy"), b"", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nUser"],
)
async def test_a_site_whose_robots_txt_fails_is_left_alone_for_now(pages: Site, client: Client, broken: bytes) -> None:
    pages.routes["/robots.txt"] = broken
    with pytest.raises(RobotsUnread, match=r"cannot be read for now"):
        await client.get(pages.url("/a"), robots=True)
    asked = len(pages.requests)
    with pytest.raises(RobotsUnread, match=r"cannot be read for now"):
        await client.get(pages.url("/b"), robots=True)
    assert len(pages.requests) == asked  # remembered for a while, not asked again at once
    assert set(pages.paths) == {"/robots.txt"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><html><body>no such page</body></html>",
        b"\x00\xff\xfe" * 1000,
        b"User-agent: *\nAllow: /\n# " + b"x" * 2 * MAX_BYTES + b"\nUser-agent: *\nDisallow: /\n",
    ],
    ids=["empty", "a page", "noise", "longer than anybody reads"],
)
async def test_what_holds_no_rules_allows_everything(pages: Site, client: Client, body: bytes) -> None:
    pages.routes["/robots.txt"] = answer(body=body)
    assert (await client.get(pages.url("/a"), robots=True)).body == b"page"


async def test_a_byte_order_mark_hides_no_rule(pages: Site, client: Client) -> None:
    pages.routes["/robots.txt"] = answer(body=b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n")
    with pytest.raises(RobotsRefused):
        await client.get(pages.url("/a"), robots=True)


async def test_a_robots_txt_that_moved_is_followed(pages: Site, client: Client) -> None:
    pages.routes["/robots.txt"] = answer("301 Moved", b"", "Location: /elsewhere.txt")
    pages.routes["/elsewhere.txt"] = answer(body=b"User-agent: *\nDisallow: /\n")
    with pytest.raises(RobotsRefused):
        await client.get(pages.url("/a"), robots=True)


async def test_one_that_moves_in_a_circle_counts_as_none(pages: Site, client: Client) -> None:
    pages.routes["/robots.txt"] = answer("301 Moved", b"", "Location: /robots.txt")
    assert (await client.get(pages.url("/a"), robots=True)).body == b"page"


async def test_a_redirect_is_held_to_the_rules_of_where_it_leads(pages: Site, client: Client) -> None:
    async with Site(host="127.0.0.2").open() as other:
        other.routes["/robots.txt"] = answer(body=b"User-agent: *\nDisallow: /\n")
        pages.routes["/a"] = answer("302 Found", b"", f"Location: {other.url('/page')}")
        with pytest.raises(RobotsRefused, match=r"robots\.txt of 127\.0\.0\.2"):
            await client.get(pages.url("/a"), robots=True)
        assert other.paths == ["/robots.txt"]


async def test_a_private_address_is_refused_as_such(pages: Site) -> None:
    async with Client(contact="", pause=0) as client:
        with pytest.raises(AddressRefused):
            await client.get(pages.url("/a"), robots=True)
    assert pages.connections == 0


async def test_a_crawl_delay_is_honoured(pages: Site, client: Client) -> None:
    pages.routes["/robots.txt"] = answer(body=b"User-agent: *\nCrawl-delay: 0.5\n")
    await client.get(pages.url("/a"), robots=True)
    begun = time.monotonic()
    await client.get(pages.url("/b"), robots=True)
    assert 0.3 < time.monotonic() - begun < 4


class _Web:
    """Answers every robots.txt with one text, and a clock that tests set."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status, self.body = status, body
        self.asked = 0
        self.now = 0.0

    async def fetch(self, url: URL) -> Response:
        self.asked += 1
        return Response(url=str(url), status=self.status, headers={}, body=self.body)


@pytest.mark.parametrize(("said", "kept"), [("3", 3.0), ("86400", 10.0), ("-5", 0.0), ("soon", 0.0)])
async def test_a_crawl_delay_counts_up_to_ten_seconds(said: str, kept: float) -> None:
    web = _Web(200, f"User-agent: *\nCrawl-delay: {said}\n".encode())
    assert await Robots(web.fetch, agent="leadership-monitor").check(URL("https://news.example/a")) == kept


@pytest.mark.parametrize(("status", "seconds"), [(200, 24 * 3600), (404, 24 * 3600), (503, 600)])
async def test_it_is_asked_for_again_when_its_time_is_over(status: int, seconds: float) -> None:
    web = _Web(status, b"")
    robots = Robots(web.fetch, agent="leadership-monitor", clock=lambda: web.now)

    async def ask() -> int:
        with suppress(RobotsUnread):
            await robots.check(URL("https://news.example/a"))
        return web.asked

    assert await ask() == 1
    web.now = seconds - 1
    assert await ask() == 1
    web.now = seconds + 1
    assert await ask() == 2


async def test_the_rules_of_many_sites_are_forgotten_oldest_first() -> None:
    web = _Web(200, b"User-agent: *\nDisallow: /x\n" + b"#" * 100_000)
    robots = Robots(web.fetch, agent="leadership-monitor")
    for number in range(200):
        await robots.check(URL(f"https://{number}.example/a"))
    assert web.asked == 200
    await robots.check(URL("https://199.example/a"))
    assert web.asked == 200
    await robots.check(URL("https://0.example/a"))
    assert web.asked == 201
