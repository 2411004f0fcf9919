"""Story -> reports: the one door of the room."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from monitor.errors import UNLOADABLE, ModelError
from monitor.extract.changes import Decider
from monitor.extract.confidence import Calibration
from monitor.extract.correction_notes import with_corrections
from monitor.extract.corrections import set_apart
from monitor.extract.entities import gather, named_early
from monitor.extract.lexicon import Lexicon
from monitor.extract.mentions import Mention, find
from monitor.extract.network import Network, Sight
from monitor.extract.pieces import FEATURES, Pieces
from monitor.extract.report import Writer
from monitor.extract.retractions import Retractions, may_retract
from monitor.extract.roles import Roles
from monitor.extract.scores import score
from monitor.extract.searches import with_searches
from monitor.extract.superiors import with_superiors
from monitor.extract.thresholds import FLAG
from monitor.extract.whole import set_right
from monitor.extract.windows import Window, windows
from monitor.types import Report, Span, Status, Story, Verdict

_WEIGHTS = tuple(field.name for field in dataclasses.fields(Calibration))


class Reader:
    """Reads stories with one trained model. Not for several threads at once; a process each is cheap."""

    def __init__(self, pieces: Pieces, network: Network, roles: Roles, version: str, calibration: Calibration) -> None:
        self.version = version  #: the model's version, as readings keep it
        self._calibration = calibration
        self._pieces = pieces
        self._network = network
        self._roles = roles

    @classmethod
    def load(cls, folder: Path, roles: Path) -> Reader:
        """Load the model of a folder, and the role words of another. Raises ModelError."""
        try:
            card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            version, weights = str(card["version"]), card.get("confidence")
            calibration = Calibration(**{name: float(weights[name]) for name in _WEIGHTS}) if weights else None
        except UNLOADABLE as error:
            raise ModelError(f"{folder}: there is no readable model.json; install the package again") from error
        pieces = Pieces(folder / "pieces.model", folder / "pieces.npz", Lexicon.load(roles))
        network = Network(folder)
        if calibration is None or network.inputs != pieces.width + FEATURES:
            raise ModelError(f"{folder}: a model of another version of the monitor; install the package or train again")
        return cls(pieces, network, Roles.load(roles), version, calibration)

    def read(self, story: Story, verdict: Verdict) -> tuple[Report, ...]:
        """The changes that a flagged story tells; none where the verdict is not flagged.

        Reads the headline and about the first 12,000 letters of the text (`windows.WINDOWS`).
        """
        return self.study(story) if verdict.flagged else ()

    def conclude(self, verdict: Verdict, reports: tuple[Report, ...]) -> Verdict:
        """The last word on a story: flagged where a report stands that is not denied. The gate lets through more than
        it should."""
        if not verdict.flagged:
            return verdict
        stand = [report for report in reports if not report.denied]
        if reports and not stand:
            return Verdict(flagged=False, score=round(verdict.score / 2, 4), reason="a change of post that it denies")
        if not stand:
            reason = f"no move when read closely: it {verdict.reason}"
            return Verdict(flagged=False, score=round(verdict.score / 2, 4), reason=reason)
        return Verdict(flagged=True, score=max(report.confidence for report in stand), reason=verdict.reason)

    def mentioned(self, story: Story) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """What a story mentions, whatever it tells: each thing by the letter of its type (`scheme.TYPES`) with all its
        places, as far as the story is read."""
        parts = windows(self._pieces, story.title, story.text)
        sights = self._network.see(parts) if parts else ()
        if not sights:
            return ()
        mentions, _ = _mentions(parts, sights, story)
        return tuple((one.type, tuple(mentions[place].span for place in one.mentions)) for one in gather(mentions))

    def study(self, story: Story) -> tuple[Report, ...]:
        """The changes that a story tells, whatever the classifier says."""
        parts = windows(self._pieces, story.title, story.text)
        if not parts:
            return ()
        sights = self._network.see(parts)
        clear = max((sight.flag for sight in sights), default=0.0) < FLAG
        if not sights or (clear and not may_retract(story.title, story.text)):
            return ()
        mentions, sentences = _mentions(parts, sights, story)
        entities = gather(mentions)
        scores = score(self._network, parts, sights, mentions, entities)
        writer = Writer(story, self._roles, mentions, sentences, entities, scores, self._calibration)
        decider = Decider(
            entities, scores, writer.same_role, letters=len(story.text.strip()), early=named_early(entities, mentions)
        )
        told = () if clear else decider.decide()
        told = with_superiors(told, entities, mentions, sentences, story.title, story.text)
        told, wrong = set_apart(
            told, entities, mentions, sentences, writer.same_role, title=story.title, text=story.text
        )
        reports = tuple(writer.write(one) for one in told)
        reports = with_searches(reports, sentences, story.title, story.text)
        if not wrong:
            reports = with_corrections(reports, entities, mentions, sentences, title=story.title, text=story.text)
        retractions = Retractions(mentions, entities, sentences, story.title, story.text)
        reports = retractions.marked(reports)
        errors = tuple(replace(writer.write(one), denied=True, status=Status.RUMOURED) for one in wrong)
        outright = retractions.outright((*reports, *errors))
        made = () if outright is None else (replace(writer.write(outright), denied=True),)
        return (*reports, *errors, *made)


def _mentions(
    parts: Sequence[Window], sights: Sequence[Sight], story: Story
) -> tuple[tuple[Mention, ...], tuple[Span, ...]]:
    """Every mention of the story, and its sentences."""
    tagged, sentences = find(parts, sights, story.title, story.text)
    return set_right(tagged, sentences, story.title, story.text), sentences
