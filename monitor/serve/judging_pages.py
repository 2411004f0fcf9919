"""What people say of readings: that a story does not tell a move, or that it tells one that was not read there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor.errors import NotFound, UsageError
from monitor.serve.feed_pages import number_of
from monitor.serve.forms import form
from monitor.serve.judged import stands
from monitor.serve.missed_form import filled_in
from monitor.serve.refusals import Refused
from monitor.serve.site import Site
from monitor.serve.story_pages import story_page
from monitor.store import Judge


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where this is taken."""

    def wrong(request: Request) -> Response:
        """A story does not tell this move. Leads back to the move where that stands, else to the story."""
        filled, judge = form(request), judge_of(site)
        move_id, story_id = request.path_params["id"], number_of(str(filled.get("story", "")))
        try:
            made = site.store.judging.wrong(move_id, story_id, judge, now=site.now())
        except UsageError as error:
            raise Refused(409, "This cannot be called wrong.", str(error)) from error
        page = f"/moves/{move_id}" if filled.get("back") == "move" and stands(site, move_id) else f"/stories/{story_id}"
        return RedirectResponse(f"{page}?judged={made[0].id}", 303)

    def missed(request: Request) -> Response:
        """A story tells this move too. What is refused is shown again as it was filled in."""
        story_id = request.path_params["id"]
        filled, told = filled_in(form(request), today=site.now().astimezone(site.zone).date())
        judge = judge_of(site)
        if told is None:
            return story_page(site, story_id, missed=filled, status=422)
        try:
            made = site.store.judging.missed(story_id, told, judge, now=site.now())
        except UsageError as error:
            return story_page(site, story_id, missed=filled.refused(str(error)), status=422)
        except NotFound as error:
            raise Refused(404, "There is no such story.", str(error)) from error
        return RedirectResponse(f"/stories/{story_id}?judged={made.id}", 303)

    return (
        Route("/moves/{id:int}/wrong", wrong, methods=["POST"]),
        Route("/stories/{id:int}/missed", missed, methods=["POST"]),
    )


def judge_of(site: Site) -> Judge:
    """Who decides what follows. Raises Refused."""
    if site.judge is None:
        raise Refused(404, "Readings are not judged here.", "`monitor judge` does it.")
    return site.judge
