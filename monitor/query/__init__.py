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
from monitor.query.watching import NOT_WATCHED, told_row, told_rows, wanted, watch_filter

__all__ = [
    "DEFAULT_LIMIT",
    "NOT_WATCHED",
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
    "is_dated",
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
    "stories_like",
    "tenures",
    "told_row",
    "told_rows",
    "wanted",
    "watch_filter",
]
