"""Moves by week, role, country and sector, of any filter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import UsageError
from monitor.query import Tally
from monitor.serve.asking import Asked, asked, plainly
from monitor.serve.drawing import weeks
from monitor.serve.move_pages import wanted_of
from monitor.serve.site import Site

#: Where nobody says since when: half a year.
SINCE = "26w"
#: Values that are drawn; the others are one.
DRAWN = 20
_TITLES = {"role_code": "Role", "country": "Country", "sector": "Sector"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One value with its two bars, in hundredths of the width."""

    label: str
    tally: Tally
    appointed: float
    departed: float
    leads: str | None  #: to its moves


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where this page is."""

    def charts(request: Request) -> Response:
        """How many moves pass the filter, by when and by what."""
        wanted = asked(request.query_params, "/charts")
        values: dict[str, object] = {"asked": wanted, "wrong": None, "weeks": None, "bars": {}}
        try:
            counted = wanted_of(site, wanted, **({} if wanted.values.get("since") else {"since": SINCE}))
            found = query.tallies(site.store, counted, until=site.now().astimezone(UTC).date())
        except UsageError as error:
            return site.page("charts.html", values | {"wrong": str(error)}, status=400)
        bars = {
            _TITLES[name]: _bars(wanted, name, tallies) for name, tallies in found.values.items() if _known(tallies)
        }
        return site.page("charts.html", values | {"weeks": weeks(found.weeks), "bars": bars})

    return (Route("/charts", charts),)


def _known(tallies: tuple[Tally, ...]) -> bool:
    return any(tally.value is not None for tally in tallies)


def _bars(asked: Asked, name: str, tallies: tuple[Tally, ...]) -> tuple[Bar, ...]:
    """The commonest values, what is not known last."""
    known = [tally for tally in tallies if tally.value is not None]
    shown = [*known[:DRAWN], *_others(known[DRAWN:]), *(tally for tally in tallies if tally.value is None)]
    most = max(tally.all for tally in shown)
    return tuple(_bar(asked, name, tally, most) for tally in shown)


def _others(tallies: list[Tally]) -> list[Tally]:
    if not tallies:
        return []
    appointed, departed = sum(t.appointed for t in tallies), sum(t.departed for t in tallies)
    return [Tally(value="", appointed=appointed, departed=departed)]


def _bar(asked: Asked, name: str, tally: Tally, most: int) -> Bar:
    value = tally.value
    label = "not known" if value is None else plainly(value) if value else "all others"
    return Bar(
        label=label,
        tally=tally,
        appointed=round(100 * tally.appointed / most, 2),
        departed=round(100 * tally.departed / most, 2),
        leads=asked.address("/", **{name: value, "since": asked.values.get("since", SINCE)}) if value else None,
    )
