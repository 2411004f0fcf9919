"""Answers in JSON that a client may keep and ask again for, and answers that are streamed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from monitor.records import as_json, encoded, record
from monitor.serve.etags import etag, is_held

#: Kept by whoever asked, and asked for again each time (with If-None-Match) before it is used.
_KEEP = "private, no-cache"
#: Characters read at a time of what was put by.
_PIECE = 65_536


def answer(request: Request, body: object) -> Response:
    """The body with its ETag; 304 without it to who has it. A `next` in it is also a link of the answer (RFC 8288)."""
    told = record(body)
    data = encoded(as_json(told, indent=None))
    headers = {"ETag": etag(data), "Cache-Control": _KEEP}
    if told.get("next"):
        headers["Link"] = f'<{told["next"]}>; rel="next"'
    if is_held(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers, media_type="application/json")


def streamed(parts: Iterator[str], *, media_type: str, filename: str, headers: Mapping[str, str]) -> Response:
    """The parts as they come, to be saved as a file."""
    more = {"Content-Disposition": f'attachment; filename="{filename}"', "Cache-Control": "no-store", **headers}
    return StreamingResponse((encoded(part) for part in parts), headers=more, media_type=media_type)


def put_by(parts: Iterator[str]) -> Iterator[str]:
    """All parts, made now and kept in a file without a name until they are read."""
    made = _put_by(parts)
    next(made)
    return made


def _put_by(parts: Iterator[str]) -> Iterator[str]:
    with TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.writelines(parts)
        file.seek(0)
        yield ""
        while piece := file.read(_PIECE):
            yield piece


def same_address(request: Request, given: Mapping[str, str]) -> str:
    """This address with other parameters."""
    return f"{request.url.path}?{urlencode(given)}"
