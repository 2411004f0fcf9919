"""The tables behind a role: what each code stands for, what a deputy of it is, which of two titles speaks.

Decisions that a reader of the data may ask about:

- `level` follows from the code alone, `function` too, save for the codes in `OPEN`: a vice president or a head answers
  for what the words beside the title say ("vice president of engineering" is technology).
- The president of a company keeps `president` in every language: whether that is the chair or the chief executive
  depends on the country and the firm. Where the words say the board ("président du conseil d'administration") it is
  `chair`; where they say the management board ("président du directoire", "prezes zarządu", "Vorstandsvorsitzender")
  it is `chief_executive`. An executive chair is a `chair`.
- A governor of a central bank is its `chief_executive`; elsewhere a governor is an elected politician, `other`.
- The deputy of a chief executive usually sits on the executive committee: `other_chief`. A deputy of any other chief
  does not: `head` of that function.
- A seat on a management board with a field ("Mitglied des Vorstands für Finanzen") is the chief of that field.
- The chair of a board's committee holds a board seat: `board_member`.
"""

from __future__ import annotations

from typing import NamedTuple

from monitor.types import Function, Level, RoleCode

#: code -> (function, level)
LADDER: dict[RoleCode, tuple[Function, Level]] = {
    RoleCode.CHIEF_EXECUTIVE: (Function.GENERAL, Level.C_LEVEL),
    RoleCode.CHIEF_FINANCIAL: (Function.FINANCE, Level.C_LEVEL),
    RoleCode.CHIEF_OPERATING: (Function.OPERATIONS, Level.C_LEVEL),
    RoleCode.CHIEF_TECHNOLOGY: (Function.TECHNOLOGY, Level.C_LEVEL),
    RoleCode.CHIEF_INFORMATION: (Function.TECHNOLOGY, Level.C_LEVEL),
    RoleCode.CHIEF_SECURITY: (Function.TECHNOLOGY, Level.C_LEVEL),
    RoleCode.CHIEF_MARKETING: (Function.MARKETING, Level.C_LEVEL),
    RoleCode.CHIEF_PEOPLE: (Function.PEOPLE, Level.C_LEVEL),
    RoleCode.CHIEF_PRODUCT: (Function.PRODUCT, Level.C_LEVEL),
    RoleCode.CHIEF_REVENUE: (Function.SALES, Level.C_LEVEL),
    RoleCode.CHIEF_COMMERCIAL: (Function.SALES, Level.C_LEVEL),
    RoleCode.CHIEF_RISK: (Function.RISK, Level.C_LEVEL),
    RoleCode.CHIEF_COMPLIANCE: (Function.LEGAL, Level.C_LEVEL),
    RoleCode.CHIEF_LEGAL: (Function.LEGAL, Level.C_LEVEL),
    RoleCode.CHIEF_STRATEGY: (Function.STRATEGY, Level.C_LEVEL),
    RoleCode.CHIEF_INVESTMENT: (Function.INVESTMENT, Level.C_LEVEL),
    RoleCode.CHIEF_COMMUNICATIONS: (Function.COMMUNICATIONS, Level.C_LEVEL),
    RoleCode.CHIEF_DATA: (Function.TECHNOLOGY, Level.C_LEVEL),
    RoleCode.CHIEF_PROCUREMENT: (Function.OPERATIONS, Level.C_LEVEL),
    RoleCode.CHIEF_ACCOUNTING: (Function.FINANCE, Level.C_LEVEL),
    RoleCode.OTHER_CHIEF: (Function.OTHER, Level.C_LEVEL),
    RoleCode.CHAIR: (Function.GENERAL, Level.BOARD),
    RoleCode.VICE_CHAIR: (Function.GENERAL, Level.BOARD),
    RoleCode.PRESIDENT: (Function.GENERAL, Level.C_LEVEL),
    RoleCode.MANAGING_DIRECTOR: (Function.GENERAL, Level.EXECUTIVE),
    RoleCode.GENERAL_MANAGER: (Function.GENERAL, Level.EXECUTIVE),
    RoleCode.BOARD_MEMBER: (Function.GENERAL, Level.BOARD),
    RoleCode.VICE_PRESIDENT: (Function.GENERAL, Level.EXECUTIVE),
    RoleCode.HEAD: (Function.GENERAL, Level.SENIOR),
    RoleCode.PARTNER: (Function.GENERAL, Level.SENIOR),
    RoleCode.GENERAL_SECRETARY: (Function.GENERAL, Level.EXECUTIVE),
    RoleCode.EDITOR: (Function.COMMUNICATIONS, Level.EXECUTIVE),
    RoleCode.PRINCIPAL: (Function.GENERAL, Level.EXECUTIVE),
    RoleCode.OTHER: (Function.OTHER, Level.OTHER),
}

#: Codes whose function comes from the words beside the title; the ladder's is the one where they name none.
OPEN = frozenset(
    {
        RoleCode.OTHER_CHIEF,
        RoleCode.PRESIDENT,
        RoleCode.MANAGING_DIRECTOR,
        RoleCode.GENERAL_MANAGER,
        RoleCode.VICE_PRESIDENT,
        RoleCode.HEAD,
        RoleCode.PARTNER,
    }
)

#: The title that speaks where a role has several ("chairman, president and CEO"), first to last; the first in the
#: text among equals. The specific chiefs stand above the ranks they are combined with ("executive vice president
#: and CFO") and below the posts that lead the whole ("president and COO").
ORDER = (
    (RoleCode.CHIEF_EXECUTIVE,),
    (RoleCode.MANAGING_DIRECTOR,),
    (RoleCode.CHAIR,),
    (RoleCode.PRESIDENT,),
    tuple(code for code in RoleCode if code.startswith("chief_") and code is not RoleCode.CHIEF_EXECUTIVE),
    (RoleCode.GENERAL_SECRETARY, RoleCode.PRINCIPAL, RoleCode.EDITOR, RoleCode.GENERAL_MANAGER),
    (RoleCode.OTHER_CHIEF,),
    (RoleCode.VICE_CHAIR,),
    (RoleCode.PARTNER, RoleCode.VICE_PRESIDENT),
    (RoleCode.HEAD,),
    (RoleCode.BOARD_MEMBER,),
    (RoleCode.OTHER,),
)
PLACE_IN_ORDER = {code: place for place, codes in enumerate(ORDER) for code in codes}

#: What the deputy, vice or assistant of a post is; every chief that is not named here has a `head` for a deputy.
DEPUTY: dict[RoleCode, RoleCode] = {
    RoleCode.CHIEF_EXECUTIVE: RoleCode.OTHER_CHIEF,
    RoleCode.MANAGING_DIRECTOR: RoleCode.OTHER_CHIEF,
    RoleCode.CHAIR: RoleCode.VICE_CHAIR,
    RoleCode.VICE_CHAIR: RoleCode.VICE_CHAIR,
    RoleCode.PRESIDENT: RoleCode.VICE_PRESIDENT,
    RoleCode.BOARD_MEMBER: RoleCode.BOARD_MEMBER,
    RoleCode.VICE_PRESIDENT: RoleCode.OTHER,
    RoleCode.HEAD: RoleCode.OTHER,
    RoleCode.PARTNER: RoleCode.OTHER,
    RoleCode.OTHER: RoleCode.OTHER,
}


class Field(NamedTuple):
    """What a role may answer for: the function it belongs to, and the chief of it where that post has a code."""

    function: Function
    chief: RoleCode | None


#: The names that the seed tables use in their `field` and `hint` rows.
FIELDS: dict[str, Field] = {
    "finance": Field(Function.FINANCE, RoleCode.CHIEF_FINANCIAL),
    "treasury": Field(Function.FINANCE, None),
    "accounting": Field(Function.FINANCE, RoleCode.CHIEF_ACCOUNTING),
    "operations": Field(Function.OPERATIONS, RoleCode.CHIEF_OPERATING),
    "works": Field(Function.OPERATIONS, None),
    "procurement": Field(Function.OPERATIONS, RoleCode.CHIEF_PROCUREMENT),
    "technology": Field(Function.TECHNOLOGY, RoleCode.CHIEF_TECHNOLOGY),
    "engineering": Field(Function.TECHNOLOGY, None),
    "it": Field(Function.TECHNOLOGY, RoleCode.CHIEF_INFORMATION),
    "security": Field(Function.TECHNOLOGY, RoleCode.CHIEF_SECURITY),
    "data": Field(Function.TECHNOLOGY, RoleCode.CHIEF_DATA),
    "people": Field(Function.PEOPLE, RoleCode.CHIEF_PEOPLE),
    "staff": Field(Function.PEOPLE, None),
    "legal": Field(Function.LEGAL, RoleCode.CHIEF_LEGAL),
    "compliance": Field(Function.LEGAL, RoleCode.CHIEF_COMPLIANCE),
    "marketing": Field(Function.MARKETING, RoleCode.CHIEF_MARKETING),
    "brand": Field(Function.MARKETING, None),
    "sales": Field(Function.SALES, RoleCode.CHIEF_REVENUE),
    "commercial": Field(Function.SALES, RoleCode.CHIEF_COMMERCIAL),
    "customers": Field(Function.SALES, None),
    "product": Field(Function.PRODUCT, RoleCode.CHIEF_PRODUCT),
    "risk": Field(Function.RISK, RoleCode.CHIEF_RISK),
    "audit": Field(Function.RISK, None),
    "communications": Field(Function.COMMUNICATIONS, RoleCode.CHIEF_COMMUNICATIONS),
    "strategy": Field(Function.STRATEGY, RoleCode.CHIEF_STRATEGY),
    "development": Field(Function.STRATEGY, None),
    "investment": Field(Function.INVESTMENT, RoleCode.CHIEF_INVESTMENT),
    "markets": Field(Function.INVESTMENT, None),
    "research": Field(Function.RESEARCH, None),
    "care": Field(Function.OTHER, None),
}
