"""`monitor feeds` on a real database, against a real server on loopback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli.feeds import feeds
from monitor.feeds import read_opml
from monitor.store import open_store
from monitor.types import Feed
from tests.cli.asking import Ask, Outcome, asking
from tests.cli.web import Answer, Web, serving

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Harbour Gazette</title><link>https://news.example.org/</link>
<item><title>Kelmont names a chief executive</title><link>https://news.example.org/1</link>
<pubDate>Fri, 03 Oct 2025 08:00:00 +0000</pubDate></item>
<item><title>Results</title><link>https://news.example.org/2</link></item></channel></rss>"""
PAGE = b"""<!DOCTYPE html><html><head><title>Front</title>
<link rel="alternate" type="application/rss+xml" title="Dead" href="/dead.xml">
<link rel="alternate" type="application/rss+xml" title="All" href="/all.xml">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml"></head></html>"""
HTML = "text/html; charset=utf-8"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "MONITOR_DATA_DIR": str(tmp_path / "data"),
        "MONITOR_ALLOW_PRIVATE_NETWORKS": "true",
        "MONITOR_HOST_PAUSE": "0s",
        "MONITOR_FETCH_TIMEOUT": "5s",
    }


@pytest.fixture
def call(
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Ask:
    """Run `monitor feeds ...` through the command line's outermost door."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    return asking(capsys, "feeds")


def stored(environment: dict[str, str]) -> tuple[Feed, ...]:
    with open_store(f"sqlite:///{environment['MONITOR_DATA_DIR']}/monitor.db") as store:
        return store.feeds()


def complaint(said: Outcome) -> str:
    """The one line of an error."""
    assert said.status != 0
    assert "Traceback" not in said.err
    lines = [line for line in said.err.splitlines() if line.startswith("monitor: ")]
    assert len(lines) == 1
    return lines[0].removeprefix("monitor: ")


# --- add -----------------------------------------------------------------------------------------------------------


def test_adding_a_feed_makes_the_database_and_takes_the_feeds_own_names(
    call: Ask, web: Web, environment: dict[str, str]
) -> None:
    web.routes["/all.xml"] = Answer(body=RSS)
    said = call("add", f"{web.origin}/all.xml")
    assert said.status == 0
    assert said.out == f"added feed 1: Harbour Gazette ({web.origin}/all.xml), 2 entries\n"
    assert "made the database" in said.err
    assert [(feed.url, feed.title) for feed in stored(environment)] == [(f"{web.origin}/all.xml", "Harbour Gazette")]


def test_a_feed_of_one_entry_and_an_endless_title_is_told_in_a_line(call: Ask, web: Web) -> None:
    web.routes["/long.xml"] = Answer(
        body=b"<rss version='2.0'><channel><title>"
        + b"word " * 2000
        + b"</title><item><title>x</title></item></channel></rss>"
    )
    said = call("add", f"{web.origin}/long.xml")
    assert said.out.endswith(", 1 entry\n")
    assert len(said.out) < 300


def test_adding_a_feed_twice_leaves_one(call: Ask, web: Web, environment: dict[str, str]) -> None:
    web.routes["/all.xml"] = Answer(body=RSS)
    call("add", f"{web.origin}/all.xml")
    said = call("add", f"{web.origin}/all.xml")
    assert (said.status, said.out.split(":")[0]) == (0, "already there")
    assert len(stored(environment)) == 1


def test_adding_a_page_lists_its_feeds_and_takes_the_first_that_answers(
    call: Ask, web: Web, environment: dict[str, str]
) -> None:
    web.routes |= {"/news": Answer(body=PAGE, content_type=HTML), "/all.xml": Answer(body=RSS)}
    said = call("add", f"{web.origin}/news", "--yes")
    assert said.status == 0
    assert f"1 {web.origin}/dead.xml Dead" in said.err
    assert f"3 {web.origin}/comments.xml Comments" in said.err
    assert "the first of them that answers is taken; for another, add it by its address" in said.err
    assert [feed.url for feed in stored(environment)] == [f"{web.origin}/all.xml"]


def test_a_permanent_redirect_gives_the_new_address(call: Ask, web: Web, environment: dict[str, str]) -> None:
    web.routes |= {
        "/old.xml": Answer(status=301, headers={"Location": "/all.xml"}),
        "/all.xml": Answer(body=RSS),
    }
    call("add", f"{web.origin}/old.xml")
    assert [feed.url for feed in stored(environment)] == [f"{web.origin}/all.xml"]


def test_a_users_title_and_interval_are_kept(call: Ask, web: Web, environment: dict[str, str]) -> None:
    web.routes["/all.xml"] = Answer(body=RSS)
    assert call("add", f"{web.origin}/all.xml", "--title", "Mine", "--interval", "30m").status == 0
    (feed,) = stored(environment)
    assert (feed.title, feed.interval and feed.interval.total_seconds()) == ("Mine", 1800)


def test_one_bad_address_among_several_is_told_and_the_others_are_added(
    call: Ask, web: Web, environment: dict[str, str]
) -> None:
    web.routes["/all.xml"] = Answer(body=RSS)
    said = call("add", f"{web.origin}/gone.xml", f"{web.origin}/all.xml")
    assert complaint(said).startswith(f"{web.origin}/gone.xml gives no feed: 404: there is nothing at this address")
    assert [feed.url for feed in stored(environment)] == [f"{web.origin}/all.xml"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(status=403), "403: the server refuses; cloud addresses are often refused"),
        (
            Answer(body=b"<html><title>Hello</title></html>", content_type=HTML),
            "is no feed: it is an HTML page titled “Hello”, and it names no feed",
        ),
        (Answer(body=b"{}", content_type="application/json"), "it is JSON, but no JSON Feed"),
        (Answer(body=b""), "answered with an empty document"),
        (Answer(body=b"\x89PNG\r\n", content_type="image/png"), "it is neither XML, JSON nor HTML"),
        (Answer(body=PAGE, content_type=HTML), "names feeds, and none of those tried can be read"),
    ],
)
def test_an_address_that_is_no_feed_is_told_in_one_line(
    call: Ask, web: Web, answer: Answer, words: str, environment: dict[str, str]
) -> None:
    web.routes["/x"] = answer
    said = call("add", f"{web.origin}/x")
    assert said.status == 1
    assert words in complaint(said)
    assert stored(environment) == ()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("add",), "nothing to add: give an address, --defaults or --catalogue"),
        (("add", "ftp://example.org/feed"), "ftp://example.org/feed is no web address"),
        (("add", "file:///etc/passwd"), "is no web address"),
        (("add", "not a url"), "not a url is no web address"),
        (("add", "notaurl"), "notaurl is no web address"),
        (("add", "https://x.org/f", "--interval", "soon"), "--interval: 'soon' is not a span of time"),
        (("add", "https://x.org/f", "--interval", "5s"), "--interval: 5s is not between 1m and 30d"),
        (("add", "https://x.org/f", "https://y.org/f", "--title", "Z"), "--title names one feed"),
        (("add", "--country", "FR"), "say --catalogue too"),
        (("add", "--catalogue", "--country", "QQ"), "--country: the catalogue knows no qq"),
        (("add", "--catalogue", "--country", "France"), "give two-letter codes such as FR"),
        (("add", "--catalogue", "--country", "FR", "--language", "ja"), "no feed of FR in ja; its feeds of FR are in"),
        (("add", "--catalogue", "--country", "FR"), "Nobody can be asked here: say --yes"),
        (
            ("add", "https://www.sec.gov/cgi-bin/browse-edgar?output=atom"),
            "www.sec.gov asks who is calling: set contact to your mail",
        ),
        (("import", "nowhere.opml"), "nowhere.opml: it cannot be read: No such file or directory"),
        (("import", "."), ".: it cannot be read: Is a directory"),
    ],
)
def test_what_is_asked_for_wrongly_gives_one_line_and_status_2(call: Ask, args: tuple[str, ...], words: str) -> None:
    said = call(*args)
    assert said.status == 2
    assert words in complaint(said)


def test_a_private_address_is_refused_unless_the_user_allows_it(
    call: Ask, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_ALLOW_PRIVATE_NETWORKS", "false")
    said = call("add", f"{web.origin}/all.xml")
    assert "set allow_private_networks to allow it" in complaint(said)
    assert web.asked == []


def test_the_default_feeds_are_added_without_a_network(call: Ask, environment: dict[str, str]) -> None:
    assert call("add", "--defaults").out == "added 11 feeds\n"
    assert call("add", "--defaults").out == "added 0 feeds, 11 were there already\n"
    assert all(feed.title and feed.comment for feed in stored(environment))


def test_the_catalogue_is_subscribed_to_by_country_and_language(call: Ask, environment: dict[str, str]) -> None:
    said = call("add", "--catalogue", "--country", "fr,CH", "--language", "FR", "--interval", "6h", "--yes")
    assert said.status == 0
    added = stored(environment)
    assert said.out == f"added {len(added)} feeds\n"
    assert {(feed.country, feed.language) for feed in added} == {("FR", "fr"), ("CH", "fr")}
    assert {feed.interval and feed.interval.total_seconds() for feed in added} == {6 * 3600}


# --- list, check ---------------------------------------------------------------------------------------------------


def test_an_empty_list_says_what_to_do_and_names_the_database(call: Ask, environment: dict[str, str]) -> None:
    open_store(f"sqlite:///{environment['MONITOR_DATA_DIR']}/monitor.db", create=True).close()
    said = call("list", "--format", "json")
    assert (said.status, json.loads(said.out)) == (0, [])
    assert "monitor feeds add --defaults" in said.err
    assert environment["MONITOR_DATA_DIR"] in said.err


def test_a_list_without_a_database_says_so_in_one_line(call: Ask) -> None:
    assert "there is no database at" in complaint(call("list"))


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "tsv"])
def test_the_list_is_written_in_every_format(call: Ask, web: Web, form: str) -> None:
    web.routes["/all.xml"] = Answer(body=RSS)
    call("add", f"{web.origin}/all.xml", "--interval", "90m")
    said = call("list", "--format", form)
    assert said.status == 0
    for part in ("1", "Harbour Gazette", "active", "90m"):
        assert part in said.out
    assert (f"{web.origin}/all.xml" in said.out) is (form in ("json", "jsonl", "csv"))  # addresses break tables


def test_a_listed_feed_has_all_its_fields_as_json(call: Ask, web: Web) -> None:
    web.routes["/all.xml"] = Answer(body=RSS)
    call("add", f"{web.origin}/all.xml")
    (line,) = json.loads(call("list", "--format", "json").out)
    assert line["state"] == "active"
    assert (line["fixed"], line["stories"], line["share"], line["error"]) == (False, 0, None, None)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", line["next_pull_at"])


def test_checking_says_which_feeds_answer_and_fails_where_one_does_not(call: Ask, web: Web) -> None:
    web.routes |= {
        "/good.xml": Answer(body=RSS),
        "/page": Answer(body=RSS),
        "/refused.xml": Answer(body=RSS),
        "/damaged.xml": Answer(body=RSS.replace(b"Results", b"R & D")),
    }
    for path in web.routes:
        call("add", web.origin + path)
    assert call("check").status == 0
    web.routes |= {
        "/page": Answer(body=b"<!DOCTYPE html><title>Moved</title>", content_type=HTML),
        "/refused.xml": Answer(status=403),
    }
    said = call("check", "--format", "json")
    lines = {line["url"].removeprefix(web.origin): line for line in json.loads(said.out)}
    assert said.status == 1
    assert "2 of 4 feeds failed" in said.err
    good = lines["/good.xml"]
    assert (good["ok"], good["items"], good["newest_at"]) == (True, 2, "2025-10-03T08:00:00Z")
    assert "HTML page titled “Moved”" in lines["/page"]["error"]
    assert "403: the server refuses" in lines["/refused.xml"]["error"]
    assert (lines["/damaged.xml"]["ok"], lines["/damaged.xml"]["items"]) == (True, 2)
    assert "not well-formed" in lines["/damaged.xml"]["note"]


def test_checking_stores_nothing_and_leaves_paused_feeds_alone(
    call: Ask, web: Web, environment: dict[str, str]
) -> None:
    web.routes |= {"/a.xml": Answer(body=RSS), "/b.xml": Answer(body=RSS)}
    for path in web.routes:
        call("add", web.origin + path)
    call("pause", "2")
    before = stored(environment)
    web.asked.clear()
    assert call("check").status == 0
    assert web.asked == ["/a.xml"]
    assert call("check", "2").status == 0
    assert web.asked == ["/a.xml", "/b.xml"]
    assert stored(environment) == before


def test_a_server_that_is_not_there_is_told_as_such(call: Ask, environment: dict[str, str]) -> None:
    open_store(f"sqlite:///{environment['MONITOR_DATA_DIR']}/monitor.db", create=True).close()
    with serving() as closed:
        closed.routes["/all.xml"] = Answer(body=RSS)
        call("add", f"{closed.origin}/all.xml")
    said = call("check", "--format", "tsv")
    assert said.status == 1
    assert "no answer" in said.out


# --- remove, pause, resume -----------------------------------------------------------------------------------------


def test_a_feed_is_paused_resumed_and_removed_by_id_or_address(
    call: Ask, web: Web, environment: dict[str, str]
) -> None:
    web.routes["/all.xml"] = Answer(body=RSS)
    call("add", f"{web.origin}/all.xml")
    assert call("pause", "1").out == "paused feed 1 (Harbour Gazette)\n"
    assert [feed.state for feed in stored(environment)] == ["paused"]
    assert call("resume", f"{web.origin}/all.xml").status == 0
    assert [feed.state for feed in stored(environment)] == ["active"]
    assert "say --yes" in complaint(call("remove", "1"))
    assert len(stored(environment)) == 1
    assert call("remove", "1", "--yes").out == "removed feed 1 (Harbour Gazette); its stories stay\n"
    assert stored(environment) == ()


@pytest.mark.parametrize("command", ["remove", "pause", "resume", "check"])
def test_a_feed_that_is_not_there_is_told_and_nothing_is_done(
    call: Ask, web: Web, environment: dict[str, str], command: str
) -> None:
    web.routes["/all.xml"] = Answer(body=RSS)
    call("add", f"{web.origin}/all.xml")
    before = stored(environment)
    args = [command, "1", "77", *(["--yes"] if command == "remove" else [])]
    assert complaint(call(*args)) == "there is no feed 77; see `monitor feeds list`"
    assert stored(environment) == before


# --- import, export ------------------------------------------------------------------------------------------------


def test_what_is_exported_is_imported_again(call: Ask, tmp_path: Path, environment: dict[str, str]) -> None:
    call("add", "--catalogue", "--country", "AT", "--yes", "--interval", "2h")
    kept = stored(environment)
    assert call("export", "mine.opml").status == 0
    assert call("export").out.encode() == (tmp_path / "mine.opml").read_bytes()
    call("remove", *(str(feed.id) for feed in kept), "--yes")
    said = call("import", "mine.opml")
    assert (said.status, said.out) == (0, f"added {len(kept)} feeds\n")
    assert [(feed.url, feed.title, feed.interval, feed.comment) for feed in stored(environment)] == [
        (feed.url, feed.title, feed.interval, feed.comment) for feed in kept
    ]


def test_what_was_paused_is_paused_again_after_an_import(call: Ask, environment: dict[str, str]) -> None:
    call("add", "--catalogue", "--country", "AT", "--yes")
    call("pause", "2")
    call("export", "mine.opml")
    call("remove", *(str(feed.id) for feed in stored(environment)), "--yes")
    for _ in range(2):  # feeds that come back, then feeds that are new
        call("import", "mine.opml")
        assert [feed.state for feed in stored(environment)][:3] == ["active", "paused", "active"]
        (Path(environment["MONITOR_DATA_DIR"]) / "monitor.db").unlink()


def test_a_file_that_cannot_be_written_is_told_as_such(call: Ask) -> None:
    call("add", "--defaults")
    assert complaint(call("export", "nosuch/a.opml")) == "nosuch/a.opml cannot be written: there is no folder nosuch"
    assert "--output" not in complaint(call("export", "/proc/version"))


def test_one_address_in_two_spellings_is_one_feed(call: Ask, tmp_path: Path, environment: dict[str, str]) -> None:
    spellings = ("HTTP://News.example.org/same#frag", "http://news.example.org:80/same", "feed://news.example.org/same")
    outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in (*spellings, "notaurl"))
    (tmp_path / "some.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    said = call("import", "some.opml")
    assert (said.status, said.out) == (1, "added 1 feed, 2 were there already\n")
    assert "left out: notaurl is no web address" in said.err
    assert [feed.url for feed in stored(environment)] == ["http://news.example.org/same"]
    assert call("pause", spellings[0]).status == 0


@pytest.mark.parametrize(
    ("minutes", "told"), [(1, "1m"), (119, "119m"), (120, "2h"), (995, "16h 35m"), (2_880, "2d"), (3_100, "2d 3h")]
)
def test_a_time_between_pulls_is_told_as_people_say_it(call: Ask, minutes: int, told: str) -> None:
    call("add", "--catalogue", "--country", "AT", "--yes", "--interval", f"{minutes}m")
    assert {line["every"] for line in json.loads(call("list", "--format", "json").out)} == {told}


def test_a_malformed_list_is_told_with_its_line_and_nothing_is_added(
    call: Ask, tmp_path: Path, environment: dict[str, str]
) -> None:
    call("add", "--defaults")
    (tmp_path / "bad.opml").write_text('<opml>\n<body>\n<outline xmlUrl="https://a.org/?x=1&y=2"/>\n</body></opml>')
    said = call("import", "bad.opml")
    assert said.status == 2
    assert complaint(said).startswith("bad.opml: line 3: this is malformed OPML")
    assert len(stored(environment)) == 11


def test_a_list_with_an_address_that_is_none_adds_the_others_and_says_so(
    call: Ask, tmp_path: Path, environment: dict[str, str]
) -> None:
    outlines = '<outline xmlUrl="https://a.example.org/feed"/><outline xmlUrl="gopher://b.example.org/"/>'
    (tmp_path / "some.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    said = call("import", "some.opml")
    assert (said.status, said.out) == (1, "added 1 feed\n")
    assert "left out: gopher://b.example.org/ is no web address" in said.err
    assert [feed.url for feed in stored(environment)] == ["https://a.example.org/feed"]


# --- as people run it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["add", "list", "remove", "pause", "resume", "check", "import", "export"])
def test_the_help_of_each_command_has_an_example(command: str) -> None:
    result = CliRunner().invoke(feeds, [command, "--help"])
    assert result.exit_code == 0
    assert f"monitor feeds {command}" in result.output


@pytest.mark.parametrize(("typed", "left"), [(b"n\n", 1), (b"y\n", 0)])
def test_a_person_at_a_terminal_picks_a_pages_feed_and_is_asked_before_a_removal(
    web: Web, environment: dict[str, str], tmp_path: Path, typed: bytes, left: int
) -> None:
    web.routes |= {"/": Answer(body=PAGE, content_type=HTML), "/comments.xml": Answer(body=RSS)}

    def at_terminal(answer: bytes, *args: str) -> int:
        terminal, theirs = os.openpty()
        command = [sys.executable, "-m", "monitor", "feeds", *args]
        with subprocess.Popen(
            command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment}
        ) as process:
            os.write(terminal, answer)
            process.communicate(timeout=60)
        os.close(terminal)
        os.close(theirs)
        return process.returncode

    assert at_terminal(b"3\n", "add", web.origin) == 0
    assert [feed.url for feed in stored(environment)] == [f"{web.origin}/comments.xml"]
    assert at_terminal(typed, "remove", "1") == (130 if left else 0)
    assert len(stored(environment)) == left


def test_the_whole_way_in_a_process_of_its_own(web: Web, environment: dict[str, str], tmp_path: Path) -> None:
    web.routes |= {"/": Answer(body=PAGE, content_type=HTML), "/all.xml": Answer(body=RSS)}

    def monitor_feeds(*args: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "monitor", "feeds", *args]
        return subprocess.run(
            command, input=given, capture_output=True, cwd=tmp_path, env={**os.environ, **environment}, timeout=60
        )

    added = monitor_feeds("add", web.origin)
    assert (added.returncode, added.stdout.decode()) == (
        0,
        f"added feed 1: Harbour Gazette ({web.origin}/all.xml), 2 entries\n",
    )
    listed = monitor_feeds("list")
    assert listed.stdout.decode().splitlines()[1].split("\t")[:3] == ["1", "Harbour Gazette", "active"]
    exported = monitor_feeds("export")
    assert [sub.url for sub in read_opml(exported.stdout)] == [f"{web.origin}/all.xml"]
    assert monitor_feeds("import", "-", given=exported.stdout).stdout == b"added 0 feeds, 1 was there already\n"
    web.routes["/all.xml"] = Answer(status=500)
    checked = monitor_feeds("check")
    assert checked.returncode == 1
    assert b"500: the server failed" in checked.stdout
    assert b"Traceback" not in checked.stderr
