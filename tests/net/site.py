"""A real web server on loopback that says exactly what a test wants it to, byte for byte."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Self

Play = Callable[[asyncio.StreamWriter], Awaitable[None]]


def answer(status: str = "200 OK", body: bytes = b"", *headers: str, length: int | None = None) -> bytes:
    """A whole HTTP answer; `length` lies about the body's."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def slowly(first: bytes, pause: float, *rest: bytes) -> Play:
    """The pieces of an answer, with a pause of seconds after each."""

    async def play(writer: asyncio.StreamWriter) -> None:
        for piece in (first, *rest):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return play


@dataclass
class Request:
    """What a client asked."""

    path: str
    headers: dict[str, str]
    at: float  #: the event loop's clock


@dataclass
class Site:
    """The server: paths and what each plays; everything else is 404."""

    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    routes: dict[str, bytes | Play] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    running: int = 0  #: requests under way
    most: int = 0  #: at most, at one time
    connections: int = 0
    port: int = 0

    @property
    def origin(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.host}:{self.port}"

    def url(self, path: str = "/") -> str:
        return self.origin + path

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Self]:
        server = await asyncio.start_server(self._serve, self.host, 0, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                await self._play(await reader.readuntil(b"\r\n\r\n"), writer)
        finally:
            self.running -= 1
            writer.close()
            with suppress(ConnectionError, TimeoutError, ssl.SSLError):
                await writer.wait_closed()

    async def _play(self, head: bytes, writer: asyncio.StreamWriter) -> None:
        first, *lines = head.decode("latin-1").rstrip().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        path = first.split()[1]
        self.requests.append(Request(path, headers, asyncio.get_running_loop().time()))
        play = self.routes.get(path, answer("404 Not Found", b"no such page"))
        if isinstance(play, bytes):
            writer.write(play)
            await writer.drain()
        else:
            await play(writer)
