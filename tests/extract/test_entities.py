"""Mentions to entities: who is who in a story."""

from __future__ import annotations

import pytest

from monitor.extract.entities import gather, in_full, named_early
from monitor.extract.mentions import Mention
from monitor.types import Span


def mentions(*texts: str) -> list[Mention]:
    """Each as `letter:words`."""
    return [
        Mention(type=text[0], span=Span(field="text", start=i, end=i + 1), text=text[2:], sentence=0)
        for i, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        (("p:Ines Castaldi", "p:Castaldi", "p:Ines"), [("Ines Castaldi", (0, 1, 2))]),
        (("p:Castaldi", "p:Ines Castaldi"), [("Ines Castaldi", (0, 1))]),
        (("p:Bill Saxby", "p:Steven Saxby", "p:Saxby"), [("Bill Saxby", (0,)), ("Steven Saxby", (1, 2))]),
        (("p:John Roe", "p:J. Roe", "p:Jane Doe"), [("John Roe", (0, 1)), ("Jane Doe", (2,))]),
        (("p:Torsten Illgen", "p:Illgens"), [("Torsten Illgen", (0, 1))]),
        (("p:間宮敏郎", "p:間宮", "p:瀬川"), [("間宮敏郎", (0, 1)), ("瀬川", (2,))]),
        (("p:INES CASTALDI", "p:Ines Castaldi"), [("Ines Castaldi", (0, 1))]),
        (("o:Norvane", "o:Norvane SA", "o:Kelmont"), [("Norvane SA", (0, 1)), ("Kelmont", (2,))]),
        (("o:Ocean Bank Holding Trust", "o:OBHT"), [("Ocean Bank Holding Trust", (0, 1))]),
        (("o:Bank of Ayr", "o:Ayr Motors"), [("Bank of Ayr", (0,)), ("Ayr Motors", (1,))]),
        (("r:Chief Executive", "r:chief executive", "r:chair"), [("Chief Executive", (0, 1)), ("chair", (2,))]),
        (("p:Ford", "o:Ford"), [("Ford", (0,)), ("Ford", (1,))]),
        (("o:Norvane", "o:Norvane sur le climat", "o:Norvane", "o:Norvane"), [("Norvane", (0, 1, 2, 3))]),
        (("o:Banco", "o:Banco de Fomento", "o:Banco", "o:Banco"), [("Banco de Fomento", (0, 1, 2, 3))]),
        (("o:Norvane", "o:Norvane sur le climat"), [("Norvane sur le climat", (0, 1))]),
    ],
)
def test_a_shorter_name_joins_the_fullest_it_fits(
    texts: tuple[str, ...], groups: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert sorted(((e.name, e.mentions) for e in gather(mentions(*texts))), key=lambda g: g[1]) == groups


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Ines Castaldi", True),
        ("I. Castaldi", True),
        ("INES LEE", True),
        ("森下健", True),
        ("RJ Castaldi", True),
        ("Castaldi", False),
        ("O'Brien", False),
        ("AI Rose", False),
    ],
)
def test_a_name_in_full_is_more_than_one_word(name: str, full: bool) -> None:
    assert in_full(name) is full


def test_who_is_named_in_headline_or_lead_is_known_early() -> None:
    told = [
        Mention(type="p", span=Span(field="title", start=90, end=97), text="Ann Roe", sentence=0),
        Mention(type="p", span=Span(field="text", start=3_000, end=3_007), text="Ann Roe", sentence=1),
        Mention(type="p", span=Span(field="text", start=3_010, end=3_017), text="Bo Lind", sentence=1),
    ]
    assert [e.name for i, e in enumerate(gather(told)) if i in named_early(gather(told), told)] == ["Ann Roe"]
