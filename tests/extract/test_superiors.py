"""Reporting lines said outright, in many languages, on mentions made by hand."""

from __future__ import annotations

import re

import pytest

from monitor.extract.entities import Entity, gather
from monitor.extract.mentions import Mention
from monitor.extract.superiors import with_superiors
from monitor.extract.told import Told
from monitor.types import Span


def told(*persons: int) -> tuple[Told, ...]:
    return tuple(
        Told(change="start", person=p, role=None, organisation=None, kind="", status="", sure=1.0) for p in persons
    )


def read(marked: str) -> tuple[str, tuple[Mention, ...], tuple[Span, ...], tuple[Entity, ...]]:
    """A text with its persons in braces; sentences end with a full stop and a blank, or 。"""
    text = marked.replace("{", "").replace("}", "")
    ends = [found.end() for found in re.finditer(r"[.。](?: |$)|。", text)]
    sentences = tuple(
        Span(field="text", start=start, end=end) for start, end in zip([0, *ends[:-1]], ends, strict=True)
    )
    mentions = []
    for shift, found in enumerate(re.finditer(r"\{(.+?)\}", marked)):
        start = found.start() - 2 * shift
        span = Span(field="text", start=start, end=start + len(found[1]))
        number = next(i for i, sentence in enumerate(sentences) if span.end <= sentence.end)
        mentions.append(Mention(type="p", span=span, text=found[1], sentence=number))
    return text, tuple(mentions), sentences, gather(mentions)


def lines(marked: str, *newcomers: str) -> dict[str, str | None]:
    text, mentions, sentences, entities = read(marked)
    names = [entity.name for entity in entities]
    changes = with_superiors(told(*map(names.index, newcomers)), entities, mentions, sentences, "", text)
    return {
        names[t.person]: None if t.reports_to is None else names[t.reports_to] for t in changes if t.person is not None
    }


@pytest.mark.parametrize(
    "text",
    [
        "{Ines Castaldi} will report to the chairman of Norvane, {Awa Diop}.",
        "{Ines Castaldi} joins Norvane on Monday. She reports directly to {Awa Diop}.",
        "{Ines Castaldi}, qui arrive lundi, sera rattachée à la présidente du groupe, {Awa Diop}.",
        "{Ines Castaldi} berichtet künftig an Finanzvorständin {Awa Diop}.",
        "{Ines Castaldi} reportará a la consejera delegada, {Awa Diop}.",
        "{Ines Castaldi} riporterà direttamente ad {Awa Diop}.",
        "{Ines Castaldi} rapporteert aan topvrouw {Awa Diop}.",
        "{Ines Castaldi} rapporterar till vd {Awa Diop}.",
        "{Ines Castaldi} będzie podlegać prezes {Awa Diop}.",
        "{Ines Castaldi} genel müdür {Awa Diop}'a bağlı olarak çalışacak.",
        "{Ines Castaldi} będzie podlegała dyrektor {Awa Diop}.",
    ],
)
def test_the_superior_is_the_one_the_verb_points_at(text: str) -> None:
    assert lines(text, "Ines Castaldi") == {"Ines Castaldi": "Awa Diop"}


def test_both_newcomers_have_the_superior_that_is_said_of_both() -> None:
    text = "{Theo Marchand} follows {Ines Castaldi}. She becomes chair of the lab. Both report to {Awa Diop}."
    assert lines(text, "Theo Marchand", "Ines Castaldi") == {"Theo Marchand": "Awa Diop", "Ines Castaldi": "Awa Diop"}


def test_a_pronoun_speaks_of_one() -> None:
    text = "{Theo Marchand} follows {Ines Castaldi}. He will report to {Awa Diop}."
    assert lines(text, "Theo Marchand", "Ines Castaldi") == {"Theo Marchand": "Awa Diop", "Ines Castaldi": None}


@pytest.mark.parametrize(
    "text",
    [
        "{Ines Castaldi} joins Norvane. Profit rose, the company said in a report to shareholders.",
        "{Ines Castaldi} joins Norvane. It is small. It is old. It is loved. It is far. He reports to {Awa Diop}.",
        "{Ines Castaldi} succeeds {Awa Diop}.",
    ],
)
def test_without_a_verb_and_a_name_near_nobody_is_a_superior(text: str) -> None:
    assert lines(text, "Ines Castaldi") == {"Ines Castaldi": None}
