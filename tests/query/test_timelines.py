"""The moves of a company and of a person, found by what somebody remembers of the name."""

import pytest

from monitor.errors import UsageError
from monitor.query import NameCount, company, person
from monitor.store import Store
from tests.query.told import on, report, tell


def test_the_name_that_is_exactly_meant_is_shown_and_the_others_are_named(told: Store) -> None:
    for asked in ("Norvane", "NORVANE", "norvane ltd", "Norváne"):
        timeline = company(told, asked)
        assert timeline.names == (NameCount(name="Norvane", moves=2),)
        assert timeline.others == (NameCount(name="Norvane Energy", moves=1),)
        assert [row.id for row in timeline.moves] == [1, 7]


def test_legal_forms_do_not_part_a_company_from_itself(told: Store) -> None:
    timeline = company(told, "kelmont")
    assert {name.name for name in timeline.names} == {"Kelmont", "Kelmont Inc"}
    assert [row.id for row in timeline.moves] == [6, 2]
    assert timeline.others == ()


def test_a_name_of_nothing_but_a_legal_form_is_looked_for_as_it_is(retold: Store) -> None:
    tell(retold, "A group", "X is CEO of The Group.", report("X", "CEO", "The Group"), published=on(9))
    assert [row.organisation for row in company(retold, "The Group").moves] == ["The Group"]


def test_a_person_is_one_whatever_accents_and_order(told: Store) -> None:
    for asked in ("Zoé Patil", "patil zoe", "ZOE PATIL"):
        timeline = person(told, asked)
        assert [row.id for row in timeline.moves] == [2, 1]
        assert timeline.names[0].moves == 2


def test_part_of_a_name_lists_everybody_it_may_mean(told: Store) -> None:
    timeline = person(told, "patil")
    assert {name.name for name in timeline.names} == {"Asha Patil", "Zoé Patil"}
    assert [row.id for row in timeline.moves] == [5, 2, 1]


def test_a_limit_keeps_the_newest(told: Store) -> None:
    assert [row.id for row in person(told, "patil", limit=1).moves] == [5]


def test_a_search_that_meets_very_many_names_shows_their_moves_and_the_first_names(retold: Store) -> None:
    for number in range(45):
        tell(retold, f"{number} in", f"{number} is CEO.", report(f"Many N{number}", "CEO", "Twins"), published=on(9))
    timeline = person(retold, "many")
    assert len(timeline.moves) == 45
    assert (len(timeline.names), timeline.meant, timeline.all, timeline.wide) == (40, 45, 45, True)
    newest = person(retold, "many", if_wide=3)
    assert (newest.moves, newest.all) == (timeline.moves[:3], 45)
    assert not person(retold, "many n7").wide


def test_nobody_of_that_name_gives_an_empty_timeline(told: Store) -> None:
    timeline = person(told, "nemo")
    assert (timeline.names, timeline.others, timeline.moves) == ((), (), ())


def test_a_name_without_a_letter_is_refused(told: Store) -> None:
    with pytest.raises(UsageError, match=r"person: '\*' has no letter or digit to look for"):
        person(told, "*")


def test_moves_of_less_confidence_than_asked_for_are_left_out_and_not_counted(told: Store) -> None:
    every = company(told, "Norvane")
    least = max(row.confidence for row in every.moves)
    sure = company(told, "Norvane", min_confidence=least)
    assert sure.moves == tuple(row for row in every.moves if row.confidence >= least)
    assert [name.moves for name in sure.names] == [len(sure.moves)]
    assert 0 < len(sure.moves) < len(every.moves)
