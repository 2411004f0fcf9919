"""docs/api.md and docs/reference.md say what the API does: every example is tried, every address is there."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

from tests.serve.newsroom import LEE, PATIL, Newsroom
from tests.serve.programs import read_without_moves
from tests.serve.web import fetch

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "api.md").read_text(encoding="utf-8")
HERE = "http://127.0.0.1:8765"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def addresses() -> list[str]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [shlex.split(line)[-1] for line in lines]


def test_every_command_of_the_guide_is_answered(api_site: str) -> None:
    assert len(addresses()) == 8
    for address in addresses():
        assert address.startswith(HERE)
        answer = fetch(api_site, address.removeprefix(HERE))
        assert answer.status == (422 if "fired" in address else 200), address


def test_the_problem_of_the_guide_is_what_is_answered(api_site: str) -> None:
    (told,) = (json.loads(block) for block in blocks("json"))
    asked = next(address for address in addresses() if "fired" in address)
    assert json.loads(fetch(api_site, asked.removeprefix(HERE)).text) == told


def test_the_client_of_the_guide_keeps_a_true_copy(newsroom: Newsroom, page: str) -> None:
    (source,) = blocks("python")
    names: dict[str, Any] = {}
    exec(source.replace(HERE, page), names)  # the very text that people copy
    wire = newsroom.feed("https://wire.example/rss")
    story = newsroom.story(wire, "Patil", "Rahul Patil is CTO of Anthropic.", [PATIL])
    held: dict[int, Any] = {}
    since = names["poll"](held, 0)
    assert [move["person"] for move in held.values()] == ["Rahul Patil"]
    newsroom.story(wire, "Lee", "Jo Lee, chair of Acme Österreich, may go.", [LEE])
    read_without_moves(newsroom, story)
    since = names["poll"](held, since)
    assert [move["person"] for move in held.values()] == ["Jo Lee"]
    assert names["poll"](held, since) == since


def test_every_operation_and_parameter_stands_in_the_reference(api_site: str) -> None:
    reference = (DOCS / "reference.md").read_text(encoding="utf-8").partition("## The API")[2].partition("\n## ")[0]
    described = json.loads(fetch(api_site, "/api/v1/openapi.json").text)["paths"]
    told = set(re.findall(r"`(/[^`]*)`", reference.partition("| operation |")[2]))
    assert told == {*described, "/openapi.json"}
    others = {
        parameter["name"]
        for path, methods in described.items()
        for parameter in methods["get"].get("parameters", ())
        if parameter["in"] == "query" and not path.startswith("/moves")
    }
    assert others <= set(re.findall(r"`([a-z_]+)`", reference))
