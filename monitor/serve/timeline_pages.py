"""Companies and people: who held which post when, drawn; their moves; those with the most moves lately."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import UsageError
from monitor.query import MoveRow, Timeline
from monitor.serve.drawing import by_post, line
from monitor.serve.site import Site

#: Moves of a company or person that are looked at: the newest.
MOVES = 100
#: Moves that are listed; the front page has the others.
LISTED = 50
#: Tenures that are drawn.
DRAWN = 60
#: Names of the list of those with the most moves, and the time that it counts.
BUSIEST = 100
LATELY = timedelta(days=30)


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def companies(request: Request) -> Response:
        """The companies with the most moves lately."""
        busiest = query.companies_lately(site.store, since=site.now() - LATELY, limit=BUSIEST)
        return site.page("busiest.html", {"here": "companies", "busiest": busiest, "days": LATELY.days})

    def people(request: Request) -> Response:
        """The people with the most moves lately."""
        busiest = query.people_lately(site.store, since=site.now() - LATELY, limit=BUSIEST)
        return site.page("busiest.html", {"here": "people", "busiest": busiest, "days": LATELY.days})

    def company(request: Request) -> Response:
        """Who held which post of a company when."""
        return _page(site, request, "company", query.company)

    def person(request: Request) -> Response:
        """The career of a person."""
        return _page(site, request, "person", query.person)

    return (
        Route("/companies", companies),
        Route("/company", company),
        Route("/people", people),
        Route("/person", person),
    )


def _page(site: Site, request: Request, what: str, ask: Callable[..., Timeline]) -> Response:
    name = request.query_params.get("name", "").strip()
    if not name:
        return RedirectResponse("/companies" if what == "company" else "/people", status_code=303)
    here = "companies" if what == "company" else "people"
    try:
        timeline = ask(site.store, name, limit=MOVES, if_wide=LISTED, min_confidence=site.settings.min_confidence)
    except UsageError as error:
        return site.page("nobody.html", {"here": here, "what": what, "name": name, "why": str(error)}, status=400)
    if not timeline.moves:
        return site.page("nobody.html", {"here": here, "what": what, "name": name, "why": ""}, status=404)
    if timeline.wide:
        return site.page("many_names.html", {"here": here, "what": what, "name": name, "timeline": timeline})
    return site.page("timeline.html", {"here": here, "what": what, **_values(site, what, timeline)})


def _values(site: Site, what: str, timeline: Timeline) -> dict[str, object]:
    names = [each.name for each in timeline.names]
    tenures = query.tenures_of(timeline)
    drawn = by_post(tenures[:DRAWN]) if what == "company" else tenures[:DRAWN]
    left = [move.id for move in timeline.moves if move.change.value == "departed"] if what == "company" else []
    return {
        "name": names[0],
        "timeline": timeline,
        "listed": timeline.moves[:LISTED],
        "line": line(drawn, today=site.now().astimezone(site.zone).date()),
        "most_drawn": DRAWN if len(tenures) > DRAWN else None,
        "all": timeline.all,
        "seats": query.open_seats_after(site.store, left),
        "known": {field: _known(timeline.moves, field) for field in ("ticker", "country", "sector")},
    }


def _known(moves: tuple[MoveRow, ...], field: str) -> str | None:
    """Of the newest move that has it."""
    return next((value for move in moves if (value := getattr(move, field))), None)
