"""What goes wrong below, said in our errors: one kind and one line for people."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

from monitor.errors import AddressRefused, ConnectionFailed, FetchTimeout, NetError
from monitor.net.addresses import shown

#: Everything that aiohttp, asyncio, ssl and the sockets raise for a request (TimeoutError, gaierror and SSLError are
#: OSErrors, UnicodeError and InvalidURL are ValueErrors).
FOREIGN = (aiohttp.ClientError, HttpProcessingError, OSError, ValueError, EOFError)

#: How aiohttp says that a body cannot be decompressed: "Can not decode content-encoding: gzip", "message='deflate'".
_ENCODING = re.compile(r"(?:content-encoding: |message=')(gzip|deflate|br|zstd)")
_ROUTES = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL})
_BROKEN = frozenset({errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED})


def translate(error: BaseException, url: URL, *, time: str) -> NetError:
    """The NetError for one of FOREIGN, raised while asking `url`; `time` says how long that may take."""
    for types, kind, line in _TABLE:
        if isinstance(error, types):
            return kind(line(error, url, time), url=str(url.with_user(None)))
    return ConnectionFailed(f"the request to {_place(url)} failed: {_text(error)}", url=str(url.with_user(None)))


def too_slow(url: URL, time: str) -> str:
    """What is said of a request that took longer than it may."""
    return f"{url.host} took longer than {time}"


def _place(url: URL) -> str:
    return f"{url.host}:{url.port}"


def _text(error: object) -> str:
    return shown(str(error)) or type(error).__name__


def _reason(error: Any) -> str:
    below = getattr(error, "os_error", error)
    return _text(getattr(below, "reason", None) or getattr(below, "strerror", None) or below)


def _certificate(error: Any, url: URL, _: str) -> str:
    below = getattr(error, "certificate_error", error)
    return f"the certificate of {url.host} is not valid: {_text(getattr(below, 'verify_message', None) or below)}"


def _name(error: Any, url: URL, _: str) -> str:
    below = getattr(error, "os_error", error)
    if below.errno == socket.EAI_AGAIN:
        return f"the name {url.host} cannot be looked up for now: no network, or the name server does not answer"
    return f"no such host: {url.host}"


def _payload(error: Any, url: URL, _: str) -> str:
    return _damage(error, url) or f"the answer of {url.host} broke off before its end"


def _http(error: Any, url: URL, _: str) -> str:
    return _damage(error, url) or f"{_place(url)} does not answer in valid HTTP: {_text(error.message)}"


def _damage(error: Any, url: URL) -> str | None:
    encoding = _ENCODING.search(str(error))
    return f"the answer of {url.host} is damaged: it is no valid {encoding[1]}" if encoding else None


def _socket(error: Any, url: URL, _: str) -> str:
    if error.errno == errno.ECONNREFUSED:
        return f"connection refused by {_place(url)}"
    if error.errno in _ROUTES:
        return f"no route to {_place(url)}"
    if error.errno in _BROKEN:
        return f"the connection to {_place(url)} broke off"
    return f"no connection to {_place(url)}: {_text(error.strerror or error)}"


#: The first line that fits holds: aiohttp's classes are subclasses of those of Python, and stand before them.
_TABLE: tuple[tuple[tuple[type[BaseException], ...], type[NetError], Callable[[Any, URL, str], str]], ...] = (
    ((aiohttp.ClientConnectorCertificateError, ssl.SSLCertVerificationError), ConnectionFailed, _certificate),
    ((aiohttp.ClientConnectorDNSError, socket.gaierror), ConnectionFailed, _name),
    (
        (aiohttp.ConnectionTimeoutError,),
        FetchTimeout,
        lambda _, url, __: f"no connection to {_place(url)}: it does not answer",
    ),
    ((TimeoutError,), FetchTimeout, lambda _, url, time: too_slow(url, time)),
    (
        (aiohttp.ClientSSLError, ssl.SSLError),
        ConnectionFailed,
        lambda error, url, _: f"no secure connection to {_place(url)}: {_reason(error)}",
    ),
    (
        (aiohttp.ServerDisconnectedError,),
        ConnectionFailed,
        lambda _, url, __: f"{_place(url)} closed the connection without an answer",
    ),
    ((aiohttp.ClientPayloadError,), ConnectionFailed, _payload),
    ((aiohttp.ClientResponseError, HttpProcessingError), ConnectionFailed, _http),
    (
        (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError, UnicodeError),
        AddressRefused,
        lambda error, url, _: f"{shown(str(url))} is no web address: {_text(error)}",
    ),
    ((OSError,), ConnectionFailed, _socket),
)
