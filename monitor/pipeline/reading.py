"""Stories -> readings: the one path for the daemon, `monitor extract` and the evaluation. Runs in a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from monitor import resources
from monitor.articles import detect_language
from monitor.classify import Gate
from monitor.extract import Reader
from monitor.types import Reading, Report, Story, Verdict

#: Letters of the text that the language is told from: more do not make it surer (LIBRARIES section 3).
_LEAD = 1_000


@cache
def gate() -> Gate:
    """The shipped classifier, loaded once a process. Raises ModelError."""
    return Gate.load(resources.model())


@cache
def reader() -> Reader:
    """The shipped reader, loaded once a process. Raises ModelError."""
    return Reader.load(resources.model(), resources.seeds() / "roles")


def load_model() -> str:
    """Load everything that reading takes, and give the model's version. Raises ModelError."""
    gate()
    return reader().version


def read_story(story: Story, *, languages: tuple[str, ...] = ()) -> Reading:
    """The story read. One in a language that is not among `languages` (none: all are) is rejected with that reason.

    `story.language` is a claim (the publisher's, the user's) and helps where the text alone does not say. Raises
    ModelError."""
    language = detect_language(f"{story.title}\n{story.text[:_LEAD]}", hint=story.language)
    story = replace(story, language=language)
    reports: tuple[Report, ...] = ()
    if languages and language not in languages:
        reason = f"its language, {language or 'unknown'}, is not among those to read ({', '.join(languages)})"
        verdict = Verdict(flagged=False, score=0.0, reason=reason)
    else:
        verdict, reports = _judge_and_read(story)
    return Reading(model=reader().version, language=language, verdict=verdict, reports=reports)


def _judge_and_read(story: Story) -> tuple[Verdict, tuple[Report, ...]]:
    verdict = gate().judge(story)
    reports = reader().read(story, verdict)
    return reader().conclude(verdict, reports), reports


def read_stories(stories: Iterable[Story], languages: tuple[str, ...] = ()) -> tuple[Reading, ...]:
    """Each story read, in order."""
    return tuple(read_story(story, languages=languages) for story in stories)
