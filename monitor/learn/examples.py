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
    keys: tuple[str, ...]  #: of each mention, as the story names it
    targets: tuple[Floats | None, ...]  #: for each mention the targets of its head; None for dates
    pairs: dict[str, Pairs]
    flagged: float  #: of the whole story: 1, 0, or UNASKED where its windows show nobody of whom it tells a change


def examples(pieces: Pieces, story: LabelledStory) -> tuple[Example, ...]:
    """The windows of a labelled story, each with its targets; those of a mention or a pair are the whole story's."""
    parts = windows(pieces, story.title.text, story.body.text)
    seen = [_seen(window, story) for window in parts]
    visible = {key for keyed in seen for key, _ in keyed}
    told = any(c.person in visible or (c.person is None and c.role in visible) for c in story.changes)
    flagged = 1.0 if told else UNASKED if story.changes else 0.0
    return tuple(_example(window, keyed, story, flagged) for window, keyed in zip(parts, seen, strict=True))


def _example(window: Window, keyed: list[tuple[str, Seen]], story: LabelledStory, flagged: float) -> Example:
    mentions = tuple(seen for _, seen in keyed)
    keys = tuple(key for key, _ in keyed)
    tags = np.zeros(len(window), np.int64)
    for seen in mentions:
        begin = TAGS.index(f"B-{seen.type}")
        tags[seen.first] = begin
        tags[seen.first + 1 : seen.last + 1] = begin + 1
    ends = np.concatenate([[0], np.cumsum(window.breaks)])
    return Example(
        window=window,
        tags=tags,
        mentions=mentions,
        keys=keys,
        targets=tuple(_mention_target(key, story.changes) for key in keys),
        pairs={
            types: _pairs(types, places, keys, mentions, ends, story.changes)
            for types, places in all_pairs(mentions).items()
        },
        flagged=flagged,
    )


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


def _mention_target(key: str, changes: tuple[LabelledChange, ...]) -> Floats | None:
    labels = MENTION_HEADS.get(key[0])
    if labels is None:
        return None
    mine = [c for c in changes if key in (c.person, c.role, c.organisation)]
    on: set[str] = {c.change for c in mine}
    lone = [c for c in mine if c.person is None]
    on |= {f"lone {c.change}" for c in lone}
    on |= {"proposed" for c in mine if c.proposed} | {"rumoured" for c in mine if c.rumoured}
    on |= {f"{c.change}:{c.kind}" for c in mine}
    out = np.array([float(label in on) for label in labels], np.float32)
    for i, label in enumerate(labels):
        if ":" in label and label.partition(":")[0] not in on:
            out[i] = UNASKED
    return out


def _pairs(
    types: str,
    places: list[tuple[int, int]],
    keys: tuple[str, ...],
    mentions: tuple[Seen, ...],
    ends: npt.NDArray[np.int64],
    changes: tuple[LabelledChange, ...],
) -> Pairs:
    places = [(a, b) for a, b in places if keys[a] != keys[b]]
    told = _told(changes)
    labels = PAIR_HEADS[types]
    targets = np.array([[float((keys[a], keys[b], label) in told) for label in labels] for a, b in places], np.float32)
    targets = targets.reshape(-1, len(labels))
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
