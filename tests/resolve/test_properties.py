"""What holds of any reports at all: order does not matter, and deciding twice changes nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.resolve import resolve
from monitor.resolve.agreement import agreements
from monitor.resolve.candidates import kept_under, looked_up
from monitor.resolve.likeness import Likeness
from monitor.resolve.telling import Telling
from monitor.types import Block, Cluster, KnownMove, KnownReport, Report
from tests.resolve.building import known

#: Few values, so that they meet often; each pool holds likely, weak and false neighbours of one another.
SPECS = st.fixed_dictionaries(
    {
        "person": st.sampled_from(["Rahul Patil", "R. Patil", "Patil", "Suresh Patil", "Rahul K. Patil", ""]),
        "organisation": st.sampled_from(["Acme", "Acme Corp", "Acme Motor", "Acme Cloud", "Globex", ""]),
        "code": st.sampled_from(["chief_technology", "chief_executive", "managing_director", "other", "head"]),
        "role": st.sampled_from(["CTO", "chief", "head of technology", "technology chief"]),
        "change": st.sampled_from(["appointed", "departed"]),
        "kind": st.sampled_from(["unknown", "moved"]),
        "status": st.sampled_from(["confirmed", "rumoured"]),
        "effective": st.sampled_from([None, "2025-02-01", "2025-03-01", "2025-12-01"]),
        "denied": st.sampled_from([False, False, False, True]),
        "from": st.sampled_from([None, "Stripe", "Square"]),
        "day": st.integers(0, 400).map(lambda day: day // 5 * 5),
        "confidence": st.sampled_from([0.5, 0.9]),
        "story": st.integers(1, 6),
    }
)
#: A list of companies for which two of the houses are one, and another's name is known.
_COMPANIES = {"Acme": "acme", "Acme Corp": "acme", "Globex": "acme", "Acme Cloud": "acmecloud"}
_REPORTS = st.lists(SPECS, min_size=1, max_size=12)


def _company(spec: dict[str, Any], *, listed: bool) -> dict[str, str | None]:
    return {"company": _COMPANIES.get(spec["organisation"]) if listed else None}


def reports_of(specs: list[dict[str, Any]], *, listed: bool = False) -> tuple[KnownReport, ...]:
    """Stories are published on one day, whatever their reports were drawn with."""
    days = {spec["story"]: spec["day"] for spec in specs}
    return tuple(
        known(number, spec["story"], spec | {"day": days[spec["story"]]} | _company(spec, listed=listed))
        for number, spec in enumerate(specs, start=1)
    )


def content(cluster: Cluster, reports: tuple[KnownReport, ...]) -> tuple[list[str], Report, float]:
    """What a cluster is, without ids."""
    told = {report.id: repr((report.published_at, report.report, report.report.confidence)) for report in reports}
    return sorted(told[id_] for id_ in cluster.report_ids), cluster.value, cluster.value.confidence


def moves_of(clusters: tuple[Cluster, ...], reports: tuple[KnownReport, ...]) -> tuple[KnownMove, ...]:
    """What the store would know after applying them."""
    story_of = {report.id: report.story_id for report in reports}
    return tuple(
        KnownMove(
            id=cluster.move_id or 100 + place,
            report_ids=frozenset(cluster.report_ids),
            story_ids=frozenset(story_of[id_] for id_ in cluster.report_ids),
        )
        for place, cluster in enumerate(clusters)
    )


@given(specs=_REPORTS, listed=st.booleans(), data=st.data())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_order_and_any_ids_give_the_same_moves(
    specs: list[dict[str, Any]], listed: bool, data: st.DataObject
) -> None:
    reports = reports_of(specs, listed=listed)
    shuffled = data.draw(st.permutations(specs))
    renumbered = {story: number for number, story in enumerate(data.draw(st.permutations(range(1, 7))), start=1)}
    days = {spec["story"]: spec["day"] for spec in specs}
    again = tuple(
        known(number, renumbered[spec["story"]], spec | {"day": days[spec["story"]]} | _company(spec, listed=listed))
        for number, spec in enumerate(shuffled, start=1)
    )
    one, other = resolve(Block(reports=reports, moves=())), resolve(Block(reports=again, moves=()))
    assert sorted((content(c, reports) for c in one.clusters), key=repr) == sorted(
        (content(c, again) for c in other.clusters), key=repr
    )


@given(specs=_REPORTS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_every_report_stands_in_one_cluster_and_a_second_look_changes_nothing(specs: list[dict[str, Any]]) -> None:
    reports = reports_of(specs)
    first = resolve(Block(reports=reports, moves=()))
    assert sorted(id_ for c in first.clusters for id_ in c.report_ids) == [report.id for report in reports]
    moves = moves_of(first.clusters, reports)
    second = resolve(Block(reports=reports, moves=moves))
    assert [c.move_id for c in second.clusters] == [move.id for move in moves]
    assert [(c.report_ids, c.value) for c in second.clusters] == [(c.report_ids, c.value) for c in first.clusters]
    assert (second.merged, second.withdrawn) == ((), ())


@given(specs=_REPORTS, before=st.integers(0, 11))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_id_is_given_twice_and_none_is_lost(specs: list[dict[str, Any]], before: int) -> None:
    reports = reports_of(specs)
    earlier = reports[:before]
    moves = moves_of(resolve(Block(reports=earlier, moves=())).clusters, earlier)
    after = resolve(Block(reports=reports, moves=moves))
    kept = [c.move_id for c in after.clusters if c.move_id is not None]
    gone = [move for move, _ in after.merged] + list(after.withdrawn)
    assert sorted(kept + gone) == [move.id for move in moves]
    assert all(older in kept and older < move for move, older in after.merged)


#: Letters and marks of the scripts that names are written in, with what divides and encloses them.
_NAMES = st.text(st.sampled_from("aÖßzM. -,'’()/·・「」ªДйіא王佐藤ジー김ا عª\u0301\u200d0"), max_size=12)


@given(person=_NAMES, other=_NAMES, organisation=_NAMES, another=_NAMES)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text_can_be_a_name_and_likeness_has_no_direction(
    person: str, other: str, organisation: str, another: str
) -> None:
    one = Telling(known(1, 1, {"person": person, "organisation": organisation}))
    two = Telling(known(2, 2, {"person": other, "organisation": another}))
    assert agreements(one, two) == agreements(two, one)
    assert Likeness.NO in agreements(one, two) or kept_under(one) & looked_up(two) or not one.name
