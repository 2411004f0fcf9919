"""The gate: a small trained classifier on headline and lead, that keeps most stories from the slow reader.

It looks at every three subword pieces in a row and asks 96 learned questions; the strongest answer to each counts.
It is set to miss almost nothing (see `monitor.learn.plan.GatePlan`); the reader, which sees more, has the last word.
"""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from monitor.errors import UNLOADABLE, ModelError
from monitor.text import squeeze
from monitor.types import Story, Verdict

TITLE = 300  #: code points of the headline that are judged
LEAD = 500  #: code points of the text
_SHOUTED = re.compile(r"[^\W\d_]{2,}")
_SPOKE = 3  #: phrases in a reason


class Gate:
    """Loaded once a process."""

    def __init__(self, folder: Path) -> None:
        try:
            self._processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
            with (folder / "gate.npz").open("rb") as file, np.load(file) as stored:
                self._table = stored["table"]
                self._filters = stored["filters"].astype(np.float32)
                self._filter_bias = stored["filter_bias"]
                self._out, self._out_bias = stored["out"], float(stored["out_bias"][0])
                self._threshold = float(stored["threshold"])
        except UNLOADABLE as error:
            raise ModelError(
                f"{folder}: the gate cannot be loaded ({squeeze(str(error))}); install the package again"
            ) from error

    @classmethod
    def load(cls, folder: Path) -> Gate:
        """Load the gate of a model folder. Raises ModelError."""
        return cls(folder)

    def judge(self, story: Story) -> Verdict:
        """Flagged or not, by headline and lead. The score is a probability; half of it lies at the threshold."""
        seen = shown(story.title, story.text)
        ids = self._processor.encode(seen)
        if not ids:
            return Verdict(flagged=False, score=0.0, reason="there is no text to read")
        answers, places = self._answers(ids)
        logit = float(answers @ self._out) + self._out_bias
        flagged = logit >= self._threshold
        score = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit - self._threshold))))
        return Verdict(flagged=flagged, score=round(score, 4), reason=self._reason(flagged, ids, answers, places))

    def _answers(self, ids: list[int]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.intp]]:
        """The strongest answer to each question, and the piece in the middle of where it was found."""
        width = self._table.shape[1]
        vectors = np.zeros((len(ids) + 2, width), np.float32)
        vectors[1:-1] = self._table[ids]
        threes = np.concatenate([vectors[:-2], vectors[1:-1], vectors[2:]], 1)
        seen = threes @ self._filters
        places = seen.argmax(0)
        best: npt.NDArray[np.float32] = np.maximum(seen.max(0) + self._filter_bias, 0.0)
        return best, places

    def _reason(
        self, flagged: bool, ids: list[int], answers: npt.NDArray[np.float32], places: npt.NDArray[np.intp]
    ) -> str:
        """What it reads like; after a colon the phrases that spoke loudest for that."""
        weights = answers * self._out if flagged else -answers * self._out
        order = np.argsort(-weights)[: int((weights > 0).sum())]
        loud: dict[str, None] = {}
        for middle in places[order].tolist():
            loud[self._processor.decode(ids[max(0, middle - 1) : middle + 2]).strip()] = None
            if len(loud) == _SPOKE:
                break
        phrases = ", ".join(f"“{phrase}”" for phrase in loud if phrase)
        if flagged:
            return f"reads like a change of post: {phrases}" if phrases else "reads like a change of post"
        return f"nothing like a change of post: {phrases}" if phrases else "nothing like a change of post"


def shown(title: str, text: str) -> str:
    """What of a story the gate sees, headlines in capitals calmed."""
    title = title[:TITLE]
    letters = sum(map(str.isalpha, title))
    if letters and sum(map(str.isupper, title)) > 0.6 * letters:
        title = _SHOUTED.sub(lambda word: word[0].capitalize(), title)
    return f"{title}\n{text[:LEAD]}"
