"""Which known move a cluster goes on as."""

from monitor.resolve.identity import identify
from monitor.types import KnownMove


def move(number: int, *reports: int, stories: tuple[int, ...] = ()) -> KnownMove:
    return KnownMove(id=number, report_ids=frozenset(reports), story_ids=frozenset(stories))


def cluster(*pairs: tuple[int, int]) -> frozenset[tuple[int, int]]:
    return frozenset(pairs)


def test_a_merge_keeps_the_older_id_even_of_the_smaller_part() -> None:
    found = identify([cluster((1, 1), (2, 2), (3, 3))], [move(5, 2, 3), move(4, 1)])
    assert (found.move_of, found.merged, found.withdrawn) == ((4,), ((5, 4),), ())


def test_the_larger_part_of_a_split_keeps_the_id() -> None:
    found = identify([cluster((1, 1)), cluster((2, 2), (3, 3))], [move(4, 1, 2, 3)])
    assert (found.move_of, found.merged, found.withdrawn) == ((None, 4), (), ())


def test_a_move_whose_reports_were_all_read_anew_is_found_by_its_story() -> None:
    found = identify([cluster((9, 1))], [move(4, 1, stories=(1,))])
    assert (found.move_of, found.withdrawn) == ((4,), ())


def test_a_move_that_no_report_tells_is_withdrawn_and_not_merged_for_sharing_a_story() -> None:
    found = identify([cluster((1, 1))], [move(4, 1, stories=(1,)), move(5, 2, stories=(1,))])
    assert (found.move_of, found.merged, found.withdrawn) == ((4,), (), (5,))


def test_a_new_change_is_a_new_move() -> None:
    found = identify([cluster((1, 1)), cluster((2, 2))], [move(4, 1, stories=(1,))])
    assert found.move_of == (4, None)


def part(number: int, of: int, *reports: int) -> KnownMove:
    return KnownMove(id=number, report_ids=frozenset(reports), story_ids=frozenset(), merged_into=of)


def test_what_was_merged_stays_so_where_it_is_told_together() -> None:
    found = identify([cluster((1, 1), (2, 2), (3, 3))], [move(4, 1), part(5, 4, 2, 3)])
    assert (found.move_of, found.merged, found.withdrawn) == ((4,), (), ())


def test_a_part_that_is_told_by_itself_has_its_old_id() -> None:
    found = identify([cluster((2, 2), (3, 3)), cluster((1, 1))], [move(4, 1), part(5, 4, 2, 3)])
    assert (found.move_of, found.merged, found.withdrawn) == ((5, 4), (), ())


def test_parts_that_are_told_together_by_themselves_are_the_older_one() -> None:
    found = identify([cluster((1, 1)), cluster((2, 2), (3, 3))], [move(4, 1), part(6, 4, 3), part(5, 4, 2)])
    assert (found.move_of, found.merged, found.withdrawn) == ((4, 5), ((6, 5),), ())


def test_a_move_keeps_its_id_for_its_parts_where_its_own_reports_are_gone() -> None:
    found = identify([cluster((2, 2))], [move(4, 1), part(5, 4, 2)])
    assert (found.move_of, found.merged, found.withdrawn) == ((4,), (), ())


def test_a_part_whose_reports_are_told_elsewhere_goes_with_them() -> None:
    found = identify([cluster((1, 1)), cluster((2, 2), (3, 3))], [move(4, 1), part(5, 4, 2), move(3, 3)])
    assert (found.move_of, found.merged, found.withdrawn) == ((4, 3), ((5, 3),), ())


def test_of_two_parts_as_large_the_one_of_the_first_story_keeps_the_id() -> None:
    found = identify([cluster((1, 2)), cluster((2, 1))], [move(4, 1, 2)])
    assert found.move_of == (None, 4)
