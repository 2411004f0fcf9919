"""The page with a keyboard alone: everything is reached in the order in which it is read, and one sees where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.serve.browser.pages import World

#: What has the focus: its name for people, and whether it is marked by an outline.
FOCUSED = """() => {
    const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
    return {
        name: (here.labels?.[0]?.textContent || here.textContent || here.tagName).trim().replace(/\\s+/g, " "),
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.height > 0 && box.left >= 0 && box.top >= 0 && box.bottom <= innerHeight + 1,
    };
}"""


def tabs(page: Page, times: int) -> list[dict[str, object]]:
    found = []
    for _ in range(times):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


def test_the_content_is_one_step_away(browser: Page, world: World) -> None:
    browser.goto(world.site)
    (first,) = tabs(browser, 1)
    assert first == {"name": "Skip to the content", "marked": True, "seen": True}
    browser.keyboard.press("Enter")
    (next_one,) = tabs(browser, 1)
    assert not str(next_one["name"]).startswith(("Leadership", "Moves"))  # the navigation is passed over
    assert browser.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_everything_is_reached_in_order_and_seen(browser: Page, world: World) -> None:
    browser.goto(world.site)
    found = tabs(browser, 24)
    names = [str(each["name"]).partition(" any")[0] for each in found]
    navigation = ["Moves", "Companies", "People", "Open seats", "Charts", "Feeds"]
    assert names[:2] == ["Skip to the content", "Leadership monitor"]
    assert [name for name in names if name in navigation] == navigation
    words, company = names.index("Words of the story"), names.index("Company")
    assert names.index("Feeds") < words < company < names.index("Person") < names.index("Show")
    assert names.index("Show") < names.index("More filters")
    assert [each for each in found if not (each["marked"] and each["seen"])] == []


@pytest.mark.parametrize(
    "path", ["/company?name=globex", "/feeds", "/seats", "/charts", "/moves/14", "/people", "/api"]
)
def test_the_focus_is_seen_on_every_page(browser: Page, world: World, path: str) -> None:
    browser.goto(world.site + path)
    assert [each for each in tabs(browser, 16) if not (each["marked"] and each["seen"])] == []


def test_a_move_is_found_and_its_evidence_read_without_a_mouse(browser: Page, world: World) -> None:
    browser.goto(world.site)
    browser.get_by_label("Company").focus()
    browser.keyboard.type("northwind")
    browser.keyboard.press("Enter")
    expect(browser.locator("#moves article")).to_have_count(2)
    browser.get_by_role("heading", name="Rahul Desai").get_by_role("link").focus()
    browser.keyboard.press("Enter")
    browser.get_by_role("link", name="where the story says it").first.focus()
    browser.keyboard.press("Enter")
    expect(browser.locator("#said-person")).to_be_in_viewport()
    browser.locator("details.source summary").focus()
    browser.keyboard.press("Space")
    expect(browser.locator("details.source blockquote").first).to_be_visible()
