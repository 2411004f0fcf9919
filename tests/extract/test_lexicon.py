"""Listed words are marked where they stand, in every script."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from monitor import resources
from monitor.errors import ModelError
from monitor.extract.lexicon import COLUMNS, Lexicon
from monitor.extract.phrases import spans_of, words_of

TITLE, ABBREVIATION, FIELD, RANK, CALENDAR, POINTER = range(COLUMNS)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(resources.seeds() / "roles")


@pytest.mark.parametrize(
    ("text", "words", "column"),
    [
        ("Norvane names Ines Castaldi chairman", "chairman", TITLE),
        ("Ines Castaldi, directrice générale de Norvane", "directrice générale", TITLE),
        ("Katrin Oberhuber wird Vorstandsvorsitzende", "Vorstandsvorsitzende", TITLE),
        ("北浜製作所は社長に森下氏", "社長", TITLE),
        ("the new CPO of Kelmont", "CPO", ABBREVIATION),
        ("responsable marketing", "marketing", FIELD),
        ("ab September im Amt", "September", CALENDAR),
        ("elle arrive la semaine prochaine", "semaine", CALENDAR),
        ("elle arrive la semaine prochaine", "prochaine", POINTER),
    ],
)
def test_a_listed_word_is_marked(lexicon: Lexicon, text: str, words: str, column: int) -> None:
    starts = np.arange(len(text), dtype=np.int32)
    first = text.index(words)
    marked = lexicon.mark(text, starts)[:, column]
    assert marked[first : first + len(words)].all()


def test_units_of_other_words_stay_unmarked(lexicon: Lexicon) -> None:
    text = "Kelmont sells pumps"
    assert not lexicon.mark(text, np.arange(len(text), dtype=np.int32)).any()


def test_no_text_has_no_marks(lexicon: Lexicon) -> None:
    assert lexicon.mark("", np.zeros(0, np.int32)).shape == (0, COLUMNS)


def test_words_come_with_their_places() -> None:
    words, spans = spans_of("L'Été, 社長")
    assert words == ["l", "ete", ",", "社", "長"]
    assert spans == [(0, 1), (2, 5), (5, 6), (7, 8), (8, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "the C.E.O. of A.B.C., Inc; and a C.E.O or A.B.Smith",
        "社長、会長，CEO",
        "directeur ge\u0301ne\u0301ral adjoint",
        "عُيّنت مديرة",
    ],
)
def test_words_with_places_are_the_words_that_roles_are_read_by(text: str) -> None:
    assert spans_of(text)[0] == words_of(text)


def test_no_role_words_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no role words"):
        Lexicon.load(tmp_path)


@pytest.mark.parametrize("row", ["title", "\tchairman\tchair"])
def test_a_row_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "en.tsv").write_text(f"# English\n{row}\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"en\.tsv, line 2"):
        Lexicon.load(tmp_path)
