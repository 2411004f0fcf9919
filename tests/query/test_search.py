"""Finding moves by the words of their stories, on both kinds of database."""

from __future__ import annotations

import pytest

from monitor import query
from monitor.errors import UsageError
from monitor.query import MoveFilter
from monitor.store import Grade, SettledText, Store, check
from monitor.types import Reading, ReportKeys, Status, Verdict
from tests.query.told import START, on, report, tell


def found(store: Store, asked: str, **more: object) -> list[str | None]:
    wanted = MoveFilter(q=asked, **more)  # type: ignore[arg-type]
    return [row.person for row in query.moves(store, wanted)]


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("embauché", ["Zoé Patil"]),
        ("EMBAUCHE", ["Zoé Patil"]),
        ("recrute", ["Zoé Patil"]),  # in the title alone
        ("Kelmont", [None, "Zoe Patil", "Zoé Patil"]),
        ("kelm", [None, "Zoe Patil", "Zoé Patil"]),
        ("kelm resigned", []),  # only the last word may go on
        ("kelmont resig", ["Zoe Patil"]),
        ("resigned kelmont", ["Zoe Patil"]),
        ('"head of Asia"', [None]),
        ('"Asia of head"', []),
        ('"head of Asi"', []),  # in quotes words are whole
        ('"head of Asi', []),
        ("müller-łapiński", ["Jörg Müller-Łapiński"]),
        ("lapinski-muller", []),  # a word with a hyphen is a phrase
        ("ostfold bank", ["Jörg Müller-Łapiński"]),
        ("社長に就任", ["山田太郎"]),
        ("就任", ["山田太郎"]),
        ("任就", []),
        ("第一電", ["山田太郎"]),
        ("100%", []),
        ("results", []),  # a story that tells no move
        ("OR and NOT near(", []),
        ("l'ancienne", ["Zoé Patil"]),
    ],
)
def test_moves_are_found_by_the_words_of_their_stories(told: Store, asked: str, people: list[str | None]) -> None:
    assert found(told, asked) == people


def test_a_search_goes_with_other_filters(told: Store) -> None:
    assert found(told, "kelmont", company="norvane") == ["Zoé Patil"]
    assert found(told, "kelmont", since=on(6)) == [None]
    assert found(told, "ostfold", status=(Status.CONFIRMED,)) == []


@pytest.mark.parametrize("asked", ["!", '""', '" "', "。"])
def test_a_search_without_a_letter_is_refused(told: Store, asked: str) -> None:
    with pytest.raises(UsageError, match="search"):
        found(told, asked)


def test_words_in_most_stories_are_found_as_rare_ones_are(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        name = f"Alex Number{number}"
        tell(store, f"Chief {number}", f"{name} is chief of Acme.", report(name, "chief", f"Acme {number}"))
    rare = found(store, "chief acme")
    assert len(rare) == 6
    monkeypatch.setattr("monitor.query.texts._FEW", 3)
    assert found(store, "chief acme") == rare  # all of them in the newest revisions
    monkeypatch.setattr("monitor.query.texts._NEWEST", 2)
    assert found(store, "chief acme") == rare  # and most in older ones
    assert found(store, "chief number4") == ["Alex Number4"]


def test_any_source_of_a_move_finds_it(store: Store) -> None:
    told = report("Ada Moreno", "chair", "Acme")
    tell(store, "A chair", "Ada Moreno is chair of Acme.", told)
    tell(store, "Acme", "Ada Moreno, a wizard, is chair of Acme.", told, published=on(2))
    assert found(store, "wizard") == ["Ada Moreno"]


def test_only_the_words_of_today_are_found(store: Store) -> None:
    story = tell(store, "A chair", "Ada Moreno is chair of Acme, says a typo.", report("Ada Moreno", "chair", "Acme"))
    text = SettledText(title="A chair", text="Ada Moreno is chair of Acme.", source="feed", reason="it", language="en")
    revision = store.settle_story(story, text, now=START).revision_id
    assert found(store, "typo") == ["Ada Moreno"]  # until it is read, the move rests on what was
    reading = Reading(
        model="test-1",
        language="en",
        verdict=Verdict(flagged=True, score=0.9, reason="it"),
        reports=(report("Ada Moreno", "chair", "Acme"),),
    )
    keys = (ReportKeys(block="ada moreno", seat=None),)
    store.save_reading(story, revision, reading, keys, now=START)
    assert (found(store, "typo"), found(store, "chair")) == ([], ["Ada Moreno"])
    store.save_reading(story, revision, reading, keys, now=START)  # the same text again
    assert [finding for finding in check(store.url) if finding.grade is not Grade.OK] == []


def test_a_text_without_end_and_words_without_end_do_no_harm(store: Store) -> None:
    text = "Ada Moreno is chair. " + "x" * 5_000 + " " + " ".join(f"word{n}" for n in range(60_000)) + " o'k \\ ' : * "
    tell(store, "A chair", text, report("Ada Moreno", "chair", "Acme"))
    assert found(store, "word17 word15999") == ["Ada Moreno"]
    assert found(store, "x" * 4_000) == ["Ada Moreno"]
