"""Training from end to end, where its libraries are installed (they are too large for every test run)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from monitor import resources
from monitor.extract import Reader
from monitor.learn import held_out, read_corpus, train
from monitor.learn.evaluate import as_story
from monitor.learn.plan import Plan

pytest.importorskip("torch")
pytest.importorskip("onnx")


@pytest.mark.timeout(300)
def test_the_same_stories_give_the_same_model_byte_by_byte(tmp_path: Path) -> None:
    shipped = read_corpus(sorted((resources.seeds() / "stories").glob("en*.txt")))
    stories = [story for story in shipped if len(story.body.text) < 400][:200]
    told: list[str] = []
    versions = [
        train(
            given,
            tmp_path / name,
            vectors=resources.model(),
            lists=resources.seeds(),
            processes=2,
            progress=told.append,
            plan=Plan(members=tuple(replace(member, epochs=1) for member in Plan().members)),
        )
        for name, given in (("one", stories), ("other", stories[::-1]))
    ]
    assert versions[0] == versions[1]
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes(), path.name
    assert [line for line in told if "network 2 of 2, epoch 1 of 1" in line]
    reader = Reader.load(tmp_path / "one", resources.seeds() / "roles")
    assert reader.version == versions[0]
    assert isinstance(reader.study(as_story(next(story for story in stories if held_out(story.id)))), tuple)
