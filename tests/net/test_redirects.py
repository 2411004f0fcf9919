"""Redirects, followed by hand: where they lead, what becomes permanent, what goes along."""

from __future__ import annotations

import pytest

from monitor.errors import BadRedirect
from monitor.net import Client
from tests.net.site import Site, answer


def _chain(site: Site, *statuses: int) -> None:
    """/0 leads to /1 and so on; the last is a page."""
    for place, status in enumerate(statuses):
        site.routes[f"/{place}"] = answer(f"{status} Moved", b"", f"Location: /{place + 1}")
    site.routes[f"/{len(statuses)}"] = answer(body=b"end")


@pytest.mark.parametrize(
    ("statuses", "permanent"),
    [
        ((301,), "/1"),
        ((308, 301, 308), "/3"),
        ((302,), None),
        ((303,), None),
        ((307,), None),
        ((302, 301), None),
        ((301, 302), "/1"),
        ((301, 301, 307, 301), "/2"),
        ((301,) * 10, "/10"),
    ],
)
async def test_only_permanent_redirects_give_a_new_address(
    site: Site, client: Client, statuses: tuple[int, ...], permanent: str | None
) -> None:
    _chain(site, *statuses)
    response = await client.get(site.url("/0"))
    assert (response.url, response.body) == (site.url(f"/{len(statuses)}"), b"end")
    assert response.permanent_url == (permanent and site.url(permanent))


async def test_a_permanent_redirect_to_an_error_gives_no_new_address(site: Site, client: Client) -> None:
    site.routes["/0"] = answer("301 Moved", b"", "Location: /gone")
    response = await client.get(site.url("/0"))
    assert (response.status, response.permanent_url) == (404, None)


async def test_validators_go_along_with_a_redirect(site: Site, client: Client) -> None:
    _chain(site, 301)
    await client.get(site.url("/0"), etag='"a"')
    assert [request.headers.get("if-none-match") for request in site.requests] == ['"a"', '"a"']


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ("Location: /0", "redirects in a circle"),
        ("Location: /0#other-part", "redirects in a circle"),
        ("Location: /back", "redirects in a circle"),
        ("Location:", "without saying where to"),
        ("X-Location: /1", "without saying where to"),
        ("Location: http://[::1", "which is no address"),
    ],
)
async def test_a_redirect_that_leads_nowhere_is_an_error(site: Site, client: Client, location: str, line: str) -> None:
    site.routes["/0"] = answer("302 Found", b"", location)
    site.routes["/back"] = answer("302 Found", b"", "Location: /0")
    with pytest.raises(BadRedirect, match=line):
        await client.get(site.url("/0"))


async def test_the_eleventh_redirect_is_not_followed(site: Site, client: Client) -> None:
    _chain(site, *(302,) * 11)
    with pytest.raises(BadRedirect, match="more than 10 redirects"):
        await client.get(site.url("/0"))
    assert len(site.requests) == 11


async def test_credentials_stay_with_their_host(site: Site, client: Client) -> None:
    async with Site(host="127.0.0.3").open() as other:
        site.routes["/0"] = answer("301 Moved", b"", "Location: /1")
        site.routes["/1"] = answer("302 Found", b"", f"Location: {other.url('/2')}")
        other.routes["/2"] = answer("302 Found", b"", f"Location: {site.url('/3')}")
        site.routes["/3"] = answer(body=b"end")
        response = await client.get(site.url("/0").replace("//", "//reader:secret@"))
        sent = [request.headers.get("authorization") for request in (*site.requests, *other.requests)]
    assert sent == ["Basic cmVhZGVyOnNlY3JldA==", "Basic cmVhZGVyOnNlY3JldA==", None, None]
    assert response.url == site.url("/3")
    assert response.permanent_url == site.url("/1").replace("//", "//reader:secret@")


async def test_credentials_written_into_a_redirect_are_not_taken_up(site: Site, client: Client) -> None:
    site.routes["/0"] = answer("302 Found", b"", "Location: http://a:b@" + site.url("/1").removeprefix("http://"))
    site.routes["/1"] = answer(body=b"end")
    assert (await client.get(site.url("/0"))).url == site.url("/1")
    assert "authorization" not in site.requests[1].headers


async def test_no_cookie_is_kept_within_a_chain_or_between_requests(site: Site, client: Client) -> None:
    site.routes["/0"] = answer("302 Found", b"", "Location: /1", "Set-Cookie: id=1; Path=/")
    site.routes["/1"] = answer("200 OK", b"end", "Set-Cookie: id=2; Path=/")
    await client.get(site.url("/0"))
    await client.get(site.url("/1"))
    assert len(site.requests) == 3
    assert all("cookie" not in request.headers for request in site.requests)
