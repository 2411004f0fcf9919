"""Corrections: what a story says was told wrongly goes along as denied, what it has right stands."""

from __future__ import annotations

import pytest

from monitor.extract.corrections import is_note, misspelt
from monitor.types import CORRECTION
from tests.extract.test_reader import read


@pytest.mark.parametrize(
    ("language", "title", "lead", "note", "right", "wrong"),
    [
        (
            "en",
            "Acme names Jane Miller chief executive",
            "Acme Corp named Jane Miller chief executive on Monday.",
            "An earlier version of this story said Jane Miller was named chief financial officer. She was named CEO.",
            ("Jane Miller", "chief executive"),
            ("Jane Miller", "chief financial officer"),
        ),
        (
            "en",
            "Correction: Acme appoints Jane Miller",
            "",
            "An earlier version said Jane Miller was named CFO of Acme Corp. She was named CEO.",
            ("Jane Miller", "CEO"),
            ("Jane Miller", "CFO"),
        ),
        (
            "en",
            "Acme names Jane Miller chief executive",
            "Acme Corp named Jane Miller chief executive on Monday.",
            "(Corrects title to chief executive, not chief financial officer, in paragraph 2)",
            ("Jane Miller", "chief executive"),
            ("Jane Miller", "chief financial officer"),
        ),
        (
            "en",
            "Fjordkraft names Ola Berg CEO",
            "Fjordkraft named Ola Berg chief executive on Monday.",
            "(This story has been corrected: an earlier version misspelled the name of Ola Berg as Ole Berg.)",
            ("Ola Berg", "CEO"),
            ("Ole Berg", "CEO"),
        ),
        (
            "de",
            "Kelmont beruft Katrin Oberhuber zur Finanzchefin",
            "Die Kelmont AG hat Katrin Oberhuber zur Finanzchefin berufen.",
            "Korrektur: In einer früheren Version dieses Artikels hieß es, Katrin Oberhuber werde Vorstandschefin.",
            ("Katrin Oberhuber", "Finanzchefin"),
            ("Katrin Oberhuber", "Vorstandschefin"),
        ),
        (
            "fr",
            "Orelia nomme Claire Petit directrice financière",
            "Orelia a nommé Claire Petit directrice financière.",
            "Une version précédente de cet article indiquait que Claire Petit avait été nommée directrice générale.",
            ("Claire Petit", "directrice financière"),
            ("Claire Petit", "directrice générale"),
        ),
        (
            "es",
            "Norbanco nombra a Luis Vega presidente",
            "Norbanco ha nombrado a Luis Vega presidente.",
            "Una versión anterior de este artículo decía que Luis Vega había sido nombrado director financiero.",
            ("Luis Vega", "presidente"),
            ("Luis Vega", "director financiero"),
        ),
    ],
)
def test_the_error_that_a_story_quotes_is_marked_beside_what_is_right(
    language: str, title: str, lead: str, note: str, right: tuple[str, str], wrong: tuple[str, str]
) -> None:
    reports = read(title, f"{lead}\n{note}".strip(), language)
    assert {(r.person, r.role) for r in reports if not r.denied} == {right}
    assert {(r.person, r.role) for r in reports if r.denied} == {wrong}


def test_a_predecessor_left_the_right_post_and_not_the_wrong_one() -> None:
    reports = read(
        "Acme names Jane Miller chief executive",
        "Acme Corp named Jane Miller chief executive on Monday, succeeding Tom Reed.\n"
        "(Corrects title to chief executive, not chief financial officer, in paragraph 2)",
    )
    left = {(r.role, r.denied) for r in reports if r.person == "Tom Reed"}
    assert left == {("chief executive", False), ("chief financial officer", True)}


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this story misstated the year in which Acme was founded.",
        "(Corrects day of week to Monday, not Tuesday)",
        "Correction: the company sells 12,000 pumps a year, not 1,200.",
    ],
)
def test_a_note_on_something_else_sets_nothing_apart(note: str) -> None:
    text = f"Acme Corp named Jane Miller chief executive on Monday. She was chief financial officer of Globex.\n{note}"
    assert is_note(note)
    (report,) = read("Acme names Jane Miller chief executive", text)
    assert (report.person, report.denied) == ("Jane Miller", False)


@pytest.mark.parametrize(
    ("language", "title", "lead", "note"),
    [
        ("en", "Acme names Jane Miller chief executive", "Acme Corp named Jane Miller chief executive on Monday.",
         "An earlier version of this story gave the wrong post."),
        ("en", "Acme names Jane Miller chief executive", "Acme Corp named Jane Miller chief executive on Monday.",
         "An earlier version of this article misstated the title of Jane Miller."),
        ("en", "Acme names Jane Miller chief executive", "Acme Corp named Jane Miller chief executive on Monday.",
         "(Corrects title of Miller in first paragraph)"),
        ("de", "Kelmont beruft Katrin Oberhuber zur Finanzchefin",
         "Die Kelmont AG hat Katrin Oberhuber zur Finanzchefin berufen.",
         "In einer früheren Version dieses Artikels wurde die Position von Katrin Oberhuber falsch angegeben."),
        ("fr", "Orelia nomme Claire Petit directrice financière", "Orelia a nommé Claire Petit directrice financière.",
         "Une version précédente de cet article donnait un titre erroné à Claire Petit."),
    ],
)  # fmt: skip
def test_a_note_that_a_post_was_wrong_goes_along_with_the_post_that_is_right(
    language: str, title: str, lead: str, note: str
) -> None:
    (report,) = read(title, f"{lead}\n{note}", language)
    assert not report.denied
    span = dict(report.evidence)[CORRECTION]
    assert f"{lead}\n{note}"[span.start : span.end] == note


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this story misstated the year in which Acme was founded.",
        "An earlier version of this story gave the wrong title for Tom Reed, who leads Globex.",
        "The wrong title was printed on the cover of the annual report.",
        "A previous version had fewer photographs of the position of the plant.",
    ],
)
def test_a_note_on_something_else_is_none_on_the_post(note: str) -> None:
    reports = read(
        "Acme names Jane Miller chief executive", f"Acme Corp named Jane Miller chief executive on Monday.\n{note}"
    )
    assert [CORRECTION in dict(report.evidence) for report in reports] == [False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Miller succeeds Tom Reed, who led an earlier incarnation of the company.",
        "The department of corrections named Jane Miller director.",
        "Jane Miller, not Tom Reed, was named chief executive.",
    ],
)
def test_other_sentences_are_no_notes(sentence: str) -> None:
    assert not is_note(sentence)


def test_names_are_misspelt_by_a_letter_or_two_and_not_others() -> None:
    assert misspelt("Ole Berg", "Ola Berg")
    assert misspelt("Anna Lindqvist", "Anna Lundkvist")
    assert not misspelt("Ola Berg", "Ola Berg")
    assert not misspelt("James Murdoch", "Lachlan Murdoch")
