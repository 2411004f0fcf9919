"""What ships with the package, loaded once a process."""

from __future__ import annotations

from functools import cache

from monitor import resources
from monitor.extract.lexicon import Lexicon
from monitor.extract.pieces import Pieces


@cache
def pieces() -> Pieces:
    """The subword pieces of the shipped model."""
    folder = resources.model()
    return Pieces(folder / "pieces.model", folder / "pieces.npz", Lexicon.load(resources.seeds() / "roles"))
