"""What a stranger may write or ask, and what every answer carries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.serve.conftest import serving
from tests.serve.newsroom import Newsroom
from tests.serve.web import Answer, fetch

HOSTILE = (
    "<script>document.title = 'owned'</script>",
    '"><img src=x onerror="document.title = 1">',
    "'><svg/onload=alert(1)>",
    "</title></h3></article><iframe src=//evil.example></iframe>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "CEO \u202egnihtemos esle\u202c \u2066x\u2069",
    "]]><![CDATA[<script>alert(1)</script>",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_a_feed_says_can_run(newsroom: Newsroom, page: str, hostile: str) -> None:
    feed = newsroom.feed("https://evil.example/rss", hostile)
    values = {"person": hostile, "organisation": hostile, "role": hostile, "predecessor": hostile}
    text = f"{hostile} is appointed."
    newsroom.story(feed, hostile, text, [values], url="javascript:alert(1)", publisher=hostile, language="en")
    newsroom.pulled(feed, error=hostile)
    kept = re.sub("[\u202a-\u202e\u2066-\u2069]", "", hostile)
    for path in ("/", "/feeds", "/moves/1"):
        shown = fetch(page, path)
        assert shown.status == 200
        assert not shown.all(
            "script:not([src^='/static/']), iframe, svg, img, object, embed, style, base, [onerror], [onload], [style]"
        )
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown.text)
        assert " ".join(kept.split()) in " ".join(shown.all("main")[0].text().split())
        for link in shown.all("[href]"):
            assert re.match(r"https?://|/|#", link.attributes["href"] or "")


EVERY_ANSWER = (
    *("/", "/?since=soon", "/moves/999", "/moves/arrived", "/moves/arrived?since=soon"),
    *("/nope", "/healthz", "/static/monitor.css", "/static/nope", "/sign-in", "/sign-out", "/feeds/9/remove"),
)


@pytest.mark.parametrize("path", EVERY_ANSWER)
def test_every_answer_carries_the_guards_and_no_cookie(site: str, path: str) -> None:
    _guarded(fetch(site, path))


def test_what_is_refused_before_a_page_is_reached_carries_them_too(site: str) -> None:
    for refused in (fetch(site, Host="evil.example"), fetch(site, method="POST", Sec_Fetch_Site="cross-site")):
        assert refused.status in (400, 403)
        _guarded(refused)
    for with_form in ("/feeds", "/moves/1"):
        assert fetch(site, with_form).headers["set-cookie"].startswith("monitor-form=")


def _guarded(shown: Answer) -> None:
    policy = shown.headers["content-security-policy"]
    for part in ("default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
    assert "script-src 'self';" in policy
    assert not re.search("unsafe|nonce|sha256|https?:|[*]", policy)
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.headers["referrer-policy"] == "same-origin"
    assert not {"set-cookie", "server", "access-control-allow-origin"} & shown.headers.keys()


def test_a_page_that_fails_shows_no_inside(news: Newsroom, tmp_path: Path) -> None:
    def broken() -> dict[str, object]:
        raise ZeroDivisionError("the secret inside")

    with serving(news, tmp_path, status=broken) as where:
        shown = fetch(where, "/healthz")
    assert (shown.status, shown.texts("h1")) == (500, ["This page could not be made."])
    assert "secret" not in shown.text
    _guarded(shown)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed_here(site: str, method: str) -> None:
    shown = fetch(site, method=method)
    assert shown.status == 405
    _guarded(shown)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8765", 200),
        ("LOCALHOST", 200),
        ("[::1]:8765", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost.evil.example:8765", 400),
        ("169.254.169.254", 400),
        ("", 400),
    ],
)
def test_a_name_that_is_not_ours_gets_nothing(site: str, host: str, status: int) -> None:
    shown = fetch(site, Host=host)
    assert shown.status == status
    assert ("Patil" in shown.text) == (status == 200)


def test_a_file_beside_the_static_ones_is_out_of_reach(site: str) -> None:
    for path in ("/static/../server.py", "/static/%2e%2e/server.py", "/static//etc/passwd", "/static/"):
        assert fetch(site, path).status == 404
