"""By which names the page is asked, and whether others than this machine reach it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from monitor.serve.refusals import Refused, refusal
from monitor.settings import Settings, parse_bind

_NOT_OURS = (
    "This name leads here but is not known to be ours: ask by the address in numbers, or set public_url to the name."
)


def is_open(settings: Settings) -> bool:
    """Whether others than this machine can reach the page: by its own address, or by a proxy that has a name for it."""
    public = urlsplit(settings.public_url).hostname
    return not _is_loopback(parse_bind(settings.bind)[0]) or (public is not None and not _is_loopback(public))


class Hosts:
    """ASGI middleware: a name that leads here but is not ours gets nothing, since a page of that name could read what
    it gets (DNS rebinding). Addresses in numbers belong to nobody else.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app = app
        self._bound = _ip(parse_bind(settings.bind)[0])
        self._public = urlsplit(settings.public_url).hostname

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_ours(Headers(scope=scope).get("host", "")):
            await refusal(scope, Refused(400, "Nobody of this name is here.", _NOT_OURS))(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in ("localhost", self._public):
            return True
        ip = _ip(name)
        return ip is not None and (ip.is_loopback or self._bound in (ip, *_any(ip)))


def _is_loopback(host: str) -> bool:
    ip = _ip(host)
    return host.lower() == "localhost" if ip is None else ip.is_loopback


def _any(ip: IPv4Address | IPv6Address) -> tuple[IPv4Address | IPv6Address, ...]:
    """The addresses that stand for all of a machine's, this one among them: `::` takes what comes by IPv4, too."""
    return (IPv4Address(0), IPv6Address(0)) if ip.version == 4 else (IPv6Address(0),)


def _ip(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
