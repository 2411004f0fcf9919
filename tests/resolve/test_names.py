"""Names taken apart."""

import pytest

from monitor.resolve.keys import block_key, seat_key
from monitor.resolve.names import Name, parse
from monitor.resolve.organisations import words_of
from tests.resolve.building import report


@pytest.mark.parametrize(
    ("person", "family", "given"),
    [
        ("Rahul Patil", "patil", ("rahul",)),
        ("Jack Ma", "ma", ("jack",)),
        ("Pan Gongsheng", "pan", ("gongsheng",)),
        ("Tan Sri Azman Hashim", "hashim", ("azman",)),
        ("J.R. Ewing", "ewing", ("j", "r")),
        ("Conan O’Brien", "obrien", ("conan",)),
        ("Robert De Niro", "niro", ("robert",)),
        ("De Niro", "niro", ()),
        ("Kim Smith", "smith", ("kim",)),
        ("Kim Jong-un", "kim", ("jong", "un")),
        ("Nguyen Van Minh", "nguyen", ("minh",)),
        ("Søren Østergård", "ostergard", ("soren",)),
        ("蒂姆·库克", "库克", ("蒂姆",)),
        ("Анна Петрова", "петров", ("анн",)),
        ("Dr.", "dr", ()),
        ("…", "...", ()),
    ],
)
def test_family_and_given_names(person: str, family: str, given: tuple[str, ...]) -> None:
    assert parse(person) == Name(family=family, given=given)


@pytest.mark.parametrize(
    ("organisation", "words"),
    [
        ("The Walt Disney Company", ("walt", "disney")),
        ("Eni S.p.A.", ("eni",)),
        ("A.P. Møller - Mærsk A/S", ("ap", "moller", "maersk")),
        ("Amazon.com, Inc.", ("amazon",)),
        ("Co-op Group", ("co", "op")),
        ("Groupe Danone", ("danone",)),
        ("L'Oréal", ("loreal",)),
        ("Group", ("group",)),
        ("腾讯控股有限公司", ("腾讯",)),
    ],
)
def test_a_house_without_its_legal_form(organisation: str, words: tuple[str, ...]) -> None:
    assert words_of(organisation) == words


@pytest.mark.parametrize(
    ("spec", "key"),
    [
        ({"organisation": "Acme Corp.", "role": "CEO", "code": "chief_executive"}, "acme|chief_executive"),
        ({"organisation": "Acme", "role": "managing director", "code": "managing_director"}, "acme|chief_executive"),
        ({"organisation": "Acme", "role": "CEO, Asia", "code": "chief_executive"}, "acme|chief_executive asia"),
        ({"organisation": "Acme", "role": "director", "code": "board_member"}, None),
        ({"organisation": "Acme", "role": "MD", "code": "managing_director", "level": "senior"}, None),
        ({"organisation": "", "role": "CEO", "code": "chief_executive"}, None),
    ],
)
def test_a_seat_is_a_chair_that_one_person_sits_on(spec: dict[str, str], key: str | None) -> None:
    assert seat_key(report(spec)) == key


def test_where_nobody_is_named_the_house_and_the_job_are_the_block() -> None:
    assert block_key(report({"person": "", "organisation": "Acme Corp."})) == "?acme|chief_technology"
