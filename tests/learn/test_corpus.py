"""The reader of labelled stories: what it takes, what it refuses, and how it says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from monitor.errors import InputError
from monitor.learn import corpus

SEEDS = Path(__file__).parents[2] / "seeds" / "stories"

STORY = """@ en-x1 | 2024-03-07 | press
= {o1|Norvane} hires {p1|Ines Castaldi}
{o1|Norvane} hired {p1|Castaldi}, {r1|finance director} of {o2|Kelmont}, as its {r2|deputy chief executive}.
She starts on {d1|Monday}, replaces {p2|Theo Marchand} and reports to {p3|Awa Diop}.
> start:hired p1 r2 o1 | was r1 o2 | replaces p2 | reports p3 | on d1 | proposed
> end:moved p2 r2 o1 | to - o2 | replaced p1
"""


def test_a_story_gives_its_text_its_marks_and_its_changes() -> None:
    story = corpus.parse_story(STORY)
    assert (story.id, story.language, story.published_on) == ("en-x1", "en", date(2024, 3, 7))
    assert story.title.text == "Norvane hires Ines Castaldi"
    assert [story.title.text[m.start : m.end] for m in story.title.marks] == ["Norvane", "Ines Castaldi"]
    assert [story.body.text[m.start : m.end] for m in story.body.marks if m.key[0] == "r"] == [
        "finance director",
        "deputy chief executive",
    ]
    start, end = story.changes
    assert (start.change, start.kind, start.person, start.role, start.organisation) == (
        "start",
        "hired",
        "p1",
        "r2",
        "o1",
    )
    assert (start.was, start.replaces, start.reports, start.on, start.proposed) == (
        ("r1", "o2"),
        "p2",
        "p3",
        "d1",
        True,
    )
    assert (end.kind, end.to, end.replaced, end.rumoured) == ("moved", (None, "o2"), "p1", False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("| press", "| letter", "register 'letter'"),
        ("2024-03-07", "7 March", "write it as 2024-03-07"),
        ("= {o1", "{o1", "0 headlines"),
        ("{d1|Monday}", "{d1|Monday", "a brace stands outside a mark"),
        ("start:hired", "start:resigned", "does not belong to start"),
        ("> end:moved p2 r2 o1", "> end:moved r2 p2 o1", "'r2' stands where a key with the letter p"),
        ("> end:moved p2 r2 o1", "> end:moved p9 r2 o1", "p9 is used in a change but marked nowhere"),
        ("reports p3", "under p3", "'under p3' is not understood"),
        ("> end:moved p2 r2 o1", "> end p2 r2", "is not 'start|end[:kind] person role organisation'"),
    ],
)
def test_a_story_that_does_not_fit_is_refused_with_file_id_and_reason(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "en.txt"
    path.write_text(STORY.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as error:
        corpus.read(path)
    assert str(error.value).startswith("en.txt: @ en-x1")
    assert said in str(error.value)


def test_all_errors_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    bad = STORY.replace("| press", "| letter")
    path.write_text("\n\n".join([bad, STORY, STORY, bad.replace("x1", "x2")]), encoding="utf-8")
    with pytest.raises(InputError) as error:
        corpus.read(path)
    assert [line.split(": ")[1][:9] for line in str(error.value).splitlines()] == ["@ en-x1 |", "@ en-x2 |", "en-x1"]


def test_an_id_used_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.txt: en-x1: .*another file"):
        corpus.read_all(tmp_path.glob("*.txt"))


def test_the_digest_names_the_stories_whatever_their_order() -> None:
    one = corpus.parse_story(STORY)
    other = corpus.parse_story(STORY.replace("en-x1", "en-x2"))
    assert corpus.digest([one, other]) == corpus.digest([other, one])
    assert corpus.digest([one]) != corpus.digest([corpus.parse_story(STORY.replace("Kelmont", "Kelmond"))])


def test_the_shipped_corpus_reads_clean_and_a_tenth_of_it_is_held_out() -> None:
    stories = corpus.read_all(SEEDS.glob("*.txt"))
    assert len(stories) >= 1985
    assert len({story.language for story in stories}) >= 15
    share = sum(corpus.held_out(story.id) for story in stories) / len(stories)
    assert 0.08 < share < 0.12
