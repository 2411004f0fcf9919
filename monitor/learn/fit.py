"""Fit the network to examples: epochs and batches. Repeatable: one seed, and the same number of threads."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch

from monitor.extract.pieces import FEATURES, Pieces
from monitor.learn.augment import Augmenter
from monitor.learn.corpus import LabelledStory
from monitor.learn.examples import Example, examples
from monitor.learn.loss import batch_loss
from monitor.learn.network import Network
from monitor.learn.people import People
from monitor.learn.plan import Member, Plan


def fit(
    stories: Sequence[LabelledStory],
    pieces: Pieces,
    people: People,
    plan: Plan,
    member: Member,
    progress: Callable[[str], None],
) -> Network:
    """The trained network, on the threads torch is set to. `progress` is told a line after each epoch."""
    torch.manual_seed(member.seed)
    network = Network(pieces.width + FEATURES, member.sizes)
    torch.manual_seed(member.seed)  # what follows does not hang on how many numbers the layers took
    rng = random.Random(member.seed)  # noqa: S311  # repeatable shuffling, not secrets
    network.forget(plan.dropout)
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=plan.decay, fused=True)
    augmenter = Augmenter(stories, people)
    for epoch in range(member.epochs):
        network.train()
        shown = []
        for story in stories:
            variant = augmenter.vary(story, rng)
            shown += [_small(e) for e in examples(pieces, variant, near_only=member.near_only)]
        losses = []
        parts = list(_batches(shown, plan, rng))
        for i, batch in enumerate(parts):
            for group in optimiser.param_groups:
                group["lr"] = plan.rate * _share((epoch + i / len(parts)) / member.epochs)
            loss = batch_loss(network, batch, plan, rng)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
        progress(f"epoch {epoch + 1} of {member.epochs}: {len(shown)} windows, loss {np.mean(losses):.4f}")
    network.eval()
    return network


def _small(example: Example) -> Example:
    """The same in half the memory: an epoch has some ten thousand."""
    return replace(example, window=replace(example.window, vectors=example.window.vectors.astype(np.float16)))


def _share(done: float) -> float:
    """The share of the highest rate after a share of the training: up in its first tenth, down in the rest."""
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
