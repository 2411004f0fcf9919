"""Companies, people, open seats and charts as a browser gets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.serve.seat_pages import SEATS_A_PAGE
from monitor.types import Change, Kind, RoleCode, Status
from tests.serve.conftest import opened, serving
from tests.serve.newsroom import NOW, Newsroom
from tests.serve.web import fetch

CHAIR: dict[str, Any] = {"role": "chair", "role_code": RoleCode.CHAIR}
GONE: dict[str, Any] = {"change": Change.DEPARTED, "kind": Kind.RESIGNED}
INTERIM: dict[str, Any] = {"kind": Kind.INTERIM}


def story(room: Newsroom, person: str, organisation: str, days_ago: int, **more: Any) -> None:
    feed = room.feed("https://wire.example/rss", "The Wire")
    values = {"person": person, "organisation": organisation, **CHAIR, **more}
    text = f"{person} and the post of {values['role']} of {organisation}: news."
    room.story(feed, f"{person}, {organisation}", text, [values], published_at=NOW - timedelta(days=days_ago))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[str]:
    """Acme: Jo Lee left, Ada Moreno acts. Globex: Ada Moreno was chair until Tim O'Hara came. A hostile name."""
    folder = tmp_path_factory.mktemp("world")
    with opened(folder, empty_database) as room, serving(room, folder) as where:
        story(room, "Ada Moreno", "Globex", 600)
        story(room, "Ada Moreno", "Globex", 40, **GONE)
        story(room, "Tim O'Hara", "Globex", 30, predecessor="Ada Moreno", kind=Kind.ELECTED)
        story(room, "Jo Lee", "Acme", 20, **GONE)
        story(room, "Ada Moreno", "Acme", 10, **INTERIM)
        story(
            room, "محمد العتيبي", "東京第一電機", 5, role="社長", role_code=RoleCode.PRESIDENT, status=Status.RUMOURED
        )
        story(room, "<b>Eve</b>", 'A&B "Söhne" / <i>Co</i>', 3, **GONE)
        yield where


def test_a_company_shows_who_held_which_post(world: str) -> None:
    shown = fetch(world, "/company?name=globex")
    assert shown.texts("h1") == ["Globex"]
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in shown.all(".tenures tbody tr")]
    assert rows == [
        ["chair", "Tim O'Hara", "~2025-09-03", "…", ""],
        ["chair", "Ada Moreno", "~2024-02-11", "~2025-08-24", ""],
    ]
    drawn = [svg.attributes["aria-label"] for svg in shown.all("td svg[role=img]")]
    assert drawn == ["from ~2025-09-03 to today", "from ~2024-02-11 to ~2025-08-24"]
    places = [(rect.attributes["x"] or "", rect.attributes["width"] or "") for rect in shown.all("rect.spell")]
    shares = [(float(x.rstrip("%")), float(width.rstrip("%"))) for x, width in places]
    assert all(x >= 0 and x + width <= 100 for x, width in shares)
    assert shares[1][0] < shares[0][0]
    assert len(shown.all("article.move")) == 3
    assert shown.all("a[href^='/person?name=Ada']")


def test_a_person_shows_a_career(world: str) -> None:
    shown = fetch(world, "/person?name=moreno+ada")
    assert shown.texts("h1") == ["Ada Moreno"]
    assert shown.texts(".tenures tbody th") == ["chair acting Acme", "chair Globex"]
    assert shown.texts("h2")[0] == "Career"
    assert shown.all("a[href='/company?name=Globex']")


def test_a_company_lists_the_seats_that_are_open(world: str) -> None:
    assert "Open seats" in fetch(world, "/company?name=acme").texts("h2")
    assert "Open seats" not in fetch(world, "/company?name=globex").texts("h2")


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/company?name=nowhere", 404, "There is no such company."),
        ("/person?name=nobody", 404, "There is no such person."),
        ("/company?name=%21", 400, "There is no such company."),
        ("/company", 303, None),
        ("/person?name=", 303, None),
    ],
)
def test_a_name_that_is_not_there_is_said_so(world: str, path: str, status: int, told: str | None) -> None:
    shown = fetch(world, path)
    assert shown.status == status
    assert shown.texts("h1") == ([told] if told else [])


def test_every_name_has_a_page_to_which_the_lists_lead(world: str) -> None:
    for listed in ("/companies", "/people", "/seats", "/"):
        for link in fetch(world, listed).all("main a[href*='name=']"):
            assert fetch(world, link.attributes["href"] or "").status == 200
    companies = fetch(world, "/companies").texts(".names a")
    assert companies[0] == "Acme"  # two moves in the last 30 days
    assert 'A&B "Söhne" / <i>Co</i>' in companies


@pytest.mark.parametrize(("what", "most"), [("company", "H7 Bank"), ("person", "P7 Bank")])
def test_words_that_very_many_names_have_list_the_names(newsroom: Newsroom, page: str, what: str, most: str) -> None:
    """And draw no time line of what has nothing to do with one another."""
    for number in range(41):
        story(newsroom, f"P{number} Bank", f"H{number} Bank", number)
    story(newsroom, "P7 Bank", "H7 Bank", 60, **GONE)
    shown = fetch(page, f"/{what}?name=bank")
    assert (shown.status, len(shown.texts("ol.names a")), shown.all(".tenures")) == (200, 40, [])
    assert " ".join(shown.texts(".figures")[0].split()).startswith("41 ")
    busiest = shown.all("ol.names a")[0]
    assert busiest.text() == most
    assert fetch(page, busiest.attributes["href"] or "").all(".tenures")


def test_markup_in_names_stays_text(world: str) -> None:
    for path in ("/companies", "/people", "/seats", "/company?name=s%C3%B6hne", "/person?name=eve", "/charts"):
        shown = fetch(world, path)
        assert shown.status == 200
        assert not shown.all("main b > i, i, [style], script:not([src^='/static/'])")


def test_open_seats_say_since_when_and_who_acts(world: str) -> None:
    shown = fetch(world, "/seats")
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in shown.all("tbody tr")]
    assert [row[:4] for row in rows] == [
        ["chair", 'A&B "Söhne" / <i>Co</i>', "<b>Eve</b>", "2025-09-30"],
        ["chair", "Acme", "Jo Lee", "2025-09-13"],
    ]
    assert [row[5] for row in rows] == ["", "Ada Moreno acts"]


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("company=acme", ["Jo Lee"]),
        ("role=chair&company=globex", []),
        ("level=board", []),
        ("open=99999", []),
        ("company=acme&open=1", ["Jo Lee"]),
    ],
)
def test_open_seats_are_filtered(world: str, asked: str, who: list[str]) -> None:
    shown = fetch(world, f"/seats?{asked}")
    assert shown.texts("td[data-label='Left by']") == who
    assert ("No open seat fits." in shown.text) == (not who)


@pytest.mark.parametrize("asked", ["open=soon", "open=-1", "level=high", "before=x", "company=%21"])
def test_a_filter_of_seats_that_cannot_be_read_is_said(world: str, asked: str) -> None:
    shown = fetch(world, f"/seats?{asked}")
    assert (shown.status, len(shown.all("[role=alert]"))) == (400, 1)


def test_many_open_seats_have_pages(newsroom: Newsroom, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert SEATS_A_PAGE > 3
    monkeypatch.setattr("monitor.serve.seat_pages.SEATS_A_PAGE", 3)
    for number in range(5):
        story(newsroom, f"Alex Number{number}", f"Acme {number}", number // 2, **GONE)
    first = fetch(page, "/seats?role=chair")
    second = fetch(page, first.all("a[rel=next]")[0].attributes["href"] or "")
    who = [shown.texts("td[data-label='Left by']") for shown in (first, second)]
    assert [len(names) for names in who] == [3, 2]
    assert len({*who[0], *who[1]}) == 5
    assert not second.all("a[rel=next]")


def test_charts_count_moves_by_week_and_by_role(world: str) -> None:
    shown = fetch(world, "/charts")
    weeks = {row.css("th")[0].text(): [c.text() for c in row.css("td")] for row in shown.all("details table tbody tr")}
    assert weeks["2025-09-29"] == ["0", "1"]
    assert weeks["2025-09-15"] == ["0", "0"]  # a week without a move stands there too
    assert list(weeks) == sorted(weeks, reverse=True)
    assert len(shown.all("svg.weeks g")) == len(weeks)
    roles = {row.css("th")[0].text().strip(): row for row in shown.all("table.counted tbody tr")}
    assert [cell.text() for cell in roles["chair"].css("td.number")] == ["2", "3"]
    assert roles["president"].css("a")[0].attributes["href"] == "/?role_code=president&since=26w"


def test_a_bar_leads_to_the_moves_that_it_counts(newsroom: Newsroom, page: str) -> None:
    for person, role, code in (
        ("Ann Lee", "president", RoleCode.PRESIDENT),
        ("Bo Lee", "vice president sales", RoleCode.VICE_PRESIDENT),
        ("Cy Lee", "vice president", RoleCode.VICE_PRESIDENT),
    ):
        story(newsroom, person, "Acme", 5, role=role, role_code=code)
    for asked in ("", "?role=president"):  # which somebody typed, and which finds the wording too
        for row in fetch(page, f"/charts{asked}").all("table.counted tbody tr"):
            listed = fetch(page, row.css("a")[0].attributes["href"] or "")
            numbers = [int(cell.text()) for cell in row.css("td.number")]
            assert len(listed.all("article")) == sum(numbers)


def test_charts_are_of_any_filter(world: str) -> None:
    shown = fetch(world, "/charts?company=globex&since=52w")
    numbers = [cell.text() for row in shown.all("table.counted tbody tr") for cell in row.css("td.number")]
    assert numbers == ["1", "1"]
    assert "No move fits." in fetch(world, "/charts?company=nowhere").text
    assert fetch(world, "/charts?since=soon").status == 400


def test_no_page_needs_an_inline_style_or_script(world: str) -> None:
    paths = ("/", "/moves/1", "/companies", "/company?name=acme", "/people", "/person?name=ada", "/seats", "/charts")
    for path in (*paths, "/feeds"):
        shown = fetch(world, path)
        assert shown.status == 200
        assert not shown.all("[style], style, script:not([src]), [onclick], [onload]")
        ids = [node.attributes["id"] for node in shown.all("[id]")]
        assert len(ids) == len(set(ids)), path
        assert [len(shown.all(each)) for each in ("h1", "main", "head title", "html[lang]", "a.skip")] == [1] * 5, path
        assert all(field.attributes.get("name") for field in shown.all("main label input, main label select"))
        assert not shown.all("main input:not(label input, [type=hidden]), main select:not(label select)")
