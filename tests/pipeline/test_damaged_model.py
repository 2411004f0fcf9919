"""A model whose files are cut off, empty or not there: one line that names the folder, whatever library reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor import resources
from monitor.errors import ModelError
from monitor.pipeline.reading import load_readers

LAYERS = tuple(f"reader.{number}.{layer}.onnx" for number in (0, 1) for layer in ("first", "last"))
FILES = ("gate.npz", "model.json", "pieces.model", "pieces.npz", *LAYERS, "reader.npz")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The shipped model, its files as links that a test may replace."""
    folder = tmp_path / "model"
    folder.mkdir()
    for name in FILES:
        (folder / name).symlink_to(resources.model() / name)
    return folder


def test_these_are_the_files_of_the_shipped_model() -> None:
    assert {path.name for path in resources.model().iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.999], ids=lambda share: f"{share:.1%}")
def test_a_file_that_is_cut_off_is_told_in_one_line(model: Path, name: str, share: float) -> None:
    whole = (resources.model() / name).read_bytes()
    (model / name).unlink()
    (model / name).write_bytes(
        whole[: min(int(len(whole) * share), len(whole) - 3)]
    )  # 3: model.json ends in "}" and a newline
    with pytest.raises(ModelError, match="install the package again") as caught:
        load_readers(model)
    assert str(model) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told_in_one_line(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(ModelError, match="install the package again"):
        load_readers(model)


@pytest.mark.parametrize("name", ["gate.npz", "pieces.npz", "reader.npz"])
def test_a_damaged_place_inside_is_told_in_one_line(model: Path, name: str) -> None:
    damaged = bytearray((resources.model() / name).read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 400] = bytes(400)
    (model / name).unlink()
    (model / name).write_bytes(damaged)
    with pytest.raises(ModelError, match="install the package again"):
        load_readers(model)


@pytest.mark.parametrize("card", ["[]", "{}", '"x"', "\ud800"])
def test_a_card_of_another_form_is_told_in_one_line(model: Path, card: str) -> None:
    (model / "model.json").unlink()
    (model / "model.json").write_text(card, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(ModelError, match=r"model\.json.*install the package again"):
        load_readers(model)
