"""Rumours and proposals told apart from what is decided."""

import pytest

from monitor.extract.hearsay import hearsay


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "Norvane is in talks with Ada Berg about the post of chief executive, people familiar with it said.",
            "rumoured",
        ),
        ("Ada Berg could become chief executive of Norvane.", "rumoured"),
        ("Norvane has named Ada Berg chief executive; she joins in May.", ""),
        ("Ada Berg is expected to take office on 1 June.", ""),
        ("Ada Berg was nominated as chair.", "proposed"),
        ("The appointment is subject to the approval of shareholders.", "proposed"),
        ("Sources said the board may nominate her; she could be named chair.", "rumoured"),
        ("Ada Berg ist als Vorstandsvorsitzende im Gespräch.", "rumoured"),
        ("Der Aufsichtsrat hat Ada Berg zur Finanzvorständin bestellt.", ""),
        ("Ada Berg wurde zur Wahl in den Aufsichtsrat vorgeschlagen.", "proposed"),
        ("Ada Berg est pressentie pour diriger Norvane.", "rumoured"),
        ("Ada Berg est nommée directrice générale de Norvane.", ""),
        ("Norvane negocia con Ada Berg para que sea su consejera delegada, según fuentes cercanas.", "rumoured"),
        ("Ада Берг может возглавить «Норване».", "rumoured"),
        ("İddia: Norvane genel müdürü gidiyor", "rumoured"),
        ("エイダ・ベルク氏を次期社長に起用する方向で調整に入った。", "rumoured"),
        ("에이다 베르크가 차기 대표 물망에 올랐다.", "rumoured"),
    ],
)
def test_what_a_sentence_says_of_how_sure_it_is(sentence: str, status: str) -> None:
    assert hearsay([sentence]) == status


def test_a_headline_counts_as_well() -> None:
    assert hearsay(["Ada Berg succeeds Ole Lund.", "Norvane in talks to hire Ada Berg"]) == "rumoured"
