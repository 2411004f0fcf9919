"""How well reports are put together, measured on labelled pairs: figures below which a change of the rules is a step
back. `python -m tests.resolve.pairs` prints them by class.
"""

import pytest

from tests.resolve.pairs import read_pairs, score

PAIRS = read_pairs()


def test_labels_are_plenty_and_of_both_kinds() -> None:
    assert len(PAIRS) >= 1900
    assert len({pair.id for pair in PAIRS}) == len(PAIRS)
    assert 0.4 < sum(pair.same for pair in PAIRS) / len(PAIRS) < 0.6


@pytest.mark.parametrize(
    ("collection", "precision", "recall"),
    [
        ("everyday", 0.99, 0.87),  # what a monitor meets day by day
        ("yearly", 0.99, 0.96),  # what a user meets in a year, by two other hands
        ("held_out", 0.99, 0.89),  # never looked at while the rules were made
        ("european", 0.97, 0.67),  # chosen to be hard
        ("world", 0.93, 0.49),
    ],
)
def test_what_is_put_together_is_one_move_and_few_are_missed(collection: str, precision: float, recall: float) -> None:
    got = score(pair for pair in PAIRS if pair.collection == collection)
    assert got.precision >= precision
    assert got.recall >= recall
