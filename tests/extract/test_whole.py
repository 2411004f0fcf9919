"""What the whole story says of a mention: whole words, one type for one name, names that were overlooked."""

from __future__ import annotations

import pytest

from monitor.extract.mentions import Mention
from monitor.extract.whole import set_right
from monitor.types import Span


def mention(letter: str, text: str, words: str, *, at: int = 0, lean: float = 0.0, field: str = "text") -> Mention:
    """The mention of `words` in `text`, at their `at`-th occurrence."""
    start = -1
    for _ in range(at + 1):
        start = text.index(words, start + 1)
    span = Span(field=field, start=start, end=start + len(words))  # type: ignore[arg-type]
    return Mention(type=letter, span=span, text=words, sentence=0, lean=lean)


def right(text: str, *mentions: Mention, title: str = "") -> list[tuple[str, str, int]]:
    sentences = [Span(field="text", start=0, end=len(text))]
    return [(m.type, m.text, m.span.start) for m in set_right(mentions, sentences, title, text)]


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("Norvane hires Ada Berg.", "Nor", "Norvane"),
        ("Norvane hires Ada Berg.", "vane", "Norvane"),
        ("Назначен Петров.", "Петр", "Петров"),
        ("Nestlé's chief leaves.", "Nestlé", "Nestlé"),
        ("Saint-Gobain names a chief.", "Gobain", "Gobain"),  # a hyphen may part a name from what goes with it
        ("瀬川電機は早瀬千春を社長に。", "早瀬千春", "早瀬千春"),
        ("신임 대표 김민수는", "김민수", "김민수"),  # a particle follows without a blank
        ("قال وليد حداد", "ليد", "ليد"),  # and one may stand before
    ],
)
def test_a_mention_is_a_whole_word_in_scripts_that_part_words(text: str, seen: str, whole: str) -> None:
    assert right(text, mention("p", text, seen)) == [("p", whole, text.index(whole))]


def test_two_pieces_of_one_word_are_one_mention() -> None:
    text = "Norvane hires."
    assert right(text, mention("p", text, "Nor"), mention("o", text, "vane")) == [("p", "Norvane", 0)]


def test_a_name_is_of_the_type_that_all_its_mentions_say_together() -> None:
    text = "Norvane hires. Norvane says. Norvane grows."
    leans = (2.0, -3.0, -1.0)
    told = [mention("p" if lean > 0 else "o", text, "Norvane", at=i, lean=lean) for i, lean in enumerate(leans)]
    assert {letter for letter, _, _ in right(text, *told)} == {"o"}


def test_a_word_that_alone_is_a_person_has_a_say_in_the_full_name() -> None:
    text = "Mark Oduya joins. Mark came in May. Mark said so."
    told = [mention("o", text, "Mark Oduya", lean=-1.0), *(mention("p", text, "Mark", at=i, lean=2.0) for i in (1, 2))]
    assert {letter for letter, _, _ in right(text, *told)} == {"p"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Robert "Bob" Oduya joins Norvane.', 'Robert "Bob" Oduya'),
        ("Robert (Bob) Oduya joins Norvane.", "Robert (Bob) Oduya"),
        ('Robert "B" Oduya-Berg joins Norvane.', 'Robert "B" Oduya-Berg'),
        ("Robert (CFO) Joins Norvane.", "Robert"),
        ("Robert\n(Reuters) Shares rose.", "Robert"),
    ],
)
def test_a_name_goes_on_behind_a_nickname(text: str, name: str) -> None:
    assert right(text, mention("p", text, "Robert")) == [("p", name, 0)]


def test_what_stands_in_brackets_behind_a_name_in_full_is_no_nickname() -> None:
    text = "Jane Roe (Norvane) John Smith"
    told = [mention("p", text, "Jane Roe"), mention("o", text, "Norvane"), mention("p", text, "John Smith")]
    assert [name for _, name, _ in right(text, *told)] == ["Jane Roe", "Norvane", "John Smith"]


def test_a_house_that_is_called_after_its_founder_stays_a_house() -> None:
    text = "Marchand Capital rises. Marchand said so. Marchand sold. Marchand left. Marchand Capital fell."
    firm = [mention("o", text, "Marchand Capital", at=i, lean=-6.0) for i in (0, 1)]
    man = [mention("p", text, "Marchand", at=i, lean=6.0) for i in (1, 2, 3)]
    assert [letter for letter, name, _ in right(text, *firm, *man) if name == "Marchand Capital"] == ["o", "o"]


def test_a_name_in_another_script_behind_it_in_brackets_is_the_same_name() -> None:
    text = "Дэвид Уэстин (David Westin), Анна Роу, John Roe (Jo Roe)"
    names = ("Дэвид Уэстин", "David Westin", "Анна Роу", "John Roe", "Jo Roe")
    told = [name for _, name, _ in right(text, *(mention("p", text, name) for name in names))]
    assert told == ["Дэвид Уэстин", "Анна Роу", "John Roe", "Jo Roe"]


def test_a_known_name_is_found_wherever_it_stands_as_a_whole_word() -> None:
    text = "Berg joins. Berg said. Then Berg left for Bergen."
    told = [mention("p", text, "Berg", at=0), mention("p", text, "Berg", at=1)]
    assert [start for _, _, start in right(text, *told)] == [0, 12, 28]


def test_a_name_seen_once_in_the_text_is_not_looked_for_one_of_the_headline_is() -> None:
    text = "Mark said so. On that mark, Mark left."
    assert len(right(text, mention("p", text, "Mark"))) == 1
    title = "Mark Oduya leaves"
    text = "It was known that Mark Oduya would leave."
    assert right(text, mention("p", title, "Mark Oduya", field="title"), title=title)[1:] == [("p", "Mark Oduya", 18)]
