"""The files of the page: style sheet, script, icon. Each is asked for by what it holds, so that browsers keep it."""

from __future__ import annotations

import hashlib
from functools import cache
from os import PathLike, stat_result
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def asset(name: str) -> str:
    """The address of a file of this name; another one when the file is another. For templates."""
    return f"/static/{name}?v={_digest(name)}"


class Assets(StaticFiles):
    """The files, for ever where they are asked for by `asset`; else they are asked for again each time."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("v")
        named = asked == [_digest(Path(full_path).relative_to(FOLDER).as_posix())]
        response.headers["Cache-Control"] = _FOR_EVER if named else "no-cache"
        return response


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]
