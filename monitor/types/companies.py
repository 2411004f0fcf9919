"""Companies as lists know them."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.types.closed import Sector


@dataclass(frozen=True, kw_only=True, slots=True)
class Company:
    """A company of a list: what it is called, and what the list says of it."""

    name: str  #: as the list writes it
    aliases: tuple[str, ...] = ()  #: what else it is called
    ticker: str | None = None  #: of its listing at home, with the exchange as Yahoo writes it (SAP.DE); US: bare
    country: str | None = None  #: of its seat; ISO 3166-1 alpha-2
    sector: Sector | None = None
    source: str = ""  #: where the list has it from
    own: bool = False  #: of the user's own list, which wins over the shipped one

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, its name first."""
        return self.name, *self.aliases


#: What is written for a code and is none.
COUNTRY_SLIPS = {"UK": "GB", "EL": "GR"}
#: The codes of ISO 3166-1 alpha-2, and XK, which is in use for Kosovo.
COUNTRIES = frozenset(
    (  # noqa: SIM905 -- read more easily as lines
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
        "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
        "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
        "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
        "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
        "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
        "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
    ).split()
)
