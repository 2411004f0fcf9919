"""The application: its pages put together, and what it shows when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from tzlocal import get_localzone

from monitor import __version__, query
from monitor.errors import NotFound, StoreError
from monitor.serve import api, feed_pages, move_pages
from monitor.serve.guards import HEADERS, Guards
from monitor.serve.rendering import Pages
from monitor.serve.site import Site, Status
from monitor.settings import Settings, parse_bind
from monitor.store import Store

_STATIC = Path(__file__).parent / "static"


def app(
    store: Store,
    settings: Settings,
    status: Status | None = None,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    zone: tzinfo | None = None,
) -> Starlette:
    """The application. `status` gives what the daemon says of itself, for /healthz; None: nothing is pulled here.

    Endpoints are plain functions: Starlette runs them in threads, away from the event loop.
    """
    zone = zone or get_localzone()
    site = Site(store=store, settings=settings, status=status, now=now, zone=zone, pages=Pages(zone=zone))
    bound_to, _ = parse_bind(settings.bind)
    hosts = {"localhost", "127.0.0.1", "[::1]", f"[{bound_to}]" if ":" in bound_to else bound_to}
    errors = _Errors(site)
    return Starlette(
        routes=[
            *move_pages.routes(site),
            *feed_pages.routes(site),
            Route("/healthz", _healthz(site)),
            *api.routes(site),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        # A name that leads here but is not ours (DNS rebinding) gets nothing.
        middleware=[Middleware(Guards), Middleware(TrustedHostMiddleware, allowed_hosts=sorted(hosts))],
        exception_handlers={
            HTTPException: errors.wrong_address,
            NotFound: errors.not_found,
            StoreError: errors.no_database,
            Exception: errors.broken,
        },
    )


def _healthz(site: Site) -> Callable[[Request], Response]:
    def healthz(request: Request) -> Response:
        """For programs: 200 as long as the database answers."""
        try:
            counts = query.counts(site.store)
        except StoreError as error:
            return JSONResponse({"status": "error", "error": str(error)}, status_code=503)
        told = {name: getattr(counts, name) for name in counts.__dataclass_fields__}
        daemon = dict(site.status()) if site.status else {"pulling": False}
        return JSONResponse({"status": "ok", "version": __version__, **told, **daemon})

    return healthz


class _Errors:
    """The pages of what goes wrong."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def wrong_address(self, request: Request, error: Exception) -> Response:
        code = error.status_code if isinstance(error, HTTPException) else 404
        told = "There is nothing at this address." if code == 404 else "This address does not take such a request."
        headers = error.headers if isinstance(error, HTTPException) else None
        return self._page(code, told, "The moves are on the front page.", headers=headers)

    def not_found(self, request: Request, error: Exception) -> Response:
        return self._page(404, "There is no such move.", str(error))

    def no_database(self, request: Request, error: Exception) -> Response:
        return self._page(503, "The database does not answer.", str(error))

    def broken(self, request: Request, error: Exception) -> Response:
        told = "What went wrong stands in the log; please report it."  # there by uvicorn, with the traceback
        return self._page(500, "This page could not be made.", told, headers=HEADERS)

    def _page(self, code: int, what: str, why: str, *, headers: Mapping[str, str] | None = None) -> Response:
        response = self._site.page("error.html", {"code": code, "what": what, "why": why}, status=code)
        response.headers.update(headers or {})
        return response
