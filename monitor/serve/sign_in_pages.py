"""Signing in and out."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor.serve.access import SIGN_IN, Tokens, has_session, inside, may_ask
from monitor.serve.cookies import SESSION, set_cookie
from monitor.serve.forms import form
from monitor.serve.site import Site

#: How long a browser stays signed in.
LASTS = timedelta(days=30)


def routes(site: Site, tokens: Tokens) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def page(request: Request) -> Response:
        """Asks for a token, unless none is needed any more."""
        wanted = inside(request.query_params.get("next"))
        if may_ask():
            return RedirectResponse(wanted, 303)
        return site.page("sign_in.html", {"next": wanted, "wrong": None})

    def sign_in(request: Request) -> Response:
        """Opens a session for the right token. Raises Refused (403, 429)."""
        filled = form(request)
        wanted = inside(str(filled.get("next", "")))
        token = tokens.token(str(filled.get("token", "")).strip(), request, now=site.now())
        if token is None:
            wrong = "This is no token that is known here."
            return site.page("sign_in.html", {"next": wanted, "wrong": wrong}, status=403)
        secret = site.store.tokens.open_session(token, until=site.now() + LASTS)
        return _with_session(RedirectResponse(wanted, 303), request, secret, seconds=int(LASTS.total_seconds()))

    def sign_out(request: Request) -> Response:
        """Ends the session. Raises Refused (403)."""
        form(request)
        if has_session():
            site.store.tokens.close_session(request.cookies[SESSION], now=site.now())
        return _with_session(RedirectResponse(f"{SIGN_IN}?next={quote('/', safe='')}", 303), request, "", seconds=0)

    def _with_session(response: Response, request: Request, secret: str, *, seconds: int) -> Response:
        public_url = site.settings.public_url
        set_cookie(response.headers, SESSION, secret, request, public_url=public_url, seconds=seconds)
        response.headers["Cache-Control"] = "no-store"
        return response

    return (
        Route(SIGN_IN, page),
        Route(SIGN_IN, sign_in, methods=["POST"]),
        Route("/sign-out", sign_out, methods=["POST"]),
    )
