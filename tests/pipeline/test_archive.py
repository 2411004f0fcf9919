"""Lines out of blocks: bounded memory, nothing lost at the seams."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from monitor.pipeline.archive import CHUNK, LONGEST_LINE, Given, answer_lines, chunks_of


@given(st.lists(st.binary(max_size=12).map(lambda b: b.replace(b"\n", b"")), max_size=60), st.integers(1, 50))
def test_however_the_stream_is_cut_the_lines_are_the_same(lines: list[bytes], size: int) -> None:
    stream = b"\n".join(lines)
    blocks = [stream[start : start + size] for start in range(0, len(stream), size)]
    told = [(given.place, given.line) for chunk in chunks_of(blocks) for given in chunk]
    assert told == [(f"line {number}", line) for number, line in enumerate(lines, start=1) if line.strip()]


def test_a_chunk_is_given_out_before_the_next_block_is_asked_for() -> None:
    asked: list[int] = []

    def blocks() -> Iterator[bytes]:
        for number in range(3):
            asked.append(number)
            yield b"%d\n" % number

    chunks = chunks_of(blocks())
    assert next(chunks) == (Given(place="line 1", line=b"0"),)
    assert asked == [0]


def test_chunks_are_small() -> None:
    chunks = list(chunks_of([b"a\n" * 100]))
    assert max(map(len, chunks)) == CHUNK
    assert sum(map(len, chunks)) == 100


def test_a_line_without_end_takes_bounded_memory_and_is_answered_as_an_error() -> None:
    block = b"x" * (1 << 20)
    count = (LONGEST_LINE >> 20) * 3
    (chunk,) = chunks_of(block for _ in range(count))
    assert LONGEST_LINE < len(chunk[0].line) <= LONGEST_LINE + 2 * len(block)
    answered = answer_lines(chunk)
    assert answered.errors == ("line 1: longer than 32 MiB",)
    assert b"longer than 32 MiB" in answered.output
