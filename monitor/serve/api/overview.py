"""A page for people about the API: what there is, with an example each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from monitor.serve.api.application import VERSION_1, api, description
from monitor.serve.problems import Problem
from monitor.serve.site import Site

PAGE = "/api"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Taken:
    """A parameter as the page shows it."""

    name: str
    help: str
    required: bool
    choices: tuple[str, ...]  #: of a closed set


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shown:
    """An operation as the page shows it."""

    path: str
    summary: str
    help: str
    parameters: tuple[_Taken, ...]
    example: str  #: an address that can be asked as it is


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where this page is, and the API itself."""
    application = api(site)

    @cache
    def operations() -> tuple[_Shown, ...]:
        return tuple(_operations(description(application)))

    def overview(request: Request) -> Response:
        values = {"operations": operations(), "problems": [each.value for each in Problem], "base": VERSION_1}
        return site.page("api.html", values)

    return Route(PAGE, overview), Mount(VERSION_1, application)


def _operations(described: dict[str, Any]) -> Iterator[_Shown]:
    for path, methods in described["paths"].items():
        operation = methods["get"]
        parameters = [each for each in operation["parameters"] if each["in"] == "query"]
        wanted = [each for each in parameters if each["required"]] or parameters[:1]
        asked = "&".join(f"{each['name']}={_value(each['example'])}" for each in wanted)
        yield _Shown(
            path=path,
            summary=operation["summary"],
            help=_text(operation["description"]),
            parameters=tuple(_taken(each) for each in parameters),
            example=f"{VERSION_1}{path}{'?' if asked else ''}{asked}".replace("{id}", "1"),
        )


def _taken(parameter: dict[str, Any]) -> _Taken:
    schema = parameter["schema"]
    values = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    return _Taken(
        name=parameter["name"],
        help=_text(parameter["description"]),
        required=parameter["required"],
        choices=tuple(values),
    )


def _text(marked: str) -> str:
    """Without the marks of Markdown, which OpenAPI's descriptions are."""
    return marked.replace("`", "")


def _value(example: str | list[str]) -> str:
    return example if isinstance(example, str) else ",".join(example)
