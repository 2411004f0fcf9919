"""A report with its names taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from monitor.resolve.frequent_names import FREQUENT
from monitor.resolve.name import Name
from monitor.resolve.names import parse
from monitor.resolve.organisations import acronyms_of, handles, other_names, words_of
from monitor.resolve.sounds import sound_of_family
from monitor.resolve.sources import Trust, corrects, trust_of
from monitor.types import CORRECTION, KnownReport, Report

_FREQUENT_SOUNDS = frozenset(map(sound_of_family, FREQUENT))


@dataclass(frozen=True)
class Telling:
    """A report with its names taken apart."""

    known: KnownReport
    wrongs: tuple[Telling, ...] = ()  #: what its own story says was told in its place, wrongly
    set_right_by: tuple[int, ...] = ()  #: reports of other changes by which its post was set right (successions.py)

    @property
    def report(self) -> Report:
        """What it says."""
        return self.known.report

    @cached_property
    def name(self) -> Name | None:
        """None where nobody is named."""
        return parse(self.report.person) if self.report.person else None

    @cached_property
    def house(self) -> tuple[str, ...]:
        """Empty where no organisation is named."""
        return words_of(self.report.organisation) if self.report.organisation else ()

    @cached_property
    def handles(self) -> frozenset[str]:
        """Short keys of which two names of one house share at least one, the list's name for it among them; empty where
        no organisation is named.
        """
        listed = [f"@{self.known.company}"] if self.known.company else []
        return frozenset().union(*map(handles, self.houses), acronyms_of(self.report.organisation or ""), listed)

    @cached_property
    def trust(self) -> Trust:
        """How near its story's source is to the change."""
        return trust_of(self.known.url, self.known.publisher)

    @cached_property
    def says_corrected(self) -> bool:
        """Whether its story's headline, or a note on its post, says that it sets right what was told before."""
        return any(name == CORRECTION for name, _ in self.report.evidence) or corrects(self.known.headline)

    @property
    def corrects(self) -> bool:
        """Whether its story sets right what was told before, or says what was wrong."""
        return self.says_corrected or bool(self.wrongs)

    @cached_property
    def houses(self) -> tuple[tuple[str, ...], ...]:
        """All that the house is called."""
        return (self.house, *other_names(self.report.organisation or "")) if self.house else ()

    @property
    def rarely_named(self) -> bool:
        """Whether the name is one that hardly two people of like posts share; in other scripts by its sound."""
        if self.name is None:
            return False
        known = self.name.family in FREQUENT if self.name.family.isascii() else self.name.sound in _FREQUENT_SOUNDS
        return not known

    @property
    def named_in_full(self) -> bool:
        """Whether more than a family name is told."""
        return self.name is not None and not self.name.weak

    @property
    def weak(self) -> bool:
        """Whether it fits so many changes that it may only join where there is no choice."""
        return not self.house or (self.name is not None and self.name.weak)
