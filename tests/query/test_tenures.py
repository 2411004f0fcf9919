"""Who held which post when, from moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from monitor.query import Tenure, company, person, tenures, tenures_of
from monitor.store import Store
from monitor.types import Change, Kind, Status
from tests.query.told import BOARD, CFO, CTO, on, report, tell


def held(found: tuple[Tenure, ...]) -> list[tuple[str, str | None, str | None, date | None, date | None]]:
    return [(t.person, t.role, t.organisation, t.since, t.until) for t in found]


def told(store: Store, day: int, *args: Any, **more: Any) -> None:
    """One story of that day of October 2025 with one report."""
    tell(store, f"Story {day} {args}", f"Text {day}.", report(*args, **more), published=on(day))


def test_a_start_and_an_end_are_one_tenure_and_the_effective_day_goes_before_the_announcement(store: Store) -> None:
    told(store, 1, "Ada Berg", "CTO", "Norvane", effective_on=date(2025, 10, 5), **CTO)
    told(store, 20, "Ada Berg", "CTO", "Norvane", change=Change.DEPARTED, **CTO)
    (tenure,) = tenures(company(store, "norvane").moves)
    assert held((tenure,)) == [("Ada Berg", "CTO", "Norvane", date(2025, 10, 5), date(2025, 10, 20))]
    assert (tenure.since_told, tenure.until_told, tenure.move_ids) == (True, False, (1, 2))


def test_who_was_replaced_held_the_post_until_then(store: Store) -> None:
    told(store, 3, "Ada Berg", "CFO", "Norvane", predecessor="Ole Lund", **CFO)
    assert held(tenures(company(store, "norvane").moves)) == [
        ("Ada Berg", "CFO", "Norvane", date(2025, 10, 3), None),
        ("Ole Lund", "CFO", "Norvane", None, date(2025, 10, 3)),
    ]


def test_a_career_has_what_a_person_was_before(store: Store) -> None:
    told(
        store, 3, "Ada Berg", "CTO", "Norvane", previous_role="head of research", previous_organisation="Kelmont", **CTO
    )
    assert held(tenures(person(store, "ada berg").moves)) == [
        ("Ada Berg", "CTO", "Norvane", date(2025, 10, 3), None),
        ("Ada Berg", "head of research", "Kelmont", None, date(2025, 10, 3)),
    ]


def test_a_rumour_makes_no_tenure_and_who_acts_is_marked(store: Store) -> None:
    told(store, 3, "Ada Berg", "CTO", "Norvane", status=Status.RUMOURED, **CTO)
    told(store, 4, "Ole Lund", "CTO", "Norvane", kind=Kind.INTERIM, **CTO)
    (tenure,) = tenures(company(store, "norvane").moves)
    assert (tenure.person, tenure.acting) == ("Ole Lund", True)


def test_a_second_time_in_a_post_is_a_tenure_of_its_own(store: Store) -> None:
    told(store, 1, "Ada Berg", "CTO", "Norvane", effective_on=date(2023, 1, 1), **CTO)
    (first,) = company(store, "norvane").moves
    left = replace(first, change=Change.DEPARTED, effective_on=date(2024, 1, 1))
    back = replace(first, effective_on=date(2025, 10, 3))
    assert [(t.since, t.until) for t in tenures((back, first, left))] == [
        (date(2025, 10, 3), None),
        (date(2023, 1, 1), date(2024, 1, 1)),
    ]


def test_only_the_posts_of_who_was_asked_for(store: Store) -> None:
    told(store, 3, "Ada Berg", "CTO", "Norvane", predecessor="Ole Lund", previous_organisation="Kelmont", **CTO)
    rows = company(store, "norvane").moves
    assert {t.organisation for t in tenures(rows, companies=["Norvane Inc"])} == {"Norvane"}
    assert {t.person for t in tenures(rows, people=["Berg, Ada"])} == {"Ada Berg"}


def test_who_acts_and_then_gets_the_post_has_two_tenures(store: Store) -> None:
    told(store, 1, "Ada Berg", "interim CTO", "Norvane", kind=Kind.INTERIM, effective_on=date(2025, 10, 2), **CTO)
    (acts,) = company(store, "norvane").moves
    gets = replace(acts, id=2, kind=Kind.PROMOTED, role="CTO", previous_role="interim CTO",
                   previous_organisation="Norvane", effective_on=date(2026, 1, 1), announced_at=on(9))  # fmt: skip
    second, first = tenures((gets, acts))
    assert (first.acting, first.since, first.until, first.until_told) == (
        True,
        date(2025, 10, 2),
        date(2025, 10, 9),  # the announcement: no story says when she ceases to act
        False,
    )
    assert (second.acting, second.since, second.since_told, second.until) == (False, date(2026, 1, 1), True, None)


def test_an_acting_spell_ends_with_the_permanent_post_whatever_else_is_told(store: Store) -> None:
    told(store, 1, "Ada Berg", "CTO", "Norvane", kind=Kind.INTERIM, **CTO)
    (acts,) = company(store, "norvane").moves
    gets = replace(acts, id=2, kind=Kind.PROMOTED, announced_at=on(9))
    left = replace(gets, id=3, kind=Kind.RESIGNED, change=Change.DEPARTED, announced_at=on(20))
    assert [(t.acting, t.since, t.until) for t in tenures((left, gets, acts))] == [
        (False, date(2025, 10, 9), date(2025, 10, 20)),
        (True, date(2025, 10, 1), date(2025, 10, 9)),
    ]


def test_the_day_of_a_new_post_does_not_date_the_end_of_the_one_before(store: Store) -> None:
    told(store, 3, "Ada Berg", "CTO", "Norvane", previous_role="head of research", previous_organisation="Kelmont",
         effective_on=date(2026, 1, 1), **CTO)  # fmt: skip
    before = next(t for t in tenures(person(store, "ada berg").moves) if t.organisation == "Kelmont")
    assert (before.until, before.until_told) == (date(2025, 10, 3), False)


def test_who_moves_on_starts_there_on_a_day_that_nobody_tells(store: Store) -> None:
    told(store, 3, "Ada Berg", "CTO", "Norvane", change=Change.DEPARTED, next_role="CEO", next_organisation="Kelmont",
         effective_on=date(2025, 10, 31), **CTO)  # fmt: skip
    after = next(t for t in tenures(person(store, "ada berg").moves) if t.organisation == "Kelmont")
    assert (after.since, after.since_told) == (date(2025, 10, 3), False)


def test_who_resigns_before_the_first_day_has_one_tenure(store: Store) -> None:
    told(store, 1, "Ada Berg", "CTO", "Norvane", effective_on=date(2026, 1, 1), **CTO)
    told(store, 20, "Ada Berg", "CTO", "Norvane", change=Change.DEPARTED, **CTO)
    (tenure,) = tenures(company(store, "norvane").moves)
    assert (tenure.since, tenure.since_told) == (date(2026, 1, 1), True)
    assert (tenure.until, tenure.until_told) == (date(2025, 10, 20), False)


def test_who_leaves_when_the_successor_begins_has_one_tenure(store: Store) -> None:
    told(store, 1, "Ole Lund", "CTO", "Norvane", change=Change.DEPARTED, **CTO)
    told(store, 9, "Ada Berg", "CTO", "Norvane", predecessor="Ole Lund", effective_on=date(2026, 7, 1), **CTO)
    assert held(tenures(company(store, "norvane").moves)) == [
        ("Ada Berg", "CTO", "Norvane", date(2026, 7, 1), None),
        ("Ole Lund", "CTO", "Norvane", None, date(2026, 7, 1)),
    ]


def test_the_own_last_day_goes_before_the_successors_first(store: Store) -> None:
    told(store, 1, "Ole Lund", "CTO", "Norvane", change=Change.DEPARTED, effective_on=date(2025, 10, 31), **CTO)
    told(store, 9, "Ada Berg", "CTO", "Norvane", predecessor="Ole Lund", effective_on=date(2025, 12, 1), **CTO)
    ole = next(t for t in tenures(company(store, "norvane").moves) if t.person == "Ole Lund")
    assert (ole.until, ole.until_told) == (date(2025, 10, 31), True)


def test_who_is_named_again_to_the_post_they_have_goes_on_in_it(store: Store) -> None:
    told(store, 3, "Ada Berg", "CTO", "Norvane", previous_role="CTO", previous_organisation="Norvane", **CTO)
    assert held(tenures(company(store, "norvane").moves)) == [("Ada Berg", "CTO", "Norvane", date(2025, 10, 3), None)]


def test_a_post_told_in_other_words_beside_another_move_is_the_same_post(store: Store) -> None:
    named = {"previous_role": "chief financial officer", "previous_organisation": "Kelmont"}
    told(store, 3, "Ada Berg", "chief technology officer", "Norvane", effective_on=date(2026, 1, 1), **named, **CTO)
    gone = {"next_role": "CTO", "next_organisation": "Norvane plc"}
    told(store, 9, "Ada Berg", "CFO", "Kelmont", change=Change.DEPARTED, effective_on=date(2025, 12, 31), **gone, **CFO)
    assert held(tenures(person(store, "ada berg").moves)) == [
        ("Ada Berg", "chief technology officer", "Norvane", date(2026, 1, 1), None),
        ("Ada Berg", "CFO", "Kelmont", None, date(2025, 12, 31)),
    ]


#: What the finance chief who acts as the chief is told to have been.
FINANCE = {"previous_role": "CFO", "previous_organisation": "Norvane"}


def test_who_acts_in_another_post_of_the_house_keeps_the_one_they_have(store: Store) -> None:
    told(store, 1, "Ada Berg", "CFO", "Norvane", effective_on=date(2025, 9, 1), **CFO)
    told(store, 9, "Ada Berg", "interim CEO", "Norvane", kind=Kind.INTERIM, **FINANCE)
    acts, has = tenures(company(store, "norvane").moves)
    assert (acts.role, acts.acting, acts.since, acts.until) == ("interim CEO", True, date(2025, 10, 9), None)
    assert (has.role, has.acting, has.since, has.until) == ("CFO", False, date(2025, 9, 1), None)
    assert has.move_ids == (1, 2)


def test_a_post_that_is_only_told_of_who_acts_is_held_without_a_day(store: Store) -> None:
    told(store, 9, "Ada Berg", "interim CEO", "Norvane", kind=Kind.INTERIM, previous_role="CFO")
    told(store, 9, "Ole Lund", "acting COO", "Norvane", previous_role="CFO", previous_organisation="Norvane plc")
    rows = company(store, "norvane").moves
    assert ("Ada Berg", "CFO", None, None, None) in held(tenures(rows))
    assert ("Ole Lund", "CFO", "Norvane plc", None, None) in held(tenures(rows))


def test_who_is_told_to_have_left_it_does_not_keep_it(store: Store) -> None:
    told(store, 1, "Ada Berg", "CFO", "Norvane", change=Change.DEPARTED, **CFO)
    told(store, 9, "Ada Berg", "interim CEO", "Norvane", kind=Kind.INTERIM, **FINANCE)
    told(store, 12, "Ole Lund", "interim CEO", "Kelmont", kind=Kind.INTERIM, **FINANCE)
    ended = {(t.person, t.until) for t in tenures(company(store, "norvane").moves) if t.role == "CFO"}
    assert ended == {("Ada Berg", date(2025, 10, 1))}
    assert [t.until for t in tenures(person(store, "ole lund").moves) if t.role == "CFO"] == [date(2025, 10, 12)]


def test_who_ceases_to_act_goes_on_in_the_post_that_they_had(store: Store) -> None:
    told(store, 1, "Ada Berg", "CFO", "Norvane", **CFO)
    told(store, 9, "Ada Berg", "interim CEO", "Norvane", kind=Kind.INTERIM, **FINANCE)
    told(store, 20, "Ada Berg", "interim CEO", "Norvane", change=Change.DEPARTED, next_role="CFO",
         next_organisation="Norvane")  # fmt: skip
    assert held(tenures(company(store, "norvane").moves)) == [
        ("Ada Berg", "CFO", "Norvane", date(2025, 10, 1), None),
        ("Ada Berg", "interim CEO", "Norvane", date(2025, 10, 9), date(2025, 10, 20)),
    ]


def test_who_acts_ceases_when_somebody_else_begins_for_good(store: Store) -> None:
    told(store, 1, "Ole Lund", "interim CTO", "Norvane", kind=Kind.INTERIM, **CTO)
    told(store, 9, "Ada Berg", "CTO", "Norvane Inc", effective_on=date(2025, 12, 1), predecessor="Eva Holm", **CTO)
    found = {t.person: t for t in tenures(company(store, "norvane").moves)}
    ole = found["Ole Lund"]
    assert (ole.acting, ole.since, ole.until, ole.until_told) == (True, date(2025, 10, 1), date(2025, 12, 1), True)
    assert ole.move_ids == (1, 2)
    assert found["Ada Berg"].until is None


def test_an_own_last_day_of_acting_goes_before_the_first_of_who_follows(store: Store) -> None:
    told(store, 1, "Ole Lund", "interim CTO", "Norvane", kind=Kind.INTERIM, **CTO)
    told(store, 5, "Ole Lund", "interim CTO", "Norvane", change=Change.DEPARTED, **CTO)
    told(store, 9, "Ada Berg", "CTO", "Norvane", **CTO)
    ole = next(t for t in tenures(company(store, "norvane").moves) if t.person == "Ole Lund")
    assert (ole.until, ole.until_told) == (date(2025, 10, 5), False)


def test_only_who_begins_later_in_the_same_seat_ends_an_acting_time(store: Store) -> None:
    acting = {"kind": Kind.INTERIM}
    told(store, 3, "Eva Holm", "CTO", "Norvane", **CTO)  # until she comes, he acts
    told(store, 3, "Ole Lund", "interim CTO", "Norvane", **acting, **CTO)
    told(store, 4, "Jan Vik", "interim CEO North America", "Norvane", **acting)
    told(store, 5, "Kim Aas", "acting member", "Norvane", **acting, **BOARD)
    told(store, 6, "Liv Moe", "interim CTO", "Kelmont", **acting, **CTO)
    told(store, 9, "Ada Berg", "CEO", "Norvane")
    told(store, 9, "Ada Holt", "member", "Norvane", **BOARD)
    told(store, 9, "Pia Lie", "interim CFO", "Norvane", **acting, **CFO)
    told(store, 10, "Ulf Dahl", "acting CFO", "Norvane", **CFO)
    rows = (*company(store, "norvane").moves, *company(store, "kelmont").moves)
    assert {t.person for t in tenures(rows) if t.acting and t.until is None} == {
        "Ole Lund", "Jan Vik", "Kim Aas", "Liv Moe", "Pia Lie", "Ulf Dahl",
    }  # fmt: skip


def test_a_tenure_is_disputed_where_the_last_word_on_its_start_or_end_is_a_denial(store: Store) -> None:
    told(store, 1, "Ada Berg", "CTO", "Norvane", **CTO)
    told(store, 2, "Ole Lund", "CFO", "Norvane", **CFO)
    told(store, 9, "Ole Lund", "CFO", "Norvane", change=Change.DEPARTED, **CFO)
    (left, cfo, cto) = company(store, "norvane").moves
    assert {t.person for t in tenures((left, cfo, cto)) if t.disputed} == set()
    assert {t.person for t in tenures((left, cfo, replace(cto, disputed=True))) if t.disputed} == {"Ada Berg"}
    assert {t.person for t in tenures((replace(left, disputed=True), cfo, cto)) if t.disputed} == {"Ole Lund"}


def test_an_end_that_an_undisputed_move_tells_is_not_disputed(store: Store) -> None:
    told(store, 1, "Ole Lund", "CTO", "Norvane", change=Change.DEPARTED, **CTO)
    told(store, 9, "Ada Berg", "CTO", "Norvane", predecessor="Ole Lund", effective_on=date(2025, 12, 1), **CTO)
    came, left = company(store, "norvane").moves
    found = {t.person: t for t in tenures((replace(came, disputed=True), left))}
    assert (found["Ole Lund"].until, found["Ole Lund"].disputed) == (date(2025, 10, 1), False)
    assert found["Ada Berg"].disputed


def test_who_is_disputed_to_begin_for_good_ends_no_acting_time(store: Store) -> None:
    told(store, 1, "Ole Lund", "interim CTO", "Norvane", kind=Kind.INTERIM, **CTO)
    told(store, 9, "Ada Berg", "CTO", "Norvane", **CTO)
    came, acts = company(store, "norvane").moves
    found = {t.person: t for t in tenures((replace(came, disputed=True), acts))}
    assert found["Ole Lund"].until is None


def test_a_career_says_as_the_company_does_when_an_acting_time_ended(store: Store) -> None:
    told(store, 1, "Ole Lund", "interim CTO", "Norvane", kind=Kind.INTERIM, **CTO)
    told(store, 2, "Ole Lund", "acting CFO", "Kelmont", **CFO)
    told(store, 9, "Ada Berg", "CTO", "Norvane", effective_on=date(2025, 12, 1), **CTO)
    told(store, 10, "Ada Holt", "CFO", "Kelmont", predecessor="Ole Lund", **CFO)
    told(store, 11, "Jan Vik", "CTO", "Kelmont", **CTO)
    career = person(store, "ole lund")
    assert [row.person for row in career.moves] == ["Ole Lund", "Ole Lund"]
    tenures_of_his = tenures_of(career)
    assert held(tenures_of_his) == [
        ("Ole Lund", "interim CTO", "Norvane", date(2025, 10, 1), date(2025, 12, 1)),
        ("Ole Lund", "acting CFO", "Kelmont", date(2025, 10, 2), date(2025, 10, 10)),
    ]
    at_home = [t for t in tenures_of(company(store, "norvane")) if t.person == "Ole Lund"]
    assert at_home == [tenures_of_his[0]]


def test_a_career_is_ended_by_no_appointment_of_long_before(store: Store) -> None:
    told(store, 1, "Ada Berg", "CTO", "Norvane", **CTO)
    told(store, 9, "Ole Lund", "interim CTO", "Norvane", kind=Kind.INTERIM, **CTO)
    assert [t.until for t in tenures_of(person(store, "ole lund"))] == [None]
