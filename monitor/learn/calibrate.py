"""What the networks' sureness is worth: the share of reports that are right, fitted on stories they never saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np
import numpy.typing as npt

from monitor.extract import Reader
from monitor.extract.confidence import AS_SURE, Calibration, logs
from monitor.learn.corpus import LabelledStory, fold_of
from monitor.learn.evaluate import Judged, binned, judge

FOLDS = 5
_RIDGE = 0.1  #: keeps the weights finite where every report is right
_STEPS = 50
_FEWEST = 30  #: reports; of fewer nothing is learned

Array = npt.NDArray[np.float64]


def calibrate(folder: Path, lists: Path, stories: Sequence[LabelledStory]) -> tuple[Calibration, float | None]:
    """The calibration of the model in a folder by stories that it was not trained on, and the error left.

    The error is the expected calibration error (`calibration_error`), each fifth of the stories calibrated by the
    others; None where no report counts. Only confirmed changes of named persons do.
    """
    reader = Reader.load(folder, lists / "roles")
    judged = [judge(reader.study, story) for story in stories]
    folds = [[one for one in judged if fold_of(one.story.id, FOLDS) == fold] for fold in range(FOLDS)]
    told = []
    for fold in range(FOLDS):
        calibration = fitted([one for other in range(FOLDS) if other != fold for one in folds[other]])
        told += [(calibration.confidence(sure), right) for one in folds[fold] for sure, right in one.told]
    return fitted(judged), calibration_error(told) if told else None


def fitted(judged: Sequence[Judged]) -> Calibration:
    """The weights under which it is likeliest that just these reports are right, person and change."""
    told = [pair for one in judged for pair in one.told]
    if len(told) < _FEWEST:
        return AS_SURE
    seen = np.array([(*logs(sure), 1.0) for sure, _ in told])
    right = np.array([right for _, right in told], np.float64)
    free = np.ones(3, np.bool_)
    weights = _likeliest(seen, right, free)
    while (weights[:2] < 0).any():  # it must grow with how sure: what speaks against it is left out
        free[:2] &= weights[:2] >= 0
        weights = _likeliest(seen, right, free)
    return Calibration(of_sure=float(weights[0]), of_unsure=float(weights[1]), shift=float(weights[2]))


def _likeliest(seen: Array, right: Array, free: npt.NDArray[np.bool_]) -> Array:
    """Newton's method, each step halved until the loss falls."""
    seen = seen * free
    start: Array = np.array(astuple(AS_SURE), np.float64) * free
    weights = start.copy()
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-np.clip(seen @ weights, -30, 30)))
        slope = seen.T @ (share - right) + _RIDGE * (weights - start)
        bend = (seen * (share * (1 - share))[:, None]).T @ seen + _RIDGE * np.eye(3)
        step = np.linalg.solve(bend, slope)
        while (
            _loss(seen, right, weights - step, start) > _loss(seen, right, weights, start) and np.abs(step).max() > 1e-9
        ):
            step = step / 2
        weights = weights - step
    return weights


def _loss(seen: Array, right: Array, weights: Array, start: Array) -> float:
    logits = seen @ weights
    away = weights - start
    return float((np.logaddexp(0, logits) - right * logits).sum() + _RIDGE / 2 * (away @ away))


def calibration_error(told: Sequence[tuple[float, bool]]) -> float:
    """Mean distance of the confidence from the share of right reports, over the bins by their reports."""
    gaps = [abs(sum(confidence - right for confidence, right in one)) for one in binned(told).values()]
    return sum(gaps) / len(told)
