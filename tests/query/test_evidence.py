"""Evidence as passages with marks: what is shown is what was read, to the code point."""

from hypothesis import given
from hypothesis import strategies as st

from monitor.query.evidence import CONTEXT, passages
from monitor.query.values import Passage
from monitor.types import Span

TITLE = "Norvane recrute Inès Castaldi"
TEXT = "Norvane a embauché Inès Castaldi, dit-on. 🎉\nElle remplace Théo Marchand."


def span(where: str, words: str, field: str = "text") -> Span:
    start = where.index(words)
    return Span(field=field, start=start, end=start + len(words))  # type: ignore[arg-type]


def words(passage: Passage) -> list[tuple[str, str]]:
    return [(mark.field, passage.text[mark.start : mark.end]) for mark in passage.marks]


def test_the_sentence_comes_first_with_its_fields_marked() -> None:
    sentence = span(TEXT, "Norvane a embauché Inès Castaldi, dit-on. 🎉")
    evidence = (
        ("person", span(TEXT, "Inès Castaldi")),
        ("organisation", span(TEXT, "Norvane")),
        ("sentence", sentence),
    )
    (passage,) = passages(TITLE, TEXT, evidence)
    assert passage.field == "text"
    assert passage.text == "Norvane a embauché Inès Castaldi, dit-on. 🎉"
    assert words(passage) == [("organisation", "Norvane"), ("person", "Inès Castaldi")]


def test_a_field_that_stands_elsewhere_brings_its_own_passage() -> None:
    evidence = (
        ("sentence", span(TEXT, "Elle remplace Théo Marchand.")),
        ("predecessor", span(TEXT, "Théo Marchand")),
        ("person", span(TITLE, "Inès Castaldi", "title")),
        ("organisation", span(TEXT, "Norvane")),
    )
    sentence, title, line = passages(TITLE, TEXT, evidence)
    assert words(sentence) == [("predecessor", "Théo Marchand")]
    assert (title.field, title.text) == ("title", TITLE)
    assert words(title) == [("person", "Inès Castaldi")]
    assert line.text == TEXT.split("\n")[0]
    assert words(line) == [("organisation", "Norvane")]


def test_a_long_line_is_cut_at_blanks_on_both_sides() -> None:
    text = "before " * 60 + "Inès Castaldi" + " after" * 60
    (passage,) = passages("", text, (("person", span(text, "Inès Castaldi")),))
    assert words(passage) == [("person", "Inès Castaldi")]
    assert passage.text.startswith("before ")
    assert passage.text.endswith(" after")
    assert len(passage.text) <= 2 * CONTEXT + len("Inès Castaldi")


def test_pieces_of_one_line_that_overlap_are_one_passage() -> None:
    text = "Inès Castaldi " + "word " * 30 + "Norvane"
    (passage,) = passages("", text, (("person", span(text, "Inès Castaldi")), ("organisation", span(text, "Norvane"))))
    assert passage.text == text
    assert words(passage) == [("person", "Inès Castaldi"), ("organisation", "Norvane")]


def test_no_mark_lies_over_another_and_spans_beyond_the_text_are_left_out() -> None:
    evidence = (
        ("sentence", Span(field="text", start=0, end=20)),
        ("role", Span(field="text", start=2, end=9)),
        ("organisation", Span(field="text", start=5, end=12)),
        ("person", Span(field="text", start=10, end=900)),
    )
    (passage,) = passages("", "a" * 20, evidence)
    assert [(mark.start, mark.end) for mark in passage.marks] == [(2, 9)]


@given(
    text=st.text(alphabet="ab é漢🎉\n ", max_size=400),
    spans=st.lists(
        st.tuples(st.sampled_from(["person", "role", "sentence"]), st.integers(0, 420), st.integers(0, 420))
    ),
)
def test_every_mark_shows_what_its_span_shows(text: str, spans: list[tuple[str, int, int]]) -> None:
    evidence = tuple((name, Span(field="text", start=start, end=end)) for name, start, end in spans)
    meant = {text[s.start : s.end] for name, s in evidence if name != "sentence"}
    for passage in passages("", text, evidence):
        assert passage.text in text
        ends = [0]
        for mark in passage.marks:
            assert passage.text[mark.start : mark.end] in meant
            assert ends[-1] <= mark.start < mark.end <= len(passage.text)
            ends.append(mark.end)
