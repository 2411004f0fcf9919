"""Train the gate: from the frozen subword vectors, a small table of its own and a convolution three pieces wide.

What `monitor.classify` loads is `gate.npz`; its threshold is the highest that still lets a share (`GatePlan.recall`) of
the stories with a change through, judged on a tenth of the training stories that the gate was not fitted to.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from torch import Tensor, nn
from torch.nn import functional

from monitor.classify.gate import LEAD, shown
from monitor.extract.pieces import Pieces
from monitor.learn.augment import Augmenter
from monitor.learn.corpus import LabelledStory, Marked
from monitor.learn.people import People
from monitor.learn.plan import GatePlan

_PLAN = GatePlan()


class _Gate(nn.Module):  # type: ignore[misc]  # torch is untyped here: training machines alone have it
    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.table = nn.Linear(inputs, _PLAN.width, bias=False)
        self.filters = nn.Conv1d(_PLAN.width, _PLAN.filters, 3, padding=1)
        self.out = nn.Linear(_PLAN.filters, 1)

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        x = functional.dropout(self.table(vectors), 0.2, self.training) * mask[..., None]
        seen = torch.relu(self.filters(x.transpose(1, 2))).masked_fill(~mask[:, None], 0.0)
        return self.out(functional.dropout(seen.max(2).values, 0.3, self.training))[:, 0]


def train_gate(
    stories: Sequence[LabelledStory],
    pieces: Pieces,
    people: People,
    folder: Path,
    progress: Callable[[str], None],
) -> None:
    """Write `gate.npz` into the folder, where `pieces.model` and `pieces.npz` lie."""
    torch.manual_seed(_PLAN.seed)
    rng = random.Random(_PLAN.seed)  # noqa: S311  # repeatable shuffling, not secrets
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    judged = [story for i, story in enumerate(stories) if i % 10 == 0]
    fitted = [story for i, story in enumerate(stories) if i % 10]
    gate = _Gate(pieces.width)
    optimiser = torch.optim.AdamW(gate.parameters(), lr=_PLAN.rate, weight_decay=0.03)
    augmenter = Augmenter(fitted, people, _PLAN.shares)
    quiet = _quiet(fitted)
    for epoch in range(_PLAN.epochs):
        for group in optimiser.param_groups:
            group["lr"] = _PLAN.rate * (1 - epoch / _PLAN.epochs)
        variants = [augmenter.vary(story, rng) for story in fitted]
        asked = [(story, told) for story in variants if (told := _told(story)) is not None]
        asked += [(story, 0.0) for story in rng.sample(quiet, min(len(quiet), len(asked) // 2))]
        rng.shuffle(asked)
        losses = [_step(gate, optimiser, asked[i : i + 16], processor, pieces) for i in range(0, len(asked), 16)]
        progress(f"gate, epoch {epoch + 1} of {_PLAN.epochs}: loss {np.mean(losses):.4f}")
    _save(gate.eval(), _threshold(gate, judged, processor, pieces), pieces, folder)


def _quiet(stories: Sequence[LabelledStory]) -> list[LabelledStory]:
    """Lines and sentences without a person or a role, each as a story of its own: most news has neither.

    The negatives of the corpus are look-alikes; without these the gate takes everything else for a change.
    """
    out: list[LabelledStory] = []
    for story in stories:
        taken = [mark for mark in story.body.marks if mark.key[0] in "pr"]
        for sentence in re.finditer(r"[^\n]+?(?:[.!?](?=\s)|[。！？]|$)", story.body.text, re.M):
            start, end = sentence.span()
            if end - start > 12 and not any(mark.start < end and start < mark.end for mark in taken):
                line = Marked(text=sentence[0].strip(), marks=())
                empty = Marked(text="", marks=())
                title, body = (line, empty) if len(line.text) < 90 else (empty, line)
                out.append(replace(story, title=title, body=body, changes=()))
    return out


def _told(story: LabelledStory) -> float | None:
    """1 or 0; None where the change is told only in what the variant (or the gate) does not see."""
    if not story.changes:
        return 0.0
    body = [mark.key for mark in story.body.marks if mark.end <= LEAD]
    visible = {mark.key for mark in story.title.marks} | set(body)
    return 1.0 if any(c.person in visible or c.role in visible for c in story.changes) else None


def _batch(
    stories: Sequence[LabelledStory], processor: sentencepiece.SentencePieceProcessor, pieces: Pieces
) -> tuple[Tensor, Tensor]:
    ids = processor.encode([shown(story.title.text, story.body.text) for story in stories])
    longest = max(3, *(len(row) for row in ids))
    vectors = torch.zeros(len(ids), longest, pieces.width)
    mask = torch.zeros(len(ids), longest, dtype=torch.bool)
    for i, row in enumerate(ids):
        vectors[i, : len(row)] = torch.from_numpy(pieces.vectors_of(np.array(row, np.int64)))
        mask[i, : len(row)] = True
    return vectors, mask


def _step(
    gate: _Gate,
    optimiser: torch.optim.Optimizer,
    asked: Sequence[tuple[LabelledStory, float]],
    processor: sentencepiece.SentencePieceProcessor,
    pieces: Pieces,
) -> float:
    logits = gate(*_batch([story for story, _ in asked], processor, pieces))
    loss = functional.binary_cross_entropy_with_logits(logits, torch.tensor([told for _, told in asked]))
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return float(loss.detach())


def _threshold(
    gate: _Gate,
    stories: Sequence[LabelledStory],
    processor: sentencepiece.SentencePieceProcessor,
    pieces: Pieces,
) -> float:
    told = [story for story in stories if story.changes]
    with torch.no_grad():
        logits = [float(gate(*_batch([story], processor, pieces))[0]) for story in told]
    return float(np.quantile(logits, 1 - _PLAN.recall))


def _save(gate: _Gate, threshold: float, pieces: Pieces, folder: Path) -> None:
    weight = gate.table.weight.detach().numpy().T
    table = np.concatenate([pieces.vectors_of(part) @ weight for part in np.array_split(np.arange(pieces.count), 16)])
    scale = float(np.abs(table).max() / 127)
    filters = gate.filters.weight.detach().numpy()  # (filters, width, 3)
    np.savez(
        folder / "gate.npz",
        table=np.round(table / scale).astype(np.int8),
        filters=np.ascontiguousarray(filters.transpose(2, 1, 0)).reshape(3 * _PLAN.width, _PLAN.filters) * scale,
        filter_bias=gate.filters.bias.detach().numpy(),
        out=gate.out.weight.detach().numpy()[0],
        out_bias=gate.out.bias.detach().numpy(),
        threshold=np.array(threshold, np.float32),
    )
