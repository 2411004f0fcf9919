"""How well stories are read: precision, recall and F1 against labelled stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monitor.learn.corpus import LabelledChange, LabelledStory
from monitor.text import fold
from monitor.types import Change, Report, Status, Story

#: Level -> the fields that must agree beside person and change.
LEVELS: dict[str, tuple[str, ...]] = {
    "person+change": (),
    "+organisation": ("organisation",),
    "+role": ("role",),
    "strict": ("organisation", "role"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Counts behind a precision and a recall."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what was given that is right; 0 where nothing was."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was given; 0 where nothing was."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.given + self.wanted
        return 2 * self.right / both if both else 0.0


def evaluate(read: Callable[[Story], Sequence[Report]], stories: Sequence[LabelledStory]) -> dict[str, Tally]:
    """`flag` (stories with a change) and each of LEVELS (confirmed changes of named persons), over all stories."""
    counts = {level: [0, 0, 0] for level in ("flag", *LEVELS)}
    for story in stories:
        reports = read(as_story(story))
        _add(counts["flag"], bool(reports) and bool(story.changes), bool(reports), bool(story.changes))
        gold = [c for c in story.changes if c.person and not c.rumoured and not c.proposed]
        given = [r for r in reports if r.person and r.status is Status.CONFIRMED]
        for level, fields in LEVELS.items():
            _add(counts[level], _matched(story, gold, given, fields), len(given), len(gold))
    return {level: Tally(right=n[0], given=n[1], wanted=n[2]) for level, n in counts.items()}


def as_story(story: LabelledStory) -> Story:
    """A labelled story without its labels."""
    return Story(
        id=story.id,
        title=story.title.text,
        text=story.body.text,
        published_on=story.published_on,
        language=story.language,
    )


def _add(counts: list[int], *more: int) -> None:
    for i, n in enumerate(more):
        counts[i] += n


def _matched(
    story: LabelledStory, gold: Sequence[LabelledChange], given: Sequence[Report], fields: tuple[str, ...]
) -> int:
    left = list(given)
    right = 0
    for change in gold:
        found = next((report for report in left if _same(story, change, report, fields)), None)
        if found is not None:
            left.remove(found)
            right += 1
    return right


def _same(story: LabelledStory, gold: LabelledChange, report: Report, fields: tuple[str, ...]) -> bool:
    wanted = Change.APPOINTED if gold.change == "start" else Change.DEPARTED
    slots = {"organisation": (gold.organisation, report.organisation), "role": (gold.role, report.role)}
    return (
        report.change is wanted
        and _named(story, gold.person, report.person)
        and all(_named(story, *slots[name]) for name in fields)
    )


def _named(story: LabelledStory, key: str | None, given: str | None) -> bool:
    """Whether the words of what was given lie in one of the wordings of the key, or the other way round."""
    if key is None or given is None:
        return key is None and given is None
    mine = _words(given)
    wordings = [
        _words(part.text[mark.start : mark.end])
        for part in (story.title, story.body)
        for mark in part.marks
        if mark.key == key
    ]
    return any(mine <= words or words <= mine for words in wordings)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).replace(".", " ").replace("-", " ").split())
