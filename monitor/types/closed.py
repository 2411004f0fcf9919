"""The closed sets, each member with its meaning; stored as their strings."""

from __future__ import annotations

from enum import StrEnum


class Change(StrEnum):
    """What happens to a person and a post."""

    APPOINTED = "appointed"  #: starts in the post
    DEPARTED = "departed"  #: leaves the post


class Kind(StrEnum):
    """How the change comes about."""

    HIRED = "hired"  #: appointed from outside
    PROMOTED = "promoted"  #: appointed from inside, upward
    MOVED = "moved"  #: inside, sideways or unclear; of a departure: to another post of the same house
    INTERIM = "interim"  #: appointed for the time being
    ELECTED = "elected"  #: appointed to a board by a vote
    RETURNED = "returned"  #: appointed to where they had been before
    RESIGNED = "resigned"  #: left of their own accord
    RETIRED = "retired"  #: left working life
    DISMISSED = "dismissed"  #: was removed
    DIED = "died"  #: died in office
    EXPIRED = "expired"  #: term or contract ended
    UNKNOWN = "unknown"  #: the text does not say


#: The kinds that each change may have.
KINDS: dict[Change, frozenset[Kind]] = {
    Change.APPOINTED: frozenset(
        {Kind.HIRED, Kind.PROMOTED, Kind.MOVED, Kind.INTERIM, Kind.ELECTED, Kind.RETURNED, Kind.UNKNOWN}
    ),
    Change.DEPARTED: frozenset(
        {Kind.RESIGNED, Kind.RETIRED, Kind.DISMISSED, Kind.DIED, Kind.MOVED, Kind.EXPIRED, Kind.UNKNOWN}
    ),
}


class Status(StrEnum):
    """How sure the source itself is."""

    CONFIRMED = "confirmed"  #: announced, or reported as decided
    PROPOSED = "proposed"  #: nominated, subject to a vote or an approval
    RUMOURED = "rumoured"  #: may, in talks, sources expect


class RoleCode(StrEnum):
    """The job, named without ambiguity and without language."""

    CHIEF_EXECUTIVE = "chief_executive"
    CHIEF_FINANCIAL = "chief_financial"
    CHIEF_OPERATING = "chief_operating"
    CHIEF_TECHNOLOGY = "chief_technology"
    CHIEF_INFORMATION = "chief_information"
    CHIEF_SECURITY = "chief_security"
    CHIEF_MARKETING = "chief_marketing"
    CHIEF_PEOPLE = "chief_people"
    CHIEF_PRODUCT = "chief_product"
    CHIEF_REVENUE = "chief_revenue"
    CHIEF_COMMERCIAL = "chief_commercial"
    CHIEF_RISK = "chief_risk"
    CHIEF_COMPLIANCE = "chief_compliance"
    CHIEF_LEGAL = "chief_legal"
    CHIEF_STRATEGY = "chief_strategy"
    CHIEF_INVESTMENT = "chief_investment"
    CHIEF_COMMUNICATIONS = "chief_communications"
    CHIEF_DATA = "chief_data"
    CHIEF_PROCUREMENT = "chief_procurement"
    CHIEF_ACCOUNTING = "chief_accounting"
    OTHER_CHIEF = "other_chief"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    PRESIDENT = "president"
    MANAGING_DIRECTOR = "managing_director"
    GENERAL_MANAGER = "general_manager"
    BOARD_MEMBER = "board_member"
    VICE_PRESIDENT = "vice_president"
    HEAD = "head"
    PARTNER = "partner"
    GENERAL_SECRETARY = "general_secretary"
    EDITOR = "editor"
    PRINCIPAL = "principal"
    OTHER = "other"


#: Values that say less than any other of their set: another one beside them is more, not otherwise.
VAGUE: frozenset[Kind | RoleCode] = frozenset({Kind.UNKNOWN, RoleCode.OTHER, RoleCode.OTHER_CHIEF, RoleCode.HEAD})


class Function(StrEnum):
    """The part of an organisation that a role answers for."""

    GENERAL = "general"
    FINANCE = "finance"
    OPERATIONS = "operations"
    TECHNOLOGY = "technology"
    PEOPLE = "people"
    LEGAL = "legal"
    MARKETING = "marketing"
    SALES = "sales"
    PRODUCT = "product"
    RISK = "risk"
    COMMUNICATIONS = "communications"
    STRATEGY = "strategy"
    INVESTMENT = "investment"
    RESEARCH = "research"
    OTHER = "other"


class Level(StrEnum):
    """The rung of the ladder."""

    BOARD = "board"
    C_LEVEL = "c_level"
    EXECUTIVE = "executive"
    SENIOR = "senior"
    OTHER = "other"


class Event(StrEnum):
    """What made a version of a move."""

    RUMOURED = "rumoured"
    PROPOSED = "proposed"
    ANNOUNCED = "announced"  #: told as decided
    EFFECTIVE = "effective"  #: the day came on which it takes effect
    DETAILED = "detailed"  #: more is told, or the same in fuller words
    CORRECTED = "corrected"  #: something that was told is told otherwise
    DENIED = (
        "denied"  #: said not to be so: what was decided is disputed, anything else (and what is taken back) is gone
    )
    MERGED = "merged"  #: part of another move from now on
    WITHDRAWN = "withdrawn"  #: no story tells it any longer
    RESTORED = "restored"  #: told again after it was withdrawn or denied, or taken out of another move


class FeedState(StrEnum):
    """Whether a feed is pulled."""

    ACTIVE = "active"
    PAUSED = "paused"  #: by the user
    GONE = "gone"  #: the server said 410


class StoryState(StrEnum):
    """How far a story has come; every stage takes its work from the table by this."""

    NEW = "new"  #: an entry came in; its text is not settled yet
    FETCHED = "fetched"  #: its text is settled: from the feed, or from the page
    READ = "read"  #: it has a current reading
    RESOLVED = "resolved"  #: its reports stand in moves, or it has none
    FAILED = "failed"  #: it brought a stage down too often; skipped and listed by `monitor doctor`


class PageKind(StrEnum):
    """What a fetched page turned out to be."""

    ARTICLE = "article"
    CONSENT = "consent"  #: a cookie or consent wall, or an aggregator's interstitial
    PAYWALL = "paywall"  #: a stub: the first lines and a call to subscribe
    EMPTY = "empty"  #: no main text found


class PullOutcome(StrEnum):
    """What came of one pull of a feed."""

    UPDATED = "updated"  #: the document changed
    UNCHANGED = "unchanged"  #: 304, or the same bytes as last time
    FAILED = "failed"  #: no answer, an error status, or no feed; it is tried again later
    GONE = "gone"  #: 410: never tried again unless the user says so


class Sector(StrEnum):
    """The eleven sectors into which share indices sort companies (the cut of the Global Industry Classification
    Standard of MSCI and S&P, in short names).
    """

    ENERGY = "energy"  #: oil, gas, coal, what drills for them
    MATERIALS = "materials"  #: chemicals, metals, mining, paper, building materials
    INDUSTRIALS = "industrials"  #: machines, aerospace, construction, transport, services to firms
    CONSUMER_DISCRETIONARY = "consumer_discretionary"  #: cars, shops, clothes, hotels, travel
    CONSUMER_STAPLES = "consumer_staples"  #: food, drink, tobacco, household goods, supermarkets
    HEALTH_CARE = "health_care"  #: drugs, devices, hospitals
    FINANCIALS = "financials"  #: banks, insurers, exchanges, payments
    TECHNOLOGY = "technology"  #: software, hardware, chips, IT services
    COMMUNICATION = "communication"  #: telecoms, media, publishing, games
    UTILITIES = "utilities"  #: power, gas, water
    REAL_ESTATE = "real_estate"  #: landlords, developers, REITs


class Rhythm(StrEnum):
    """When a watch tells."""

    IMMEDIATE = "immediate"  #: each move, as soon as it is known
    DAILY = "daily"  #: one message a day
    WEEKLY = "weekly"  #: one message a week


class News(StrEnum):
    """Why a watch tells of a move."""

    NEW = "new"  #: it was not told before
    CONFIRMED = "confirmed"  #: told as a rumour, as a proposal or as disputed; decided now
    DATED = "dated"  #: another day on which it takes effect
    CORRECTED = "corrected"  #: person, organisation or post are told otherwise now
    DISPUTED = "disputed"  #: told as decided; the last word on it is a denial now
    WITHDRAWN = "withdrawn"  #: told, and not so


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"  #: to be sent, or sent again
    SENT = "sent"  #: taken by the receiver
    DEAD = "dead"  #: given up on; `monitor watch redeliver` takes it up again
