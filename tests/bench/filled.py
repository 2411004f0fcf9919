"""A database of any number of moves, of the shape that news gives: few organisations with many moves, many with one.

Rows go in through Core bulk inserts into the real schema (the store's own methods, one transaction a story, would take
minutes); names are made of syllables, so nothing here is anybody's name.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert

from monitor.resolve import block_key, seat_key
from monitor.store import story_words, upgrade
from monitor.store.engine import connect, writing
from monitor.store.keys import search_key
from monitor.store.tables import (
    entries,
    feeds,
    move_reports,
    move_versions,
    moves,
    readings,
    reports,
    revisions,
    stories,
)
from monitor.types import (
    KINDS,
    Change,
    Event,
    FeedState,
    Function,
    Level,
    PullOutcome,
    Report,
    RoleCode,
    Status,
    StoryState,
)

#: The newest announcement; listings count back from here.
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
#: The time that the moves are spread over.
SPAN = timedelta(days=3 * 365)
FEEDS = 200
ORGANISATIONS = 20_000
#: Stories without a move for each story with one.
REJECTED = 1
BATCH = 5_000

_SYLLABLES = (
    "an",
    "ba",
    "bel",
    "cor",
    "dan",
    "fer",
    "gal",
    "il",
    "jo",
    "kas",
    "lan",
    "mo",
    "nel",
    "pa",
    "sal",
    "ven",
    "wi",
)
_ENDINGS = (
    "Bank",
    "Group",
    "Energy",
    "Motors AG",
    "Pharma",
    "Systems Inc",
    "Holding SA",
    "Foods",
    "Léman",
    "Insurance plc",
)
#: wording, code, function, level and how often news tells of it, roughly
_ROLES: tuple[tuple[str, RoleCode, Function, Level, int], ...] = (
    ("chief executive officer", RoleCode.CHIEF_EXECUTIVE, Function.GENERAL, Level.C_LEVEL, 22),
    ("CFO", RoleCode.CHIEF_FINANCIAL, Function.FINANCE, Level.C_LEVEL, 14),
    ("member of the board", RoleCode.BOARD_MEMBER, Function.GENERAL, Level.BOARD, 14),
    ("chairman", RoleCode.CHAIR, Function.GENERAL, Level.BOARD, 8),
    ("Geschäftsführer", RoleCode.MANAGING_DIRECTOR, Function.GENERAL, Level.EXECUTIVE, 8),
    ("head of Asia", RoleCode.HEAD, Function.GENERAL, Level.EXECUTIVE, 8),
    ("directeur technique", RoleCode.CHIEF_TECHNOLOGY, Function.TECHNOLOGY, Level.C_LEVEL, 5),
    ("CTO", RoleCode.CHIEF_TECHNOLOGY, Function.TECHNOLOGY, Level.C_LEVEL, 5),
    ("senior vice president, sales", RoleCode.VICE_PRESIDENT, Function.SALES, Level.EXECUTIVE, 8),
    ("general counsel", RoleCode.CHIEF_LEGAL, Function.LEGAL, Level.C_LEVEL, 4),
    ("chief compliance officer", RoleCode.CHIEF_COMPLIANCE, Function.RISK, Level.C_LEVEL, 1),
    ("editor-in-chief", RoleCode.EDITOR, Function.OTHER, Level.EXECUTIVE, 3),
)
_LANGUAGES = (("en", 55), ("de", 10), ("fr", 10), ("es", 8), ("ja", 5), ("it", 5), ("pt", 4), ("fi", 1))
_STATUSES = ((Status.CONFIRMED, 93), (Status.PROPOSED, 4), (Status.RUMOURED, 3))
_TEXT = "The company said on Monday that the change takes effect at once, and that the board thanks everybody. " * 4
#: Stories that tell one move.
_SOURCES = ((1, 70), (2, 20), (4, 10))


def fill(url: str, number: int, *, seed: int = 7) -> None:
    """Make the database at `url` and put `number` moves in, with their stories, entries, readings, reports and
    versions, and for each story with a move `REJECTED` without one."""
    upgrade(url)
    engine = connect(url)
    with writing(engine) as connection:
        connection.execute(insert(feeds), [_feed(n) for n in range(1, FEEDS + 1)])
        waiting: dict[Table, list[dict[str, Any]]] = {}
        for table, row in _rows(number, random.Random(seed)):
            waiting.setdefault(table, []).append(row)
            if table is moves and row["id"] % BATCH == 0:
                _flush(connection, waiting)
        _flush(connection, waiting)
    engine.dispose()


def fill_unresolved(url: str, number: int, each: int, *, seed: int = 7) -> None:
    """Make the database at `url` with `number` moves, each told by so many stories over three weeks that are read and
    not resolved yet: a third of them have the person by an initial or the house without its last word.
    """
    upgrade(url)
    engine = connect(url)
    rng = random.Random(seed)
    names = _Names(rng)
    with writing(engine) as connection:
        connection.execute(insert(feeds), [_feed(n) for n in range(1, FEEDS + 1)])
        waiting: dict[Table, list[dict[str, Any]]] = {}
        for story in range(1, number * each + 1):
            if story % each == 1 or each == 1:
                announced = NOW - SPAN * (1 - story / (number * each))
                told = _told(rng, names, announced.date()) | {"status": Status.CONFIRMED, "role": "the chief"}
            seen = announced + timedelta(days=21) * rng.random()
            for table, row in _story(story, f"Story {story}", "en", seen, flagged=True):
                fresh = {"state": StoryState.READ} if table is stories else {}
                waiting.setdefault(table, []).append(row | fresh)
            waiting.setdefault(reports, []).append(_report(story, told) | _varied(told, rng))
            if story % BATCH == 0:
                _flush(connection, waiting)
        _flush(connection, waiting)
    engine.dispose()


def _varied(told: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    given, _, family = (told["person"] or "").partition(" ")
    said = dict(told)
    if rng.random() < 0.2 and family:
        said["person"] = f"{given[0]}. {family}"
    if rng.random() < 0.15:
        said["organisation"] = told["organisation"].rpartition(" ")[0]
    report = Report(**{name: value for name, value in said.items() if name != "confidence"})
    return said | {"block_key": block_key(report), "seat_key": seat_key(report)}


def _flush(connection: Connection, waiting: dict[Table, list[dict[str, Any]]]) -> None:
    """In the order that foreign keys ask for."""
    telling = {row["story_id"] for row in waiting.get(reports, ())}
    texts = [(row["id"], row["title"], row["text"]) for row in waiting.get(revisions, ()) if row["id"] in telling]
    for table in (stories, entries, revisions, readings, reports, moves, move_reports, move_versions):
        if rows := waiting.pop(table, None):
            connection.execute(insert(table), rows)
    story_words.put(connection, texts)


def _rows(number: int, rng: random.Random) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Every row, the moves in the order of their announcement."""
    names = _Names(rng)
    story = 0
    for move in range(1, number + 1):
        announced = NOW - SPAN * (1 - move / number)
        told = _told(rng, names, announced.date())
        first = story + 1
        language = _one_of(rng, _LANGUAGES)
        sources = _one_of(rng, _SOURCES)
        for n in range(sources):
            story += 1
            seen = announced + timedelta(hours=n)
            yield from _story(story, f"{told['organisation']} names {told['person']}", language, seen, flagged=True)
            yield reports, _report(story, told)
            yield move_reports, {"report_id": story, "move_id": move}
        for _ in range(sources * REJECTED):
            story += 1
            yield from _story(story, f"Quarterly results of {names.organisation()}", language, announced, flagged=False)
        yield moves, _move(move, first, told, announced, sources)
        changed = {name: [None, str(value)] for name, value in told.items() if value is not None}
        yield (
            move_versions,
            {"move_id": move, "number": 1, "recorded_at": announced, "event": Event.ANNOUNCED, "changed": changed},
        )


class _Names:
    """Names of syllables: each person has two moves on average, a tenth of the organisations half of all moves."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._organisations = [f"{self._word()} {self._word()} {rng.choice(_ENDINGS)}" for _ in range(ORGANISATIONS)]
        self._people = [""]

    def organisation(self) -> str:
        return self._organisations[int(ORGANISATIONS * self._rng.random() ** 3)]

    def person(self) -> str:
        if self._rng.random() < 0.5:
            self._people.append(f"{self._word()} {self._word()}{self._word().lower()}")
        return self._rng.choice(self._people[-20_000:])

    def _word(self) -> str:
        return "".join(self._rng.choices(_SYLLABLES, k=self._rng.randint(2, 3))).capitalize()


def _one_of(rng: random.Random, weighted: tuple[tuple[Any, int], ...]) -> Any:
    return rng.choices([value for value, _ in weighted], weights=[weight for _, weight in weighted])[0]


def _told(rng: random.Random, names: _Names, day: date) -> dict[str, Any]:
    """The values of a report, and of the move that rests on it."""
    role, code, function, level = _one_of(rng, tuple((row[:4], row[4]) for row in _ROLES))
    change = rng.choice(tuple(Change))
    arrives = change is Change.APPOINTED
    return {
        "person": names.person() or None,
        "change": change,
        "kind": rng.choice(sorted(KINDS[change])),
        "status": _one_of(rng, _STATUSES),
        "role": role,
        "role_code": code,
        "function": function,
        "level": level,
        "organisation": names.organisation(),
        "previous_role": "treasurer" if arrives and rng.random() < 0.4 else None,
        "previous_organisation": names.organisation() if arrives and rng.random() < 0.4 else None,
        "predecessor": names.person() if arrives and rng.random() < 0.5 else None,
        "successor": names.person() if not arrives and rng.random() < 0.5 else None,
        "effective_on": day if rng.random() < 0.5 else None,
        "confidence": round(0.4 + 0.6 * rng.random(), 3),
    }


def _feed(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "url": f"https://feed-{number}.example/rss",
        "title": f"Feed {number}",
        "state": FeedState.ACTIVE,
        "current_interval": timedelta(minutes=15),
        "next_pull_at": NOW,
        "last_outcome": PullOutcome.UPDATED,
        "added_at": NOW - SPAN,
    }


def _story(
    number: int, title: str, language: str, at: datetime, *, flagged: bool
) -> Iterator[tuple[Table, dict[str, Any]]]:
    url = f"https://feed-{number % FEEDS + 1}.example/story/{number}"
    clocks = {"published_at": at, "first_seen_at": at}
    yield stories, {
        "id": number, "url": url, "canonical_url": url, "title": title, "state": StoryState.RESOLVED, "revision": 1,
        "next_try_at": at, "language": language, **clocks,
    }  # fmt: skip
    yield entries, {
        "id": number, "feed_id": number % FEEDS + 1, "story_id": number, "guid": url, "url": url, "title": title,
        "summary": "", "content": "", "content_hash": f"{number:064x}", **clocks,
    }  # fmt: skip
    yield revisions, {
        "id": number, "story_id": number, "number": 1, "title": title, "text": _TEXT, "text_hash": f"{number:064x}",
        "source": "feed", "reason": "the feed has the full text", "language": language, "settled_at": at,
    }  # fmt: skip
    yield readings, {
        "id": number, "story_id": number, "revision_id": number, "model": "bench", "language": language,
        "flagged": flagged, "score": 0.9 if flagged else 0.1, "reason": "names a successor" if flagged else "results",
        "read_at": at, "current": True,
    }  # fmt: skip


def _keys(told: dict[str, Any]) -> tuple[str, str]:
    return f"{search_key(told['person'])}", f"{search_key(told['organisation'])}/{told['role_code']}"


def _report(story: int, told: dict[str, Any]) -> dict[str, Any]:
    block, seat = _keys(told)
    return told | {
        "id": story, "reading_id": story, "story_id": story, "ordinal": 0, "evidence": {"sentence": ["text", 0, 100]},
        "snippet": _TEXT[:100], "block_key": block, "seat_key": seat,
    }  # fmt: skip


def _move(number: int, story: int, told: dict[str, Any], announced: datetime, sources: int) -> dict[str, Any]:
    return told | {
        "id": number,
        "person_key": search_key(told["person"]),
        "organisation_key": search_key(told["organisation"]),
        "role_key": search_key(told["role"]),
        "seat_key": _keys(told)[1],
        "country": ("US", "GB", "DE", "FR", None, "JP", "FI")[min(len(told["organisation"]) % 9, 6)],
        "announced_at": announced,
        "first_seen_at": announced + timedelta(minutes=number % 50),
        "updated_at": announced,
        "sources": sources,
        "best_report_id": story,
        "best_story_id": story,
        "version": 1,
        "change_seq": number,
    }
