"""The network in torch, for training. What runs afterwards is `monitor/extract/network.py`, on what `export` writes.

A bidirectional LSTM over the units of a window; on its states a tag for each unit, and small perceptrons that answer
the questions of `monitor.extract.scheme` about mentions, pairs of mentions, and the window as a whole.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from monitor.extract.scheme import MENTION_HEADS, PAIR_FEATURES, PAIR_HEADS, TAGS, TYPES
from monitor.learn.plan import Sizes


class Network(nn.Module):  # type: ignore[misc]  # torch is untyped here: training machines alone have it
    """Takes a padded batch; all indexes of units are into the flattened (batch * time) states."""

    def __init__(self, inputs: int, sizes: Sizes) -> None:
        super().__init__()
        states = 2 * sizes.state
        self.entry = nn.Linear(inputs, sizes.entry)
        self.forth = nn.ModuleList(nn.LSTM(n, sizes.state, batch_first=True) for n in (sizes.entry, states))
        self.back = nn.ModuleList(nn.LSTM(n, sizes.state, batch_first=True) for n in (sizes.entry, states))
        self.tags = nn.Linear(states, len(TAGS))
        self.whole = nn.Linear(states, sizes.whole)
        self.flag = nn.Linear(2 * sizes.whole, 1)
        self.rep = nn.ModuleDict({t: nn.Linear(3 * states, sizes.mention) for t in TYPES})
        self.mention_in = nn.ModuleDict({t: nn.Linear(sizes.mention + sizes.whole, 96) for t in MENTION_HEADS})
        self.mention_out = nn.ModuleDict({t: nn.Linear(96, len(labels)) for t, labels in MENTION_HEADS.items()})
        self.between = nn.Linear(states, sizes.whole)
        width = 3 * sizes.mention + sizes.whole + PAIR_FEATURES
        self.pair_in = nn.ModuleDict({t: nn.Linear(width, sizes.hidden) for t in PAIR_HEADS})
        self.pair_out = nn.ModuleDict({t: nn.Linear(sizes.hidden, len(labels)) for t, labels in PAIR_HEADS.items()})
        self.drop_entry = nn.Dropout(0.15)
        self.drop = nn.Dropout(0.3)
        self.drop_small = nn.Dropout(0.2)

    def forget(self, share: float) -> None:
        """Set the dropout of the states, and half of it on what goes in."""
        self.drop.p, self.drop_entry.p = share, share / 2

    def encode(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        """(batch, time, inputs) -> states (batch, time, 2 * state)."""
        x = self.drop_entry(torch.relu(self.entry(self.drop_entry(vectors))))
        # Two plain LSTMs and a reversal instead of packed sequences: on a CPU those are ten times slower to train.
        time = torch.arange(vectors.shape[1])[None]
        turned = torch.where(time < lengths[:, None], lengths[:, None] - 1 - time, time)[..., None]
        for forth, back in zip(self.forth, self.back, strict=True):
            reverse = back(x.gather(1, turned.expand_as(x)))[0]
            reverse = reverse.gather(1, turned.expand_as(reverse))
            x = self.drop(torch.cat([forth(x)[0], reverse], 2))
        return x

    def look(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, time, states) -> what the whole window looks like (batch, whole), and the logit of its flag."""
        seen = torch.relu(self.whole(states)).masked_fill(~mask[..., None], 0.0)
        top = seen.max(1).values
        mean = seen.sum(1) / mask.sum(1, keepdim=True)
        return top, self.flag(torch.cat([top, mean], 1))[:, 0]

    def represent(self, letter: str, flat: Tensor, sums: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(mentions, mention) of one type. `sums`: running sums of the flat states, with a row of zeros before."""
        mean = (sums.index_select(0, last + 1) - sums.index_select(0, first)) / (last + 1 - first)[:, None]
        states = torch.cat([flat.index_select(0, first), flat.index_select(0, last), mean], 1)
        return self.drop_small(torch.relu(self.rep[letter](states)))

    def ask_mention(self, letter: str, reps: Tensor, whole: Tensor) -> Tensor:
        """(mentions, labels) logits."""
        hidden = torch.relu(self.mention_in[letter](torch.cat([reps, whole], 1)))
        out: Tensor = self.mention_out[letter](self.drop_small(hidden))
        return out

    def ask_pair(self, types: str, a: Tensor, b: Tensor, between: Tensor, features: Tensor) -> Tensor:
        """(pairs, labels) logits. `between`: mean of the states between the two, zeros where they are far apart."""
        seen = torch.relu(self.between(between))
        hidden = torch.relu(self.pair_in[types](torch.cat([a, b, a * b, seen, features], 1)))
        out: Tensor = self.pair_out[types](self.drop_small(hidden))
        return out
