"""Whether two names of organisations are one house's."""

import pytest

from monitor.resolve.likeness import Likeness
from monitor.resolve.organisations import is_acronym, is_clipped, other_names, same_house, words_of
from monitor.resolve.renamed import heard_in_cyrillic, told_short, without_country


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Santander", "Banco Santander"),
        ("Sella", "Banca Sella"),
        ("Starling TV", "Starling Television"),
        ("Sabarmati Software", "Sabarmati Soft."),
        ("Acme Private Limited", "Acme"),
        ("維新電訊", "维新电讯"),
        ("四川西川酒业集团有限责任公司", "西川酒业"),
        ("Acme Infirmary", "Acme Infirmary NHS Foundation Trust"),
        ("Acme NHS Trust", "Acme NHS Foundation Trust"),
        ("Acme Universitetshospital", "Acme University Hospital"),
        ("i Cantieri Navali Riva", "Cantieri Navali Riva"),
        ("Cimentia SA", "French cement maker Cimentia"),
    ],
)
def test_one_house(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        assert same_house(words_of(mine), words_of(theirs)) >= Likeness.LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Telefónica", "Fundación Telefónica"),
        ("Tesco", "Tesco Bank"),
        ("Google", "Google Cloud"),
        ("Lloyds", "Lloyds Assurance"),
        ("Deutsche Bank", "Banco Santander"),
        ("Acme Kenya", "Acme"),
        ("Acme (Kenya)", "Acme"),
        ("Acme University", "Acme University Hospital"),
        ("Acme", "Acme Pharmacy"),
        ("Acme Bank", "Acme Bank Museum"),
    ],
)
def test_two_houses(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        assert same_house(words_of(mine), words_of(theirs)) is Likeness.NO


@pytest.mark.parametrize(
    ("organisation", "names"),
    [
        ('Acme Corp. (the "Company")', ()),
        ("Acme (Kenya)", ()),
        ("Acme (part of Siemens)", ()),
        ("Acme (NASDAQ: ACME)", ()),
        ("Vantelo (formerly Thistle)", (("thistle",),)),
        ("EdE Renovables S.A. (antes Eólica del Ebro)", (("eolica", "ebro"),)),
        ("State Bank of India (SBI)", (("sbi",),)),
        ("Spital Wallis / Hôpital du Valais", (("spital", "wallis"), ("hopital", "valais"))),
    ],
)
def test_only_a_former_name_or_the_initials_are_another_name(
    organisation: str, names: tuple[tuple[str, ...], ...]
) -> None:
    assert other_names(organisation) == names


def test_a_former_name_is_no_part_of_the_name() -> None:
    assert words_of("Vantelo, formerly known as Thistle") == ("vantelo",)


@pytest.mark.parametrize(
    ("short", "organisation"),
    [
        ("KGFL", "Konkan Gramin Finance Limited"),
        ("SDTB", "Société des Transports de Bretagne"),
        ("KPSiMZ", "Krajowe Przedsiębiorstwo Składów i Magazynów Zbożowych S.A."),
        ("TZCh", "Tarnobrzeskie Zakłady Chemiczne S.A."),
        ("ÚDOT", "Úřad pro dohled nad odpadovou technikou"),
        ("SBI", "State Bank of India"),
    ],
)
def test_initials(short: str, organisation: str) -> None:
    assert is_acronym(short, organisation)


@pytest.mark.parametrize(("short", "organisation"), [("SBX", "State Bank of India"), ("AB", "Acme")])
def test_no_initials(short: str, organisation: str) -> None:
    assert not is_acronym(short, organisation)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "Acme Retail Ltd"),
        ("Acme", "Acme Quick Commerce Private Limited"),
        ("Acme Partners", "Acme Partners Trust"),
        ("Acme Hypermarkets", "Acme"),
        ("Acme Laboratories", "Acme"),
        ("华东", "华东科技股份有限公司"),
        ("Acme Holdings (Kenya) Limited", "Acme Holdings"),
    ],
)
def test_a_house_told_without_what_it_does(one: str, other: str) -> None:
    assert told_short(one, other)
    assert told_short(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "Acme Pension Trustees"),
        ("Acme", "Acme Ventures"),
        ("Acme", "Acme Kenya"),
        ("Bank", "Bank Technologies"),
        ("华东银行", "华东证券"),
        ("Acme Retail", "Acme Foods"),
    ],
)
def test_a_part_is_not_the_house_told_short(one: str, other: str) -> None:
    assert not told_short(one, other)
    assert not told_short(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Acme Motors", "Acme Motors India", True),
        ("Banco Acme del Perú", "Banco Acme", True),
        ("Acme", "Acme UK Limited", False),
        ("Acme Group", "Acme Kenya", False),
        ("Acme", "Acme Asia", False),
        ("Bank", "Bank of India", False),
    ],
)
def test_a_house_told_without_its_country(one: str, other: str, same: bool) -> None:
    assert without_country(one, other) is same
    assert without_country(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "clipped"),
    [
        ("Росавтодор", "Российская служба автомобильных дорог", True),
        ("СпбГУ", "Санкт-Петербургский государственный университет", False),
        ("КазГУ", "Казанский государственный университет", True),
        ("Petrocan", "Petroleum Canada", True),
        ("Petrocan", "Petroleum Chile", False),
        ("Росбанк", "Российская служба автомобильных дорог", False),
    ],
)
def test_a_name_made_of_the_beginnings_of_words(one: str, other: str, clipped: bool) -> None:
    assert is_clipped(words_of(one), words_of(other)) is clipped


def test_ukrainian_and_russian_names_of_a_house_are_heard_alike() -> None:
    assert heard_in_cyrillic(words_of("Північні верфі"), words_of("Пивнични верфи"))
    assert not heard_in_cyrillic(words_of("Північні верфі"), words_of("Южные верфи"))
