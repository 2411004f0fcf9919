"""What users decided holds in every partition, and the order in which stories came still plays no part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.resolve import resolve
from monitor.resolve.decisions import bonds_of
from monitor.types import Block, Decision, KnownReport
from tests.resolve.building import known
from tests.resolve.test_properties import SPECS, content, moves_of

Partition = set[frozenset[int]]


def same(*ids: int) -> Decision:
    return Decision(reports=frozenset(ids))


def apart(some: set[int], others: set[int]) -> Decision:
    return Decision(reports=frozenset(some), apart_from=frozenset(others))


def parts(reports: tuple[KnownReport, ...], *decisions: Decision) -> Partition:
    resolution = resolve(Block(reports=reports, moves=(), decisions=decisions))
    return {frozenset(cluster.report_ids) for cluster in resolution.clusters}


def told(*specs: dict[str, Any]) -> tuple[KnownReport, ...]:
    """Each in a story of its own."""
    return tuple(known(number, number, spec) for number, spec in enumerate(specs, start=1))


FULL = {"person": "Rahul Patil", "organisation": "Acme"}
WEAK = {"person": "Patil", "organisation": "Acme"}
OTHER = {"person": "Suresh Patil", "organisation": "Globex", "code": "chief_financial", "role": "CFO"}


def test_two_weak_reports_that_are_apart_do_not_meet_in_the_one_group_that_both_fit() -> None:
    reports = told(FULL, WEAK, WEAK)
    assert parts(reports) == {frozenset({1, 2, 3})}
    for decision in (apart({2}, {3}), apart({3}, {2})):
        assert parts(reports, decision) == {frozenset({1}), frozenset({2}), frozenset({3})}
    assert parts(reports, apart({3}, {1, 2})) == {frozenset({1, 2}), frozenset({3})}


def test_what_is_merged_does_not_bring_together_what_was_split() -> None:
    # 1 and 2 are alike, 3 and 4 are; 1 was split from 3 before 2 and 4 were said to be one.
    reports = told(FULL, FULL, OTHER, OTHER)
    assert parts(reports) == {frozenset({1, 2}), frozenset({3, 4})}
    found = parts(reports, apart({1}, {3}), same(2, 4))
    assert any({2, 4} <= part for part in found)
    assert not any({1, 3} <= part for part in found)


def test_a_split_takes_back_only_what_it_names() -> None:
    reports = told(FULL, OTHER, {**OTHER, "organisation": "Initech"})
    assert parts(reports, same(1, 2), apart({1}, {3})) == {frozenset({1, 2}), frozenset({3})}
    assert parts(reports, same(1, 2, 3), apart({1}, {2})) == {frozenset({1}), frozenset({2, 3})}


def test_the_later_of_two_words_that_cannot_both_hold_is_the_one_that_does() -> None:
    reports = told(FULL, OTHER, {**OTHER, "organisation": "Initech"})
    one, other, between = same(1, 2), same(2, 3), apart({1}, {3})
    assert parts(reports, one, between, other) == {frozenset({1}), frozenset({2, 3})}
    assert parts(reports, other, between, one) == {frozenset({1, 2}), frozenset({3})}


_REPORTS = st.lists(SPECS, min_size=2, max_size=10, unique_by=repr)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[Decision]]:
    """Specifications of reports, and decisions of them by their place."""
    specs = draw(_REPORTS)
    places = st.sets(st.integers(1, len(specs)), min_size=1)
    decisions = []
    for some, others in draw(st.lists(st.tuples(places, places), max_size=4)):
        decisions.append(apart(some, others - some) if others - some and len(some) % 2 else same(*some))
    return specs, decisions


def numbered(specs: list[dict[str, Any]], order: list[int]) -> tuple[tuple[KnownReport, ...], dict[int, int]]:
    """The reports with ids in that order, and the id of each place; stories come in the same order, and each has its
    address.
    """
    days = {spec["story"]: spec["day"] for spec in specs}
    stories = list(dict.fromkeys(specs[place - 1]["story"] for place in order))
    id_of = {place: number for number, place in enumerate(order, start=1)}
    reports = []
    for place in order:
        story = specs[place - 1]["story"]
        report = known(id_of[place], stories.index(story) + 1, specs[place - 1] | {"day": days[story]})
        reports.append(replace(report, url=f"https://paper.example/{story}"))
    return tuple(reports), id_of


def renumbered(decisions: list[Decision], id_of: dict[int, int]) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            reports=frozenset(id_of[place] for place in decision.reports),
            apart_from=frozenset(id_of[place] for place in decision.apart_from),
        )
        for decision in decisions
    )


@given(case=cases(), data=st.data())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_order_gives_the_same_partition_and_values(
    case: tuple[list[dict[str, Any]], list[Decision]], data: st.DataObject
) -> None:
    specs, decisions = case
    places = list(range(1, len(specs) + 1))
    outcomes = []
    for order in (places, data.draw(st.permutations(places))):
        reports, id_of = numbered(specs, order)
        block = Block(reports=reports, moves=(), decisions=renumbered(decisions, id_of))
        place_of = {id_: place for place, id_ in id_of.items()}
        found = resolve(block).clusters
        parted = {frozenset(place_of[id_] for id_ in cluster.report_ids) for cluster in found}
        outcomes.append((parted, sorted((content(cluster, reports) for cluster in found), key=repr)))
    assert outcomes[0] == outcomes[1]


@given(case=cases())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_split_stays_split_a_merge_merged_and_a_second_look_changes_nothing(
    case: tuple[list[dict[str, Any]], list[Decision]],
) -> None:
    specs, decisions = case
    reports, _ = numbered(specs, list(range(1, len(specs) + 1)))
    found = parts(reports, *decisions)
    bonds = bonds_of(decisions)
    assert not any(pair <= part for pair in bonds.apart for part in found)
    assert all(any(together <= part for part in found) for together in bonds.together)
    if decisions:
        last = decisions[-1]
        if last.apart_from:
            assert not any(part & last.reports and part & last.apart_from for part in found)
        else:
            assert any(last.reports <= part for part in found)
    clusters = resolve(Block(reports=reports, moves=(), decisions=tuple(decisions))).clusters
    moves = moves_of(clusters, reports)
    again = resolve(Block(reports=reports, moves=moves, decisions=tuple(decisions)))
    assert [cluster.move_id for cluster in again.clusters] == [move.id for move in moves]
    assert (again.merged, again.withdrawn) == ((), ())
