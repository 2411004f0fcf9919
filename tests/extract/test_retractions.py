"""Reports of what a story tells only to say that it is not so, through the shipped reader."""

from __future__ import annotations

import pytest

from monitor.types import Change, Status
from tests.extract.test_reader import YES, read, shipped


def said(title: str, text: str = "", language: str = "en") -> set[tuple[str | None, Change, bool, Status]]:
    return {(r.person, r.change, r.denied, r.status) for r in read(title, text, language)}


def taken_back(person: str, change: Change) -> tuple[str | None, Change, bool, Status]:
    return person, change, True, Status.CONFIRMED


@pytest.mark.parametrize(
    ("title", "text", "person", "change"),
    [
        (
            "Acme withdraws appointment of Jane Miller as finance chief",
            "Acme Corp said on Monday it had withdrawn the appointment of Jane Miller as chief financial officer.",
            "Jane Miller",
            Change.APPOINTED,
        ),
        (
            "Globex CFO pick bows out",
            "Tom Reed will not take up the post of finance director at Globex after all, the company said.",
            "Tom Reed",
            Change.APPOINTED,
        ),
        (
            "Kelmont chief stays",
            "Laura Brandt withdrew her resignation as chief executive of Kelmont on Thursday.",
            "Laura Brandt",
            Change.DEPARTED,
        ),
    ],
)
def test_what_is_taken_back_is_reported_as_such_and_as_nothing_else(
    title: str, text: str, person: str, change: Change
) -> None:
    assert said(title, text) == {taken_back(person, change)}
    assert not shipped().conclude(YES, read(title, text)).flagged


def test_who_is_named_instead_is_appointed() -> None:
    told = said(
        "Acme names Ann Lee CFO",
        "Acme Corp has withdrawn the appointment of Jane Miller as chief financial officer."
        " It named Ann Lee chief financial officer instead.",
    )
    assert taken_back("Jane Miller", Change.APPOINTED) in told
    assert ("Ann Lee", Change.APPOINTED, False, Status.CONFIRMED) in told
    assert not any(person == "Jane Miller" and not denied for person, _, denied, _ in told)


def test_what_is_denied_was_a_rumour() -> None:
    told = said(
        "Acme denies CEO Jane Miller to leave",
        "Acme Corp denied on Monday that its chief executive Jane Miller is to leave.",
    )
    assert told == {("Jane Miller", Change.DEPARTED, True, Status.RUMOURED)}


def test_a_departure_told_beside_a_withdrawn_appointment_stands() -> None:
    told = said(
        "Globex finance chief quits",
        "Tom Reed resigned as chief financial officer of Globex after the company withdrew his appointment as CEO.",
    )
    assert ("Tom Reed", Change.DEPARTED, False, Status.CONFIRMED) in told


def test_a_report_made_from_the_words_alone_points_at_them() -> None:
    text = "Claire Petit has declined the position of president of Valmont University, weeks after the board named her."
    (report,) = read("Valmont pick declines", text)
    spans = dict(report.evidence)
    assert report.role == "president"
    assert text[spans["person"].start : spans["person"].end] == "Claire Petit"
