"""What the industries of pytickersymbols say of the sector: the words of Wikipedia, exchanges and Refinitiv (TRBC)."""

from __future__ import annotations

from monitor.types import Sector

#: Names that only the Global Industry Classification Standard has: an index's own table said them.
SECTOR_NAMES = {
    "information technology": Sector.TECHNOLOGY,
    "communication services": Sector.COMMUNICATION,
    "consumer discretionary": Sector.CONSUMER_DISCRETIONARY,
    "consumer staples": Sector.CONSUMER_STAPLES,
    "health care": Sector.HEALTH_CARE,
    "materials": Sector.MATERIALS,
}

#: A sector, and what speaks for it in an industry (folded in case): pieces of a regular expression.
_WORDS = r"""
energy: ^energy$|\boil\b|petroleum|hydrocarbon|fossil|coal\b|\bgas (?:drill|explor)|oil & gas
materials: basic materials|chemi|\bmining|metals|steel|stahl|mineral|materials|paper|cement|\bglass\b|forest|pulp|
    aluminium|copper
industrials: ^industrials$|industrial goods|(?<!electric )machinery|maschinen|aerospace|defen[cs]e|r.stung|
    luftfahrt|air freight|airline|^construction|construction & engineering|electrical (?:equip|comp)|railway|
    railroad|logisti|transport|shipping|shipbuilding|trading (?:compan|house)|professional|support services|
    commercial services|building products|heavy equipment|elevator|waste|staffing|security services|freight|
    air transport|trucking
consumer_discretionary: consumer cyclical|cyclical consumer|automo|^auto|retail(?!ing of food)|apparel|textile|
    luxury|hotel|hospitality|restaurant|leisure|travel|touris|casino|gambl|homebuild|housebuild|home construction|
    consumer electronics|sportswear|footwear|toys|fashion|e-commerce|household durables|reise|bekleidung|handel
consumer_staples: consumer non-cyclical|non-cyclical consumer|consumer defensive|\bfoods?\b|beverage|drink|brew|
    tobacco|getr.nke|personal products|personal & household|household goods|cosmetic|supermarket|lebensmittel
health_care: health\s?care|pharma|biotech|medical|medizin|diagnost|life sciences|hospital|gesundheit
financials: ^financial|banking|\bbanks?\b|insurance|versicherung|asset management|investment (?:bank|manag)|
    private equity|capital markets|brokerage|finanz|payment|securities
technology: ^technology$|technology equipment|software|semiconductor|it services|edp services|^computers?\b|
    information tech|electronic (?:comp|equip|manuf)|halbleiter|informationstech|cloud|communications & networking
communication: telecom|media|medien|broadcast|publish|advertis|entertain|video games?|mass media|internet services|
    film|music
utilities: utilit|electric (?:power|utilit)|^electric power|gas (?:supply|distribution)|water (?:supply|utilit)|
    energieversorg|multiline util
real_estate: real estate|immobilien|\breits?\b|property
"""


def _words() -> tuple[tuple[str, Sector], ...]:
    lines = _WORDS.replace("\n    ", "").strip().splitlines()
    return tuple((words.strip(), Sector(name)) for name, _, words in (line.partition(":") for line in lines))


#: (pattern, the sector that it speaks for).
SECTOR_WORDS = _words()

#: Companies whose words are another's or speak for what they do least: better no sector than a wrong one.
SECTOR_UNSURE = frozenset(
    (  # noqa: SIM905 -- read more easily as lines
        "AMD, Aegon N.V., Airbnb, Alcon, Allegion, Bridgestone, Bolloré, Casio, Costco, DCC plc, Henkel, "
        "Philip Morris International, Rational AG, Rheinmetall, Ricoh, SFC Energy, SMA Solar Technology, Shiseido, "
        "SoftBank, Sony, Stabilus, STABILUS SE, Seiko Epson, Teleperformance, Walmart"
    ).split(", ")
)
