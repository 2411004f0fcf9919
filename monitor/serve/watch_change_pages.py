"""Pausing, resuming, removing and trying a watch, and sending again what was given up on."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor.serve.forms import form
from monitor.serve.site import Site
from monitor.serve.watch_form_pages import watchers_of
from monitor.serve.watch_lines import line, watch_of
from monitor.serve.watch_pages import shown


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""
    watching = site.store.watching

    def chosen(request: Request) -> int:
        """The watch that the form is of. Raises Refused."""
        form(request)
        return watch_of(site, request.path_params["id"]).id

    def pause(request: Request) -> Response:
        """It hears of nothing until it is resumed."""
        watch_id = chosen(request)
        watching.pause(watch_id, now=site.now())
        return _to(watch_id)

    def resume(request: Request) -> Response:
        """It hears again; what waited is sent."""
        watch_id = chosen(request)
        watching.resume(watch_id)
        return _to(watch_id)

    def ask(request: Request) -> Response:
        """Asks whether removing is really meant."""
        return site.page("watch_remove.html", {"watch": line(site, request.path_params["id"])})

    def remove(request: Request) -> Response:
        """Removes it, with what still waits."""
        watching.remove(chosen(request))
        return RedirectResponse("/watches", 303)

    def redeliver(request: Request) -> Response:
        """What was given up on of this watch is due again."""
        watch_id = chosen(request)
        watching.redeliver(now=site.now(), watch_id=watch_id)
        return RedirectResponse(f"/watches/{watch_id}?again", 303)

    def test(request: Request) -> Response:
        """Sends a sample and shows what the receiver says; it takes as long as a try may."""
        watch_id = chosen(request)
        answer = watchers_of(site).sample(watch_of(site, watch_id))
        if answer.taken:
            return shown(site, watch_id, told=f"The sample was sent: {answer.said}.")
        return shown(site, watch_id, wrong=f"The sample was not sent: {answer.said}.", status=502)

    changes = {"pause": pause, "resume": resume, "remove": remove, "redeliver": redeliver, "test": test}
    return (
        Route("/watches/{id:int}/remove", ask),
        *(Route(f"/watches/{{id:int}}/{name}", change, methods=["POST"]) for name, change in changes.items()),
    )


def _to(watch_id: int) -> Response:
    return RedirectResponse(f"/watches/{watch_id}", 303)
