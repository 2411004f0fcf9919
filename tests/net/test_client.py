"""What one GET sends, and what it gives, from a real server that behaves and from real servers that do not."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs
import pytest

from monitor import __version__
from monitor.errors import AddressRefused, ConnectionFailed
from monitor.net import ACCEPT_FEED, Client
from tests.net.site import Play, Site, answer

DATA = Path(__file__).parent / "data"
FEED = b"<rss><channel><title>News</title></channel></rss>" * 20


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
