"""The nouns of the house and their closed sets.

Every room takes and gives these values; none of them knows a database, a socket or a clock. All are frozen; text is
plain text (never HTML); every datetime is aware UTC, checked when the value is made.
"""

from monitor.types.access import Token
from monitor.types.closed import (
    KINDS,
    VAGUE,
    Change,
    DeliveryState,
    Event,
    FeedState,
    Function,
    Kind,
    Level,
    News,
    PageKind,
    PullOutcome,
    Rhythm,
    RoleCode,
    Sector,
    Status,
    StoryState,
)
from monitor.types.companies import (
    COUNTRIES,
    COUNTRY_SLIPS,
    Company,
)
from monitor.types.feeds import (
    Entry,
    Feed,
    ParsedFeed,
    Pull,
    Response,
    Subscription,
)
from monitor.types.languages import (
    LANGUAGES,
)
from monitor.types.pages import (
    Page,
)
from monitor.types.reading import (
    Reading,
    Report,
    Span,
    Story,
    Verdict,
)
from monitor.types.resolving import (
    Block,
    Cluster,
    Decision,
    FieldValue,
    KnownMove,
    KnownReport,
    ReportKeys,
    Resolution,
)
from monitor.types.watching import (
    AskedWatch,
    Delivery,
    DeliveryRow,
    NewWatch,
    Standing,
    Told,
    ToldMove,
    Watch,
    WatchHealth,
)

__all__ = [
    "COUNTRIES",
    "COUNTRY_SLIPS",
    "KINDS",
    "LANGUAGES",
    "VAGUE",
    "AskedWatch",
    "Block",
    "Change",
    "Cluster",
    "Company",
    "Decision",
    "Delivery",
    "DeliveryRow",
    "DeliveryState",
    "Entry",
    "Event",
    "Feed",
    "FeedState",
    "FieldValue",
    "Function",
    "Kind",
    "KnownMove",
    "KnownReport",
    "Level",
    "NewWatch",
    "News",
    "Page",
    "PageKind",
    "ParsedFeed",
    "Pull",
    "PullOutcome",
    "Reading",
    "Report",
    "ReportKeys",
    "Resolution",
    "Response",
    "Rhythm",
    "RoleCode",
    "Sector",
    "Span",
    "Standing",
    "Status",
    "Story",
    "StoryState",
    "Subscription",
    "Token",
    "Told",
    "ToldMove",
    "Verdict",
    "Watch",
    "WatchHealth",
]
