"""The loss of a batch of windows: of their tags, and of what is asked of mentions, pairs and the window."""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from monitor.extract.scheme import MENTION_HEADS, PAIR_HEADS, between
from monitor.learn.examples import Example
from monitor.learn.network import Network
from monitor.learn.plan import Plan


def batch_loss(network: Network, batch: list[Example], plan: Plan, rng: random.Random) -> Tensor:
    """The sum of the losses of all heads."""
    lengths = torch.tensor([len(e.window) for e in batch])
    time = int(lengths.max())
    vectors = torch.zeros(len(batch), time, batch[0].window.vectors.shape[1])
    tags = torch.full((len(batch), time), -100)
    for i, e in enumerate(batch):
        vectors[i, : len(e.window)] = torch.from_numpy(e.window.vectors)
        tags[i, : len(e.window)] = torch.from_numpy(e.tags)
    if network.training:  # a unit forgotten now and then: the others must tell it
        vectors = vectors * (torch.rand(len(batch), time, 1) > 0.04)
    first, states = network.encode(vectors, lengths)
    mask = torch.arange(time)[None] < lengths[:, None]
    tag_loss = functional.cross_entropy(network.tags(states).flatten(0, 1), tags.flatten())
    whole, flags = network.look(states, mask)
    flagged = torch.tensor([e.flagged for e in batch])
    flag_loss = _asked(flags, flagged, 1.0) + plan.early_weight * _asked(network.look_early(first, mask), flagged, 1.0)
    return plan.tag_weight * tag_loss + flag_loss + _relations(network, batch, states, whole, plan, rng)


def _relations(
    network: Network, batch: list[Example], states: Tensor, whole: Tensor, plan: Plan, rng: random.Random
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
    window_of = torch.tensor([i for i, e in enumerate(batch) for _ in e.mentions])
    targets = [target for e in batch for target in e.targets]
    reps = torch.zeros(len(spans), network.rep["p"].out_features)
    for letter in sorted(set(letters)):
        places = np.flatnonzero(letters == letter)
        rep = network.represent(letter, flat, sums, *torch.from_numpy(spans[places]).T)
        reps = reps.index_copy(0, torch.from_numpy(places), rep)
        if letter in MENTION_HEADS:
            logits = network.ask_mention(letter, rep, whole.index_select(0, window_of[places]))
            gold = np.stack([target for i in places if (target := targets[i]) is not None])
            total = total + _asked(logits, torch.from_numpy(gold), 1.0)
    return total + _pairs(network, batch, reps, sums, spans, plan)


def _pairs(
    network: Network, batch: list[Example], reps: Tensor, sums: Tensor, spans: npt.NDArray[np.int64], plan: Plan
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
        targets = torch.from_numpy(np.concatenate([e.pairs[types].targets for e in batch]))
        total = total + _asked(logits, targets, plan.start_weight)
    return total


def _jitter(first: int, last: int, i: int, example: Example, time: int, rng: random.Random) -> tuple[int, int]:
    """Flat places of a mention, now and then one unit off: the tagger errs too."""
    if rng.random() < 0.06:
        last = min(last + 1, len(example.window) - 1)
    elif rng.random() < 0.06 and last > first:
        last -= 1
    return i * time + first, i * time + last


def _middle(sums: Tensor, spans: npt.NDArray[np.int64], places: npt.NDArray[np.int64]) -> Tensor:
    low, high = between(spans[places[:, 0]], spans[places[:, 1]])
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
