"""Confidence learned from what turned out right."""

from __future__ import annotations

import random

import pytest

from monitor.extract.confidence import AS_SURE
from monitor.learn import corpus
from monitor.learn.calibrate import calibration_error, fitted
from monitor.learn.evaluate import Judged

STORY = corpus.parse_story("@ en-x1 | 2024-03-07 | wire\n= Rain\n")


def judged(told: list[tuple[float, bool]]) -> list[Judged]:
    return [Judged(story=STORY, levels={}, kinds={}, fields={}, told=(one,)) for one in told]


def reports(number: int, share: float = 1.0) -> list[tuple[float, bool]]:
    """Reports that are right as often as `share` of what is said of them."""
    rng = random.Random(5)
    return [(sure, rng.random() < share * sure) for sure in (rng.uniform(0.5, 1) for _ in range(number))]


def test_reports_that_are_right_less_often_than_said_are_said_less_surely() -> None:
    told = reports(4_000, share=0.8)
    calibration = fitted(judged(told))
    assert calibration.confidence(0.95) == pytest.approx(0.76, abs=0.05)
    assert calibration_error([(calibration.confidence(sure), right) for sure, right in told]) < 0.03
    assert calibration_error(told) > 0.1


def test_it_never_falls_with_how_sure_even_where_the_surer_reports_were_wrong() -> None:
    told = [(sure, sure < 0.7) for sure in (0.5 + number / 400 for number in range(200))]
    calibration = fitted(judged(told))
    assert calibration.confidence(0.99) >= calibration.confidence(0.51)


def test_of_a_few_reports_nothing_is_learned() -> None:
    assert fitted(judged(reports(10))) == AS_SURE


def test_the_error_is_the_mean_distance_over_the_bins() -> None:
    assert calibration_error([(0.95, True), (0.95, False), (0.25, False), (0.25, False)]) == pytest.approx(0.35)
