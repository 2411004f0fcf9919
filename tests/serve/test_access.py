"""Who may ask, where others reach the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.requests import HTTPConnection

from monitor.serve.access import inside, is_token_wanted
from monitor.serve.sign_in_pages import LASTS
from monitor.serve.tries import MOST, WINDOW, Tries, address_of
from tests.serve.conftest import serving
from tests.serve.newsroom import JUDGE, NOW, Newsroom, settings
from tests.serve.web import Answer, fetch

HTML = {"Accept": "text/html,*/*"}


@dataclass
class Guarded:
    """A page that wants a token, and a token."""

    where: str
    secret: str
    room: Newsroom

    def sign_in(self, secret: str | None = None, path: str = "/", **headers: str) -> Answer:
        shown = fetch(self.where, "/sign-in", **headers)
        cookie = shown.headers["set-cookie"].partition(";")[0]
        field = shown.all("input[name=form]")[0].attributes["value"] or ""
        body = urlencode({"form": field, "next": path, "token": self.secret if secret is None else secret})
        kind = "application/x-www-form-urlencoded"
        return fetch(
            self.where,
            "/sign-in",
            method="POST",
            body=body,
            Cookie=cookie,
            Content_Type=kind,
            Origin=self.where,
            **headers,
        )

    def session(self) -> str:
        return self.sign_in().headers["set-cookie"].partition(";")[0]


@contextmanager
def guarded(room: Newsroom, folder: Path, **flags: str) -> Iterator[Guarded]:
    secret = room.store.tokens.create("laptop", now=NOW)
    with serving(room, folder, status=None, judge=JUDGE, labelled=None, now=lambda: NOW, **flags) as where:
        yield Guarded(where, secret, room)


@pytest.fixture
def page(news: Newsroom, tmp_path: Path) -> Iterator[Guarded]:
    with guarded(news, tmp_path, require_token="true") as opened:
        yield opened


@pytest.mark.parametrize(
    ("flags", "wanted"),
    [
        ({}, False),
        ({"bind": "[::1]:1"}, False),
        ({"bind": "localhost:1"}, False),
        ({"bind": "127.9.9.9:1"}, False),
        ({"public_url": "http://localhost:8765"}, False),
        ({"require_token": "true"}, True),
        ({"bind": "0.0.0.0:1"}, True),
        ({"bind": "[::]:1"}, True),
        ({"bind": "192.168.1.10:1"}, True),
        ({"bind": "localhost.example:1"}, True),
        ({"public_url": "https://monitor.example.org"}, True),
    ],
)
def test_a_token_is_wanted_wherever_others_reach_the_page(tmp_path: Path, flags: dict[str, str], wanted: bool) -> None:
    assert is_token_wanted(settings(tmp_path, **flags)) is wanted


SHUT = (
    "/",
    "/moves/1",
    "/feeds",
    "/nope",
    "/sign-out",
    "/docs",
    "/api/v1/moves",
    "/moves.atom",
    "/static",
    "//healthz",
)


@pytest.mark.parametrize("path", SHUT)
def test_without_a_token_nothing_is_told(page: Guarded, path: str) -> None:
    for headers in (
        {},
        {"Authorization": "Bearer"},
        {"Authorization": f"Basic {page.secret}"},
        {"Cookie": f"monitor-session={page.secret}"},
        {"Accept": "text/html", "Hx_Request": "true"},
    ):
        for method in ("GET", "POST", "DELETE", "HEAD"):
            shown = fetch(page.where, path, method=method, **headers)
            assert (shown.status, shown.headers.get("www-authenticate")) == (401, "Bearer")
            assert "Patil" not in shown.text
            assert "content-security-policy" in shown.headers
    problem = fetch(page.where, "/api/v1/moves")
    assert problem.headers["content-type"] == "application/problem+json"
    assert json.loads(problem.text)["type"] == "/api#no-token"


def test_what_everybody_may_see_tells_nothing(page: Guarded) -> None:
    assert fetch(page.where, "/healthz").text == '{"status":"ok"}'
    assert "version" in fetch(page.where, "/healthz", Authorization=f"Bearer {page.secret}").text
    assert fetch(page.where, "/static/monitor.css").status == 200
    assert "Patil" not in fetch(page.where, "/sign-in").text


def test_a_program_sends_its_token(page: Guarded) -> None:
    for word in ("Bearer", "bearer", "BEARER"):
        shown = fetch(page.where, Authorization=f"{word} {page.secret}")
        assert (shown.status, "Patil" in shown.text, "Sign out" in shown.text) == (200, True, False)
    assert fetch(page.where, Authorization=f"Bearer {page.secret}x").status == 401


def test_a_token_in_the_address_opens_feeds_alone(page: Guarded) -> None:
    for path in ("/", "/moves/1", "/sign-in", "/api/v1/moves", "/moves.atom/", "/x/moves.atom"):
        assert "Patil" not in fetch(page.where, f"{path}?token={page.secret}").text
    assert fetch(page.where, f"/moves.atom?token={page.secret}").status != 401
    assert fetch(page.where, "/moves.atom?token=x").status == 401


@pytest.mark.parametrize("path", ["/moves.atom", "/moves.rss", "/moves.json", "/moves.ics"])
def test_a_feed_asked_for_with_a_token_is_that_of_its_filter_and_does_not_tell_the_token(
    page: Guarded, path: str
) -> None:
    told = fetch(page.where, f"{path}?role=cto&token={page.secret}&company=anthropic")
    plain = fetch(page.where, f"{path}?role=cto&company=anthropic", Authorization=f"Bearer {page.secret}")
    assert (told.status, told.text) == (200, plain.text)
    assert page.secret not in told.text


def test_a_browser_is_led_to_sign_in_and_back(page: Guarded) -> None:
    led = fetch(page.where, "/?company=a%26b&since=7d", **HTML)
    assert (led.status, led.headers["location"]) == (303, "/sign-in?next=%2F%3Fcompany%3Da%2526b%26since%3D7d")
    form = fetch(page.where, led.headers["location"])
    assert form.all("input[name=next]")[0].attributes["value"] == "/?company=a%26b&since=7d"
    entered = page.sign_in(path="/?company=a%26b&since=7d")
    assert (entered.status, entered.headers["location"]) == (303, "/?company=a%26b&since=7d")
    cookie, *rest = entered.headers["set-cookie"].lower().split(";")
    assert cookie.startswith("monitor-session=")
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip() for part in rest}
    shown = fetch(page.where, Cookie=entered.headers["set-cookie"].partition(";")[0])
    assert (shown.status, "Patil" in shown.text, shown.texts(".sign-out button")) == (200, True, ["Sign out"])
    assert page.secret not in entered.headers["set-cookie"]


def test_signing_out_ends_the_session_for_good(page: Guarded) -> None:
    cookie = page.session()
    field = fetch(page.where, Cookie=cookie).all(".sign-out input[name=form]")[0].attributes["value"] or ""
    kind = "application/x-www-form-urlencoded"

    def out(field: str, **headers: str) -> Answer:
        return fetch(
            page.where, "/sign-out", method="POST", body=f"form={field}", Cookie=cookie, Content_Type=kind, **headers
        )

    assert out("x").status == 403
    assert out(field, Sec_Fetch_Site="cross-site").status == 403
    assert fetch(page.where, Cookie=cookie).status == 200
    ended = out(field, Sec_Fetch_Site="same-origin")
    assert (ended.status, "Max-Age=0" in ended.headers["set-cookie"]) == (303, True)
    assert fetch(page.where, Cookie=cookie).status == 401


def test_the_field_of_one_session_is_none_of_another(page: Guarded) -> None:
    one, other = page.session(), page.session()
    field = fetch(page.where, Cookie=one).all("input[name=form]")[0].attributes["value"] or ""
    kind = "application/x-www-form-urlencoded"
    refused = fetch(page.where, "/sign-out", method="POST", body=f"form={field}", Cookie=other, Content_Type=kind)
    assert refused.status == 403
    assert fetch(page.where, Cookie=other).status == 200


def test_a_session_ends_with_its_token_and_with_its_time(news: Newsroom, tmp_path: Path) -> None:
    with guarded(news, tmp_path, require_token="true") as page:
        cookie = page.session()
        assert fetch(page.where, Cookie=cookie).status == 200
        news.store.tokens.remove("laptop")
        assert fetch(page.where, Cookie=cookie).status == 401
    token = news.store.tokens.of_secret(news.store.tokens.create("other", now=NOW), now=NOW)
    assert token is not None
    old = news.store.tokens.open_session(token, until=NOW)
    with serving(news, tmp_path, require_token="true") as where:
        assert fetch(where, Cookie=f"monitor-session={old}").status == 401
    assert LASTS.days == 30


def test_a_wrong_token_is_said_beside_the_field(page: Guarded) -> None:
    for wrong in ("", "x", "<script>", page.secret[:-1]):
        shown = page.sign_in(wrong)
        assert (shown.status, shown.texts("[role=alert]")) == (403, ["This is no token that is known here."])
        assert "monitor-session" not in shown.headers.get("set-cookie", "")
        assert wrong not in shown.text or wrong in ("", "x")


@pytest.mark.parametrize("door", ["bearer", "feed", "form"])
def test_tries_are_bounded_at_every_door_and_sessions_go_on(page: Guarded, door: str) -> None:
    session = page.session()

    def attempt(secret: str) -> int:
        if door == "form":
            return page.sign_in(secret).status
        if door == "feed":
            return fetch(page.where, f"/moves.atom?token={secret}").status
        return fetch(page.where, Authorization=f"Bearer {secret}").status

    assert {attempt("wrong") for _ in range(MOST)} <= {401, 403}
    assert attempt("wrong") == attempt(page.secret) == 429
    refused = fetch(page.where, Authorization=f"Bearer {page.secret}")
    assert 0 < int(refused.headers["retry-after"]) <= WINDOW
    assert fetch(page.where, Cookie=session).status == 200


def test_tries_are_counted_by_address_for_a_minute() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    for _ in range(MOST):
        assert tries.wait("a") == 0
        tries.wrong("a")
    assert (tries.wait("a"), tries.wait("b")) == (WINDOW, 0)
    now = WINDOW - 0.5
    assert tries.wait("a") == 1
    now = WINDOW
    assert tries.wait("a") == 0
    tries.wrong("a")
    assert tries.wait("a") == 0


@pytest.mark.parametrize(
    ("peer", "forwarded", "public_url", "address"),
    [
        ("203.0.113.7", None, "", "203.0.113.7"),
        ("127.0.0.1", None, "https://m.example", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "https://m.example", "198.51.100.1"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.1", "https://m.example", "198.51.100.1"),  # the rest is what they say
        ("127.0.0.1", "nonsense", "https://m.example", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "", "127.0.0.1"),
        ("203.0.113.7", "198.51.100.1", "https://m.example", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", None, "", "2001:0db8:0001:0002"),
    ],
)
def test_who_tries_is_known_by_what_cannot_be_said_otherwise(
    peer: str, forwarded: str | None, public_url: str, address: str
) -> None:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    connection = HTTPConnection({"type": "http", "client": (peer, 1), "headers": headers})
    assert address_of(connection, public_url=public_url) == address


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", True),
        ("/?a=b&c=%20", True),
        ("/moves/1#x", True),
        ("", False),
        (None, False),
        ("//evil.example", False),
        ("/\\evil.example", False),
        ("/\t/evil.example", False),
        ("/a\\b", False),
        ("https://evil.example", False),
        ("javascript:alert(1)", False),
        ("evil", False),
    ],
)
def test_after_signing_in_the_way_leads_nowhere_else(path: str | None, kept: bool) -> None:
    assert inside(path) == (path if kept else "/")


def test_a_link_on_another_site_comes_in_again_from_here_where_the_cookie_counts(page: Guarded) -> None:
    mail = HTML | {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    shown = fetch(page.where, "/moves/1?a='&b=\"<x>", **mail)
    assert (shown.status, len(shown.all("meta[http-equiv=refresh]"))) == (200, 1)
    assert shown.all("x") == []
    assert "Patil" not in shown.text
    assert fetch(page.where, "//evil.example/", **mail).all("a")[0].attributes["href"] == "/"
    assert fetch(page.where, "/moves/1", **(mail | {"Sec_Fetch_Site": "same-origin"})).status == 303


def test_names_are_ours_as_the_settings_say(news: Newsroom, tmp_path: Path) -> None:
    def answers(where: str, host: str) -> bool:
        return fetch(where, "/healthz", Host=host).status == 200

    with serving(news, tmp_path, bind="0.0.0.0:8765") as where:
        assert answers(where, "192.168.1.10:8765")
        assert answers(where, "localhost")
        assert not answers(where, "evil.example")
        assert not answers(where, "[2001:db8::1]")
    with serving(news, tmp_path, bind="[::]:8765") as where:  # which takes what comes by IPv4, too
        for host in ("192.168.1.10:8765", "[2001:db8::1]:8765", "127.0.0.1"):
            assert answers(where, host)
        assert not answers(where, "evil.example")
    with serving(news, tmp_path, bind="192.168.1.10:8765", public_url="https://monitor.example.org") as where:
        assert answers(where, "192.168.1.10")
        assert answers(where, "MONITOR.example.org")
        assert not answers(where, "192.168.1.11")
        assert not answers(where, "x.monitor.example.org")


def test_nobody_gets_in_where_there_is_no_token(news: Newsroom, tmp_path: Path) -> None:
    with serving(news, tmp_path, bind="0.0.0.0:8765") as where:
        for headers in ({}, {"Authorization": "Bearer "}, {"Cookie": "monitor-session="}):
            assert fetch(where, **headers).status == 401


def test_a_page_that_fails_still_lets_sign_out(news: Newsroom, tmp_path: Path) -> None:
    def broken() -> dict[str, object]:
        raise ZeroDivisionError

    secret = news.store.tokens.create("laptop", now=NOW)
    with serving(news, tmp_path, status=broken, require_token="true") as where:
        shown = fetch(where, "/healthz", Cookie=Guarded(where, secret, news).session())
        assert (shown.status, shown.texts(".sign-out button")) == (500, ["Sign out"])
        assert fetch(where, "/healthz").text == '{"status":"ok"}'
