"""The tally against labelled stories."""

from __future__ import annotations

import pytest

from monitor.learn import corpus
from monitor.learn.evaluate import Tally, judge, total
from monitor.types import Change, Function, Kind, Level, Report, RoleCode, Status, Story

GOLD = corpus.parse_story("""@ en-x1 | 2024-03-07 | press
= {o1|Norvane} hires {p1|Ines Castaldi}
{o1|Norvane SA} hired {p1|Castaldi} as {r1|finance director}; {p2|Theo Marchand} leaves.
> start:hired p1 r1 o1 | replaces p2
> end p2 r1 o1 | replaced p1
""")
QUIET = corpus.parse_story("@ en-x2 | 2024-03-07 | press\n= {o1|Norvane} sells more\n{o1|Norvane} sold more.")


def report(person: str | None, change: Change, role: str | None, organisation: str | None, **more: Status) -> Report:
    return Report(
        person=person,
        change=change,
        kind=Kind.UNKNOWN,
        status=more.get("status", Status.CONFIRMED),
        role=role,
        role_code=RoleCode.OTHER,
        function=Function.OTHER,
        level=Level.OTHER,
        organisation=organisation,
    )


START = report("Ines Castaldi", Change.APPOINTED, "finance director", "Norvane")
END = report("Theo Marchand", Change.DEPARTED, "finance director", "Norvane SA")


@pytest.mark.parametrize(
    ("given", "level", "right", "total"),
    [
        ((START, END), "strict", 2, 2),
        ((START,), "strict", 1, 1),
        ((START, START), "strict", 1, 2),  # each gold change is found once
        ((report("Castaldi", Change.APPOINTED, "director", "Kelmont"),), "+organisation", 0, 1),
        ((report("Castaldi", Change.APPOINTED, "director", "Kelmont"),), "+role", 1, 1),
        ((report("Castaldi", Change.DEPARTED, "director", "Norvane"),), "person+change", 0, 1),
        ((report("Castaldi", Change.APPOINTED, None, "Norvane"),), "+role", 0, 1),
        ((report("Ines Castaldi", Change.APPOINTED, None, None, status=Status.RUMOURED),), "person+change", 0, 0),
        ((report(None, Change.APPOINTED, None, None),), "person+change", 0, 0),
    ],
)
def test_a_change_counts_where_person_direction_and_the_level_s_fields_agree(
    given: tuple[Report, ...], level: str, right: int, total: int
) -> None:
    tally = judge(lambda _: given, GOLD).levels[level]
    assert (tally.right, tally.given, tally.wanted) == (right, total, 2)


def test_a_story_is_flagged_where_it_has_a_report() -> None:
    def read(story: Story) -> tuple[Report, ...]:
        return (START,)

    flag = total([judge(read, story).levels["flag"] for story in (GOLD, QUIET)])
    assert (flag.precision, flag.recall) == (0.5, 1.0)
    assert flag.f1 == pytest.approx(2 / 3)


def test_nothing_given_and_nothing_wanted_is_no_success() -> None:
    assert Tally(right=0, given=0, wanted=0).f1 == 0
