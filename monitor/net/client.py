"""`Client`: one GET at a time through every guard of this room."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from monitor import __version__
from monitor.errors import ContactWanted, FetchTimeout, TooLarge
from monitor.net.addresses import Address, Lookup, PublicResolver, check_public, is_public, parse_address
from monitor.net.manners import least_pause, queue_of, wants_contact
from monitor.net.pacing import Pacing
from monitor.net.redirects import Trail, is_redirect
from monitor.net.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from monitor.net.robots import Robots
from monitor.net.translate import FOREIGN, too_slow, translate
from monitor.settings import Settings
from monitor.types import Response

#: What we call ourselves; robots.txt rules for this name are ours.
AGENT = "leadership-monitor"
ACCEPT_FEED = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
ACCEPT_PAGE = "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1"

MAX_BYTES = 10_000_000  # against abuse; far above what a feed or a page of text needs
#: What is read of the answer to a POST: enough for its message.
MAX_ANSWER = 2_000
#: How long it is waited for: the status has said what counts.
_MESSAGE_SECONDS = 1.0
_CONNECT_SECONDS = 10.0
_ROBOTS_SECONDS = 10.0
_SENDABLE = re.compile(r"[\x20-\x7e]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wish:
    """What one `get` asks for, the same on every hop."""

    headers: dict[str, str]
    max_bytes: int
    seconds: float  #: for all hops together; waiting for a turn does not count
    setting: str = ""  #: the one that they come from
    robots: bool = False
    cut: bool = False  #: a longer body is cut off rather than refused
    sent: bytes | None = None  #: what is posted; None: it is a GET

    @property
    def time(self) -> str:
        """How long it may take, for people."""
        return f"{self.seconds:g} s" + (f" (the setting {self.setting})" if self.setting else "")


class Client:
    """An asynchronous context manager; `get` may be called any number of times side by side."""

    def __init__(
        self,
        *,
        contact: str,
        allow_private: bool = False,
        per_host: int = 2,
        pause: float = 1.0,
        timeout: float = 30.0,
        max_bytes: int = MAX_BYTES,
        lookup: Lookup = socket.getaddrinfo,
        public: Callable[[Address], bool] = is_public,
    ) -> None:
        """`contact` (mail or URL) goes into the User-Agent, "" leaves it out; `pause` and `timeout` are seconds.

        `pause` lies between the starts of two requests to one host, `timeout` is all the time that one `get` may
        take from server and network. `lookup` answers names as `socket.getaddrinfo` does, `public` says which
        addresses may be connected to; tests on loopback give their own.
        """
        self._contact = contact
        self._allow_private = allow_private
        self._public = public
        self._lookup = lookup
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._pacing = Pacing(per_host=per_host, pause=pause)
        self._robots = Robots(self._get_robots, agent=AGENT)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver = PublicResolver(lookup=self._lookup, public=_anything if self._allow_private else self._public)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=resolver, limit=0),  # the turns below are the limit
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": user_agent(self._contact), "Accept-Encoding": "gzip, deflate, br"},
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
        self._session = None

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str | None = None,
        robots: bool = False,
        max_bytes: int | None = None,
    ) -> Response:
        """The answer, whatever its status, after redirects; raises one of the NetError kinds, nothing else.

        `etag` and `last_modified` make it conditional (304, empty body); `robots` asks robots.txt at every hop;
        `max_bytes` caps the body after decompression.
        """
        conditions = {"If-None-Match": etag or "", "If-Modified-Since": last_modified or ""}
        headers = {name: value for name, value in conditions.items() if _SENDABLE.fullmatch(value)}
        headers["Accept"] = accept or "*/*"
        cap = self._max_bytes if max_bytes is None else max_bytes
        wish = _Wish(headers=headers, max_bytes=cap, seconds=self._timeout, setting="fetch_timeout", robots=robots)
        return await self._follow(parse_address(url), wish)

    async def post(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> Response:
        """The answer to one POST, whatever its status; redirects are not followed (they would carry the body to where
        nobody sent it), and of the answer's body no more than its first `MAX_ANSWER` bytes are read, as far as they
        come unharmed and at once. Raises NetError kinds.
        """
        target = parse_address(url)
        wish = _Wish(headers=dict(headers), max_bytes=MAX_ANSWER, seconds=self._timeout, sent=body)
        pause = await self._may_ask(target, wish)
        async with self._pacing.turn(queue_of(target.host or ""), at_least=pause):
            return await self._exchange(target, wish, wish.seconds)

    async def _get_robots(self, url: URL) -> Response:
        headers = {"Accept": "text/plain, */*;q=0.1"}
        seconds = min(_ROBOTS_SECONDS, self._timeout)
        return await self._follow(url, _Wish(headers=headers, max_bytes=MAX_ROBOTS_BYTES, seconds=seconds, cut=True))

    async def _follow(self, url: URL, wish: _Wish) -> Response:
        trail = Trail(url)
        left = wish.seconds
        while True:
            pause = await self._may_ask(trail.url, wish)
            async with self._pacing.turn(queue_of(trail.url.host or ""), at_least=pause):
                begun = time.monotonic()
                answer = await self._exchange(trail.request_url, wish, left)
                left -= time.monotonic() - begun
            if not is_redirect(answer.status):
                return _response(answer, trail)
            trail.follow(answer.status, answer.headers.get("location"))
            if left <= 0:
                raise FetchTimeout(too_slow(url, wish.time), url=str(trail.url))

    async def _may_ask(self, url: URL, wish: _Wish) -> float:
        """Seconds to keep between requests to this host. Raises AddressRefused, ContactWanted, RobotsRefused,
        RobotsUnread."""
        if not self._allow_private:
            check_public(url, self._public)
        host = url.host or ""
        if not self._contact and wants_contact(host):
            raise ContactWanted(f"{host} asks who is calling: set contact to your mail or web address", url=str(url))
        return max(least_pause(host), await self._robots.check(url) if wish.robots else 0.0)

    async def _exchange(self, url: URL, wish: _Wish, seconds: float) -> Response:
        """One request and its answer, no redirect followed; of those to a GET only a good one has a body."""
        if self._session is None:
            raise RuntimeError("a Client works inside `async with` only")
        limits = aiohttp.ClientTimeout(total=seconds, sock_connect=min(_CONNECT_SECONDS, seconds))
        verb = "GET" if wish.sent is None else "POST"
        asked = self._session.request(
            verb, url, headers=wish.headers, data=wish.sent, allow_redirects=False, timeout=limits
        )
        try:
            async with asked as answer:
                headers = {name.lower(): _storable(value) for name, value in answer.headers.items()}
                if wish.sent is not None:
                    body = await _message(answer, wish)
                else:
                    body = await _body(answer, wish) if 200 <= answer.status < 300 else b""
                return Response(url=str(url), status=answer.status, headers=headers, body=body)
        except FOREIGN as error:
            raise translate(error, url, time=wish.time) from error


def open_client(settings: Settings) -> Client:
    """The door outward, as the settings say."""
    return Client(
        contact=settings.contact,
        allow_private=settings.allow_private_networks,
        pause=settings.host_pause.total_seconds(),
        timeout=settings.fetch_timeout.total_seconds(),
    )


def user_agent(contact: str) -> str:
    """What we call ourselves, with the version and where the operator can be reached."""
    name = f"{AGENT}/{__version__}"
    contact = "".join(c for c in contact.strip() if c.isascii() and c.isprintable() and c not in "()")
    return f"{name} (+{contact})" if contact else name


async def _body(answer: aiohttp.ClientResponse, wish: _Wish) -> bytes:
    """The body, decompressed piece by piece: a bomb is given up as soon as the pieces pass the cap."""
    too_large = TooLarge(f"{answer.url.host} sends more than {_size(wish.max_bytes)}", url=str(answer.url))
    if not wish.cut and (answer.content_length or 0) > wish.max_bytes:
        raise too_large
    body = bytearray()
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > wish.max_bytes:
            if not wish.cut:
                raise too_large
            del body[wish.max_bytes :]
            break
    return bytes(body)


async def _message(answer: aiohttp.ClientResponse, wish: _Wish) -> bytes:
    """What comes of a body within its time; one that hangs, breaks off or is damaged is no failure."""
    body = bytearray()
    with suppress(*FOREIGN):
        async with asyncio.timeout(_MESSAGE_SECONDS):
            async for piece in answer.content.iter_any():
                body += piece
                if len(body) >= wish.max_bytes:
                    break
    return bytes(body[: wish.max_bytes])


def _response(answer: Response, trail: Trail) -> Response:
    """With the address where the trail ended; a permanent one is believed only where something good was found."""
    good = 200 <= answer.status < 300 or answer.status == 304
    return replace(answer, url=str(trail.url), permanent_url=trail.permanent_url if good else None)


def _anything(_: Address) -> bool:
    return True


def _size(count: int) -> str:
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count / 1_000:g} kB"


def _storable(value: str) -> str:
    """A header as text that every database takes: bytes that were no UTF-8 become question marks."""
    return value.encode("utf-8", "replace").decode("utf-8")
