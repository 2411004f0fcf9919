"""The page as a browser gets it: through HTTP on loopback, from a real database."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from monitor.serve.feed_pages import FEEDS_A_PAGE
from monitor.serve.move_pages import COUNTED, MOVES_A_PAGE
from monitor.types import Change, FeedState, Kind, RoleCode, Status
from tests.serve.conftest import serving
from tests.serve.newsroom import NOW, Newsroom
from tests.serve.web import fetch
from tests.store.news import MCCANDLISH, tell


def test_moves_read_as_sentences_newest_first_under_their_day(site: str) -> None:
    shown = fetch(site)
    assert shown.status == 200
    assert shown.texts("h2") == ["3 October 2025", "24 September 2025"]
    first, second = shown.texts("article h3")
    assert first.startswith("Rahul Patil hired as CTO of Anthropic, from Stripe, replacing Sam McCandlish")
    assert second == "Rumoured: Jo Lee retires as chair of Acme Österreich"
    assert shown.texts("article b") == ["Rahul Patil", "Anthropic", "Jo Lee", "Acme Österreich"]
    assert shown.texts(".facts") == [
        "appointed hired C-level, technology 2 sources 97 % Patil to Anthropic wire.example",
        "departed rumoured retired board 1 source 41 % Acme without chair news.example",
    ]


def test_a_move_that_was_announced_and_denied_is_disputed(newsroom: Newsroom, page: str) -> None:
    for number, denied in enumerate((False, True)):
        at = NOW - timedelta(hours=5 - number)
        tell(
            newsroom.store,
            f"story-{number}",
            replace(MCCANDLISH, denied=denied, status=Status.RUMOURED if denied else Status.CONFIRMED),
            now=at,
            published_at=at,
        )
    for where in (page, f"{page}/moves/1"):
        assert "disputed" in fetch(where).texts(".facts .chip.doubt")
    assert fetch(page).texts("article h3")[0].startswith("Disputed: Sam McCandlish moves on ")


def test_a_few_figures_stand_on_top(news: Newsroom, page: str) -> None:
    gone = {"person": "Ada Moreno", "organisation": "Globex", "role": "chair", "change": Change.DEPARTED}
    feed = news.feed("https://broken.example/feed")
    news.story(feed, "Globex", "Ada Moreno, chair of Globex, resigns.", [gone | {"kind": Kind.RESIGNED}])
    news.pulled(feed, error="expired")
    assert fetch(page).texts(".figures span") == [
        "2 in the last 7 days",
        "1 of them left a seat open",
        "2 feeds, 1 failing",
        "1 failing",
    ]


def test_stories_are_links_that_tell_the_site_nothing(site: str) -> None:
    link = fetch(site).all("a.story")[0]
    assert (link.text(), link.attributes["href"]) == ("Patil to Anthropic", "https://wire.example/patil")
    assert set((link.attributes["rel"] or "").split()) >= {"noopener", "noreferrer"}


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("", ["Rahul Patil", "Jo Lee"]),
        ("company=anthropic", ["Rahul Patil"]),
        ("company=OSTERREICH", ["Jo Lee"]),
        ("person=pat", ["Rahul Patil"]),
        ("role=cto", ["Rahul Patil"]),
        ("role=chair", ["Jo Lee"]),
        ("since=7d", ["Rahul Patil"]),
        ("since=2025-09", ["Rahul Patil", "Jo Lee"]),
        ("since=30d&person=lee", ["Jo Lee"]),
        ("since=7d&person=lee", []),
        ("company=", ["Rahul Patil", "Jo Lee"]),
        ("q=answers", ["Rahul Patil"]),
        ("q=%22may+go%22", ["Jo Lee"]),
        ("q=may+patil", []),
        ("level=board", ["Jo Lee"]),
        ("level=board&level=c_level", ["Rahul Patil", "Jo Lee"]),
        ("change=departed&kind=retired&status=rumoured", ["Jo Lee"]),
        ("language=en&function=technology", ["Rahul Patil"]),
        ("until=2025-09-30", ["Jo Lee"]),
        ("min_confidence=0.5", ["Rahul Patil"]),
        ("country=US", []),
        ("sector=energy", []),
        ("unknown=1", ["Rahul Patil", "Jo Lee"]),
    ],
)
def test_filters_stand_in_the_address(site: str, asked: str, people: list[str]) -> None:
    shown = fetch(site, f"/?{asked}")
    assert [node.text() for node in shown.all("article h3 b:first-of-type")] == people
    assert ("No move fits" in shown.text) == (not people)


def test_the_form_keeps_what_was_asked(site: str) -> None:
    shown = fetch(site, "/?company=" + quote('"><script>x</script>') + "&since=2025-09")
    assert shown.all("input[name=company]")[0].attributes["value"] == '"><script>x</script>'
    assert [option.attributes["value"] for option in shown.all("[name=since] option[selected]")] == ["2025-09"]
    assert not shown.all("script:not([src^='/static/'])")


def test_what_is_filtered_is_said_and_taken_away_one_by_one(site: str) -> None:
    shown = fetch(site, "/?company=anthropic&level=c_level&q=patil")
    said = {" ".join(link.text().split()): link.attributes["href"] for link in shown.all(".said a")}
    assert said == {
        "words of the story patil × (take away)": "/?company=anthropic&level=c_level",
        "company anthropic × (take away)": "/?q=patil&level=c_level",
        "level C-level × (take away)": "/?q=patil&company=anthropic",
        "Clear all": "/",
    }
    assert shown.texts(".count") == ["1 move fits, the newest first. Charts of them"]
    assert shown.all("details[open] select[name=level] option[selected]")[0].attributes["value"] == "c_level"
    assert not fetch(site, "/?company=anthropic").all("form details[open]")


def test_the_page_leads_to_feeds_and_a_watch_of_its_filter(site: str) -> None:
    shown = fetch(site, "/?company=anthropic&role=cto")
    asked = "?company=anthropic&role=cto"
    assert [link.attributes["href"] for link in shown.all(".subscribe a")] == [
        *(f"/moves.{form}{asked}" for form in ("atom", "rss", "json", "ics")),
        f"/watches/add{asked}",
    ]
    assert len(shown.all("link[rel=alternate]")) == 4


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("since=soon", "since: 'soon' is no moment"),
        ("before=x", "no cursor"),
        ("company=%21", "letter"),
        ("q=%21", "letter"),
    ],
)
def test_a_filter_that_cannot_be_read_is_said_beside_the_form(site: str, asked: str, told: str) -> None:
    shown = fetch(site, f"/?{asked}")
    assert shown.status == 400
    assert told in shown.texts("[role=alert]")[0]
    assert not shown.all("article")


def test_moves_of_less_confidence_than_the_setting_are_left_out(news: Newsroom, tmp_path: Path) -> None:
    with serving(news, tmp_path, min_confidence="0.5") as where:
        assert len(fetch(where).all("article")) == 1


def test_a_long_list_has_pages_that_miss_and_repeat_nothing(newsroom: Newsroom, page: str) -> None:
    people = _chairs(newsroom, MOVES_A_PAGE + 5)
    first = fetch(page, "/?company=acme")
    assert first.texts(".count")[0].startswith(f"{len(people)} moves fit")
    older = first.all("a[rel=next]")[0].attributes["href"] or ""
    assert older.startswith("/?company=acme&before=")
    second = fetch(page, older)
    seen = [answer.texts("article h3 b:first-of-type") for answer in (first, second)]
    assert [len(names) for names in seen] == [MOVES_A_PAGE, 5]
    assert set(seen[0]) | set(seen[1]) == people
    assert not second.all("a[rel=next]")
    assert [link.attributes["href"] for link in second.all(".pager a")] == ["/?company=acme"]
    assert len(first.text.encode()) < 200_000


def test_what_is_many_is_not_counted_to_the_end(newsroom: Newsroom, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.serve.move_pages.COUNTED", MOVES_A_PAGE)
    assert COUNTED > MOVES_A_PAGE
    _chairs(newsroom, MOVES_A_PAGE + 2)
    assert fetch(page, "/?role=chair").texts(".count")[0].startswith(f"More than {MOVES_A_PAGE} moves fit")


def _chairs(newsroom: Newsroom, number: int) -> set[str]:
    feed = newsroom.feed("https://wire.example/rss")
    people = {f"Alex Number{n}" for n in range(number)}
    for place, person in enumerate(sorted(people)):
        values = {"person": person, "organisation": "Acme", "role": "chair", "role_code": RoleCode.CHAIR}
        at = NOW - timedelta(place // 3)
        newsroom.story(feed, "A chair", f"{person} is chair of Acme.", [values], published_at=at)
    return people


def test_feeds_are_listed_with_their_health_those_in_trouble_first(news: Newsroom, page: str) -> None:
    broken = news.feed("https://broken.example/feed", "The Herald")
    news.pulled(broken, error="expired", failures=3)
    paused = news.feed("https://paused.example/feed")
    news.store.set_feed_state(paused.id, FeedState.PAUSED, now=NOW)
    shown = fetch(page, "/feeds")
    listed = shown.all("tbody tr")
    assert [row.css("button")[0].text() for row in listed] == [
        "Pause The Herald",
        "Resume https://paused.example/feed",
        "Pause The Wire",
    ]
    for row in listed:
        row.css(".act")[0].decompose()
    rows = [" ".join(row.text().split()) for row in listed]
    assert rows == [
        "The Herald broken.example expired (3 times in a row) failing 10 min ago, failed in 20 min, every 30 min 0 0",
        "https://paused.example/feed paused never none 0 0",
        "The Wire wire.example fine 10 min ago, updated in 20 min, every 30 min 4 3 75 %",
    ]


def test_many_feeds_have_pages(newsroom: Newsroom, page: str) -> None:
    for number in range(FEEDS_A_PAGE + 1):
        newsroom.feed(f"https://{number}.example/feed", f"Feed {number}")
    first = fetch(page, "/feeds")
    second = fetch(page, first.all("a[rel=next]")[0].attributes["href"] or "")
    assert [len(shown.all("tbody tr")) for shown in (first, second)] == [FEEDS_A_PAGE, 1]
    assert len({*first.texts("tbody th a"), *second.texts("tbody th a")}) == FEEDS_A_PAGE + 1
    assert len(first.text.encode()) < 200_000
    assert [fetch(page, f"/feeds?page={odd}").status for odd in ("0", "-1", "x", "99999999999", "7")] == [200] * 5


def test_an_empty_monitor_says_what_to_do(newsroom: Newsroom, page: str) -> None:
    assert "monitor feeds add --defaults" in fetch(page).text
    newsroom.feed("https://wire.example/rss")
    assert "They appear here as the feeds bring them" in fetch(page).text


@pytest.mark.parametrize("path", ["/moves/999", "/moves/0", "/moves/99999999999999999999", "/moves/one", "/nope"])
def test_what_is_not_there_is_a_page_that_says_so(site: str, path: str) -> None:
    shown = fetch(site, path)
    assert shown.status == 404
    assert shown.texts("h1")[0].startswith("There is no")
    assert shown.texts("main a") == ["To the recent moves"]


def test_the_state_of_things_for_programs(site: str) -> None:
    shown = fetch(site, "/healthz")
    assert (shown.status, shown.headers["content-type"]) == (200, "application/json")
    for told in ('"status":"ok"', '"feeds":1', '"stories":4', '"moves":2', '"pulling":false'):
        assert told in shown.text


def test_a_database_that_fails_is_a_page_that_says_so(news: Newsroom, page: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "monitor.db") as connection:
        connection.execute("DROP VIEW recent_moves")
        connection.execute("ALTER TABLE feeds RENAME TO lost")
    connection.close()
    shown = fetch(page)
    assert (shown.status, shown.texts("h1")) == (503, ["The database does not answer."])
    assert "Traceback" not in shown.text
    assert (fetch(page, "/healthz").status, fetch(page, "/healthz").text[:17]) == (503, '{"status":"error"')
