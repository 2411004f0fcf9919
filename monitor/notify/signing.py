"""The signature of a webhook, by which its receiver knows who sent it and when (Standard Webhooks, version 1).

HMAC-SHA256 over "id.timestamp.body" with the watch's secret, as https://www.standardwebhooks.com has it, so that its
libraries verify it: headers `webhook-id` (the idempotency key), `webhook-timestamp` (Unix seconds of this try) and
`webhook-signature` ("v1," and the signature in Base64).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

#: What the standard has secrets begin with.
_PREFIX = "whsec_"
_VERSION = "v1"
#: How far a message's time may lie from the receiver's clock; later it may be a replay.
REPLAY_WINDOW = timedelta(minutes=5)


def new_secret() -> str:
    """A secret for one watch: 32 random bytes."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def headers_of(key: str, body: bytes, *, secret: str, now: datetime) -> dict[str, str]:
    """The three headers of a try that is made `now`."""
    timestamp = str(int(now.timestamp()))
    return {
        "webhook-id": key,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"{_VERSION},{_signature(key, timestamp, body, secret)}",
    }


def verify(headers: Mapping[str, str], body: bytes, *, secret: str, now: datetime) -> bool:
    """Whether a message is of the holder of the secret and not older than the replay window; `headers` by their names
    in small letters. What a receiver does: docs/alerts.md has it without this package."""
    try:
        sent = int(headers["webhook-timestamp"])
        offered = headers["webhook-signature"].encode().split()
        expected = f"{_VERSION},{_signature(headers['webhook-id'], str(sent), body, secret)}".encode()
        age = abs(now.timestamp() - sent)
    except (KeyError, ValueError, OverflowError):
        return False
    if age > REPLAY_WINDOW.total_seconds():
        return False
    return any(hmac.compare_digest(expected, each) for each in offered)


def _signature(key: str, timestamp: str, body: bytes, secret: str) -> str:
    signed = f"{key}.{timestamp}.".encode() + body
    raw = base64.b64decode(secret.removeprefix(_PREFIX))
    return base64.b64encode(hmac.new(raw, signed, hashlib.sha256).digest()).decode()
