"""Mentions set right by the whole story: names are whole words, and a name known from one place is known in all.

The network tags subword pieces one by one. Where it stops inside a word, or sees a name in four places of five, the
story itself says what it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.extract.mentions import Mention
from monitor.types import Span

#: Letters of scripts that part words by blanks and set no ending or particle behind a name without a mark: Latin (with
#: its additions), Greek and Cyrillic. Arabic puts particles before a name, Korean behind it; the rest knows no blanks.
_LETTER = re.compile(r"[0-9A-Za-z\u00aa-\u024f\u0370-\u052f\u1e00-\u1fff]")
#: A name goes on behind a nickname: Robert "Bob" Roe, Maximilian (Max) Roe.
_NICKNAME = re.compile(r" [\"“„«(]([^\W\d_]+)[\"”“»)] ([^\W\d_]{2,}(?:-[^\W\d_]+)*)")
#: What a correction in brackets begins with; it looks like a name ("(Corrects date of departure ...)").
_NO_NAME = re.compile(r"corrects?|corrected|correction|berichtigt?|korrigiert|rectificatif|corrige", re.IGNORECASE)
#: A name this short may be an ordinary word elsewhere in the story.
_SHORTEST = 3
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
#: Words in most persons' names.
_FULL_NAME = 2
#: Mentions of one type that make a name known; one in the headline is enough.
_KNOWN_BY = 2


def set_right(mentions: Sequence[Mention], sentences: Sequence[Span], title: str, text: str) -> tuple[Mention, ...]:
    """The mentions in their order: each a whole word, each name of one type wherever it stands in what was read."""
    sources = {"title": title, "text": text}
    wide = (_widened(mention, sources[mention.span.field]) for mention in mentions)
    whole = _apart([mention for mention in wide if not _NO_NAME.fullmatch(mention.text)])
    settled = _agreed(whole)
    return tuple(_once(_apart([*settled, *_overlooked(settled, sentences, sources)]), sources))


def _widened(mention: Mention, source: str) -> Mention:
    """Grown to the ends of the words that it begins and stops in, and over a nickname in the midst of a name."""
    start, end = mention.span.start, mention.span.end
    while start > 0 and _LETTER.match(source[start - 1]) and _LETTER.match(source[start]):
        start -= 1
    while end < len(source) and _LETTER.match(source[end]) and _LETTER.match(source[end - 1]):
        end += 1
    nickname = _NICKNAME.match(source, end) if mention.type == "p" and mention.text.isalpha() else None
    if nickname and nickname[2][0].isupper() and not nickname[1][1:].isupper():
        end = nickname.end()
    span = Span(field=mention.span.field, start=start, end=end)
    return mention if span == mention.span else replace(mention, span=span, text=source[start:end])


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Of mentions that overlap the longest, then the first given, in the order of the story."""
    kept: dict[str, list[Mention]] = defaultdict(list)
    taken: dict[str, set[int]] = defaultdict(set)
    for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
        places = range(mention.span.start, mention.span.end)
        if taken[mention.span.field].isdisjoint(places):
            taken[mention.span.field].update(places)
            kept[mention.span.field].append(mention)
    return [m for field in ("title", "text") for m in sorted(kept[field], key=lambda m: m.span.start)]


def _agreed(mentions: list[Mention]) -> list[Mention]:
    """One wording is one type: taken for a person here and an organisation there, a name is what all say together.

    What is mostly taken for a role ("CFO") is no organisation in between; and a first name that alone is taken for a
    person ("Ines" beside "Ines Castaldi") has as much of a say as the full one.
    """
    leans: dict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter(mention.text.casefold() for mention in mentions)
    roles: Counter[str] = Counter()
    for mention in mentions:
        leans[mention.text.casefold()] += mention.lean
        roles[mention.text.casefold()] += {"r": 1, "o": -1}.get(mention.type, 0)

    def settled(mention: Mention) -> Mention:
        words = mention.text.casefold().split()
        lean = leans[mention.text.casefold()]
        if len(words) == _FULL_NAME and leans.get(words[0], 0.0) > 0:
            lean = lean / counts[mention.text.casefold()] + leans[words[0]] / counts[words[0]]
        if mention.type == "o" and roles[mention.text.casefold()] > 0:
            return replace(mention, type="r")
        if mention.type not in "po" or lean == 0:
            return mention
        return replace(mention, type="p" if lean > 0 else "o")

    return [settled(mention) for mention in mentions]


def _overlooked(mentions: Sequence[Mention], sentences: Sequence[Span], sources: dict[str, str]) -> Iterator[Mention]:
    """Known names where the network saw none, in the sentences that it read."""
    known = _known(mentions)
    if not known:
        return
    pattern = re.compile("|".join(re.escape(name) for name in sorted(known, key=len, reverse=True)))
    have = {(m.span.field, place) for m in mentions for place in range(m.span.start, m.span.end)}
    for number, sentence in enumerate(sentences):
        source = sources[sentence.field]
        for found in pattern.finditer(source, sentence.start, sentence.end):
            start, end = found.span()
            if _is_whole(source, start, end) and not any((sentence.field, i) in have for i in range(start, end)):
                span = Span(field=sentence.field, start=start, end=end)
                yield Mention(type=known[found[0]], span=span, text=found[0], sentence=number)


def _once(mentions: Sequence[Mention], sources: dict[str, str]) -> Iterator[Mention]:
    """Without a person's name again in Latin letters, in brackets behind it ("Дэвид Уэстин (David Westin)")."""
    before: Mention | None = None
    for mention in mentions:
        if before is None or not _is_repeated(before, mention, sources[mention.span.field]):
            yield mention
        before = mention


def _is_repeated(one: Mention, other: Mention, source: str) -> bool:
    beside = one.type == other.type == "p" and one.span.field == other.span.field
    between = source[one.span.end : other.span.start].strip() if beside else ""
    return between in ("(", "（") and bool(_LATIN.match(other.text)) and not _LATIN.search(one.text)


def _known(mentions: Sequence[Mention]) -> dict[str, str]:
    """Name -> type, of persons and organisations that the story names surely."""
    counts: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        if mention.type in "po" and len(mention.text) >= _SHORTEST and _LETTER.match(mention.text):
            counts[mention.text, mention.type] += _KNOWN_BY if mention.span.field == "title" else 1
    return {name: letter for (name, letter), count in counts.items() if count >= _KNOWN_BY}


def _is_whole(source: str, start: int, end: int) -> bool:
    before = start > 0 and _LETTER.match(source[start - 1])
    after = end < len(source) and _LETTER.match(source[end])
    return not before and not after
