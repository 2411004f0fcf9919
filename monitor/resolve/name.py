"""A person's name, comparable."""

from __future__ import annotations

from dataclasses import dataclass

#: In place of a given name whose writing does not tell how it sounds.
UNREAD = "?"


@dataclass(frozen=True, slots=True)
class Name:
    """What `names.parse` makes of a name."""

    family: str
    given: tuple[str, ...]  #: hyphenated ones apart; empty where only the family name is known
    sound: str = ""  #: of the family name, for names in other scripts and spellings
    heard: tuple[str, ...] = ()  #: the given names in Latin letters
    father: str = ""  #: the patronymic of Russian and Ukrainian names
    sex: str = ""  #: "f" or "m" where a form of address tells
    generation: str = ""  #: "1" for a senior, "2" for a junior

    @property
    def unread(self) -> bool:
        """Whether the writing does not tell how the given name sounds."""
        return UNREAD in self.heard

    @property
    def weak(self) -> bool:
        """Only a family name: many people bear it."""
        return not self.given
