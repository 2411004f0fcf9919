"""The settings of training: part of a model's version."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.learn.augment import Shares


@dataclass(frozen=True, kw_only=True, slots=True)
class Cycle:
    """A run of epochs with the rate going up and down once; a second one starts from the first one's weights."""

    epochs: int
    rate: float  #: at its highest
    tag_weight: float  #: of the loss of the tags beside all other losses
    dropout: float  #: of the LSTM's states; half of it on what goes in


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How to train."""

    cycles: tuple[Cycle, ...] = (Cycle(epochs=18, rate=2.5e-3, tag_weight=12.0, dropout=0.2),)
    batch: int = 8  #: windows at most
    units: int = 1800  #: of a batch at most, padding included
    decay: float = 0.02
    seed: int = 11
    threads: int = 1
    start_weight: float = 1.5  #: of a positive target of a pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Widths of the layers."""

    entry: int = 160  #: the learned projection of vectors and features
    state: int = 192  #: LSTM state, each direction
    mention: int = 128
    hidden: int = 128  #: of the perceptron of a pair
    whole: int = 64  #: of what is seen of the whole window, and between two mentions


@dataclass(frozen=True, kw_only=True, slots=True)
class GatePlan:
    """How to train the gate."""

    epochs: int = 24
    width: int = 32  #: of its table
    filters: int = 96
    rate: float = 3e-3
    recall: float = 0.985  #: of the stories with a change, that its threshold lets through
    shares: Shares = field(default_factory=lambda: Shares(title_only=0.35, body_only=0.05, after=0.25, before=0.03))
