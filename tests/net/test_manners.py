"""Hosts with rules of their own: the SEC's answer only callers with a name, and count requests over all of them."""

from __future__ import annotations

import asyncio
import socket
from itertools import pairwise
from typing import Any

import pytest

from monitor.errors import ContactWanted
from monitor.net import Client, wants_contact
from tests.net.site import Site, answer


def at_home(host: str, port: int, *_: object) -> list[Any]:
    """Every name is this machine's."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


@pytest.mark.parametrize(
    ("host", "wanted"), [("www.sec.gov", True), ("sec.gov", True), ("notsec.gov", False), ("sec.gov.example", False)]
)
def test_the_sec_wants_a_contact_and_its_namesakes_do_not(host: str, wanted: bool) -> None:
    assert wants_contact(host) is wanted


async def test_without_a_contact_no_request_goes_to_the_sec(site: Site) -> None:
    async with Client(contact="", allow_private=True, pause=0, lookup=at_home) as client:
        with pytest.raises(ContactWanted, match=r"www\.sec\.gov asks who is calling: set contact to your mail"):
            await client.get(f"http://www.sec.gov:{site.port}/")
    assert site.requests == []


async def test_a_redirect_to_the_sec_wants_a_contact_too(site: Site) -> None:
    site.routes["/"] = answer("302 Found", b"", f"Location: http://www.sec.gov:{site.port}/filing")
    async with Client(contact="", allow_private=True, pause=0, lookup=at_home) as client:
        with pytest.raises(ContactWanted):
            await client.get(site.url())
    assert len(site.requests) == 1


async def test_requests_to_all_hosts_of_the_sec_stay_under_nine_a_second_without_any_pause_set(site: Site) -> None:
    site.routes["/"] = answer(body=b"x")
    hosts = ("www.sec.gov", "data.sec.gov", "efts.sec.gov")
    async with Client(contact="ann@example.org", allow_private=True, pause=0, per_host=8, lookup=at_home) as client:
        await asyncio.gather(*(client.get(f"http://{hosts[n % 3]}:{site.port}/") for n in range(12)))
    starts = [request.at for request in site.requests]
    assert len(starts) == 12
    assert all(later - earlier > 1 / 9 for earlier, later in pairwise(starts))
    assert {request.headers["user-agent"].partition(" ")[2] for request in site.requests} == {"(+ann@example.org)"}
