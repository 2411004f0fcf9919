"""Questions to the database and their answers: filters in, frozen values out, for every reader alike."""

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
from monitor.query.moves import cursor, is_dated, moves
from monitor.query.sentence import place, post, sentence
from monitor.query.stories import Outcome, StoryFilter, stories_like
from monitor.query.timelines import company, person
from monitor.query.values import (
    Counts,
    FeedHealth,
    Mark,
    MoveDetail,
    MoveRow,
    NameCount,
    Passage,
    PutOff,
    SeatRow,
    Source,
    StoryRow,
    Timeline,
    VersionRow,
)

__all__ = [
    "DEFAULT_LIMIT",
    "By",
    "Counts",
    "Cursor",
    "FeedHealth",
    "Mark",
    "MoveDetail",
    "MoveFilter",
    "MoveRow",
    "NameCount",
    "Outcome",
    "Passage",
    "PutOff",
    "SeatRow",
    "Source",
    "StoryFilter",
    "StoryRow",
    "Timeline",
    "VersionRow",
    "choices",
    "company",
    "counts",
    "cursor",
    "feed_health",
    "is_dated",
    "move",
    "moves",
    "open_seats",
    "parse_filter",
    "parse_limit",
    "parse_moment",
    "person",
    "place",
    "post",
    "put_off",
    "sentence",
    "stories_like",
]
