"""What is answered before a page is reached, or instead of one."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope


class Refused(HTTPException):
    """A request that is not answered as asked, with words for the person who meets it."""

    def __init__(self, status_code: int, what: str, why: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status_code, detail=why, headers=headers)
        self.what = what
        self.why = why


def refusal(scope: Scope, refused: Refused) -> Response:
    """The answer of what stands before the pages: a problem document (RFC 9457) for programs, else plain words."""
    headers = dict(refused.headers or {}) | {"Cache-Control": "no-store"}
    if scope["path"].startswith("/api/"):
        problem = {"type": "about:blank", "title": refused.what, "status": refused.status_code, "detail": refused.why}
        return JSONResponse(
            problem, status_code=refused.status_code, headers=headers, media_type="application/problem+json"
        )
    return PlainTextResponse(f"{refused.what}\n{refused.why}\n", status_code=refused.status_code, headers=headers)
