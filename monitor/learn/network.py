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
        self.early_whole = nn.Linear(states, sizes.whole)
        self.early_flag = nn.Linear(2 * sizes.whole, 1)
        self.rep = nn.ModuleDict({t: nn.Linear(3 * states, sizes.mention) for t in TYPES})
        self.mention_in = nn.ModuleDict({t: nn.Linear(sizes.mention + sizes.whole, 96) for t in MENTION_HEADS})
        self.mention_out = nn.ModuleDict({t: nn.Linear(96, len(labels)) for t, labels in MENTION_HEADS.items()})
        self.between = nn.Linear(states, sizes.whole)
        width = 3 * sizes.mention + sizes.whole + PAIR_FEATURES
        self.pair_in = nn.ModuleDict({t: nn.Linear(width, sizes.hidden) for t in PAIR_HEADS})
        self.pair_out = nn.ModuleDict({t: nn.Linear(sizes.hidden, len(labels)) for t, labels in PAIR_HEADS.items()})
        self.drop_entry = _Dropout(0.15)
        self.drop = _Dropout(0.3)
        self.drop_small = _Dropout(0.2)
        # Where the processor knows such numbers it saves a sixth of the time, and the figures stay (docs/reading.md).
        self._short = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())

    def forget(self, share: float) -> None:
        """Set the dropout of the states, and half of it on what goes in."""
        self.drop.p, self.drop_entry.p = share, share / 2

    def encode(self, vectors: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, time, inputs) -> the states of the first and of the last layer, each (batch, time, 2 * state)."""
        x = self.drop_entry(torch.relu(self.entry(self.drop_entry(vectors))))
        # Two plain LSTMs and a reversal instead of packed sequences: on a CPU those are ten times slower to train.
        time = torch.arange(vectors.shape[1])[None]
        turned = torch.where(time < lengths[:, None], lengths[:, None] - 1 - time, time)[..., None]
        layers = []
        for forth, back in zip(self.forth, self.back, strict=True):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._short):
                straight, reverse = forth(x)[0], back(x.gather(1, turned.expand_as(x)))[0]
            reverse = reverse.float().gather(1, turned.expand_as(reverse))
            x = self.drop(torch.cat([straight.float(), reverse], 2))
            layers.append(x)
        first, last = layers
        return first, last

    def look(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, time, states) -> what the whole window looks like (batch, whole), and the logit of its flag."""
        return _pooled(states, mask, self.whole, self.flag)

    def look_early(self, states: Tensor, mask: Tensor) -> Tensor:
        """(batch, time, states of the first layer) -> the logit of the flag, as far as these tell."""
        return _pooled(states, mask, self.early_whole, self.early_flag)[1]

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


class _Dropout(nn.Module):  # type: ignore[misc]
    """torch's own draws a number of 32 bits for each place, which takes longer than what it is for; this one eight."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.p = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        drawn = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None)
        least = round(256 * self.p)
        kept = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= least
        return x * (kept * (256 / (256 - least)))


def _pooled(states: Tensor, mask: Tensor, whole: nn.Linear, flag: nn.Linear) -> tuple[Tensor, Tensor]:
    seen = torch.relu(whole(states)).masked_fill(~mask[..., None], 0.0)
    top = seen.max(1).values
    mean = seen.sum(1) / mask.sum(1, keepdim=True)
    return top, flag(torch.cat([top, mean], 1))[:, 0]
