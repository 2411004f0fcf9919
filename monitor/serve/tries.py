"""How often somebody may come with a wrong token."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.requests import HTTPConnection

#: Wrong tokens from one address before it has to wait, and for how many seconds from the first of them. A token is 32
#: random bytes: no number of tries finds one; this keeps the database and the log from being worn by trying.
MOST = 10
WINDOW = 60.0
#: Addresses that are remembered; with more, the oldest are forgotten.
REMEMBERED = 10_000


class Tries:
    """Wrong tokens by address, over a minute. May be shared by threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: dict[str, tuple[float, int]] = {}  #: address -> when the first came, how many came since

    def wait(self, address: str) -> int:
        """Seconds until this address may try again; 0: it may now."""
        with self._lock:
            began, count = self._wrong.get(address, (0.0, 0))
            left = began + WINDOW - self._clock()
            return math.ceil(left) if count >= MOST and left > 0 else 0

    def wrong(self, address: str) -> None:
        """Counts a wrong token."""
        with self._lock:
            now = self._clock()
            began, count = self._wrong.pop(address, (now, 0))
            if began + WINDOW <= now:
                began, count = now, 0
            self._wrong[address] = (began, count + 1)
            while len(self._wrong) > REMEMBERED:
                del self._wrong[next(iter(self._wrong))]


def address_of(connection: HTTPConnection, *, public_url: str) -> str:
    """Who asks: the address of the other end; of the reverse proxy's, where there is one on this machine, what it says
    in the last place of `X-Forwarded-For`. Of IPv6 the network, for a subscriber has 2^64 addresses.
    """
    peer = _ip(connection.client.host if connection.client else "")
    if public_url and peer is not None and peer.is_loopback:
        said = ",".join(connection.headers.getlist("x-forwarded-for")).rpartition(",")[2].strip()
        peer = _ip(said) or peer
    if isinstance(peer, IPv6Address) and peer.ipv4_mapped is None:
        return peer.exploded[:19]
    return str(peer)


def _ip(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
