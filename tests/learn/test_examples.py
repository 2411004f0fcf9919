"""Labelled stories to training targets."""

from __future__ import annotations

import pytest

from monitor.extract.scheme import MENTION_HEADS, PAIR_HEADS, TAGS
from monitor.learn import corpus
from monitor.learn.examples import UNASKED, Example, examples
from tests import shipped

STORY = corpus.parse_story("""@ en-x1 | 2024-03-07 | press
= {o1|Norvane} hires {p1|Ines Castaldi}
{o1|Norvane} hired {p1|Castaldi}, {r1|finance director} of {o2|Kelmont}, as {r2|deputy chief}.
She replaces {p2|Theo Marchand}.
{r3|Chairman} {p3|Awa Diop} said the post of {r4|treasurer} falls vacant.
> start:hired p1 r2 o1 | was r1 o2 | replaces p2
> end p2 r2 o1 | replaced p1
> end:retired - r4 o1
""")


@pytest.fixture(scope="module")
def example() -> Example:
    (only,) = examples(shipped.pieces(), STORY)
    return only


def words(example: Example, place: int) -> str:
    seen, window = example.mentions[place], example.window
    source = STORY.body.text if seen.in_text else STORY.title.text
    return source[window.starts[seen.first] : window.ends[seen.last]]


def told(example: Example, types: str) -> set[tuple[str, str, str]]:
    pairs = example.pairs[types]
    return {
        (words(example, a), words(example, b), label)
        for (a, b), row in zip(pairs.places.tolist(), pairs.targets, strict=True)
        for label, value in zip(PAIR_HEADS[types], row, strict=True)
        if value == 1
    }


def test_every_mention_lies_on_its_words_and_is_tagged(example: Example) -> None:
    assert [words(example, i) for i in range(len(example.mentions))] == [
        part.text[mark.start : mark.end] for part in (STORY.title, STORY.body) for mark in part.marks
    ]
    for mention in example.mentions:
        assert TAGS[example.tags[mention.first]] == f"B-{mention.type}"
    assert sum(TAGS[tag][0] == "B" for tag in example.tags) == len(example.mentions)


def test_pairs_carry_what_the_changes_tell_where_two_mentions_stand_together(example: Example) -> None:
    assert told(example, "pr") == {
        ("Castaldi", "deputy chief", "start"),
        ("Castaldi", "finance director", "was"),
        ("Theo Marchand", "deputy chief", "end"),
    }
    assert ("Castaldi", "Kelmont", "was") in told(example, "po")
    assert ("Castaldi", "Theo Marchand", "replaces") in told(example, "pp")
    assert not any(a == "Theo Marchand" for a, _, _ in told(example, "pp"))
    assert {(a, b) for a, b, _ in told(example, "ro")} == {
        ("deputy chief", "Norvane"),
        ("finance director", "Kelmont"),
        ("treasurer", "Norvane"),
    }


def test_of_mentions_far_apart_nothing_is_asked(example: Example) -> None:
    pairs, labels = example.pairs["pr"], PAIR_HEADS["pr"]
    asked = {
        (words(example, a), words(example, b)): row[labels.index("start")]
        for (a, b), row in zip(pairs.places, pairs.targets, strict=True)
    }
    assert asked["Ines Castaldi", "deputy chief"] == UNASKED
    assert asked["Ines Castaldi", "treasurer"] == 0


def test_every_two_mentions_tell_where_that_is_asked_for() -> None:
    (everywhere,) = examples(shipped.pieces(), STORY, near_only=False)
    assert ("Ines Castaldi", "deputy chief", "start") in told(everywhere, "pr")
    assert not any((row == UNASKED).any() for row in everywhere.pairs["pr"].targets)


def test_whose_post_is_not_told_is_not_asked(example: Example) -> None:
    pairs = example.pairs["ro"]
    chairman = [row for (a, _), row in zip(pairs.places, pairs.targets, strict=True) if words(example, a) == "Chairman"]
    assert chairman
    assert all(row[0] == UNASKED for row in chairman)


def test_a_mention_is_told_its_part_and_its_kind(example: Example) -> None:
    said = {words(example, i): target for i, target in enumerate(example.targets)}
    labels = MENTION_HEADS["p"]
    castaldi, diop = said["Castaldi"], said["Awa Diop"]
    assert castaldi is not None
    assert diop is not None
    assert castaldi[labels.index("start")] == 1
    assert castaldi[labels.index("start:hired")] == 1
    assert castaldi[labels.index("end")] == 0
    assert castaldi[labels.index("end:retired")] == UNASKED
    assert diop[labels.index("start")] == diop[labels.index("end")] == 0
    treasurer = said["treasurer"]
    assert treasurer is not None
    assert treasurer[MENTION_HEADS["r"].index("lone end")] == 1
    assert example.flagged == 1
