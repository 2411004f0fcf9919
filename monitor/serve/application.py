"""The application: its pages put together, and what it shows when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from tzlocal import get_localzone

from monitor import __version__, query
from monitor.errors import NotFound, StoreError
from monitor.serve import (
    api,
    chart_pages,
    feed_change_pages,
    feed_pages,
    feeds_out,
    judgement_pages,
    judging_pages,
    live_pages,
    move_pages,
    seat_pages,
    sign_in_pages,
    story_pages,
    timeline_pages,
    watch_change_pages,
    watch_form_pages,
    watch_pages,
)
from monitor.serve.access import Access, Tokens, may_ask
from monitor.serve.assets import Assets
from monitor.serve.forms import Forms
from monitor.serve.guards import HEADERS, Guards
from monitor.serve.hosts import Hosts
from monitor.serve.refusals import Refused
from monitor.serve.rendering import Pages
from monitor.serve.site import Find, Labelled, Site, Status, Watchers
from monitor.settings import Settings
from monitor.store import Judge, Store

#: Modules with pages, feeds out and the API; each says where its own are.
_ROUTED = (
    move_pages,
    timeline_pages,
    seat_pages,
    chart_pages,
    live_pages,
    story_pages,
    judging_pages,
    judgement_pages,
    feed_pages,
    feed_change_pages,
    watch_pages,
    watch_form_pages,
    watch_change_pages,
    feeds_out,
    api,
)


def app(
    store: Store,
    settings: Settings,
    status: Status | None = None,
    *,
    find: Find | None = None,
    judge: Judge | None = None,
    labelled: Labelled | None = None,
    watchers: Watchers | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    zone: tzinfo | None = None,
) -> Starlette:
    """The application. `status` gives what the daemon says of itself, for /healthz; None: nothing is pulled here.
    The others are what a `Site` may do; None: it is not done here.

    Endpoints are plain functions: Starlette runs them in threads, away from the event loop.
    """
    zone = zone or get_localzone()
    site = Site(
        store=store,
        settings=settings,
        status=status,
        find=find,
        judge=judge,
        labelled=labelled,
        watchers=watchers,
        now=now,
        zone=zone,
        pages=Pages(zone=zone),
    )
    tokens = Tokens(store, public_url=settings.public_url)
    errors = _Errors(site)
    return Starlette(
        routes=[
            *(route for room in _ROUTED for route in room.routes(site)),
            *sign_in_pages.routes(site, tokens),
            Route("/healthz", _healthz(site)),
            Mount("/static", Assets()),
        ],
        middleware=[
            Middleware(Guards),
            Middleware(Hosts, settings=settings),
            Middleware(Access, store=store, settings=settings, tokens=tokens, now=now),
            Middleware(Forms, public_url=settings.public_url),
        ],
        exception_handlers={
            HTTPException: errors.refused,
            NotFound: errors.not_found,
            StoreError: errors.no_database,
            Exception: errors.broken,
        },
    )


def _healthz(site: Site) -> Callable[[Request], Response]:
    def healthz(request: Request) -> Response:
        """For programs: 200 as long as the database answers. Whoever may not ask hears no more than that."""
        try:
            counts = query.counts(site.store)
        except StoreError as error:
            return JSONResponse({"status": "error"} | ({"error": str(error)} if may_ask() else {}), status_code=503)
        if not may_ask():
            return JSONResponse({"status": "ok"})
        told = {name: getattr(counts, name) for name in counts.__dataclass_fields__}
        daemon = dict(site.status()) if site.status else {"pulling": False}
        return JSONResponse({"status": "ok", "version": __version__, **told, **daemon})

    return healthz


class _Errors:
    """The pages of what goes wrong."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def refused(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, Refused):
            return self.wrong_address(request, error)
        return self._page(error.status_code, error.what, error.why, headers=error.headers)

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
