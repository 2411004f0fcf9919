"""The settings of training: part of a model's version."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.learn.augment import Shares


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Widths of the layers."""

    entry: int = 160  #: the learned projection of vectors and features
    state: int = 192  #: LSTM state, each direction
    mention: int = 128
    hidden: int = 128  #: of the perceptron of a pair
    whole: int = 64  #: of what is seen of the whole window, and between two mentions


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One of the networks whose answers are averaged. They differ in what they learn from (docs/reading.md)."""

    seed: int
    near_only: bool  #: whether only two mentions that stand together are taught as telling a change
    epochs: int
    sizes: Sizes = field(default_factory=Sizes)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How to train."""

    #: The first looks at every window of every story that the gate lets through: it is the smaller one.
    members: tuple[Member, ...] = (
        Member(seed=11, near_only=True, epochs=14, sizes=Sizes(state=128)),
        Member(seed=12, near_only=False, epochs=11),
    )
    rate: float = 2.5e-3  #: at its highest: it goes up and down once
    early_weight: float = 0.5  #: of the loss of the flag told from the first layer beside that from the second
    tag_weight: float = 12.0  #: of the loss of the tags beside all other losses
    dropout: float = 0.2  #: of the LSTM's states; half of it on what goes in
    batch: int = 8  #: windows at most
    units: int = 1800  #: of a batch at most, padding included
    decay: float = 0.02
    threads: int = 1  #: of each member's process
    start_weight: float = 1.5  #: of a positive target of a pair


@dataclass(frozen=True, kw_only=True, slots=True)
class GatePlan:
    """How to train the gate."""

    seed: int = 11
    epochs: int = 11
    width: int = 32  #: of its table
    filters: int = 96
    rate: float = 3e-3
    recall: float = 0.98  #: of the stories with a change, that its threshold lets through
    shares: Shares = field(default_factory=lambda: Shares(title_only=0.35, body_only=0.05, after=0.25, before=0.03))
