"""Companies and people: who is there, and what is told of one."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from monitor import query
from monitor.errors import UsageError
from monitor.query import Timeline as Found
from monitor.serve.api import answers, parameters
from monitor.serve.api.bodies import Companies, People, Timeline
from monitor.serve.api.operation import Operation
from monitor.serve.api.parameters import CURSOR, CURSOR_OF_NAMES, LIMIT, NAME, NAMED, asked
from monitor.serve.api.problems import WrongParameter
from monitor.serve.site import Site

_FIND = (NAMED, LIMIT, CURSOR_OF_NAMES)
_ONE = (NAME, LIMIT)


def operations(site: Site) -> tuple[Operation, ...]:
    """What can be asked of companies and people."""

    def companies(request: Request) -> Response:
        given = asked(request, _FIND)
        found = query.organisations(site.store, given.get("name"), after=_after(given), limit=parameters.limit(given))
        return answers.answer(request, {"companies": found.rows, "next": _next(request, given, found.last)})

    def people(request: Request) -> Response:
        given = asked(request, _FIND)
        found = query.people(site.store, given.get("name"), after=_after(given), limit=parameters.limit(given))
        return answers.answer(request, {"people": found.rows, "next": _next(request, given, found.last)})

    def company(request: Request) -> Response:
        return _timeline(site, request, query.company)

    def person(request: Request) -> Response:
        return _timeline(site, request, query.person)

    one = (
        "Who held which post when, as far as moves tell, and the moves. Where a name is exactly the words asked for, "
        "it alone is meant and the others that match are listed beside it; else all that match are. Where more than "
        f"{query.MOST_NAMES} match, those with the most moves are named, and no tenures are told."
    )
    return (
        Operation(
            path="/companies",
            summary="Organisations that moves tell of",
            help="In the order of their names, with how many moves each has.",
            endpoint=companies,
            parameters=_FIND,
            body=Companies,
        ),
        Operation(
            path="/company",
            summary="One company's moves and tenures",
            help=one,
            endpoint=company,
            parameters=_ONE,
            body=Timeline,
        ),
        Operation(
            path="/people",
            summary="People whom moves tell of",
            help="In the order of their names, with how many moves each has; two people may bear one name.",
            endpoint=people,
            parameters=_FIND,
            body=People,
        ),
        Operation(
            path="/person",
            summary="One person's moves and tenures",
            help=one,
            endpoint=person,
            parameters=_ONE,
            body=Timeline,
        ),
    )


def _after(given: dict[str, str]) -> str | None:
    parts = parameters.unwrapped(given, 1)
    if parts is not None and not parts[0].isprintable():
        raise parameters.no_cursor(given[CURSOR.name])
    return parts[0] if parts else None


def _next(request: Request, given: dict[str, str], last: str | None) -> str | None:
    if last is None:
        return None
    return answers.same_address(request, given | {CURSOR.name: parameters.wrapped(last)})


def _timeline(site: Site, request: Request, find: Callable[..., Found]) -> Response:
    """Tenures are made of all moves, so that they are asked for whatever the limit."""
    given = asked(request, _ONE)
    most = parameters.limit(given)
    try:
        least = site.settings.min_confidence
        found = find(site.store, given["name"], limit=query.MOST_MOVES, if_wide=most, min_confidence=least)
    except UsageError as error:
        raise WrongParameter(str(error), name=NAME.name) from error
    body = Timeline(
        asked=found.asked,
        names=found.names,
        others=found.others,
        tenures=() if found.wide else query.tenures_of(found)[:most],
        moves=found.moves[:most],
    )
    return answers.answer(request, body)
