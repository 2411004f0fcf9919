"""Judged stories in the format of labelled ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitor.learn.corpus import parse_story
from monitor.learn.labelling import Labelled, Mentioned, label
from monitor.types import (
    Change,
    Function,
    Kind,
    Level,
    Report,
    RoleCode,
    Span,
    Status,
    Story,
)

TITLE = "UBS hires Ines Castaldi"
TEXT = (
    "UBS hired Ines Castaldi, finance director of Kelmont, as chief executive of UBS Asia.\n\n"
    "Castaldi starts on Monday and follows Theo Marchand, Kelmont said."
)
STORY = Story(id="7", title=TITLE, text=TEXT, published_on=date(2024, 3, 7), language="en")
REPORT = Report(
    person="Ines Castaldi",
    change=Change.APPOINTED,
    kind=Kind.HIRED,
    status=Status.PROPOSED,
    role="chief executive",
    role_code=RoleCode.CHIEF_EXECUTIVE,
    function=Function.GENERAL,
    level=Level.C_LEVEL,
    organisation="UBS Asia",
    previous_role="finance director",
    previous_organisation="Kelmont",
    predecessor="Theo Marchand",
    effective_text="Monday",
)


def at(words: str, *, title: bool = False) -> Span:
    start = (TITLE if title else TEXT).index(words)
    return Span(field="title" if title else "text", start=start, end=start + len(words))


AGAIN = TEXT.index("Castaldi starts")
SEEN: tuple[Mentioned, ...] = (
    (
        "p",
        (
            at("Ines Castaldi", title=True),
            at("Ines Castaldi"),
            Span(field="text", start=AGAIN, end=AGAIN + len("Castaldi")),
        ),
    ),
    ("o", (at("UBS", title=True), at("UBS"))),
)


def made(*reports: Report, story: Story = STORY, mentioned: tuple[Mentioned, ...] = SEEN) -> Labelled:
    return label(story, date(2024, 3, 7), reports, mentioned, identity="en-x-7")


def test_a_story_is_written_with_all_that_is_known_to_be_mentioned() -> None:
    assert made(REPORT) == Labelled(
        block="""@ en-x-7 | 2024-03-07 | press
= {o3|UBS} hires {p1|Ines Castaldi}
{o3|UBS} hired {p1|Ines Castaldi}, {r1|finance director} of {o2|Kelmont}, as {r2|chief executive} of {o1|UBS Asia}.
{p1|Castaldi} starts on {d1|Monday} and follows {p2|Theo Marchand}, {o2|Kelmont} said.
> start:hired p1 r2 o1 | was r1 o2 | replaces p2 | on d1 | proposed"""
    )
    assert parse_story(made(REPORT).block).body.text.count("Castaldi") == 2


def test_a_story_without_a_move_is_a_negative_with_its_mentions() -> None:
    for story in (made(), made(replace(REPORT, denied=True))):
        assert parse_story(story.block).changes == ()
        assert "{p1|Ines Castaldi}" in story.block


def test_the_same_change_told_twice_is_one_line() -> None:
    assert made(REPORT, REPORT).block.count("\n> ") == 1


@pytest.mark.parametrize(
    ("fields", "unsaid"),
    [
        ({"reports_to": "Awa Diop"}, ("reports_to",)),
        ({"successor": "Theo Marchand"}, ("successor",)),
        ({"effective_text": None, "effective_on": date(2024, 3, 11)}, ("effective_on",)),
    ],
)
def test_what_the_format_or_the_text_has_no_words_for_is_told(
    fields: dict[str, object], unsaid: tuple[str, ...]
) -> None:
    story = made(replace(REPORT, **fields))  # type: ignore[arg-type]  # fields of a report, by name
    assert story.unsaid == unsaid
    assert story.block


@pytest.mark.parametrize(
    ("report", "story", "why"),
    [
        (replace(REPORT, person="Ada Berg"), STORY, "no words for the person"),
        (replace(REPORT, organisation="Norvane"), STORY, "no words for the organisation"),
        (REPORT, replace(STORY, language=None), "language is not known"),
        (REPORT, replace(STORY, title=" "), "no headline"),
        (REPORT, replace(STORY, text=f"{TEXT} {{x}}"), "braces"),
        (REPORT, replace(STORY, text=f"{TEXT}\n> quoted"), "begins with a sign of the format"),
    ],
)
def test_a_story_that_has_no_place_in_the_format_is_left_out(report: Report, story: Story, why: str) -> None:
    told = made(report, story=story, mentioned=())
    assert told.block == ""
    assert why in told.left_out
