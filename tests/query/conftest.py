"""A store that was told a few stories, on each kind of database."""

import uuid
from collections.abc import Iterator
from datetime import date

import psycopg
import pytest

from monitor.store import Store, open_store
from monitor.types import Change, Kind, Level, RoleCode, Status
from tests.conftest import DATABASES
from tests.query.told import BOARD, CFO, CTO, DAY, on, report, tell


@pytest.fixture(scope="session", params=DATABASES)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Told once a session: for tests that only ask."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('told') / 'monitor.db'}"
    else:
        server, name = request.getfixturevalue("postgresql_server"), f"told_{uuid.uuid4().hex}"
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f"create database {name} template template0")
        url = server.replace("/postgres?", f"/{name}?")
    with open_store(url, create=True) as opened:
        tell_all(opened)
        yield opened


@pytest.fixture
def retold(store: Store) -> Store:
    """Told for one test, which may change it."""
    tell_all(store)
    return store


def tell_all(store: Store) -> None:
    """Moves 1 to 7, one a day from 1 October 2025, and two stories without a move."""
    tell(
        store,
        "Norvane recrute l'ancien CTO de Kelmont",
        "Norvane a embauché Zoé Patil, l'ancienne CTO de Kelmont, au poste de directrice technique.",
        report("Zoé Patil", "directrice technique", "Norvane", kind=Kind.HIRED, confidence=0.97, previous_role="CTO",
               previous_organisation="Kelmont", predecessor="Ben Ode", effective_on=date(2025, 9, 29), **CTO),
        published=on(1), language="fr",
    )  # fmt: skip
    tell(store, "Patil leaves Kelmont", "Zoe Patil resigned as CTO of Kelmont Inc.",
         report("Zoe Patil", "CTO", "Kelmont Inc", change=Change.DEPARTED, kind=Kind.RESIGNED, confidence=0.5, **CTO),
         published=on(2))  # fmt: skip
    tell(store, "Chief at Østfold", "Jörg Müller-Łapiński becomes CEO of Østfold-Bank AS.",
         report("Jörg Müller-Łapiński", "CEO", "Østfold-Bank AS", status=Status.PROPOSED), published=on(3))  # fmt: skip
    tell(store, "社長交代", "東京第一電機は山田太郎氏が社長に就任すると発表した。",
         report("山田太郎", "社長", "東京第一電機", role_code=RoleCode.PRESIDENT),
         published=on(4), language="ja")  # fmt: skip
    tell(store, "Board seat", "Asha Patil joins the board of Norvane Energy as a member.",
         report("Asha Patil", "member", "Norvane Energy", kind=Kind.ELECTED, **BOARD), published=on(5))  # fmt: skip
    tell(store, "Somebody out", "The head of Asia of Kelmont is out.",
         report(None, "head of Asia", "Kelmont", change=Change.DEPARTED, kind=Kind.DISMISSED, role_code=RoleCode.HEAD,
                level=Level.EXECUTIVE), published=on(6))  # fmt: skip
    # Published long ago, seen last.
    tell(store, "An old one", "Ines Castaldi was named finance chief of Norvane.",
         report("Ines Castaldi", "finance chief", "Norvane", **CFO),
         published=on(1) - 400 * DAY, seen=on(7))  # fmt: skip
    tell(store, "Cup final", "The coach is sacked.", published=on(6), feed="https://sport.example/rss", reason="sport")
    tell(store, "Results", "Sales rose 100%_.", published=on(7), reason="no cue of a change")
