"""A stream of JSON lines through the processes: `monitor extract`, with bounded memory and in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import RawIOBase
from itertools import count

from monitor.errors import ModelError, MonitorError
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
class Given:
    """A line as it was given."""

    place: str  #: for people: "line 5", "b.jsonl, line 5"
    line: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """The answers to some lines, each a line of its own."""

    output: bytes
    stories: int
    errors: tuple[str, ...]  #: one for each line that has no answer but an error, with its place


def extract(chunks: Iterable[tuple[Given, ...]], workers: Workers) -> Iterator[Answered]:
    """The answers to the lines in `chunks` (as `chunks_of` gives them), in order, as they are ready. Raises ModelError:
    without a model no line has an answer."""
    limit = STORY_LIMIT * 2
    for lines, answers in workers.map(limit, answer_lines, chunks, ahead=AHEAD * workers.size):
        if isinstance(answers, ModelError):
            raise answers
        if isinstance(answers, MonitorError):
            for given in lines:
                yield _answer_alone(given, workers)
        else:
            yield answers


def _answer_alone(given: Given, workers: Workers) -> Answered:
    """One line again, by itself: the one that brought the others down is then the only one that has no answer."""
    try:
        return workers.submit(STORY_LIMIT, answer_lines, (given,)).result()
    except ModelError:
        raise
    except MonitorError as error:
        return _together([_failed(given, str(error))])


def answer_lines(lines: tuple[Given, ...]) -> Answered:
    """In a process: the answer to each line. Raises ModelError."""
    return _together([_answer(given) for given in lines])


#: The answer to one line, and the error in it.
_One = tuple[bytes, str | None]


def _together(answers: list[_One]) -> Answered:
    return Answered(
        output=b"".join(output for output, _ in answers),
        stories=len(answers),
        errors=tuple(error for _, error in answers if error is not None),
    )


def _answer(given: Given) -> _One:
    if len(given.line) > LONGEST_LINE:
        return _wrong(given, None, f"longer than {LONGEST_LINE >> 20} MiB")
    try:
        asked = read_line(given.line)
    except LineError as error:
        return _wrong(given, error.id, str(error))
    from monitor.pipeline.reading import read_story  # start-up time: the parent never needs the reading's libraries

    return write_answer(asked.id, read_story(asked.story)), None


def _failed(given: Given, error: str) -> _One:
    try:
        return _wrong(given, read_line(given.line).id, error)
    except LineError as wrong:
        return _wrong(given, wrong.id, error)


def _wrong(given: Given, line_id: str | int | None, error: str) -> _One:
    told = f"{given.place}: {error}"
    return write_error(line_id, told), told


def read_blocks(source: RawIOBase) -> Iterator[bytes]:
    """What an unbuffered file or pipe gives, as it comes."""
    while block := source.read(BLOCK):
        yield block


def chunks_of(blocks: Iterable[bytes], name: str = "") -> Iterator[tuple[Given, ...]]:
    """The lines of one file (`name`, where there are several), a few together, each with its place; a chunk never waits
    for more than its block holds."""
    held = _Held()
    numbers = count(1)
    for block in blocks:
        *ends, rest = block.split(b"\n")
        yield from _chunked([(next(numbers), held.ended_by(end)) for end in ends], name)
        held.add(rest)
    yield from _chunked([(next(numbers), held.ended_by(b""))], name)


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


def _chunked(lines: list[tuple[int, bytes]], name: str) -> Iterator[tuple[Given, ...]]:
    chunk: list[Given] = []
    size = 0
    for number, line in lines:
        if not line.strip():
            continue  # a blank line, or the end of the file
        chunk.append(Given(place=f"{name}, line {number}" if name else f"line {number}", line=line))
        size += len(line)
        if len(chunk) >= CHUNK or size >= CHUNK_BYTES:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)
