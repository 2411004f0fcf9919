"""What the network tags -> mentions, each in its place in the story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from monitor.extract.network import Sight
from monitor.extract.pieces import Floats
from monitor.extract.scheme import TAGS, Seen
from monitor.extract.windows import Window
from monitor.types import Span

_EDGE = " \t\n,;:·、，。\"'«»“”„‘’「」『』《》‹›<>[]|*/–—-"
_LOG_OF_NEVER = -1e4


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A mention in the story."""

    type: str  #: a letter of `scheme.TYPES`
    span: Span
    text: str
    sentence: int  #: counted over headline and text; lines and sentences
    lean: float = 0.0  #: towards a person (above 0) or an organisation (below): log-odds of the tags, mean over units


def find(
    windows: Sequence[Window], sights: Sequence[Sight], title: str, text: str
) -> tuple[tuple[Mention, ...], tuple[Span, ...]]:
    """Every mention of the story, once, in its order; and its sentences. What several windows show, all judge."""
    order, logs, breaks = _gather(windows, sights)
    opens = _new_lines(order, title, text)
    out: list[Mention] = []
    sentence = np.concatenate([[0], np.cumsum(breaks)]).tolist()
    leans = (logs @ _LEAN).tolist()
    for tag, first, last in _runs(_decode(logs + _BONUS, opens)):
        (in_text, start, _), (_, _, end) = order[first], order[last]
        source = text if in_text else title
        start, end = _trim(source, start, end)
        if tag == "p":
            start, end = _bare_name(source, start, end)
        elif tag == "r" and (again := _ABBREVIATION.search(source[start:end])):
            end = start + again.start()
        if start < end:
            span = Span(field="text" if in_text else "title", start=start, end=end)
            lean = sum(leans[first : last + 1]) / (last + 1 - first)
            out.append(Mention(type=tag, span=span, text=source[start:end], sentence=sentence[first], lean=lean))
    return tuple(out), tuple(_sentences(order, breaks))


def _sentences(order: list[tuple[bool, int, int]], breaks: npt.NDArray[np.bool_]) -> list[Span]:
    out: list[Span] = []
    first = 0
    for last in np.flatnonzero(breaks).tolist():
        in_text, start, _ = order[first]
        out.append(Span(field="text" if in_text else "title", start=start, end=order[last][2]))
        first = last + 1
    return out


def _gather(
    windows: Sequence[Window], sights: Sequence[Sight]
) -> tuple[list[tuple[bool, int, int]], Floats, npt.NDArray[np.bool_]]:
    """Units of the whole story in order: (in text, start, end), mean log-probabilities, whether a sentence ends."""
    in_text = np.concatenate([window.in_text for window in windows])
    starts = np.concatenate([window.starts for window in windows])
    keys = starts + in_text * np.int64(1 << 32)  # the headline first
    _, firsts, units, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    logs = np.zeros((len(firsts), len(TAGS)), np.float32)
    np.add.at(logs, units, np.concatenate([sight.tags for sight in sights]))
    ends = np.concatenate([window.ends for window in windows])[firsts]
    order = list(zip(in_text[firsts].tolist(), starts[firsts].tolist(), ends.tolist(), strict=True))
    logs /= counts[:, None]
    return order, logs, np.concatenate([window.breaks for window in windows])[firsts]


#: What each tag's log-probability adds to the lean.
_LEAN = np.array([{"p": 0.5, "o": -0.5}.get(tag[2:], 0.0) for tag in TAGS], np.float32)
#: What a date's tags are given before the likeliest is taken: time expressions are many and each is rare, so the
#: network doubts them; whether one says when a change takes effect is asked of it again with the person and the role.
DATE_BONUS = 1.25
_BONUS = np.array([DATE_BONUS if tag[2:] == "d" else 0.0 for tag in TAGS], np.float32)
_INSIDE = [place for place, tag in enumerate(TAGS) if tag[0] == "I"]  # its beginning is the tag before it


def _decode(logs: Floats, opens: Sequence[bool]) -> list[int]:
    """The likeliest tags in which each inside follows its own type, line by line: none runs into the next."""
    best = logs.argmax(1)
    before = np.where(opens, 0, np.concatenate([[0], best[:-1]]))
    astray = np.isin(best, _INSIDE) & (before != best) & (before != best - 1)
    lines = np.cumsum(opens)
    for line in np.unique(lines[astray]):  # in all other lines each unit's likeliest tag will do
        units = np.flatnonzero(lines == line)
        best[units] = _viterbi(logs[units])
    out: list[int] = best.tolist()
    return out


def _viterbi(logs: Floats) -> list[int]:
    score = [0.0] + [_LOG_OF_NEVER] * (len(TAGS) - 1)  # as if behind an outside
    steps: list[list[int]] = []
    for row in logs.tolist():
        likeliest = max(score)
        before = [score.index(likeliest)] * len(row)
        after = [likeliest + log for log in row]
        for inside in _INSIDE:
            before[inside] = inside if score[inside] > score[inside - 1] else inside - 1
            after[inside] = score[before[inside]] + row[inside]
        steps.append(before)
        score = after
    tag = score.index(max(score))
    out: list[int] = []
    for before in reversed(steps):
        out.append(tag)
        tag = before[tag]
    return out[::-1]


def _new_lines(order: Sequence[tuple[bool, int, int]], title: str, text: str) -> list[bool]:
    """Whether each unit opens a line; the text's first one opens one after the headline."""
    out = [True] * len(order)
    for i, ((before, _, end), (in_text, start, _)) in enumerate(pairwise(order), 1):
        out[i] = before != in_text or (start > end and "\n" in (text if in_text else title)[end:start])
    return out


def _runs(tags: Sequence[int]) -> list[tuple[str, int, int]]:
    """(type, first unit, last unit) of each mention."""
    out: list[tuple[str, int, int]] = []
    for i, tag in enumerate(tags):
        name = TAGS[tag]
        if name[0] == "B":
            out.append((name[2], i, i))
        elif name[0] == "I":
            out[-1] = (out[-1][0], out[-1][1], i)
    return out


def _bare(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and source[start] in _EDGE:
        start += 1
    while start < end and source[end - 1] in _EDGE:
        end -= 1
    return start, end


#: "And" at the end of a mention joins it to the next one.
_AND = re.compile(r"\s+(?:and|et|und|y|e|en|och|og|ja|i|a|oraz|ve|és|și|и|та|і)$")


def _trim(source: str, start: int, end: int) -> tuple[int, int]:
    start, end = _bare(source, start, end)
    if joined := _AND.search(source[start:end]):
        start, end = _bare(source, start, start + joined.start())
    text = source[start:end]
    if text.endswith(")") and "(" not in text:
        start, end = _bare(source, start, end - 1)
    if "(" in text[1:] and ")" not in text:  # the same thing again in brackets: "directeur technique (CTO"
        end = start + text.rindex("(")
        end -= len(source[start:end]) - len(source[start:end].rstrip())
    if text.startswith("(") and ")" not in text:
        start += 1
    return start, end


#: A title's abbreviation in brackets behind it: "directeur technique (CTO)".
_ABBREVIATION = re.compile(r"(?<=\w)\s*[(（][A-Z][A-Za-z&]{1,5}[)）]$")


#: Forms of address before a name, and after it in Japanese, Chinese and Korean: outside the mark (FORMAT.md).
_ADDRESS = re.compile(
    r"(?:(?:mr|mrs|ms|dr|prof|sir|dame|herrn?|frau|m|mme|mlle|monsieur|madame|sig|sra?|don|doña|dott|ing|dhr|mevr|"
    r"pan|pani|sayın|bay|bayan|г-н|г-жа|господин|госпожа|السيد|السيدة|الدكتور|المهندس)\.?\s+)+",
    re.IGNORECASE,
)
_ADDRESS_AFTER = re.compile(r"\s*(?:氏|さん|様|先生|女士|小姐|씨)$")


def _bare_name(source: str, start: int, end: int) -> tuple[int, int]:
    before = _ADDRESS.match(source, start, end)
    start = before.end() if before and before.end() < end else start
    after = _ADDRESS_AFTER.search(source[start:end])
    return start, start + after.start() if after and after.start() else end


def seen_in(window: Window, mentions: Sequence[Mention]) -> tuple[list[int], list[Seen]]:
    """The mentions that stand whole in a window: their places in the sequence, and as the network sees them."""
    places: list[int] = []
    seen: list[Seen] = []
    for in_text, field in ((False, "title"), (True, "text")):
        units = np.flatnonzero(window.in_text == in_text)
        if not len(units):
            continue
        starts, ends, opens = window.starts[units].tolist(), window.ends[units].tolist(), int(units[0])
        for place, mention in enumerate(mentions):
            span = mention.span
            if span.field != field or span.start < starts[0] or span.end > ends[-1]:
                continue
            first, last = bisect_right(ends, span.start), bisect_left(starts, span.end) - 1
            if first <= last:
                places.append(place)
                seen.append(Seen(type=mention.type, first=opens + first, last=opens + last, in_text=in_text))
    return places, seen
