"""How fast stories are read: `python tests/bench/reading.py [STORIES]`.

The project's own corpus, gone through as often as it takes: the gate, the reader and the whole reading of a story in
this process (one core), and `monitor extract` as people run it, from its start to its end (all cores).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script: the repository's root is not on the path

from monitor import resources
from monitor.learn.corpus import read_all
from monitor.pipeline.reading import load_readers, read_story
from monitor.types import Story
from tests.bench.timing import calibration_ms, run_monitor, say

STORIES = 1_000


def corpus(number: int) -> list[Story]:
    """So many stories, all files of the corpus by turns; the ids are their own."""
    known = read_all((resources.seeds() / "stories").glob("*.txt"))
    mixed = sorted(known, key=lambda story: story.id.rpartition("-")[2])
    stories = (
        Story(id=s.id, title=s.title.text, text=s.body.text, published_on=s.published_on, language=s.language)
        for s in islice(cycle(mixed), number)
    )
    return [replace(story, id=f"{story.id}/{turn}") for turn, story in enumerate(stories)]


def rate(what: str, work: Callable[[Story], object], stories: list[Story]) -> None:
    """Reports stories a second, and the slowest of them."""
    slowest = 0.0
    begun = time.perf_counter()
    for story in stories:
        start = time.perf_counter()
        work(story)
        slowest = max(slowest, time.perf_counter() - start)
    taken = time.perf_counter() - begun
    say(f"{len(stories) / taken:9.0f} stories/s  {what} (slowest {slowest * 1_000:.0f} ms)")


def extract(stories: list[Story]) -> None:
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
    say(f"{len(stories) / taken:9.0f} stories/s  monitor extract, {taken:.1f} s, {flagged} flagged, {told} moves")


def _line(story: Story) -> dict[str, object]:
    return {"id": story.id, "title": story.title, "text": story.text, "published": str(story.published_on)}


def main() -> None:
    stories = corpus(int(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
    letters = sum(len(story.title) + len(story.text) for story in stories) / len(stories)
    say(f"{len(stories)} stories of {letters:.0f} letters; calibration loop: {calibration_ms():.0f} ms")
    start = time.perf_counter()
    readers = load_readers()
    read_story(stories[0])
    taken = time.perf_counter() - start
    say(f"{taken:9.1f} s  to load the model {readers.reader.version} and read the first story")
    rate("the gate", readers.gate.judge, stories)
    rate("the reader, whatever the gate says", readers.reader.study, stories)
    rate("language, gate and reader", read_story, stories)
    extract(stories[:1])
    extract(stories)


if __name__ == "__main__":
    main()
