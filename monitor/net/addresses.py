"""Which addresses may be asked: the form of a URL, and the IP address behind a name."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from monitor.errors import AddressRefused

#: How names are looked up: `socket.getaddrinfo`, or a function like it.
Lookup = Callable[..., list[Any]]
Address = IPv4Address | IPv6Address

_HINT = "set allow_private_networks to allow it"
#: Labels of 1 to 63 characters (RFC 1035, section 2.3.4): of others no name server can be asked.
_NAME = re.compile(r"[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?")
#: Only what RFC 3986 lets stand in a URL: it is sent as it is written, for some sites sign their links.
_ENCODED = re.compile(r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")
#: Look-ups under way at one time.
_LOOKUPS = 16
_WEB_PORTS = (80, 443)
_FIRST_USER_PORT = 1024

#: IANA special-purpose registry for IPv4 (RFC 6890 and its updates): none of these is a public host. A table of our
#: own, for `ipaddress.is_global` has changed its answers between Python releases.
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers (CGNAT)
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, where clouds serve their metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
#: All of IPv6 that is handed out to hosts, less what was carved out of it; the rest of the space is refused.
_UNICAST_V6 = IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them: its hosts sit behind a NAT
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the IPv4 address stands in the last four bytes


def is_public(address: Address) -> bool:
    """Whether this is the address of a host on the open internet; forms that carry an IPv4 address answer for it."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_V4)
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    if address.sixtofour is not None:
        return is_public(address.sixtofour)
    return address in _UNICAST_V6 and not any(address in network for network in _NOT_PUBLIC_V6)


def parse_address(text: str) -> URL:
    """The URL, without fragment. Raises AddressRefused for anything but http and https with a sound host."""
    try:
        url = parse_reference(text).with_fragment(None)
        host, port = url.raw_host, url.port
    except ValueError as error:
        raise AddressRefused(f"{shown(text)} is no web address: {error}", url=text) from error
    if url.scheme not in ("http", "https"):
        raise AddressRefused(f"{shown(text)} is no web address: it must begin with http:// or https://", url=text)
    if not host or not port or not (":" in host or _NAME.fullmatch(host)):
        raise AddressRefused(f"{shown(text)} is no web address: the host is missing or malformed", url=text)
    return url if host == host.lower() else url.with_host(host.lower())


def parse_reference(text: str) -> URL:
    """Any URL or relative reference, left as it is where it is well encoded. Raises ValueError."""
    text = text.strip()
    return URL(text, encoded=_ENCODED.fullmatch(text) is not None)


def check_public(url: URL, public: Callable[[Address], bool] = is_public) -> None:
    """Refuse what can be seen from the URL alone: an IP address that is not public, a port of another service."""
    host, port = url.raw_host or "", url.port or 0
    if port < _FIRST_USER_PORT and port not in _WEB_PORTS:
        raise AddressRefused(f"port {port} of {host} belongs to another service than the web; {_HINT}", url=str(url))
    try:
        address = ip_address(host)
    except ValueError:
        return  # a name: the resolver below answers for it
    if not public(address):
        raise AddressRefused(f"{host} is not a public address; {_HINT}", url=str(url))


def shown(text: str) -> str:
    """A stranger's text for a message: one line, nothing unprintable, not too long, no password."""
    line = "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))
    return re.sub(r"//[^/@\s]*@", "//", line)[:200]


class PublicResolver(AbstractResolver):
    """Looks names up in daemon threads of its own and gives only addresses that may be connected to.

    A name server that does not answer holds a thread for many seconds. These threads hold up neither other work, as
    they would in the event loop's pool, nor the end of the program, as those of any executor do.
    """

    def __init__(self, *, lookup: Lookup, public: Callable[[Address], bool]) -> None:
        self._lookup = lookup
        self._public = public
        self._slots = asyncio.Semaphore(_LOOKUPS)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name. Raises OSError (unknown name) and AddressRefused (none of them is public)."""
        async with self._slots:
            found = await _in_thread(
                self._lookup, host, port, family, socket.SOCK_STREAM, 0, socket.AI_ADDRCONFIG, name=f"look up {host}"
            )
        answers = [(family, ip_address(where[0].partition("%")[0])) for family, _, _, _, where in found]
        usable = [(family, ip) for family, ip in answers if self._public(ip)]
        if answers and not usable:
            raise AddressRefused(f"{host} is at {answers[0][1]}, which is not a public address; {_HINT}", url=host)
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [
            ResolveResult(hostname=host, host=str(ip), port=port, family=family, proto=0, flags=flags)
            for family, ip in usable
        ]

    async def close(self) -> None:
        """Nothing is held; a look-up under way is left behind, its answer unread."""


async def _in_thread(lookup: Lookup, *arguments: object, name: str) -> list[Any]:
    """What the look-up gives, or its OSError or ValueError."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Any]] = loop.create_future()

    def tell(found: list[Any], error: Exception | None) -> None:
        if answer.done():  # cancelled meanwhile
            return
        if error is None:
            answer.set_result(found)
        else:
            answer.set_exception(error)

    def work() -> None:
        found, error = [], None
        try:
            found = lookup(*arguments)
        except (OSError, ValueError) as caught:
            error = caught
        with suppress(RuntimeError):  # the event loop has ended meanwhile
            loop.call_soon_threadsafe(tell, found, error)

    threading.Thread(target=work, name=name, daemon=True).start()
    return await answer
