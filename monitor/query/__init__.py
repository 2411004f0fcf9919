"""Questions to the database and their answers: filters in, frozen values out, for every reader alike."""

from monitor.query.arriving import arrived, newest_move
from monitor.query.bearers import KnownNames, OrganisationRow, PersonRow, organisations, people
from monitor.query.database import identity, last_change
from monitor.query.detail import move
from monitor.query.evidence import whole
from monitor.query.filters import (
    DEFAULT_LIMIT,
    By,
    Cursor,
    MoveFilter,
    choices,
    parse_filter,
    parse_languages,
    parse_limit,
    parse_moment,
)
from monitor.query.following import (
    FollowedMove,
    MovePage,
    MoveState,
    changed_since,
    in_pages,
    last_seq,
    listing,
    stream,
)
from monitor.query.health import counts, failing_feeds, feed_health, open_seats, open_seats_after, put_off
from monitor.query.history import history
from monitor.query.judging import JudgedStory, JudgementRow, judged_stories, judgements
from monitor.query.moves import cursor, is_dated, moves, page
from monitor.query.names import named_so, words_of
from monitor.query.seats import LeftSeat, left_open, seats
from monitor.query.sentence import place, post, sentence
from monitor.query.sources import source_links
from monitor.query.stories import Outcome, StoryFilter, stories_like
from monitor.query.story_detail import StoryDetail, StoryReport, story
from monitor.query.story_pages import StoryPage, story_page
from monitor.query.tallies import (
    Tallies,
    Tally,
    WeekTally,
    companies_lately,
    number_of,
    people_lately,
    tallies,
)
from monitor.query.tenures import tenures, tenures_of
from monitor.query.timelines import MOST_NAMES, company, person
from monitor.query.told import told_in_full
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
from monitor.query.watches import WatchRow, watches
from monitor.query.watching import NOT_WATCHED, told_row, told_rows, wanted, watch_filter
from monitor.query.wording import by_user, changes, in_words

__all__ = [
    "DEFAULT_LIMIT",
    "MOST_NAMES",
    "NOT_WATCHED",
    "By",
    "Counts",
    "Cursor",
    "Dissent",
    "FeedHealth",
    "FollowedMove",
    "JudgedStory",
    "JudgementRow",
    "KnownNames",
    "LeftSeat",
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
    "SourceLink",
    "StoryDetail",
    "StoryFilter",
    "StoryPage",
    "StoryReport",
    "StoryRow",
    "Tallies",
    "Tally",
    "Tenure",
    "Timeline",
    "VersionRow",
    "WatchRow",
    "WeekTally",
    "arrived",
    "by_user",
    "changed_since",
    "changes",
    "choices",
    "companies_lately",
    "company",
    "counts",
    "cursor",
    "failing_feeds",
    "feed_health",
    "history",
    "identity",
    "in_pages",
    "in_words",
    "is_dated",
    "judged_stories",
    "judgements",
    "last_change",
    "last_seq",
    "left_open",
    "listing",
    "move",
    "moves",
    "named_so",
    "newest_move",
    "number_of",
    "open_seats",
    "open_seats_after",
    "organisations",
    "page",
    "parse_filter",
    "parse_languages",
    "parse_limit",
    "parse_moment",
    "people",
    "people_lately",
    "person",
    "place",
    "post",
    "put_off",
    "seats",
    "sentence",
    "source_links",
    "stories_like",
    "story",
    "story_page",
    "stream",
    "tallies",
    "tenures",
    "tenures_of",
    "told_in_full",
    "told_row",
    "told_rows",
    "wanted",
    "watch_filter",
    "watches",
    "whole",
    "words_of",
]
