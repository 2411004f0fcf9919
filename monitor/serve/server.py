"""The page's server, inside the event loop of whoever runs it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import Iterator
from ipaddress import ip_address

import uvicorn
from starlette.applications import Starlette

from monitor.errors import MonitorError, SettingError
from monitor.settings import parse_bind

#: Seconds that requests under way get when the server stops.
GRACE = 3


def listen(bind: str) -> socket.socket:
    """A socket that listens on `bind` (host:port), so that a daemon knows at its start whether it can serve.

    SettingError for a name; MonitorError where the port cannot be had.
    """
    host, port = parse_bind(bind)
    family, number = _numbers(host)
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((number, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise MonitorError(_why_not(error, bind, port)) from error
    listener.setblocking(False)
    return listener


def address(listener: socket.socket) -> str:
    """Where the page is: `http://127.0.0.1:8765`."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def serve(app: Starlette, listener: socket.socket) -> None:
    """Answers requests until it is cancelled; then it takes no more, ends those under way, and closes the socket."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        server.should_exit = True
        await serving
        raise


class _Server(uvicorn.Server):
    """Leaves the signals to the daemon, which stops more than this server."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _numbers(host: str) -> tuple[socket.AddressFamily, str]:
    number = "127.0.0.1" if host.lower() == "localhost" else host
    try:
        ip = ip_address(number)
    except ValueError:
        raise SettingError(
            f"bind: {host} is a name; give the address in numbers, such as 127.0.0.1 for this machine alone or 0.0.0.0 "
            "for all of its networks"
        ) from None
    return (socket.AF_INET6 if ip.version == 6 else socket.AF_INET), number


def _why_not(error: OSError, bind: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        another = port + 1 if port < 65_535 else port - 1
        return f"bind: {bind} is in use by another program; stop that, or set `bind` to another port such as {another}"
    if error.errno == errno.EACCES:
        return f"bind: port {port} is reserved for the system; set `bind` to a port from 1024"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"bind: {bind} is no address of this machine; use one of its own, 127.0.0.1 or 0.0.0.0"
    return f"bind: cannot listen on {bind}: {error.strerror or error}"
