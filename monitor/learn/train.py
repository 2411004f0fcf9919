"""Labelled stories -> the files of a model folder."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from monitor.errors import InputError
from monitor.extract.dates.words import WORDS
from monitor.extract.lexicon import Lexicon
from monitor.extract.pieces import Pieces
from monitor.learn import corpus
from monitor.learn.augment import Shares
from monitor.learn.corpus import LabelledStory
from monitor.learn.people import People
from monitor.learn.plan import GatePlan, Plan, Sizes

VECTORS = ("pieces.model", "pieces.npz")  #: frozen: training starts from them and leaves them as they are


def train(
    stories: Sequence[LabelledStory],
    out: Path,
    *,
    vectors: Path,
    lists: Path,
    progress: Callable[[str], None],
    plan: Plan | None = None,
) -> str:
    """Train on all stories but the held-out tenth; write a whole model folder; give the model's version.

    `vectors` is a model folder that holds the frozen subword vectors (the shipped one), `lists` the folder of the role
    words and the names of people (the shipped `seeds`). The version is a digest of the stories and their order, of
    settings, vectors and lists; on one machine the same version means the same weights. Raises InputError where the
    stories cannot make a model, or the libraries of the extra `train` are missing.
    """
    try:
        import torch  # optional dependencies: torch and onnx serve training alone

        from monitor.learn.export import export
        from monitor.learn.fit import fit
        from monitor.learn.gate import train_gate
    except ImportError as error:
        raise InputError(f"training needs {error.name}: pip install 'leadership-monitor[train]'") from error
    fitted = [story for story in stories if not corpus.held_out(story.id)]
    if sum(bool(story.changes) for story in fitted) < _FEWEST or all(story.changes for story in fitted):
        raise InputError(f"training takes at least {_FEWEST} stories with a change and some without; add stories")
    plan = plan or Plan()
    lexicon, people = Lexicon.load(lists / "roles"), People.load(lists / "names" / "people.tsv")
    out.mkdir(parents=True, exist_ok=True)
    for name in VECTORS:
        if vectors.resolve() != out.resolve():
            shutil.copyfile(vectors / name, out / name)
    pieces = Pieces(out / VECTORS[0], out / VECTORS[1], lexicon)
    torch.set_num_threads(plan.threads)
    train_gate(fitted, pieces, people, out, seed=plan.seed, progress=progress)
    export(fit(fitted, pieces, people, plan, Sizes(), progress), out)
    card = _card(stories, plan, out, lists)
    (out / "model.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return str(card["version"])


_FEWEST = 40


def _card(stories: Sequence[LabelledStory], plan: Plan, folder: Path, lists: Path) -> dict[str, object]:
    """What `model.json` tells: no clock in it, so that the same training writes the same file."""
    settings = {
        "plan": dataclasses.asdict(plan),
        "sizes": dataclasses.asdict(Sizes()),
        "shares": dataclasses.asdict(Shares()),
        "gate": dataclasses.asdict(GatePlan()),
    }
    known = corpus.digest(stories)
    order = hashlib.sha256("\n".join(story.id for story in stories).encode()).hexdigest()[:12]
    frozen = _digest(folder / name for name in VECTORS)
    listed = _digest([*sorted((lists / "roles").glob("*.tsv")), lists / "names" / "people.tsv"])
    made_of = [known, order, frozen, listed, WORDS, settings]
    version = hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:12]
    return {
        "version": version,
        "corpus": {
            "digest": known,
            "stories": len(stories),
            "with_changes": sum(bool(story.changes) for story in stories),
            "changes": sum(len(story.changes) for story in stories),
            "held_out": sum(corpus.held_out(story.id) for story in stories),
            "languages": dict(sorted(Counter(story.language for story in stories).items())),
        },
        "vectors": frozen,
        "lists": listed,
        "settings": settings,
    }


def _digest(paths: Iterable[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]
