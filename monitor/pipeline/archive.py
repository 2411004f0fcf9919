"""A stream of JSON lines through the processes: `monitor extract`, with bounded memory and in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import RawIOBase

from monitor.errors import MonitorError
from monitor.pipeline.lines import LineError, read_line, write_answer, write_error
from monitor.workers import Workers

#: Bytes asked for at a time; what a pipe has ready comes at once, so that an answer never waits for later lines.
BLOCK = 1 << 18
#: Lines given to a process at a time: enough to make the way there cheap, few enough to share the work evenly.
CHUNK = 16
CHUNK_BYTES = 1 << 20
#: Longest line in bytes: three books. With `AHEAD` it bounds the memory.
LONGEST_LINE = 32 << 20
#: Chunks on their way for each process.
AHEAD = 4

#: Seconds for one story. The reader looks at the first 12,000 letters, which takes well under a second on a slow
#: machine; the rest is for the model to load, a minute where the disk is busy.
STORY_LIMIT = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """The answers to some lines, each a line of its own."""

    output: bytes
    stories: int
    errors: int


def extract(chunks: Iterable[tuple[bytes, ...]], workers: Workers) -> Iterator[Answered]:
    """The answers to the lines in `chunks` (as `chunks_of` gives them), in order, as they are ready."""
    limit = STORY_LIMIT * 2
    for lines, answers in workers.map(limit, answer_lines, chunks, ahead=AHEAD * workers.size):
        if isinstance(answers, MonitorError):
            for line in lines:
                yield _answer_alone(line, workers)
        else:
            yield answers


def _answer_alone(line: bytes, workers: Workers) -> Answered:
    """One line again, by itself: the one that brought the others down is then the only one that has no answer."""
    try:
        return workers.submit(STORY_LIMIT, answer_lines, (line,)).result()
    except MonitorError as error:
        return _failed(line, str(error))


def answer_lines(lines: tuple[bytes, ...]) -> Answered:
    """In a process: the answer to each line."""
    answers = [_answer(line) for line in lines]
    return Answered(
        output=b"".join(output for output, _ in answers),
        stories=len(lines),
        errors=sum(failed for _, failed in answers),
    )


def _answer(line: bytes) -> tuple[bytes, bool]:
    if len(line) > LONGEST_LINE:
        return write_error(None, f"longer than {LONGEST_LINE >> 20} MiB"), True
    try:
        asked = read_line(line)
    except LineError as error:
        return write_error(error.id, str(error)), True
    from monitor.pipeline.reading import read_story  # start-up time: the parent never needs the reading's libraries

    return write_answer(asked.id, read_story(asked.story)), False


def _failed(line: bytes, error: str) -> Answered:
    try:
        output = write_error(read_line(line).id, error)
    except LineError as wrong:
        output = write_error(wrong.id, error)
    return Answered(output=output, stories=1, errors=1)


def read_blocks(source: RawIOBase) -> Iterator[bytes]:
    """What an unbuffered file or pipe gives, as it comes."""
    while block := source.read(BLOCK):
        yield block


def chunks_of(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, ...]]:
    """The lines of one file, a few together; a chunk never waits for more than its block holds."""
    held = _Held()
    for block in blocks:
        *ends, rest = block.split(b"\n")
        yield from _chunked([held.ended_by(end) for end in ends])
        held.add(rest)
    yield from _chunked([held.ended_by(b"")])


class _Held:
    """The pieces of a line whose end has not come yet; of a line that is too long only the beginning."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def add(self, piece: bytes) -> None:
        if self._size <= LONGEST_LINE:
            self._pieces.append(piece)
            self._size += len(piece)

    def ended_by(self, piece: bytes) -> bytes:
        self.add(piece)
        line = b"".join(self._pieces)
        self._pieces, self._size = [], 0
        return line


def _chunked(lines: list[bytes]) -> Iterator[tuple[bytes, ...]]:
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        if not line.strip():
            continue  # a blank line, or the end of the file
        chunk.append(line)
        size += len(line)
        if len(chunk) >= CHUNK or size >= CHUNK_BYTES:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)
