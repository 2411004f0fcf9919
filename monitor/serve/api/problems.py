"""The problem that each error is: every answer of the API that is an error is a problem document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import MonitorError, NotFound, StoreError, UsageError
from monitor.serve.problems import Problem, answer


@dataclass(frozen=True, kw_only=True)
class ProblemDocument:
    """An error (RFC 9457)."""

    type: str  #: what kind of problem; a reference to where it is described
    title: str  #: the same for all of a type
    status: int  #: as in the answer's first line
    detail: str  #: what is wrong here, and what to do
    parameter: str | None = None  #: the one that is wrong


class WrongParameter(UsageError):
    """A parameter is wrong."""


class Ahead(MonitorError):
    """The database has not come that far."""


def wrong_address(request: Request, error: Exception) -> Response:
    """No route, or none for this method."""
    if isinstance(error, HTTPException) and error.status_code == 405:
        # Starlette names the method of the route that it met first.
        told = f"{request.method} is not for {request.url.path}: nothing is changed through the API"
        return answer(Problem.METHOD, told, headers={"Allow": "GET, HEAD"})
    return answer(Problem.ADDRESS, f"there is nothing at {request.url.path}; /api lists what there is")


def wrong_parameter(request: Request, error: Exception) -> Response:
    """What was asked for cannot be."""
    name = error.name if isinstance(error, UsageError) else None
    return answer(Problem.PARAMETER, str(error), parameter=name)


def not_found(request: Request, error: Exception) -> Response:
    """No such move."""
    return answer(Problem.NOT_FOUND, str(error))


def ahead(request: Request, error: Exception) -> Response:
    """A number of a change that is yet to come."""
    return answer(Problem.AHEAD, str(error), parameter="updated_since")


def no_database(request: Request, error: Exception) -> Response:
    """Locked, damaged, away."""
    return answer(Problem.DATABASE, str(error), headers={"Retry-After": "10"})


def broken(request: Request, error: Exception) -> Response:
    """An error of ours; the log has it, by uvicorn, with the traceback."""
    return answer(Problem.BROKEN, "what went wrong stands in the monitor's log; please report it")


#: Starlette looks an error's own class up first, then those it is made from.
HANDLERS: dict[int | type[Exception], Any] = {
    HTTPException: wrong_address,
    NotFound: not_found,
    StoreError: no_database,
    Ahead: ahead,
    UsageError: wrong_parameter,
    Exception: broken,
}
