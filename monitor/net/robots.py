"""robots.txt: asked for once an origin, kept a day, obeyed (RFC 9309)."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from protego import Protego
from yarl import URL

from monitor.errors import AddressRefused, BadRedirect, NetError, RobotsRefused, RobotsUnread
from monitor.types import Response

MAX_BYTES = 500_000  # RFC 9309, 2.5: at least 500 KiB are read; what lies beyond is ignored
KEEP = 24 * 3600.0  # RFC 9309, 2.4: not longer than a day
KEEP_FAILURE = 600.0  # a site whose robots.txt fails is asked again soon
MAX_DELAY = 10.0  # seconds; a longer crawl-delay is not meant for one page now and then
_MEMORY = 8_000_000  # bytes of robots.txt, as served, that are remembered over all sites


@dataclass(slots=True)
class _Site:
    """What is known of one origin."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    until: float = 0.0  #: monotonic time up to which the rest holds
    rules: Protego | None = None  #: None: everything is allowed
    unread: str | None = None  #: why its robots.txt cannot be read for now
    size: int = 1_000  #: bytes that it counts for in the memory


class Robots:
    """The rules of the sites seen lately."""

    def __init__(
        self, fetch: Callable[[URL], Awaitable[Response]], *, agent: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`fetch` gets a robots.txt (its first MAX_BYTES) through the same door; `agent` is our product name."""
        self._fetch = fetch
        self._agent = agent
        self._clock = clock
        self._sites: OrderedDict[URL, _Site] = OrderedDict()

    async def check(self, url: URL) -> float:
        """Seconds that the site wants between requests, 0 where it does not say. Raises RobotsRefused, RobotsUnread."""
        site = await self._site(url.origin())
        if site.unread is not None:
            raise RobotsUnread(site.unread, url=str(url))
        if site.rules is None:
            return 0.0
        if not site.rules.can_fetch(str(url), self._agent):
            raise RobotsRefused(f"robots.txt of {url.host} asks not to fetch {url.raw_path}", url=str(url))
        return min(max(site.rules.crawl_delay(self._agent) or 0.0, 0.0), MAX_DELAY)

    async def _site(self, origin: URL) -> _Site:
        site = self._sites.setdefault(origin, _Site())
        self._sites.move_to_end(origin)
        async with site.lock:  # one fetch, however many ask
            if site.until <= self._clock():
                await self._ask(origin, site)
                self._forget_oldest()
        return site

    async def _ask(self, origin: URL, site: _Site) -> None:
        try:
            response = await self._fetch(origin.with_path("/robots.txt"))
        except (BadRedirect, AddressRefused):
            response = None  # there is none to be had (RFC 9309, 2.3.1.2); the page itself is checked all the same
        except NetError as error:
            self._wait(site, f"robots.txt of {origin.host} cannot be read for now: {error}")
            return
        if response is not None and response.status >= 500:
            self._wait(site, f"robots.txt of {origin.host} cannot be read for now: status {response.status}")
            return
        body = response.body if response is not None and response.status == 200 else b""
        site.rules = Protego.parse(body.decode("utf-8-sig", errors="replace")) if body else None
        site.unread, site.until, site.size = None, self._clock() + KEEP, 1_000 + len(body)

    def _wait(self, site: _Site, why: str) -> None:
        site.rules, site.unread, site.until = None, why, self._clock() + KEEP_FAILURE

    def _forget_oldest(self) -> None:
        size = sum(site.size for site in self._sites.values())
        while size > _MEMORY:
            size -= self._sites.popitem(last=False)[1].size
