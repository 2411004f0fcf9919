"""Whether a text says that somebody is looked for to take a post."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.extract.searches import announces_search, with_searches
from monitor.types import Change, Function, Kind, Level, Report, RoleCode, Span, Status


@pytest.mark.parametrize(
    "sentence",
    [
        "The board has begun a search for a successor.",
        "Norvane launches search for new chief executive",
        "An executive search firm has been retained.",
        "The company said it is searching for a permanent CFO.",
        "It has started a formal search to fill the post.",
        "Die Suche nach einem Nachfolger hat begonnen.",
        "Der Aufsichtsrat sucht einen Nachfolger.",
        "Le conseil lance la recherche d'un successeur.",
        "Le groupe a engagé un processus de recrutement.",
        "El consejo ha iniciado la búsqueda de un sucesor.",
        "Il consiglio ha avviato la ricerca di un successore.",
        "De raad zoekt een opvolger.",
        "O conselho iniciou a busca por um sucessor.",
        "Rekryteringen av en ny vd har inletts.",
        "Bestyrelsen søger en ny administrerende direktør.",
        "Rada rozpoczęła poszukiwania następcy.",
        "Dozorčí rada zahájila hledání nástupce.",
        "Megkezdődött az új vezérigazgató keresése, az igazgatóság utódot keres.",
        "Consiliul a început procesul de selecție pentru un nou director.",
        "Yönetim kurulu yeni genel müdür için arayışa başladı.",
        "Совет директоров начал поиск преемника.",
        "Наглядова рада розпочала пошук наступника.",
        "公司已开始寻找继任者。",
        "後任の選定を進める。",
        "이사회는 후임 대표이사를 물색하고 있다.",
        "وبدأ المجلس البحث عن خليفة له.",
        "Styret har startet prosessen med å finne en etterfølger.",
        "Seuraajan haku on aloitettu.",
    ],
)
def test_a_search_is_known_by_its_words(sentence: str) -> None:
    assert announces_search(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She led the search business at Globex.",
        "Norvane named Ada Berg chief executive, succeeding Ole Lund.",
        "He joins from a search engine company.",
        "Ada Berg folgt auf Ole Lund.",
        "La recherche médicale reste sa priorité.",
        "El grupo busca crecer en Asia.",
        "Ада Берг руководила поиском в «Яндексе».",
        "検索事業の責任者に就任した。",
        "她曾负责搜索业务。",
    ],
)
def test_other_searches_are_not_meant(sentence: str) -> None:
    assert not announces_search(sentence)


TEXT = "Ole Lund leaves Norvane as CEO. Kim Dahl leaves as CFO. The board has begun a search for a new CEO."
LEFT = Report(
    person="Ole Lund",
    change=Change.DEPARTED,
    kind=Kind.RESIGNED,
    status=Status.CONFIRMED,
    role="CEO",
    role_code=RoleCode.CHIEF_EXECUTIVE,
    function=Function.GENERAL,
    level=Level.C_LEVEL,
    organisation="Norvane",
)
OTHER = replace(LEFT, person="Kim Dahl", role="CFO", role_code=RoleCode.CHIEF_FINANCIAL, function=Function.FINANCE)
NEW = replace(LEFT, person="Ada Berg", change=Change.APPOINTED, kind=Kind.HIRED)
SENTENCES = tuple(Span(field="text", start=start, end=end) for start, end in ((0, 31), (32, 55), (56, 101)))


def marks(*reports: Report) -> list[bool]:
    return [report.search_announced for report in with_searches(reports, SENTENCES, "", TEXT)]


def test_the_only_post_that_is_left_is_meant() -> None:
    assert marks(LEFT) == [True]


def test_of_two_posts_the_one_that_the_sentence_names_is_meant() -> None:
    assert marks(LEFT, OTHER) == [True, False]


def test_an_appointment_for_good_and_a_departure_with_a_successor_need_no_search() -> None:
    assert marks(NEW, replace(LEFT, successor="Ada Berg")) == [False, False]


def test_who_acts_until_then_is_marked_too() -> None:
    assert marks(replace(NEW, kind=Kind.INTERIM)) == [True]
