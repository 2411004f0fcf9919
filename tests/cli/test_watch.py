"""`monitor watch` as people run it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.cli import COMMANDS
from monitor.store import open_store
from tests.channels.receivers import Post, posting
from tests.cli.asking import Ask, Outcome, asking
from tests.cli.web import Web, serving
from tests.store.audience import SURE, Newsroom

TOKEN = "tok3n"
HOOK = f"https://user:{TOKEN}@hooks.example/in/{TOKEN}"


@pytest.fixture
def ask(tmp_path: Path, tokyo: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs a command line in a folder of its own."""
    monkeypatch.setenv("MONITOR_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    return asking(capsys)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as made:
        yield made


def listed(ask: Ask) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(ask("watch", "list", "--format", "json").out)
    return rows


def test_a_watch_is_added_with_the_filters_of_moves(ask: Ask) -> None:
    added = ask(
        "watch", "add", "--company", "norvane", "--role", "cfo", "--level", "board,c_level", "--min-confidence", "0.9",
        "--to", HOOK, "--weekly", "--unconfirmed", "--echo", "team=sales", "--echo", "id=7", "--name", "mine",
    )  # fmt: skip
    assert added.status == 0
    assert added.out.splitlines()[0] == "added watch 1 (mine) to https://hooks.example"
    assert added.out.splitlines()[1].startswith("secret: whsec_")
    (row,) = listed(ask)
    assert row["filter"] == "company=norvane, role=cfo, level=board,c_level, min_confidence=0.9"
    assert (row["rhythm"], row["unconfirmed"], row["echo"]) == ("weekly", True, "team=sales, id=7")


def test_a_watch_without_a_name_is_called_by_what_it_is_for(ask: Ask) -> None:
    for _ in range(2):
        ask("watch", "add", "--role", "cfo", "--company", "norvane", "--to", HOOK)
    ask("watch", "add", "--to", HOOK)
    assert [row["name"] for row in listed(ask)] == [
        "role cfo, company norvane",
        "role cfo, company norvane 2",
        "every move",
    ]
    assert ask("watch", "add", "--name", "every move", "--to", HOOK) == Outcome(
        status=2, out="", err="monitor: there is a watch 'every move' already; give this one another name\n"
    )


def test_the_words_of_stories_can_be_watched(ask: Ask) -> None:
    ask("watch", "add", "--search", '"supervisory board" merger', "--to", HOOK)
    assert [(row["name"], row["filter"]) for row in listed(ask)] == [
        ('words "supervisory board" merger', 'q="supervisory board" merger')
    ]
    refused = ask("watch", "edit", "1", "--search", "?!")
    assert (refused.status, refused.err) == (2, "monitor: --search: '?!' has no letter or digit to look for\n")


def test_a_list_of_companies_is_read_as_everywhere(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("name,aliases\nIBM,Big Blue\nNorvane,\n", encoding="utf-8")
    assert "added watch 1 (2 companies)" in ask("watch", "add", "--companies", "mine.csv", "--to", HOOK).out
    shown = json.loads(ask("watch", "show", "1", "--format", "json").out)
    assert (shown["companies"], shown["company_names"]) == (2, ["IBM", "Big Blue", "Norvane"])
    assert "company names: IBM, Big Blue, Norvane" in ask("watch", "show", "1").out
    (tmp_path / "bad.csv").write_text("title\nIBM\n", encoding="utf-8")
    refused = ask("watch", "add", "--companies", "bad.csv", "--to", HOOK)
    assert refused.err.startswith("monitor: bad.csv: line 1: it must name the columns")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--to", "nonsense"), "is no address of a channel: write for instance https://hooks.example/in"),
        (("--to", f"foo://{TOKEN}"), "foo:// is no address that a known service has: write for instance"),
        (("--to", f"json://{TOKEN}"), "json:// would be sent unsigned; write http://"),
        (("--to", HOOK, "--level", "boss"), "--level: 'boss' is none of"),
        (("--to", HOOK, "--company", "?"), "--company: '?' has no letter"),
        (("--to", HOOK, "--echo", "team"), "--echo: 'team' is no field of your own; write KEY=VALUE"),
        (("--to", HOOK, "--companies", "none.csv"), "none.csv: it cannot be read"),
        (("--to", HOOK, "--name", "x" * 81), "a name has at most 80 characters"),
        (("--role", "cfo"), "missing option '--to'"),
    ],
)
def test_what_is_wrong_is_told_in_a_line_and_nothing_is_added(ask: Ask, args: tuple[str, ...], told: str) -> None:
    refused = ask("watch", "add", *args)
    assert (refused.status, refused.out) == (2, "")
    assert told in refused.err
    assert refused.err.count("\n") == 1 or "made the database" in refused.err
    assert TOKEN not in refused.err


def test_only_what_is_named_is_changed(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("name\nIBM\nNorvane\n", encoding="utf-8")
    ask("watch", "add", "--role", "cfo", "--level", "board", "--to", HOOK, "--daily", "--echo", "team=sales",
        "--companies", "mine.csv", "--unconfirmed")  # fmt: skip
    before = listed(ask)[0]
    assert before["name"] == "role cfo, level board, 2 companies"
    changed = ask("watch", "edit", "1", "--role", "cto", "--level", "")
    assert (changed.status, changed.err) == (0, "")
    assert changed.out == "changed watch 1 (role cto, 2 companies) to https://hooks.example\n"  # no other secret
    assert listed(ask)[0] == before | {"filter": "role=cto", "name": "role cto, 2 companies"}
    ask("watch", "edit", "role cto, 2 companies", "--name", "mine", "--weekly", "--confirmed", "--echo", "")
    ask("watch", "edit", "1", "--any-company")
    after = listed(ask)[0]
    assert (after["name"], after["rhythm"], after["unconfirmed"], after["echo"]) == ("mine", "weekly", False, "")
    assert (after["companies"], after["created_at"]) == (0, before["created_at"])
    assert json.loads(ask("watch", "show", "1", "--format", "json").out)["company_names"] == []


def test_another_webhook_has_another_secret(ask: Ask) -> None:
    secret = ask("watch", "add", "--to", HOOK).out.splitlines()[1]
    assert ask("watch", "edit", "1", "--to", HOOK).out == "changed watch 1 (every move) to https://hooks.example\n"
    moved = ask("watch", "edit", "1", "--to", "https://other.example/in").out.splitlines()
    assert moved[0] == "changed watch 1 (every move) to https://other.example"
    assert moved[1].startswith("secret: whsec_")
    assert moved[1] != secret
    assert ask("watch", "edit", "1", "--to", "ntfy://ntfy.example/topic").out == (
        "changed watch 1 (every move) to ntfy\n"
    )


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "name what is to change"),
        (("--name", "other"), "there is a watch 'other' already; give this one another name"),
        (("--level", "boss"), "--level: 'boss' is none of"),
        (("--to", "nonsense"), "is no address of a channel"),
        (("--companies", "none.csv"), "none.csv: it cannot be read"),
        (("--any-company", "--companies", "none.csv"), "--any-company: --companies names a list"),
    ],
)
def test_what_cannot_be_changed_is_told_and_nothing_is(ask: Ask, args: tuple[str, ...], told: str) -> None:
    ask("watch", "add", "--to", HOOK, "--name", "mine")
    ask("watch", "add", "--to", HOOK, "--name", "other")
    before = listed(ask)
    refused = ask("watch", "edit", "mine", *args)
    assert (refused.status, refused.out) == (2, "")
    assert told in refused.err
    assert listed(ask) == before
    assert ask("watch", "edit", "9", "--daily").err == "monitor: there is no watch 9; `monitor watch list` lists them\n"


def test_no_listing_shows_a_secret(ask: Ask) -> None:
    ask("watch", "add", "--to", HOOK)
    ask("watch", "add", "--to", f"mailto://me:{TOKEN}@mail.example?to=a@b.example")
    for form in ("table", "json", "csv", "md"):
        shown = ask("watch", "list", "--format", form).out
        assert "https://hooks.example" in shown
        assert TOKEN not in shown
        assert "whsec" not in shown
    assert TOKEN not in ask("watch", "show", "1").out


def test_a_watch_is_paused_resumed_and_removed_by_id_or_name(ask: Ask) -> None:
    ask("watch", "add", "--to", HOOK, "--name", "mine")
    assert ask("watch", "pause", "mine").out == "paused watch 1 (mine)\n"
    assert listed(ask)[0]["paused_at"] is not None
    assert ask("watch", "resume", "1").out == "resumed watch 1 (mine)\n"
    assert listed(ask)[0]["paused_at"] is None
    asked = ask("watch", "remove", "1")
    assert (asked.status, asked.err) == (2, "monitor: Remove watch 1 (mine)? Nobody can be asked here: say --yes\n")
    assert ask("watch", "remove", "1", "--yes").out == "removed watch 1 (mine)\n"
    gone = ask("watch", "pause", "1")
    assert (gone.status, gone.err) == (1, "monitor: there is no watch 1; `monitor watch list` lists them\n")


def test_the_test_says_what_the_receiver_says(ask: Ask, web: Web) -> None:
    ask("watch", "add", "--to", f"{web.origin}/nobody", "--name", "hook")
    failed = ask("watch", "test", "hook")
    assert (failed.status, failed.out) == (1, "")
    assert failed.err.startswith("not sent to watch 1 (hook): 127.0.0.1 answers 501")
    with posting(Post()) as post:
        ask("watch", "add", "--to", f"mailto://127.0.0.1:{post.port}?to=a@b.example&from=m@b.example&mode=insecure")
        sent = ask("watch", "test", "2")
    assert (sent.status, sent.out) == (0, "sent to watch 2 (every move): 127.0.0.1 took the mail to a@b.example\n")
    assert len(post.mails) == 1


def test_what_did_not_arrive_is_listed_and_sent_again(ask: Ask, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True) as store:
        room = Newsroom(store)
        room.watch()
        room.story(SURE)
        room.story(replace(SURE, person="Ines Castaldi"))
        (taken,) = store.watching.take(now=room.now, until=room.now, limit=1)
        store.watching.note_failed(taken.id, "127.0.0.1 answers 410 Gone", next_try_at=None)
    assert len(ask("watch", "deliveries").out.splitlines()) == 3
    assert len(ask("watch", "deliveries", "w", "--waiting").out.splitlines()) == 2
    (dead,) = json.loads(ask("watch", "deliveries", "--dead", "--format", "json").out)
    assert (dead["id"], dead["moves"], dead["attempts"], dead["error"]) == (1, 1, 1, "127.0.0.1 answers 410 Gone")
    assert listed(ask)[0]["dead"] == 1
    assert ask("watch", "redeliver", "--dead").out == "1 delivery is due again; `monitor run` sends\n"
    assert ask("watch", "redeliver", "1", "2").out == "2 deliveries are due again; `monitor run` sends\n"
    assert (
        ask("watch", "redeliver", "9").err == "monitor: there is no delivery 9; `monitor watch deliveries` lists them\n"
    )
    assert ask("watch", "redeliver").status == 2


def test_nothing_there_names_the_database(ask: Ask, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'monitor.db'}", create=True):
        pass
    assert ask("watch", "list").err == f"no watch in {tmp_path / 'monitor.db'}\n"
    assert ask("watch", "deliveries").err == f"no delivery that fits in {tmp_path / 'monitor.db'}\n"


def test_the_command_stands_in_the_overview(ask: Ask) -> None:
    assert "watch" in COMMANDS
    assert "monitor watch test 1" in ask("watch", "--help").out
