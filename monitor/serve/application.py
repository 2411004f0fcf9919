"""The routes: what each page asks of the database, and what it shows when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from urllib.parse import urlencode

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
from monitor.errors import NotFound, StoreError, UsageError
from monitor.query import FeedHealth, MoveDetail
from monitor.serve.guards import HEADERS, Guards
from monitor.serve.rendering import Pages
from monitor.serve.words import HEALTH, health
from monitor.settings import Settings, parse_bind
from monitor.store import Store

Status = Callable[[], Mapping[str, object]]

MOVES_A_PAGE = 25
#: Feeds that the front page lists; the rest stand under /feeds.
FEEDS_IN_FRONT = 12
FEEDS_A_PAGE = 200
#: How far back the stories of a feed are counted: its share of moves now, not over its life.
LATELY = timedelta(days=30)
FILTERS = ("company", "person", "role", "since")
SINCE = {"": "any time", "1d": "1 day", "7d": "7 days", "30d": "30 days", "52w": "1 year"}

_STATIC = Path(__file__).parent / "static"


def app(
    store: Store,
    settings: Settings,
    status: Status | None = None,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    zone: tzinfo | None = None,
) -> Starlette:
    """The application. `status` gives what the daemon says of itself, for /healthz; None: nothing is pulled here."""
    site = _Site(store, settings, status, now=now, zone=zone or get_localzone())
    bound_to, _ = parse_bind(settings.bind)
    hosts = {"localhost", "127.0.0.1", "[::1]", f"[{bound_to}]" if ":" in bound_to else bound_to}
    return Starlette(
        routes=[
            Route("/", site.moves),
            Route("/moves/{id:int}", site.move),
            Route("/feeds", site.feeds),
            Route("/healthz", site.healthz),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        # A name that leads here but is not ours (DNS rebinding) gets nothing.
        middleware=[Middleware(Guards), Middleware(TrustedHostMiddleware, allowed_hosts=sorted(hosts))],
        exception_handlers={
            HTTPException: site.wrong_address,
            NotFound: site.not_found,
            StoreError: site.no_database,
            Exception: site.broken,
        },
    )


class _Site:
    """The endpoints. They are plain functions: Starlette runs them in threads, away from the event loop."""

    def __init__(
        self, store: Store, settings: Settings, status: Status | None, *, now: Callable[[], datetime], zone: tzinfo
    ) -> None:
        self._store = store
        self._settings = settings
        self._status = status
        self._now = now
        self._zone = zone
        self._pages = Pages(zone=zone)

    def moves(self, request: Request) -> Response:
        """The front page: moves by filter, and the feeds that most want looking at."""
        asked = {name: request.query_params.get(name, "").strip() for name in FILTERS}
        rows: tuple[MoveDetail, ...] = ()
        older = wrong = None
        try:
            rows, older = self._list(asked, before=request.query_params.get("before", ""))
        except UsageError as error:
            wrong = str(error)
        values = {
            "asked": asked,
            "filtered": any(asked.values()),
            "since": SINCE | ({asked["since"]: asked["since"]} if asked["since"] not in SINCE else {}),
            "moves": rows,
            "older": older,
            "later_page": "before" in request.query_params,
            "wrong": wrong,
            "in_front": FEEDS_IN_FRONT,
        }
        return self._page("moves.html", values | self._feeds(), status=200 if wrong is None else 400)

    def _list(self, asked: dict[str, str], *, before: str) -> tuple[tuple[MoveDetail, ...], str | None]:
        """A page of moves, and the address of the next one where there is more."""
        given = asked | {"before": before, "min_confidence": str(self._settings.min_confidence)}
        said = {name: value for name, value in given.items() if value}  # a form sends what nobody filled in, too
        wanted = query.parse_filter(said, now=self._now(), zone=self._zone)
        found = query.moves(self._store, replace(wanted, limit=MOVES_A_PAGE + 1))
        shown = found[:MOVES_A_PAGE]
        older = None
        if len(found) > len(shown):
            kept = {name: value for name, value in asked.items() if value}
            older = "/?" + urlencode(kept | {"before": str(query.cursor(shown[-1], wanted.by))})
        return self._details(row.id for row in shown), older

    def _details(self, ids: Iterable[int]) -> tuple[MoveDetail, ...]:
        """The moves as they stand a moment later: one may have been withdrawn or merged since it was listed."""
        found: dict[int, MoveDetail] = {}
        for move_id in ids:
            with suppress(NotFound):
                detail = query.move(self._store, move_id)
                found[detail.move.id] = detail
        return tuple(found.values())

    def move(self, request: Request) -> Response:
        """One move with all its sources and its history."""
        return self._page("move.html", {"detail": query.move(self._store, request.path_params["id"])})

    def feeds(self, request: Request) -> Response:
        """Every feed and how it does, a part of them where there are many."""
        known = self._feeds()
        asked = request.query_params.get("page", "")
        page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
        return self._page("feeds.html", {**known, "page": max(page, 1), "size": FEEDS_A_PAGE})

    def healthz(self, request: Request) -> Response:
        """For programs: 200 as long as the database answers."""
        try:
            counts = query.counts(self._store)
        except StoreError as error:
            return JSONResponse({"status": "error", "error": str(error)}, status_code=503)
        told = {name: getattr(counts, name) for name in counts.__dataclass_fields__}
        daemon = dict(self._status()) if self._status else {"pulling": False}
        return JSONResponse({"status": "ok", "version": __version__, **told, **daemon})

    def wrong_address(self, request: Request, error: Exception) -> Response:
        code = error.status_code if isinstance(error, HTTPException) else 404
        told = "There is nothing at this address." if code == 404 else "This address does not take such a request."
        headers = error.headers if isinstance(error, HTTPException) else None
        return self._error(code, told, "The moves are on the front page.", headers=headers)

    def not_found(self, request: Request, error: Exception) -> Response:
        return self._error(404, "There is no such move.", str(error))

    def no_database(self, request: Request, error: Exception) -> Response:
        return self._error(503, "The database does not answer.", str(error))

    def broken(self, request: Request, error: Exception) -> Response:
        told = "What went wrong stands in the log; please report it."  # there by uvicorn, with the traceback
        return self._error(500, "This page could not be made.", told, headers=HEADERS)

    def _error(self, code: int, what: str, why: str, *, headers: Mapping[str, str] | None = None) -> Response:
        response = self._page("error.html", {"code": code, "what": what, "why": why}, status=code)
        response.headers.update(headers or {})
        return response

    def _feeds(self) -> dict[str, object]:
        def urgency(feed: FeedHealth) -> tuple[int, str]:
            return HEALTH.index(health(feed)), (feed.title or feed.url).casefold()

        feeds = query.feed_health(self._store, since=self._now() - LATELY)
        return {"feeds": sorted(feeds, key=urgency), "days": LATELY.days, "pulling": self._status is not None}

    def _page(self, template: str, values: Mapping[str, object], *, status: int = 200) -> Response:
        return self._pages.page(template, {"now": self._now(), **values}, status=status)
