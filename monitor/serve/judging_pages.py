"""What people say of readings: that a story does not tell a move, or that it tells one that was not read there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import NotFound, UsageError
from monitor.serve.feed_pages import number_of
from monitor.serve.forms import form
from monitor.serve.judged import outcome, stands
from monitor.serve.missed_form import filled_in
from monitor.serve.refusals import Refused
from monitor.serve.site import Site
from monitor.serve.story_pages import story_page
from monitor.store import Judge

JUDGEMENTS_A_PAGE = 100


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where this is taken."""

    def judgements(request: Request) -> Response:
        """What was said and holds, the last first."""
        before = number_of(request.query_params.get("before")) or None
        found = query.judgements(site.store, before=before, limit=JUDGEMENTS_A_PAGE + 1)
        shown = found[:JUDGEMENTS_A_PAGE]
        older = f"/judgements?before={shown[-1].judgement.id}" if len(found) > len(shown) else None
        values = {"said": shown, "older": older, "later_page": before is not None}
        result = outcome(site, request.query_params, ())
        return site.page(
            "judgements.html",
            values | {"outcome": result, "can_judge": site.judge is not None, "can_label": site.labelled is not None},
        )

    def labelled(request: Request) -> Response:
        """The judged stories as labelled ones, to train with. Raises Refused."""
        made = site.labelled(site.store) if site.labelled else ""
        if not made:
            raise Refused(404, "There are no labelled stories.", "They are made of what was said of readings.")
        more = {"Content-Disposition": 'attachment; filename="judged-stories.txt"', "Cache-Control": "no-store"}
        return PlainTextResponse(made, headers=more)

    def wrong(request: Request) -> Response:
        """A story does not tell this move. Leads back to the move where that stands, else to the story."""
        filled, judge = form(request), _judge(site)
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
        filled, told = filled_in(form(request))
        judge = _judge(site)
        if told is None:
            return story_page(site, story_id, missed=filled, status=422)
        try:
            made = site.store.judging.missed(story_id, told, judge, now=site.now())
        except UsageError as error:
            return story_page(site, story_id, missed=filled.refused(str(error)), status=422)
        except NotFound as error:
            raise Refused(404, "There is no such story.", str(error)) from error
        return RedirectResponse(f"/stories/{story_id}?judged={made.id}", 303)

    def undo(request: Request) -> Response:
        """Takes back what somebody said."""
        filled, judge = form(request), _judge(site)
        try:
            taken_back = site.store.judging.undo(request.path_params["id"], judge, now=site.now())
        except NotFound as error:
            why = "It may have been taken back already."
            raise Refused(404, "There is no such judgement.", why) from error
        page = "/judgements" if filled.get("back") == "judgements" else f"/stories/{taken_back.story_id}"
        return RedirectResponse(f"{page}?undone={taken_back.judged.value}", 303)

    return (
        Route("/judgements", judgements),
        Route("/judgements.txt", labelled),
        Route("/moves/{id:int}/wrong", wrong, methods=["POST"]),
        Route("/stories/{id:int}/missed", missed, methods=["POST"]),
        Route("/judgements/{id:int}/undo", undo, methods=["POST"]),
    )


def _judge(site: Site) -> Judge:
    if site.judge is None:
        raise Refused(404, "Readings are not judged here.", "`monitor judge` does it.")
    return site.judge
