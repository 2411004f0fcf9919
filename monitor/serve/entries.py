"""Moves as entries of a feed or events of a calendar: what each says, and by which name it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid5

from monitor import query
from monitor.query import MoveRow, SourceLink
from monitor.serve import words
from monitor.serve.site import Site
from monitor.text import squeeze
from monitor.types import Function, Kind, Level, Status

#: Of a document without an entry: it must tell when it last changed, and is to stay the same from pull to pull.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One move."""

    uuid: UUID  #: made from the database's identity and the move's id: the address of the page may change
    move: MoveRow
    title: str  #: the sentence of the move
    facts: tuple[str, ...]  #: in words: kind, level, effective day, how sure
    #: Gives facts, the sentence it was read from, sources as links: made where it is asked for, of the other fields.
    html: Callable[[], str] = field(repr=False)
    sources: tuple[SourceLink, ...]
    address: str  #: of its page
    tags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """What a feed or a calendar holds."""

    uuid: UUID  #: of the database and the filter
    title: str
    address: str  #: its own
    page: str  #: the page of the same moves
    entries: tuple[Entry, ...]  #: newest first

    @property
    def updated(self) -> datetime:
        """When one of the moves last changed."""
        return max((entry.move.updated_at for entry in self.entries), default=NEVER)


def document(
    site: Site, rows: Sequence[MoveRow], asked: Mapping[str, str], *, base: str, address: str, page: str
) -> Document:
    """The moves as entries. `asked` is the filter as it was given, `base` the address of the site's front page."""
    identity = query.identity(site.store)
    sources = query.source_links(site.store, [row.id for row in rows])
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in asked.items())
    return Document(
        uuid=uuid5(identity, "moves?" + "&".join(f"{name}={value}" for name, value in sorted(asked.items()))),
        title=plain(f"Leadership moves: {said}" if said else "Leadership moves"),
        address=address,
        page=page,
        entries=tuple(_entry(site, identity, row, sources.get(row.id, ()), base=base) for row in rows),
    )


def _entry(site: Site, identity: UUID, row: MoveRow, sources: tuple[SourceLink, ...], *, base: str) -> Entry:
    told = facts(row)

    def html() -> str:
        return plain(site.pages.text("entry.html", {"move": row, "facts": told, "sources": sources}))

    return Entry(
        uuid=uuid5(identity, f"move/{row.id}"),
        move=row,
        title=squeeze(plain(query.sentence(row))),
        facts=told,
        html=html,
        sources=sources,
        address=f"{base}moves/{row.id}",
        tags=_tags(row),
    )


def plain(text: str) -> str:
    """Text without the characters that no XML document may hold, nor those that change how others are read."""
    return str(words.visible(text)).translate({0xFFFE: None, 0xFFFF: None})


def facts(move: MoveRow) -> tuple[str, ...]:
    """What is known of a move beside its sentence, in words."""
    kind = "" if move.kind is Kind.UNKNOWN else f" ({move.kind.value})"
    found = [
        f"{move.change.value}{kind}",
        "" if move.status is Status.CONFIRMED else move.status.value,
        "" if move.level is Level.OTHER else move.level.value.replace("c_level", "C-level"),
        "" if move.function is Function.OTHER else move.function.value,
        plain(", ".join(filter(None, (move.ticker, move.sector, move.country)))).replace("_", " "),
        f"{move.sources} source{'' if move.sources == 1 else 's'}",
        f"{words.percent(move.confidence)} sure",
    ]
    return tuple(filter(None, found))


#: Values that say nothing.
_NO_TAGS = frozenset({"unknown", "other"})


def _tags(move: MoveRow) -> tuple[str, ...]:
    told = (move.change, move.kind, move.status, move.role_code, move.function, move.level)
    return tuple(dict.fromkeys(each.value for each in told if each.value not in _NO_TAGS))
