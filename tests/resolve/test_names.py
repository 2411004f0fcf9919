"""Names taken apart."""

import pytest

from monitor.resolve.keys import block_key, seat_key
from monitor.resolve.names import parse
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
        ("・", "・", ()),
        ("Hans Peter Keitel", "keitel", ("hans", "peter")),
        ("Klaus Peter Müller", "muller", ("klaus", "peter")),
        ("John Peter Smith", "smith", ("john", "peter")),
        ("Nagy Péter", "nagy", ("peter",)),
        ("Szabó-Kiss Eszter", "kiss", ("eszter", "szabo")),
        ("Maria Fernanda Gonzalez", "gonzalez", ("maria", "fernanda")),
        ("Javier Fernando Diaz", "diaz", ("javier", "fernando")),
        ("Juan Arriaga Luna", "arriaga", ("juan",)),
        ("Lucía Etxeandia Ruiz de Arbulo", "etxeandia", ("lucia",)),
        ("M.ª Carmen Olazábal", "olazabal", ("maria", "carmen")),
        ("TAKAHASHI Yuko", "takahashi", ("yuko",)),
        ("DUPONT Jean-Marc", "dupont", ("jean", "marc")),
        ("C-H Åkerlind", "akerlind", ("c-h",)),
        ("Srinivasan M. K.", "srinivasan", ("m", "k")),
        ("Ramanathan S.", "ramanathan", ("s",)),
        ("Matsuzaki Kenta", "matsuzaki", ("kenta",)),
        ("Kenta Matsuzaki", "matsuzaki", ("kenta",)),
        ("Le Minh Quan", "le", ("minh", "quan")),
        ("Quan Le Minh", "le", ("quan", "minh")),
        ("Mei Ling Tan", "tan", ("mei", "ling")),
        ("Raymond Cheung Wai-lun", "cheung", ("raymond", "wai", "lun")),
        ("Ricardo Olmedo Zúñiga", "olmedo", ("ricardo",)),
        ("Seán Ó Conaill", "oconaill", ("sean",)),
        ("Tsegaye Wolde-Mariam", "woldemariam", ("tsegaye",)),
        ("Abdel Kader Bouzid", "bouzid", ("abdulkader",)),
        ("Janem Dvorkem", "dvork", ("jan",)),
        ("Willem Salem", "salem", ("willem",)),
        ("la signora Rossi", "rossi", ()),
        ("Sig.ra Anna Rossi", "rossi", ("anna",)),
        ("Bogusława Iwanickiego", "iwanicki", ("boguslaw",)),
        ("Kasparek jun.", "kasparek", ()),
        ("Antônio Carlos de Queiroz Neto", "quiroz", ("antonio", "carlos")),
        ("Amartya Sen", "sen", ("amartya",)),
        ("Almudena Etxeandia Zulueta", "etxeandia", ("almudena",)),
        ("Xiomara Huarcaya Inga", "huarcaya", ("xiomara",)),
        ("Ma. Lourdes Evangelio", "evangelio", ("maria", "lourdes")),
        ("Tadesse Mengesha Alula", "alula", ("tadesse", "mengesha")),
        ("Tadesse Girma Alula", "girma", ("tadesse", "alula")),
        ("Graham Petherick AM", "petherick", ("graham",)),
        ("Graham Petherick, AO, DSO", "petherick", ("graham",)),
        ("Jack MA", "ma", ("jack",)),
        ("PJ Botha", "botha", ("p", "j")),
        ("LI Wei", "li", ("wei",)),
        ("Pieter van 't Hof", "hof", ("pieter",)),
        ("Pieter Van't Hof", "hof", ("pieter",)),
        ("Eoghan O Dochartaigh", "odochartaigh", ("eoghan",)),
        ("John O Smith", "smith", ("john", "o")),
        ("Róisín Ní Chonchúir", "nichonchuir", ("roisin",)),
        ("Sima Wenbo", "sima", ("wenbo",)),
        ("Wenbo Sima", "sima", ("wenbo",)),
        ("Chau Mei Yee, Rebecca", "chau", ("rebecca", "mei", "yee")),
        ("Harsányi Aranka", "harsanyi", ("aranka",)),
        ("Sherif Elgohary", "gohary", ("sherif",)),
        ("佐藤 隆", "佐藤", ("隆",)),
        ("佐藤隆", "佐藤", ("隆",)),
        ("西園寺真由美", "西园寺", ("真由美",)),
        ("오지훈 부행장", "오", ("지훈",)),
        ("王海波 董事长", "王", ("海波",)),
        ("マイケル・ロビンソン", "ロビンソン", ("マイケル",)),
    ],
)
def test_family_and_given_names(person: str, family: str, given: tuple[str, ...]) -> None:
    name = parse(person)
    assert (name.family, name.given) == (family, given)


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hrynchuk", "Grinchuk"),
        ("Kateryna Holub", "Ekaterina Golub"),
        ("Sudhir Chowdhury", "Sudhir Choudhury"),
        ("Dorothy Powell", "ドロシー・パウエル"),
        ("Reem Al-Ghamdi", "ريم الغامدي"),
        ("Sami Radwan", "سامي رضوان"),
        ("劉思敏", "刘思敏"),
    ],
)
def test_a_name_in_another_spelling_is_in_the_same_block(one: str, other: str) -> None:
    assert block_key(report({"person": one})) == block_key(report({"person": other}))


def test_where_nobody_is_named_the_house_and_the_job_are_the_block() -> None:
    assert block_key(report({"person": "", "organisation": "Acme Corp."})) == "?acme|chief_technology"
