"""The API as an application of its own, which the page's holds under /api/v1, and its description (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor import __version__
from monitor.serve.api import answers, listings, moves, problems, timelines
from monitor.serve.api.operation import Operation
from monitor.serve.api.problems import ProblemDocument
from monitor.serve.problems import MEDIA_TYPE, Problem
from monitor.serve.site import Site

VERSION_1 = "/api/v1"
_ABOUT = (
    "What the monitor knows, for programs; it only reads. Names are those of the view `recent_moves`, filters those of "
    "`monitor moves`; times are UTC. docs/api.md says how to keep a copy."
)
#: How a program says who it is; `{}`: where it need not.
_TOKEN: dict[str, Any] = {
    "type": "http",
    "scheme": "bearer",
    "description": "Wanted where others than the monitor's own machine can reach it, or where the setting "
    "`require_token` says so; `monitor token create NAME` makes one.",
}
_SECURITY: list[dict[str, list[str]]] = [{"token": []}, {}]
#: What any operation may answer with.
_ANYWHERE = (
    Problem.HOST,
    Problem.TOKEN,
    Problem.METHOD,
    Problem.PARAMETER,
    Problem.OFTEN,
    Problem.BROKEN,
    Problem.DATABASE,
)
#: What values look like where their JSON is not what their type says: schema, property, what it is.
_OTHERWISE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("FeedHealth", "interval", {"type": "integer", "description": "seconds"}),
    (
        "Report",
        "evidence",
        {
            "type": "object",
            "description": 'field -> ["title" or "text", start, end), in code points',
            "additionalProperties": {
                "type": "array",
                "prefixItems": [{"enum": ["title", "text"]}, {"type": "integer"}, {"type": "integer"}],
                "minItems": 3,
                "maxItems": 3,
            },
        },
    ),
    (
        "VersionRow",
        "changed",
        {
            "type": "object",
            "description": "field -> [before, after]",
            "additionalProperties": {
                "type": "array",
                "items": {"type": ["string", "number", "boolean", "null"]},
                "minItems": 2,
                "maxItems": 2,
            },
        },
    ),
)


def api(site: Site) -> FastAPI:
    """The application. Endpoints are plain functions: they run in threads, away from the event loop."""
    app = FastAPI(
        title="Leadership monitor",
        version=__version__,
        description=_ABOUT,
        servers=[{"url": VERSION_1}],
        openapi_url=None,  # ours has an ETag
        docs_url=None,  # they would come from a CDN
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers=problems.HANDLERS,
    )
    app.add_middleware(_Head)
    for operation in (*moves.operations(site), *timelines.operations(site), *listings.operations(site)):
        _add(app, operation)

    def openapi(request: Request) -> Response:
        return answers.answer(request, description(app))

    app.add_api_route("/openapi.json", openapi, include_in_schema=False)
    return app


class _Head:
    """ASGI middleware: HEAD is GET without the body (RFC 9110, section 9.3.2), which is not even made where it would be
    streamed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        ended = False

        async def headers_only(message: Message) -> None:
            nonlocal ended
            if message["type"] == "http.response.start":
                await send(message)
            elif not ended:
                ended = True
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        await self.app({**scope, "method": "GET"}, receive, headers_only)


def description(app: FastAPI) -> dict[str, Any]:
    """The API in OpenAPI's words."""
    described = app.openapi()
    schemas = described["components"]["schemas"]
    if ProblemDocument.__name__ not in schemas:  # FastAPI keeps what it gave
        schemas[ProblemDocument.__name__] = TypeAdapter(ProblemDocument).json_schema(mode="serialization")
        for schema, name, looks in _OTHERWISE:
            schemas[schema]["properties"][name] = looks
        described["components"]["securitySchemes"] = {"token": _TOKEN}
        described["security"] = _SECURITY
    return described


def _add(app: FastAPI, operation: Operation) -> None:
    app.add_api_route(
        operation.path,
        operation.endpoint,
        methods=["GET"],
        summary=operation.summary,
        description=operation.help,
        operation_id=operation.endpoint.__name__,
        response_class=Response,
        responses={200: _good(operation), **_bad(operation)},
        openapi_extra={"parameters": _parameters(operation)},
    )


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    number = {"type": "integer", "minimum": 1}
    of_path = {"name": "id", "in": "path", "required": True, "description": "Its permanent number.", "schema": number}
    return [*([of_path] if operation.one_of_many else []), *(each.openapi() for each in operation.parameters)]


def _good(operation: Operation) -> dict[str, Any]:
    if operation.body is not None:
        return {"description": operation.summary, "model": operation.body}
    content = {operation.media_type: {"schema": {"type": "string"}}}
    return {"description": operation.summary, "content": content}


def _bad(operation: Operation) -> dict[int | str, dict[str, Any]]:
    kinds = [*_ANYWHERE]
    if operation.one_of_many:
        kinds.append(Problem.NOT_FOUND)
    if any(each.name == "updated_since" for each in operation.parameters):
        kinds.append(Problem.AHEAD)
    schema = {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}
    content = {MEDIA_TYPE: {"schema": schema}}
    told: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        told[kind.value.status] = {"description": kind.value.title, "content": content}
    if operation.body is not None:
        told[304] = {"description": "It is still what If-None-Match names."}
    return told
