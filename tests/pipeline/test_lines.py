"""The contract of reading, line by line: what is a story, what is answered to what is none."""

import json
import re
from datetime import date

import pytest

from monitor.pipeline.lines import LineError, read_line, write_answer, write_error
from monitor.types import Change, Function, Kind, Level, Reading, Report, RoleCode, Span, Status, Verdict

#: Of a move, as the documents give them.
FIELDS = [
    *("person", "change", "kind", "status", "role", "role_code", "function", "level", "organisation"),
    *("previous_role", "previous_organisation", "next_role", "next_organisation", "predecessor", "successor"),
    *("reports_to", "effective", "effective_text", "confidence", "evidence"),
]


def line(**values: object) -> bytes:
    return json.dumps({"id": "x", "text": "Some text."} | values).encode()


def test_a_story_needs_an_id_and_a_title_or_a_text() -> None:
    story = read_line(b'{"id": "a", "title": "T"}').story
    assert (story.id, story.title, story.text) == ("a", "T", "")
    assert (story.published_on, story.language, story.url) == (None, None, None)
    assert read_line(b'{"id": "a", "text": "  kept as it is \\n"}').story.text == "  kept as it is \n"


def test_an_id_may_be_a_whole_number_of_any_size_and_comes_back_as_it_was() -> None:
    assert read_line(line(id=7)).id == 7
    assert read_line(line(id=10**400)).id == 10**400
    assert json.loads(write_error(10**400, "no"))["id"] == 10**400


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        ("2025-10-03", date(2025, 10, 3)),
        ("2025-10-03T08:00:00", date(2025, 10, 3)),
        ("2025-10-03T08:00:00Z", date(2025, 10, 3)),
        ("2025-10-03T23:30:00-05:00", date(2025, 10, 3)),  # the publisher's day, though it is the fourth in UTC
        ("2025-10-03T00:30:00+09:00", date(2025, 10, 3)),
        ("Fri, 03 Oct 2025 23:30:00 -0500", date(2025, 10, 3)),  # as RSS gives it
        ("Fri, 03 Oc", None),  # cut off in some archive
        ("yesterday", None),
        ("2025-13-45", None),
        ("", None),
        ("2025-10-03 08:00:00.123456+02:00", date(2025, 10, 3)),
    ],
)
def test_published_is_the_publishers_own_calendar_day(published: str | None, day: date | None) -> None:
    assert read_line(line(published=published)).story.published_on == day


@pytest.mark.parametrize(
    ("given", "language"), [(None, None), ("fr", "fr"), ("fr-CA", "fr"), ("PT_br", "pt"), ("", None), ("?", None)]
)
def test_a_language_is_a_tag_or_unknown(given: str | None, language: str | None) -> None:
    assert read_line(line(language=given)).story.language == language


@pytest.mark.parametrize(
    ("bad", "reason", "line_id"),
    [
        (b"", "not valid JSON", None),
        (b"no json", "not valid JSON", None),
        (b'{"id": "a", "text": "cut o', "not valid JSON", None),
        (b"[1, 2]", "a JSON object is wanted", None),
        (b'"text"', "a JSON object is wanted", None),
        (b'{"id": "a", "text": "\xff"}', "not valid UTF-8 at byte 21", None),
        (b'{"id": "a", "id": "b", "text": "t"}', "the key 'id' is there more than once", None),
        (b'{"id": "a", "text": "t", "score": NaN}', "NaN is no number", None),
        (b'{"id": Infinity, "text": "t"}', "Infinity is no number", None),
        (b'{"id": 1e999, "text": "t"}', "id is wanted", None),
        (b'{"id": ' + b"9" * 5_000 + b', "text": "t"}', "not valid JSON", None),
        (b"[" * 200_000, "not valid JSON", None),
        (b'{"text": "t"}', "id is wanted", None),
        (line(id=None), "id is wanted", None),
        (line(id=True), "id is wanted", None),
        (line(id=1.5), "id is wanted", None),
        (line(id={}), "id is wanted", None),
        (b'{"id": "a"}', "title or text is wanted", "a"),
        (line(text=None), "title or text is wanted", "x"),
        (line(text=5), "text must be a string or null", "x"),
        (line(title=["t"]), "title must be a string or null", "x"),
        (line(url=5), "url must be a string or null", "x"),
        (line(language=5), "language must be a string or null", "x"),
        (line(published=1759478400), "published must be a string or null", "x"),
        (b'{"id": 7}', "title or text is wanted", 7),
    ],
)
def test_what_is_no_story_is_named_with_its_id_where_it_has_one(
    bad: bytes, reason: str, line_id: str | int | None
) -> None:
    with pytest.raises(LineError, match=re.escape(reason)) as caught:
        read_line(bad)
    assert caught.value.id == line_id


def test_half_a_surrogate_pair_is_replaced_one_for_one_so_that_spans_stay_right() -> None:
    story = read_line(b'{"id": "a", "text": "ab\\ud83dcd \\ud83d\\ude00 ef"}').story
    assert story.text == "ab\ufffdcd \U0001f600 ef"


def test_an_id_with_half_a_surrogate_pair_comes_back_as_valid_utf8() -> None:
    asked = read_line(b'{"id": "\\udcff", "text": "t"}')
    answer = write_error(asked.id, "no")
    assert json.loads(answer.decode("utf-8")) == {"id": "\udcff", "error": "no"}


def test_a_byte_order_mark_before_the_first_line_is_no_error() -> None:
    assert read_line(b"\xef\xbb\xbf" + line()).id == "x"


def test_an_answer_has_every_field_of_the_contract_in_its_order() -> None:
    report = Report(
        person="Ann Lee",
        change=Change.APPOINTED,
        kind=Kind.HIRED,
        status=Status.CONFIRMED,
        role="CFO",
        role_code=RoleCode.CHIEF_FINANCIAL,
        function=Function.FINANCE,
        level=Level.C_LEVEL,
        organisation="Acme",
        effective_on=date(2025, 9, 29),
        effective_text="this week",
        confidence=0.976543,
        evidence=(("person", Span(field="text", start=0, end=7)),),
    )
    reading = Reading(
        model="1", language=None, verdict=Verdict(flagged=True, score=0.123456, reason="r"), reports=(report,)
    )
    answer = json.loads(write_answer(3, reading))
    assert list(answer) == ["id", "language", "flagged", "score", "reason", "moves"]
    assert (answer["id"], answer["language"], answer["score"]) == (3, None, 0.1235)
    move = answer["moves"][0]
    assert list(move) == FIELDS
    assert move["effective"] == "2025-09-29"
    assert move["confidence"] == 0.9765
    assert move["evidence"] == {"person": ["text", 0, 7]}
    assert move["successor"] is None
