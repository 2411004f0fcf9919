"""Questions to the database and their answers: filters in, frozen values out, for every reader alike."""

from monitor.query.database import identity, last_change
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
from monitor.query.health import counts, feed_health, open_seats, put_off
from monitor.query.history import history
from monitor.query.moves import cursor, is_dated, moves
from monitor.query.names import named_so
from monitor.query.sentence import place, post, sentence
from monitor.query.sources import source_links
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
    SourceLink,
    StoryRow,
    Tenure,
    Timeline,
    VersionRow,
)

__all__ = [
    "DEFAULT_LIMIT",
    "By",
    "Counts",
    "Cursor",
    "Dissent",
    "FeedHealth",
    "Mark",
    "MoveDetail",
    "MoveFilter",
    "MoveHistory",
    "MoveRow",
    "NameCount",
    "Outcome",
    "Passage",
    "PutOff",
    "SeatChange",
    "SeatRow",
    "Source",
    "SourceLink",
    "StoryFilter",
    "StoryRow",
    "Tenure",
    "Timeline",
    "VersionRow",
    "choices",
    "company",
    "counts",
    "cursor",
    "feed_health",
    "history",
    "identity",
    "is_dated",
    "last_change",
    "move",
    "moves",
    "named_so",
    "open_seats",
    "parse_filter",
    "parse_limit",
    "parse_moment",
    "person",
    "place",
    "post",
    "put_off",
    "sentence",
    "source_links",
    "stories_like",
    "tenures",
]
