"""The sample feed that ships: what a newcomer sees first."""

from __future__ import annotations

from datetime import UTC, date, datetime

from monitor.feeds import parse
from monitor.resources import seeds

SAMPLE = parse(
    (seeds() / "sample.xml").read_bytes(),
    url="https://example.org/sample/feed.xml",
    content_type=None,
    now=datetime(2026, 1, 1, tzinfo=UTC),
)


def test_the_sample_begins_with_the_reference_article_in_full() -> None:
    first = SAMPLE.entries[0]
    assert first.title.startswith("Anthropic recrute l'ancien CTO de Stripe")
    assert first.content.endswith("et la capacité à livrer à grande échelle.")
    assert (first.published_on, first.language) == (date(2025, 10, 3), "fr")


def test_every_story_of_the_sample_has_all_an_entry_can_have() -> None:
    assert SAMPLE.damaged is None
    assert len(SAMPLE.entries) == 9
    assert len({entry.language for entry in SAMPLE.entries}) >= 6
    for entry in SAMPLE.entries:
        assert entry.url is not None
        assert entry.url.startswith("https://example.org/")
        assert entry.published_at is not None
        assert len(entry.content) > 400
