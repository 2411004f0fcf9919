"""The loss of a batch of stories: of their tags, and of what is asked of each story's mentions together."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from monitor.extract.scheme import BETWEEN, MENTION_HEADS, PAIR_HEADS
from monitor.learn.examples import Example
from monitor.learn.network import Network
from monitor.learn.plan import Cycle, Plan

Lesson = tuple[Example, ...]  #: the windows of a story


def batch_loss(network: Network, stories: list[Lesson], plan: Plan, cycle: Cycle, rng: random.Random) -> Tensor:
    """The sum of the losses of all heads."""
    batch = [e for story in stories for e in story]
    story_of = [i for i, story in enumerate(stories) for _ in story]
    lengths = torch.tensor([len(e.window) for e in batch])
    time = int(lengths.max())
    vectors = torch.zeros(len(batch), time, batch[0].window.vectors.shape[1])
    tags = torch.full((len(batch), time), -100)
    for i, e in enumerate(batch):
        vectors[i, : len(e.window)] = torch.from_numpy(e.window.vectors)
        tags[i, : len(e.window)] = torch.from_numpy(e.tags)
    if network.training:  # a unit forgotten now and then: the others must tell it
        vectors = vectors * (torch.rand(len(batch), time, 1) > 0.04)
    states = network.encode(vectors, lengths)
    mask = torch.arange(time)[None] < lengths[:, None]
    tag_loss = functional.cross_entropy(network.tags(states).flatten(0, 1), tags.flatten())
    whole, flags = network.look(states, mask)
    flag_loss = _asked(together(flags[:, None], story_of), torch.tensor([[story[0].flagged] for story in stories]), 1.0)
    return cycle.tag_weight * tag_loss + flag_loss + _relations(network, batch, story_of, states, whole, plan, rng)


def together(logits: Tensor, groups: Sequence[Hashable]) -> Tensor:
    """(answers, labels) -> (groups, labels), in the order in which the groups come: one yes of a group is enough.

    The logarithm of the summed exponentials, a soft maximum: no place in a story must tell what another one tells.
    """
    number = {group: i for i, group in enumerate(dict.fromkeys(groups))}
    index = torch.tensor([number[group] for group in groups])
    rows = index[:, None].expand_as(logits)
    top = torch.full((len(number), logits.shape[1]), -1e9).scatter_reduce(0, rows, logits.detach(), "amax")
    sums = torch.zeros_like(top).index_add(0, index, torch.exp(logits - top.index_select(0, index)))
    return top + torch.log(sums)


def _firsts(groups: Sequence[Hashable]) -> list[int]:
    """Where each group comes first."""
    seen: dict[Hashable, int] = {}
    for i, group in enumerate(groups):
        seen.setdefault(group, i)
    return list(seen.values())


def _relations(
    network: Network,
    batch: list[Example],
    story_of: list[int],
    states: Tensor,
    whole: Tensor,
    plan: Plan,
    rng: random.Random,
) -> Tensor:
    """The losses of what is asked of mentions and of pairs of them."""
    time = states.shape[1]
    flat = states.flatten(0, 1)
    sums = torch.cat([torch.zeros(1, flat.shape[1]), flat.cumsum(0)])
    spans = np.array([_jitter(m.first, m.last, i, e, time, rng) for i, e in enumerate(batch) for m in e.mentions])
    total = torch.zeros(())
    if not len(spans):
        return total
    letters = np.array([m.type for e in batch for m in e.mentions])
    keys = [(story_of[i], key) for i, e in enumerate(batch) for key in e.keys]
    window_of = torch.tensor([i for i, e in enumerate(batch) for _ in e.mentions])
    targets = [target for e in batch for target in e.targets]
    reps = torch.zeros(len(spans), network.rep["p"].out_features)
    for letter in sorted(set(letters)):
        places = np.flatnonzero(letters == letter)
        rep = network.represent(letter, flat, sums, *torch.from_numpy(spans[places]).T)
        reps = reps.index_copy(0, torch.from_numpy(places), rep)
        if letter in MENTION_HEADS:
            logits = network.ask_mention(letter, rep, whole.index_select(0, window_of[places]))
            groups = [keys[i] for i in places]
            gold = np.stack([target for i in _firsts(groups) if (target := targets[places[i]]) is not None])
            total = total + _asked(together(logits, groups), torch.from_numpy(gold), 1.0)
    return total + _pairs(network, batch, keys, reps, sums, spans, plan)


def _pairs(
    network: Network,
    batch: list[Example],
    keys: list[tuple[int, str]],
    reps: Tensor,
    sums: Tensor,
    spans: npt.NDArray[np.int64],
    plan: Plan,
) -> Tensor:
    base = np.cumsum([0] + [len(e.mentions) for e in batch])
    total = torch.zeros(())
    for types in PAIR_HEADS:
        places = np.concatenate([e.pairs[types].places + base[i] for i, e in enumerate(batch)])
        if not len(places):
            continue
        a, b = torch.from_numpy(places).T
        features = torch.from_numpy(np.concatenate([e.pairs[types].features for e in batch]))
        middle = _middle(sums, spans, places)
        logits = network.ask_pair(types, reps.index_select(0, a), reps.index_select(0, b), middle, features)
        groups = [(keys[i], keys[j]) for i, j in places.tolist()]
        gold = np.concatenate([e.pairs[types].targets for e in batch])[_firsts(groups)]
        total = total + _asked(together(logits, groups), torch.from_numpy(gold), plan.start_weight)
    return total


def _jitter(first: int, last: int, i: int, example: Example, time: int, rng: random.Random) -> tuple[int, int]:
    """Flat places of a mention, now and then one unit off: the tagger errs too."""
    if rng.random() < 0.06:
        last = min(last + 1, len(example.window) - 1)
    elif rng.random() < 0.06 and last > first:
        last -= 1
    return i * time + first, i * time + last


def _middle(sums: Tensor, spans: npt.NDArray[np.int64], places: npt.NDArray[np.int64]) -> Tensor:
    first, second = spans[places[:, 0]], spans[places[:, 1]]
    low = np.minimum(first[:, 1], second[:, 1]) + 1
    high = np.maximum(first[:, 0], second[:, 0])
    near = (high > low) & (high - low <= BETWEEN)
    low, high = np.where(near, low, 0), np.where(near, high, 0)
    count = torch.from_numpy(np.maximum(high - low, 1)).float()[:, None]
    return (sums.index_select(0, torch.from_numpy(high)) - sums.index_select(0, torch.from_numpy(low))) / count


def _asked(logits: Tensor, targets: Tensor, weight: float) -> Tensor:
    """Mean binary cross-entropy over the targets that count, times the labels asked."""
    counts = targets >= 0
    if not bool(counts.any()):
        return torch.zeros(())
    loss = functional.binary_cross_entropy_with_logits(logits, targets.clamp(min=0), reduction="none")
    loss = loss * (1 + (weight - 1) * targets.clamp(min=0))
    per_row = (loss * counts).sum(-1) if loss.dim() > 1 else loss * counts
    return per_row.sum() / max(1, int(counts.any(-1).sum() if counts.dim() > 1 else counts.sum()))
