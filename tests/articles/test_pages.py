"""Golden pages: a page on disk beside what it holds. They are written for these tests after common templates."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from monitor.articles import read_page
from monitor.types import Page

_DATA = Path(__file__).parent / "data"
_GOLDEN = sorted(path.stem for path in _DATA.glob("*.html"))
#: Token F1 of each main text, and of all together. Lowering one takes a reason in the commit.
_FLOOR, _MEAN_FLOOR = 0.96, 0.99
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")


def _read(name: str) -> tuple[Page, dict[str, Any]]:
    wanted = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    body = (_DATA / f"{name}.html").read_bytes()
    return read_page(body, url=wanted["url"], content_type=wanted["content_type"]), wanted


def _f1(text: str, gold: str) -> float:
    found, wanted = Counter(_TOKEN.findall(text)), Counter(_TOKEN.findall(gold))
    return 1.0 if found == wanted else 2 * (found & wanted).total() / (found.total() + wanted.total())


@pytest.mark.parametrize("name", _GOLDEN)
def test_a_golden_page_is_read_as_what_it_is(name: str) -> None:
    page, wanted = _read(name)
    assert page.kind == wanted["kind"], page.reason
    assert page.title == wanted["title"]
    assert page.language == wanted["language"]
    assert page.publisher == wanted["publisher"]


@pytest.mark.parametrize("name", _GOLDEN)
def test_a_golden_page_keeps_the_publishers_day_and_moment(name: str) -> None:
    page, wanted = _read(name)
    assert (page.published_at and page.published_at.isoformat()) == wanted["published_at"]
    assert (page.published_on and page.published_on.isoformat()) == wanted["published_on"]


@pytest.mark.parametrize("name", _GOLDEN)
def test_the_main_text_of_a_golden_page_meets_its_floor(name: str) -> None:
    page, wanted = _read(name)
    assert _f1(page.text, wanted["text"]) >= _FLOOR, page.text


def test_the_main_texts_together_meet_their_floor() -> None:
    scores = [_f1(page.text, wanted["text"]) for page, wanted in map(_read, _GOLDEN) if wanted["text"]]
    assert len(scores) >= 18
    assert sum(scores) / len(scores) >= _MEAN_FLOOR


@pytest.mark.parametrize(
    ("name", "stranger"),
    [
        ("wordpress_news", "Photo: R. Oakes"),
        ("wordpress_news", "Jill Tranter"),
        ("wordpress_news", "newsletter"),
        ("wordpress_news", "Tolland Shipping"),
        ("wordpress_news", "the man who owns no shares"),
        ("german_newspaper", "Imke Tjaden"),
        ("german_newspaper", "die bestbezahlten Chefs"),
        ("german_newspaper", "Platz für 900 Menschen"),
        ("japanese_shift_jis", "会見する高橋涼子氏"),
        ("sections_cut_by_ads", "ahorre cien euros"),
        ("arabic_rtl", "اقرأ أيضا"),
    ],
)
def test_what_stands_around_the_story_is_left_out(name: str, stranger: str) -> None:
    page, _ = _read(name)
    assert stranger.encode() in (_DATA / f"{name}.html").read_bytes() or name == "japanese_shift_jis"
    assert stranger not in page.text


def test_paragraphs_are_lines_of_their_own() -> None:
    page, wanted = _read("german_newspaper")
    assert page.text.split("\n") == wanted["text"].split("\n")


@pytest.mark.parametrize(
    "name", ["german_newspaper", "wire_release", "jsonld_graph", "sections_cut_by_ads", "amp_page"]
)
def test_a_news_page_is_read_without_the_slow_extractor(name: str) -> None:
    program = (
        "import sys; from pathlib import Path; from monitor.articles import read_page\n"
        "page = read_page(Path(sys.argv[1]).read_bytes(), url=sys.argv[2], content_type=None)\n"
        "sys.exit(10 * ('trafilatura' in sys.modules) + (page.kind != 'article'))"
    )
    _, wanted = _read(name)
    path = str(_DATA / f"{name}.html")
    done = subprocess.run([sys.executable, "-c", program, path, wanted["url"]], timeout=60, check=False)
    assert done.returncode == 0
