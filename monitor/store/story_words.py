"""The words of stories that tell of changes, for the search: on SQLite an FTS5 table, on PostgreSQL a `tsvector`.

Both are given the same words, folded and taken apart here, and both are asked in their own language for the same
terms, so that they find the same. Rows are of revisions and never change: whoever asks goes by the current reading.
The table is none of the models' (Alembic knows no FTS5); migration 0003 makes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Select, cast, column, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from monitor.errors import UsageError
from monitor.text import fold

#: The table of the search, and those that FTS5 keeps for it.
TABLES = ("story_words", *(f"story_words_{part}" for part in ("data", "idx", "docsize", "config")))

#: Letters of scripts that write no blanks between words (Thai, Lao, Burmese, Khmer, kana, Han), and Hangul, whose
#: particles are written to the word: each is a word, and a run of them a phrase.
_APART = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_APART}]|[^\\W_{_APART}]+")
#: What is searched of a story: more than any article, and a `tsvector` holds a megabyte.
_LONGEST_TEXT = 200_000
#: A word of a `tsvector` holds 2,046 bytes; what is longer is no word of a language.
_LONGEST_WORD = 100
_ASKED = re.compile(r'"([^"]*)"?|([^\s"]+)')

_MAKE = {
    # The words come with blanks between them: `ascii` takes every other letter for one of a word, whatever the release
    # of SQLite knows of Unicode. Without content the table holds the index alone.
    "sqlite": ("create virtual table story_words using fts5(words, content='', tokenize='ascii')",),
    "postgresql": (
        "create table story_words (revision_id integer primary key references revisions (id), words tsvector not null)",
        "create index ix_story_words_words on story_words using gin (words)",
    ),
}
_KNOWN = {
    "sqlite": "select id from story_words_docsize where id = :revision",
    "postgresql": "select revision_id from story_words where revision_id = :revision",
}
_MISSING = {
    "sqlite": "with w as (select id from story_words_docsize) ",
    "postgresql": "with w as (select revision_id as id from story_words) ",
}
_ADD = {
    "sqlite": "insert into story_words (rowid, words) values (:revision, :words)",
    "postgresql": "insert into story_words (revision_id, words) values (:revision, cast(:words as tsvector))",
}
#: Revisions that a current reading found changes in.
_TELLING = "select r.revision_id from readings r join reports p on p.reading_id = r.id where r.current"
_TOLD = f"select v.id, v.title, v.text from revisions v where v.id in ({_TELLING}) order by v.id"  # noqa: S608
_BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """Words that stand one after the other."""

    words: tuple[str, ...]
    prefix: bool  #: whether the last one may go on


def make(connection: Connection) -> None:
    """The table, with the words of the stories that are there."""
    for statement in _MAKE[connection.dialect.name]:
        connection.execute(text(statement))
    rows = connection.execute(text(_TOLD), execution_options={"yield_per": _BATCH})
    for part in rows.partitions():
        put(connection, ((row.id, row.title, row.text or "") for row in part))


def add(connection: Connection, revision_id: int, title: str, body: str) -> None:
    """The words of a revision, once: what it says does not change."""
    known = connection.execute(text(_KNOWN[connection.dialect.name]), {"revision": revision_id}).first()
    if known is None:
        put(connection, [(revision_id, title, body)])


def put(connection: Connection, revisions: Iterator[tuple[int, str, str]] | list[tuple[int, str, str]]) -> None:
    """The words of revisions (id, title, text) that are not there yet."""
    lexemes = connection.dialect.name == "postgresql"
    rows = []
    for revision_id, title, body in revisions:
        said = words(f"{title}\n{body[:_LONGEST_TEXT]}")
        rows.append({"revision": revision_id, "words": _vector(said) if lexemes else " ".join(said)})
    if rows:
        connection.execute(text(_ADD[connection.dialect.name]), rows)


def missing(connection: Connection) -> str:
    """The query that counts the stories whose words are not there though they tell of changes."""
    count = f"select count(*) from ({_TELLING}) t where t.revision_id not in (select id from w)"  # noqa: S608
    return _MISSING[connection.dialect.name] + count


def words(said: str) -> list[str]:
    """The words of a text in their order, folded; letters of scripts without blanks one by one."""
    # Folding takes Hangul apart into its sounds; nothing else is left that could be composed again.
    return [word[:_LONGEST_WORD] for word in _WORD.findall(unicodedata.normalize("NFC", fold(said)))]


def _vector(said: list[str]) -> str:
    """Words with their places, as PostgreSQL reads a `tsvector`; letters and digits need no escape."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(said, start=1):
        places[word].append(str(place))
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


def terms(asked: str, *, name: str = "search") -> tuple[Term, ...]:
    """What a search asks for: every word, in quotes words one after the other; the last word may go on.

    A word that is written with a hyphen, or in a script without blanks, is a phrase of its parts. UsageError, by
    the name of what is asked, for a search without a letter or digit."""
    found = [
        Term(words=tuple(said), prefix=match[2] is not None and match.end() == len(asked.rstrip()))
        for match in _ASKED.finditer(asked)
        if (said := words(match[0]))
    ]
    if not found:
        raise UsageError(f"{name}: {asked!r} has no letter or digit to look for", name=name)
    return tuple(found)


def matching(dialect: str, wanted: tuple[Term, ...]) -> Select[tuple[int]]:
    """The ids of the revisions in which all terms stand."""
    found = table("story_words", column("rowid"), column("revision_id"), column("words"))
    if dialect == "postgresql":
        asked = cast(" & ".join(_tsquery(term) for term in wanted), TSQUERY)
        return select(found.c.revision_id).where(found.c.words.op("@@")(asked))
    phrases = " ".join(f'"{" ".join(term.words)}"' + ("*" if term.prefix else "") for term in wanted)
    return select(found.c.rowid).where(literal_column("story_words").op("match")(phrases))


def _tsquery(term: Term) -> str:
    said = " <-> ".join(f"'{word}'" for word in term.words)
    return f"({said}:*)" if term.prefix else f"({said})"
