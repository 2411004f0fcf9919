"""Which reports tell one change: sentences with their cases in scenarios.toml."""

import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from monitor.resolve import block_key, resolve
from monitor.types import Block, KnownReport
from tests.resolve.building import known

SCENARIOS = tomllib.loads((Path(__file__).parent / "scenarios.toml").read_text(encoding="utf-8"))["scenario"]
scenarios = pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["says"] for scenario in SCENARIOS])


def reports_of(scenario: dict[str, Any]) -> dict[str, KnownReport]:
    specs = scenario["reports"]
    return {
        letter: known(number, ord(spec.get("story", letter)), spec)
        for number, (letter, spec) in enumerate(specs.items(), start=1)
    }


def groups_of(reports: dict[str, KnownReport], order: tuple[str, ...]) -> dict[str, Any]:
    """Groups of letters -> the value of their move."""
    letter_of = {report.id: letter for letter, report in reports.items()}
    resolution = resolve(Block(reports=tuple(reports[letter] for letter in order), moves=()))
    return {"".join(sorted(letter_of[id_] for id_ in c.report_ids)): c.value for c in resolution.clusters}


@scenarios
def test_reports_group_as_the_sentence_says_in_every_order(scenario: dict[str, Any]) -> None:
    reports = reports_of(scenario)
    for order in permutations(reports):
        groups = groups_of(reports, order)
        assert sorted(groups) == sorted(scenario["groups"]), f"in the order {''.join(order)}"
        for letter, fields in scenario.get("value", {}).items():
            (value,) = (value for letters, value in groups.items() if letter in letters)
            assert {name: str(getattr(value, name)) for name in fields} == fields


@scenarios
def test_reports_of_one_move_share_a_block(scenario: dict[str, Any]) -> None:
    reports = reports_of(scenario)
    for letters in scenario["groups"]:
        assert len({block_key(reports[letter].report) for letter in letters}) == 1
