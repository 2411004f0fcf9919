"""What programs are answered, over a real server on loopback."""

from __future__ import annotations

import csv
import io
import json
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from monitor.cli.moves import _FILTERS as OPTIONS
from monitor.query import MoveRow
from monitor.serve.api.parameters import FILTERS
from tests.serve.conftest import serving
from tests.serve.newsroom import LEE, PATIL, Newsroom
from tests.serve.programs import read_without_moves
from tests.serve.web import Answer, fetch
from tests.store.meanwhile import once_asked

API = "/api/v1"


def get(site: str, path: str, **headers: str) -> Any:
    answer = fetch(site, f"{API}{path}", **headers)
    assert answer.status == 200, answer.text
    return json.loads(answer.text)


def problem(site: str, path: str, method: str = "GET") -> dict[str, Any]:
    """The problem document that the answer is, held to RFC 9457."""
    answer = fetch(site, f"{API}{path}", method=method)
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = json.loads(answer.text)
    assert told.keys() >= {"type", "title", "status", "detail"}
    assert told["status"] == answer.status
    assert "\n" not in told["detail"]
    name = told["type"].partition("#")[2]
    assert f'id="{name}"' in fetch(site, "/api").text, "a type is described where it leads"
    return told


def test_moves_have_the_names_of_the_view_in_its_order(api_site: str) -> None:
    moves = get(api_site, "/moves")["moves"]
    assert [move["person"] for move in moves][-1] == "Jo Lee"
    assert list(moves[0])[: len(fields(MoveRow))] == [field.name for field in fields(MoveRow)]
    assert {move["state"] for move in moves} == {"current"}


def test_the_description_says_that_a_token_may_be_wanted_and_what_comes_without(api_site: str) -> None:
    told = get(api_site, "/openapi.json")
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert told["security"] == [{"token": []}, {}]
    for path in told["paths"].values():
        assert path["get"]["responses"].keys() >= {"200", "400", "401", "422", "429", "500", "503"}


@pytest.mark.parametrize(
    ("method", "headers", "status", "name"),
    [
        ("GET", {"Host": "evil.example"}, 400, "wrong-host"),
        ("POST", {"Origin": "https://evil.example"}, 403, "from-elsewhere"),
    ],
)
def test_what_is_refused_before_the_api_is_a_problem_that_is_described(
    api_site: str, method: str, headers: dict[str, str], status: int, name: str
) -> None:
    refused = fetch(api_site, f"{API}/moves", method=method, **headers)
    told = json.loads(refused.text)
    assert (refused.status, told["status"], told["type"]) == (status, status, f"/api#{name}")
    assert refused.headers["cache-control"] == "no-store"
    assert f'id="{name}"' in fetch(api_site, "/api").text


def test_the_filters_are_those_of_the_command() -> None:
    assert {parameter.name for parameter in FILTERS} == set(OPTIONS)


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("person=patil", {"Rahul Patil"}),
        ("status=rumoured", {"Jo Lee"}),
        ("level=board&change=departed", {"Jo Lee", "Max Weber"}),
        ("kind=hired,retired&company=anthropic,globex", set()),
        ("role=chair&since=2d", {"Max Weber"}),
        ("min_confidence=0.9&language=en&until=2025-10-03", {"Rahul Patil", "Kim Ito Hoshi"}),
        ("as_of=2025-10-02", set()),
    ],
)
def test_a_filter_gives_what_the_command_gives(api_site: str, asked: str, people: set[str]) -> None:
    assert {move["person"] for move in get(api_site, f"/moves?{asked}")["moves"]} == people


def test_pages_lead_from_one_to_the_next_and_say_where_changes_go_on(api_site: str) -> None:
    whole = get(api_site, "/moves")
    seen, path, numbers = [], f"{API}/moves?limit=1", set()
    while path:
        answer = fetch(api_site, path)
        page = json.loads(answer.text)
        assert ("link" in answer.headers) == bool(page["next"])
        if page["next"]:
            assert answer.headers["link"] == f'<{page["next"]}>; rel="next"'
        seen += page["moves"]
        numbers.add(page["change_seq"])
        path = page["next"]
    assert seen == whole["moves"]
    assert numbers == {whole["change_seq"]}


def test_changes_come_in_their_order_with_what_was_withdrawn_and_merged(api_site: str) -> None:
    told = get(api_site, "/moves?updated_since=0")
    seqs = [move["change_seq"] for move in told["moves"]]
    assert seqs == sorted(seqs)
    assert seqs[-1] == told["change_seq"]
    gone = [move for move in told["moves"] if move["state"] != "current"]
    assert [(move["person"], move["state"]) for move in gone] == [("Ann Poe", "withdrawn"), ("Kim Ito Hoshi", "merged")]
    assert [move["merged_into"] for move in gone] == [None, gone[1]["id"] - 1]
    assert get(api_site, f"/moves?updated_since={told['change_seq']}")["moves"] == []


def test_what_changed_and_the_filter_leaves_out_is_numbered(api_site: str) -> None:
    told = get(api_site, "/moves?updated_since=0&company=globex")
    assert [move["person"] for move in told["moves"]] == ["Max Weber"]
    every = {move["id"] for move in get(api_site, "/moves?updated_since=0")["moves"]}
    assert set(told["outside"]) == every - {told["moves"][0]["id"]}


def test_a_client_that_polls_hears_of_each_change_once(newsroom: Newsroom, page: str) -> None:
    wire = newsroom.feed("https://wire.example/rss")
    story = newsroom.story(wire, "Patil", "Rahul Patil is CTO of Anthropic.", [PATIL])
    held: dict[int, tuple[str, str]] = {}
    path = f"{API}/moves?updated_since=0&limit=1"
    for step in range(6):
        told = json.loads(fetch(page, path).text)
        held |= {move["id"]: (move["person"], move["state"]) for move in told["moves"]}
        path = told["next"] or f"{API}/moves?updated_since={told['change_seq']}&limit=1"
        if step == 0:
            newsroom.story(wire, "Lee", "Jo Lee, chair of Acme Österreich, may go.", [LEE])
            newsroom.story(wire, "Poe", "Ann Poe is CTO of Anthropic.", [PATIL | {"person": "Ann Poe"}])
            read_without_moves(newsroom, story)
    assert told["moves"] == []
    assert held == {1: ("Rahul Patil", "withdrawn"), 2: ("Jo Lee", "current"), 3: ("Ann Poe", "current")}


def test_a_move_has_its_evidence_and_its_history(api_site: str) -> None:
    told = get(api_site, "/moves/1")
    report = told["sources"][0]["report"]
    field, start, end = report["evidence"]["person"]
    assert field == "text"
    assert end - start == len("Rahul Patil")
    assert told["versions"][0]["changed"]["person"] == [None, "Rahul Patil"]
    history = get(api_site, "/moves/1/history")
    assert history["move_id"] == 1
    assert history["versions"] == told["versions"]


def test_a_merged_move_is_the_one_that_it_is_part_of_and_a_withdrawn_one_has_its_history(api_site: str) -> None:
    changes = get(api_site, "/moves?updated_since=0")["moves"]
    merged = next(move for move in changes if move["state"] == "merged")
    assert get(api_site, f"/moves/{merged['id']}")["move"]["id"] == merged["merged_into"]
    withdrawn = next(move for move in changes if move["state"] == "withdrawn")["id"]
    assert problem(api_site, f"/moves/{withdrawn}")["status"] == 404
    events = [version["event"] for version in get(api_site, f"/moves/{withdrawn}/history")["versions"]]
    assert events == ["announced", "withdrawn"]


def test_companies_and_people_are_found_and_have_timelines(api_site: str) -> None:
    found = get(api_site, "/companies?name=anth")
    assert found["companies"] == [
        {"name": "Anthropic", "moves": 1, "country": None, "sector": None, "ticker": None}
    ]  # fmt: skip
    first = get(api_site, "/companies?limit=1")
    assert first["companies"][0]["name"] == "Acme Österreich"
    assert json.loads(fetch(api_site, first["next"]).text)["companies"][0]["name"] == "Anthropic"
    company = get(api_site, "/company?name=anthropic")
    assert [move["person"] for move in company["moves"]] == ["Rahul Patil"]
    assert [tenure["person"] for tenure in company["tenures"]] == ["Rahul Patil", "Sam McCandlish"]
    assert get(api_site, "/people?name=pat")["people"] == [{"name": "Rahul Patil", "moves": 1}]
    assert get(api_site, "/person?name=patil+rahul")["tenures"][0]["role"] == "CTO"
    assert get(api_site, "/person?name=nobody")["moves"] == []


def test_seats_stories_and_feeds_are_listed(api_site: str) -> None:
    assert [seat["left_by"] for seat in get(api_site, "/seats")["seats"]] == ["Max Weber"]
    rejected = get(api_site, "/stories?outcome=rejected")["stories"]
    assert {story["reason"] for story in rejected} == {"no post", "names a post"}
    path, seen = f"{API}/stories?limit=2", []
    while path:
        told = json.loads(fetch(api_site, path).text)
        seen += [story["id"] for story in told["stories"]]
        path = told["next"]
    assert seen == [story["id"] for story in get(api_site, "/stories")["stories"]]
    assert len(seen) == len(set(seen)) == 8
    feeds = get(api_site, "/feeds?days=3650")["feeds"]
    assert [feed["title"] for feed in feeds] == ["Second", "The Wire"]
    assert isinstance(feeds[0]["interval"], int)


def test_nothing_that_opens_a_channel_is_told(api_site: str) -> None:
    answer = fetch(api_site, f"{API}/watches")
    assert "s3cret" not in answer.text
    hook, slack = json.loads(answer.text)["watches"]
    assert (hook["channel"], slack["channel"]) == ("https://hooks.example", "slack")
    assert hook["filter"] == {"role": "cto", "min_confidence": "0.5"}
    assert hook["companies"] == ["Acme"]


def test_the_files_hold_the_listing_whole(api_site: str) -> None:
    moves = get(api_site, "/moves")
    names = [field.name for field in fields(MoveRow)]
    lines = fetch(api_site, f"{API}/moves.jsonl")
    assert [json.loads(line) for line in lines.text.splitlines()] == [
        {name: move[name] for name in names} for move in moves["moves"]
    ]
    assert lines.headers["change-seq"] == str(moves["change_seq"])
    assert "content-length" not in lines.headers
    table = list(csv.DictReader(io.StringIO(fetch(api_site, f"{API}/moves.csv?person=patil").text)))
    assert [row["person"] for row in table] == ["Rahul Patil"]
    assert list(table[0]) == names
    assert fetch(api_site, f"{API}/moves.csv?person=nobody").text == ",".join(names) + "\n"
    then = fetch(api_site, f"{API}/moves.jsonl?as_of=2025-10-04")
    assert [json.loads(line)["id"] for line in then.text.splitlines()] == [move["id"] for move in moves["moves"]]


@pytest.mark.parametrize("name", ["moves.jsonl", "moves.csv"])
def test_a_move_told_while_a_file_is_made_is_told_from_its_number_on(news: Newsroom, page: str, name: str) -> None:
    def lund() -> None:
        story = "Per Lund is CFO of Kelmont."
        news.story(news.store.feeds()[0], "Lund", story, [PATIL | {"person": "Per Lund", "organisation": "Kelmont"}])

    with once_asked(news.store, "select recent_moves", lund):
        file = fetch(page, f"{API}/{name}")
    assert "Per Lund" not in file.text
    following = get(page, f"/moves?updated_since={file.headers['change-seq']}")
    assert [move["person"] for move in following["moves"]] == ["Per Lund"]


def test_a_name_that_a_spreadsheet_would_run_is_a_text(newsroom: Newsroom, page: str) -> None:
    wire = newsroom.feed("https://wire.example/rss")
    newsroom.story(wire, "=1+1", "Rahul Patil is CTO of Anthropic.", [PATIL])
    (row,) = csv.DictReader(io.StringIO(fetch(page, f"{API}/moves.csv").text))
    assert row["headline"] == "'=1+1"


def test_an_answer_that_is_held_is_not_sent_again(newsroom: Newsroom, page: str) -> None:
    wire = newsroom.feed("https://wire.example/rss")
    newsroom.story(wire, "Patil", "Rahul Patil is CTO of Anthropic.", [PATIL])
    first = fetch(page, f"{API}/moves")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    for named in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = fetch(page, f"{API}/moves", **{"If-None-Match": named})
        assert (again.status, again.text, again.headers["etag"]) == (304, "", tag)
    newsroom.story(wire, "Patil again", "Rahul Patil goes to Anthropic as CTO.", [PATIL])
    later = fetch(page, f"{API}/moves", **{"If-None-Match": tag})
    assert later.status == 200
    assert later.headers["etag"] != tag


@pytest.mark.parametrize("path", ["/moves", "/moves/1", "/moves.csv", "/openapi.json"])
def test_head_gives_the_headers_alone(api_site: str, path: str) -> None:
    asked, told = fetch(api_site, f"{API}{path}"), fetch(api_site, f"{API}{path}", method="HEAD")
    assert (told.status, told.text) == (200, "")
    assert told.headers["content-type"] == asked.headers["content-type"]
    assert told.headers.get("etag") == asked.headers.get("etag")


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/moves?kind=wrong", 422, "kind"),
        ("/moves?kind=hired,", 422, "kind"),
        ("/moves?since=soon", 422, "since"),
        ("/moves?since=2025-10-02&until=2025-10-01", 422, "since"),
        ("/moves?company=%2B", 422, "company"),
        ("/moves?company=a%00b", 422, "company"),
        ("/moves?company=", 422, "company"),
        ("/moves?limit=0", 422, "limit"),
        ("/moves?limit=all", 422, "limit"),
        ("/moves?limit=1001", 422, "limit"),
        ("/moves?min_confidence=nan", 422, "min_confidence"),
        ("/moves?country=USA", 422, "country"),
        ("/moves?country=" + ",".join(["US"] * 51), 422, "country"),
        ("/moves?company=" + "a" * 201, 422, "company"),
        ("/moves?cursor=abc", 422, "cursor"),
        ("/moves?cursor=%C3%A9", 422, "cursor"),
        ("/moves?updated_since=-1", 422, "updated_since"),
        ("/moves?updated_since=99", 409, "updated_since"),
        ("/moves?updated_since=1&cursor=abc", 422, "cursor"),
        ("/moves?updated_since=1&as_of=2025", 422, "as_of"),
        ("/moves?role=cto&role=cfo", 422, "role"),
        ("/moves?roles=cto", 422, "roles"),
        ("/moves.csv?limit=1", 422, "limit"),
        ("/moves/1?x=1", 422, "x"),
        ("/company", 422, "name"),
        ("/person?name=--", 422, "name"),
        ("/stories?state=gone", 422, "state"),
        ("/stories?cursor=MTcu", 422, "cursor"),
        ("/seats?cursor=MTcu", 422, "cursor"),
        ("/feeds?days=x", 422, "days"),
        ("/watches?x=1", 422, "x"),
        ("/moves/99", 404, None),
        ("/moves/99999999999999999999", 404, None),
        ("/moves/x", 404, None),
        ("/moves/", 404, None),
        ("/nowhere", 404, None),
        ("/", 404, None),
    ],
)
def test_what_is_asked_wrongly_is_a_problem_that_says_which_parameter(
    api_site: str, path: str, status: int, parameter: str | None
) -> None:
    told = problem(api_site, path)
    assert (told["status"], told.get("parameter")) == (status, parameter), told


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_changed_through_it(api_site: str, method: str) -> None:
    told = problem(api_site, "/moves", method)
    assert told["status"] == 405
    assert fetch(api_site, f"{API}/moves", method=method).headers["allow"] == "GET, HEAD"


def test_an_error_of_ours_is_a_problem_without_its_insides(newsroom: Newsroom, tmp_path: Path) -> None:
    def no_clock() -> Any:
        raise RuntimeError("s3cret")

    with serving(newsroom, tmp_path, now=no_clock) as where:
        answer = fetch(where, f"{API}/moves")
    assert answer.status == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "s3cret" not in answer.text


def test_a_damaged_database_is_a_problem_with_a_time(newsroom: Newsroom, page: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "monitor.db") as connection:
        connection.execute("drop view open_seats")
    told = problem(page, "/seats")
    assert told["status"] == 503
    assert fetch(page, f"{API}/seats").headers["retry-after"] == "10"


def test_people_read_of_the_api_on_a_page_without_a_script(api_site: str) -> None:
    answer = fetch(api_site, "/api")
    assert answer.status == 200
    assert not answer.all("script:not([src^='/static/'])")
    examples = _examples(answer)
    assert len(examples) == 13
    for address in examples:
        assert fetch(api_site, address).status == 200, address


def _examples(answer: Answer) -> list[str]:
    return [str(link.attributes["href"]) for link in answer.all("section a")]


@pytest.fixture
def many(newsroom: Newsroom, tmp_path: Path) -> Iterator[str]:
    """More moves than the parts of a stream."""
    wire = newsroom.feed("https://wire.example/rss")
    newsroom.story(wire, "Patil " * 500, "Rahul Patil is CTO of Anthropic.", [PATIL])
    with sqlite3.connect(tmp_path / "monitor.db") as connection:
        for table, key in (("moves", "id"), ("move_versions", "move_id"), ("move_counts", "move_id")):
            own = {key, "change_seq"}.intersection(_columns(connection, table))
            copied = ", ".join(name for name in _columns(connection, table) if name not in own)
            connection.execute(
                "with recursive n(i) as (select 2 union all select i + 1 from n where i < 2500)"
                f" insert into {table} ({', '.join(own)}, {copied})"
                f" select {', '.join('i' for _ in own)}, {copied} from {table}, n where {key} = 1"
            )
    with serving(newsroom, tmp_path) as where:
        yield where


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"pragma table_info({table})")]


@pytest.mark.parametrize("then", ["", "?as_of=2099"])
def test_a_file_of_many_parts_holds_every_move_once(many: str, then: str) -> None:
    ids = [json.loads(line)["id"] for line in fetch(many, f"{API}/moves.jsonl{then}").text.splitlines()]
    assert ids == list(range(2_500, 0, -1))


def test_slow_readers_of_what_was_known_then_keep_nobody_waiting(many: str) -> None:
    where = urlsplit(many)
    with ExitStack() as readers:
        for _ in range(20):  # more than connections to the database
            reader = readers.enter_context(socket.socket())
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            reader.settimeout(30)
            reader.connect((where.hostname, where.port))
            reader.sendall(f"GET {API}/moves.jsonl?as_of=2099 HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
            assert reader.recv(12) == b"HTTP/1.1 200"
        assert len(get(many, "/moves")["moves"]) > 1
