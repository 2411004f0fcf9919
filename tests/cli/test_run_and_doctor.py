"""`monitor run --once` and `monitor doctor`: what they say of what is wrong, and their exit status."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import resources
from monitor.cli import execute
from monitor.cli.output import local_zone, minute
from monitor.pipeline import reading
from monitor.store import Stage, lock, open_store, upgrade
from monitor.types import Pull, PullOutcome, Subscription
from tests.cli.asking import Outcome
from tests.cli.web import Answer, Web, serving

NOW = datetime.now(UTC)
Say = Callable[..., Outcome]


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as made:
        yield made


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Say:
    """Run a command line in this process, on a database in `tmp_path`."""
    for name, value in {"DATA_DIR": str(tmp_path), "ALLOW_PRIVATE_NETWORKS": "true", "HOST_PAUSE": "0s"}.items():
        monkeypatch.setenv(f"MONITOR_{name}", value)
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> Outcome:
        capfd.readouterr()
        status = execute(list(arguments))
        told = capfd.readouterr()
        return Outcome(status=status, out=told.out, err=told.err)

    return command


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database made by `monitor db upgrade`."""
    address = f"sqlite:///{tmp_path / 'monitor.db'}"
    upgrade(address)
    return address


def subscribe(url: str, *feeds: str) -> None:
    with open_store(url) as store:
        for feed in feeds:
            store.add_feed(Subscription(url=feed), now=NOW - timedelta(days=9))


def diagnosis(say: Say, *arguments: str) -> tuple[int, dict[str, tuple[str, str]]]:
    """Exit status; what -> (health, found). Of several lines on one thing the last counts."""
    told = say("doctor", "--format", "json", *arguments)
    assert told.err == ""
    return told.status, {line["what"]: (line["health"], line["found"]) for line in json.loads(told.out)}


# --- run --once ----------------------------------------------------------------------------------------------------


def test_without_a_feed_it_says_what_to_do(say: Say) -> None:
    told = say("run", "--once")
    assert told.status == 0
    assert "no feed is subscribed" in told.err
    assert "monitor feeds add --defaults" in told.err


def test_where_no_feed_could_be_pulled_the_status_is_one(say: Say, url: str, web: Web) -> None:
    subscribe(url, web.origin + "/gone-missing.xml")
    told = say("run", "--once")
    assert told.status == 1
    assert "none of the 1 feeds could be pulled" in told.err
    assert "feeds failed\t1" in told.out


def test_where_one_feed_of_two_fails_the_status_is_zero(say: Say, url: str, web: Web) -> None:
    web.routes["/good.xml"] = Answer(body=b"<rss version='2.0'><channel><title>T</title></channel></rss>")
    subscribe(url, web.origin + "/good.xml", web.origin + "/bad.xml")
    told = say("run", "--once")
    assert told.status == 0
    counts = dict(line.split("\t") for line in told.out.splitlines()[1:])
    assert {name: counts[f"feeds {name}"] for name in ("tried", "updated", "unchanged", "failed", "gone")} == {
        "tried": "2", "updated": "1", "unchanged": "0", "failed": "1", "gone": "0",
    }  # fmt: skip


def test_beside_a_running_monitor_it_is_refused_with_one_line(say: Say, url: str) -> None:
    with lock(url):
        told = say("run", "--once")
    assert (told.status, told.err.count("\n")) == (1, 1)
    assert "another monitor runs on" in told.err


def test_a_database_of_a_newer_release_is_left_alone(say: Say, url: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "monitor.db")) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
        connection.commit()
    before = (tmp_path / "monitor.db").read_bytes()
    told = say("run", "--once")
    assert (told.status, told.err.count("\n")) == (1, 1)
    assert "newer release" in told.err
    assert (tmp_path / "monitor.db").read_bytes() == before


def test_a_database_on_a_server_is_upgraded_by_hand_only_and_then_serves_as_well(
    say: Say, web: Web, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_DATABASE_URL", postgresql_url)
    refused = say("run", "--once")
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert "monitor db upgrade" in refused.err
    assert say("db", "upgrade").status == 0
    item = b"<item><title>A story</title><guid>1</guid><description>Words.</description></item>"
    web.routes["/feed.xml"] = Answer(body=b"<rss version='2.0'><channel><title>T</title>" + item + b"</channel></rss>")
    subscribe(postgresql_url, web.origin + "/feed.xml")
    told = say("run", "--once")
    assert (told.status, "stories read\t1" in told.out) == (0, True), told.err


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The model folder of a package that a test may damage."""
    package = tmp_path / "package" / "monitor"
    shutil.copytree(resources.model(), package / "model")
    (tmp_path / "package" / "seeds").symlink_to(resources.seeds())
    monkeypatch.setattr(resources, "_PACKAGE", package)
    reading.load_readers.cache_clear()
    yield package / "model"
    reading.load_readers.cache_clear()


@pytest.mark.parametrize("name", ["model.json", "gate.npz", "reader.0.first.onnx"])
def test_doctor_names_a_damaged_model_and_goes_on(say: Say, url: str, model: Path, name: str) -> None:
    (model / name).write_bytes((model / name).read_bytes()[:200])
    status, found = diagnosis(say, "--offline")
    assert (status, found["model"][0]) == (1, "problem")
    assert str(model) in found["model"][1]
    assert found["database"][0] == "ok"
    assert "no feed is subscribed" in found["feeds"][1]


# --- doctor --------------------------------------------------------------------------------------------------------


def test_doctor_finds_a_missing_database_and_says_how_to_make_it(say: Say) -> None:
    status, found = diagnosis(say, "--offline")
    assert status == 1
    assert found["database"][0] == "problem"
    assert "monitor db upgrade" in found["database"][1]


def test_doctor_is_content_with_a_sound_house(say: Say, url: str, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_CONTACT", "ops@example.org")
    web.routes["/good.xml"] = Answer(body=b"<rss version='2.0'><channel><title>T</title></channel></rss>")
    subscribe(url, web.origin + "/good.xml")
    assert say("run", "--once").status == 0
    with lock(url):
        status, found = diagnosis(say)
    assert status == 0
    assert {health for health, _ in found.values()} == {"ok"}
    assert found["daemon"] == ("ok", "running")
    assert found["feeds"] == ("ok", "1 of 1 do well")
    assert found["network"][0] == "ok"
    assert set(found) == {"settings", "model", "database", "disk", "daemon", "stories", "feeds", "network"}


def pull(outcome: PullOutcome, *, failures: int = 0, error: str | None = None) -> Pull:
    return Pull(
        outcome=outcome,
        next_pull_at=NOW + timedelta(days=1),
        current_interval=timedelta(hours=1),
        failures=failures,
        error=error,
    )


def test_doctor_tells_a_feed_that_fails_for_days_from_one_that_stumbled(say: Say, url: str) -> None:
    subscribe(url, *(f"http://127.0.0.1:9/{name}.xml" for name in ("dead", "stumbles", "gone", "fine")))
    with open_store(url) as store:
        dead, stumbles, gone, fine = (feed.id for feed in store.feeds())
        for feed, days_ago in ((dead, 5), (stumbles, 0), (fine, 0)):
            store.record_pull(feed, pull(PullOutcome.UPDATED), (), now=NOW - timedelta(days=days_ago))
        for feed in (dead, stumbles):
            store.record_pull(feed, pull(PullOutcome.FAILED, failures=4, error="403: refused"), (), now=NOW)
        store.record_pull(gone, pull(PullOutcome.GONE, failures=1, error="410"), (), now=NOW)
    status, found = diagnosis(say, "--offline")
    feeds = {what.rpartition("/")[2]: line for what, line in found.items() if what.startswith("feed ")}
    assert {name: health for name, (health, _) in feeds.items()} == {
        "dead.xml": "problem", "stumbles.xml": "warning", "gone.xml": "warning",
    }  # fmt: skip
    assert "403: refused" in feeds["dead.xml"][1]
    assert "failed 4 times in a row" in feeds["dead.xml"][1]
    assert (status, found["feeds"][1]) == (1, "1 of 4 do well")


def test_doctor_waits_with_a_feed_whose_server_asks_to_wait_or_stumbled_once(say: Say, url: str) -> None:
    subscribe(url, *(f"http://127.0.0.1:9/{name}.xml" for name in ("busy", "once", "never")))
    later = NOW + timedelta(hours=2)
    with open_store(url) as store:
        busy, once, never = (feed.id for feed in store.feeds())
        for feed, status, failures in ((busy, 429, 30), (once, 500, 1), (never, 500, 3)):
            failed = pull(PullOutcome.FAILED, failures=failures, error=f"the server answers {status}")
            store.record_pull(feed, replace(failed, status=status, next_pull_at=later), (), now=NOW)
    told = json.loads(say("doctor", "--offline", "--format", "json").out)
    lines = {line["what"].rpartition("/")[2]: line for line in told if line["what"].startswith("feed ")}
    assert {name: line["health"] for name, line in lines.items()} == {
        "busy.xml": "warning", "once.xml": "warning", "never.xml": "problem",
    }  # fmt: skip
    assert "failed once, never well so far" in lines["once.xml"]["found"]
    for name in ("busy.xml", "once.xml"):
        assert lines[name]["advice"] == f"it waits until {minute(later, local_zone())} and is asked again"
        assert "remove" not in lines[name]["advice"]


def test_doctor_mentions_stories_that_are_put_off(say: Say, url: str, web: Web) -> None:
    item = b"<item><title>Later</title><guid>1</guid><description>Words.</description></item>"
    web.routes["/feed.xml"] = Answer(body=b"<rss version='2.0'><channel><title>T</title>" + item + b"</channel></rss>")
    subscribe(url, web.origin + "/feed.xml")
    assert say("run", "--once").status == 0
    again = NOW + timedelta(minutes=5)
    with open_store(url) as store:
        store.record_failure(1, Stage.RESOLVE, "the disk was full", next_try_at=again, now=NOW)
    _, found = diagnosis(say, "--offline")
    assert found["put off"] == (
        "ok", f"1 story is tried again after an error, the next at {minute(again, local_zone())}",
    )  # fmt: skip


def test_doctor_notices_that_nobody_answers(say: Say, url: str) -> None:
    subscribe(url, "http://127.0.0.1:9/feed.xml")  # the discard port, where nothing listens
    status, found = diagnosis(say)
    assert (status, found["network"][0]) == (1, "problem")
    assert found["network"][1].startswith("1 of 1 server with feeds asked, none answers: connection refused by 127")


def test_doctor_says_whom_it_asked_and_what_they_answered(say: Say, url: str, web: Web) -> None:
    web.routes["/good.xml"] = Answer(body=b"<rss version='2.0'><channel><title>T</title></channel></rss>")
    local = web.origin.replace("127.0.0.1", "localhost")
    subscribe(url, web.origin + "/good.xml", web.origin + "/more.xml", local + "/none.xml", "http://127.0.0.2:9/x.xml",
              "https://www.sec.gov/feed", "http://127.0.0.3:9/x.xml")  # fmt: skip
    _, found = diagnosis(say)
    health, told = found["network"]
    assert health == "ok"
    assert told == (
        "3 of 5 servers with feeds asked, 2 answer: 127.0.0.1 (200), localhost (404); connection refused by "
        "127.0.0.2:9; www.sec.gov not asked without a contact"
    )


def test_doctor_does_not_ask_the_sec_who_has_said_no_contact_and_says_so(say: Say, url: str) -> None:
    subscribe(url, "https://www.sec.gov/feed")
    with open_store(url) as store:
        error = "www.sec.gov asks who is calling: set contact to your mail or web address"
        store.record_pull(1, pull(PullOutcome.FAILED, failures=5, error=error), (), now=NOW)
    told = json.loads(say("doctor", "--format", "json").out)
    lines = {line["what"]: line for line in told}
    for what in ("feed 1 https://www.sec.gov/feed", "network"):
        assert lines[what]["health"] == "warning"
        assert "not asked" in lines[what]["found"]
        assert lines[what]["advice"] == "set contact to a mail or web address"
    assert lines["contact"]["found"] == "servers do not see whom to write to; www.sec.gov is not asked without it"


def test_doctor_lists_stories_that_were_given_up_on(say: Say, url: str, web: Web) -> None:
    item = b"<item><title>Hard to read</title><guid>1</guid><description>Words.</description></item>"
    web.routes["/feed.xml"] = Answer(body=b"<rss version='2.0'><channel><title>T</title>" + item + b"</channel></rss>")
    subscribe(url, web.origin + "/feed.xml")
    assert say("run", "--once").status == 0
    with open_store(url) as store:
        store.record_failure(1, Stage.READ, "it took longer than 120 s", next_try_at=None, now=NOW)
    _, found = diagnosis(say, "--offline")
    health, text = found["story 1"]
    assert health == "warning"
    assert "Hard to read" in text
    assert "longer than 120 s" in text


def test_doctor_speaks_to_people_in_a_table(say: Say, url: str) -> None:
    told = say("doctor", "--offline", "--format", "table")
    assert told.out.splitlines()[0].split() == ["health", "what", "found", "what", "to", "do"]
    assert "no feed is subscribed" in told.out
