"""Forms count only from a page of ours, in the browser that got that page."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from monitor.serve import address, listen, serve
from monitor.serve.forms import MOST_BYTES, Forms, form, form_field
from tests.serve.web import Answer, fetch


@contextlib.contextmanager
def _served(public_url: str = "") -> Iterator[str]:
    """A page with one form, behind the middleware alone."""

    def page(request: Request) -> Response:
        return HTMLResponse(f"<form method=post>{form_field()}<input name=word></form>")

    def take(request: Request) -> Response:
        return PlainTextResponse(f"took {form(request)['word']}")

    application = Starlette(
        routes=[Route("/", page), Route("/plain", lambda _: PlainTextResponse("")), Route("/", take, methods=["POST"])],
        middleware=[Middleware(Forms, public_url=public_url)],
    )
    listener = listen("127.0.0.1:0")
    loop = asyncio.new_event_loop()
    task = loop.create_task(serve(application, listener))

    def run() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield address(listener)
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)
        loop.close()


@pytest.fixture(scope="module")
def where() -> Iterator[str]:
    with _served() as served:
        yield served


def opened(where: str, **headers: str) -> tuple[str, str]:
    """The cookie and the hidden field of a page with a form."""
    shown = fetch(where, **headers)
    field = shown.all("input[type=hidden][name=form]")[0].attributes["value"] or ""
    return shown.headers["set-cookie"].partition(";")[0], field


def send(where: str, cookie: str, field: str | None, **headers: str) -> Answer:
    body = urlencode({"word": "a b"} | ({"form": field} if field is not None else {}))
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    return fetch(where, method="POST", body=body, **{"Cookie": cookie, **kind, **headers})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec_Fetch_Site": "same-origin"},
        {"Sec_Fetch_Site": "none"},
        {"Sec_Fetch_Site": "same-origin", "Origin": "null"},
    ],
)
def test_a_form_of_ours_is_taken(where: str, headers: dict[str, str]) -> None:
    took = send(where, *opened(where), **headers)
    assert (took.status, took.text) == (200, "took a b")
    assert "set-cookie" not in took.headers


def test_over_plain_http_the_origin_says_where_it_comes_from(where: str) -> None:
    cookie, field = opened(where)
    assert send(where, cookie, field, Origin=where).status == 200
    port = urlsplit(where).port
    for other in ("http://evil.example", f"http://127.0.0.1:{(port or 0) + 1}", "null", "", f"http://localhost:{port}"):
        assert send(where, cookie, field, Origin=other).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "nonsense"])
def test_what_another_site_sends_is_refused_even_with_the_right_field(where: str, site: str) -> None:
    refused = send(where, *opened(where), Sec_Fetch_Site=site, Origin=where)
    assert refused.status == 403
    assert "another site" in refused.text


@pytest.mark.parametrize("field", [None, "", "x", "ü", "0" * 64])
def test_a_wrong_field_is_refused(where: str, field: str | None) -> None:
    cookie, _ = opened(where)
    refused = send(where, cookie, field)
    assert (refused.status, "took" in refused.text) == (403, False)


def test_the_field_of_another_browser_is_refused(where: str) -> None:
    mine, theirs = opened(where), opened(where)
    assert send(where, mine[0], theirs[1]).status == 403
    assert send(where, "", mine[1]).status == 403
    assert send(where, "monitor-form=short", mine[1]).status == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(where: str) -> None:
    said = fetch(where).headers["set-cookie"].lower()
    assert {part.strip() for part in said.split(";")[1:]} == {"path=/", "httponly", "samesite=strict"}
    assert "set-cookie" not in fetch(where, "/plain").headers
    cookie, field = opened(where)
    again = fetch(where, Cookie=cookie)
    assert "set-cookie" not in again.headers
    assert field in again.text


@pytest.mark.parametrize("port", ["", ":443"])  # which browsers leave out
def test_behind_https_the_cookie_goes_over_https_alone(port: str) -> None:
    with _served(f"https://monitor.example.org{port}") as where:
        for host in ("monitor.example.org", "Monitor.example.org:443"):
            assert "secure" in fetch(where, Host=host).headers["set-cookie"].lower()
        assert "secure" not in fetch(where, Host="monitor.example.org:8443").headers["set-cookie"].lower()
        assert "secure" not in fetch(where).headers["set-cookie"].lower()


def test_a_body_without_end_is_cut_off(where: str) -> None:
    cookie, field = opened(where)
    assert send(where, cookie, field + "x" * MOST_BYTES).status == 413


@pytest.mark.parametrize(
    ("kind", "body"), [("application/json", "{}"), ("multipart/form-data; boundary=x", "--x\r\nbroken"), ("", "word=a")]
)
def test_what_is_no_form_is_refused(where: str, kind: str, body: str) -> None:
    cookie, _ = opened(where)
    assert fetch(where, method="POST", body=body, Content_Type=kind, Cookie=cookie).status in (400, 403)
