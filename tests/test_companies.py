"""Lists of companies in CSV: what is read, what is refused and where, and the list that ships."""

from __future__ import annotations

import pytest

from monitor import resources
from monitor.companies import COLUMNS, read_companies, write_companies
from monitor.errors import InputError
from monitor.resolve import house_key
from monitor.types import Company, Sector


def read(text: str) -> tuple[Company, ...]:
    return read_companies(text.encode(), house_key, source="mine.csv", own=True)


LONG = "International Business Machines"
IBM = Company(
    name="IBM",
    aliases=("Big Blue", LONG),
    ticker="IBM",
    country="US",
    sector=Sector.TECHNOLOGY,
    source="mine.csv",
    own=True,
)


@pytest.mark.parametrize(
    "text",
    [
        "name,aliases,ticker,country,sector\nIBM,Big Blue|International Business Machines,IBM,US,technology\n",
        f"\ufeffName;Aliases;Ticker;Country;Sector\r\nIBM;Big Blue |IBM| {LONG};IBM;us;Technology\r\n",
        "country,sector,name,ticker,aliases\n\n# n\nUS,TECHNOLOGY,IBM,IBM,Big Blue|International Business Machines\n",
    ],
)
def test_a_list_is_read_as_people_and_spreadsheets_write_it(text: str) -> None:
    assert read(text) == (IBM,)


def test_only_the_name_has_to_be_there() -> None:
    assert read("name\nNorvane\n") == (Company(name="Norvane", source="mine.csv", own=True),)
    assert read("name,sector\nNorvane,real estate\n")[0].sector is Sector.REAL_ESTATE


def test_what_is_written_is_read_again() -> None:
    companies = (
        IBM,
        Company(name='Norvane, "the" house', ticker="N", source="a, b", own=True),
        Company(name="#1 Cochran", source="mine.csv", own=True),
    )
    assert read(write_companies(companies)) == companies


def test_a_line_that_begins_with_a_cross_is_a_note_unless_there_are_quotes_around_it() -> None:
    told = read('name,country\n# mine, all of them, since 2020\n"#1 Cochran",US\nIBM,US\n#Off,DE\n')
    assert [company.name for company in told] == ["#1 Cochran", "IBM"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: it must name the columns, `name` among them"),
        ("IBM,US\n", "line 1: it must name the columns"),
        ("name,isin\nIBM,US1\n", "line 1: the column 'isin' is none of name, aliases"),
        ("name,name\nIBM,IBM\n", "line 1: the column 'name' is twice there"),
        ("name,country\nIBM,US\nArm,UK\n", "line 3: 'UK' is no country code (ISO 3166, two letters); write GB"),
        ("name,country\nIBM,USA\n", "line 2: 'USA' is no country code (ISO 3166, two letters); write for instance"),
        ("name,sector\nIBM,banks\n", "line 2: 'banks' is no sector; the sectors are energy, materials"),
        ("name,ticker\n,IBM\n", "line 2: it has no name"),
        ("name,ticker\nSmith, Jones & Co,SJ\n", "line 2: 1 cells more than columns; put quotes around"),
        ('name\n"IBM\n', "line 2: unexpected end of data"),
        ("name,aliases\nIBM,Blue\n\nCobalt,Blue Inc.\n", "line 4: 'Blue Inc.' is a name of 'IBM' too (line 2)"),
        ("name\nIBM\nIBM Corp\n", "line 3: 'IBM Corp' is a name of 'IBM' too (line 2)"),
    ],
)  # fmt: skip
def test_a_line_that_is_none_is_named_with_what_to_do(text: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read(text)
    assert str(raised.value).startswith(said)


def test_another_encoding_is_said_with_its_line() -> None:
    with pytest.raises(InputError, match=r"^line 3: it is not UTF-8"):
        read_companies("name\nIBM\nSociété\n".encode("latin-1"), house_key, source="", own=True)


def test_the_shipped_list_is_whole_and_no_name_in_it_is_two_companies() -> None:
    data = (resources.seeds() / "companies.csv").read_bytes()
    assert len(data) < 1_000_000
    companies = read_companies(data, house_key, source="", own=False)
    assert write_companies(companies).encode() == data
    assert data.startswith(",".join(COLUMNS).encode())
    assert all(company.source and (company.ticker or company.country or company.sector) for company in companies)
    known = {company.name: (company.ticker, company.country, company.sector) for company in companies}
    assert known["SAP"] == ("SAP.DE", "DE", Sector.TECHNOLOGY)
    assert known["Toyota"] == ("7203.T", "JP", Sector.CONSUMER_DISCRETIONARY)
    assert known["The Walt Disney Company"] == ("DIS", "US", Sector.COMMUNICATION)
