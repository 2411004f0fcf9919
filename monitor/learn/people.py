"""Names of people of the world, from lists: training puts them into stories, so that no name is known by heart."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import InputError

#: Locales that share the script of a story, by what `augment` calls the script.
_SCRIPTS = {"ja": "ja", "ko": "ko", "zh": "zh", "CYRILLIC": "ru bg uk mk", "ARABIC": "ar fa", "GREEK": "el"}
_UNSPACED = ("ja", "ko", "zh")
_NATIVE = 0.4  #: share of names from the story's own language, where the script has more than one


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """Given names and surnames of each locale."""

    given: dict[str, tuple[str, ...]]
    surnames: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls, path: Path) -> People:
        """Read `seeds/names/people.tsv`: locale, `given` or `surname`, names between bars. Raises InputError."""
        lists: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        try:
            for line in path.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    locale, which, names = line.split("\t")
                    lists[which][locale] = tuple(names.split("|"))
        except (OSError, ValueError) as error:
            raise InputError(
                f"{path}: the names of people cannot be read ({error}); install the package again"
            ) from error
        if not lists["given"] or lists["given"].keys() != lists["surname"].keys():
            raise InputError(f"{path}: a locale lacks given names or surnames; install the package again")
        return cls(given=lists["given"], surnames=lists["surname"])

    def name(self, script: str, language: str, rng: random.Random) -> tuple[str, ...]:
        """(the name in full, the surname), in a script; often one of the language."""
        locales = self._locales(script)
        own = [locale for locale in locales if locale.startswith(language)]
        locale = rng.choice(own if own and rng.random() < _NATIVE else locales)
        given, surname = rng.choice(self.given[locale]), rng.choice(self.surnames[locale])
        return (surname + given if script in _UNSPACED else f"{given} {surname}"), surname

    def _locales(self, script: str) -> list[str]:
        known = _SCRIPTS.get(script)
        if known is not None:
            return [locale for locale in self.given if locale[:2] in known.split()]
        others = {name for names in _SCRIPTS.values() for name in names.split()}
        return [locale for locale in self.given if locale[:2] not in others]
