"""One try at a delivery, at real receivers."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web

from monitor.channels import AT_ONCE, Answer, Sender, webhooks
from monitor.net import Client
from monitor.notify import sample, verify
from monitor.types import Delivery, News, Rhythm, Watch
from tests.channels.receivers import Hook, Post, hang, hooking, posting, status

NOW = datetime(2025, 10, 3, 8, tzinfo=UTC)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
#: A headline that tries all that a headline can.
NASTY = 'Ann <script>alert(1)</script> & "co"\u202e joins @everyone <!channel>'


def delivery(channel: str, *, secret: str | None = None, rhythm: Rhythm = Rhythm.IMMEDIATE, **row: Any) -> Delivery:
    watch = Watch(
        id=3, name="finance chiefs", filter={"role": "cfo"}, companies=0, channel=channel, secret=secret,
        echo={"team": "sales", "ümlaut": "ja"}, rhythm=rhythm, unconfirmed=False, created_at=NOW, paused_at=None,
    )  # fmt: skip
    made = sample(watch, key="msg_0123456789abcdef", now=NOW)
    return replace(made, moves=tuple(replace(each, row={**each.row, **row}) for each in made.moves))


async def send(what: Delivery, *, seconds: float = 5.0, now: datetime = NOW) -> Answer:
    """One try."""
    async with Sender(contact="tests@example.org", zone=ZoneInfo("Europe/Berlin"), seconds=seconds) as sender:
        return await sender.send(what, now=now)


# --- webhooks -------------------------------------------------------------------------------------------------------


async def test_a_webhook_is_signed_and_has_the_columns_of_recent_moves() -> None:
    hook = Hook()
    async with hooking(hook):
        assert (await send(delivery(hook.url, secret=SECRET))).taken
    (body,), (headers,) = hook.bodies, hook.headers
    assert verify(headers, body, secret=SECRET, now=NOW)
    assert headers["webhook-id"] == "msg_0123456789abcdef"
    assert headers["content-type"] == "application/json"
    told = json.loads(body)
    assert (told["id"], told["type"], told["echo"]) == (
        headers["webhook-id"],
        "moves",
        {"team": "sales", "ümlaut": "ja"},
    )
    assert told["watch"] == {"id": 3, "name": "finance chiefs", "rhythm": "immediate"}
    (move,) = told["moves"]
    assert (move["news"], move["person"], move["announced_at"]) == ("new", "Ines Castaldi", "2025-10-03T08:00:00Z")
    assert {"organisation", "role_code", "effective_on", "confidence", "sources", "url"} <= move.keys()


async def test_every_try_sends_the_same_body_and_key_with_a_signature_of_its_own() -> None:
    hook = Hook()
    async with hooking(hook):
        what = delivery(hook.url, secret=SECRET)
        await send(what)
        await send(what, now=NOW + timedelta(hours=3))
    assert len(set(hook.bodies)) == len(set(hook.keys)) == 1
    first, second = (headers["webhook-signature"] for headers in hook.headers)
    assert first != second
    assert verify(hook.headers[1], hook.bodies[1], secret=SECRET, now=NOW + timedelta(hours=3))


@pytest.mark.parametrize(
    ("code", "taken", "final"),
    [
        (200, True, False), (201, True, False), (204, True, False),
        (301, False, True), (307, False, True),
        (400, False, True), (410, False, True), (413, False, True), (422, False, True), (501, False, True),
        (401, False, False), (403, False, False), (404, False, False), (408, False, False), (409, False, False),
        (425, False, False), (429, False, False), (500, False, False), (502, False, False), (503, False, False),
    ],
)  # fmt: skip
async def test_what_a_status_means(code: int, taken: bool, final: bool) -> None:
    hook = Hook(answer=status(code, "" if code == 204 else "no such flow"))
    async with hooking(hook):
        answer = await send(delivery(hook.url, secret=SECRET))
    assert (answer.taken, answer.final) == (taken, final)
    assert f"127.0.0.1 answers {code}" in answer.said
    assert code == 204 or "(no such flow)" in answer.said
    assert len(hook.bodies) == 1


async def test_a_redirect_is_not_followed() -> None:
    behind = Hook()
    front = Hook()
    async with hooking(behind, front):
        front.answer = lambda _: web.Response(status=308, headers={"Location": behind.url})
        answer = await send(delivery(front.url, secret=SECRET))
    assert answer.final
    assert "redirects are not followed" in answer.said
    assert behind.bodies == []


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ("120", timedelta(minutes=2)),
        ("Fri, 03 Oct 2025 08:01:00 GMT", timedelta(minutes=1)),
        ("Fri, 03 Oct 2025 07:00:00 GMT", timedelta(0)),
        ("9" * 40, timedelta(seconds=10**7)),
        ("-3", None),
        ("soon", None),
    ],
)
async def test_retry_after_is_heard(value: str, asked: timedelta | None) -> None:
    hook = Hook(answer=status(503, Retry_After=value))
    async with hooking(hook):
        assert (await send(delivery(hook.url, secret=SECRET))).retry_after == asked


async def test_a_receiver_that_hangs_is_left_after_its_time() -> None:
    hook = Hook(answer=hang)
    async with hooking(hook):
        begun = time.monotonic()
        answer = await send(delivery(hook.url, secret=SECRET), seconds=0.5)
    assert not answer.taken
    assert not answer.final
    assert "took longer" in answer.said
    assert time.monotonic() - begun < 5


async def test_a_receiver_that_is_not_there_is_said_so() -> None:
    answer = await send(delivery("http://127.0.0.1:1/tok3n", secret=SECRET))
    assert (answer.taken, answer.final, answer.said) == (False, False, "connection refused by 127.0.0.1:1")


async def test_an_address_that_is_none_any_longer_is_not_told_whole() -> None:
    answer = await send(delivery("https://hooks..example/in/tok3n?token=tok3n", secret=SECRET))
    assert answer == Answer(taken=False, said="https://hooks..example is no web address", final=True)


async def test_what_a_webhook_repeats_of_its_address_is_not_told() -> None:
    hook = Hook(answer=status(404, 'no flow at "POST /in/t0p s3cret", try later'))
    async with hooking(hook):
        hook.url += "?token=t0p%20s3cret"
        answer = await send(delivery(hook.url, secret=SECRET))
    assert answer.said == '127.0.0.1 answers 404 Not Found (no flow at "POST /in/…", try later)'


async def test_a_long_answer_is_cut_off() -> None:
    hook = Hook(answer=status(500, "x" * 3_000_000))
    async with hooking(hook):
        answer = await send(delivery(hook.url, secret=SECRET))
    assert len(answer.said) < 300


def cut(headers: dict[str, str], body: bytes, *, wait: bool) -> Callable[[int], Awaitable[web.StreamResponse]]:
    """A 200 whose body begins, and then hangs or breaks off."""

    async def begin(_: int) -> web.StreamResponse:
        answer = _Unfinished(headers=headers)
        answer.body_begun, answer.wait = body, wait
        return answer

    return begin


class _Unfinished(web.StreamResponse):
    body_begun = b""
    wait = False

    async def prepare(self, request: web.BaseRequest) -> Any:
        writer = await super().prepare(request)
        await self.write(self.body_begun)
        if self.wait:
            await hang()
        assert request.transport is not None
        request.transport.close()
        return writer


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Content-Length": "500"}, False),
        ({"Content-Length": "500"}, True),
        ({"Content-Encoding": "gzip", "Content-Length": "5"}, False),
    ],
    ids=["breaks off", "hangs", "no gzip"],
)
async def test_what_a_receiver_has_taken_is_taken_though_its_body_fails(headers: dict[str, str], wait: bool) -> None:
    hook = Hook(answer=cut(headers, b"thank", wait=wait))
    async with hooking(hook):
        answer = await send(delivery(hook.url, secret=SECRET), seconds=3.0)
    assert answer.taken
    assert answer.said.startswith("127.0.0.1 answers 200 OK")


async def test_many_tries_at_one_slow_host_do_not_wait_for_each_other() -> None:
    async def slow(_: int) -> web.StreamResponse:
        await asyncio.sleep(0.5)
        return web.Response()

    hook = Hook(answer=slow)
    async with hooking(hook), Sender(contact="", zone=UTC, seconds=1.5) as sender:
        what = delivery(hook.url, secret=SECRET)
        answers = await asyncio.gather(*(sender.send(what, now=NOW) for _ in range(AT_ONCE)))
    assert [answer.said for answer in answers if not answer.taken] == []


async def test_a_slow_receiver_is_told_without_a_setting_that_does_not_change_it() -> None:
    hook = Hook(answer=hang)
    async with hooking(hook), Client(contact="", allow_private=True, timeout=0.2) as client:
        answer = await webhooks.send(client, hook.url, b"{}", key="msg_1", secret=SECRET, now=NOW)
    assert answer.said == "127.0.0.1 took longer than 0.2 s"


# --- mail -----------------------------------------------------------------------------------------------------------


def mailto(post: Post, to: str = "ann@example.org", *, login: str = "me:open%20sesame@", more: str = "") -> str:
    return f"mailto://{login}{post.host}:{post.port}?to={to}&from=monitor@example.org&mode=insecure{more}"


async def test_mail_arrives_in_text_and_html_with_the_key_as_its_id() -> None:
    with posting(Post()) as post:
        answer = await send(delivery(mailto(post)))
    assert answer == Answer(taken=True, said="127.0.0.1 took the mail to ann@example.org")
    (mail,) = post.mails
    assert mail["Message-ID"] == "<msg_0123456789abcdef@example.org>"
    assert mail["From"] == "leadership-monitor <monitor@example.org>"
    assert mail["Subject"].startswith("Ines Castaldi hired as chief financial officer of Norvane")
    assert mail["Auto-Submitted"] == "auto-generated"
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    for part in (text, html):
        content = part.get_content()
        assert "replacing Theo Marchand" in content
        assert "https://example.org/a-test" in content
        assert "3 October 2025" in content
    assert post.logins[-1] == ("me", "open sesame")


@pytest.mark.parametrize("public_url", ["", "https://monitor.example.org"])
async def test_a_move_leads_to_its_page_where_others_reach_that(public_url: str) -> None:
    with posting(Post()) as post:
        async with Sender(contact="", zone=UTC, public_url=public_url) as sender:
            await sender.send(delivery(mailto(post), id=17), now=NOW)
    for kind in ("plain", "html"):
        part = post.mails[0].get_body((kind,))
        assert part is not None
        content = part.get_content()
        assert ("https://monitor.example.org/moves/17" in content) is bool(public_url)
        assert content.count("/moves/") == bool(public_url)


async def test_every_try_of_a_mail_has_the_same_id() -> None:
    with posting(Post()) as post:
        for hours in (0, 5):
            await send(delivery(mailto(post)), now=NOW + timedelta(hours=hours))
    assert len({mail["Message-ID"] for mail in post.mails}) == 1
    assert len(post.mails) == 2


async def test_nothing_from_a_story_runs_in_a_mail() -> None:
    with posting(Post()) as post:
        await send(delivery(mailto(post), headline=NASTY, person=NASTY, snippet=NASTY, url="javascript:alert(1)"))
    html = post.mails[0].get_body(("html",))
    assert html is not None
    content = html.get_content()
    assert "<script" not in content
    assert "javascript:" not in content
    assert "\u202e" not in content
    assert "&lt;script&gt;" in content


@pytest.mark.parametrize(
    ("refuse", "taken", "final"),
    [
        ({"ann@example.org": "550 no such user"}, False, True),
        ({"ann@example.org": "450 busy"}, False, False),
        ({"ann@example.org": "550 no such user", "bob@example.org": "450 busy"}, False, False),
    ],
)
async def test_refused_receivers(refuse: dict[str, str], taken: bool, final: bool) -> None:
    with posting(Post(refuse=refuse)) as post:
        answer = await send(delivery(mailto(post, ",".join(refuse))))
    assert (answer.taken, answer.final) == (taken, final)
    assert "ann@example.org" in answer.said


async def test_one_who_can_never_be_reached_does_not_keep_the_others_from_their_mail() -> None:
    with posting(Post(refuse={"ann@example.org": "550 no such user"})) as post:
        answer = await send(delivery(mailto(post, "ann@example.org,bob@example.org")))
    assert answer.taken
    assert "refused for ann@example.org: 550 no such user" in answer.said
    assert post.receivers == [["bob@example.org"]]


async def test_who_may_be_reached_later_is_tried_again_alone() -> None:
    with posting(Post(refuse={"bob@example.org": "452 full", "cat@example.org": "550 gone"})) as post:
        what = delivery(mailto(post, "ann@example.org,bob@example.org,cat@example.org"))
        answer = await send(what)
        assert (answer.taken, answer.final, answer.receivers) == (False, False, ("bob@example.org",))
        post.refuse.clear()
        assert (await send(replace(what, receivers=answer.receivers))).taken
    assert post.receivers == [["ann@example.org"], ["bob@example.org"]]


async def _busy() -> str:
    return "421 too busy to say goodbye"


async def _silent() -> str:
    await asyncio.sleep(3600)
    return ""


@pytest.mark.parametrize("goodbye", [_busy, _silent])
async def test_a_mail_that_was_taken_is_taken_whatever_follows(goodbye: Callable[[], Awaitable[str]]) -> None:
    with posting(Post(goodbye=goodbye)) as post:
        answer = await send(delivery(mailto(post)), seconds=3.0)
    assert answer.taken
    assert len(post.mails) == 1


@pytest.mark.parametrize(("said", "final"), [("552 too large", True), ("451 try later", False)])
async def test_a_refused_mail(said: str, final: bool) -> None:
    with posting(Post(refuse_data=said)) as post:
        answer = await send(delivery(mailto(post)))
    assert (answer.taken, answer.final, answer.said) == (False, final, f"127.0.0.1 answers {said}")


async def test_what_a_mail_server_says_is_told_in_one_printable_line() -> None:
    with posting(Post(refuse_data="451 try\x1b[31m \x00later")) as post:
        answer = await send(delivery(mailto(post)))
    assert answer.said == "127.0.0.1 answers 451 try[31m later"


async def test_a_wrong_password_is_tried_again_and_not_told() -> None:
    with posting(Post()) as post:
        answer = await send(delivery(mailto(post, login="me:tok3n@")))
    assert (answer.taken, answer.final) == (False, False)
    assert "535" in answer.said
    assert "tok3n" not in answer.said


async def test_a_mail_server_that_says_nothing_is_left_after_its_time() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()  # until the other side has given up
        writer.close()
        left.set()

    left = asyncio.Event()
    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        address = f"mailto://127.0.0.1:{port}?to=a@b.example&from=c@d.example&mode=insecure"
        answer = await send(delivery(address), seconds=0.5)
        await asyncio.wait_for(left.wait(), 5)
    assert not answer.taken


# --- services -------------------------------------------------------------------------------------------------------


class Ntfy:
    """An ntfy server: apprise posts JSON to its root."""

    def __init__(self, code: int) -> None:
        self.code = code
        self.bodies: list[dict[str, Any]] = []

    async def take(self, request: web.Request) -> web.Response:
        self.bodies.append(json.loads(await request.read()))
        return web.json_response({"error": "forbidden: tok3npassword\x1b[31m\0"}, status=self.code)


async def test_a_service_gets_a_text_that_mentions_nobody() -> None:
    server = Ntfy(200)
    async with serving(server) as port:
        answer = await send(delivery(f"ntfy://127.0.0.1:{port}/topic", headline=NASTY, person=NASTY, snippet=NASTY))
    assert answer == Answer(taken=True, said="ntfy took it")
    (body,) = server.bodies
    told = json.dumps(body, ensure_ascii=False)
    assert "hired as chief financial officer of Norvane" in told
    assert "@everyone" not in told
    assert "<!channel" not in told


@pytest.mark.parametrize("written", ["tok3npassword", "tok3n%70assword"])
async def test_what_a_service_says_is_told_without_secrets(written: str) -> None:
    async with serving(Ntfy(403)) as port:
        answer = await send(delivery(f"ntfy://me:{written}@127.0.0.1:{port}/topic"))
    assert not answer.taken
    assert not answer.final
    assert answer.said.startswith("ntfy did not take it: ")
    assert "403" in answer.said
    assert "tok3npassword" not in answer.said
    assert answer.said.isprintable()


@asynccontextmanager
async def serving(server: Ntfy) -> AsyncIterator[int]:
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", server.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield int(runner.addresses[0][1])
    await runner.cleanup()


# --- messages -------------------------------------------------------------------------------------------------------


async def test_a_digest_groups_its_moves_and_names_how_many_more_there_are() -> None:
    with posting(Post()) as post:
        one = delivery(mailto(post), rhythm=Rhythm.DAILY)
        news = [News.NEW, News.WITHDRAWN, *[News.NEW] * 120]
        many = replace(one, moves=tuple(replace(one.moves[0], news=each) for each in news))
        await send(many)
    (mail,) = post.mails
    assert mail["Subject"] == "122 moves, daily digest [finance chiefs]"
    html, text = mail.get_body(("html",)), mail.get_body(("plain",))
    assert html is not None
    assert text is not None
    assert "Not so: withdrawn or denied" in html.get_content()
    assert "And 22 more" in text.get_content()
    assert len(html.get_content()) < 100_000  # Gmail cuts longer ones off
