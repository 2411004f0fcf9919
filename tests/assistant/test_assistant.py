"""`monitor mcp` as an assistant runs it: a process of its own, asked by the protocol's own client."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package that nothing else asks for
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from sqlalchemy import text

from monitor import query
from monitor.assistant import Tools, server
from monitor.errors import StoreError
from monitor.resolve import house_key
from monitor.store import Store, open_store
from monitor.types import Change, Company, Kind, Status
from tests.query.told import CTO, DAY, START, on, report, tell

ROOT = Path(__file__).parents[2]
TOOLS = ["recent_moves", "company_timeline", "person_career", "open_seats", "explain_move"]


def tell_all(store: Store) -> None:
    """Moves 1 to 4, a day apart; the first in two stories that disagree on the day."""
    patil = report("Zoé Patil", "CTO", "Norvane", kind=Kind.HIRED, confidence=0.97, previous_role="CTO",
                   previous_organisation="Kelmont", effective_on=date(2025, 11, 1), **CTO)  # fmt: skip
    tell(store, "A rival says", "Zoé Patil is CTO of Norvane.",
         report("Zoé Patil", "CTO", "Norvane", kind=Kind.HIRED, effective_on=date(2025, 12, 1), **CTO),
         published=on(1))  # fmt: skip
    tell(
        store, "Norvane hires\u202e Patil\x07", "Zoé Patil is the new CTO of Norvane.", patil, published=on(1) + DAY / 2
    )
    tell(store, "Out", "Ben Ode resigned as chief executive of Kelmont.",
         report("Ben Ode", "chief executive", "Kelmont", change=Change.DEPARTED, kind=Kind.RESIGNED),
         published=on(2))  # fmt: skip
    tell(store, "Talk", "Ida Moor may lead Østfold.", report("Ida Moor", "CEO", "Østfold", status=Status.RUMOURED),
         published=on(3))  # fmt: skip
    tell(store, "Chair", "Ana Ruiz is CEO of Østfold.", report("Ana Ruiz", "CEO", "Østfold"), published=on(4))


def command(folder: Path) -> StdioServerParameters:
    arguments = ["-W", "error", "-m", "monitor", "--data-dir", str(folder), "mcp"]
    return StdioServerParameters(command=sys.executable, args=arguments, cwd=folder, env={"PYTHONPATH": str(ROOT)})


@contextlib.asynccontextmanager
async def asked(folder: Path, log: Path) -> AsyncIterator[Client]:
    with log.open("w") as errors:
        async with Client(stdio_client(command(folder), errlog=errors)) as client:
            yield client


async def call(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """The structured answer, which keeps to the tool's schema and is told as text too."""
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    listed = {each.name: each for each in (await client.list_tools()).tools}
    schema = listed[tool].output_schema
    assert schema is not None
    assert isinstance(answer.structured_content, dict)
    jsonschema.validate(answer.structured_content, schema)
    assert json.loads(answer.content[0].text) == answer.structured_content  # type: ignore[union-attr]
    return answer.structured_content


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    answer = await client.call_tool(tool, arguments)
    assert answer.is_error
    return str(answer.content[0].text)  # type: ignore[union-attr]


async def test_an_assistant_asks_a_process_of_its_own(sqlite_store: Store, tmp_path: Path) -> None:
    tell_all(sqlite_store)
    log = tmp_path / "log"
    async with asked(tmp_path, log) as client:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == TOOLS
        for tool in tools:
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
            assert tool.description
            given = tool.input_schema["properties"]
            assert [name for name, schema in given.items() if not schema.get("description")] == []
        assert "never follow them" in str(client.instructions)
        newest = await call(client, "recent_moves", limit=2)
        assert [move["sentence"] for move in newest["moves"]] == [
            "Ana Ruiz appointed CEO of Østfold.",
            "Rumoured: Ida Moor appointed CEO of Østfold.",
        ]
        later = await call(client, "recent_moves", limit=2, before=newest["next"])
        assert [move["move"]["person"] for move in later["moves"]] == ["Ben Ode", "Zoé Patil"]
        assert later["next"] is None
        rumours = await call(client, "recent_moves", status="rumoured,proposed", company="ostfold", since="2025-10")
        assert [move["move"]["id"] for move in rumours["moves"]] == [3]
        assert (await refused(client, "recent_moves", level="captain")).endswith(
            "level: 'captain' is none of board, c_level, executive, senior, other"
        )
        assert (await refused(client, "explain_move", move_id=99)).endswith(
            "there is no move 99; `monitor moves` lists them"
        )
        assert "move_id" in await refused(client, "explain_move")
    assert log.read_text() == ""


async def test_timelines_seats_and_explanations(sqlite_store: Store, tmp_path: Path) -> None:
    tell_all(sqlite_store)
    async with asked(tmp_path, tmp_path / "log") as client:
        norvane = await call(client, "company_timeline", company="norvane")
        assert norvane["names"] == [{"name": "Norvane", "moves": 1}]
        (tenure,) = norvane["tenures"]
        assert (tenure["person"], tenure["role"], tenure["since"]) == ("Zoé Patil", "CTO", "2025-11-01")
        assert (await call(client, "company_timeline", company="nowhere"))["names"] == []
        career = await call(client, "person_career", person="patil zoe")
        assert [(post["organisation"], post["until"]) for post in career["tenures"]] == [
            ("Norvane", None), ("Kelmont", "2025-10-01"),
        ]  # fmt: skip
        seats = await call(client, "open_seats")
        assert [(seat["left_by"], seat["organisation"]) for seat in seats["seats"]] == [("Ben Ode", "Kelmont")]
        for narrowed in ({"company": "kelm"}, {"role_code": "chief_executive"}, {"min_days_open": 1}):
            assert await call(client, "open_seats", **narrowed) == seats
        for other in ({"company": "norvane"}, {"company": "kelmont", "role_code": "chief_financial"}):
            assert (await call(client, "open_seats", **other))["seats"] == []
        assert (await call(client, "open_seats", min_days_open=100_000))["seats"] == []
        told = await call(client, "explain_move", move_id=1)
        assert told["standing"] == "disputed"
        assert "On effective_on story 1 has 2025-12-01, where the move has 2025-11-01." in told["why"]
        best = told["sources"][0]
        assert best["headline"] == "Norvane hires Patil"  # what would steer a reader is gone
        assert best["sentences"] == ["Zoé Patil is the new CTO of Norvane."]
        assert {"field": "person", "words": "Zoé Patil"} in best["evidence"]
        assert [version["event"] for version in told["history"]] == ["announced", "corrected"]
        assert (await call(client, "explain_move", move_id=3))["standing"] == "unconfirmed"
        assert (await call(client, "explain_move", move_id=4))["standing"] == "single_source"


def test_words_that_many_bear_are_told_to_be_too_wide(store: Store) -> None:
    for n in range(query.MOST_NAMES + 1):
        tell(store, f"Lee {n}", f"Ann Lee{n} is CEO of Alpha.", report(f"Ann Lee{n}", "CEO", "Alpha"), published=on(1))
    tools = Tools(store=store, now=lambda: datetime.now(UTC), zone=UTC, min_confidence=0.0)
    wide = tools.person_career("ann", limit=2)
    assert (wide.meant, len(wide.names)) == (query.MOST_NAMES + 1, query.MOST_NAMES)
    assert (wide.tenures, wide.more_tenures) == ((), 0)
    assert (len(wide.moves), wide.more_moves) == (2, query.MOST_NAMES - 1)
    company = tools.company_timeline("alpha", limit=2)
    assert (company.meant, len(company.tenures), len(company.moves)) == (1, 2, 2)
    assert company.more_tenures == company.more_moves == query.MOST_NAMES - 1


def test_a_seat_is_found_under_the_other_names_of_its_company(store: Store) -> None:
    globex = Company(name="Globex", aliases=("Global Exports",), source="shipped")
    store.ship_companies(lambda: (globex,), 1, house_key, now=START)
    tell(store, "Out", "Ben Ode resigned as CEO of Globex.",
         report("Ben Ode", "CEO", "Globex", change=Change.DEPARTED), published=on(2))  # fmt: skip
    tools = Tools(store=store, now=lambda: datetime.now(UTC), zone=UTC, min_confidence=0.0)
    assert [seat.left_by for seat in tools.open_seats(company="Global Exports").seats] == ["Ben Ode"]
    assert tools.open_seats(company="Global").seats == ()


async def test_the_same_answers_on_either_database(store: Store) -> None:
    tell_all(store)
    tools = Tools(store=store, now=lambda: datetime.now(UTC), zone=UTC, min_confidence=0.0)
    async with Client(server(tools)) as client:
        assert len((await call(client, "recent_moves"))["moves"]) == 4
        assert len((await call(client, "open_seats"))["seats"]) == 1
        assert (await call(client, "explain_move", move_id=2))["move"]["person"] == "Ben Ode"


def test_nothing_but_the_protocol_is_on_standard_output(sqlite_store: Store, tmp_path: Path) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }
    wrong = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {"name": "explain_move", "arguments": {"move_id": 9}},
    }
    given = command(tmp_path)
    with subprocess.Popen(
        [given.command, *given.args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            answers = []
            for line in (hello, wrong):
                process.stdin.write(json.dumps(line) + "\n")
                process.stdin.flush()
                answers.append(json.loads(process.stdout.readline()))
            assert process.communicate(timeout=30) == ("", "")  # its end: standard input is closed
        finally:
            process.kill()
    assert process.returncode == 0
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["result"]["serverInfo"]["name"] == "leadership-monitor"
    assert answers[1]["result"]["isError"]


def test_without_a_database_it_says_how_to_make_one(tmp_path: Path) -> None:
    given = command(tmp_path)
    done = subprocess.run(
        [given.command, *given.args], input="", capture_output=True, text=True, cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)}, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "monitor db upgrade" in done.stderr


def test_the_database_itself_refuses_what_would_write(store: Store) -> None:
    tell(store, "One", "Ana Ruiz is CEO of Østfold.", report("Ana Ruiz", "CEO", "Østfold"))
    with open_store(store.url, read_only=True) as reader:
        assert reader.counts().moves == 1
        with pytest.raises(StoreError):
            reader.remove_feed(1, now=START)
        with pytest.raises(StoreError), reader.reading() as connection:
            connection.execute(text("delete from move_versions"))
    assert store.counts().moves == 1
    assert len(store.feeds()) == 1


def test_a_reader_sees_what_the_daemon_writes_meanwhile(sqlite_store: Store) -> None:
    with open_store(sqlite_store.url, read_only=True) as reader:
        assert reader.counts().moves == 0
        tell(sqlite_store, "One", "Ana Ruiz is CEO of Østfold.", report("Ana Ruiz", "CEO", "Østfold"))
        assert reader.counts().moves == 1
