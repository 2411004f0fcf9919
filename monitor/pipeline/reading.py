"""Stories -> readings: the one path for the daemon, `monitor extract` and the evaluation. Runs in a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from monitor import resources
from monitor.articles import detect_language
from monitor.classify import Gate, pay_only
from monitor.extract import Reader
from monitor.resolve import keys_of
from monitor.types import Reading, Report, ReportKeys, Story, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Readers:
    """The classifier and the reader of one model."""

    gate: Gate
    reader: Reader

    def read(self, story: Story) -> tuple[Verdict, tuple[Report, ...]]:
        """The verdict and the reports. The reader, which sees more, has the last word on the verdict."""
        verdict = pay_only(story) or self.gate.judge(story)
        reports = self.reader.read(story, verdict)
        return self.reader.conclude(verdict, reports), reports


@cache
def load_readers(model: Path | None = None) -> Readers:
    """The shipped model, or that of another folder, loaded once a process. Raises ModelError."""
    folder = model or resources.model()
    return Readers(gate=Gate.load(folder), reader=Reader.load(folder, resources.seeds() / "roles"))


def model_version(model: Path | None = None) -> str:
    """The version of the shipped model, or of that of another folder; loads it. Raises ModelError."""
    return load_readers(model).reader.version


def read_story(story: Story, *, languages: tuple[str, ...] = (), model: Path | None = None) -> Reading:
    """The story read. One in a language that is not among `languages` (none: all are) is rejected with that reason.

    `story.language` is a claim (the publisher's, the user's) and helps where the text alone does not say. Raises
    ModelError."""
    readers = load_readers(model)
    language = detect_language(f"{story.title}\n{story.text}", hint=story.language)
    reports: tuple[Report, ...] = ()
    if languages and language not in languages:
        reason = (
            f"{f'language {language}' if language else 'an unknown language'} is not read: {', '.join(languages)} are"
        )
        verdict = Verdict(flagged=False, score=0.0, reason=reason)
    else:
        verdict, reports = readers.read(replace(story, language=language))
    return Reading(model=readers.reader.version, language=language, verdict=verdict, reports=reports)


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyedReading:
    """A reading, and for each of its reports the keys that the store finds it by."""

    reading: Reading
    keys: tuple[ReportKeys, ...]


def read_stories(
    stories: Iterable[Story], languages: tuple[str, ...] = (), model: Path | None = None
) -> tuple[KeyedReading, ...]:
    """Each story read, in order, ready for the store."""
    return tuple(keyed(read_story(story, languages=languages, model=model)) for story in stories)


def keyed(reading: Reading) -> KeyedReading:
    """The reading with its keys."""
    return KeyedReading(reading=reading, keys=tuple(map(keys_of, reading.reports)))
