"""Signatures of webhooks."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest

from monitor.notify import headers_of, new_secret, verify

NOW = datetime(2025, 10, 3, 8, tzinfo=UTC)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_the_signature_is_that_of_the_standard() -> None:
    """The example of the specification's own libraries (standard-webhooks, test vectors)."""
    at = datetime.fromtimestamp(1614265330, UTC)
    headers = headers_of("msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', secret=SECRET, now=at)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert headers["webhook-timestamp"] == "1614265330"


def test_what_was_signed_is_verified() -> None:
    headers = headers_of("msg_1", b"{}", secret=SECRET, now=NOW)
    assert verify(headers, b"{}", secret=SECRET, now=NOW + timedelta(minutes=5))


@pytest.mark.parametrize("wrong", ["body", "id", "time", "secret", "late", "early", "no signature", "no time", "other"])
def test_anything_else_is_not(wrong: str) -> None:
    headers, body, secret, now = headers_of("msg_1", b"{}", secret=SECRET, now=NOW), b"{}", SECRET, NOW
    match wrong:
        case "body":
            body = b"{ }"
        case "id":
            headers["webhook-id"] = "msg_2"
        case "time":
            headers["webhook-timestamp"] = str(int(NOW.timestamp()) + 1)
        case "secret":
            secret = new_secret()
        case "late":
            now += timedelta(minutes=5, seconds=1)
        case "early":
            now -= timedelta(minutes=5, seconds=1)
        case "no signature":
            del headers["webhook-signature"]
        case "no time":
            headers["webhook-timestamp"] = "soon"
        case "other":
            headers["webhook-signature"] = "v1,é v2,abc"
    assert not verify(headers, body, secret=secret, now=now)


def test_secrets_are_long_and_of_their_own() -> None:
    made = {new_secret() for _ in range(100)}
    assert len(made) == 100
    assert all(len(base64.b64decode(each.removeprefix("whsec_"))) == 32 for each in made)


def test_the_signature_is_hmac_sha256_over_id_time_and_body() -> None:
    headers = headers_of("msg_1", b"{}", secret=SECRET, now=NOW)
    raw = base64.b64decode(SECRET.removeprefix("whsec_"))
    signed = f"msg_1.{headers['webhook-timestamp']}.{{}}".encode()
    expected = base64.b64encode(hmac.new(raw, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
