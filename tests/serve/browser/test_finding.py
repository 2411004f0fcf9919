"""Finding a move and what it rests on, as a reader does it; with script and without."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.serve.browser.conftest import Opens
from tests.serve.browser.pages import World
from tests.serve.browser.world import LONG_NAME


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def reader(opens: Opens, request: pytest.FixtureRequest) -> Page:
    return opens(java_script_enabled=request.param).page()


def asked(page: Page) -> dict[str, list[str]]:
    """The filters in the address."""
    return parse_qs(urlsplit(page.url).query)


def test_a_filter_lives_in_the_address_and_goes_back(reader: Page, world: World) -> None:
    reader.goto(world.site)
    moves = reader.locator("#moves article")
    all_of_them = moves.count()
    assert all_of_them > 20
    reader.get_by_label("Company").fill("northwind")
    reader.get_by_role("button", name="Show").click()
    expect(moves).to_have_count(2)
    assert asked(reader)["company"] == ["northwind"]
    reader.get_by_text("More filters").click()
    reader.get_by_label("Change").select_option("departed")
    reader.get_by_role("button", name="Show").click()
    expect(moves).to_have_count(1)
    expect(moves).to_contain_text("Sam Candlish")
    assert asked(reader)["change"] == ["departed"]
    reader.get_by_role("link", name="change").click()  # taken away again
    expect(moves).to_have_count(2)
    reader.go_back()
    expect(moves).to_have_count(1)
    expect(reader.get_by_label("Company")).to_have_value("northwind")
    reader.go_back()
    reader.go_back()
    expect(moves).to_have_count(all_of_them)


def test_words_find_what_a_story_says(reader: Page, world: World) -> None:
    reader.goto(world.site)
    reader.get_by_role("searchbox").fill("warehouses")
    reader.keyboard.press("Enter")
    expect(reader.locator("#moves article")).to_have_count(2)
    reader.get_by_role("searchbox").fill("nobody says this")
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("No move fits.")).to_be_visible()
    reader.get_by_role("link", name="Clear all").click()
    expect(reader.locator("#moves article").nth(20)).to_be_visible()


def test_a_wrong_filter_is_said(reader: Page, world: World) -> None:
    reader.goto(f"{world.site}/?since=soon")
    expect(reader.get_by_role("alert")).to_contain_text("soon")
    expect(reader.locator("#moves article")).to_have_count(0)


def test_a_fact_leads_to_the_words_that_say_it(reader: Page, world: World) -> None:
    reader.goto(f"{world.site}/?company=northwind&change=appointed")
    reader.get_by_role("link", name="Rahul Desai").first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Rahul Desai")
    number = reader.locator("dt", has_text="Predecessor").get_by_role("link")
    words = reader.locator("#said-predecessor")
    assert words.evaluate("node => getComputedStyle(node).outlineStyle") == "none"
    number.click()
    expect(words).to_have_text("Sam Candlish")
    expect(words).to_be_in_viewport()
    assert words.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"  # framed
    assert reader.url.endswith("#said-predecessor")
    expect(reader.get_by_role("heading", name="Where sources disagree")).to_be_visible()
    other = reader.locator("details.source")
    expect(other.locator("blockquote")).to_be_hidden()
    other.locator("summary").click()
    expect(other.locator("blockquote").first).to_contain_text("15 janvier 2026")
    expect(reader.locator(".history li").first).to_contain_text("announced by")


def test_from_a_move_to_its_company_its_seats_and_its_people(reader: Page, world: World) -> None:
    reader.goto(f"{world.site}/?q=search+under+way")
    reader.get_by_role("link", name="Jo Lee").first.click()
    reader.get_by_role("link", name="Acme Holdings", exact=True).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Acme Holdings")
    drawn = reader.get_by_role("region", name="Posts over time")
    expect(drawn.get_by_role("row")).to_have_count(3)  # with its head
    expect(drawn.get_by_role("img")).to_have_count(2)
    expect(reader.get_by_role("region", name="Seats and who left")).to_contain_text("search announced")
    drawn.get_by_role("link", name="Ada Moreno").click()
    expect(reader.get_by_role("heading", name="Career")).to_be_visible()
    reader.get_by_role("link", name="Open seats").click()
    expect(reader.get_by_role("row", name="Acme Holdings")).to_contain_text("Ada Moreno")
    reader.get_by_label("Company").fill("globex")
    reader.get_by_role("button", name="Show").click()
    expect(reader.get_by_role("row", name="Acme Holdings")).to_have_count(0)
    expect(reader.get_by_role("row", name="Tim O'Hara")).to_be_visible()


def test_names_are_looked_up(reader: Page, world: World) -> None:
    reader.goto(f"{world.site}/people")
    reader.get_by_label("Name").fill(LONG_NAME.partition(" Freiherr")[0])
    reader.get_by_role("button", name="Find").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(LONG_NAME)
    reader.goto(f"{world.site}/company?name=nosuchhouse")
    expect(reader.get_by_role("heading", level=1)).to_have_text("There is no such company.")


def test_charts_follow_their_filter_and_say_the_same_in_words(reader: Page, world: World) -> None:
    reader.goto(f"{world.site}/charts")
    expect(reader.get_by_role("img", name="Moves week by week")).to_be_visible()
    before = reader.locator("svg.weeks rect").count()
    reader.get_by_text("The same as a table").click()
    expect(reader.get_by_role("region", name="Moves by week").get_by_role("row").nth(3)).to_be_visible()
    reader.get_by_label("Company").fill("globex")
    reader.get_by_role("button", name="Show").click()
    assert asked(reader)["company"] == ["globex"]
    assert 0 < reader.locator("svg.weeks rect").count() <= before
    reader.get_by_role("link", name="The moves themselves").click()
    expect(reader.get_by_label("Company")).to_have_value("globex")


def test_older_moves_are_a_page_further(reader: Page, world: World) -> None:
    reader.goto(world.site)
    first = reader.locator("#moves article").first.inner_text()
    reader.get_by_role("link", name="Older moves").click()
    assert reader.locator("#moves article").first.inner_text() != first
    reader.get_by_role("link", name="Newest").click()
    assert reader.locator("#moves article").first.inner_text() == first
