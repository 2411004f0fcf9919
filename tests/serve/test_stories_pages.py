"""The stories in the page: what became of them, and a story of its own with its words marked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest

from monitor.serve.story_marks import LONGEST_TEXT
from monitor.serve.story_pages import STORIES_A_PAGE
from monitor.store import Stage
from monitor.types import Change, Kind
from tests.serve.newsroom import NOW, PATIL, TEXT, Newsroom
from tests.serve.web import Answer, fetch

SAM: dict[str, Any] = {
    "person": "Sam McCandlish",
    "change": Change.DEPARTED,
    "kind": Kind.MOVED,
    "role": "CTO",
    "organisation": "Anthropic",
    "predecessor": None,
}


def listed(shown: Answer) -> list[str]:
    return shown.texts("article.told h2")


def test_stories_say_what_became_of_them_and_why(site: str) -> None:
    shown = fetch(site, "/stories")
    assert shown.status == 200
    assert listed(shown) == ["No move at all", "Acme without chair", "Another hire", "Patil to Anthropic"]
    first = shown.texts("article.told")[0]
    for said in ("rejected", "98\u202f% like a change of post".replace("\u202f", " "), "names a post", "The Wire"):
        assert said in first.replace("\u202f", " ")
    assert shown.all("article.told h2 a")[0].attributes["href"] == "/stories/4"
    assert shown.texts("nav[aria-label=Pages] a[aria-current]") == ["Stories"]


CASES: tuple[tuple[str, list[str]], ...] = (
    ("outcome=rejected", ["No move at all"]),
    ("outcome=flagged&language=fr", ["Another hire"]),
    ("outcome=failed", []),
    ("q=ACME", ["Acme without chair"]),
    ("feed=wire&q=hire", ["Another hire"]),
    ("feed=herald", []),
    ("since=2025-10-03&outcome=rejected", ["No move at all"]),
    ("until=2025-10-01", []),
)


@pytest.mark.parametrize(("asked", "titles"), CASES)
def test_filters_stand_in_the_address_and_can_be_taken_away(site: str, asked: str, titles: list[str]) -> None:
    shown = fetch(site, f"/stories?{asked}")
    assert (shown.status, listed(shown)) == (200, titles)
    assert len(shown.all(".said a:not(.clear)")) == asked.count("=")
    if not titles:
        assert "No story fits." in shown.text


@pytest.mark.parametrize(
    "asked", ["outcome=nonsense", "outcome=rejected,failed", "language=xx", "q=%2B", "feed=-", "since=never"]
)
def test_a_wrong_filter_is_told_beside_the_form(site: str, asked: str) -> None:
    shown = fetch(site, f"/stories?{asked}")
    assert shown.status == 400
    assert shown.texts("p.wrong[role=alert]") != [""]
    assert shown.all("form.filters")


@pytest.mark.parametrize("before", ["nonsense", "20251003T080000.000000-99999999999999999999"])
def test_a_wrong_cursor_is_told(site: str, before: str) -> None:
    assert fetch(site, f"/stories?before={before}").status == 400


def test_pages_follow_one_another_with_their_filter(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://wire.example/rss")
    for number in range(STORIES_A_PAGE + 2):
        newsroom.story(feed, f"Sales {number}", "Sales rose.")
    first = fetch(page, "/stories?outcome=rejected")
    assert listed(first)[0] == f"Sales {STORIES_A_PAGE + 1}"
    assert len(listed(first)) == STORIES_A_PAGE
    older = first.all(".pager a[rel=next]")[0].attributes["href"] or ""
    second = fetch(page, older)
    assert listed(second) == ["Sales 1", "Sales 0"]
    assert not second.all(".pager a[rel=next]")
    assert second.all(".pager a")[0].attributes["href"] == "/stories?outcome=rejected"


def test_a_story_that_was_given_up_says_why(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://wire.example/rss")
    story = newsroom.story(feed, "Hard to read", "Sales rose.")
    newsroom.store.record_failure(story, Stage.READ, "the reader ran out of <time>", next_try_at=None, now=NOW)
    shown = fetch(page, "/stories?outcome=failed")
    assert listed(shown) == ["Hard to read"]
    assert shown.texts("article.told .error") == ["the reader ran out of <time>"]
    assert fetch(page, f"/stories/{story}").texts("h1 + .facts .error") == ["the reader ran out of <time>"]


def test_a_story_has_a_page_with_all_that_is_known_of_it(site: str) -> None:
    shown = fetch(site, "/stories/1")
    assert shown.status == 200
    assert shown.texts("h1") == ["Patil to Anthropic"]
    known = dict(zip(shown.texts("h1 ~ dl dt"), shown.texts("h1 ~ dl dd"), strict=True))
    assert known == {
        "Original": "wire.example",
        "Publisher": "Wire & Co",
        "Feed": "The Wire",
        "Language": "en",
        "Published": "2025-10-03 10:00",
        "First seen": "2025-10-03 11:50",
        "Its text": "the feed has it all",
        "Read": "2025-10-03 12:00 by model test",
    }
    link = shown.all("dd a[rel~=noopener]")[0]
    assert link.attributes["href"] == "https://wire.example/patil"
    assert shown.all(".report h3 a")[0].attributes["href"] == "/moves/1"
    assert shown.texts(".report h3")[0].startswith("Rahul Patil hired as CTO of Anthropic")
    assert shown.texts(".text p") == [TEXT]


def test_a_rejected_story_says_so_and_that_nothing_was_read(site: str) -> None:
    shown = fetch(site, "/stories/4")
    assert shown.texts("h1 + .facts .chip") == ["rejected"]
    assert "No change was read from it." in shown.text
    assert shown.texts(".text p") == ["Sales rose."]
    assert not shown.all("mark")


def test_every_fact_of_every_report_leads_to_its_words(newsroom: Newsroom, page: str) -> None:
    newsroom.story(newsroom.feed("https://wire.example/rss"), "Patil joins", TEXT, [PATIL, SAM])
    shown = fetch(page, "/stories/1")
    marks = {mark.attributes["id"]: mark for mark in shown.all(".text mark")}
    assert [int(mark.attributes["data-number"] or "") for mark in marks.values()] == list(range(1, len(marks) + 1))
    first, second = shown.all(".report")
    led = [{(link.attributes["href"] or "")[1:] for link in each.css("a.ref")} for each in (first, second)]
    assert led[0] | led[1] == marks.keys()
    assert led[0] & led[1]  # they share the house and the post
    said = {mark.text(): mark.attributes["title"] for mark in marks.values()}
    assert said["Sam McCandlish"] == "predecessor, person"
    assert said["Anthropic"] == "organisation"
    for each in (first, second):
        for row in each.css("dl > div"):
            (link,), (value,) = row.css("a.ref"), (node.text().strip() for node in row.css("dd"))
            assert marks[(link.attributes["href"] or "")[1:]].text() == value


def test_a_move_leads_to_its_stories(site: str) -> None:
    assert [a.attributes["href"] for a in fetch(site, "/moves/1").all("a[href^='/stories/']")] == [
        "/stories/1",
        "/stories/2",
    ]


def test_a_long_text_is_cut_and_what_was_read_is_quoted(newsroom: Newsroom, page: str) -> None:
    words = "More words follow here. " * 1_000
    assert len(words) > LONGEST_TEXT
    newsroom.story(newsroom.feed("https://wire.example/rss"), "Long", f"{words}\n{TEXT}", [PATIL])
    shown = fetch(page, "/stories/1")
    assert "The text goes on." in shown.text
    assert "Rahul Patil" in shown.texts(".report blockquote mark")
    assert not shown.all("a.ref")
    assert len(shown.text) < 40_000


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> \u202egnp.exe {{ 7 * 7 }}"


def test_nothing_that_a_story_says_can_run_or_mislead(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://evil.example/rss", HOSTILE)
    values = {"person": HOSTILE, "organisation": HOSTILE, "role": HOSTILE}
    newsroom.story(feed, HOSTILE, HOSTILE, [values], url="javascript:alert(1)", publisher=HOSTILE)
    for path in ("/stories", "/stories/1", f"/stories?q={quote(HOSTILE)}", f"/stories?feed={quote(HOSTILE)}"):
        shown = fetch(page, path)
        assert shown.status == 200
        assert not shown.all("script:not([src^='/static/']), main img")
        assert not shown.all("a[href^='javascript']")
        assert "\u202e" not in shown.text
        assert "{{ 7 * 7 }}" in " ".join(shown.texts("main"))
        assert "<script>alert(1)</script>" in " ".join(shown.texts("main"))


@pytest.mark.parametrize("path", ["/stories/99", "/stories/0", "/stories/99999999999999999999", "/stories/x"])
def test_a_story_that_is_not_there_is_a_404(site: str, path: str) -> None:
    shown = fetch(site, path)
    assert shown.status == 404
    assert shown.texts("h1") != []


def test_a_text_that_was_let_go_is_said_to_be(newsroom: Newsroom, page: str) -> None:
    newsroom.story(newsroom.feed("https://wire.example/rss"), "Old", "Sales rose.")
    newsroom.store.tidy(pulls_before=NOW, texts_before=NOW + timedelta(days=1))
    assert "kept no longer" in fetch(page, "/stories/1").text
