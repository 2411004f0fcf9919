"""Real receivers on loopback: a web server that answers as a test says, and an SMTP server that keeps its mail."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiohttp import web
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

Answer = Callable[[int], Awaitable[web.StreamResponse] | web.StreamResponse]


@dataclass
class Hook:
    """A webhook receiver: what came, and what it answers to the n-th (from 1)."""

    answer: Answer = field(default=lambda _: web.Response(status=204))
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    begun: int = 0

    @property
    def keys(self) -> list[str]:
        return [headers["webhook-id"] for headers in self.headers]


@asynccontextmanager
async def hooking(*hooks: Hook) -> AsyncIterator[None]:
    """Each on a path of its own."""

    def handler(hook: Hook) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def take(request: web.Request) -> web.StreamResponse:
            hook.begun += 1
            number = hook.begun
            hook.bodies.append(await request.read())
            hook.headers.append({name.lower(): value for name, value in request.headers.items()})
            answer = hook.answer(number)
            return answer if isinstance(answer, web.StreamResponse) else await answer

        return take

    app = web.Application()
    for number, hook in enumerate(hooks):
        app.router.add_post(f"/hook/{number}", handler(hook))
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    for number, hook in enumerate(hooks):
        hook.url = f"http://127.0.0.1:{port}/hook/{number}"
    try:
        yield
    finally:
        await runner.cleanup()


def status(code: int, text: str = "", **headers: str) -> Answer:
    return lambda _: web.Response(status=code, text=text, headers={k.replace("_", "-"): v for k, v in headers.items()})


async def hang(_: int = 0) -> web.StreamResponse:
    await asyncio.sleep(3600)
    return web.Response()


@dataclass
class Post:
    """An SMTP server's mail, and what it says of senders' wishes."""

    mails: list[EmailMessage] = field(default_factory=list)
    receivers: list[list[str]] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)  #: receiver -> what is said
    refuse_data: str = ""
    goodbye: Callable[[], Awaitable[str]] | None = None  #: what is said to QUIT
    host: str = "127.0.0.1"
    port: int = 0

    async def handle_RCPT(  # noqa: N802 -- the library's name
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refuse_data:
            return self.refuse_data
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.receivers.append(list(envelope.rcpt_tos))
        return "250 taken"

    async def handle_QUIT(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        return await self.goodbye() if self.goodbye else "221 Bye"

    def let_in(self, server: Any, session: Any, envelope: Any, mechanism: str, auth_data: Any) -> AuthResult:
        assert isinstance(auth_data, LoginPassword)
        login = (auth_data.login.decode(), auth_data.password.decode())
        self.logins.append(login)
        return AuthResult(success=login == ("me", "open sesame"), handled=False)


@contextmanager
def posting(post: Post) -> Iterator[Post]:
    """A server in a thread of its own, for what asks it from a thread too."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        post.port = free.getsockname()[1]  # the library asks its own server, and cannot at port 0
    controller = Controller(
        post, hostname="127.0.0.1", port=post.port, authenticator=post.let_in, auth_require_tls=False, ready_timeout=30
    )
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
