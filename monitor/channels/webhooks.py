"""Signed webhooks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from monitor.channels.answers import Answer
from monitor.channels.services import redacted
from monitor.errors import AddressRefused, NetError
from monitor.net import Client
from monitor.notify import headers_of
from monitor.text import channel_shown, host_of
from monitor.types import Response

#: Statuses that say that this message will never be taken (RFC 9110, RFC 6585): another try would send the same. Not
#: 401, 403 and 404, which somebody sets right at the receiver: a workflow is off, a key has expired.
_NEVER = frozenset({400, 405, 406, 410, 411, 413, 414, 415, 422, 426, 431, 451, 501, 505})


async def send(client: Client, address: str, body: bytes, *, key: str, secret: str, now: datetime) -> Answer:
    """One try."""
    headers = {"content-type": "application/json"} | headers_of(key, body, secret=secret, now=now)
    try:
        answer = await client.post(address, body, headers=headers)
    except AddressRefused:  # its words may hold the whole address
        return Answer(taken=False, said=f"{channel_shown(address)} is no web address", final=True)
    except NetError as error:
        return Answer(taken=False, said=str(error))
    return _read(answer, address, now)


def _read(answer: Response, address: str, now: datetime) -> Answer:
    status, host = answer.status, host_of(answer.url)
    said = f"{host} answers {status}{_name(status)}{_words(answer, address)}"
    if 200 <= status < 300:
        return Answer(taken=True, said=said)
    if 300 <= status < 400:
        return Answer(taken=False, said=f"{said}: redirects are not followed, name where it leads", final=True)
    return Answer(taken=False, said=said, final=status in _NEVER, retry_after=_asked(answer.headers, now))


def _name(status: int) -> str:
    return f" {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else ""


def _words(answer: Response, address: str) -> str:
    """Receivers like to repeat the path that they do not know."""
    text = redacted(answer.body.decode("utf-8", "replace"), address)
    return f" ({text[:120]})" if text and not text.startswith("<") else ""


def _asked(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Retry-After, in seconds or as a date."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return timedelta(seconds=min(int(value[:9]), 10**7))
    try:
        return max(parsedate_to_datetime(value) - now, timedelta(0))
    except (TypeError, ValueError):
        return None
