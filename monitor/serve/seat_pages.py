"""Posts that somebody left and nobody permanent has been named for."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import UsageError
from monitor.serve.asking import FIELDS, Choice, Field, asked
from monitor.serve.move_pages import wanted_of
from monitor.serve.site import Site

SEATS_A_PAGE = 100
_DAYS = {"": "any time", "30": "30 days", "60": "60 days", "90": "90 days", "180": "180 days", "365": "1 year"}
_SHARED = ("company", "role", "level", "country", "sector")
_SEAT_FIELDS = (
    *(replace(field, more=False) for field in FIELDS if field.name in _SHARED),
    Field(name="open", label="Open for", choices=tuple(Choice(value=v, label=w) for v, w in _DAYS.items())),
)


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where this page is."""

    def seats(request: Request) -> Response:
        """The open seats that pass the filter, the departure that was announced last first."""
        wanted = asked(request.query_params, "/seats", _SEAT_FIELDS)
        before = request.query_params.get("before", "")
        values = {"asked": wanted, "later_page": bool(before), "wrong": None, "seats": (), "older": None}
        try:
            days = _days(wanted.values.get("open", ""))
            given = replace(wanted, values={name: value for name, value in wanted.values.items() if name != "open"})
            least = replace(wanted_of(site, given, before=before), limit=SEATS_A_PAGE + 1)
            found = query.seats(site.store, least, days_open=days)
        except UsageError as error:
            return site.page("seats.html", values | {"wrong": str(error)}, status=400)
        shown = found[:SEATS_A_PAGE]
        older = wanted.address(before=str(shown[-1].cursor)) if len(found) > len(shown) else None
        return site.page("seats.html", values | {"seats": [left.seat for left in shown], "older": older})

    return (Route("/seats", seats),)


def _days(said: str) -> int | None:
    if not said:
        return None
    if not (said.isascii() and said.isdecimal() and len(said) < 6):
        raise UsageError(f"open: {said!r} is no number of days")
    return int(said)
