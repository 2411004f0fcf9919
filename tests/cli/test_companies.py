"""`monitor companies` as people run it."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.cli import execute
from monitor.store import open_store
from tests.cli.asking import Ask, Outcome, asking
from tests.store.news import HOUR, NOW, PATIL, tell

GOLDEN = Path(__file__).parent / "data" / "companies"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database in which two papers call a house by two names, and the shipped list was taken."""
    folder = tmp_path_factory.mktemp("companies")
    with open_store(f"sqlite:///{folder / 'monitor.db'}", create=True) as store:
        for number, house in enumerate(("IBM", "Big Blue", "Norvane")):
            person = "Ada Other" if house == "Norvane" else "Rahul Patil"
            told = replace(PATIL, person=person, organisation=house)
            tell(store, f"story-{number}", told, now=NOW + number * HOUR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITOR_DATA_DIR", str(folder))
        assert execute(["companies", "list", "ibm"]) == 0
    return (folder / "monitor.db").read_bytes()


@pytest.fixture
def ask(
    whole: bytes, tmp_path: Path, tokyo: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Ask:
    """Runs a command line in a folder of its own, where the golden lists lie too."""
    (tmp_path / "monitor.db").write_bytes(whole)
    for source in GOLDEN.glob("*.csv"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    monkeypatch.setenv("MONITOR_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    return asking(capsys)


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


def test_an_alias_makes_one_move_of_two_names_and_fills_its_columns(ask: Ask) -> None:
    assert len(ask("moves", "--person", "patil").out.splitlines()) == 3
    assert ask("companies", "import", "mine.csv") == Outcome(
        status=0,
        out="added 2 companies\n3 moves have another ticker, country or sector\n1 story was put together anew\n",
        err="",
    )
    outcome = ask("moves", "--country", "US,DE", "--sector", "Technology", "--format", "csv")
    (row,) = csv.DictReader(outcome.out.splitlines())
    told = {name: row[name] for name in ("id", "person", "country", "sector", "ticker", "sources")}
    assert told == {
        "id": "1", "person": "Rahul Patil", "country": "US", "sector": "technology", "ticker": "BLUE", "sources": "2",
    }  # fmt: skip
    shown = ask("show", "1").out
    assert [line.split() for line in shown.splitlines() if line.startswith(("country", "sector", "ticker"))] == [
        ["country", "US"], ["sector", "technology"], ["ticker", "BLUE"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("list.txt", ("list", "norvane", "--format", "table")),
        ("own.tsv", ("list", "--own")),
        ("own.json", ("list", "--own", "--format", "json")),
        ("export.csv", ("export",)),
        ("disney.csv", ("export", "--company", "walt disney")),
    ],
)
def test_the_lists_are_printed(ask: Ask, name: str, args: tuple[str, ...]) -> None:
    ask("companies", "import", "mine.csv")
    outcome = ask("companies", *args)
    assert outcome == Outcome(status=0, out=golden(name), err="")


def test_what_is_exported_is_imported_again(ask: Ask) -> None:
    ask("companies", "import", "mine.csv")
    assert ask("companies", "export", "again.csv").status == 0
    assert ask("companies", "import", "again.csv").out == "added 0 companies, replaced 2\n"
    assert Path("again.csv").read_text(encoding="utf-8") == golden("export.csv")


@pytest.mark.parametrize("words", ["ibm", "international business", "bank", "norvane"])
def test_what_is_exported_of_both_lists_is_imported_again_with_ones_own_lines(ask: Ask, words: str) -> None:
    ask("companies", "import", "mine.csv")
    own = ask("companies", "list", "--own").out
    exported = ask("companies", "export", "--company", words).out
    assert exported.count("\n") > 1
    assert ("IBM,Big Blue|International Business Machines,BLUE," in exported) is (words not in {"bank", "norvane"})
    Path("again.csv").write_text(exported, encoding="utf-8")
    assert ask("companies", "import", "again.csv").status == 0
    assert own.splitlines()[1] in ask("companies", "list", "--own").out
    again = ask("companies", "export", "--company", words).out
    assert sorted(again.splitlines()) == sorted(exported.splitlines()), "all of them one's own now"


def test_the_line_that_stands_for_a_shipped_company_is_exported_in_its_place(ask: Ask) -> None:
    Path("blue.csv").write_text("name,aliases\nBig Blue,IBM\n", encoding="utf-8")
    ask("companies", "import", "blue.csv")
    exported = ask("companies", "export", "--company", "international business").out
    assert exported.splitlines()[1:] == ["Big Blue,IBM,,,,blue.csv"]


def test_moves_are_found_by_every_name_of_the_house(ask: Ask) -> None:
    ask("companies", "import", "mine.csv")
    for name in ("ibm", "big blue", "international business machines"):
        assert len(ask("moves", "--company", name).out.splitlines()) == 2
        assert len(ask("company", name).out.splitlines()) == 2
    assert len(ask("moves", "--company", "international").out.splitlines()) == 1, "part of another name finds nothing"


def test_a_company_that_is_removed_by_another_name_is_named(ask: Ask) -> None:
    ask("companies", "import", "mine.csv")
    asked = ask("companies", "remove", "big blue inc", "Norvane")
    assert asked.err == (
        "monitor: Remove IBM (here 'big blue inc'), Norvane GmbH from your list? Nobody can be asked here: say --yes\n"
    )
    shipped = ask("companies", "remove", "disney", "--yes").err
    assert shipped == (
        "monitor: no company of your own list is called 'disney'; 'The Walt Disney Company' of the shipped list is: "
        "import a line of your own, which wins\n"
    )


def test_what_is_removed_parts_again(ask: Ask) -> None:
    ask("companies", "import", "mine.csv")
    assert ask("companies", "remove", "Big Blue", "--yes").out == (
        "removed IBM (here 'Big Blue')\n1 move has another ticker, country or sector\n1 story was put together anew\n"
    )
    assert len(ask("moves", "--person", "patil").out.splitlines()) == 3


def test_a_search_that_finds_nothing_names_where_it_looked(ask: Ask) -> None:
    assert "no company that fits in" in ask("companies", "list", "zzz").err
    assert ask("moves", "--country", "FR").err.splitlines()[1:] == [
        "country: known of companies on a list alone; `monitor companies import` takes yours"
    ]


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("import", "bad.csv"), 2, "monitor: bad.csv: line 3: 'UK' is no country code"),
        (("import", "none.csv"), 2, "monitor: none.csv: it cannot be read: No such file or directory\n"),
        (("export", "/nowhere/x.csv"), 2, "monitor: /nowhere/x.csv cannot be written: there is no folder /nowhere\n"),
        (("remove", "IBM", "--yes"), 1, "monitor: no company of your own list is called 'IBM'; 'IBM' of the shipped"),
        (("remove", "IBM"), 2, "monitor: Remove IBM from your list? Nobody can be asked here: say --yes\n"),
        (("export", "--company", ""), 2, "monitor: --company: '' has no letter or digit to look for\n"),
        (("list", "!"), 2, "monitor: name: '!' has no letter or digit to look for\n"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_nothing_is_half_done(
    ask: Ask, args: tuple[str, ...], status: int, said: str
) -> None:
    outcome = ask("companies", *args)
    assert (outcome.status, outcome.out) == (status, "")
    assert outcome.err.startswith(said)
    assert outcome.err.count("\n") == 1
    assert ask("companies", "list", "--own").out.count("\n") == 1, "the heading alone"
