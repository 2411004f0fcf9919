"""Fit the network to examples: batches, loss, epochs. Repeatable: one seed, and the same number of threads."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from monitor.extract.pieces import FEATURES, Pieces
from monitor.extract.scheme import BETWEEN, MENTION_HEADS, PAIR_HEADS
from monitor.learn.augment import Augmenter
from monitor.learn.corpus import LabelledStory
from monitor.learn.examples import Example, examples
from monitor.learn.network import Network
from monitor.learn.plan import Cycle, Plan, Sizes


def fit(
    stories: Sequence[LabelledStory], pieces: Pieces, plan: Plan, sizes: Sizes, progress: Callable[[str], None]
) -> Network:
    """The trained network. `progress` is told a line after each epoch."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    network = Network(pieces.width + FEATURES, sizes)
    for number, cycle in enumerate(plan.cycles):
        run(network, stories, pieces, plan, cycle, plan.seed + number, progress)
    network.eval()
    return network


def run(
    network: Network,
    stories: Sequence[LabelledStory],
    pieces: Pieces,
    plan: Plan,
    cycle: Cycle,
    seed: int,
    progress: Callable[[str], None],
) -> None:
    """One cycle of training."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311  # repeatable shuffling, not secrets
    network.forget(cycle.dropout)
    steps = _steps_guess(stories, plan, cycle)
    optimiser = torch.optim.AdamW(network.parameters(), lr=cycle.rate, weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, cycle.rate, total_steps=steps, pct_start=0.1)
    augmenter = Augmenter(stories)
    for epoch in range(cycle.epochs):
        network.train()
        shown = [e for story in stories for e in examples(pieces, augmenter.vary(story, rng))]
        losses = []
        for batch in batches(shown, plan.batch, rng):
            loss = batch_loss(network, batch, plan, cycle, rng)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            if schedule.last_epoch < steps - 1:
                schedule.step()
            losses.append(float(loss.detach()))
        progress(f"epoch {epoch + 1} of {cycle.epochs}: {len(shown)} windows, loss {np.mean(losses):.4f}")


def _steps_guess(stories: Sequence[LabelledStory], plan: Plan, cycle: Cycle) -> int:
    """Batches in all, from the windows that a story comes to on the average (1.43 measured)."""
    return int(len(stories) * 1.43 / plan.batch * cycle.epochs) + 1


def batches(shown: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of like length, in random order."""
    order = sorted(shown, key=lambda e: len(e.window) + rng.random() * 24)
    parts = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(parts)
    yield from parts


def batch_loss(network: Network, batch: list[Example], plan: Plan, cycle: Cycle, rng: random.Random) -> Tensor:
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
    states = network.encode(vectors, lengths)
    mask = torch.arange(time)[None] < lengths[:, None]
    tag_loss = functional.cross_entropy(network.tags(states).flatten(0, 1), tags.flatten())
    whole, flags = network.look(states, mask)
    flag_loss = _asked(flags, torch.tensor([e.flagged for e in batch]), 1.0)
    return cycle.tag_weight * tag_loss + flag_loss + _relations(network, batch, states, whole, plan, rng)


def _relations(
    network: Network, batch: list[Example], states: Tensor, whole: Tensor, plan: Plan, rng: random.Random
) -> Tensor:
    time = states.shape[1]
    flat = states.flatten(0, 1)
    sums = torch.cat([torch.zeros(1, flat.shape[1]), flat.cumsum(0)])
    base = np.cumsum([0] + [len(e.mentions) for e in batch])
    spans = np.array([_jitter(m.first, m.last, i, e, time, rng) for i, e in enumerate(batch) for m in e.mentions])
    letters = [m.type for e in batch for m in e.mentions]
    window_of = np.array([i for i, e in enumerate(batch) for _ in e.mentions])
    total = torch.zeros(())
    if not len(spans):
        return total
    reps = torch.zeros(len(spans), network.rep["p"].out_features)
    for letter in set(letters):
        places = torch.tensor([i for i, other in enumerate(letters) if other == letter])
        first, last = torch.from_numpy(spans[places.numpy()]).T
        mine = network.represent(letter, flat, sums, first, last)
        reps = reps.index_copy(0, places, mine)
        if letter in MENTION_HEADS:
            logits = network.ask_mention(
                letter, mine, whole.index_select(0, torch.from_numpy(window_of[places.numpy()]))
            )
            gold = [target for e in batch for m, target in zip(e.mentions, e.targets, strict=True) if m.type == letter]
            total = total + _asked(logits, torch.from_numpy(np.stack([g for g in gold if g is not None])), 1.0)
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


def _middle(sums: Tensor, spans: np.ndarray, places: np.ndarray) -> Tensor:
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
