"""Withdrawals told apart from what happens and from what else is withdrawn, in 22 languages."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from monitor.extract.withdrawals import withdrawn_change, withdraws
from monitor.types import Change

#: Sentences written for the purpose; `held` ones were never looked at while the words were gathered.
DATA = Path(__file__).parent / "data" / "withdrawals.tsv"


class Labelled(NamedTuple):
    """A line of the labelled sentences."""

    part: str
    language: str
    taken_back: str
    sentence: str

    @property
    def change(self) -> Change | None:
        return None if self.taken_back == "none" else Change(self.taken_back)


def labelled(part: str) -> list[Labelled]:
    with DATA.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [line for line in (Labelled(*row) for row in rows) if line.part == part]


@pytest.mark.parametrize("line", labelled("seen"), ids=lambda line: line.sentence)
def test_what_is_taken_back_is_known_by_the_words(line: Labelled) -> None:
    assert withdrawn_change(line.sentence) is line.change


def test_of_sentences_not_looked_at_few_are_missed_and_none_is_taken_wrongly() -> None:
    lines = labelled("held")
    found = [(line.change, withdrawn_change(line.sentence)) for line in lines]
    right = sum(labelled is answer is not None for labelled, answer in found)
    assert sum(answer is not None for _, answer in found) == right
    assert right >= 0.9 * sum(line.change is not None for line in lines)


def test_the_sentences_are_plenty_in_many_languages_and_half_of_them_tempt() -> None:
    lines = labelled("seen") + labelled("held")
    assert len({line.language for line in lines}) == 22
    assert len(lines) >= 120
    assert sum(line.change is None for line in lines) >= 0.4 * len(lines)


def test_of_two_people_the_one_whose_appointment_it_is_is_meant() -> None:
    sentence = "Acme withdraws appointment of Jane Miller as CFO and names Ann Lee instead"
    assert withdraws(sentence, Change.APPOINTED, person="Jane Miller", others=["Ann Lee"])
    assert not withdraws(sentence, Change.APPOINTED, person="Ann Lee", others=["Jane Miller"])
    sentence = "Chairman John Roe withdrew the appointment of Jane Miller as CFO"
    assert withdraws(sentence, Change.APPOINTED, person="Jane Miller", others=["John Roe"])
    assert not withdraws(sentence, Change.APPOINTED, person="John Roe", others=["Jane Miller"])
    sentence = "Globex names Ann Lee CEO after Tom Reed declines the post"
    assert withdraws(sentence, Change.APPOINTED, person="Tom Reed", others=["Ann Lee"])
    assert not withdraws(sentence, Change.APPOINTED, person="Ann Lee", others=["Tom Reed"])
