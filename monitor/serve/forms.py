"""Forms: what a browser posts counts only where a page of ours asked for it, in that same browser.

Two checks that hold without each other. A request that changes something must not come from a page of another origin:
the browser says so in `Sec-Fetch-Site`, or (over plain http in a LAN) in `Origin`; programs say neither and carry
nothing that a page could borrow. And each form holds a field that follows from a secret cookie (the session's, else one
for forms), which no other site can read (OWASP, "Cross-Site Request Forgery Prevention").
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlsplit

import anyio.from_thread
from markupsafe import Markup
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.serve.cookies import FORM, SESSION, set_cookie
from monitor.serve.refusals import Refused, refusal

#: The name of the hidden field.
FIELD = "form"
#: What posts nothing.
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Bytes of a body: a list of companies as CSV is the largest thing that anybody sends.
MOST_BYTES = 2 * 1024 * 1024

_OLD = "The form was opened too long ago or in another session; go back, load that page again and send it once more."
_ELSEWHERE = "It was sent from a page of another site, which may not change anything here."


@dataclass(slots=True)
class _Secret:
    """What the fields of this request's page follow from."""

    value: str
    known: bool  #: whether the browser has it
    used: bool = False  #: whether a form was made


_secret: ContextVar[_Secret] = ContextVar("secret of forms")


def form_field() -> Markup:
    """The hidden field that every form with method="post" holds; for templates."""
    secret = _secret.get()
    secret.used = True
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, _field_of(secret.value))


def form(request: Request) -> FormData:
    """What a form of ours was filled in with, for an endpoint (which is in a thread). Raises Refused (403), and
    HTTPException for a body that is no form or too large.
    """
    fields: FormData = anyio.from_thread.run(_fields, request)
    given = fields.get(FIELD)
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), _field_of(_secret.get().value).encode()):
        anyio.from_thread.run(fields.close)  # what was uploaded
        raise Refused(403, "This form cannot be taken.", _OLD)
    return fields


class Forms:
    """ASGI middleware: refuses what another site's page sends and what is too large, and keeps the secret of forms."""

    def __init__(self, app: ASGIApp, *, public_url: str) -> None:
        self.app = app
        self.public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] not in SAFE and not comes_from_here(Headers(scope=scope)):
            await refusal(scope, Refused(403, "This cannot be done from there.", _ELSEWHERE))(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        secret = _secret_of(connection)
        _secret.set(secret)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and secret.used and not secret.known:
                set_cookie(MutableHeaders(scope=message), FORM, secret.value, connection, public_url=self.public_url)
            await send(message)

        await self.app(scope, _bounded(receive), sending)


def comes_from_here(headers: Headers) -> bool:
    """Whether a request comes from a page of ours or from no page at all, by what only browsers say and no page can
    change (Fetch standard; `Sec-Fetch-Site` is sent to https and loopback addresses, `Origin` with every POST).
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return True
    return bool(origin.partition("://")[2]) and urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _secret_of(connection: HTTPConnection) -> _Secret:
    for name in (SESSION, FORM):
        if re.fullmatch(r"[\w-]{32,64}", value := connection.cookies.get(name, ""), re.ASCII):
            return _Secret(value=value, known=True)
    return _Secret(value=secrets.token_urlsafe(32), known=False)


def _field_of(secret: str) -> str:
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


async def _fields(request: Request) -> FormData:
    return await request.form(max_files=1, max_fields=200, max_part_size=MOST_BYTES)


def _bounded(receive: Receive) -> Receive:
    """`receive`, until more comes than MOST_BYTES. Raises HTTPException."""
    so_far = 0

    async def bounded() -> Message:
        nonlocal so_far
        message = await receive()
        so_far += len(message.get("body", b""))
        if so_far > MOST_BYTES:
            raise HTTPException(413)
        return message

    return bounded
