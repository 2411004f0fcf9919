"""Makes seeds/companies.csv: names, ticker, country and sector of listed companies, from data sets that pip installs.

    pip install pytickersymbols edgartools pyarrow wordfreq
    python -m tests.tools.companies > seeds/companies.csv

pytickersymbols (MIT) lists the members of twenty share indices with what Wikipedia and their exchanges say of them.
edgartools (MIT) carries the SEC's list of the companies that are traded in the United States (public domain): their
names and tickers. Both hold mistakes, so a value stands in the list only where witnesses agree, and a name that two
companies could have is left out: a wrong ticker is worse than none. wordfreq (Apache 2.0) says which names are words.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import distribution, version
from typing import Any

import pyarrow.parquet
from pytickersymbols import PyTickerSymbols
from wordfreq import zipf_frequency

from monitor.companies import COLUMNS, NAMES_APART
from monitor.resolve import house_key
from monitor.resolve.likeness import Likeness
from monitor.resolve.organisations import same_house, words_of
from monitor.resolve.words_of_houses import GENERIC, PLACES
from monitor.text import squeeze
from monitor.types import Sector
from tests.tools.sectors import SECTOR_NAMES, SECTOR_UNSURE, SECTOR_WORDS

#: index -> the country whose companies it holds: a witness beside what the data set says, and the ISIN.
HOMES = {
    "AEX": "NL", "BEL 20": "BE", "CAC_40": "FR", "CAC Mid 60": "FR", "DAX": "DE", "DOW JONES": "US", "FTSE 100": "GB",
    "IBEX 35": "ES", "MDAX": "DE", "NASDAQ 100": "US", "NIKKEI 225": "JP", "OMX Helsinki 25": "FI",
    "OMX Stockholm 30": "SE", "SDAX": "DE", "S&P 100": "US", "S&P 500": "US", "S&P 600": "US", "Switzerland 20": "CH",
    "TecDAX": "DE",
}  # fmt: skip
#: Indices of small companies: one named by a plain word is not what a story means by that word.
SMALL = {"S&P 600", "SDAX", "CAC Mid 60"}
COUNTRIES = {
    "Argentina": "AR", "Australia": "AU", "Bahamas": "BS", "Belgium": "BE", "Bermuda": "BM", "Canada": "CA",
    "China": "CN", "Finland": "FI", "France": "FR", "Germany": "DE", "Guernsey": "GG", "Ireland": "IE",
    "Isle of Man": "IM", "Israel": "IL", "Italy": "IT", "Japan": "JP", "Luxembourg": "LU", "Mexico": "MX",
    "Netherlands": "NL", "Puerto Rico": "US", "Singapore": "SG", "Spain": "ES", "Sweden": "SE", "Switzerland": "CH",
    "United Kingdom": "GB", "United States": "US",
}  # fmt: skip
STATES = frozenset(
    (  # noqa: SIM905 -- read more easily as lines
        "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, D.C., Delaware, Florida, Georgia, "
        "Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, "
        "Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, "
        "New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, "
        "South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming"
    ).split(", ")
)
#: Where a company of a country is listed at home, in Yahoo's notation.
ENDINGS = {
    "BE": ".BR", "CH": ".SW", "DE": ".DE", "ES": ".MC", "FI": ".HE", "FR": ".PA", "GB": ".L", "IE": ".IR", "IT": ".MI",
    "JP": ".T", "LU": ".LU", "NL": ".AS", "SE": ".ST", "US": "",
}  # fmt: skip
#: What papers call companies for short, where it is not the name without its legal form, and nobody else's.
SHORT = {
    "Banco Bilbao Vizcaya Argentaria": "BBVA", "Banco Sabadell": "Sabadell",
    "Banco Santander": "Santander", "Citigroup": "Citi", "ExxonMobil": "Exxon",
    "General Motors": "GM", "Goldman Sachs": "Goldman", "IBM": "International Business Machines",
    "JPMorgan Chase": "JPMorgan", "Johnson & Johnson": "J&J",
    "Marks & Spencer": "M&S", "Mercedes-Benz Group": "Mercedes-Benz", "Meta Platforms": "Meta",
    "Mitsubishi UFJ Financial Group": "MUFG", "Munich Re": "Münchener Rück", "Nippon Telegraph & Telephone": "NTT",
    "PNC Financial Services": "PNC", "Procter & Gamble": "P&G", "Rolls-Royce Holdings": "Rolls-Royce",
    "Sumitomo Mitsui Financial Group": "SMFG", "The Coca-Cola Company": "Coca-Cola",
    "The Walt Disney Company": "Disney", "Truist Financial": "Truist", "UnitedHealth Group": "UnitedHealth",
    "Volkswagen Group": "VW", "Wells Fargo": "Wells Fargo & Company",
}  # fmt: skip
#: Names (by key) that the news gives to two houses: a news agency and an oil company; a bank and a utility; the
#: carmaker and the family's holding; two insurers; two groups; a bank and the maker of pans; a group and its telephone
#: company.
SHARED = {"apa", "fortis", "porsche", "prudential", "reliance", "seb", "softbank"}
#: Zipf frequency (wordfreq) from which a name of one word is a word of English first: 10 in a million words.
PLAIN_WORD = 4.0
#: The same of a company that is not among the largest: 0.4 in a million. And of any, however large ("News").
RARE_WORD, COMMON_WORD = 2.6, 5.2
#: Places in the SEC's list, which goes by size, up to which a company is large (about 8 billion dollars).
LARGE = 1_500
#: Letters from which a name of one word is more than an acronym that many houses share ("BCE", "ATS").
ACRONYM = 4
#: Shells, funds and vehicles of the SEC's list: nobody is named to lead them in the news.
VEHICLES = re.compile(
    r"\b(fund|funds|etf|etn|spac|acquisition|trust [ivx\d]+|income trust|royalty trust|term trust|municipal|blank check"
    r"|merger|grayscale|proshares|ishares|spdr|opportunit\w+|warrants?|notes|preferred|depositary|partners [ivx]+"
    r"|credit suisse|authority)\b",
    re.IGNORECASE,
)
_STATE_MARK = re.compile(r"\s*[/\\][A-Za-z .&]{0,12}[/\\]?\s*$")
_ASIDE = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Listed:
    """A company on its way into the list."""

    name: str
    aliases: tuple[str, ...] = ()
    ticker: str | None = None
    country: str | None = None
    sector: Sector | None = None
    source: str = ""
    plain: bool = False  #: a large index holds it: a name that is a plain word may stand
    large: bool = False
    cik: str | None = None  #: the SEC's number of it
    listings: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The name first."""
        return (self.name, *self.aliases)


# --- share indices --------------------------------------------------------------------------------------------------


def of_indices() -> list[Listed]:
    """The members of the indices, those first that large indices hold."""
    data = PyTickerSymbols()
    member_of: dict[str, set[str]] = defaultdict(set)
    for index in data.get_all_indices():
        for stock in data.get_stocks_by_index(index):
            member_of[stock["name"]].add(index)
    source = f"pytickersymbols {version('pytickersymbols')}"
    return [_of_index(stock, member_of[stock["name"]], source) for stock in data.get_all_stocks()]


def _of_index(stock: Mapping[str, Any], indices: set[str], source: str) -> Listed:
    country = _country(stock, indices)
    listings = [stock.get("symbol") or "", *(row.get("yahoo") or "" for row in stock.get("symbols") or ())]
    return Listed(
        name=squeeze(_ASIDE.sub("", stock["name"])),
        aliases=(SHORT[stock["name"]],) if stock["name"] in SHORT else (),
        ticker=_ticker(listings, country),
        country=country,
        sector=None if stock["name"] in SECTOR_UNSURE else _sector(stock.get("industries") or ()),
        source=source,
        plain=bool(indices - SMALL),
        listings=frozenset(name for name in listings if name and "." not in name),
    )


def _country(stock: Mapping[str, Any], indices: set[str]) -> str | None:
    """What most of three witnesses say (seat, ISIN, index); None where no two agree."""
    said = [part.strip() for part in (stock.get("country") or "").split(",")][-1]
    witnesses = Counter({HOMES[index] for index in indices if index in HOMES})
    witnesses.update({isin[:2] for isin in stock.get("isins") or ()})
    witnesses.update([code] if (code := COUNTRIES.get(said, "US" if said in STATES else None)) else [])
    best = witnesses.most_common(2)
    if not best or best[0][1] < 2 or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _ticker(listings: list[str], country: str | None) -> str | None:
    """The listing at home; None where the data set names none."""
    if country not in ENDINGS:
        return None
    ending = ENDINGS[country]
    # Frankfurt's floor and Xetra, Germany's main market, write a share alike; the data set names the floor.
    if country == "DE" and f"{listings[0].removesuffix('.DE')}.F" in listings:
        return f"{listings[0].removesuffix('.DE')}.DE"
    return next((name for name in listings if name and (name.endswith(ending) if ending else "." not in name)), None)


def _sector(industries: Iterable[str]) -> Sector | None:
    """The sector by its name in the index's own table, else the one that more than half of the words speak for."""
    told = [squeeze(word).casefold() for word in industries]
    named = {SECTOR_NAMES[word] for word in told if word in SECTOR_NAMES}
    if len(named) == 1:
        return named.pop()
    votes = Counter(sector for word in told for pattern, sector in SECTOR_WORDS if re.search(pattern, word))
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] * 2 > votes.total() else None


# --- the SEC's list -------------------------------------------------------------------------------------------------


def of_sec() -> list[Listed]:
    """The companies traded on an exchange of the United States: name and first ticker (the SEC's order, by size)."""
    path = distribution("edgartools").locate_file("edgar/reference/data/company_tickers.parquet")
    found: dict[str, Listed] = {}
    source = f"SEC company_tickers, in edgartools {version('edgartools')}"
    for place, row in enumerate(pyarrow.parquet.read_table(str(path)).to_pylist()):
        if row["exchange"] not in ("NYSE", "Nasdaq") or VEHICLES.search(row["name"]):
            continue
        known = found.get(row["cik"])
        if known is None:
            found[row["cik"]] = Listed(
                name=_STATE_MARK.sub("", squeeze(row["name"])).rstrip(",/"),
                ticker=row["ticker"],
                source=source,
                large=place < LARGE,
                cik=row["cik"],
                listings=frozenset((row["ticker"],)),
            )
        else:
            found[row["cik"]] = replace(known, listings=known.listings | {row["ticker"]})
    return list(found.values())


# --- one list -------------------------------------------------------------------------------------------------------


def joined(indices: list[Listed], sec: list[Listed]) -> list[Listed]:
    """The SEC's name as another name of the index's company where ticker and likeness agree; a ticker that the SEC has
    for another company is dropped.
    """
    by_listing = {listing: row for row in sec for listing in row.listings}
    used: set[str] = set()
    found = []
    for company in indices:
        rows = {by_listing[name].name: by_listing[name] for name in company.listings if name in by_listing}
        alike = [row for row in rows.values() if _alike(company.name, row.name)]
        used |= {row.name for row in alike}
        others = [row.name for row in alike if house_key(row.name) != house_key(company.name)]
        strange = company.ticker in by_listing and by_listing[company.ticker] not in alike
        found.append(
            replace(
                company,
                aliases=(*company.aliases, *others[:1]),
                ticker=None if strange else company.ticker,
                cik=alike[0].cik if alike else None,
            )
        )
    return found + [row for row in sec if row.name not in used]


def _alike(one: str, other: str) -> bool:
    return same_house(words_of(one), words_of(other)) >= Likeness.LIKELY


#: A word of 2 in a million that so many others in the SEC's list begin with may mean any of them ("Orion"); a made-up
#: one means the house whose funds they are ("Invesco").
MANY, KNOWN_WORD = 2, 3.3


def without_doubt(companies: list[Listed]) -> list[Listed]:
    """Names that are nobody's alone are left out, and companies that have no other."""
    heads = Counter(words_of(each.name)[0] for each in companies if not each.sector and len(words_of(each.name)) > 1)
    claims: dict[str, list[int]] = defaultdict(list)
    for place, company in enumerate(companies):
        for key in {house_key(name) or "" for name in company.names}:
            claims[key].append(place)
    found: dict[str, Listed] = {}
    for place, company in enumerate(companies):
        clear = (name for name in company.names if _owner(claims, name, companies) == place)
        names = [name for name in clear if _telling(name, company, heads)]
        if names and (company.ticker or company.country or company.sector):
            found.setdefault(house_key(names[0]) or "", replace(company, name=names[0], aliases=tuple(names[1:])))
    return sorted(found.values(), key=lambda company: company.name.casefold())


def _owner(claims: Mapping[str, list[int]], name: str, companies: list[Listed]) -> int | None:
    """The company that may have the name: the only one. Two share classes are one company, and a large company of
    another country is the one that the SEC lists by the same name.
    """
    places = claims[house_key(name) or ""]
    of_index = [place for place in places if companies[place].source.startswith("pytickersymbols")]
    different = {companies[place].cik or companies[place].ticker for place in of_index}
    abroad = of_index and companies[of_index[0]].plain and companies[of_index[0]].country != "US"
    if len(places) == 1 or (len(different) == 1 and (abroad or len(of_index) == len(places))):
        return (of_index or places)[0]
    return None


def _telling(name: str, company: Listed, heads: Mapping[str, int]) -> bool:
    words = words_of(name)
    if not set(words) - GENERIC - PLACES or len("".join(words)) < 2 or house_key(name) in SHARED:
        return False
    if len(words) > 1:
        return True
    frequency: float = zipf_frequency(house_key(name) or "", "en")
    if heads[words[0]] >= MANY and frequency >= KNOWN_WORD:
        return False
    if company.plain:
        return frequency < COMMON_WORD
    return len(words[0]) >= ACRONYM and frequency < (PLAIN_WORD if company.large else RARE_WORD)


def main() -> None:
    """Writes the list to standard output."""
    companies = without_doubt(joined(of_indices(), of_sec()))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    for each in companies:
        aliases = NAMES_APART.join(each.aliases)
        out.writerow((each.name, aliases, each.ticker, each.country, each.sector, each.source))


if __name__ == "__main__":
    main()
