"""How well reports are put together: `python -m tests.resolve.pairs [COLLECTION]`.

Pairs of reports, each labelled by hand: one move or not (`pairs/*.jsonl`; names and houses are made up). Two reports
are put together where they share a block and `resolve` puts them into one cluster. Codes are those that our own reading
gives the role. `everyday` is the mix that a monitor meets, `yearly` what a user meets in a year, by two other hands;
`european` and `world` were written to be hard. `held_out` is a year's mix by one more hand, who knew neither the rules
nor the other pairs: nobody looks at what it gets wrong, it only says how well the rules hold for others. With the name
of a collection it lists the pairs that went wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from monitor import resources
from monitor.extract.roles import Roles
from monitor.resolve import block_key, resolve
from monitor.types import Block, Change, Kind, KnownReport, Report, Status
from tests.bench.timing import say

FOLDER = Path(__file__).parent / "pairs"
_ROLES = Roles.load(resources.seeds() / "roles")


class Score(NamedTuple):
    """Of what is put together, the share that is one move; of what is one move, the share that is; pairs."""

    precision: float
    recall: float
    pairs: int


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two reports, and whether they tell one change."""

    id: str
    collection: str
    about: str  #: the class of difficulty
    says: str
    same: bool
    one: KnownReport
    other: KnownReport

    def put_together(self) -> bool:
        """What `resolve` says."""
        if block_key(self.one.report) != block_key(self.other.report):
            return False
        return len(resolve(Block(reports=(self.one, self.other), moves=())).clusters) == 1


def read_pairs() -> tuple[Pair, ...]:
    """All of them."""
    return tuple(
        _pair(json.loads(line), path.stem)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )


def _pair(told: dict[str, Any], collection: str) -> Pair:
    return Pair(
        id=told["id"],
        collection=collection,
        about=told["class"],
        says=told["says"],
        same=told["same"],
        one=_known(1, told["one"]),
        other=_known(2, told["other"]),
    )


def _known(number: int, told: dict[str, Any]) -> KnownReport:
    values = dict(told)
    published = datetime.fromisoformat(values.pop("published")).replace(hour=9, tzinfo=UTC)
    values.pop("role_code"), values.pop("function", None), values.pop("level", None)
    read = _ROLES.describe(
        values["role"], language=values.pop("language", None), context=values.get("organisation") or ""
    )
    if effective := values.pop("effective_on", None):
        values["effective_on"] = date.fromisoformat(effective)
    report = Report(
        change=Change(values.pop("change")),
        kind=Kind(values.pop("kind", "unknown")),
        status=Status(values.pop("status", "confirmed")),
        role_code=read.code,
        function=read.function,
        level=read.level,
        **values,
    )
    return KnownReport(id=number, story_id=number, published_at=published, report=report)


def score(pairs: Iterable[Pair]) -> Score:
    """How well they are put together."""
    counts = Counter((pair.same, pair.put_together()) for pair in pairs)
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    return Score(right / max(1, right + wrong), right / max(1, right + missed), counts.total())


def main() -> None:
    pairs = read_pairs()
    for collection in sorted({pair.collection for pair in pairs}):
        of = [pair for pair in pairs if pair.collection == collection]
        for about in (None, *sorted({pair.about for pair in of})):
            got = score(pair for pair in of if about in {None, pair.about})
            name = about or collection
            say(f"{name:>22}: precision {got.precision:.3f}, recall {got.recall:.3f} of {got.pairs} pairs")
    for pair in pairs:
        if pair.collection in sys.argv[1:] and pair.same != pair.put_together():
            say(f"{pair.id} {pair.about}: {'missed' if pair.same else 'wrong'}: {pair.says}")


if __name__ == "__main__":
    main()
