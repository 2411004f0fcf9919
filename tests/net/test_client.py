"""What one GET gives, from a real server that behaves and from real servers that do not."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import subprocess
import sys
import time
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs
import pytest

from monitor import __version__
from monitor.errors import AddressRefused, BadRedirect, ConnectionFailed, FetchTimeout, TooLarge
from monitor.net import ACCEPT_FEED, Client
from tests.net.site import Play, Site, answer

DATA = Path(__file__).parent / "data"
FEED = b"<rss><channel><title>News</title></channel></rss>" * 20


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with Client(contact="ops@example.org", allow_private=True, pause=0, timeout=10) as opened:
        yield opened


def slowly(first: bytes, pause: float, *rest: bytes) -> Play:
    async def play(writer: asyncio.StreamWriter) -> None:
        for piece in (first, *rest):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return play


async def test_a_good_answer_comes_with_status_headers_and_body(site: Site, client: Client) -> None:
    site.routes["/feed?x=1"] = answer("200 OK", FEED, 'ETag: "a"', "X-Twice: 1", "X-Twice: 2")
    response = await client.get(site.url("/feed?x=1#part"), accept=ACCEPT_FEED)
    assert (response.url, response.status, response.body) == (site.url("/feed?x=1"), 200, FEED)
    assert response.headers["etag"] == '"a"'
    assert response.headers["x-twice"] == "2"
    assert response.permanent_url is None
    sent = site.requests[0].headers
    assert sent["user-agent"] == f"leadership-monitor/{__version__} (+ops@example.org)"
    assert sent["accept"] == ACCEPT_FEED
    assert sent["accept-encoding"] == "gzip, deflate, br"
    assert not {"if-none-match", "if-modified-since", "cookie", "authorization"} & sent.keys()


@pytest.mark.parametrize(
    ("contact", "sent"),
    [
        ("", f"leadership-monitor/{__version__}"),
        ("https://example.org/bot", f"leadership-monitor/{__version__} (+https://example.org/bot)"),
        ("a@b.example)\r\nX-Evil: 1 ü", f"leadership-monitor/{__version__} (+a@b.exampleX-Evil: 1 )"),
    ],
)
async def test_the_contact_stands_in_the_user_agent_and_nowhere_else(site: Site, contact: str, sent: str) -> None:
    async with Client(contact=contact, allow_private=True, pause=0) as client:
        await client.get(site.url())
    assert site.requests[0].headers["user-agent"] == sent
    assert "x-evil" not in site.requests[0].headers


async def test_validators_make_it_conditional_and_304_has_no_body(site: Site, client: Client) -> None:
    site.routes["/feed"] = b'HTTP/1.1 304 Not Modified\r\nETag: "b"\r\nContent-Length: 900\r\n\r\n'
    response = await client.get(site.url("/feed"), etag='W/"a"', last_modified="Mon, 05 Oct 2026 10:00:00 GMT")
    assert (response.status, response.body, response.headers["etag"]) == (304, b"", '"b"')
    assert site.requests[0].headers["if-none-match"] == 'W/"a"'
    assert site.requests[0].headers["if-modified-since"] == "Mon, 05 Oct 2026 10:00:00 GMT"


@pytest.mark.parametrize("etag", ['"a"\r\nX-Evil: 1', '"\udcff"', '"ü"', ""])
async def test_a_validator_that_is_no_header_value_is_left_out(site: Site, client: Client, etag: str) -> None:
    await client.get(site.url(), etag=etag)
    assert not {"if-none-match", "x-evil"} & site.requests[0].headers.keys()


@pytest.mark.parametrize("status", ["400 Bad Request", "403 Forbidden", "410 Gone", "429 Too Many", "503 Unavailable"])
async def test_an_error_status_is_an_answer_with_headers_and_no_body(site: Site, client: Client, status: str) -> None:
    site.routes["/feed"] = answer(status, b"sorry" * 1000, "Retry-After: 120")
    response = await client.get(site.url("/feed"))
    assert (response.status, response.body, response.headers["retry-after"]) == (int(status[:3]), b"", "120")


def _deflate_raw(data: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeeze.compress(data) + squeeze.flush()


@pytest.mark.parametrize(
    ("encoding", "encode"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", _deflate_raw),
        ("br", brotli.compress),
        ("identity", bytes),
    ],
)
async def test_a_body_is_decoded(site: Site, client: Client, encoding: str, encode: Callable[[bytes], bytes]) -> None:
    site.routes["/feed"] = answer("200 OK", encode(FEED), f"Content-Encoding: {encoding}")
    assert (await client.get(site.url("/feed"))).body == FEED


async def test_an_unknown_charset_or_type_changes_no_byte(site: Site, client: Client) -> None:
    body = "Ernennung: Jörg wird Vorstand".encode("latin-1")
    site.routes["/feed"] = answer("200 OK", body, "Content-Type: text/xml; charset=x-no-such-thing")
    response = await client.get(site.url("/feed"))
    assert response.body == body
    assert response.headers["content-type"] == "text/xml; charset=x-no-such-thing"


async def test_a_header_in_no_encoding_becomes_text_that_can_be_stored(site: Site, client: Client) -> None:
    site.routes["/feed"] = b'HTTP/1.1 200 OK\r\nETag: "\xff\xfe"\r\nContent-Length: 0\r\n\r\n'
    assert (await client.get(site.url("/feed"))).headers["etag"] == '"??"'


# --- redirects -----------------------------------------------------------------------------------------------------


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


# --- size ----------------------------------------------------------------------------------------------------------


async def test_a_body_at_the_cap_passes_and_one_byte_more_does_not(site: Site, client: Client) -> None:
    site.routes["/fits"] = answer(body=b"x" * 1000)
    site.routes["/over"] = answer(body=b"x" * 1001)
    assert len((await client.get(site.url("/fits"), max_bytes=1000)).body) == 1000
    with pytest.raises(TooLarge, match="sends more than 1 kB"):
        await client.get(site.url("/over"), max_bytes=1000)


async def test_a_declared_length_over_the_cap_is_refused_before_the_body_comes(site: Site, client: Client) -> None:
    site.routes["/feed"] = slowly(answer(length=50_000_000), 30)
    begun = time.monotonic()
    with pytest.raises(TooLarge, match="sends more than 10 MB"):
        await client.get(site.url("/feed"))
    assert time.monotonic() - begun < 3


async def test_a_body_without_end_is_given_up_at_the_cap(site: Site, client: Client) -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x" * 65536)
            await writer.drain()

    site.routes["/feed"] = endless
    with pytest.raises(TooLarge):
        await client.get(site.url("/feed"), max_bytes=1_000_000)


def _bomb(encoding: str, megabytes: int = 200) -> bytes:
    million = b"\0" * 1_000_000
    if encoding == "br":
        squeeze = brotli.Compressor(quality=1)
        return b"".join(squeeze.process(million) for _ in range(megabytes)) + bytes(squeeze.finish())
    packer = zlib.compressobj(1, wbits=31 if encoding == "gzip" else 15)
    return b"".join(packer.compress(million) for _ in range(megabytes)) + packer.flush()


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
async def test_a_decompression_bomb_takes_no_more_memory_than_the_cap(
    site: Site, client: Client, encoding: str
) -> None:
    site.routes["/feed"] = answer("200 OK", _bomb(encoding), f"Content-Encoding: {encoding}")
    await client.get(site.url("/warm-up"))
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            await client.get(site.url("/feed"), max_bytes=5_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 15_000_000, f"{peak / 1e6:.1f} MB at most for a cap of 5 MB"


# --- time ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "play",
    [
        slowly(b"", 30),
        slowly(b"HTTP/1.1 200 OK\r\n", 30),
        slowly(answer(length=1000), 0.05, *[b"x"] * 600),
    ],
    ids=["says nothing", "half a header", "drips"],
)
async def test_all_of_an_answer_has_to_come_within_the_timeout(site: Site, play: Play) -> None:
    site.routes["/feed"] = play
    begun = time.monotonic()
    async with Client(contact="", allow_private=True, pause=0, timeout=0.5) as client:
        with pytest.raises(FetchTimeout, match=r"127\.0\.0\.1 took longer than 0\.5 s"):
            await client.get(site.url("/feed"))
    assert 0.4 < time.monotonic() - begun < 3


async def test_a_chain_of_slow_redirects_has_one_timeout_for_all(site: Site) -> None:
    for place in range(10):
        site.routes[f"/{place}"] = slowly(b"", 0.3, answer("302 Found", b"", f"Location: /{place + 1}"))
    begun = time.monotonic()
    async with Client(contact="", allow_private=True, pause=0, timeout=0.8) as client:
        with pytest.raises(FetchTimeout):
            await client.get(site.url("/0"))
    assert time.monotonic() - begun < 3
    assert len(site.requests) < 5


async def test_a_request_that_is_cancelled_leaves_nothing_behind(site: Site, client: Client) -> None:
    site.routes["/feed"] = slowly(answer(length=1000), 30)
    site.routes["/next"] = answer(body=b"next")
    before = asyncio.all_tasks()
    getting = [asyncio.create_task(client.get(site.url("/feed"))) for _ in range(5)]  # two at work, three waiting
    while len(site.requests) < 2:
        await asyncio.sleep(0.01)
    for task in getting:
        task.cancel()
    assert all(
        isinstance(outcome, asyncio.CancelledError)
        for outcome in await asyncio.gather(*getting, return_exceptions=True)
    )
    assert (await asyncio.wait_for(client.get(site.url("/next")), 5)).body == b"next"  # the slots are free again
    ours = {task for task in asyncio.all_tasks() - before if "Site._serve" not in repr(task)}
    assert not ours


# --- broken servers ------------------------------------------------------------------------------------------------


async def _reset(writer: asyncio.StreamWriter) -> None:
    writer.write(answer(length=1000) + b"half of it")
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.transport.abort()


@pytest.mark.parametrize(
    ("play", "line"),
    [
        (answer(body=b"short", length=1000), "broke off before its end"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "broke off before its end"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n", "in valid HTTP: Invalid char"),
        (_reset, "broke off"),
        (b"", "closed the connection without an answer"),
        (b"SSH-2.0-OpenSSH_9.9\r\n\r\n", "does not answer in valid HTTP"),
        (b"HTTP/1.1 20x OK\r\n\r\n", "does not answer in valid HTTP"),
        (b"HTTP/1.1 200 OK\r\nBad Header \x00: \x1b[31m\r\n\r\n", "does not answer in valid HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n", "does not answer in valid HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n", "does not answer in valid HTTP"),
        (answer("200 OK", b"not gzip at all", "Content-Encoding: gzip"), "is damaged: it is no valid gzip"),
        (
            answer("200 OK", gzip.compress(FEED)[:40] + b"!" * 40, "Content-Encoding: gzip"),
            "is damaged: it is no valid gzip",
        ),
        (answer("200 OK", b"\xff" * 50, "Content-Encoding: br"), "is damaged: it is no valid br"),
        (answer("200 OK", zlib.compress(FEED)[:20], "Content-Encoding: deflate"), "is damaged: it is no valid deflate"),
    ],
)
async def test_a_broken_answer_is_one_line_for_people(
    site: Site, client: Client, play: bytes | Play, line: str
) -> None:
    site.routes["/feed"] = play
    with pytest.raises(ConnectionFailed, match=line) as caught:
        await client.get(site.url("/feed"))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400
    assert caught.value.url == site.url("/feed")


async def test_a_closed_port_is_said_so(client: Client) -> None:
    async with Site().open() as closed:
        pass
    with pytest.raises(ConnectionFailed, match=rf"^connection refused by 127\.0\.0\.1:{closed.port}$"):
        await client.get(closed.url("/feed"))


async def test_a_server_that_speaks_no_tls_is_said_so(client: Client) -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ready\r\n")
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(ConnectionFailed, match=f"no secure connection to 127.0.0.1:{port}: WRONG_VERSION_NUMBER"):
            await client.get(f"https://127.0.0.1:{port}/feed")


def _tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / "self-signed.crt", DATA / "self-signed.key")
    return context


async def test_a_certificate_that_nobody_vouches_for_is_refused(client: Client) -> None:
    async with Site(tls=_tls()).open() as site:
        with pytest.raises(ConnectionFailed, match=r"^the certificate of 127\.0\.0\.1 is not valid: self.signed"):
            await client.get(site.url("/feed"))
        assert site.requests == []


async def test_a_certificate_that_the_system_trusts_is_good_for_its_own_names_only() -> None:
    program = """
import asyncio, sys
from monitor.errors import NetError
from monitor.net import Client
async def main():
    async with Client(contact="", allow_private=True, pause=0) as client:
        for host in ("127.0.0.1", "localhost", "127.0.0.4"):
            try:
                print((await client.get(f"https://{host}:{sys.argv[1]}/")).body.decode())
            except NetError as error:
                print(error)
asyncio.run(main())
"""
    async with Site(host="0.0.0.0", tls=_tls()).open() as site:
        site.routes["/"] = answer(body=b"secure")
        asking = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            program,
            str(site.port),
            env={"SSL_CERT_FILE": str(DATA / "self-signed.crt"), "PATH": ""},
            stdout=subprocess.PIPE,
        )
        said = (await asyncio.wait_for(asking.communicate(), 30))[0].decode().splitlines()
    assert said[:2] == ["secure", "secure"]
    assert said[2].startswith("the certificate of 127.0.0.4 is not valid:")


async def test_the_proxy_settings_of_the_environment_are_not_followed(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.routes["/feed"] = answer(body=b"direct")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert (await client.get(site.url("/feed"))).body == b"direct"


async def test_what_is_no_address_is_refused_before_anything_else(client: Client) -> None:
    with pytest.raises(AddressRefused, match="must begin with http:// or https://"):
        await client.get("news.example/feed")
