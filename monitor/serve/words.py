"""How values become words and links on the page. What comes from feeds is a stranger's: it is shown, never obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from markupsafe import Markup

from monitor.query import FeedHealth, Outcome, Passage, StoryRow
from monitor.text import host_of
from monitor.types import FeedState, StoryState

#: Characters that change how the text around them is read (bidi marks, embeddings, overrides and isolates), control
#: characters but line feed and tab (Unicode's category Cc), and lone surrogates (Cs).
_MISLEADING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of text, and what it says where it is marked."""

    text: str
    mark: str = ""  #: a field's name, or ""


def visible(value: object) -> object:
    """Every value on its way into a page: text loses what could make it read otherwise than it is stored."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _MISLEADING.sub("", value)


def weblink(url: str | None) -> str | None:
    """The address where it may stand in a link: http or https with a host; None for anything else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def site(url: str | None) -> str:
    """The host of an address, as a name for it."""
    return host_of(weblink(url)).removeprefix("www.")


def pieces(passage: Passage) -> tuple[Piece, ...]:
    """The passage cut at its marks."""
    found, at = [], 0
    for mark in passage.marks:
        found.append(Piece(text=passage.text[at : mark.start]))
        found.append(Piece(text=passage.text[mark.start : mark.end], mark=mark.field.replace("_", " ")))
        at = mark.end
    return tuple(piece for piece in (*found, Piece(text=passage.text[at:])) if piece.text)


def emphasised(sentence: str, names: Iterable[str | None]) -> tuple[Piece, ...]:
    """The sentence with the first occurrence of each name marked, where they stand in this order."""
    found, rest = [], sentence
    for name in filter(None, names):
        before, hit, after = rest.partition(name)
        if hit:
            found += [Piece(text=before), Piece(text=name, mark="name")]
            rest = after
    return tuple(piece for piece in (*found, Piece(text=rest)) if piece.text)


def percent(share: float) -> str:
    """0.974 as `97 %`; what is not all is never called 100 %, and what is not nothing never 0 %."""
    whole = round(share * 100)
    if share <= 0 or share >= 1:
        return f"{whole}\u202f%"
    return "<\u202f1\u202f%" if whole == 0 else f"{min(whole, 99)}\u202f%"


def span(length: timedelta) -> str:
    """A length of time in its largest unit: `3 h`, `2 days`."""
    seconds = int(abs(length).total_seconds())
    for unit, size in (("day", 86_400), ("h", 3_600), ("min", 60)):
        count = seconds // size
        if count:
            return f"{count}\u202f{unit}{'s' if unit == 'day' and count > 1 else ''}"
    return f"{seconds}\u202fs"


def ago(moment: datetime | None, now: datetime) -> str:
    """`3 h ago`, `in 12 min`, `never`."""
    if moment is None:
        return "never"
    if abs(now - moment) < timedelta(seconds=2):
        return "now"
    return f"{span(now - moment)} ago" if moment <= now else f"in {span(moment - now)}"


def health(feed: FeedHealth) -> str:
    """One word for how a feed does; also its class in the style sheet."""
    if feed.state is not FeedState.ACTIVE:
        return feed.state.value
    if feed.last_error:
        return "failing"
    return "new" if feed.last_pull_at is None else "fine"


#: Worst first: the order in which feeds are listed.
HEALTH = ("gone", "failing", "new", "paused", "fine")


#: What became of a story, in words.
OUTCOMES: dict[Outcome, str] = {
    Outcome.REJECTED: "rejected",
    Outcome.FLAGGED: "flagged",
    Outcome.FAILED: "given up",
}


def outcome(story: StoryRow) -> str:
    """What became of a story so far."""
    if story.state is StoryState.FAILED:
        return OUTCOMES[Outcome.FAILED]
    if story.flagged is None:
        return "not read yet"
    return OUTCOMES[Outcome.FLAGGED if story.flagged else Outcome.REJECTED]
