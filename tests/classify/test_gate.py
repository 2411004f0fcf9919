"""The shipped gate: lets changes of post through, says why, keeps pace."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import resources
from monitor.classify import Gate
from monitor.errors import ModelError
from monitor.learn import held_out, read_corpus
from monitor.learn.evaluate import as_story
from monitor.types import Story

SEEDS = resources.seeds() / "stories"
_LOADED: list[Gate] = []


def shipped() -> Gate:
    if not _LOADED:
        _LOADED.append(Gate.load(resources.model()))
    return _LOADED[0]


def story(title: str, text: str = "") -> Story:
    return Story(id="x", title=title, text=text, published_on=None)


@pytest.mark.parametrize(
    ("title", "flagged"),
    [
        ("Norvane names Ines Castaldi chief executive", True),
        ("NORVANE CHAIRMAN RESIGNS", True),
        ("Kelmont beruft neue Finanzvorständin", True),
        ("Le directeur général de Norvane démissionne", True),
        ("東洋樹脂工業、社長に間宮専務が昇格", True),
        ("Rain expected over the weekend in the north", False),
        ("", False),
        (" \n", False),
    ],
)
def test_plain_headlines_are_judged_as_a_person_would(title: str, flagged: bool) -> None:
    assert shipped().judge(story(title)).flagged is flagged


def test_the_reason_names_words_of_the_story() -> None:
    reason = shipped().judge(story("Norvane names Ines Castaldi chief executive")).reason
    assert reason.startswith("reads like a change of post: ")
    assert "chief executive" in reason


def test_of_the_stories_never_trained_on_almost_none_with_a_change_is_lost() -> None:
    told = [s for s in read_corpus(SEEDS.glob("*.txt")) if held_out(s.id) and s.changes]
    let_through = sum(shipped().judge(as_story(s)).flagged for s in told)
    assert len(told) > 100
    assert let_through / len(told) >= 0.96


def test_only_headline_and_lead_are_looked_at_so_length_costs_nothing() -> None:
    begun = time.monotonic()
    for _ in range(100):
        shipped().judge(story("Norvane sells more pumps", "Norvane sells pumps in Asia. " * 50_000))
    assert time.monotonic() - begun < 5  # 0.05 s on an idle core


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(max_size=600))
def test_any_text_at_all_is_judged(title: str, text: str) -> None:
    verdict = shipped().judge(story(title, text))
    assert 0 <= verdict.score <= 1
    assert verdict.reason


def test_a_folder_without_a_model_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="gate cannot be loaded"):
        Gate.load(tmp_path)
