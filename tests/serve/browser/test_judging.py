"""Saying what was read wrongly, as a reader does it; with script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.serve.browser.conftest import Opens
from tests.serve.newsroom import Newsroom

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@SCRIPT
def test_a_move_is_called_wrong_and_taken_back(news: Newsroom, page: str, opens: Opens, script: bool) -> None:
    reader = opens(java_script_enabled=script).page()
    reader.goto(page)
    moves = reader.locator("#moves article")
    expect(moves).to_have_count(2)
    reader.get_by_role("heading", name="Jo Lee").get_by_role("link").click()
    reader.get_by_role("button", name="This one is wrong").click()
    expect(reader.get_by_role("status")).to_contain_text("No other story told the move, so it is withdrawn.")
    reader.get_by_role("link", name="Moves", exact=True).click()
    expect(moves).to_have_count(1)
    reader.go_back()
    reader.get_by_role("button", name="Undo").click()
    expect(reader.get_by_role("status")).to_contain_text("it counts again")
    reader.get_by_role("link", name="Moves", exact=True).click()
    expect(moves).to_have_count(2)


@SCRIPT
def test_a_rejected_story_is_told_to_be_a_move(news: Newsroom, page: str, opens: Opens, script: bool) -> None:
    reader = opens(java_script_enabled=script).page()
    reader.goto(page)
    reader.get_by_role("link", name="Stories", exact=True).click()
    reader.get_by_role("link", name="Rejected").click()
    reader.get_by_role("link", name="No move at all").first.click()
    form = reader.get_by_role("form", name="Tell the move")
    form.get_by_label("Person").fill("Ada Moreno")
    form.get_by_label("Organisation").fill("Acme")
    form.get_by_label("Post", exact=True).fill("chair")
    form.get_by_label("Change").select_option("appointed")
    form.get_by_role("button", name="Keep it").click()
    expect(reader.get_by_role("status")).to_contain_text("Kept, and told as a move.")
    reader.get_by_role("status").get_by_role("link", name="a move").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Ada Moreno")
    reader.goto(f"{page}/judgements")
    reader.get_by_role("button", name="Undo").click()
    expect(reader.get_by_role("status")).to_contain_text("counts no longer")
    reader.get_by_role("link", name="Moves", exact=True).click()
    expect(reader.locator("#moves article")).to_have_count(2)
