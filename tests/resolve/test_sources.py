"""Whom to believe where stories disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitor.resolve import resolve
from monitor.resolve.sources import Trust, corrects, trust_of
from monitor.types import Block, KnownReport, Report
from tests.resolve.building import known

FIRST, SECOND = "2025-02-01", "2025-02-15"


def told(number: int, effective: str, *, url: str | None = None, headline: str = "") -> KnownReport:
    report = known(number, number, {"effective": effective, "day": number})
    return replace(report, url=url, headline=headline)


def value(*reports: KnownReport) -> Report:
    (cluster,) = resolve(Block(reports=reports, moves=())).clusters
    return cluster.value


@pytest.mark.parametrize(
    ("url", "publisher", "trust"),
    [
        ("https://www.sec.gov/Archives/edgar/data/1/x.htm", None, Trust.FILING),
        ("https://www.prnewswire.com/news-releases/x.html", None, Trust.RELEASE),
        ("https://www.reuters.com/business/x", "Reuters", Trust.WIRE),
        ("https://paper.example/a", "Reuters", Trust.WIRE),
        ("https://paper.example/a", "PR Newswire", Trust.RELEASE),
        ("https://paper.example/a", "The Paper", Trust.PRESS),
        ("https://news.google.com/rss/articles/x", "The Paper", Trust.AGGREGATOR),
        ("https://notreuters.com/a", None, Trust.PRESS),
        (None, None, Trust.PRESS),
        ("https://newsroom.ap.org/editorial/1", None, Trust.WIRE),
        ("https://finance.yahoo.com/news/1", "The Paper", Trust.AGGREGATOR),
        (None, "Google News", Trust.AGGREGATOR),
        (None, "RNS", Trust.FILING),
        ("https://rns/1", None, Trust.PRESS),
        ("https://paper.example/a", "Journal of Learns", Trust.PRESS),
    ],
)
def test_how_near_a_source_is(url: str | None, publisher: str | None, trust: Trust) -> None:
    assert trust_of(url, publisher) is trust


@pytest.mark.parametrize(
    ("headline", "says_so"),
    [
        ("CORRECTED-Acme names Patil technology chief (not operations chief)", True),
        ("Correction: Acme's new CTO starts on February 15", True),
        ("Berichtigung: Acme beruft Patil", True),
        ("Rectificatif : Acme nomme Patil", True),
        ("訂正：アクメ、新CTOにパティル氏", True),
        ("[CORRECTED] Acme names Patil", True),
        ("(Correction) Acme names Patil", True),
        ("CORRECTED-UPDATE 1-Acme names Patil technology chief", True),
        ("Acme names Patil chief technology officer (corrects title)", True),
        ("Acme names Patil – CORRECTED", False),  # a newspaper's verdict looks the same
        ("Исправление: Acme назначила Патила", True),
        ("Уточнение — Acme назначила Патила", True),
        ("Виправлено: Acme призначила Патіла", True),
        ("更正公告:蓝海科技任命首席技术官", True),
        ("蓝海科技关于任命首席技术官的更正公告", True),
        ("정정공시 한빛전자 대표이사 선임", True),
        ("[정정] 한빛전자, 대표이사 선임", True),
        ("[기재정정]임원변동", True),
        ("【訂正】アクメ、新CTO", True),
        ("تصحيح: شركة النور تعين رئيسا تنفيذيا", True),
        ("Helyesbítés: a Dunavolt vezérigazgatót nevezett ki", True),
        ("Rättelse: Nordlogik utser ny vd", True),
        ("Correction officers get new boss", False),
        ("Correct move: Acme hires Patil", False),
        ("Korrektur am Aktienmarkt: Rheinwerk-Chef geht", False),
        ("Acme corrects course under its new CTO", False),
        ("Correctional Services names director", False),
    ],
)
def test_whether_a_story_sets_another_right(headline: str, says_so: bool) -> None:
    assert corrects(headline) is says_so


def test_two_papers_outvote_one() -> None:
    assert value(told(1, FIRST), told(2, SECOND), told(3, SECOND)).effective_on == date(2025, 2, 15)


def test_a_release_of_the_house_goes_before_many_papers() -> None:
    release = told(3, FIRST, url="https://www.businesswire.com/news/home/1")
    assert value(told(1, SECOND), told(2, SECOND), release).effective_on == date(2025, 2, 1)


def test_a_filing_goes_before_a_release() -> None:
    release = told(1, SECOND, url="https://www.businesswire.com/news/home/1")
    filing = told(2, FIRST, url="https://www.sec.gov/Archives/edgar/data/1/x.htm")
    assert value(release, filing).effective_on == date(2025, 2, 1)


def test_an_agency_goes_before_one_paper_and_not_before_two() -> None:
    wire = told(1, FIRST, url="https://www.reuters.com/a")
    assert value(wire, told(2, SECOND)).effective_on == date(2025, 2, 1)
    assert value(wire, told(2, SECOND), told(3, SECOND)).effective_on == date(2025, 2, 15)


def test_the_last_correction_holds() -> None:
    release = told(1, SECOND, url="https://www.businesswire.com/news/home/1")
    corrected = told(2, FIRST, headline="CORRECTED: Acme names Patil")
    assert value(release, corrected, told(3, SECOND)).effective_on == date(2025, 2, 1)
    again = told(4, "2025-02-20", headline="Correction to the correction: Patil")
    assert value(release, corrected, told(3, SECOND), again).effective_on == date(2025, 2, 20)
