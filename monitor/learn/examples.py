"""Labelled stories -> windows with targets: what the network is trained on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitor.extract.pieces import Floats, Pieces
from monitor.extract.scheme import MENTION_HEADS, PAIR_HEADS, TAGS, Seen, all_pairs, features_of
from monitor.extract.windows import Window, windows
from monitor.learn.corpus import LabelledChange, LabelledStory, Mark

UNASKED = -1.0  #: a target that does not count


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairs:
    """The pairs of one head in a window."""

    places: npt.NDArray[np.int64]  #: (pairs, 2): places in the example's mentions
    features: Floats  #: (pairs, PAIR_FEATURES)
    targets: Floats  #: (pairs, labels of the head)


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A window with its gold."""

    window: Window
    tags: npt.NDArray[np.int64]
    mentions: tuple[Seen, ...]
    targets: tuple[Floats | None, ...]  #: for each mention the targets of its head; None for dates
    pairs: dict[str, Pairs]
    flagged: float  #: 1, 0, or UNASKED where the window does not show what the story tells


def examples(pieces: Pieces, story: LabelledStory, *, near_only: bool = True) -> tuple[Example, ...]:
    """The windows of a labelled story, each with its targets.

    `near_only`: what a change tells of two things is so of their mentions in one sentence and of the nearest two, and
    not asked of the others. A person named in one paragraph as the newcomer and quoted in five is then not taught as
    a newcomer six times. Otherwise it is so of every two mentions of them.
    """
    shown = windows(pieces, story.title.text, story.body.text)
    return tuple(_example(window, story, near_only) for window in shown)


def _example(window: Window, story: LabelledStory, near_only: bool) -> Example:
    keyed = _seen(window, story)
    mentions = tuple(seen for _, seen in keyed)
    keys = tuple(key for key, _ in keyed)
    tags = np.zeros(len(window), np.int64)
    for seen in mentions:
        begin = TAGS.index(f"B-{seen.type}")
        tags[seen.first] = begin
        tags[seen.first + 1 : seen.last + 1] = begin + 1
    ends = np.concatenate([[0], np.cumsum(window.breaks)])
    pairs = {
        types: _pairs(types, places, keys, mentions, ends, story.changes, near_only)
        for types, places in all_pairs(mentions).items()
    }
    telling = _telling(pairs, keys, story.changes)
    return Example(
        window=window,
        tags=tags,
        mentions=mentions,
        targets=tuple(_mention_target(key, i in telling, story.changes) for i, key in enumerate(keys)),
        pairs=pairs,
        flagged=1.0 if telling else UNASKED if story.changes else 0.0,
    )


def _telling(pairs: dict[str, Pairs], keys: tuple[str, ...], changes: tuple[LabelledChange, ...]) -> frozenset[int]:
    """The mentions that tell of a change here: those in a pair that does, and those of a change without a pair."""
    out = {i for i, key in enumerate(keys) if any(key in alone for alone in map(_unpaired, changes))}
    for types in ("pr", "po"):
        rows = pairs[types].places[(pairs[types].targets[:, :2] == 1).any(1)]
        out |= set(rows.ravel().tolist())
    return frozenset(out)


def _unpaired(change: LabelledChange) -> tuple[str | None, ...]:
    """The keys of a change that no pair of a person with a role or an organisation tells."""
    if change.person is None:
        return (change.role or change.organisation,)
    return (change.person,) if change.role is None and change.organisation is None else ()


def _seen(window: Window, story: LabelledStory) -> list[tuple[str, Seen]]:
    """The marks that stand whole in the window, in its order."""
    out: list[tuple[str, Seen]] = []
    for in_text, marks in ((False, story.title.marks), (True, story.body.marks)):
        units = np.flatnonzero(window.in_text == in_text)
        if len(units):
            starts, ends = window.starts[units], window.ends[units]
            out += [(mark.key, seen) for mark in marks if (seen := _place(mark, units, starts, ends, in_text))]
    return out


def _place(
    mark: Mark,
    units: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int32],
    ends: npt.NDArray[np.int32],
    in_text: bool,
) -> Seen | None:
    if mark.start < starts[0] or mark.end > ends[-1]:
        return None
    first = int(np.searchsorted(ends, mark.start, side="right"))
    last = int(np.searchsorted(starts, mark.end, side="left")) - 1
    if last < first:
        return None
    return Seen(type=mark.key[0], first=int(units[first]), last=int(units[last]), in_text=in_text)


def _mention_target(key: str, telling: bool, changes: tuple[LabelledChange, ...]) -> Floats | None:
    """What is so of a mention; where it does not tell, what it takes part in elsewhere is not asked of it."""
    labels = MENTION_HEADS.get(key[0])
    if labels is None:
        return None
    mine = [c for c in changes if key in (c.person, c.role, c.organisation)]
    on: set[str] = {c.change for c in mine}
    lone = [c for c in mine if c.person is None]
    on |= {f"lone {c.change}" for c in lone}
    on |= {"proposed" for c in mine if c.proposed} | {"rumoured" for c in mine if c.rumoured}
    on |= {f"{c.change}:{c.kind}" for c in mine}
    yes = 1.0 if telling else UNASKED
    out = np.array([yes if label in on else 0.0 for label in labels], np.float32)
    for i, label in enumerate(labels):
        if ":" in label and (label.partition(":")[0] not in on or not telling):
            out[i] = UNASKED
    return out


def _pairs(
    types: str,
    places: list[tuple[int, int]],
    keys: tuple[str, ...],
    mentions: tuple[Seen, ...],
    ends: npt.NDArray[np.int64],
    changes: tuple[LabelledChange, ...],
    near_only: bool,
) -> Pairs:
    places = [(a, b) for a, b in places if keys[a] != keys[b]]
    told = _told(changes)
    labels = PAIR_HEADS[types]
    near = _near(places, keys, mentions, ends) if near_only else set(places)
    yes = [1.0 if pair in near else UNASKED for pair in places]
    targets = np.array(
        [
            [value if (keys[a], keys[b], label) in told else 0.0 for label in labels]
            for (a, b), value in zip(places, yes, strict=True)
        ],
        np.float32,
    ).reshape(-1, len(labels))
    if types == "ro":
        owned = {role for role, _, label in told if label == "of"}
        for i, (a, _) in enumerate(places):
            if keys[a] not in owned:
                targets[i] = UNASKED
    return Pairs(
        places=np.array(places, np.int64).reshape(-1, 2),
        features=features_of(places, mentions, ends),
        targets=targets,
    )


def _near(
    places: list[tuple[int, int]], keys: tuple[str, ...], mentions: tuple[Seen, ...], ends: npt.NDArray[np.int64]
) -> set[tuple[int, int]]:
    """Of the pairs of mentions of two things those in one sentence, and the nearest: the ones that may tell."""
    out: set[tuple[int, int]] = set()
    nearest: dict[tuple[str, str], tuple[int, tuple[int, int]]] = {}
    for a, b in places:
        one, other = mentions[a], mentions[b]
        if ends[one.first] == ends[other.first]:
            out.add((a, b))
        gap = max(one.first, other.first) - min(one.last, other.last)
        nearest[keys[a], keys[b]] = min(nearest.get((keys[a], keys[b]), (gap, (a, b))), (gap, (a, b)))
    return out | {pair for _, pair in nearest.values()}


def _told(changes: tuple[LabelledChange, ...]) -> frozenset[tuple[str | None, str | None, str]]:
    """(first key, second key, label) of every relation that the changes tell."""
    out: set[tuple[str | None, str | None, str]] = set()
    for c in changes:
        out |= {(c.person, c.role, c.change), (c.person, c.organisation, c.change), (c.role, c.organisation, "of")}
        for name, (role, organisation) in (("was", c.was), ("to", c.to)):
            out |= {(c.person, role, name), (c.person, organisation, name), (role, organisation, "of")}
        out |= {(c.person, c.on, c.change), (c.role, c.on, c.change)}
        out |= {
            (c.person, c.replaces, "replaces"),
            (c.replaced, c.person, "replaces"),
            (c.person, c.reports, "reports"),
        }
    return frozenset(told for told in out if told[0] and told[1])
