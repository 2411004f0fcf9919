"""Where the words of what a user told are found in a story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.store.mentions import with_evidence
from monitor.types import Report
from tests.store.news import PATIL


def found(report: Report, title: str, text: str) -> dict[str, str]:
    told = with_evidence(report, title, text).evidence
    return {name: (title if span.field == "title" else text)[span.start : span.end] for name, span in told}


def test_words_are_looked_for_in_the_sentence_that_holds_most_of_them() -> None:
    report = replace(PATIL, previous_organisation="Stripe")
    said = found(
        report, "A title", "Anthropic grows. Rahul Patil of Stripe joins Anthropic as chief technology officer."
    )
    assert said["sentence"] == "Rahul Patil of Stripe joins Anthropic as chief technology officer."
    evidence = dict(with_evidence(report, "", f"Anthropic grows. {said['sentence']}").evidence)
    assert evidence["organisation"].start == 45


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("RAHUL  PATIL joins", "RAHUL  PATIL"),
        ("Rahul\nPatil joins", "Rahul\nPatil"),
        ("Rahul Patilson joins", None),
        ("Mr. Rahul Patil's first day", "Rahul Patil"),
    ],
)
def test_words_are_whole_whatever_their_case_and_blanks(text: str, person: str | None) -> None:
    assert found(PATIL, "", text).get("person") == person


def test_scripts_without_blanks_have_no_whole_words() -> None:
    report = replace(PATIL, person="山田太郎", role="社長", organisation="日立製作所")
    text = "日立製作所は山田太郎氏を社長に任命した。株価は上がった。"
    assert found(report, "", text) == {
        "person": "山田太郎",
        "role": "社長",
        "organisation": "日立製作所",
        "sentence": "日立製作所は山田太郎氏を社長に任命した。",
    }


def test_words_of_the_title_count_and_what_stands_nowhere_has_no_evidence() -> None:
    assert found(PATIL, "Rahul Patil named CTO", "Nothing else is known.") == {
        "person": "Rahul Patil",
        "sentence": "Rahul Patil named CTO",
    }
    assert found(PATIL, "", "Nothing of it.") == {}
