"""How fast stories are read: `python tests/bench/reading.py [STORIES]`.

The project's own corpus, gone through as often as it takes: the gate, the reader and the whole reading of a story in
this process (one core; the median of five rounds), beside spaCy's small English pipeline where that is installed; and
`monitor extract` as people run it, from its start to its end (all cores), over the corpus and over a stream of which
one story in twenty tells a change. The rest of that stream are the corpus's stories without one: look-alikes, of which
the gate lets more through than of any day's news.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")  # before numpy: figures are of one core
sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from monitor import resources
from monitor.learn.corpus import LabelledStory, read_all
from monitor.learn.evaluate import as_story
from monitor.pipeline.reading import load_readers, read_story
from monitor.types import Story
from tests.bench.timing import calibration_ms, run_monitor, say

STORIES = 1_000
ROUNDS = 5
FULL = 1_500  #: letters of a body from which a story counts as a full article


def corpus() -> tuple[LabelledStory, ...]:
    """The labelled stories, all files by turns."""
    known = read_all((resources.seeds() / "stories").glob("*.txt"))
    return tuple(sorted(known, key=lambda story: story.id.rpartition("-")[2]))


def drawn(known: Iterable[LabelledStory], number: int) -> list[Story]:
    """So many of them, from the start again where they do not suffice; each with an id of its own."""
    return [
        replace(as_story(story), id=f"{story.id}/{turn}") for turn, story in enumerate(islice(cycle(known), number))
    ]


def stream(known: Sequence[LabelledStory], number: int) -> list[Story]:
    """One story in twenty tells a change."""
    telling = drawn([story for story in known if story.changes], number // 20)
    others = drawn([story for story in known if not story.changes], number - len(telling))
    for place, story in enumerate(telling):
        others.insert(20 * place, story)
    return others


def rate(what: str, work: Callable[[Story], object], stories: Sequence[Story]) -> None:
    """Reports stories a second, the median of the rounds, and the slowest story."""
    slowest, rounds = 0.0, []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        for story in stories[number::ROUNDS]:
            start = time.perf_counter()
            work(story)
            slowest = max(slowest, time.perf_counter() - start)
        rounds.append(len(stories[number::ROUNDS]) / (time.perf_counter() - begun))
    say(f"{statistics.median(rounds):9.0f} stories/s  {what} (slowest {slowest * 1_000:.0f} ms)")


def beside_spacy(stories: Sequence[Story]) -> None:
    """What people would take instead, on the same stories."""
    try:
        import spacy

        pipeline = spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        say("        -            spaCy's small English pipeline: not installed (see docs/reading.md)")
        return
    rate("spaCy's small English pipeline", lambda story: pipeline(f"{story.title}\n{story.text}"), stories)


def extract(what: str, stories: Sequence[Story]) -> None:
    """`monitor extract` on a file; ends with an error where a line is missing, out of order or an error."""
    with tempfile.TemporaryDirectory(prefix="monitor-bench-") as folder:
        path = Path(folder) / "stories.jsonl"
        path.write_text("".join(json.dumps(_line(story)) + "\n" for story in stories), encoding="utf-8")
        start = time.perf_counter()
        answers = run_monitor("extract", environment=dict(os.environ), input_file=path).splitlines()
        taken = time.perf_counter() - start
    answered = [json.loads(answer) for answer in answers]
    if [answer["id"] for answer in answered] != [story.id for story in stories]:
        sys.exit("monitor extract did not answer every story in its order")
    if errors := [answer for answer in answered if "error" in answer]:
        sys.exit(f"monitor extract answered {len(errors)} stories with an error, the first: {errors[0]}")
    flagged = sum(answer["flagged"] for answer in answered)
    told = sum(len(answer["moves"]) for answer in answered)
    say(f"{len(stories) / taken:9.0f} stories/s  {what}: {taken:.1f} s, {flagged} flagged, {told} moves")


def _line(story: Story) -> dict[str, object]:
    return {"id": story.id, "title": story.title, "text": story.text, "published": str(story.published_on)}


def main() -> None:
    known = corpus()
    stories = drawn(known, int(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
    letters = sum(len(story.title) + len(story.text) for story in stories) / len(stories)
    say(f"{len(stories)} stories of {letters:.0f} letters; calibration loop: {calibration_ms():.0f} ms")
    start = time.perf_counter()
    readers = load_readers()
    read_story(stories[0])
    taken = time.perf_counter() - start
    say(f"{taken:9.1f} s  to load the model {readers.reader.version} and read the first story")
    rate("the gate", readers.gate.judge, stories)
    rate("the reader, whatever the gate says", readers.reader.study, stories)
    full = drawn([story for story in known if story.changes and len(story.body.text) > FULL], len(stories) // 4)
    rate(f"the reader, stories with a change of more than {FULL} letters", readers.reader.study, full)
    rate("language, gate and reader", read_story, stories)
    beside_spacy(stories)
    extract("monitor extract, one story", stories[:1])
    extract("monitor extract, the corpus", stories)
    extract("monitor extract, one in twenty with a change", stream(known, 5 * len(stories)))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    say(f"{peak:9.0f} MB at most in one process of it")


if __name__ == "__main__":
    main()
