"""What programs are told when something goes wrong, as problem documents (RFC 9457): by the API and before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from starlette.responses import Response

from monitor.records import as_json, encoded

MEDIA_TYPE = "application/problem+json"
#: Where the problems are told of, by their names.
_DOCUMENT = "/api"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """What all problems of one type have in common."""

    name: str
    status: int
    title: str


class Problem(Enum):
    """The types of problems."""

    PARAMETER = Kind(name="wrong-parameter", status=422, title="A parameter is wrong.")
    NOT_FOUND = Kind(name="not-found", status=404, title="There is no such thing.")
    ADDRESS = Kind(name="wrong-address", status=404, title="There is nothing at this address.")
    METHOD = Kind(name="wrong-method", status=405, title="This address is only read: GET and HEAD.")
    AHEAD = Kind(name="ahead", status=409, title="The database has not come that far; begin anew.")
    DATABASE = Kind(name="no-database", status=503, title="The database does not answer.")
    HOST = Kind(name="wrong-host", status=400, title="Nobody of this name is here.")
    TOKEN = Kind(name="no-token", status=401, title="This needs a token.")
    ELSEWHERE = Kind(name="from-elsewhere", status=403, title="This cannot be done from there.")
    OFTEN = Kind(name="too-often", status=429, title="Not now.")
    BROKEN = Kind(name="broken", status=500, title="This answer could not be made.")


def answer(
    problem: Problem, detail: str, *, parameter: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """The problem as an answer."""
    kind = problem.value
    told: dict[str, Any] = {
        "type": f"{_DOCUMENT}#{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
    }
    if parameter is not None:
        told["parameter"] = parameter
    more = {"Cache-Control": "no-store", **(headers or {})}
    return Response(encoded(as_json(told)), kind.status, more, MEDIA_TYPE)
