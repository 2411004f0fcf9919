"""Text to units: every unit stands where it says, in any script, whatever comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.extract.pieces import FEATURES, Pieces, calm
from monitor.extract.windows import STRETCH, TITLE, WINDOWS, windows
from tests import shipped


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return shipped.pieces()


@pytest.mark.parametrize(
    "text",
    [
        "Norvane hires Ines Castaldi as finance director.",
        "NORVANE CORP <NRV> NAMES NEW BOARD MEMBERS",
        "東洋樹脂工業、社長に間宮専務が昇格　瀬川社長は会長に",
        "김철수 대표이사가 사임했다",
        "تعلن الشركة عن استقالة الرئيس التنفيذي",
        "ﬁne ½ … x",
        "\u200bhello\u200b wörld \ufeff",
    ],
)
def test_units_lie_in_order_in_the_text_and_cover_its_letters(pieces: Pieces, text: str) -> None:
    units = pieces.units(text)
    covered = set()
    for start, end in zip(units.starts.tolist(), units.ends.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
        covered |= set(range(start, end))
    assert all(np.diff(units.starts) > 0)
    assert all(i in covered for i, letter in enumerate(text) if letter.isalnum())


def test_a_name_may_begin_and_end_anywhere_in_an_unspaced_script(pieces: Pieces) -> None:
    text = "社長に間宮専務が昇格"
    units = pieces.units(text)
    assert [text[a:b] for a, b in zip(units.starts, units.ends, strict=True)] == list(text)


def test_a_shouted_headline_reads_like_one_in_usual_spelling(pieces: Pieces) -> None:
    loud, usual = pieces.units("NORVANE NAMES NEW CHAIRMAN"), pieces.units("Norvane Names New Chairman")
    assert loud.pieces.tolist() == usual.pieces.tolist()
    assert (loud.features != usual.features).any()  # the network is told which it was


@pytest.mark.parametrize(
    ("text", "calmed"),
    [
        ("IBM NAMES JOHN SMITH PRESIDENT", "Ibm Names John Smith President"),
        ("IBM named John Smith", "IBM named John Smith"),
        ("Le PDG Jean DUPONT-MORETTI part", "Le PDG Jean Dupont-Moretti part"),
        ("DİYARBAKIR BELEDİYE BAŞKANI", "DİYARBAKIR BELEDİYE Başkani"),
    ],
)
def test_calm_keeps_every_letter_in_its_place(text: str, calmed: str) -> None:
    assert calm(text) == calmed
    assert len(calm(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She came.", 2),
        ("Mr. J. R. Smith of Acme Inc. left.", 1),
        ("One line\nand another", 2),
        ("彼は辞任した。彼女が就任する。", 2),
        ("Sales rose 3.5 pct. profits fell.", 1),  # a small letter follows
    ],
)
def test_sentences_end_where_they_do(pieces: Pieces, text: str, sentences: int) -> None:
    assert int(pieces.units(text).breaks.sum()) == sentences


def test_vectors_have_unit_variance_and_one_width(pieces: Pieces) -> None:
    units = pieces.units("Norvane hires Ines Castaldi as finance director.")
    vectors = pieces.unit_vectors(units)
    assert vectors.shape == (len(units), pieces.width + FEATURES)
    assert 0.8 < float(vectors[:, : pieces.width].std()) < 1.2


def test_a_long_story_is_read_in_windows_each_behind_its_headline(pieces: Pieces) -> None:
    text = "\n".join(f"Sentence number {n} tells nothing at all about anybody. " * 4 for n in range(400))
    found = windows(pieces, "Norvane hires Ines Castaldi", text)
    assert len(found) == WINDOWS
    title = int((~found[0].in_text).sum())
    for window in found:
        assert len(window) <= TITLE + STRETCH
        assert int((~window.in_text).sum()) == title > 0
    ends = [int(window.ends[-1]) for window in found]
    begins = [int(window.starts[title]) for window in found]
    assert begins[0] == 0
    assert all(begin <= end + 1 for begin, end in zip(begins[1:], ends, strict=False))  # nothing is left out between


@pytest.mark.parametrize(("title", "text"), [("", ""), (" \n", "\t"), ("\u200b", "")])
def test_a_story_without_letters_has_no_window(pieces: Pieces, title: str, text: str) -> None:
    assert windows(pieces, title, text) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_at_all_gives_units_in_their_places(title: str, text: str) -> None:
    for window in windows(shipped.pieces(), title, text):
        for in_text, start, end in zip(window.in_text, window.starts, window.ends, strict=True):
            assert 0 <= start < end <= len(text if in_text else title)


_LOADED: dict[str, Pieces] = {}
