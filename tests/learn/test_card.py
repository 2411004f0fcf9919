"""The card counts each part of the stories by itself."""

from __future__ import annotations

from monitor.learn import corpus
from monitor.learn.card import card
from monitor.learn.evaluate import Judged, judge
from monitor.types import Kind, Report, Story
from tests.query.told import report

HIRED = """@ {language}-x{number} | 2024-03-07 | {register}
= {{o1|Norvane}} hires {{p1|Ines Castaldi}}
{{o1|Norvane SA}} hired {{p1|Castaldi}} as {{r1|finance director}} on {{d1|Monday}}.
> start:hired p1 r1 o1 | on d1
"""


def judged(language: str, number: int, register: str, *reports: Report) -> Judged:
    story = corpus.parse_story(HIRED.format(language=language, number=number, register=register))

    def read(_: Story) -> tuple[Report, ...]:
        return reports

    return judge(read, story)


RIGHT = report("Ines Castaldi", "finance director", "Norvane", kind=Kind.PROMOTED)


def test_each_language_register_kind_and_field_has_its_own_line() -> None:
    lines = card([judged("en", 1, "wire", RIGHT), judged("fr", 2, "press"), judged("fr", 3, "wire", RIGHT)])
    f1 = {(s.group, s.name, s.level): s.f1 for s in lines}
    assert f1["all", "", "strict"] == 0.8
    assert f1["language", "en", "person+change"] == 1.0
    assert f1["language", "fr", "person+change"] == 0.6667
    assert f1["register", "press", "flag"] == 0.0
    counts = {(s.group, s.name): (s.right, s.given, s.wanted) for s in lines if s.group in ("kind", "field")}
    assert counts["kind", "start:hired"] == (0, 0, 2)
    assert counts["kind", "start:promoted"] == (0, 2, 0)
    assert counts["field", "role"] == (2, 2, 2)
    assert counts["field", "effective_text"] == (0, 0, 2)


def test_the_interval_holds_the_figure_and_narrows_with_stories() -> None:
    few = [judged("en", i, "wire", *([RIGHT] if i % 2 else [])) for i in range(10)]
    many = [judged("en", i, "wire", *([RIGHT] if i % 2 else [])) for i in range(300)]
    (one,), (other,) = ([s for s in card(each) if (s.group, s.level) == ("all", "strict")] for each in (few, many))
    assert one.low < one.f1 < one.high
    assert other.high - other.low < (one.high - one.low) / 2


def test_confidence_is_told_beside_the_share_of_reports_that_are_right() -> None:
    wrong = report("Theo Marchand", "finance director", "Norvane", kind=Kind.HIRED)
    lines = card([judged("en", 1, "wire", RIGHT, wrong), judged("fr", 2, "press", RIGHT)])
    (line,) = (s for s in lines if s.group == "confidence")
    assert (line.right, line.given) == (2, 3)
    assert line.precision == 0.6667
    assert line.said == RIGHT.confidence
    assert all(s.said is None for s in lines if s.group != "confidence")
