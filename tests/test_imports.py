"""Who may import whom: the table of DESIGN section 2, read from the sources."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "monitor"

LEAVES = {"types", "errors", "text"}
#: room -> the modules of this package that it may import, besides its own
ALLOWED: dict[str, set[str]] = {
    "types": set(),
    "errors": set(),
    "text": set(),
    "companies": LEAVES,
    "records": {"text", "query"},  # the values of the latter only, for their types
    "resources": set(),
    "settings": {"errors"},
    "log": set(),
    "net": {"types", "errors", "settings"},
    "feeds": LEAVES,
    "articles": LEAVES,
    "classify": LEAVES,
    "extract": LEAVES,
    "resolve": LEAVES,
    "store": {"types", "errors", "text", "resources"},
    "query": {"types", "errors", "text", "store", "resolve"},
    "notify": LEAVES | {"query"},
    "channels": LEAVES | {"net", "notify"},
    "learn": LEAVES | {"classify", "extract", "resources"},
    "workers": {"errors"},
    "pipeline": LEAVES
    | {"feeds", "articles", "classify", "extract", "resolve", "companies"}
    | {"net", "store", "workers", "resources", "settings", "log", "query", "notify", "channels"},
    "schedule": {"errors", "pipeline", "store", "settings", "workers", "net", "log", "serve", "types"},
    "serve": {"types", "errors", "text", "records", "query", "store", "settings"},
    "assistant": {"types", "errors", "text", "query", "store"},
}
FREE = {"cli", "__init__", "__main__"}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms that a source file imports, at any depth of its code."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            module = node.module or ""
            names |= {f"{module}.{a.name}" for a in node.names} if module == "monitor" else {module}
        elif isinstance(node, ast.Import):
            names |= {a.name for a in node.names}
    return {n.split(".")[1] for n in names if n.startswith("monitor.")} - {"__version__"}


SOURCES = sorted(p for p in PACKAGE.rglob("*.py") if not p.relative_to(PACKAGE).parts[0].startswith("_migrations"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_what_the_table_allows(path: Path) -> None:
    room = room_of(path)
    if room in FREE:
        return
    assert room in ALLOWED, f"{room} is not in the table"
    assert imported(path) <= ALLOWED[room] | {room}


#: pure rooms: no clock, no socket, no files of their own choosing
FORBIDDEN_IN_PURE = {"socket", "requests", "urllib.request", "aiohttp", "sqlalchemy", "time", "random", "subprocess"}


@pytest.mark.parametrize("room", ["feeds", "articles", "classify", "extract", "resolve", "notify"])
def test_a_pure_room_has_no_clock_and_no_socket(room: str) -> None:
    for path in (PACKAGE / room).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                assert not {a.name for a in node.names} & FORBIDDEN_IN_PURE, path
            elif isinstance(node, ast.ImportFrom):
                assert node.module not in FORBIDDEN_IN_PURE, path
            elif isinstance(node, ast.Attribute):
                assert node.attr not in {"now", "utcnow", "today"}, f"{path}:{node.lineno} asks the clock"
