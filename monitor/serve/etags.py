"""Entity tags: how a client asks for what it may have already (RFC 9110, section 13)."""

from __future__ import annotations

import hashlib

from starlette.requests import Request


def etag(body: bytes) -> str:
    """The tag of a document, quotes and all, by its bytes or by all that it is written of."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def is_held(request: Request, tag: str) -> bool:
    """Whether If-None-Match names the tag (section 13.1.2: compared weakly)."""
    held = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    return tag in held or held == {"*"}
