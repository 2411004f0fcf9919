"""What can be asked: an address, what it takes, and what it answers with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from monitor.serve.api.parameters import Parameter


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """One address under /api/v1, for GET and HEAD."""

    path: str  #: as Starlette routes it
    summary: str
    help: str
    endpoint: Callable[[Request], Response]
    parameters: tuple[Parameter, ...] = ()
    body: type | None = None  #: None: a stream of `media_type`
    media_type: str = "application/json"
    one_of_many: bool = False  #: there may be no such thing
