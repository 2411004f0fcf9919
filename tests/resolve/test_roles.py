"""Whether two posts of different codes are one."""

from typing import Any

import pytest

from monitor.resolve.likeness import Likeness
from monitor.resolve.roles import abbreviates, of_two_fields, same_field, same_post
from tests.resolve.building import report

CFO = {"role": "chief financial officer", "code": "chief_financial", "function": "finance"}
BOARD = {"role": "non-executive director", "code": "board_member", "function": "general"}
CEO = {"role": "chief executive", "code": "chief_executive", "function": "general"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CFO, {"role": "chief accounting officer", "code": "chief_accounting", "function": "finance"}),
        (CFO, {"role": "treasurer", "code": "other_chief", "function": "finance"}),
        (CFO, {"role": "VP finance", "code": "vice_president", "function": "finance"}),
        (CFO, {"role": "deputy chief financial officer", "code": "other_chief", "function": "finance"}),
        (CFO, {"role": "group controller", "code": "head", "function": "finance"}),
        (
            {"role": "CTO", "code": "chief_technology", "function": "technology"},
            {"role": "CIO", "code": "chief_information", "function": "technology"},
        ),
        (
            {"role": "general counsel", "code": "chief_legal", "function": "legal"},
            {"role": "assistant general counsel", "code": "head", "function": "legal"},
        ),
        (
            {"role": "general counsel", "code": "chief_legal", "function": "legal"},
            {"role": "company secretary", "code": "head", "function": "legal"},
        ),
        (CEO, {"role": "director", "code": "head", "function": "general"}),
        (CEO, {"role": "director", "code": "board_member", "function": "general"}),
        (CEO, {"role": "director", "code": "other", "function": "other"}),
        (BOARD, {"role": "director of sales", "code": "head", "function": "sales"}),
        (BOARD, {"role": "audit committee member", "code": "board_member", "function": "general"}),
        (CEO | {"role": "CEO, India"}, {"role": "Asia head", "code": "head", "function": "general"}),
        (
            {"role": "Vice President", "code": "vice_president", "function": "general"},
            {"role": "President", "code": "president", "function": "general"},
        ),
        (
            {"role": "President", "code": "president", "function": "general"},
            {"role": "Chairman and CEO", "code": "chief_executive", "function": "general"},
        ),
    ],
)
def test_two_posts_of_one_field(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not same_field(report(one), report(other))
    assert not same_field(report(other), report(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CFO, {"role": "head of finance", "code": "head", "function": "finance"}),
        (CEO, {"role": "new boss", "code": "other", "function": "other"}),
        (CEO, {"role": "Chef", "code": "head", "function": "general"}),
        (BOARD, {"role": "director", "code": "other", "function": "other"}),
        (BOARD, {"role": "board", "code": "board_member", "function": "general"}),
        (
            {"role": "Regional Director, Africa", "code": "head", "function": "general"},
            {"role": "Africa chief executive", "code": "chief_executive", "function": "general"},
        ),
        (
            {"role": "Governor", "code": "other", "function": "other"},
            {"role": "head of the bank", "code": "head", "function": "general"},
        ),
        (
            {"role": "Vice-Chancellor", "code": "principal", "function": "general"},
            {"role": "head of the university", "code": "head", "function": "general"},
        ),
        (
            {"role": "President and Chief Operating Officer", "code": "president", "function": "general"},
            {"role": "COO", "code": "chief_operating", "function": "operations"},
        ),
        (
            {"role": "président", "code": "president", "function": "general"},
            {"role": "président du conseil", "code": "chair", "function": "general"},
        ),
        (
            {"role": "代表取締役社長", "code": "president", "function": "general"},
            {"role": "chief executive", "code": "chief_executive", "function": "general"},
        ),
        (
            {"role": "Museumsleiterin", "code": "head", "function": "general"},
            {"role": "director", "code": "other", "function": "other"},
        ),
        (
            {"role": "中国区总裁", "code": "head", "function": "general"},
            {"role": "President, China", "code": "president", "function": "general"},
        ),
    ],
)
def test_one_post_in_other_words(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert same_field(report(one), report(other))
    assert same_field(report(other), report(one))


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Executive Director, Retail Banking", "Executive Director, Technology", True),
        ("Executive Director, Technology", "Executive Director", False),
        ("Executive Director, Technology", "Executive Director, Technology and Operations", False),
        ("Managing Director, Group", "Managing Director, Technology", False),
    ],
)
def test_what_a_post_is_for_behind_a_comma(one: str, other: str, two: bool) -> None:
    assert of_two_fields(report({"role": one}), report({"role": other})) is two


def test_a_word_that_says_nothing_is_not_compared() -> None:
    one = report({"role": "Leiter für Vertrieb", "code": "head"})
    assert same_post(one, report({"role": "Leiter Vertrieb", "code": "head"})) is Likeness.EXACT


def test_one_job_of_a_part_is_less_sure_than_of_the_whole() -> None:
    assert same_post(report(CEO), report(CEO | {"role": "CEO, Asia"})) is Likeness.LIKELY


@pytest.mark.parametrize(
    ("short", "role"),
    [
        ("SG", "Secretary-General"),
        ("acting ED", "Executive Director"),
        ("DAF", "directeur administratif et financier"),
        ("CIO", "Chief Investment Officer"),
        ("гендиректор", "генеральный директор"),
    ],
)
def test_a_role_abbreviated(short: str, role: str) -> None:
    assert abbreviates(short, role)


@pytest.mark.parametrize(
    ("short", "role"),
    [
        ("DG", "Deputy Director-General"),
        ("CEO", "Chief Financial Officer"),
        ("директор", "генеральный директор"),
        ("head", "director"),
    ],
)
def test_no_abbreviation(short: str, role: str) -> None:
    assert not abbreviates(short, role)


def test_one_title_of_two_parts_of_the_world_is_two_posts() -> None:
    asia = report(CEO | {"role": "CEO, Asia"})
    assert same_post(asia, report(CEO | {"role": "CEO, Europe"})) is Likeness.NO


def test_a_deputy_is_not_the_chief() -> None:
    deputy = report({"role": "Deputy Governor", "code": "other_chief", "function": "general"})
    assert same_post(deputy, report({"role": "Governor", "code": "other", "function": "other"})) is Likeness.NO
