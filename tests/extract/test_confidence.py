"""How sure becomes the share that is right."""

from __future__ import annotations

from itertools import pairwise

import pytest

from monitor.extract.confidence import AS_SURE, Calibration


@pytest.mark.parametrize("sure", [0.0, 0.001, 0.3, 0.5, 0.97, 1.0])
def test_without_weights_it_stays_as_sure(sure: float) -> None:
    assert AS_SURE.confidence(sure) == pytest.approx(sure, abs=0.002)


def test_it_grows_with_how_sure_and_stays_a_share() -> None:
    calibration = Calibration(of_sure=2.3, of_unsure=0.2, shift=1.0)
    said = [calibration.confidence(number / 20) for number in range(21)]
    assert all(low < high for low, high in pairwise(said))
    assert said[0] >= 0
    assert said[-1] <= 1
