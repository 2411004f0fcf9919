"""Only public web addresses are asked, however they are written and wherever they come from."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from ipaddress import ip_address
from itertools import chain
from typing import Any

import pytest

from monitor.errors import AddressRefused, ConnectionFailed, NetError
from monitor.net import Client
from monitor.net.addresses import Address, check_public, is_public, parse_address
from tests.net.site import Site, answer

#: A line for each special range, its edges first.
NOT_PUBLIC = (
    ("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.8.8.8"),
    ("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1"),
    ("198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255"),
    ("240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    ("::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1"),
    ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1"),
    ("3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "4000::1"),
)
PUBLIC = (
    ("1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1"),
    ("223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "64:ff9b::808:808", "::ffff:8.8.8.8"),
    ("2002:808:808::1",),
)


@pytest.mark.parametrize("text", [*chain(*NOT_PUBLIC)])
def test_an_address_that_no_public_host_can_have_is_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", [*chain(*PUBLIC)])
def test_an_address_of_the_open_internet_is_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/plain,x",
        "mailto:a@b.example",
        "http://",
        "http:///path",
        "http://:80/",
        "http://ex ample.org/",
        "http://ex\x00ample.org/",
        "http://exa<mple.org/",
        "http://example.org:99999/",
        "http://example.org:-1/",
        "http://example.org:0/",
        "http://[::1",
        "http://a\\@b.example/",
        "http://.example.org/",
        "http://example..org/",
        "http://example.org../",
        f"http://{'x' * 64}.example/",
    ],
)
def test_what_is_no_web_address_is_refused_with_one_line(url: str) -> None:
    with pytest.raises(AddressRefused, match=r"is no web address") as caught:
        parse_address(url)
    assert "\n" not in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("url", "parsed"),
    [
        (" https://Example.ORG/a b?q=ä#part ", "https://example.org/a%20b?q=%C3%A4"),
        ("http://münchen.example/", "http://xn--mnchen-3ya.example/"),
        ("https://example.org/?token=G1QF%3D%3D&x=%2C+y", "https://example.org/?token=G1QF%3D%3D&x=%2C+y"),
        ("https://example.org/a%2Cb?s=%7E", "https://example.org/a%2Cb?s=%7E"),
        ("http://with_underscore.example.org:8080/", "http://with_underscore.example.org:8080/"),
        ("http://[2606:4700::1111]:8080/x", "http://[2606:4700::1111]:8080/x"),
    ],
)
def test_a_web_address_keeps_its_meaning(url: str, parsed: str) -> None:
    assert str(parse_address(url)) == parsed


@pytest.mark.parametrize("port", [1, 22, 25, 81, 111, 445, 993])
def test_a_port_of_another_service_is_refused(port: int) -> None:
    with pytest.raises(AddressRefused, match=f"port {port} of example.org"):
        check_public(parse_address(f"http://example.org:{port}/"))


@pytest.mark.parametrize("port", [80, 443, 1024, 8080, 65535])
def test_a_port_where_the_web_may_live_is_asked(port: int) -> None:
    check_public(parse_address(f"http://example.org:{port}/"))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "0",
        "１２７.0.0.1",
        "127。0。0。1",
        "localhost",
        "LOCALHOST",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[fe80::1%25lo]",
        "user:secret@127.0.0.1",
    ],
)
async def test_no_spelling_of_loopback_reaches_a_server_there(site: Site, host: str) -> None:
    async with Client(contact="", pause=0, timeout=5) as client:
        with pytest.raises(NetError) as caught:
            await client.get(f"http://{host}:{site.port}/")
    assert isinstance(caught.value, AddressRefused), caught.value
    assert "secret" not in f"{caught.value} {caught.value.url}"
    assert site.connections == 0


async def test_where_private_networks_are_allowed_loopback_is_asked_by_name_and_by_number(site: Site) -> None:
    site.routes["/"] = answer(body=b"here")
    async with Client(contact="", pause=0, allow_private=True) as client:
        for host in ("127.0.0.1", "localhost"):
            assert (await client.get(f"http://{host}:{site.port}/")).body == b"here"


def _only_2(address: Address) -> bool:
    """As if 127.0.0.2 were the open internet, and the rest of loopback were not."""
    return str(address) == "127.0.0.2"


def _answers(*addresses: str) -> tuple[list[str], Any]:
    """A name server that gives these, and the names that it was asked for."""
    asked: list[str] = []

    def lookup(host: str, port: int, *_: object) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return asked, lookup


async def test_a_name_that_leads_to_a_private_address_is_refused_before_any_connection(site: Site) -> None:
    _, lookup = _answers("127.0.0.1")
    async with Client(contact="", pause=0, lookup=lookup) as client:
        with pytest.raises(AddressRefused, match=r"news\.example is at 127\.0\.0\.1, which is not a public address"):
            await client.get(f"http://news.example:{site.port}/")
    assert site.connections == 0


async def test_the_name_is_looked_up_once_and_that_answer_is_the_one_connected_to() -> None:
    async with Site(host="127.0.0.2").open() as public:
        public.routes["/"] = answer(body=b"news")
        asked, lookup = _answers("127.0.0.2")
        async with Client(contact="", pause=0, lookup=lookup, public=_only_2) as client:
            assert (await client.get(f"http://news.example:{public.port}/")).body == b"news"
    assert asked == ["news.example"]


async def test_of_a_mixed_answer_only_the_public_addresses_are_tried() -> None:
    async with Site(host="127.0.0.2").open() as public:
        public.routes["/"] = answer(body=b"news")
        _, lookup = _answers("127.0.0.1", "127.0.0.2")
        async with Client(contact="", pause=0, lookup=lookup, public=_only_2) as client:
            assert (await client.get(f"http://news.example:{public.port}/")).body == b"news"


@pytest.mark.parametrize("target", ["http://127.0.0.1:{port}/", "http://inside.example:{port}/"])
async def test_a_redirect_from_a_public_host_to_a_private_one_is_refused(site: Site, target: str) -> None:
    def lookup(host: str, port: int, *_: object) -> list[Any]:
        address = "127.0.0.2" if host == "news.example" else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    async with Site(host="127.0.0.2").open() as public:
        public.routes["/"] = answer("302 Found", b"", f"Location: {target.format(port=site.port)}")
        async with Client(contact="", pause=0, lookup=lookup, public=_only_2) as client:
            with pytest.raises(AddressRefused, match="not a public address"):
                await client.get(f"http://news.example:{public.port}/")
        assert public.paths == ["/"]
    assert site.connections == 0


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "javascript:1", "http://x:1/"])
async def test_a_redirect_to_no_web_address_is_refused(target: str) -> None:
    async with Site(host="127.0.0.2").open() as public:
        public.routes["/"] = answer("301 Moved Permanently", b"", f"Location: {target}")
        async with Client(contact="", pause=0, public=_only_2) as client:
            with pytest.raises(AddressRefused):
                await client.get(public.url())


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (socket.EAI_NONAME, "no such host: news.example"),
        (socket.EAI_AGAIN, "the name news.example cannot be looked up for now: no network, or the name server does"),
    ],
)
async def test_a_name_that_cannot_be_looked_up_is_said_so(code: int, line: str) -> None:
    def lookup(*_: object) -> list[Any]:
        raise socket.gaierror(code, "as the system says it")

    async with Client(contact="", pause=0, lookup=lookup) as client:
        with pytest.raises(ConnectionFailed) as caught:
            await client.get("https://news.example/feed")
    assert str(caught.value).startswith(line)
    assert caught.value.url == "https://news.example/feed"


async def test_a_name_server_that_does_not_answer_holds_up_neither_the_timeout_nor_the_end_of_the_program() -> None:
    program = """
import asyncio, time
from monitor.errors import NetError
from monitor.net import Client
async def main():
    async with Client(contact="", timeout=0.5, pause=0, lookup=lambda *_: time.sleep(60)) as client:
        try:
            await client.get("https://news.example/feed")
        except NetError as error:
            print(error)
asyncio.run(main())
"""
    begun = time.monotonic()
    asking = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    said, complaint = await asyncio.wait_for(asking.communicate(), 30)
    assert (said, complaint, asking.returncode) == (
        b"news.example took longer than 0.5 s (the setting fetch_timeout)\n",
        b"",
        0,
    )
    assert time.monotonic() - begun < 15
