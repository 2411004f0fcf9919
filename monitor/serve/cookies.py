"""The two cookies: of a session, and of forms where nobody has signed in."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response

SESSION = "monitor-session"
FORM = "monitor-form"
#: Of https: browsers leave it out, whether the setting has it or not.
_PORT = ":443"


def set_cookie(
    headers: MutableHeaders,
    name: str,
    value: str,
    connection: HTTPConnection,
    *,
    public_url: str,
    seconds: int | None = None,
) -> None:
    """Puts a cookie on an answer: no script reads it, no other site's page sends it, and it goes over https alone where
    that is how the browser came. `seconds` None: until the browser is closed; 0: it goes.
    """
    carrier = Response()
    carrier.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        samesite="strict",
        secure=is_https(connection, public_url=public_url),
    )
    headers.append("set-cookie", carrier.headers["set-cookie"])


def is_https(connection: HTTPConnection, *, public_url: str) -> bool:
    """Whether the browser came over https, which ends at the reverse proxy: known by the name it asked for."""
    public = urlsplit(public_url)
    named, asked = (host.lower().removesuffix(_PORT) for host in (public.netloc, connection.headers.get("host", "")))
    return connection.url.scheme == "https" or (public.scheme == "https" and asked == named)
