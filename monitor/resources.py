"""Where the files that ship with the package lie: in a checkout at the top level, in a wheel inside the package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

# Wheels are always unpacked to disk, so the package's own folder is a real path.
_PACKAGE = Path(str(files("monitor")))


def _shipped(name: str) -> Path:
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parent / name


def seeds() -> Path:
    """The folder of the default feeds, the catalogue, the sample feed, the labelled stories, role words and names."""
    return _shipped("seeds")


def migrations() -> Path:
    """The folder of the Alembic migrations."""
    return _shipped("migrations")


def model() -> Path:
    """The folder of the shipped reading model."""
    return _PACKAGE / "model"
