"""Questions to the database and their answers: filters in, frozen values out, for every reader alike."""

from monitor.query.bearers import KnownNames, OrganisationRow, PersonRow, organisations, people
from monitor.query.detail import move
from monitor.query.filters import (
    DEFAULT_LIMIT,
    By,
    Cursor,
    MoveFilter,
    choices,
    parse_filter,
    parse_limit,
    parse_moment,
)
from monitor.query.following import (
    FollowedMove,
    MovePage,
    MoveState,
    changes,
    in_pages,
    last_change,
    listing,
    stream,
)
from monitor.query.health import counts, feed_health, open_seats, put_off
from monitor.query.history import history
from monitor.query.moves import cursor, is_dated, moves
from monitor.query.names import named_so
from monitor.query.sentence import place, post, sentence
from monitor.query.stories import Outcome, StoryFilter, stories_like
from monitor.query.tenures import tenures
from monitor.query.timelines import company, person
from monitor.query.values import (
    Counts,
    Dissent,
    FeedHealth,
    Mark,
    MoveDetail,
    MoveHistory,
    MoveRow,
    NameCount,
    Passage,
    PutOff,
    SeatChange,
    SeatRow,
    Source,
    StoryRow,
    Tenure,
    Timeline,
    VersionRow,
)
from monitor.query.watches import WatchRow, watches

__all__ = [
    "DEFAULT_LIMIT",
    "By",
    "Counts",
    "Cursor",
    "Dissent",
    "FeedHealth",
    "FollowedMove",
    "KnownNames",
    "Mark",
    "MoveDetail",
    "MoveFilter",
    "MoveHistory",
    "MovePage",
    "MoveRow",
    "MoveState",
    "NameCount",
    "OrganisationRow",
    "Outcome",
    "Passage",
    "PersonRow",
    "PutOff",
    "SeatChange",
    "SeatRow",
    "Source",
    "StoryFilter",
    "StoryRow",
    "Tenure",
    "Timeline",
    "VersionRow",
    "WatchRow",
    "changes",
    "choices",
    "company",
    "counts",
    "cursor",
    "feed_health",
    "history",
    "in_pages",
    "is_dated",
    "last_change",
    "listing",
    "move",
    "moves",
    "named_so",
    "open_seats",
    "organisations",
    "parse_filter",
    "parse_limit",
    "parse_moment",
    "people",
    "person",
    "place",
    "post",
    "put_off",
    "sentence",
    "stories_like",
    "stream",
    "tenures",
    "watches",
]
