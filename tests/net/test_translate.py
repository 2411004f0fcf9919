"""No error of a library below slips by: each becomes one of ours, with one line."""

from __future__ import annotations

import asyncio
import errno
import http.cookies
import socket
import ssl
from typing import Any

import aiohttp
import pytest
from aiohttp import http_exceptions
from aiohttp.client_exceptions import UnixClientConnectorError
from aiohttp.client_reqrep import ConnectionKey
from yarl import URL

from monitor.errors import AddressRefused, ConnectionFailed, FetchTimeout, NetError
from monitor.net.translate import FOREIGN, translate

ASKED = URL("https://reader:secret@news.example/feed")
_KEY = ConnectionKey("news.example", 443, True, True, None, None, None)
_INFO = aiohttp.RequestInfo(ASKED, "GET", None, ASKED)  # type: ignore[arg-type]


def _family(root: type[BaseException]) -> list[type[BaseException]]:
    return [root, *(found for child in root.__subclasses__() for found in _family(child))]


def _arguments(kind: type[BaseException]) -> tuple[Any, ...]:
    """What it takes to make one."""
    table: list[tuple[type[BaseException], tuple[Any, ...]]] = [
        (UnixClientConnectorError, ("/run/x", _KEY, OSError(errno.ENOENT, "no such file"))),
        (aiohttp.ClientConnectorCertificateError, (_KEY, ssl.CertificateError("certificate\nhas expired"))),
        (aiohttp.ClientConnectorError, (_KEY, OSError(errno.ECONNREFUSED, "Connect call failed"))),
        (aiohttp.ClientResponseError, (_INFO, ())),
        (aiohttp.ServerFingerprintMismatch, (b"a", b"b", "news.example", 443)),
        (aiohttp.InvalidURL, ("http://\x1b[31mevil", "bad")),
        (http_exceptions.LineTooLong, (b"x" * 100, 10)),
        (http_exceptions.InvalidHeader, (b"a\x00b",)),
        (http_exceptions.BadStatusLine, ("nonsense\r\n",)),
        (http_exceptions.BadHttpMessage, ("bad\x1b[31m",)),
        (http_exceptions.HttpProcessingError, ()),
    ]
    return next((arguments for known, arguments in table if issubclass(kind, known)), ("what\nit\x07says",))


AIOHTTP = [kind for root in (aiohttp.ClientError, http_exceptions.HttpProcessingError) for kind in _family(root)]


def test_the_walk_finds_the_classes_of_aiohttp() -> None:
    assert len(AIOHTTP) > 35


@pytest.mark.parametrize("kind", AIOHTTP, ids=lambda kind: kind.__name__)
def test_each_exception_of_aiohttp_becomes_ours(kind: type[BaseException]) -> None:
    error = kind(*_arguments(kind))
    assert isinstance(error, FOREIGN)
    ours = translate(error, ASKED, time="30 s (the setting fetch_timeout)")
    assert type(ours) in {AddressRefused, ConnectionFailed, FetchTimeout}
    assert str(ours).isprintable()
    assert "news.example" in str(ours)
    assert "secret" not in f"{ours} {ours.url}"


@pytest.mark.parametrize(
    ("error", "kind", "line"),
    [
        (TimeoutError(), FetchTimeout, "news.example took longer than 30 s (the setting fetch_timeout)"),
        (aiohttp.ServerTimeoutError(), FetchTimeout, "news.example took longer than 30 s (the setting fetch_timeout)"),
        (aiohttp.ConnectionTimeoutError(), FetchTimeout, "no connection to news.example:443: it does not answer"),
        (ConnectionResetError(errno.ECONNRESET, "x"), ConnectionFailed, "the connection to news.example:443 broke off"),
        (OSError(errno.ENETUNREACH, "x"), ConnectionFailed, "no route to news.example:443"),
        (OSError(errno.EMFILE, "Too many open files"), ConnectionFailed, "no connection to news.example:443: Too many"),
        (OSError("Multiple exceptions: a, b"), ConnectionFailed, "no connection to news.example:443: Multiple"),
        (socket.gaierror(socket.EAI_NONAME, "x"), ConnectionFailed, "no such host: news.example"),
        (ssl.SSLError(1, "[SSL] wrong version number"), ConnectionFailed, "no secure connection to news.example:443:"),
        (UnicodeError("label too long"), AddressRefused, "https://news.example/feed is no web address: label too long"),
        (EOFError(), ConnectionFailed, "the request to news.example:443 failed: EOFError"),
        (asyncio.IncompleteReadError(b"", 3), ConnectionFailed, "the request to news.example:443 failed: 0 bytes read"),
        (http.cookies.CookieError(), None, ""),
    ],
)
def test_errors_of_python_itself(error: Exception, kind: type[NetError] | None, line: str) -> None:
    assert isinstance(error, FOREIGN) == (kind is not None)
    if kind is not None:
        ours = translate(error, ASKED, time="30 s (the setting fetch_timeout)")
        assert type(ours) is kind
        assert str(ours).startswith(line)
