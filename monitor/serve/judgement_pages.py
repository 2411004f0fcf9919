"""What was said of readings and holds: to look at, to train with, to take back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import NotFound
from monitor.serve.feed_pages import number_of
from monitor.serve.forms import form
from monitor.serve.judged import outcome
from monitor.serve.judging_pages import judge_of
from monitor.serve.refusals import Refused
from monitor.serve.site import Site

JUDGEMENTS_A_PAGE = 100


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

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

    def undo(request: Request) -> Response:
        """Takes back what somebody said."""
        filled, judge = form(request), judge_of(site)
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
        Route("/judgements/{id:int}/undo", undo, methods=["POST"]),
    )
