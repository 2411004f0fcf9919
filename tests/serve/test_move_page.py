"""A move's page: what is known, where the story says it, who says otherwise, how it came to be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from monitor.pipeline.judging import judge_of
from monitor.serve.move_pages import MOST_SOURCES, MOST_STEPS
from monitor.types import Change, Kind, RoleCode
from tests.serve.newsroom import NOW, PATIL, TEXT, Newsroom
from tests.serve.web import Answer, fetch


def known(shown: Answer) -> dict[str, str]:
    """The facts, without the numbers of their evidence."""
    labels = [" ".join(node.text(deep=False).split()) for node in shown.all("dt")]
    return dict(zip(labels, shown.texts("dd"), strict=True))


def test_a_move_has_a_page_with_everything_it_rests_on(site: str) -> None:
    shown = fetch(site, "/moves/1")
    assert shown.texts("h1")[0].startswith("Rahul Patil hired as CTO of Anthropic")
    assert known(shown) == {
        "Person": "Rahul Patil",
        "Post": "CTO",
        "Organisation": "Anthropic",
        "Organisation before": "Stripe",
        "Predecessor": "Sam McCandlish",
        "Reports to": "Daniela Amodei",
        "Announced": "2025-10-03 10:00",
        "First seen": "2025-10-03 11:50",
    }
    assert shown.all("dd a[href='/company?name=Anthropic']")
    assert shown.all("dd a[href='/person?name=Daniela+Amodei'], dd a[href='/person?name=Daniela%20Amodei']")
    assert shown.texts(".history li") == ["2025-10-03 12:00 announced by Wire & Co"]


def test_every_fact_leads_to_the_words_that_say_it(site: str) -> None:
    shown = fetch(site, "/moves/1")
    assert shown.texts(".text > p:not(.headline)") == [TEXT]
    marks = {mark.attributes["id"]: mark for mark in shown.all(".text mark")}
    led = {(link.attributes["href"] or "")[1:]: link for link in shown.all("dt a.ref")}
    assert len(led) == 6
    assert marks.keys() == led.keys()
    assert marks["said-predecessor"].text() == "Sam McCandlish"
    for name, link in led.items():
        number = marks[name].attributes["data-number"]
        assert link.text(deep=False).strip() == number  # not by colour alone
    assert [mark.attributes["data-number"] for mark in led.values() if mark.attributes.get("data-number")] == []
    assert sorted(mark.attributes["data-number"] or "" for mark in marks.values()) == list("123456")


def test_other_sources_are_folded_away_with_their_evidence(site: str) -> None:
    shown = fetch(site, "/moves/1")
    assert shown.texts("details.source summary") == ["Another hire The Wire"]
    assert shown.texts("details.source mark") == ["Rahul Patil", "Anthropic", "CTO"]
    assert shown.texts(".origin a") == ["Patil to Anthropic", "Another hire"]
    assert shown.texts(".origin .where")[0] == "Wire & Co · 2025-10-03 10:00 · en"


def test_a_text_that_is_long_is_shown_by_its_passages(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://wire.example/rss")
    newsroom.story(feed, "Long", f"{TEXT}\n" + "More words follow here. " * 2_000, [PATIL])
    shown = fetch(page, "/moves/1")
    assert not shown.all(".text")
    assert shown.all("blockquote mark#said-person")
    assert len(shown.text) < 20_000


def test_sources_that_say_otherwise_are_named(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://wire.example/rss", "The Wire")
    first = PATIL | {"effective_on": date(2025, 10, 1)}
    newsroom.story(feed, "Patil to Anthropic", TEXT, [first])
    newsroom.story(
        feed,
        "Another date",
        TEXT,
        [PATIL | {"effective_on": date(2025, 12, 1)}],
        published_at=NOW - timedelta(hours=1),
        publisher="The Herald",
    )
    shown = fetch(page, "/moves/1")
    assert shown.texts("#dissents + ul li") == ["effective: 2025-12-01, says The Herald"]
    assert shown.all("#dissents + ul a")[0].attributes["href"] == "#story-2"
    assert shown.all("details#story-2")


def test_a_move_of_hundreds_of_stories_has_a_page_that_weighs_little(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://wire.example/rss", "The Wire")
    for n in range(400):
        day, boss = date(2025, 10, 1 + n % 20), f"Boss {chr(65 + n % 26)}"
        values = PATIL | {"effective_on": day if n % 2 else None, "reports_to": boss}
        newsroom.story(feed, f"Patil to Anthropic, says paper {n}", f"{TEXT} {'And more. ' * 60}", [values],
                       publisher=f"Paper {n}", copy_of=1 if 0 < n < 40 else None)  # fmt: skip
    shown = fetch(page, "/moves/1")
    assert len(shown.text.encode()) < 200_000
    assert len(shown.all("details.source")) == MOST_SOURCES
    assert shown.texts("details.source ~ .note") == [f"And {399 - MOST_SOURCES} more: the API has them all."]
    ids = {node.attributes["id"] for node in shown.all("details.source")}
    led = [link.attributes["href"] or "" for link in shown.all("#dissents + ul a")]
    assert all(link.removeprefix("#") in ids for link in led if link.startswith("#"))
    assert not any("a near copy" in told for told in shown.texts("details.source summary"))
    assert " more" in shown.texts("#dissents + ul li")[0]
    assert len(shown.all(".history li")) <= MOST_STEPS


def test_those_who_held_the_post_before_and_after_are_a_click_away(newsroom: Newsroom, page: str) -> None:
    feed = newsroom.feed("https://wire.example/rss")
    post: dict[str, Any] = {"organisation": "Acme", "role": "chair", "role_code": RoleCode.CHAIR}
    for days, (person, change, kind) in enumerate(
        (
            ("Jo Lee", Change.DEPARTED, Kind.RETIRED),
            ("Ada Moreno", Change.APPOINTED, Kind.ELECTED),
            ("Ada Moreno", Change.DEPARTED, Kind.RESIGNED),
        )
    ):
        values = post | {"person": person, "change": change, "kind": kind}
        at = NOW - timedelta(days=9 - days)
        newsroom.story(feed, f"{person} {change}", f"{person}, chair of Acme.", [values], published_at=at)
    shown = fetch(page, "/moves/2")
    assert shown.texts(".chain li") == [
        "2025-09-24 departed Jo Lee retired",
        "2025-09-25 appointed Ada Moreno elected",
        "2025-09-26 departed Ada Moreno resigned",
    ]
    assert [link.attributes["href"] for link in shown.all(".chain a")] == ["/moves/1", "/moves/3"]
    assert len(shown.all(".chain li[aria-current]")) == 1


def test_the_history_says_what_a_user_said(newsroom: Newsroom, page: str) -> None:
    wire = newsroom.feed("https://wire.example/rss", "The Wire")
    for title in ("Patil to Anthropic", "Another hire"):
        newsroom.story(wire, title, TEXT, [PATIL | {"reports_to": None if title == "Another hire" else "D. Amodei"}])
    newsroom.store.judging.wrong(1, 1, judge_of(), now=NOW)
    last = fetch(page, "/moves/1").texts(".history li")[-1]
    assert "(the story of The Wire called wrong by a user)" in last
    assert "reports to D. Amodei" in last
