"""What is not documented is not there: commands, settings and view columns stand in docs/reference.md."""

import re
from pathlib import Path

import click
import pytest
from sqlalchemy import text
from starlette.routing import Mount, Route

from monitor.cli import COMMANDS, cli
from monitor.serve import app
from monitor.settings import SETTINGS, Setting, load
from monitor.store import Store
from monitor.store.views import VIEWS

DOCS = Path(__file__).parent.parent / "docs"
REFERENCE = (DOCS / "reference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_reference_and_has_help_with_an_example(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert f"`monitor {name}" in REFERENCE or f", `{name}`" in REFERENCE
    commands = command.commands.values() if isinstance(command, click.Group) else [command]
    for each in commands:
        assert re.search(r"monitor [a-z-]+", each.help or ""), f"{name} {each.name}: help has no example"


@pytest.mark.parametrize("group", [n for n in COMMANDS if n in ("feeds", "db", "companies", "token", "watch", "judge")])
def test_every_subcommand_stands_in_the_reference(group: str) -> None:
    command = cli.get_command(click.Context(cli), group)
    assert isinstance(command, click.Group)
    for name in command.commands:
        assert re.search(rf"`(monitor {group} )?{name}`", REFERENCE), f"monitor {group} {name}"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_stands_in_the_reference_with_its_default(setting: Setting) -> None:
    row = re.search(rf"^\| `{setting.name}` \| (.*?) \|", REFERENCE, re.MULTILINE)
    assert row is not None
    if setting.default:
        assert row[1] == f"`{setting.default}`"


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_the_public_views_stands_in_the_reference(view: str, sqlite_store: Store) -> None:
    section = REFERENCE.partition(f"## The view `{view}`")[2].partition("\n## ")[0]
    described = set(re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^\|(.*?)\|", section, re.MULTILINE))))
    with sqlite_store.reading() as connection:
        columns = connection.execute(text(f"select * from {view}")).keys()
    assert described == set(columns)


def test_every_address_of_the_page_stands_in_the_reference(sqlite_store: Store, tmp_path: Path) -> None:
    section = REFERENCE.partition("## The page")[2].partition("\n## ")[0]
    routes = app(sqlite_store, load(None, {}, {}, cwd=tmp_path)).routes
    served = {re.sub(r":\w+}", "}", route.path) for route in routes if isinstance(route, Route | Mount)}
    assert set(re.findall(r"^\| `(/[^`]*)`", section, re.MULTILINE)) == served
