"""Pausing, resuming and removing a feed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor.serve.feed_pages import number_of
from monitor.serve.forms import form
from monitor.serve.refusals import Refused
from monitor.serve.site import Site
from monitor.types import Feed, FeedState


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def change(request: Request, state: FeedState) -> Response:
        filled = form(request)
        site.store.set_feed_state(_feed(site, request).id, state, now=site.now())
        return RedirectResponse(f"/feeds?page={max(number_of(str(filled.get('page', ''))), 1)}", 303)

    def pause(request: Request) -> Response:
        """Halts a subscription."""
        return change(request, FeedState.PAUSED)

    def resume(request: Request) -> Response:
        """Takes one up that was paused or gone; it is due at once."""
        return change(request, FeedState.ACTIVE)

    def ask(request: Request) -> Response:
        """Asks whether removing is really meant."""
        return site.page("feed_remove.html", {"feed": _feed(site, request)})

    def remove(request: Request) -> Response:
        """Ends a subscription; its stories stay."""
        form(request)
        site.store.remove_feed(_feed(site, request).id, now=site.now())
        return RedirectResponse("/feeds", 303)

    return (
        Route("/feeds/{id:int}/pause", pause, methods=["POST"]),
        Route("/feeds/{id:int}/resume", resume, methods=["POST"]),
        Route("/feeds/{id:int}/remove", ask),
        Route("/feeds/{id:int}/remove", remove, methods=["POST"]),
    )


def _feed(site: Site, request: Request) -> Feed:
    """The feed that the address names, where it is subscribed to. Raises Refused."""
    wanted = request.path_params["id"]
    for feed in site.store.feeds():
        if feed.id == wanted:
            return feed
    raise Refused(404, "There is no such feed.", f"Feed {wanted} is not subscribed to; it may have been removed.")
