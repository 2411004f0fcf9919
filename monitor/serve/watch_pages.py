"""Watches: what each is for, how telling it goes, and what it was sent."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from monitor.serve.feed_pages import number_of
from monitor.serve.site import Site
from monitor.serve.watch_lines import line, lines

WATCHES_A_PAGE = 100
DELIVERIES_SHOWN = 50
#: Names of a watch's list of companies that are shown.
NAMES_SHOWN = 200


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def watches(request: Request) -> Response:
        """Every watch and how telling it goes, a part of them where there are many."""
        page = max(number_of(request.query_params.get("page")), 1)
        values = {"watches": lines(site), "page": page, "size": WATCHES_A_PAGE}
        return site.page("watches.html", values | surroundings(site))

    def watch(request: Request) -> Response:
        """One watch and its newest deliveries."""
        done = {"added": "Added.", "changed": "Changed.", "again": "What was given up on is due again."}
        told = next((words for word, words in done.items() if word in request.query_params), None)
        return shown(site, request.path_params["id"], told=told)

    return Route("/watches", watches), Route("/watches/{id:int}", watch)


def shown(
    site: Site, watch_id: int, *, told: str | None = None, wrong: str | None = None, status: int = 200
) -> Response:
    """The page of one watch, with what came of what was just done. Raises Refused (404)."""
    watch = line(site, watch_id)  # first: a database refuses to look for a number that is longer than its own
    watching = site.store.watching
    names = watching.companies_of(watch_id)
    values = {
        "watch": watch,
        "names": names[:NAMES_SHOWN],
        "more_names": max(0, len(names) - NAMES_SHOWN),
        "deliveries": watching.deliveries(watch_id=watch_id, limit=DELIVERIES_SHOWN),
        "told": told,
        "wrong": wrong,
    }
    return site.page("watch.html", values | surroundings(site), status=status)


def surroundings(site: Site) -> dict[str, object]:
    """What pages of watches say beside them."""
    return {"can_change": site.watchers is not None, "pulling": site.status is not None}
