"""Saying in the page what was read wrongly: that a story does not tell a move, or tells one that was not read."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from monitor import query
from monitor.serve.missed_form import LONGEST
from monitor.store import Store
from tests.serve.conftest import serving
from tests.serve.newsroom import PATIL, TEXT, Newsroom
from tests.serve.web import Answer, fetch

TOLD = {
    "person": "Jo Lee",
    "change": "appointed",
    "role": "chair",
    "organisation": "Acme",
    "kind": "elected",
    "effective_on": "2025-11-01",
}
KIND = "application/x-www-form-urlencoded"


def post(where: str, shown_at: str, path: str, **fields: str) -> Answer:
    """Sends the form of a page that was opened, as a browser without script does."""
    shown = fetch(where, shown_at)
    cookie = shown.headers["set-cookie"].partition(";")[0]
    field = shown.all("input[type=hidden][name=form]")[0].attributes["value"] or ""
    body = urlencode(fields | {"form": field})
    return fetch(where, path, method="POST", body=body, Cookie=cookie, Content_Type=KIND)


def followed(where: str, sent: Answer) -> Answer:
    assert sent.status == 303, sent.text
    return fetch(where, sent.headers["location"])


def buttons(shown: Answer) -> list[tuple[str, str]]:
    """Where each button of the form `judge` leads, and its story."""
    found = shown.all("button[form=judge]")
    return [(b.attributes["formaction"] or "", b.attributes.get("value") or "") for b in found]


def test_a_story_that_was_rejected_is_told_to_be_a_move(newsroom: Newsroom, page: str) -> None:
    wire = newsroom.feed("https://wire.example/rss", "The Wire")
    newsroom.story(wire, "Acme", "Jo Lee is elected chair of Acme. Sales rose.")
    shown = fetch(page, "/stories/1")
    assert shown.texts("details.missed[open] summary") == ["This one was a move"]
    after = followed(page, post(page, "/stories/1", "/stories/1/missed", **TOLD))
    assert after.texts("p.came[role=status]") == ["Kept, and told as a move."]
    assert after.texts(".report h3") == ["Jo Lee elected chair of Acme, effective 2025-11-01"]
    assert after.texts(".report .chip") == ["appointed", "told by you"]
    assert [mark.text() for mark in after.all(".text mark")] == ["Jo Lee", "chair", "Acme"]
    move = query.move(newsroom.store, 1).move
    assert (move.person, move.role, move.organisation) == ("Jo Lee", "chair", "Acme")
    assert fetch(page, "/").texts("article h3") == ["Jo Lee elected chair of Acme, effective 2025-11-01"]


def test_what_was_told_can_be_taken_back(newsroom: Newsroom, page: str) -> None:
    newsroom.story(newsroom.feed("https://wire.example/rss"), "Acme", "Jo Lee is elected chair of Acme.")
    kept = followed(page, post(page, "/stories/1", "/stories/1/missed", **TOLD))
    assert buttons(kept) == [("/judgements/1/undo", "")]
    after = followed(page, post(page, "/stories/1", "/judgements/1/undo"))
    assert after.texts("p.came[role=status]") == ["Taken back: what was told counts no longer."]
    assert not after.all(".report")
    assert not fetch(page, "/").all("article")
    again = post(page, "/stories/1", "/judgements/1/undo")
    assert (again.status, again.texts("h1")) == (404, ["There is no such judgement."])


WRONG: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"person": ""}, "person", "This is needed."),
    ({"organisation": " \u200b - "}, "organisation", "This is needed."),
    ({"role": "x" * (LONGEST + 1)}, "role", f"At most {LONGEST} characters."),
    ({"change": ""}, "change", "This is needed."),
    ({"change": "nonsense"}, "change", "Choose one of the list."),
    ({"kind": "retired"}, "kind", "Nobody is appointed like that; choose another, or “not said”."),
    ({"kind": "nonsense"}, "kind", "Choose one of the list."),
    *(
        ({"effective_on": day}, "effective_on", "Write a day within a hundred years, such as 2025-10-01.")
        for day in ("tomorrow", "0025-10-01", "9999-12-31")
    ),
)


@pytest.mark.parametrize(("given", "name", "why"), WRONG)
def test_a_form_that_is_refused_keeps_what_was_filled_in(
    newsroom: Newsroom, page: str, given: dict[str, str], name: str, why: str
) -> None:
    newsroom.story(newsroom.feed("https://wire.example/rss"), "Acme", "Jo Lee is elected chair of Acme.")
    refused = post(page, "/stories/1", "/stories/1/missed", **TOLD | given)
    assert refused.status == 422
    (line,) = refused.all(f"#missed-{name}")
    assert line.attributes["aria-describedby"] == f"missed-{name}-wrong"
    assert refused.texts(f"#missed-{name}-wrong") == [why]
    assert len(refused.all("[aria-invalid]")) == 1
    assert refused.texts("details.missed[open] p[role=alert]") != []
    kept = {key: value for key, value in TOLD.items() if key not in given}
    for key, value in kept.items():
        shown = refused.all(f"input#missed-{key}, select#missed-{key} option[selected]")
        assert [node.attributes["value"] for node in shown] == [value]
    assert query.judgements(newsroom.store) == ()


def test_what_the_story_tells_already_is_refused_with_the_reason(newsroom: Newsroom, page: str) -> None:
    newsroom.story(newsroom.feed("https://wire.example/rss"), "Acme", "Jo Lee is elected chair of Acme.")
    post(page, "/stories/1", "/stories/1/missed", **TOLD)
    refused = post(page, "/stories/1", "/stories/1/missed", **TOLD)
    assert refused.status == 422
    assert "tells this already" in refused.texts("details.missed[open] p[role=alert]")[0]
    assert refused.all("input#missed-person")[0].attributes["value"] == "Jo Lee"


def two_sources(newsroom: Newsroom) -> None:
    wire = newsroom.feed("https://wire.example/rss", "The Wire")
    newsroom.story(wire, "Patil to Anthropic", TEXT, [PATIL])
    newsroom.story(wire, "Another hire", "Rahul Patil goes to Anthropic as CTO.", [PATIL])


def test_a_source_of_a_move_is_called_wrong_and_the_move_goes_on(newsroom: Newsroom, page: str) -> None:
    two_sources(newsroom)
    shown = fetch(page, "/moves/1")
    assert sorted(buttons(shown)) == [("/moves/1/wrong", "1"), ("/moves/1/wrong", "2")]
    sent = post(page, "/moves/1", "/moves/1/wrong", story="1", back="move")
    assert sent.headers["location"] == "/moves/1?judged=1"
    after = followed(page, sent)
    assert "goes on with its other stories" in after.texts("p.came")[0]
    assert [a.attributes["href"] for a in after.all(".reading a")] == ["/stories/2"]
    assert len(after.texts(".said-of li")) == 1
    assert "called wrong" in after.texts(".said-of li")[0]
    assert buttons(after) == [("/moves/1/wrong", "2"), ("/judgements/1/undo", "")]


def test_a_move_that_no_other_story_tells_is_withdrawn_and_comes_back(newsroom: Newsroom, page: str) -> None:
    newsroom.story(newsroom.feed("https://wire.example/rss"), "Patil to Anthropic", TEXT, [PATIL])
    sent = post(page, "/moves/1", "/moves/1/wrong", story="1", back="move")
    assert sent.headers["location"] == "/stories/1?judged=1"
    after = followed(page, sent)
    assert after.texts("p.came[role=status]") == [
        (
            "Kept: the story does not tell this, whatever is read in it later. "
            "No other story told the move, so it is withdrawn."
        )
    ]
    assert after.texts(".report s")[0].startswith("Rahul Patil hired")
    assert after.texts(".report .chip") == ["appointed", "called wrong"]
    assert not after.all(".report h3 a")
    assert fetch(page, "/moves/1").status == 404
    back = followed(page, post(page, "/stories/1", "/judgements/1/undo"))
    assert back.texts("p.came") == ["Taken back: it counts again."]
    assert fetch(page, "/moves/1").status == 200
    assert fetch(page, "/stories/1").all(".report h3 a[href='/moves/1']")


def test_what_a_person_told_is_not_called_wrong_but_taken_back(newsroom: Newsroom, page: str) -> None:
    newsroom.story(newsroom.feed("https://wire.example/rss"), "Acme", "Jo Lee is elected chair of Acme.")
    post(page, "/stories/1", "/stories/1/missed", **TOLD)
    shown = fetch(page, "/moves/1")
    assert shown.texts(".reading .chip") == ["told by you"]
    assert buttons(shown) == [("/judgements/1/undo", "")]
    refused = post(page, "/moves/1", "/moves/1/wrong", story="1")
    assert (refused.status, refused.texts("h1")) == (409, ["This cannot be called wrong."])


def test_all_that_was_said_is_listed_and_taken_back_from_there(newsroom: Newsroom, page: str) -> None:
    two_sources(newsroom)
    assert "Nothing yet." in fetch(page, "/judgements").text
    post(page, "/moves/1", "/moves/1/wrong", story="2")
    post(page, "/stories/1", "/stories/1/missed", **TOLD)
    shown = fetch(page, "/judgements")
    assert [text.split(" ", 2)[2].split(" ")[0] for text in shown.texts(".said-of li")] == ["told", "called"]
    assert [a.attributes["href"] for a in shown.all(".said-of a")] == ["/stories/1", "/stories/2"]
    after = followed(page, post(page, "/judgements", "/judgements/1/undo", back="judgements"))
    assert after.texts("p.came") == ["Taken back: it counts again."]
    assert len(after.all(".said-of li")) == 1


ADDRESSES = ("/moves/1/wrong", "/stories/1/missed", "/judgements/1/undo")


@pytest.mark.parametrize("path", ADDRESSES)
def test_without_the_field_of_our_form_nothing_is_said(newsroom: Newsroom, page: str, path: str) -> None:
    two_sources(newsroom)
    refused = fetch(page, path, method="POST", body=urlencode(TOLD | {"story": "1"}), Content_Type=KIND)
    assert (refused.status, query.judgements(newsroom.store)) == (403, ())
    assert fetch(page, path).status in (404, 405)


@pytest.mark.parametrize(
    "path", ["/moves/9/wrong", "/stories/9/missed", "/judgements/9/undo", "/judgements/99999999999999999999/undo"]
)
def test_of_what_is_not_there_nothing_is_said(newsroom: Newsroom, page: str, path: str) -> None:
    two_sources(newsroom)
    assert post(page, "/moves/1", path, story="1", **TOLD).status == 404
    assert query.judgements(newsroom.store) == ()


@pytest.mark.parametrize("story", ["", "x", "99", "99999999999999999999"])
def test_a_story_that_does_not_tell_the_move_is_not_called_wrong(newsroom: Newsroom, page: str, story: str) -> None:
    two_sources(newsroom)
    refused = post(page, "/moves/1", "/moves/1/wrong", story=story)
    assert refused.status == 409
    assert query.judgements(newsroom.store) == ()


HOSTILE = "<script>alert(1)</script>\u202e & Co"


def test_nothing_that_is_told_can_run_or_mislead(newsroom: Newsroom, page: str) -> None:
    newsroom.story(newsroom.feed("https://wire.example/rss"), HOSTILE, "Sales rose.")
    values = TOLD | dict.fromkeys(("person", "role", "organisation"), HOSTILE)
    refused = post(page, "/stories/1", "/stories/1/missed", **values | {"kind": "died"})
    assert refused.status == 422
    followed(page, post(page, "/stories/1", "/stories/1/missed", **values))
    for shown in (refused, *(fetch(page, path) for path in ("/stories/1", "/moves/1", "/judgements", "/"))):
        assert not shown.all("script:not([src^='/static/'])")
        assert "\u202e" not in shown.text


def test_where_nobody_decides_nothing_is_asked(newsroom: Newsroom, tmp_path: Any) -> None:
    two_sources(newsroom)
    with serving(newsroom, tmp_path, judge=None) as where:
        for path in ("/moves/1", "/stories/1", "/judgements"):
            shown = fetch(where, path)
            assert shown.status == 200
            assert not shown.all("#judge, button[form], .missed")


def test_what_was_said_is_had_as_labelled_stories(newsroom: Newsroom, tmp_path: Any) -> None:
    two_sources(newsroom)

    def labelled(store: Store) -> str:
        return "".join(f"@ {row.judgement.story_id}\n" for row in query.judgements(store))

    with serving(newsroom, tmp_path, labelled=labelled) as where:
        assert fetch(where, "/judgements.txt").status == 404
        assert not fetch(where, "/judgements").all("a[download]")
        post(where, "/moves/1", "/moves/1/wrong", story="2")
        assert fetch(where, "/judgements").all("a[download][href='/judgements.txt']")
        had = fetch(where, "/judgements.txt")
    assert (had.status, had.text) == (200, "@ 2\n")
    assert had.headers["content-type"] == "text/plain; charset=utf-8"
    assert had.headers["content-disposition"] == 'attachment; filename="judged-stories.txt"'
