"""A loopback server with feeds of every kind, the good and the bad; it counts what it is asked for."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

from tests.daemon.fiction import Told

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
PUBLISHED = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)


# --- documents -----------------------------------------------------------------------------------------------------


def rss(stories: tuple[Told, ...], base: str, *, encoding: str = "utf-8", full: bool = True) -> bytes:
    """RSS 2.0, the full text in content:encoded, or only a teaser."""
    items = "".join(
        f"<item><title>{escape(s.title)}</title><link>{base}/stories/{s.slug}</link>"
        f"<guid isPermaLink='false'>{s.slug}</guid><pubDate>{format_datetime(PUBLISHED)}</pubDate>"
        f"<description>{escape(s.teaser)}</description>"
        + (f"<content:encoded><![CDATA[{s.html}]]></content:encoded>" if full else "")
        + "</item>"
        for s in stories
    )
    return (
        f"<?xml version='1.0' encoding='{encoding}'?>"
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>Daily {stories[0].language}</title><link>{base}/</link><description>d</description>{items}"
        "</channel></rss>"
    ).encode(encoding)


def rdf(stories: tuple[Told, ...], base: str, *, encoding: str) -> bytes:
    """RSS 1.0."""
    items = "".join(
        f"<item rdf:about='{base}/stories/{s.slug}'><title>{escape(s.title)}</title>"
        f"<link>{base}/stories/{s.slug}</link><dc:date>{PUBLISHED.isoformat()}</dc:date>"
        f"<content:encoded>{escape(s.html)}</content:encoded></item>"
        for s in stories
    )
    return (
        f"<?xml version='1.0' encoding='{encoding}'?><rdf:RDF xmlns='http://purl.org/rss/1.0/' "
        "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel rdf:about='{base}/'><title>Journal</title><link>{base}/</link></channel>{items}</rdf:RDF>"
    ).encode(encoding)


def atom(stories: tuple[Told, ...], base: str, *, encoding: str) -> bytes:
    """Atom 1.0."""
    entries = "".join(
        f"<entry><id>urn:{s.slug}</id><title>{escape(s.title)}</title><link href='/stories/{s.slug}'/>"
        f"<updated>{PUBLISHED.isoformat()}</updated><published>{PUBLISHED.isoformat()}</published>"
        f"<content type='html'>{escape(s.html)}</content></entry>"
        for s in stories
    )
    return (
        f"<?xml version='1.0' encoding='{encoding}'?><feed xmlns='http://www.w3.org/2005/Atom'>"
        f"<id>urn:feed</id><title>Лента</title><updated>{PUBLISHED.isoformat()}</updated>{entries}</feed>"
    ).encode(encoding)


def json_feed(stories: tuple[Told, ...], base: str) -> bytes:
    """JSON Feed 1.1."""
    items = [
        {"id": s.slug, "url": f"{base}/stories/{s.slug}", "title": s.title, "content_html": s.html,
         "date_published": PUBLISHED.isoformat()}
        for s in stories
    ]  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Blatt", "items": items}).encode()


def page(story: Told) -> bytes:
    """The story's page, with a menu and a footer around it."""
    return (
        f"<!doctype html><html lang='{story.language}'><head><meta charset='utf-8'><title>{escape(story.title)} | "
        f"The Paper</title><meta property='og:type' content='article'></head><body><nav><ul><li><a href='/'>Home</a>"
        f"</li><li><a href='/about'>About</a></li></ul></nav><main><article><h1>{escape(story.title)}</h1>{story.html}"
        "</article></main><footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()


# --- the server ----------------------------------------------------------------------------------------------------


class Newsstand:
    """Serves what `at` was told, and remembers how often each path was asked for and with which headers."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.base = ""
        self._handlers: dict[str, Handler] = {}

    def at(self, path: str, handler: Handler) -> str:
        """Serve a path; gives its address."""
        self._handlers[path] = handler
        return self.base + path

    def document(self, path: str, body: bytes, content_type: str, **headers: str) -> str:
        """Serve bytes under an ETag, with 304 to who has them."""
        etag = f'"{hash(body):x}"'

        async def answer(request: web.Request) -> web.Response:
            if request.headers.get("If-None-Match") == etag:
                self.hits[path + " 304"] += 1
                return web.Response(status=304, headers={"ETag": etag})
            return web.Response(body=body, headers={"ETag": etag, "Content-Type": content_type, **headers})

        return self.at(path, answer)

    def status(self, path: str, status: int, **headers: str) -> str:
        """Serve a status without a body."""

        async def answer(request: web.Request) -> web.Response:
            return web.Response(status=status, headers=headers)

        return self.at(path, answer)

    def drip(self, path: str) -> str:
        """A body that never ends, a byte at a time."""

        async def answer(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers={"Content-Type": "application/rss+xml"})
            await response.prepare(request)
            try:
                while True:
                    await response.write(b" ")
                    await asyncio.sleep(0.05)
            except ConnectionError:
                return response

        return self.at(path, answer)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.hits[request.path] += 1
        self.agents.add(request.headers.get("User-Agent", ""))
        handler = self._handlers.get(request.path)
        return await handler(request) if handler else web.Response(status=404)


@contextmanager
def newsstand() -> Iterator[Newsstand]:
    """A server in a thread of its own."""
    stand = Newsstand()
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def start() -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/{path:.*}", stand._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        stand.base = f"http://{host}:{port}"
        ready.set()
        return runner

    def serve() -> None:
        runner = loop.run_until_complete(start())
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield stand
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
