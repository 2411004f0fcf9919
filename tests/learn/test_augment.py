"""Variants of labelled stories keep their gold."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from monitor.errors import InputError
from monitor.learn import LabelledStory, read_corpus
from monitor.learn.augment import Augmenter, Shares
from monitor.learn.people import People

SEEDS = Path(__file__).parents[2] / "seeds" / "stories"
PEOPLE = People.load(SEEDS.parent / "names" / "people.tsv")
NEVER = dict.fromkeys(("names", "shout", "headline_case", "lower", "title_only", "body_only", "after", "before"), 0.0)


@pytest.fixture(scope="module")
def stories() -> tuple[LabelledStory, ...]:
    return read_corpus([SEEDS / name for name in ("en.txt", "ja.txt", "ru.txt")])


def variants(stories: tuple[LabelledStory, ...], **shares: float) -> list[LabelledStory]:
    augmenter = Augmenter(stories, PEOPLE, Shares(**(NEVER | shares)))
    rng = random.Random(3)
    return [augmenter.vary(story, rng) for story in stories]


def wordings(story: LabelledStory) -> list[tuple[str, str]]:
    return [(m.key, part.text[m.start : m.end]) for part in (story.title, story.body) for m in part.marks]


def test_with_no_share_a_story_stays_as_it_is(stories: tuple[LabelledStory, ...]) -> None:
    assert variants(stories) == list(stories)


def test_swapped_names_keep_every_key_and_everything_around(stories: tuple[LabelledStory, ...]) -> None:
    changed = 0
    for story, variant in zip(stories, variants(stories, names=1.0), strict=True):
        before, after = wordings(story), wordings(variant)
        assert [key for key, _ in before] == [key for key, _ in after]
        assert all(old[1] == new[1] for old, new in zip(before, after, strict=True) if old[0][0] in "rd")
        assert variant.changes == story.changes
        changed += before != after
    assert changed > 0.8 * len(stories)


@pytest.mark.parametrize("share", ["shout", "headline_case", "lower"])
def test_another_case_moves_no_mark(stories: tuple[LabelledStory, ...], share: str) -> None:
    for story, variant in zip(stories, variants(stories, **{share: 1.0}), strict=True):
        assert variant.title.marks == story.title.marks
        assert len(variant.title.text) == len(story.title.text)
        assert variant.body == story.body


def test_unrelated_paragraphs_bring_their_own_mentions_and_no_change(stories: tuple[LabelledStory, ...]) -> None:
    grown = 0
    for story, variant in zip(stories, variants(stories, after=1.0, before=1.0), strict=True):
        own = {key for key, _ in wordings(story)}
        kept = [word for word in wordings(variant) if word[0] in own]
        assert set(kept) <= set(wordings(story))
        assert variant.changes == story.changes
        grown += len(variant.body.text) > len(story.body.text)
    assert grown > 0.9 * len(stories)


def test_the_headline_alone_has_no_body(stories: tuple[LabelledStory, ...]) -> None:
    assert all(variant.body.text == "" for variant in variants(stories, title_only=1.0))


def test_the_same_seed_gives_the_same_variants(stories: tuple[LabelledStory, ...]) -> None:
    assert variants(stories, names=0.5, after=0.5) == variants(stories, names=0.5, after=0.5)


def test_names_of_the_world_come_in_the_script_of_the_story() -> None:
    rng = random.Random(5)
    for script, language in (("LATIN", "fr"), ("CYRILLIC", "ru"), ("ARABIC", "ar"), ("ko", "ko"), ("ja", "ja")):
        full, surname = PEOPLE.name(script, language, rng)
        assert surname in full
        assert unicodedata.name(full[0]).split()[0] == {"ko": "HANGUL", "ja": "CJK"}.get(script, script)


def test_organisations_may_be_named_after_people_or_by_capitals(stories: tuple[LabelledStory, ...]) -> None:
    for share, fits in (("surname_house", lambda name: " " in name), ("letters_house", str.isupper)):
        swapped = [
            after
            for story, variant in zip(stories, variants(stories, names=1.0, **{share: 1.0}), strict=True)
            if story.language == "en"
            for (key, before), (_, after) in zip(wordings(story), wordings(variant), strict=True)
            if key[0] == "o" and before != after and story.body.text.count(before) == 1
        ]
        assert swapped
        assert sum(map(fits, swapped)) > 0.5 * len(swapped)


@pytest.mark.parametrize("text", ["", "fr_FR\tgiven\n", "fr_FR\tgiven\tAnne|Paul\n"])
def test_a_broken_list_of_names_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "people.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"people\.tsv"):
        People.load(tmp_path / "people.tsv")
