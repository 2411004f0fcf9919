"""What is answered before a page is reached, or instead of one."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from monitor.serve.problems import Problem, answer

#: What keeps a program out, by its status.
_PROBLEMS = {
    each.value.status: each
    for each in (Problem.HOST, Problem.TOKEN, Problem.ELSEWHERE, Problem.OFTEN, Problem.DATABASE)
}


class Refused(HTTPException):
    """A request that is not answered as asked, with words for the person who meets it."""

    def __init__(self, status_code: int, what: str, why: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status_code, detail=why, headers=headers)
        self.what = what
        self.why = why


def refusal(scope: Scope, refused: Refused) -> Response:
    """The answer of what stands before the pages: a problem document (RFC 9457) for programs, else plain words."""
    if scope["path"].startswith("/api/"):
        return answer(_PROBLEMS[refused.status_code], refused.why, headers=refused.headers)
    headers = dict(refused.headers or {}) | {"Cache-Control": "no-store"}
    return PlainTextResponse(f"{refused.what}\n{refused.why}\n", status_code=refused.status_code, headers=headers)
