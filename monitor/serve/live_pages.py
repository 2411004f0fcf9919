"""Moves that arrive while somebody looks at the front page.

The page asks every ten seconds how many moves that pass its filter have come, and says so; they are put in when the
reader asks for them, so that nothing moves under their eyes or in the ears of who has it read aloud.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import UsageError
from monitor.serve.asking import address
from monitor.serve.feed_pages import number_of
from monitor.serve.refusals import Refused
from monitor.serve.site import Site

#: Moves that have come are counted up to this.
MOST = 100


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where this page is."""

    def arrived(request: Request) -> Response:
        """The line that says how many have come; 204 where that is what the page says already (`told`)."""
        asked = {name: value for name, value in request.query_params.items() if name not in ("after", "told")}
        given = {"min_confidence": str(site.settings.min_confidence), **asked}
        try:
            wanted = query.parse_filter(given, now=site.now(), zone=site.zone)
            count = query.arrived(site.store, wanted, after=number_of(request.query_params.get("after")), most=MOST)
        except UsageError as error:
            raise Refused(400, "This cannot be asked.", str(error)) from error
        if count == number_of(request.query_params.get("told")):
            return Response(status_code=204, headers={"Cache-Control": "no-store"})
        return site.page("arrived.html", {"count": count, "most": MOST, "address": address("/", asked)})

    return (Route("/moves/arrived", arrived),)


def live_address(newest: int, asked: Mapping[str, str]) -> str:
    """Where a page that shows the moves of this filter, up to the id `newest`, asks for what has come since."""
    return address("/moves/arrived", {"after": str(newest), **asked})
