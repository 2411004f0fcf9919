"""What the network says of pairs -> who starts or ends what: the decisions, on scores made by hand."""

from __future__ import annotations

import pytest

from monitor.extract import thresholds
from monitor.extract.changes import Decider
from monitor.extract.entities import Entity
from monitor.extract.scores import Scores
from monitor.extract.told import Told

NAMES = (
    "p Castaldi",
    "p Marchand",
    "p Diop",
    "r deputy chief",
    "r finance director",
    "o Norvane",
    "o Kelmont",
    "d Monday",
)
CASTALDI, MARCHAND, DIOP, DEPUTY, FINANCE, NORVANE, KELMONT, MONDAY = range(len(NAMES))
ENTITIES = tuple(Entity(type=name[0], name=name[2:], mentions=(i,)) for i, name in enumerate(NAMES))

Alone = dict[int, dict[str, float]]
Pairs = dict[tuple[int, int, str], float]


def decide(alone: Alone, pairs: Pairs, *, letters: int = 100) -> tuple[Told, ...]:
    scores = Scores(flag=1.0, alone=alone, pairs=pairs, speakers={})
    return Decider(ENTITIES, scores, lambda one, other: one == other, letters=letters, early=set()).decide()


A_LITTLE = 0.02
START: Alone = {CASTALDI: {"start": 0.9, "start:hired": 0.8}, NORVANE: {"start": 0.9, "end": 0.9}}
POST: Pairs = {
    (CASTALDI, DEPUTY, "start"): 0.9,
    (CASTALDI, NORVANE, "start"): 0.9,
    (DEPUTY, NORVANE, "of"): 0.9,
}


def test_a_start_has_its_role_organisation_and_kind() -> None:
    (told,) = decide(START, POST)
    assert (told.change, told.person, told.role, told.organisation, told.kind) == (
        "start",
        CASTALDI,
        DEPUTY,
        NORVANE,
        "hired",
    )
    assert 0.8 < told.sure <= 1.0


def test_what_lies_behind_the_person_and_above_is_attached() -> None:
    more: Pairs = {
        (CASTALDI, FINANCE, "was"): 0.9,
        (CASTALDI, KELMONT, "was"): 0.9,
        (FINANCE, KELMONT, "of"): 0.9,
        (CASTALDI, DIOP, "reports"): 0.9,
        (CASTALDI, MONDAY, "start"): 0.9,
    }
    (told,) = decide(START, POST | more)
    assert (told.was, told.reports_to, told.when) == ((FINANCE, KELMONT), DIOP, MONDAY)


def test_nobody_goes_to_the_house_that_they_leave() -> None:
    leaving: Alone = {CASTALDI: {"end": 0.9}, NORVANE: {"end": 0.9}}
    pairs: Pairs = {
        (CASTALDI, DEPUTY, "end"): 0.9,
        (CASTALDI, NORVANE, "end"): 0.9,
        (CASTALDI, NORVANE, "to"): 0.9,
        (DEPUTY, NORVANE, "of"): 0.9,
    }
    (told,) = decide(leaving, pairs)
    assert (told.organisation, told.to) == (NORVANE, (None, None))


def test_a_named_predecessor_leaves_the_same_post() -> None:
    leaving = thresholds.NO_LONGER + A_LITTLE
    told = decide(START | {MARCHAND: {"end": leaving}}, POST | {(CASTALDI, MARCHAND, "replaces"): 0.9})
    start, end = told
    assert (end.change, end.person, end.role, end.organisation) == ("end", MARCHAND, DEPUTY, NORVANE)
    assert (start.predecessor, end.successor) == (MARCHAND, CASTALDI)


def test_in_an_article_whom_one_word_names_must_be_told_of_surely() -> None:
    sure = thresholds.ONE_WORD - A_LITTLE
    unsure: Alone = START | {CASTALDI: {"start": sure}}
    pairs: Pairs = POST | {(CASTALDI, DEPUTY, "start"): sure}
    assert decide(unsure, pairs)
    assert not decide(unsure, pairs, letters=500)
    (told,) = decide(
        START | {CASTALDI: {"start": 1.0}, MARCHAND: {"end": sure}},
        POST | {(CASTALDI, DEPUTY, "start"): 1.0, (CASTALDI, MARCHAND, "replaces"): 0.9},
        letters=500,
    )
    assert told.predecessor is None


def test_what_a_predecessor_leaves_is_the_post_taken_over_unless_another_is_said_surely() -> None:
    alone: Alone = START | {MARCHAND: {"end": 0.9}}
    for sure, left in ((0.5, DEPUTY), (0.9, FINANCE)):
        pairs: Pairs = POST | {(CASTALDI, MARCHAND, "replaces"): 0.9, (MARCHAND, FINANCE, "end"): sure}
        assert [t.role for t in decide(alone, pairs) if t.person == MARCHAND] == [left]


def test_the_successor_is_whoever_takes_the_same_post() -> None:
    alone: Alone = START | {MARCHAND: {"end": 0.9}}
    pairs: Pairs = POST | {
        (MARCHAND, DEPUTY, "end"): 0.9,
        (CASTALDI, MARCHAND, "replaces"): 0.5,
        (DIOP, MARCHAND, "replaces"): 0.9,
    }
    start, end = decide(alone, pairs)
    assert (start.predecessor, end.successor) == (MARCHAND, CASTALDI)


def test_whoever_is_said_to_leave_something_leaves_the_successor_s_post_on_weaker_signs() -> None:
    alone: Alone = START | {MARCHAND: {"end": 0.9}}
    pairs: Pairs = POST | {(CASTALDI, MARCHAND, "replaces"): thresholds.RELATED + A_LITTLE}
    assert [(t.person, t.role) for t in decide(alone, pairs)] == [(CASTALDI, DEPUTY), (MARCHAND, DEPUTY)]
    quiet = decide(START | {MARCHAND: {"end": 0.4}}, pairs)
    assert [t.person for t in quiet] == [CASTALDI]


def test_who_leaves_one_post_for_another_in_the_house_has_moved() -> None:
    alone: Alone = START | {CASTALDI: {"start": 0.9, "end": 0.9}}
    pairs: Pairs = POST | {
        (CASTALDI, FINANCE, "end"): 0.9,
        (CASTALDI, NORVANE, "end"): 0.9,
        (FINANCE, NORVANE, "of"): 0.9,
    }
    start, end = decide(alone, pairs)
    assert (start.role, start.kind, start.was) == (DEPUTY, "moved", (FINANCE, NORVANE))
    assert (end.role, end.kind, end.to) == (FINANCE, "moved", (DEPUTY, NORVANE))


def test_a_predecessor_who_left_long_ago_is_named_but_does_not_leave() -> None:
    (told,) = decide(START | {MARCHAND: {"end": 0.01}}, POST | {(CASTALDI, MARCHAND, "replaces"): 0.9})
    assert told.predecessor == MARCHAND


def test_a_role_left_with_nobody_named_is_a_change_of_its_own() -> None:
    (told,) = decide({FINANCE: {"lone end": 0.9, "end:resigned": 0.9}}, {(FINANCE, KELMONT, "of"): 0.9})
    assert (told.change, told.person, told.role, told.organisation, told.kind) == (
        "end",
        None,
        FINANCE,
        KELMONT,
        "resigned",
    )


def test_nobody_starts_and_ends_in_one_role() -> None:
    alone: Alone = {CASTALDI: {"start": 0.9, "end": 0.6}}
    (told,) = decide(alone, POST | {(CASTALDI, DEPUTY, "end"): 0.6})
    assert told.change == "start"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, ""),
        ({"rumoured": 0.8}, "rumoured"),
        ({"proposed": 0.8}, "proposed"),
        ({"proposed": 0.7, "rumoured": 0.8}, "rumoured"),
    ],
)
def test_the_status_is_the_person_s(said: dict[str, float], status: str) -> None:
    (told,) = decide({CASTALDI: START[CASTALDI] | said}, POST)
    assert told.status == status


def test_weak_signs_make_no_change() -> None:
    assert decide({CASTALDI: {"start": 0.3}}, {}) == ()


def test_leadership_said_by_a_verb_alone_has_no_role() -> None:
    (told,) = decide({CASTALDI: {"start": 0.9}}, {(CASTALDI, NORVANE, "start"): 0.9})
    assert (told.role, told.organisation) == (None, NORVANE)


def test_the_new_house_alone_is_no_origin() -> None:
    (told,) = decide(START, {**POST, (CASTALDI, NORVANE, "was"): 0.9})
    assert told.was == (None, None)
    (told,) = decide(START, {**POST, (CASTALDI, NORVANE, "was"): 0.9, (CASTALDI, FINANCE, "was"): 0.9,
                             (FINANCE, NORVANE, "of"): 0.9})  # fmt: skip
    assert told.was == (FINANCE, NORVANE)


def test_a_post_that_surely_is_taken_goes_to_whoever_is_likeliest_to_take_it() -> None:
    alone: Alone = START | {FINANCE: {"start": 0.9}}
    pairs: Pairs = POST | {(MARCHAND, FINANCE, "start"): 0.4, (DIOP, FINANCE, "start"): 0.1}
    assert [(t.person, t.role) for t in decide(alone, pairs)] == [(CASTALDI, DEPUTY), (MARCHAND, FINANCE)]
    assert len(decide(alone | {FINANCE: {"start": 0.5}}, pairs)) == 1


def test_an_article_asks_more_of_whom_its_lead_does_not_name() -> None:
    people = [Entity(type="p", name=name, mentions=(i,)) for i, name in enumerate(("Ines Castaldi", "Theo Marchand"))]
    known = {0: {"start": 0.99}, 1: {"end": 0.7}}

    def told(letters: int, early: set[int], pairs: Pairs) -> list[int | None]:
        scores = Scores(flag=1.0, alone=known, pairs=pairs, speakers={})
        decider = Decider(people, scores, lambda one, other: one == other, letters=letters, early=early)
        return [t.person for t in decider.decide()]

    assert told(500, set(), {}) == [0, 1]
    assert told(5_000, {0}, {}) == [0]
    assert told(5_000, {0, 1}, {}) == [0, 1]
    assert told(5_000, {0}, {(0, 1, "replaces"): 0.5}) == [0, 1]  # whom somebody of the lead follows is known too


def test_nobody_starts_and_ends_in_one_post_but_in_two_houses() -> None:
    alone: Alone = {CASTALDI: {"start": 0.9, "end": 0.85}}
    pairs: Pairs = {(CASTALDI, DEPUTY, "start"): 0.9, (CASTALDI, DEPUTY, "end"): 0.8}
    assert [t.change for t in decide(alone, pairs)] == ["start"]
    houses: Pairs = {(CASTALDI, NORVANE, "start"): 0.9, (CASTALDI, KELMONT, "end"): 0.9}
    assert [t.change for t in decide(alone, pairs | houses)] == ["start", "end"]
