"""Which values of a field cannot both be true."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from monitor.store.contradiction import contradicts
from monitor.types import Kind, RoleCode


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("person", "Rahul Patil", "R. Patil"),
        ("person", "Rahul Patil", "Patil, Rahul"),
        ("person", "Rahul Patil", "Patil"),
        ("predecessor", "Jörg Müller", "Joerg Mueller"),
        ("predecessor", "Zoé Patil", "Zoe K. Patil"),
        ("successor", "Евгений Соловьёв", "Evgeny Solovyov"),
        ("organisation", "UBS", "UBS Group AG"),
        ("organisation", "Acme Corp", "Acme Inc."),
        ("organisation", "IBM", "International Business Machines"),
        ("organisation", "JP Morgan", "JPMorgan"),
        ("role_code", RoleCode.OTHER, RoleCode.CHIEF_DATA),
        ("kind", Kind.HIRED, Kind.UNKNOWN),
        ("effective_on", None, date(2025, 1, 1)),
        ("role", "CTO", "chief technology officer"),
    ],
)
def test_more_or_fewer_words_for_one_thing_are_no_contradiction(field: str, one: Any, other: Any) -> None:
    assert not contradicts(field, one, other)
    assert not contradicts(field, other, one)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("person", "John Smith", "Jane Smith"),
        ("predecessor", "Maria Garcia Lopez", "Maria Garcia Ruiz"),
        ("reports_to", "R. Patil", "S. Patil"),
        ("organisation", "Tyson Foods", "Hormel Foods"),
        ("organisation", "Bank of America", "Bank of China"),
        ("previous_organisation", "Deutsche Bank", "Deutsche Telekom"),
        ("role_code", RoleCode.VICE_CHAIR, RoleCode.CHAIR),
        ("role_code", RoleCode.CHIEF_FINANCIAL, RoleCode.CHIEF_ACCOUNTING),
        ("kind", Kind.RESIGNED, Kind.DISMISSED),
        ("effective_on", date(2025, 1, 1), date(2025, 1, 2)),
    ],
)
def test_one_word_in_common_is_not_one_value(field: str, one: Any, other: Any) -> None:
    assert contradicts(field, one, other)
    assert contradicts(field, other, one)
