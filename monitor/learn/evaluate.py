"""How well stories are read: what is right, given and wanted, story by story, against labelled stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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
BINS = 10  #: of confidence, of equal width
#: Field of a report -> what the labelled change says of it: a key of the story.
_SLOTS: dict[str, Callable[[LabelledChange], str | None]] = {
    "role": lambda c: c.role,
    "organisation": lambda c: c.organisation,
    "previous_role": lambda c: c.was[0],
    "previous_organisation": lambda c: c.was[1],
    "next_role": lambda c: c.to[0],
    "next_organisation": lambda c: c.to[1],
    "predecessor": lambda c: c.replaces,
    "successor": lambda c: c.replaced,
    "reports_to": lambda c: c.reports,
    "effective_text": lambda c: c.on,
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One story: what was read of it beside what it tells."""

    story: LabelledStory
    levels: dict[str, Tally]  #: `flag` (whether it tells a change) and each of LEVELS
    kinds: dict[str, Tally]  #: by kind, of the changes found
    fields: dict[str, Tally]  #: by field, of the changes found
    told: tuple[tuple[float, bool], ...]  #: of every report that counts its confidence, and whether it is right


def judge(read: Callable[[Story], Sequence[Report]], story: LabelledStory) -> Judged:
    """Read a story and compare. Levels count confirmed changes of named persons."""
    reports = [report for report in read(as_story(story)) if not report.denied]
    gold = [c for c in story.changes if c.person and not c.rumoured and not c.proposed]
    given = [r for r in reports if r.person and r.status is Status.CONFIRMED]
    flag = Tally(
        right=int(bool(reports) and bool(story.changes)), given=int(bool(reports)), wanted=int(bool(story.changes))
    )
    matched = {level: list(_matched(story, gold, given, fields)) for level, fields in LEVELS.items()}
    found = matched["person+change"]
    right = {id(report) for _, report in found}
    return Judged(
        story=story,
        levels={"flag": flag}
        | {level: Tally(right=len(pairs), given=len(given), wanted=len(gold)) for level, pairs in matched.items()},
        kinds=_kinds(found),
        fields={name: _field(story, name, found) for name in _SLOTS},
        told=tuple((report.confidence, id(report) in right) for report in given),
    )


def binned(told: Iterable[tuple[float, bool]]) -> dict[int, list[tuple[float, bool]]]:
    """Reports by the bin of their confidence, of BINS of equal width; the first is 0."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in told:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return bins


def total(tallies: Sequence[Tally]) -> Tally:
    """All together."""
    return Tally(
        right=sum(t.right for t in tallies), given=sum(t.given for t in tallies), wanted=sum(t.wanted for t in tallies)
    )


def as_story(story: LabelledStory) -> Story:
    """A labelled story without its labels."""
    return Story(
        id=story.id,
        title=story.title.text,
        text=story.body.text,
        published_on=story.published_on,
        language=story.language,
    )


def _matched(
    story: LabelledStory, gold: Sequence[LabelledChange], given: Sequence[Report], fields: tuple[str, ...]
) -> Iterator[tuple[LabelledChange, Report]]:
    """Each change with the first report that tells it; each report once."""
    left = list(given)
    for change in gold:
        found = next((report for report in left if _same(story, change, report, fields)), None)
        if found is not None:
            left.remove(found)
            yield change, found


def _same(story: LabelledStory, gold: LabelledChange, report: Report, fields: tuple[str, ...]) -> bool:
    wanted = Change.APPOINTED if gold.change == "start" else Change.DEPARTED
    return (
        report.change is wanted
        and _named(story, gold.person, report.person)
        and all(_named(story, _SLOTS[name](gold), getattr(report, name)) for name in fields)
    )


def _kinds(found: Sequence[tuple[LabelledChange, Report]]) -> dict[str, Tally]:
    pairs = Counter(
        (f"{change.change}:{change.kind or 'unknown'}", f"{change.change}:{report.kind}") for change, report in found
    )
    names = {name for pair in pairs for name in pair}
    return {
        name: Tally(
            right=pairs[name, name],
            given=sum(n for (_, said), n in pairs.items() if said == name),
            wanted=sum(n for (wanted, _), n in pairs.items() if wanted == name),
        )
        for name in sorted(names)
    }


def _field(story: LabelledStory, name: str, found: Sequence[tuple[LabelledChange, Report]]) -> Tally:
    pairs = [(_SLOTS[name](change), getattr(report, name)) for change, report in found]
    return Tally(
        right=sum(key is not None and _named(story, key, said) for key, said in pairs),
        given=sum(said is not None for _, said in pairs),
        wanted=sum(key is not None for key, _ in pairs),
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
