"""Fit the network to examples: epochs and batches. Repeatable: one seed, and the same number of threads."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch

from monitor.extract.pieces import FEATURES, Pieces
from monitor.learn.augment import Augmenter
from monitor.learn.corpus import LabelledStory
from monitor.learn.examples import Example, examples
from monitor.learn.loss import batch_loss
from monitor.learn.network import Network
from monitor.learn.people import People
from monitor.learn.plan import Cycle, Plan, Sizes


def fit(
    stories: Sequence[LabelledStory],
    pieces: Pieces,
    people: People,
    plan: Plan,
    sizes: Sizes,
    progress: Callable[[str], None],
) -> Network:
    """The trained network, on the threads torch is set to. `progress` is told a line after each epoch."""
    torch.manual_seed(plan.seed)
    network = Network(pieces.width + FEATURES, sizes)
    for number, cycle in enumerate(plan.cycles):
        _run(network, stories, pieces, people, plan, cycle, plan.seed + number, progress)
    network.eval()
    return network


def _run(
    network: Network,
    stories: Sequence[LabelledStory],
    pieces: Pieces,
    people: People,
    plan: Plan,
    cycle: Cycle,
    seed: int,
    progress: Callable[[str], None],
) -> None:
    """One cycle of training."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311  # repeatable shuffling, not secrets
    network.forget(cycle.dropout)
    optimiser = torch.optim.AdamW(network.parameters(), lr=cycle.rate, weight_decay=plan.decay, fused=True)
    augmenter = Augmenter(stories, people)
    for epoch in range(cycle.epochs):
        network.train()
        shown = [e for story in stories for e in examples(pieces, augmenter.vary(story, rng))]
        losses = []
        parts = list(_batches(shown, plan, rng))
        for i, batch in enumerate(parts):
            for group in optimiser.param_groups:
                group["lr"] = cycle.rate * _share((epoch + i / len(parts)) / cycle.epochs)
            loss = batch_loss(network, batch, plan, cycle, rng)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
        progress(f"epoch {epoch + 1} of {cycle.epochs}: {len(shown)} windows, loss {np.mean(losses):.4f}")


def _share(done: float) -> float:
    """The share of the highest rate after a share of the cycle: up in its first tenth, down to nothing in the rest."""
    part = done / _RISE if done < _RISE else (1 - done) / (1 - _RISE)
    return 0.5 - 0.5 * math.cos(math.pi * max(0.02, part))


_RISE = 0.1


def _batches(shown: Sequence[Example], plan: Plan, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of like length, in random order; of fewer where they are long."""
    order = sorted(shown, key=lambda e: len(e.window) + rng.random() * 24)
    parts: list[list[Example]] = [[]]
    for example in order:
        if len(parts[-1]) == plan.batch or len(example.window) * (len(parts[-1]) + 1) > plan.units:
            parts.append([])
        parts[-1].append(example)
    rng.shuffle(parts)
    yield from parts
