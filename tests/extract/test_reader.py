"""The shipped reader, through its one door."""

from __future__ import annotations

import shutil
import time
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import resources
from monitor.errors import ModelError
from monitor.extract import Reader
from monitor.types import Change, Kind, Report, RoleCode, Status, Story, Verdict

YES = Verdict(flagged=True, score=1.0, reason="")
_LOADED: list[Reader] = []


def shipped() -> Reader:
    if not _LOADED:
        _LOADED.append(Reader.load(resources.model(), resources.seeds() / "roles"))
    return _LOADED[0]


def story(title: str, text: str, language: str | None = "en", published_on: date | None = date(2024, 3, 7)) -> Story:
    return Story(id="x", title=title, text=text, published_on=published_on, language=language)


def read(title: str, text: str, language: str | None = "en") -> tuple[Report, ...]:
    return shipped().read(story(title, text, language), YES)


def reference() -> Story:
    title, text = (resources.seeds() / "article.fr.txt").read_text(encoding="utf-8").split("\n", 1)
    return story(title, text, "fr", date(2025, 10, 3))


def test_the_reference_article_gives_its_three_moves_and_no_other() -> None:
    reports = {(r.person, r.change, r.role): r for r in shipped().read(reference(), YES)}
    assert len(reports) == 3
    patil = reports["Rahul Patil", Change.APPOINTED, "CTO"]
    assert (patil.organisation, patil.kind, patil.status) == ("Anthropic", Kind.HIRED, Status.CONFIRMED)
    assert patil.role_code is RoleCode.CHIEF_TECHNOLOGY
    assert patil.previous_role in ("CTO", "directeur technique")
    assert patil.previous_organisation == "Stripe"
    assert (patil.predecessor, patil.reports_to) == ("Sam McCandlish", "Daniela Amodei")
    assert (patil.effective_on, patil.effective_text) == (date(2025, 9, 29), "cette semaine")
    left = reports["Sam McCandlish", Change.DEPARTED, "CTO"]
    assert (left.organisation, left.kind, left.successor) == ("Anthropic", Kind.MOVED, "Rahul Patil")
    chief = reports["Sam McCandlish", Change.APPOINTED, "architecte en chef"]
    assert (chief.organisation, chief.kind, chief.reports_to) == ("Anthropic", Kind.MOVED, "Daniela Amodei")
    assert (chief.previous_role, chief.previous_organisation) == ("CTO", "Anthropic")
    assert (chief.effective_on, chief.status) == (None, Status.CONFIRMED)


def test_below_the_flag_that_a_change_needs_nothing_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ("Norvane adds director", "Norvane SA named Ines Castaldi to its board of directors on Monday.")
    assert read(*told)
    monkeypatch.setattr("monitor.extract.reader.FLAG", 1.01)
    assert not read(*told)


def test_whoever_takes_a_seat_on_a_board_is_elected() -> None:
    (report,) = read("Norvane adds director", "Norvane SA named Ines Castaldi to its board of directors on Monday.")
    assert (report.person, report.role_code, report.kind) == ("Ines Castaldi", RoleCode.BOARD_MEMBER, Kind.ELECTED)


def test_evidence_points_at_the_words_in_the_story_as_given() -> None:
    given_story = reference()
    for report in shipped().read(given_story, YES):
        spans = dict(report.evidence)
        assert {"person", "role", "organisation", "sentence"} <= set(spans)
        for name, span in spans.items():
            source = given_story.title if span.field == "title" else given_story.text
            words = source[span.start : span.end]
            assert words.strip() == words != ""
            if name == "person":
                assert report.person is not None
                assert words.split()[-1] in report.person


@pytest.mark.parametrize(
    ("title", "text", "language", "expected"),
    [
        (
            "Norvane names Ines Castaldi finance chief",
            "Norvane SA said it had appointed Ines Castaldi chief financial officer, succeeding Theo Marchand.",
            "en",
            {("Ines Castaldi", Change.APPOINTED), ("Theo Marchand", Change.DEPARTED)},
        ),
        (
            "Neue Finanzchefin bei Kelmont",
            "Der Aufsichtsrat der Kelmont AG hat Katrin Oberhuber zur Finanzvorständin bestellt.",
            "de",
            {("Katrin Oberhuber", Change.APPOINTED)},
        ),
        (
            "Norvane profit up 12 percent",
            "Norvane SA said first-quarter profit rose 12 percent. The company sold more pumps in Asia.",
            "en",
            set(),
        ),
    ],
)
def test_plain_stories_are_read_as_a_person_would(
    title: str, text: str, language: str, expected: set[tuple[str, Change]]
) -> None:
    assert {(r.person, r.change) for r in read(title, text, language)} == expected


def test_a_story_that_is_not_flagged_is_not_read() -> None:
    quiet = Verdict(flagged=False, score=0.1, reason="other news")
    assert shipped().read(reference(), quiet) == ()


def test_the_last_word_on_a_story_follows_its_reports() -> None:
    reports = shipped().read(reference(), YES)
    assert shipped().conclude(YES, reports).flagged
    assert not shipped().conclude(YES, ()).flagged
    assert not shipped().conclude(Verdict(flagged=False, score=0.1, reason=""), ()).flagged


def test_reading_is_the_same_every_time() -> None:
    first, second = (shipped().read(reference(), YES) for _ in range(2))
    assert first == second
    assert [r.confidence for r in first] == [r.confidence for r in second]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x01\x02\ufffd" * 2000,
        "word " * 5000,
        "Ines Castaldi " * 3000,
        "👩‍💼🏢 " * 500,
        "عين مجلس الإدارة " * 300 + "\u202e\u202d",
        "<p>Norvane named <b>Ines Castaldi</b> chief executive.</p>" * 50,
        "東" * 20_000,
    ],
)
def test_bad_text_is_answered_in_bounded_time(text: str) -> None:
    begun = time.monotonic()
    read(text[:300], text, None)
    assert time.monotonic() - begun < 20  # under a second on an idle core


def test_ten_megabytes_are_capped_not_read_whole() -> None:
    begun = time.monotonic()
    read("Norvane names Ines Castaldi chief executive", "Norvane sells pumps in Asia. " * 360_000)
    assert time.monotonic() - begun < 20


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120), st.text(max_size=400))
def test_any_text_at_all_is_answered_with_evidence_in_its_place(title: str, text: str) -> None:
    for report in read(title, text, None):
        for _, span in report.evidence:
            assert 0 <= span.start < span.end <= len(title if span.field == "title" else text)


def test_a_folder_without_a_model_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.json"):
        Reader.load(tmp_path, resources.seeds() / "roles")


def test_a_model_of_another_version_is_refused_in_one_line(tmp_path: Path) -> None:
    folder = shutil.copytree(resources.model(), tmp_path / "model")
    with np.load(folder / "pieces.npz") as stored:
        fewer = {name: stored[name][:, :100] if name == "codes" else stored[name] for name in stored.files}
    np.savez(folder / "pieces.npz", **fewer)
    with pytest.raises(ModelError, match="another version of the monitor"):
        Reader.load(folder, resources.seeds() / "roles")
