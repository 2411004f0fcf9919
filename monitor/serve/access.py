"""Who may ask. On this machine whoever is on it; where others reach the page, who has a token: programs send it with
each request, browsers sign in with it once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from enum import Enum
from urllib.parse import parse_qsl, quote

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from monitor.errors import SettingError, StoreError
from monitor.serve.cookies import SESSION
from monitor.serve.hosts import is_open
from monitor.serve.refusals import Refused, refusal
from monitor.serve.tries import Tries, address_of
from monitor.settings import Settings
from monitor.store import Store
from monitor.types import Token

SIGN_IN = "/sign-in"
#: What feed readers and calendars ask for: they send no header, so the token may stand in the address.
_FEEDS_OUT = ("/moves.atom", "/moves.rss", "/moves.json", "/moves.ics")

_WANTED = "Send a token: `Authorization: Bearer TOKEN`. `monitor token create NAME` makes one."
_TOO_OFTEN = "Too many wrong tokens came from this address; try again in a minute."


class Standing(Enum):
    """What lets somebody in."""

    NOBODY = "nobody"  #: nothing does
    HERE = "here"  #: no token is asked for
    SENT = "sent"  #: a token, with the request
    SESSION = "session"  #: a browser that signed in


_standing: ContextVar[Standing] = ContextVar("what lets in who asks", default=Standing.NOBODY)


def has_session() -> bool:
    """Whether who asks has signed in, and may sign out; for templates."""
    return _standing.get() is Standing.SESSION


def may_ask() -> bool:
    """Whether who asks may ask; pages that are there for everybody tell others less."""
    return _standing.get() is not Standing.NOBODY


def is_token_wanted(settings: Settings) -> bool:
    """Whether nobody may ask without a token."""
    return settings.require_token or is_open(settings)


def require_tokens(store: Store, settings: Settings) -> None:
    """SettingError where a token is wanted and there is none, so that nobody could ask."""
    if not is_token_wanted(settings) or store.tokens.every():
        return
    if is_open(settings):
        raise SettingError(
            f"bind: others than this machine can reach {settings.public_url or settings.bind}, and there is no token "
            "that keeps them out: make one with `monitor token create NAME`, or use 127.0.0.1 and no public_url"
        )
    raise SettingError("require_token: there is no token to ask with: make one with `monitor token create NAME`")


def inside(path: str | None) -> str:
    """The path where it is one of this page, to go to after signing in; else the front page."""
    return path if path and re.fullmatch(r"/(?![/\\])[!-\[\]-~]*|/", path) else "/"


class Tokens:
    """Knows a token by its secret, as long as an address does not try too often."""

    def __init__(self, store: Store, *, public_url: str) -> None:
        self._store = store
        self._public_url = public_url
        self._tries = Tries()

    def token(self, secret: str, connection: HTTPConnection, *, now: datetime) -> Token | None:
        """The token; None for a wrong secret. Raises Refused (429) and StoreError kinds."""
        address = address_of(connection, public_url=self._public_url)
        if wait := self._tries.wait(address):
            raise Refused(429, "Not now.", _TOO_OFTEN, {"Retry-After": str(wait)})
        found = self._store.tokens.of_secret(secret, now=now)
        if found is None:
            self._tries.wrong(address)
        return found


class Access:
    """ASGI middleware: lets in who may ask, and shows the others how to."""

    def __init__(
        self, app: ASGIApp, *, store: Store, settings: Settings, tokens: Tokens, now: Callable[[], datetime]
    ) -> None:
        self.app = app
        self._store = store
        self._wanted = is_token_wanted(settings)
        self._tokens = tokens
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        standing = Standing.HERE
        if self._wanted and not path.startswith("/static/"):
            try:
                standing = await run_in_threadpool(self._standing, Request(scope))
            except Refused as refused:
                await refusal(scope, refused)(scope, receive, send)
                return
        _standing.set(standing)
        if standing is Standing.NOBODY and path not in (SIGN_IN, "/healthz"):
            await _turned_away(scope)(scope, receive, send)
        else:
            await self.app(_without_token(scope), receive, send)

    def _standing(self, request: Request) -> Standing:
        """Raises Refused (429, 503)."""
        try:
            session = request.cookies.get(SESSION)
            if session and self._store.tokens.of_session(session, now=self._now()) is not None:
                return Standing.SESSION
            secret = _secret_of(request)
            if secret is not None and self._tokens.token(secret, request, now=self._now()) is not None:
                return Standing.SENT
        except StoreError as error:
            raise Refused(503, "The database does not answer.", str(error)) from error
        return Standing.NOBODY


def _secret_of(request: Request) -> str | None:
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return secret.strip()
    return request.query_params.get("token") if request.url.path in _FEEDS_OUT else None


def _without_token(scope: Scope) -> Scope:
    """What is asked for, once it is known who asks: a token in the address is no filter, and no document repeats it."""
    if scope["path"] not in _FEEDS_OUT:
        return scope
    pieces = scope["query_string"].split(b"&")
    kept = [piece for piece in pieces if all(name != "token" for name, _ in parse_qsl(piece.decode("latin-1")))]
    return {**scope, "query_string": b"&".join(kept)}


def _turned_away(scope: Scope) -> Response:
    """A browser is shown where to sign in, a program what to send."""
    headers = Headers(scope=scope)
    asked = inside(scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""))
    if scope["method"] != "GET" or "text/html" not in headers.get("accept", "") or "hx-request" in headers:
        return refusal(scope, Refused(401, "This needs a token.", _WANTED, {"WWW-Authenticate": "Bearer"}))
    if headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        # A link on another site (a mail, a chat) brings no SameSite=Strict cookie; a page of ours that goes there does.
        onwards = Markup('<!doctype html><meta http-equiv="refresh" content="0;url={0}"><a href="{0}">Go on</a>')
        return HTMLResponse(onwards.format(asked), headers={"Cache-Control": "no-store"})
    return RedirectResponse(f"{SIGN_IN}?next={quote(asked, safe='')}", 303, headers={"Cache-Control": "no-store"})
