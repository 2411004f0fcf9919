"""Feeds out, as the readers' own libraries take them from the real server."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

import feedparser
import pytest
from icalendar import Calendar, Event

from monitor.feeds import parse
from monitor.pipeline.judging import judge_of
from monitor.resolve import resolve
from monitor.serve.feeds_out import FORMS, MOST, alternates
from tests.serve.conftest import serving
from tests.serve.newsroom import LEE, NOW, PATIL, TEXT, Newsroom
from tests.serve.web import Answer, fetch
from tests.store.news import read

SENTENCE = (
    "Rahul Patil hired as CTO of Anthropic, from Stripe, replacing Sam McCandlish, reporting to Daniela Amodei, "
    "effective 2025-09-29."
)
DATED = PATIL | {"effective_on": date(2025, 9, 29)}
SYNDICATION = ("/moves.atom", "/moves.rss")


@pytest.fixture
def news(newsroom: Newsroom) -> Newsroom:
    """Two moves, the first with a day and in two stories."""
    wire = newsroom.feed("https://wire.example/rss", "The Wire")
    week = NOW - timedelta(days=9)
    newsroom.story(wire, "Patil to Anthropic", TEXT, [DATED], url="https://wire.example/patil", publisher="Wire & Co")
    later = "Rahul Patil goes to Anthropic as CTO."
    newsroom.story(wire, "Another hire", later, [DATED], published_at=NOW - timedelta(hours=1), language="fr")
    newsroom.story(
        wire,
        "Acme sans président",
        "Jo Lee, chair of Acme Österreich, may go.",
        [LEE],
        published_at=week,
        language="fr",
    )
    return newsroom


def _parsed(answer: Answer) -> Any:
    """A feed as feedparser has it, without a complaint."""
    assert answer.status == 200
    found = feedparser.parse(answer.text.encode(), response_headers={"content-type": answer.headers["content-type"]})
    assert not found.bozo, found.get("bozo_exception")
    return found


def _events(answer: Answer) -> list[Event]:
    assert answer.status == 200
    calendar = Calendar.from_ical(answer.text)
    assert not calendar.errors
    return calendar.events


@pytest.mark.parametrize(("path", "version"), [("/moves.atom", "atom10"), ("/moves.rss", "rss20")])
def test_feedparser_finds_every_field_as_it_was_put_in(news: Newsroom, page: str, path: str, version: str) -> None:
    found = _parsed(fetch(page, path))
    assert found.version == version
    assert found.feed.title == "Leadership moves"
    assert {link.rel: link.href for link in found.feed.links} == {"self": page + path, "alternate": f"{page}/"}
    patil, lee = found.entries
    assert (patil.title, lee.title) == (SENTENCE, "Rumoured: Jo Lee retires as chair of Acme Österreich.")
    assert patil.link == f"{page}/moves/1"
    assert patil.published_parsed[:6] == (NOW - timedelta(hours=2)).timetuple()[:6]
    assert patil.updated_parsed[:6] == NOW.timetuple()[:6]
    assert UUID(patil.id).urn == patil.id
    assert patil.id != lee.id
    content = patil.content[0].value if version == "atom10" else patil.summary
    assert "appointed (hired) · C-level · technology · 2 sources · 97\u202f% sure" in content
    assert f'<blockquote dir="auto" lang="en">{TEXT.partition(" More")[0]}</blockquote>' in content
    assert '<a dir="auto" href="https://wire.example/patil">Patil to Anthropic</a>' in content
    assert "Wire &amp; Co" in content
    assert "2025-10-03, fr" in content
    assert [tag.term for tag in patil.tags] == [
        "appointed", "hired", "confirmed", "chief_technology", "technology", "c_level",
    ]  # fmt: skip


def test_links_lead_to_where_others_reach_the_page(news: Newsroom, tmp_path: Path) -> None:
    public = "http://localhost:9999"
    with serving(news, tmp_path, public_url=public) as where:
        feed = _parsed(fetch(where, "/moves.atom?role=cto&token=x"))
        assert {link.rel: link.href for link in feed.feed.links} == {
            "self": f"{public}/moves.atom?role=cto",
            "alternate": f"{public}/?role=cto",
        }
        assert [entry.link for entry in feed.entries] == [f"{public}/moves/1"]
        assert json.loads(fetch(where, "/moves.json").text)["items"][0]["url"] == f"{public}/moves/1"
        assert _events(fetch(where, "/moves.ics"))[0].url == f"{public}/moves/1"
        for path in ("/moves.rss", "/moves.json", "/moves.ics"):
            assert where not in fetch(where, path).text


def test_each_entry_says_its_language(news: Newsroom, page: str) -> None:
    atom, rss = (_parsed(fetch(page, path)).entries for path in SYNDICATION)
    assert [entry.content[0].language for entry in atom] == ["en", "fr"]
    assert [entry.title_detail.language for entry in atom] == ["en", "en"]
    assert [entry.language for entry in rss] == ["en", "fr"]
    items = json.loads(fetch(page, "/moves.json").text)["items"]
    assert [item["language"] for item in items] == ["en", "fr"]


def test_the_stories_of_an_entry_are_its_links(news: Newsroom, page: str) -> None:
    patil = _parsed(fetch(page, "/moves.atom")).entries[0]
    via = [link.href for link in patil.links if link.rel == "via"]
    assert via == ["https://wire.example/patil", "https://news.example/2"]


def test_a_json_feed_has_what_the_specification_asks_for_and_our_own_reader_takes_it(news: Newsroom, page: str) -> None:
    answer = fetch(page, "/moves.json")
    assert answer.headers["content-type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(answer.text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["feed_url"], feed["home_page_url"]) == (f"{page}/moves.json", f"{page}/")
    patil = feed["items"][0]
    assert patil["title"] == SENTENCE
    assert patil["external_url"] == "https://wire.example/patil"
    assert (patil["date_published"], patil["date_modified"]) == ("2025-10-03T10:00:00Z", "2025-10-03T12:00:00Z")
    entries = parse(answer.text.encode(), content_type=answer.headers["content-type"], url=page, now=NOW).entries
    assert [entry.guid for entry in entries] == [item["id"] for item in feed["items"]]
    assert [entry.published_at for entry in entries] == [NOW - timedelta(hours=2), NOW - timedelta(days=9)]


def test_the_calendar_has_an_all_day_event_for_each_move_with_a_day(news: Newsroom, page: str) -> None:
    answer = fetch(page, "/moves.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    (event,) = _events(answer)
    assert (event.start, event.end) == (date(2025, 9, 29), date(2025, 9, 30))
    assert event.summary == SENTENCE
    assert (event.status, event.transparency) == ("CONFIRMED", "TRANSPARENT")
    assert event.url == f"{page}/moves/1"
    assert (event.stamp, event.last_modified) == (NOW, NOW)
    assert "Patil to Anthropic (Wire & Co) https://wire.example/patil" in event.description.splitlines()
    assert all(len(line.encode()) <= 75 for line in answer.text.split("\r\n"))


def test_a_rumoured_day_is_tentative(newsroom: Newsroom, page: str) -> None:
    wire = newsroom.feed("https://wire.example/rss")
    newsroom.story(wire, "May go", "Jo Lee, chair, may go.", [LEE | {"effective_on": date(2026, 1, 1)}])
    assert _events(fetch(page, "/moves.ics"))[0].status == "TENTATIVE"


def test_a_move_has_one_name_in_all_forms_at_any_address(news: Newsroom, page: str, tmp_path: Path) -> None:
    atom, rss = ([entry.id for entry in _parsed(fetch(page, path)).entries] for path in SYNDICATION)
    items = [item["id"] for item in json.loads(fetch(page, "/moves.json").text)["items"]]
    events = [f"urn:uuid:{event['UID']}" for event in _events(fetch(page, "/moves.ics"))]
    assert atom == rss == items
    assert events == items[:1]
    with serving(news, tmp_path) as elsewhere:
        assert elsewhere != page
        assert [item["id"] for item in json.loads(fetch(elsewhere, "/moves.json").text)["items"]] == items
    feeds = {fetch(page, f"/moves.atom{asked}").text.split("<id>")[1] for asked in ("", "?role=cto")}
    assert len(feeds) == 2


def test_names_differ_between_databases(news: Newsroom, tmp_path: Path) -> None:
    with serving(news, tmp_path) as here:
        before = {item["id"] for item in json.loads(fetch(here, "/moves.json").text)["items"]}
    connection = sqlite3.connect(tmp_path / "monitor.db")
    with connection:
        connection.execute("update identity set uuid = '00000000-0000-4000-8000-000000000000'")
    connection.close()
    with serving(news, tmp_path) as there:
        after = {item["id"] for item in json.loads(fetch(there, "/moves.json").text)["items"]}
    assert len(before) == len(after) == 2
    assert not before & after


HOSTILE = "]]> & <b>x</b> <script>alert(1)</script> \u202eevil\u202c \x08\x1b[31m \ufffe\uffff \U0001f44d"


@pytest.fixture
def hostile(newsroom: Newsroom) -> Newsroom:
    """A story that tries everything."""
    feed = newsroom.feed("https://evil.example/rss", HOSTILE)
    values: dict[str, Any] = {
        "person": f"Eve {HOSTILE}",
        "organisation": "Acme\r\nBEGIN:VALARM",
        "role": "CEO;X=1,2\\n",
    }
    values |= {"effective_on": date(2025, 10, 1)}
    newsroom.story(feed, HOSTILE, HOSTILE, [values], url="javascript:alert(1)", publisher=HOSTILE)
    newsroom.story(feed, HOSTILE, f"{HOSTILE} again", [values], url="https://evil.example/?a=1&b=<2>\"'")
    return newsroom


SEEN = "]]> & <b>x</b> <script>alert(1)</script> evil [31m \U0001f44d"


@pytest.mark.parametrize("path", SYNDICATION)
def test_hostile_text_is_text_in_a_feed(hostile: Newsroom, page: str, path: str) -> None:
    answer = fetch(page, path)
    for never in ("\u202e", "\x1b", "\ufffe", "<script", 'href="javascript'):
        assert never not in answer.text
    (entry,) = _parsed(answer).entries
    content = entry.content[0].value if path == "/moves.atom" else entry.summary
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content
    assert "<script" not in content
    assert "<b>" not in content
    if path == "/moves.atom":  # what feedparser takes an RSS title for is its own guess
        assert entry.title_detail.type == "text/plain"
        assert entry.title.startswith(f"Eve {SEEN}")
        assert [link.href for link in entry.links if link.rel == "via"] == ["https://evil.example/?a=1&b=<2>\"'"]


def test_hostile_text_is_text_in_json(hostile: Newsroom, page: str) -> None:
    (item,) = json.loads(fetch(page, "/moves.json").text)["items"]
    assert item["title"].startswith(f"Eve {SEEN}")
    assert "<script" not in item["content_html"]
    assert "javascript:" not in item["content_html"]
    assert item["external_url"] == "https://evil.example/?a=1&b=<2>\"'"


def test_hostile_text_is_text_in_a_calendar(hostile: Newsroom, page: str) -> None:
    answer = fetch(page, "/moves.ics")
    (event,) = _events(answer)
    assert event.summary.startswith(f"Eve {SEEN}")
    assert "of Acme BEGIN:VALARM" in event.summary
    assert "CEO;X=1,2\\n" in event.summary
    assert not [line for line in answer.text.splitlines() if line.startswith("BEGIN:VALARM")]
    assert "javascript:" not in answer.text


@pytest.mark.parametrize("path", [form.path for form in FORMS])
def test_a_filter_in_the_address_is_that_of_monitor_moves(news: Newsroom, page: str, path: str) -> None:
    def told(asked: str) -> str:
        answer = fetch(page, f"{path}?{asked}")
        assert answer.status == 200
        return answer.text

    assert "Jo Lee" not in told("role=CTO&level=board,c_level")
    assert "Rahul" in told("role=CTO&level=board,c_level")
    assert "Rahul" in told("level=board&level=c_level&company=&person=")
    assert "Rahul" not in told("since=1h")
    assert "Rahul" not in told("language=fr")
    assert "Rahul" not in told(f"company={quote('Österreich')}")


@pytest.mark.parametrize("path", [form.path for form in FORMS])
@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("level=captain", "level: 'captain' is none of board, c_level, executive, senior, other"),
        ("colour=red", "'colour' is no filter; the filters are since,"),
        ("since=whenever", "since: 'whenever' is no moment;"),
        ("limit=all", f"limit: a feed holds at most {MOST} moves"),
        (f"limit={MOST + 1}", f"limit: a feed holds at most {MOST} moves"),
    ],
)
def test_a_wrong_filter_is_one_plain_line(site: str, path: str, asked: str, says: str) -> None:
    answer = fetch(site, f"{path}?{asked}")
    assert answer.status == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith(says)
    assert answer.text.count("\n") == 1


def test_no_more_moves_than_asked_for(news: Newsroom, page: str) -> None:
    assert len(_parsed(fetch(page, "/moves.atom?limit=1")).entries) == 1


@pytest.mark.parametrize("path", [form.path for form in FORMS])
def test_a_reader_that_has_it_gets_no_body(news: Newsroom, page: str, path: str) -> None:
    first = fetch(page, path)
    known = {"If-None-Match": f'"other", W/{first.headers["etag"]}'}
    again = fetch(page, path, **known)
    assert (again.status, again.text) == (304, "")
    assert again.headers["etag"] == first.headers["etag"]
    assert fetch(page, path, **{"If-None-Match": '"other"'}).status == 200
    wire = news.feed("https://wire.example/rss")
    news.story(wire, "A third", "Mo is CEO of Kelmont.", [PATIL | {"person": "Mo", "effective_on": date(2026, 1, 1)}])
    assert fetch(page, path, **known).status == 200


def test_what_leaves_a_feed_by_the_clock_alone_is_told_to_a_reader_that_has_it(news: Newsroom, tmp_path: Path) -> None:
    clock = [NOW + timedelta(minutes=1)]
    with serving(news, tmp_path, now=lambda: clock[0]) as there:
        first = fetch(there, "/moves.atom?since=1d")
        assert len(_parsed(first).entries) == 1
        assert "last-modified" not in first.headers  # the last change of a move would not do
        clock[0] += timedelta(days=3)
        held = {"If-None-Match": first.headers["etag"], "If-Modified-Since": "Fri, 03 Oct 2025 12:00:00 GMT"}
        for headers in (held, {"If-Modified-Since": held["If-Modified-Since"]}):
            assert _parsed(fetch(there, "/moves.atom?since=1d", **headers)).entries == []


def _withdraw(news: Newsroom) -> None:
    """The first move's two stories are changed, and tell nothing any longer."""
    for story in (1, 2):
        read(news.store, story, now=NOW)
        news.store.resolve_story(story, resolve, now=NOW)


def test_a_withdrawn_move_leaves_feeds_and_calendar(news: Newsroom, page: str) -> None:
    calendar = fetch(page, "/moves.ics")
    assert len(_events(calendar)) == 1
    _withdraw(news)
    assert [entry.title for entry in _parsed(fetch(page, "/moves.atom")).entries] == [
        "Rumoured: Jo Lee retires as chair of Acme Österreich."
    ]
    after = fetch(page, "/moves.ics", **{"If-None-Match": calendar.headers["etag"]})
    assert after.status == 200
    assert _events(after) == []


def test_a_move_that_is_called_wrong_leaves_feeds_and_calendar(news: Newsroom, page: str) -> None:
    news.store.judging.wrong(1, None, judge_of(), now=NOW)
    assert [entry.title for entry in _parsed(fetch(page, "/moves.atom")).entries] == [
        "Rumoured: Jo Lee retires as chair of Acme Österreich."
    ]
    assert _events(fetch(page, "/moves.ics")) == []


def test_a_day_that_no_other_follows_ends_no_calendar(news: Newsroom, page: str) -> None:
    last = PATIL | {"person": "Eva Long", "effective_on": date.max}
    news.story(news.store.feeds()[0], "Eva Long", "Eva Long is CTO of Anthropic.", [last])
    assert len(_events(fetch(page, "/moves.ics"))) == 1


@pytest.mark.parametrize("path", [form.path for form in FORMS])
def test_without_a_move_it_is_a_valid_document(newsroom: Newsroom, page: str, path: str) -> None:
    answer = fetch(page, path)
    assert answer.status == 200
    listed: dict[str, Callable[[Answer], object]] = {
        "/moves.ics": _events,
        "/moves.json": lambda answer: json.loads(answer.text)["items"],
        "/moves.atom": lambda answer: _parsed(answer).entries,
        "/moves.rss": lambda answer: _parsed(answer).entries,
    }
    assert listed[path](answer) == []


def test_the_page_names_the_feeds_of_what_it_shows(site: str) -> None:
    shown = fetch(site, "/?company=anthropic&role=cto&person=&before=20251003T100000.000000-9")
    links = {node.attributes["type"]: node.attributes["href"] or "" for node in shown.all('link[rel="alternate"]')}
    assert links == {form.media_type: f"{form.path}?company=anthropic&role=cto" for form in FORMS}
    for address in links.values():
        assert fetch(site, address).status == 200
    assert [each.address for each in alternates({})] == [form.path for form in FORMS]
