"""Near copies are linked; stories that only look alike are not."""

from __future__ import annotations

import numpy as np
import pytest

from monitor.articles import fingerprint, near, same_opening

_STORY = """Kestral Foods has asked Ingrid Solheim to step in as interim chief after Tomas Reyes left on Friday.
Solheim, who chairs the audit panel, ran the dairy group Fjellmelk until 2021 and has been on the board for six years.
Kestral said that a search for a permanent successor had begun and would look at people inside and outside the company.
Reyes had led Kestral for barely two years. The company gave no reason for his departure and would not discuss his pay.
Under Reyes the company closed two plants in Ohio and bought the snack maker Bright Pantry for 310 million dollars.
The deal has not paid off yet: sales of Bright Pantry fell by a tenth in the spring, and a write-down is expected.
Analysts at Corbel Partners called the timing awkward, for the summer is when the company settles prices with retailers.
Shares of Kestral fell three percent in early trading on Monday before they recovered part of the loss by noon."""

_BOILERPLATE = """About {company}
{company} designs and builds infusion pumps for hospitals and home care in forty countries and employs 1,100 people.
Forward-looking statements
Statements in this release that are not historical facts are forward-looking and involve risks and uncertainties.
The company undertakes no obligation to update them. Further information is available in its annual report."""


def _release(company: str, person: str, role: str, past: str, chair: str, quote: str) -> str:
    lead = (
        f"{company} today announced that its board of directors has appointed {person} as {role}. {past}\n"
        f"“{quote}” said {chair}, chair of the board. “I look forward to working with {person}.”\n"
        f"{person} will join the executive committee and work at the headquarters. {company} had said in spring "
        f"that it was looking for a new {role}; the search was led by the nomination committee of the board.\n"
    )
    return lead + _BOILERPLATE.format(company=company)


_VANCE = _release(
    "Calder Medical",
    "Dolores Vance",
    "chief financial officer",
    "Vance spent nine years at Saltmarsh Terminals, where she ran the treasury and two acquisitions in Spain.",
    "Helen Marsh",
    "Dolores has a sharp eye and a steady hand, and our lenders know her well,",
)
_ODUYA = _release(
    "Calder Medical",
    "Renata Oduya",
    "chief operating officer",
    "Before that Oduya led manufacturing at Tessaly Devices and opened its plant in Costa Rica with 600 staff.",
    "Helen Marsh",
    "We met eleven candidates over four months, and the choice was unanimous in the end,",
)
_OTHER_HOUSE = _release(
    "Larkfield Pumps",
    "Arjun Sethi",
    "chief financial officer",
    "Sethi joins from the auditor Lowell Finch, whose Leeds office he had headed since the autumn of 2016.",
    "Peter Ames",
    "Arjun knows our books better than most of us do, and he has never been shy about it,",
)
_KESTRAL_RESULTS = """Kestral Foods raised its forecast for the year after Ingrid Solheim, interim chief, cut prices.
Net sales rose four percent to 1.2 billion dollars in the third quarter, the company said on Thursday morning.
The snack unit Bright Pantry grew for the first time since it was bought, helped by a large contract.
Solheim told investors that the search for a permanent chief would end before Christmas, without her as a candidate.
Corbel Partners lifted its target for the shares, which have gained a fifth since the summer."""


def _near(one: str, other: str) -> bool:
    first, second = fingerprint(one), fingerprint(other)
    assert first is not None
    assert second is not None
    return _alike(first, second)


def _alike(one: int, other: int) -> bool:
    (found,) = near(one, np.array([other]))
    return bool(found)


def _without(text: str, line: int) -> str:
    return "\n".join(row for index, row in enumerate(text.split("\n")) if index != line)


@pytest.mark.parametrize(
    "copy",
    [
        _STORY,
        "CHICAGO, Oct 17 (Newswire) - " + _STORY,
        _STORY + "\nReporting by our own correspondent in Chicago",
        _STORY.replace("\n", " "),
        _STORY.replace("three percent", "3%").replace("a tenth", "10 percent"),
        _without(_STORY, 7),
        "CHICAGO (Newswire) - " + _without(_STORY, 5),
    ],
)
def test_a_syndicated_story_with_small_edits_is_near(copy: str) -> None:
    assert _near(_STORY, copy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_STORY, _KESTRAL_RESULTS),  # one company, two stories
        (_VANCE, _ODUYA),  # one house's template, two appointments
        (_VANCE, _OTHER_HOUSE),  # one template, two houses
        (_STORY, _VANCE),
    ],
)
def test_stories_that_only_look_alike_are_not_near(one: str, other: str) -> None:
    assert not _near(one, other)


@pytest.mark.parametrize("text", ["", "123", "Kestral Foods names Solheim as its chief.", "。" * 500, "word " * 500])
def test_a_text_too_short_to_say_has_no_fingerprint(text: str) -> None:
    assert fingerprint(text) is None


def test_a_fingerprint_fits_a_signed_integer_of_the_database() -> None:
    prints = [
        fingerprint(_STORY + f"\nNumber {n} of many others in the series, with words of its own.") for n in range(40)
    ]
    assert all(value is not None and -(2**63) <= value < 2**63 for value in prints)
    assert any(value is not None and value < 0 for value in [*prints, fingerprint(_VANCE), fingerprint(_ODUYA)])


def test_near_counts_the_bits_of_negative_numbers_too() -> None:
    assert _alike(-1, -2)
    assert _alike(-(2**63), 0)
    assert not _alike(-1, 0)


def test_ideographs_are_words() -> None:
    story = (
        "江北重工周三晚间公告，董事会聘任周海燕为公司总经理，任期自公告之日起至本届董事会届满。原总经理刘建国辞去职务。"
    )
    assert _near(story, "滨江财经讯 " + story)
    assert not _near(
        story,
        "公开资料显示，港口起重机去年的营业收入为五十三亿元，同比增长百分之八，公司预计明年继续扩大海外市场的份额和产能。",
    )


_HEADLINE = "Kestral Foods asks Ingrid Solheim to step in"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (_HEADLINE, _STORY),
        ("Reyes is out at Kestral", _STORY),  # another headline
        ("Reyes is out at Kestral", "CHICAGO, Oct 17 (Newswire) - " + _STORY),
        ("Reyes is out at Kestral", _STORY.replace("on Friday", "yesterday")),
        ("UPDATE 1-" + _HEADLINE, _without(_STORY, 0)),  # another beginning
        (_HEADLINE.upper(), _without(_STORY, 0)),
    ],
)
def test_a_copy_has_the_headline_or_the_names_of_the_lead(title: str, text: str) -> None:
    assert same_opening(_HEADLINE, _STORY, title, text)
    assert same_opening(title, text, _HEADLINE, _STORY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Calder names Dolores Vance CFO", _VANCE), ("Calder names Renata Oduya COO", _ODUYA)),
        (("Directorate change", _VANCE), ("Directorate change", _ODUYA)),
        (("Calder names finance chief", _VANCE), ("Larkfield names finance chief", _OTHER_HOUSE)),
        (
            ("江北重工聘任周海燕为总经理", "江北重工公告，董事会聘任周海燕为公司总经理，任期三年。"),
            ("江北重工聘任刘建国为总经理", "江北重工公告，董事会聘任刘建国为公司总经理，任期三年。"),
        ),
        (("", _VANCE), ("", _ODUYA)),
    ],
)
def test_two_notices_of_one_template_begin_differently(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not same_opening(*one, *other)
