"""How sure the networks are of a report -> the share of such reports that are right, person and change.

Beta calibration (Kull, Silva Filho, Flach 2017): the logit of the share is a weighted sum of log(sure) and
-log(1 - sure). The weights are fitted on stories that the networks never saw (`monitor.learn.calibrate`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_LEAST = 1e-3  #: nothing is surer or less sure than this


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibration:
    """What `model.json` keeps under `confidence`."""

    of_sure: float  #: weight of log(sure)
    of_unsure: float  #: weight of -log(1 - sure)
    shift: float

    def confidence(self, sure: float) -> float:
        """0 to 1; grows with how sure."""
        low, high = logs(sure)
        logit = self.of_sure * low + self.of_unsure * high + self.shift
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


AS_SURE = Calibration(of_sure=1.0, of_unsure=1.0, shift=0.0)  #: leaves it as it is


def logs(sure: float) -> tuple[float, float]:
    """What the weights are of."""
    sure = min(max(sure, _LEAST), 1 - _LEAST)
    return math.log(sure), -math.log(1 - sure)
