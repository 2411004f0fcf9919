"""Which tellings are compared: all that agree, and few that do not."""

from itertools import combinations

from monitor.resolve.agreement import agreements
from monitor.resolve.candidates import kept_under, looked_up
from monitor.resolve.likeness import Likeness
from monitor.resolve.telling import Telling
from tests.resolve.building import known
from tests.resolve.pairs import read_pairs


def test_tellings_that_agree_find_each_other() -> None:
    agreed = 0
    for pair in read_pairs():
        one, other = Telling(pair.one), Telling(pair.other)
        if Likeness.NO not in agreements(one, other):
            agreed += 1
            assert kept_under(one) & looked_up(other), pair.id
            assert kept_under(other) & looked_up(one), pair.id
    assert agreed > 300


def test_a_house_in_another_script_is_not_compared_with_every_other() -> None:
    houses = ("华大科技", "云禾矿业", "金马银行", "北新能源", "Huada Technology", "Yunhe Mining", "Tianli Foods")
    given = {"伟": "王伟", "浩": "王浩", "Ming": "Ming Wang", "Jun": "Jun Wang"}
    specs = [{"person": person, "organisation": house} for person in given.values() for house in houses]
    tellings = [Telling(known(number, number, spec)) for number, spec in enumerate(specs, start=1)]
    pairs = list(combinations(tellings, 2))
    compared = sum(bool(kept_under(one) & looked_up(other)) for one, other in pairs)
    assert compared < len(pairs) / 2
