"""Recent moves by filter, and a move of its own."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import NotFound, UsageError
from monitor.query import MoveDetail
from monitor.serve.feed_pages import health_values
from monitor.serve.feeds_out import alternates
from monitor.serve.site import Site

MOVES_A_PAGE = 25
#: Feeds that the front page lists; the rest stand under /feeds.
FEEDS_IN_FRONT = 12
FILTERS = ("company", "person", "role", "since")
SINCE = {"": "any time", "1d": "1 day", "7d": "7 days", "30d": "30 days", "52w": "1 year"}


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def moves(request: Request) -> Response:
        """The front page: moves by filter, and the feeds that most want looking at."""
        asked = {name: request.query_params.get(name, "").strip() for name in FILTERS}
        rows: tuple[MoveDetail, ...] = ()
        older = wrong = None
        try:
            rows, older = _list(site, asked, before=request.query_params.get("before", ""))
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
            "alternates": alternates(request.url.query),
        }
        return site.page("moves.html", values | health_values(site), status=200 if wrong is None else 400)

    def move(request: Request) -> Response:
        """One move with all its sources and its history."""
        return site.page("move.html", {"detail": query.move(site.store, request.path_params["id"])})

    return (Route("/", moves), Route("/moves/{id:int}", move))


def _list(site: Site, asked: dict[str, str], *, before: str) -> tuple[tuple[MoveDetail, ...], str | None]:
    """A page of moves, and the address of the next one where there is more."""
    given = asked | {"before": before, "min_confidence": str(site.settings.min_confidence)}
    wanted = query.parse_filter(given, now=site.now(), zone=site.zone)
    found = query.moves(site.store, replace(wanted, limit=MOVES_A_PAGE + 1))
    shown = found[:MOVES_A_PAGE]
    older = None
    if len(found) > len(shown):
        kept = {name: value for name, value in asked.items() if value}
        older = "/?" + urlencode(kept | {"before": str(query.cursor(shown[-1], wanted.by))})
    return _details(site, (row.id for row in shown)), older


def _details(site: Site, ids: Iterable[int]) -> tuple[MoveDetail, ...]:
    """The moves as they stand a moment later: one may have been withdrawn or merged since it was listed."""
    found: dict[int, MoveDetail] = {}
    for move_id in ids:
        with suppress(NotFound):
            detail = query.move(site.store, move_id)
            found[detail.move.id] = detail
    return tuple(found.values())
