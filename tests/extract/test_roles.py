"""Roles: titles of fifteen languages and more, labelled by hand, against what the tables say of them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import ModelError
from monitor.extract.roles import LADDER, Roles
from monitor.types import Function, Level, RoleCode

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "seeds" / "roles"
ROLES = Roles.load(FOLDER)
#: Share of titles whose code and function are right, by part; lowering one takes a reason.
FLOORS = {"seen": 0.99, "unseen": 0.98}


class Labelled(NamedTuple):
    """A line of the labelled titles."""

    part: str
    language: str
    title: str
    context: str
    code: str
    function: str
    level: str


def labelled() -> list[Labelled]:
    lines = (HERE / "data" / "roles.tsv").read_text(encoding="utf-8").splitlines()
    return [Labelled(*line.split("\t")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_labelled_titles_are_read_as_labelled(part: str) -> None:
    wrong = []
    lines = [line for line in labelled() if line.part == part]
    for line in lines:
        info = ROLES.describe(line.title, language=line.language, context=line.context)
        if (info.code, info.function) != (line.code, line.function):
            wrong.append(f"{line.language} {line.title}: {info.code} {info.function}, not {line.code} {line.function}")
    right = 1 - len(wrong) / len(lines)
    assert right >= FLOORS[part], f"{right:.3f} of {len(lines)} right:\n" + "\n".join(wrong)


def test_level_follows_from_the_code_alone() -> None:
    for line in labelled():
        assert Level(line.level) is LADDER[RoleCode(line.code)][1]
        info = ROLES.describe(line.title, language=line.language, context=line.context)
        assert info.level is LADDER[info.code][1]


def test_every_code_stands_on_the_ladder() -> None:
    assert set(LADDER) == set(RoleCode)


@pytest.mark.parametrize("title", [None, "", "   ", "?!", "beekeeper"])
def test_what_is_no_known_post_is_other(title: str | None) -> None:
    info = ROLES.describe(title, language="en")
    assert (info.code, info.function, info.level) == (RoleCode.OTHER, Function.OTHER, Level.OTHER)


@pytest.mark.parametrize(
    ("title", "full", "language"),
    [
        ("deputy chief executive", "chief executive", "en"),
        ("vice chairman", "chairman", "en"),
        ("assistant general counsel", "general counsel", "en"),
        ("directeur général délégué", "directeur général", "fr"),
        ("directrice juridique adjointe", "directrice juridique", "fr"),
        ("stellvertretende Vorstandsvorsitzende", "Vorstandsvorsitzende", "de"),
        ("wiceprezes zarządu", "prezes zarządu", "pl"),
        ("genel müdür yardımcısı", "genel müdür", "tr"),
        ("заместитель генерального директора", "генеральный директор", "ru"),
        ("副总经理", "总经理", "zh"),
        ("副社長", "社長", "ja"),
        ("부회장", "회장", "ko"),
        ("نائب الرئيس التنفيذي", "الرئيس التنفيذي", "ar"),
    ],
)
def test_a_deputy_never_has_the_code_of_the_full_post(title: str, full: str, language: str) -> None:
    assert ROLES.describe(title, language=language).code is not ROLES.describe(full, language=language).code


@pytest.mark.parametrize(
    ("context", "code"),
    [
        ("", RoleCode.CHIEF_PRODUCT),
        ("The Chief Procurement Officer (CPO) retires.", RoleCode.CHIEF_PROCUREMENT),
        ("A former head of recruiting and talent, the new CPO starts in May.", RoleCode.CHIEF_PEOPLE),
    ],
)
def test_the_text_settles_what_an_abbreviation_means(context: str, code: RoleCode) -> None:
    assert ROLES.describe("CPO", language="en", context=context).code is code


@pytest.mark.parametrize(
    ("title", "context", "code"),
    [
        ("director", "Shareholders elected him a director at the annual meeting.", RoleCode.BOARD_MEMBER),
        ("director", "The museum named its sixth director.", RoleCode.MANAGING_DIRECTOR),
        ("director", "The director of the film thanked its crew.", RoleCode.OTHER),
        ("president", "The college's president will retire in June.", RoleCode.PRINCIPAL),
        ("president", "The brewer's president will retire in June.", RoleCode.PRESIDENT),
        ("governor", "Interest rates stay where they are, the governor said.", RoleCode.CHIEF_EXECUTIVE),
        ("governor", "The governor vetoed the bill.", RoleCode.OTHER),
    ],
)
def test_the_house_decides_what_a_bare_title_means(title: str, context: str, code: RoleCode) -> None:
    assert ROLES.describe(title, language="en", context=context).code is code


def test_a_role_in_an_unknown_language_is_read_with_all_tables() -> None:
    for title, code in [
        ("Vorstandsvorsitzender", "chief_executive"),
        ("代表取締役社長", "president"),
        ("CFO", "chief_financial"),
    ]:
        assert ROLES.describe(title, language=None).code == code
        assert ROLES.describe(title, language="xx").code == code


def test_upper_case_and_initials_are_no_other_titles() -> None:
    for title in ("CHIEF EXECUTIVE OFFICER", "C.E.O.", "chief executive officer", "Chief-Executive Officer"):
        assert ROLES.describe(title, language="en").code is RoleCode.CHIEF_EXECUTIVE


def test_a_row_that_cannot_be_read_names_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "en.tsv").write_text("title\tceo\tchief_executive\ntitle\tcto\tchief_of_nothing\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"en\.tsv, line 2"):
        Roles.load(tmp_path)


def test_a_folder_without_tables_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no role words"):
        Roles.load(tmp_path)


@settings(max_examples=150, deadline=2000)
@given(st.text(max_size=300), st.sampled_from([None, "en", "de", "ja", "ar", "xx"]), st.text(max_size=500))
def test_any_text_is_described_without_an_error(title: str, language: str | None, context: str) -> None:
    info = ROLES.describe(title, language=language, context=context)
    assert info.code in LADDER


def test_describing_is_quick() -> None:
    lines = labelled()
    started = time.perf_counter()
    for _ in range(20):
        for line in lines:
            ROLES.describe(line.title, language=line.language, context=line.context)
    assert 20 * len(lines) / (time.perf_counter() - started) > 20_000
