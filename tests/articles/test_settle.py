"""What a story is read from: the feed's own text, or its page's."""

from __future__ import annotations

import pytest

from monitor.articles import TextSource, needs_page, settle
from monitor.types import Page, PageKind

_URL = "https://paper.example/a"
_TEASER = "The port has a new chief executive. She starts on Monday."
_FULL = "The harbour authority has named a chief executive, it said on Friday after a long search. " * 20


def _page(kind: PageKind = PageKind.ARTICLE, text: str = _FULL, title: str = "Port names chief") -> Page:
    return Page(
        kind=kind,
        reason="as given",
        title=title,
        text=text,
        published_at=None,
        published_on=None,
        language=None,
    )


@pytest.mark.parametrize(
    ("summary", "content", "url", "needed"),
    [
        (_TEASER, "", _URL, True),
        ("", "", _URL, True),
        (_TEASER, _TEASER, _URL, True),
        (_TEASER, _FULL, _URL, False),
        (_FULL, "", _URL, False),
        (_TEASER, _FULL[:600], _URL, False),  # clearly longer than the teaser
        (_FULL[:400], _FULL[:600], _URL, True),
        (_TEASER, _FULL + "[…]", _URL, True),
        (_TEASER, _FULL + " [...]", _URL, True),
        (_TEASER, _FULL + "...", _URL, True),
        (_TEASER, _FULL + "\nContinue reading Port names chief", _URL, True),
        (_TEASER, _FULL + "\nRead more »", _URL, True),
        (_TEASER, _FULL + "\nWeiterlesen →", _URL, True),
        (_TEASER, _FULL + "\nLire la suite", _URL, True),
        (_TEASER, _FULL + "\n続きを読む", _URL, True),
        (_TEASER, _FULL + "\n더 보기", _URL, True),
        (_TEASER, _FULL + "\nاقرأ المزيد", _URL, True),
        (_TEASER, _FULL + "He said: “I read more than I write.”", _URL, False),
        (
            "",
            "港湾局は新しい長官を任命したと発表した。" * 25,
            _URL,
            False,
        ),  # 500 characters say as much as 1,500 letters
        (_TEASER, "", None, False),
        (_TEASER, "", "mailto:desk@paper.example", False),
        (_TEASER, "", "https://news.google.com/rss/articles/CBMiX", False),
    ],
)
def test_a_page_is_needed_where_the_feed_has_but_a_teaser(
    summary: str, content: str, url: str | None, needed: bool
) -> None:
    assert needs_page(summary, content, url) is needed


def test_the_article_of_the_page_is_taken_instead_of_the_teaser() -> None:
    settled = settle(title="Port names chief", summary=_TEASER, content="", page=_page())
    assert (settled.source, settled.text) == (TextSource.PAGE, _FULL)


@pytest.mark.parametrize("kind", [PageKind.CONSENT, PageKind.PAYWALL, PageKind.EMPTY])
def test_what_is_no_article_never_replaces_the_teaser(kind: PageKind) -> None:
    settled = settle(title="Port names chief", summary=_TEASER, content="", page=_page(kind))
    assert (settled.source, settled.text) == (TextSource.FEED, _TEASER)
    assert kind in settled.reason


def test_a_page_with_much_less_text_than_the_feed_is_not_taken() -> None:
    settled = settle(title="x", summary=_TEASER, content=_FULL, page=_page(text=_TEASER))
    assert (settled.source, settled.text) == (TextSource.FEED, _FULL)


def test_a_page_with_no_more_than_a_cut_teaser_is_taken_for_its_whole_sentences() -> None:
    settled = settle(title="x", summary=_TEASER + " […]", content="", page=_page(text=_TEASER))
    assert (settled.source, settled.text) == (TextSource.PAGE, _TEASER)


def test_without_a_page_the_reason_is_kept() -> None:
    settled = settle(title="x", summary=_TEASER, content="", missing="robots.txt asks not to fetch it")
    assert (settled.source, settled.text) == (TextSource.FEED, _TEASER)
    assert settled.reason == "robots.txt asks not to fetch it"


@pytest.mark.parametrize(
    ("title", "publisher", "heading"),
    [
        ("Port names chief - The Paper", "The Paper", "Port names chief"),
        ("Port names chief - The Paper", None, "Port names chief - The Paper"),
        ("Port names chief – a surprise", "The Paper", "Port names chief – a surprise"),
        ("Cole-Smith joins - The Paper", "the paper", "Cole-Smith joins"),
        ("  Port\n names chief ", None, "Port names chief"),
        ("", None, "From the page"),
        ("The Paper", "The Paper", "The Paper"),
    ],
)
def test_the_title_is_the_feeds_without_the_publisher_it_names(title: str, publisher: str | None, heading: str) -> None:
    settled = settle(title=title, summary="", content="", publisher=publisher, page=_page(title="From the page"))
    assert settled.title == heading
